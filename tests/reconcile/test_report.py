"""The report of a closed account: the identity, what is carried, ages and certificates, on pages for people. S-08."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from backoffice.reconcile import deciding, workbook
from backoffice.reconcile.carried import carry_over
from backoffice.reconcile.pdf import report_pdf
from backoffice.reconcile.report import ReconcileReport, report_account
from backoffice.reconcile.rules import Certificate, FindingKind, MatchRules
from backoffice.words import say
from tests.documents.reading import texts
from tests.given import AIKO
from tests.reconcile.offline import ACCOUNT, CHECK_OUT, TO, Offline, attend, books, entry, match, statement

ROOT = "0123456789abcdef" * 4


def made(tmp_path: Path, lines: int = 60) -> ReconcileReport:
    """A report of an account with every class of finding, several ages and some matches of each certificate."""
    desk = Offline(tmp_path / "one.workbook")
    amounts = [1000 + 37 * number for number in range(lines)]
    stated = statement([*amounts, -250, 990, 1234], opening=12_000)
    numbered = enumerate(stated.lines, 1)
    stated = replace(stated, lines=tuple(replace(each, reference=f"EREF{number:04}") for number, each in numbered))
    head = stated.file[:16]
    desk.takes_in(stated)
    entries = tuple(entry(number, amount + (3 if number == 1 else 0)) for number, amount in enumerate(amounts, 1))
    late = (entry(900, 5_000, TO - timedelta(days=1), "DEP-900"), entry(901, -700, date(2026, 10, 12), "FEE-7"))
    carried = carry_over(())
    problem = desk.problem((*entries, *late), ledger_opening=11_998, carried=carried, rules=MatchRules(tolerance=3))
    told = [match([f"{head}.{number}"], [f"{number}.1"]) for number in range(2, lines)]
    both = books(problem.entries)
    desk.book.do(deciding.confirm_alone, problem, told, both)
    short = match([f"{head}.1"], ["1.1"], difference=-3, confirmed=False)
    desk.book.do(deciding.confirm, problem, replace(short, certificate=Certificate(4, True)), both)
    desk.book.do(deciding.confirm, problem, match([f"{head}.{lines}"], [f"{lines}.1"], fee=0), both, by_hand=True)
    seen = desk.examined(problem)
    for each, kind in zip(seen.open_findings, (FindingKind.FEE, FindingKind.DUPLICATE), strict=False):
        desk.book.do(deciding.classify, problem, [each.key], kind)
    desk.book.do(deciding.classify, problem, [f"opening:{problem.account}:{problem.asset}"], FindingKind.SHORT_OVER)
    desk.book.do(deciding.classify, problem, [each.key for each in desk.examined(problem).open_findings])
    for each in desk.examined(problem).findings[:3]:
        desk.book.do(deciding.own, each.key, AIKO, (AIKO,))
        desk.book.do(deciding.note, each.key, "The bank looks for the payer; asked again on Monday")
    fee = next(each for each in desk.examined(problem).findings if each.kind is FindingKind.FEE)
    desk.book.do(deciding.propose_adjustment, problem, fee.key, "House:Fees", TO, "missing", "A fee of the bank")
    attend(desk.book, problem)
    closed = desk.book.do(deciding.close_account, problem, both, ROOT)
    words = desk.book.ask(lambda look: {each: look.words_of(each) for each in _hashes(closed, look)})
    standing = desk.book.standing
    desk.book.close()
    account = report_account(standing, closed, lambda hash_: words.get(hash_, ""), references={"7": "DEP-7"})
    return ReconcileReport(
        firm="Harbour Trading GmbH",
        check_out=CHECK_OUT,
        person="Jonas Berg",
        decisions=standing.count,
        head=standing.head.hex(),
        countersigned_at=datetime(2026, 11, 3, 9, 30, tzinfo=UTC),
        accounts=(account,),
        verdicts=None,
        written_at=datetime(2026, 11, 3, 10, 0, tzinfo=UTC),
        written_by="Aiko Tanaka",
        zone="Europe/Berlin",
        language="en",
        audit_entry=1234,
        signed=True,
    )


def _hashes(closed: object, look: workbook.WorkbookLook) -> list[str]:
    return [row[0] for row in look.file.execute("select hash from words").fetchall()]


@pytest.mark.promise("L-02", "S-08")
def test_the_report_says_the_identity_what_is_carried_and_every_certificate(tmp_path: Path) -> None:
    report = made(tmp_path)
    pdf = report_pdf(report)
    text = " ".join(" ".join(texts(pdf)).split())
    (account,) = report.accounts
    assert [each.amount for each in account.items if not each.text and each.is_opening] == [2]
    assert all(each.text or each.is_opening for each in account.items)
    assert account.statement - account.ledger == sum(each.amount for each in account.reasons)
    for told in (
        "Reconciliation: Assets / Bank / EUR",
        "Closing balance stated",
        "In transit",
        "Ida Holm Payment 61",
        "The bank looks for the payer",
        "an adjusting entry was proposed",
        "Adjusting entries",
        "Decided by a person",
        "Confirmed themselves: no other was possible",
        "Confirmed itself: no other was possible",
        "Confirmed by a person: chosen among several",
        "All matches",
        "one to one, unique, by itself",
        "one of 4 equal, by a person",
        "Countersigned",
        "Over 90 days",
        # Somebody with the bank's paper and our books finds both sides: never by an id of ours.
        "Ida Holm Payment 7",
        "EREF0007",
        "DEP-7 · T-7",
        "Ida Holm Payment 1 ↔ T-1",
        "DEP-900 · T-900",
        "plus and minus added up alike",
        "Opening balance",
    ):
        assert told in text, told
    assert ROOT[:8] in text
    assert not any(f"{each.sha256[:16]}." in text for each in account.files)
    assert report_pdf(report) == pdf
    zh = replace(report, language="zh", countersigned_at=None)
    assert say("reconcile.report.awaiting", "zh") in " ".join(texts(report_pdf(zh)))
    assert account.account == ACCOUNT
