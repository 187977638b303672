"""What the house took is listed, taken back by two people, and a refused adjusting entry is put right by keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt

from backoffice.ledger import adjustments
from backoffice.ledger.correcting import Reason
from backoffice.reconcile import check_in, check_out, deciding, proposing_anew, reversing
from backoffice.reconcile.bringing import bring_back
from backoffice.reconcile.opening import open_bench
from backoffice.reconcile.problems import work_on
from backoffice.reconcile.rules import FindingKind
from backoffice.reconcile.snapshot import prove_rows
from backoffice.staff import seconding
from backoffice.staff.rules import Action
from tests.audit.sealers import sealer_serves
from tests.given import AIKO, JONAS, PASSWORD, Given
from tests.reconcile.offline import attend
from tests.reconcile.snapshots import PASSPHRASE
from tests.reconcile.statement_files import statements
from tests.reconcile.taking import BANK, CARDS, UNTIL, book, take, wanted
from tests.reconcile.test_loop import BANK_FILE, EUR, works
from tests.ui.conftest import Desk
from tests.ui.reconcile.test_check_outs import on_page
from ui.kyc.wording import Wording, isolated
from ui.reconcile.hand_rows import hand_seen
from ui.staff import evidence
from ui.staff.approvals_page import ApprovalsPage

K = Qt.Key
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def given(given: Given) -> Iterator[Given]:
    """Jonas has closed March, and a lead has refused the entry for its fee."""
    book(given)
    with sealer_serves(given):
        mine = open_bench(given.house.settings, take(given, wanted((BANK,))).path, PASSPHRASE, PASSWORD)
        works(mine, BANK_FILE)
        work = work_on(mine, BANK, EUR)
        fee = next(f"line:{each.id}" for each in work.problem.lines if each.amount == -250)
        mine.do(deciding.classify, work.problem, [fee], FindingKind.FEE)
        mine.do(deciding.propose_adjustment, work.problem, fee, CARDS, UNTIL, "missing", "The fee of March")
        attend(mine.book, work.problem)
        mine.do(deciding.close_account, work.problem, work.books, prove_rows(mine.snapshot))
        bring_back(given.desk(JONAS), mine.book)
        mine.close()
        aiko = given.desk(AIKO)
        (draft,) = aiko.ask(adjustments.waiting)
        aiko.do(uuid4(), seconding.refuse, draft.proposal.id, draft.proposal.hash(), "Book it as a charge of April")
        yield given


@pytest.mark.promise("L-01", "S-05")
def test_a_lead_reads_why_a_match_is_taken_back_and_in_what_an_entry_differs_before_agreeing(
    desk: Desk, given: Given
) -> None:
    jonas = given.desk(JONAS)
    which = jonas.ask(check_out.check_outs)[0].id
    (closing, *_) = jonas.ask(reversing.took, which)
    # Whoever takes the month along sees what is settled, and takes nothing of it back offline.
    bench = open_bench(given.house.settings, take(given, wanted((BANK,)), AIKO).path, PASSPHRASE, PASSWORD)
    (stated,) = statements(BANK_FILE)
    bench.do(deciding.import_statement, stated, BANK, EUR, 2, bench.snapshot.key.marks, vouched=True)
    rows = hand_seen(bench, BANK, EUR, "en", {}).decided
    assert [(row.house, row.cells[2].split("  ")[-1][:2], row.cells[4]) for row in rows] == [
        (True, "T-", "250.00"),
        (True, "T-", "−40.25"),
    ]
    assert all(row.cells[3].startswith(f"matched in the house by {JONAS}, ") for row in rows)
    bench.close()
    asked = jonas.do(uuid4(), reversing.propose_reversal, which, closing.seq, "", "The fee was booked in April")
    (one,) = jonas.ask(check_in.contested, which)
    assert one.adjustment is not None
    (mine, other), day = one.adjustment.legs, UNTIL + timedelta(days=1)
    legs = (replace(mine, amount=-375), replace(other, amount=375))
    jonas.do(uuid4(), proposing_anew.propose_anew, which, one.seq, day, Reason.MISSING, "A charge of April", legs)
    (draft,) = jonas.ask(adjustments.waiting)
    desk.sign_in(AIKO)
    desk.frame.go("staff.approvals", draft.proposal.id)
    desk.settle()
    # The bank's line and the entry for it stand side by side, with what is between them.
    page = desk.frame._pages["staff.approvals"]
    assert isinstance(page, ApprovalsPage)
    desk.settle()
    assert page._why_not_agree() == ""
    assert page.view.origin.isVisible()
    assert page.view.origin.verdict.accessibleName() == "It differs from what it is for"
    assert page.view.origin.about.text() == "Line of the statement, " + isolated("Account fee March")
    rows = page.view.origin.told.rows
    assert [[rows.data(rows.index(row, at), SPOKEN) for at in range(4)] for row in range(rows.rowCount())] == [
        ["Amount", "−2.50", "−3.75", "−1.25"],
        ["Day", "17 Mar 2026", "1 Apr 2026", "+15 days"],
    ]
    desk.frame.go("staff.approvals", asked)
    desk.settle()
    assert not page.view.origin.isVisible()
    desk.settle()
    assert page.view.also == (("Why", "The fee was booked in April"),)
    facts = dict(page.wording.facts(page.current()))
    assert BANK not in facts.values()
    assert "1,207.25" in facts.values()
    assert "The fee was booked in April" in page.view._drawer.accessibleName()
    assert page._why_not_agree() == ""
    page.agree()
    desk.settle()
    assert given.desk(JONAS).ask(reversing.took, which)[0].is_reversed


@pytest.mark.promise("L-01", "L-02", "S-05")
def test_a_refused_entry_is_proposed_anew_and_a_closing_taken_back_by_keys(desk: Desk, given: Given) -> None:
    page = on_page(desk, JONAS)
    panel = page.check_in
    desk.settle()
    assert panel.seen is not None
    assert [row.cells[0].text for row in panel.seen.rows] == ["refused by a lead"]
    assert "Book it as a charge of April" in panel.theirs.lines.text()
    assert panel.anew.isVisible()
    # What the lead said stands under the lead's name.
    assert "Aiko" in panel.theirs.who.text()
    assert panel.theirs.how.text().startswith("proposed by Jonas")
    desk.press(K.Key_E)
    desk.settle()
    box = panel.anew_box
    assert box.isVisible()
    assert (box.amount.text(), box.counter.currentData(), box.why.text()) == ("-2.50", CARDS, "The fee of March")
    box.amount.edit.setText("x")
    box.submit()
    assert box.isVisible(), "that is no amount"
    box.amount.edit.setText("-3.75")
    box.why.edit.setText("A charge of the bank in April")
    box.submit()
    desk.settle()
    assert not box.isVisible()
    (draft,) = given.desk(AIKO).ask(adjustments.waiting)
    _, rests = given.desk(AIKO).ask(evidence.read, draft.proposal.id)
    assert "decision" in evidence.said(rests, Wording("en"))
    assert "line 3 of" in evidence.said(rests, Wording("en"))
    # Withdrawn, it stands there again as what was withdrawn, at the next look, with its own amount and words.
    given.desk(JONAS).do(uuid4(), seconding.withdraw, draft.proposal.id)
    page.refresh()
    desk.settle()
    (row,) = panel.seen.rows
    assert (row.cells[0].text, row.cells[4].text) == ("withdrawn before a lead agreed", "−3.75 EUR")
    desk.press(K.Key_E)
    desk.settle()
    assert "Last time: withdrawn." in box.about.text()
    box.why.edit.setText("A charge of the bank in April")
    box.submit()
    desk.settle()
    (draft,) = given.desk(AIKO).ask(adjustments.waiting)
    assert (draft.drafted_by, draft.explanation) == (JONAS, "A charge of the bank in April")
    desk.settle()
    # What was accepted: the closing first, then the matches; one is found by its amount.
    desk.press(K.Key_V)
    desk.settle()
    assert [row.cells[1].text for row in panel.seen.rows] == ["Account closed", "Match", "Match"]
    panel.finder.setText("-40.25")
    panel.finder.returnPressed.emit()
    desk.settle()
    assert [row.cells[4].text for row in panel.seen.rows] == ["−40.25 EUR"]
    panel.finder.setText("nothing of this")
    panel.finder.setFocus()
    panel.finder.returnPressed.emit()
    desk.settle()
    assert "holds “nothing of this”" in panel.verdict.accessibleName()
    assert panel.finder.hasFocus()
    panel.finder.setText("")
    panel.finder.returnPressed.emit()
    desk.settle()
    panel.table.selectRow(0)
    desk.press(K.Key_Z)
    back = panel.back_box
    assert back.isVisible()
    assert not back.go.isEnabled(), "a reason first"
    back.reason.setPlainText("The fee was booked in April")
    back.submit()
    desk.settle()
    (proposal,) = (
        each for each in given.desk(AIKO).ask(seconding.proposals_waiting) if each.action is Action.RECONCILE_REVERSE
    )
    desk.settle()
    # It stands in the first list now, with both sides.
    desk.press(K.Key_V)
    desk.settle()
    assert [row.cells[0].text for row in panel.seen.rows] == ["to be taken back"]
    assert "The fee was booked in April" in panel.theirs.lines.text()
    asked = given.desk(AIKO).ask(reversing.asked_of, proposal.id)
    assert asked.reversal is not None
    assert (asked.is_closing, asked.reversal.why) == (True, "The fee was booked in April")
    given.desk(AIKO).do(uuid4(), seconding.agree, proposal.id, proposal.hash())
    panel._look()
    desk.settle()
    assert [row.cells[0].text for row in panel.seen.rows] == ["taken back"]
    assert "Aiko" in panel.theirs.how.text()
    assert panel._why_not_back() == "It is taken back"
    which = page.found[0].id
    assert [each.is_reversed for each in given.desk(JONAS).ask(reversing.took, which, "", True)] == [True]
