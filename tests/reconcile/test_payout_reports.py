"""A processor's payout report taken in beside the bank's statement: its batches find their entries, and say by what."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from backoffice.reconcile import deciding
from backoffice.reconcile.bench import Bench
from backoffice.reconcile.by_hand import match_by_hand
from backoffice.reconcile.differences import DifferenceUnnamed
from backoffice.reconcile.findings import examine
from backoffice.reconcile.matching import find
from backoffice.reconcile.matching_values import Before
from backoffice.reconcile.payout_reports import NoPayoutThere, PayoutsTaken, take_out, take_payouts_in
from backoffice.reconcile.problems import open_workbook, work_on
from backoffice.reconcile.proposing import Proposed, propose
from backoffice.reconcile.rules import FindingKind, Reason, Shape
from backoffice.reconcile.snapshot import open_snapshot
from backoffice.reconcile.standing import MatchDiffers, StatementInUse, StatementKnown
from backoffice.reconcile.statement_file import look
from backoffice.reconcile.statement_profile import shipped_profiles
from backoffice.reconcile.workbook import WorkbookLook
from backoffice.reconcile.workbook_file import WorkbookBroken
from backoffice.reconcile.workbook_payouts import drop_payouts
from tests.given import KEYS
from tests.reconcile.offline import statement
from tests.reconcile.snapshots import BANK, PASSPHRASE, SINCE, Booked, firm, write_snapshot
from tests.reconcile.statement_files import STRIPE_HEAD, stripe

EUR = "EUR"
BOOKED = [
    Booked(SINCE, 3_310, "PSP-0001", "Card payment"),
    Booked(SINCE, 795, "PSP-0002", "Card payment"),
    Booked(SINCE, 1_200, "PSP-0003", "Card payment"),
    Booked(SINCE, 795, "PSP-0004", "Card payment"),
]
PAID = (
    stripe("po_77AA", SINCE, "PSP-0001", "33.10", "0.71"),
    stripe("po_77AA", SINCE, "PSP-0002", "7.95", "0.36"),
    stripe("po_88BB", SINCE, "PSP-0003", "12.00", "0.42"),
    stripe("po_88BB", SINCE, "PSP-0009", "5.00", "0.32"),
)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    of = firm()
    path = write_snapshot(tmp_path, of, {(BANK, EUR): BOOKED}, opening=1000, made_at=datetime.now(UTC))
    snapshot = open_snapshot(path, KEYS.root.public, PASSPHRASE)
    bench = Bench(snapshot, of.keys.signing, open_workbook(snapshot, of.keys.signing))
    stated = statement([3_998, 1_626], opening=1000, on=SINCE)
    bench.do(deciding.import_statement, stated, BANK, EUR, 2, bench.snapshot.key.marks)
    return bench


@pytest.mark.promise("L-01", "L-02")
def test_a_payout_is_matched_by_its_report_whole_or_by_hand_and_named_wherever_it_stands(
    bench: Bench, tmp_path: Path
) -> None:
    report, other = tmp_path / "payouts.csv", tmp_path / "no_payouts.csv"
    report.write_text("\n".join((STRIPE_HEAD, *PAID)))
    other.write_text("\n".join((STRIPE_HEAD, stripe("", SINCE, "PSP-0001", "33.10", "0.71"))))
    with pytest.raises(NoPayoutThere):
        take_payouts_in(bench, look(other, shipped_profiles()))
    looked = look(report, shipped_profiles())
    assert take_payouts_in(bench, looked) == PayoutsTaken(payouts=2, parts=4)
    with pytest.raises(StatementKnown):
        take_payouts_in(bench, looked)
    # What is open says which payout it is, or is in; what no report names is in none.
    work = work_on(bench, BANK, EUR)
    problem, held, (first, second) = work.problem, work.books, tuple(work.lines)
    told = {each.key: each.payout for each in examine(problem, bench.book.standing).findings}
    entries = tuple(work.entries)
    assert [told[f"entry:{each}"] for each in entries] == ["po_77AA", "po_77AA", "po_88BB", ""]
    assert (told[f"line:{first}"], told[f"line:{second}"]) == ("po_77AA", "po_88BB")
    looks = {each.key: each.suggested for each in examine(problem, bench.book.standing).findings}
    assert looks[f"line:{first}"] is FindingKind.BATCH
    # One is whole and confirms itself; of the other an entry is missing.
    assert propose(bench, BANK, EUR, lambda _step, _done: None) == Proposed(confirmed=1, waiting=0)
    ((which, made),) = bench.book.standing.matches.items()
    assert (made.shape, made.fee, made.difference, made.report) == (Shape.PAYOUT, 107, 0, looked.heads[0].id)
    assert made.reasons == (Reason.REPORTED, Reason.SUM, Reason.FEE)
    assert bench.look(WorkbookLook.words_of, made.payout) == "po_77AA"
    fee = next(each for each in examine(problem, bench.book.standing).findings if each.key == f"fee:{which}")
    assert (fee.kind, fee.amount, fee.payout) == (FindingKind.FEE, -107, "po_77AA")
    with pytest.raises(StatementInUse):
        bench.do(take_out, made.report)
    # By hand the fee is the report's, so that only what is missing has to be named.
    bench.do(deciding.undo, which)
    assert bench.do(match_by_hand, problem, held, [first], entries[:2]) == which
    again = bench.book.standing.matches[which]
    assert (again.fee, again.difference, again.reasons) == (107, 0, (Reason.BY_HAND, Reason.REPORTED, Reason.FEE))
    with pytest.raises(DifferenceUnnamed):
        bench.do(match_by_hand, problem, held, [second], [entries[2]])
    short = bench.do(
        match_by_hand, problem, held, [second], [entries[2]], FindingKind.MISSING_HERE, "PSP-0009 is not booked"
    )
    assert (bench.book.standing.matches[short].fee, bench.book.standing.matches[short].difference) == (74, 500)
    bench.do(deciding.undo, which)
    with pytest.raises(DifferenceUnnamed):
        bench.do(match_by_hand, problem, held, [first], (*entries[:2], entries[3]))
    # Where somebody refused another match of a part, a person is asked, and reads which payout it is.
    before = Before(refused=(((first,), (entries[0],)),))
    (asked,) = find(problem.entries, problem.lines, problem.rules, before, reported=problem.reported)
    assert (asked.match.payout, asked.match.certificate.unique, asked.match.confirmed) == ("po_77AA", True, False)
    bench.do(deciding.confirm, problem, asked.match, held)
    assert bench.book.standing.matches[which].report == made.report
    # A match names a report that is there, and a report its payouts.
    for each in (which, short):
        bench.do(deciding.undo, each)
    bench.do(take_out, made.report)
    assert bench.look(lambda looking: looking.file.execute("select count(*) from payout").fetchone()) == (0,)
    with pytest.raises(MatchDiffers):
        bench.do(deciding.confirm, problem, asked.match, held)
    assert not work_on(bench, BANK, EUR).problem.told.lines
    take_payouts_in(bench, looked)
    bench.do(drop_payouts, made.report)
    with pytest.raises(WorkbookBroken):
        work_on(bench, BANK, EUR)
    bench.close()
