"""The whole way: taken along, decided on two laptops, brought back with one conflict, reported, carried on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from backoffice.audit.signing import certificate
from backoffice.documents.signature import verify
from backoffice.ledger import adjustments
from backoffice.reconcile import check_in, check_out, deciding, matching, workbook_lines
from backoffice.reconcile.bench import Bench
from backoffice.reconcile.bringing import bring_back
from backoffice.reconcile.check_in_rules import Countersigned, Verdict
from backoffice.reconcile.check_out_rules import CheckOutState
from backoffice.reconcile.coverage import GapReason
from backoffice.reconcile.findings import examine
from backoffice.reconcile.opening import open_bench
from backoffice.reconcile.payout_reports import take_payouts_in
from backoffice.reconcile.pdf import report_pdf
from backoffice.reconcile.problems import work_on
from backoffice.reconcile.proposing import propose
from backoffice.reconcile.report_filing import report_of, write_report
from backoffice.reconcile.rules import FindingKind
from backoffice.reconcile.snapshot import prove_rows
from backoffice.reconcile.statement_file import look
from backoffice.reconcile.statement_profile import shipped_profiles
from backoffice.reconcile.workbook_lines import Proposal
from backoffice.staff import seconding
from backoffice.store.cluster import BOOTSTRAP
from tests.audit.sealers import sealer_serves
from tests.documents.reading import texts
from tests.given import AIKO, ANNA, JONAS, PASSWORD, PAVEL, Given
from tests.reconcile.offline import attend
from tests.reconcile.snapshots import PASSPHRASE
from tests.reconcile.statement_files import STRIPE_HEAD, camt, detail, lasting, statements, stripe
from tests.reconcile.statement_files import entry as stated_entry
from tests.reconcile.taking import BANK, CARDS, FLOWS, UNTIL, Flow, book, take, wanted
from ui.kyc.wording import Wording
from ui.reconcile.findings_rows import described, seen

EUR = "EUR"


def remark(amount: str, reference: str, words: str) -> str:
    """A detail that says something beside its reference."""
    return detail(amount, reference).replace("</Amt>", f"</Amt><RmtInf><Ustrd>{words}</Ustrd></RmtInf>")


MARCH = (
    stated_entry("250.00", detail("250.00", "REF-1")),
    stated_entry("40.25", detail("40.25", "REF-2"), direction="DBIT"),
    stated_entry("2.50", remark("2.50", "", "Account fee March"), direction="DBIT"),
)
BANK_FILE = lasting(camt(MARCH, opening="1000.00", closing="1207.25").replace(b"2026-10-05", b"2026-03-17"), UNTIL)
APRIL = (
    stated_entry("12.00", detail("12.00", "REF-3")),
    stated_entry("3.00", detail("3.00", "REF-4")),
)
APRIL_FILE = lasting(
    camt(APRIL, opening="1247.23", closing="1262.23").replace(b"2026-10-05", b"2026-04-02"), date(2026, 4, 29)
)
PAID = stated_entry("39.98", remark("39.98", "STRIPE PAYOUT", "Clara Evans and others"))
PAID_FILE = lasting(
    camt((*MARCH, PAID), opening="1000.00", closing="1247.23").replace(b"2026-10-05", b"2026-03-17"), UNTIL
)
PAYOUT = (Flow("2026-03-16", "33.10", reference="PSP-0001"), Flow("2026-03-16", "7.95", reference="PSP-0002"))
REPORT = "\n".join(
    (
        STRIPE_HEAD,
        stripe("po_77AA", date(2026, 3, 17), "PSP-0001", "33.10", "0.71"),
        stripe("po_77AA", date(2026, 3, 17), "PSP-0002", "7.95", "0.36"),
    )
)


def taken_along(given: Given, person: str) -> Bench:
    taken = take(given, wanted((BANK,)), person)
    return open_bench(given.house.settings, taken.path, PASSPHRASE, PASSWORD)


def works(bench: Bench, file: bytes) -> None:
    """Import the statement, let what is unique confirm itself, keep the rest as proposals."""
    (stated,) = statements(file)
    came_as = ("march.xml", "")
    bench.do(deciding.import_statement, stated, BANK, EUR, 2, bench.snapshot.key.marks, came_as=came_as, vouched=True)
    work = work_on(bench, BANK, EUR)
    problem = work.problem
    found = matching.match(problem.entries, problem.lines, problem.rules, reported=problem.reported)
    sure = [each for each in found if each.confirmed]
    bench.do(deciding.confirm_alone, work.problem, sure, work.books)
    bench.do(workbook_lines.put_proposals, BANK, EUR, [Proposal(each) for each in found if not each.confirmed])


@pytest.mark.promise("L-01", "L-02", "S-02", "S-08")
def test_from_the_check_out_to_the_next_period_with_one_conflict(given: Given, tmp_path: Path) -> None:
    book(given, (*FLOWS, *PAYOUT))
    (tmp_path / "payouts.csv").write_text(REPORT)
    with sealer_serves(given):
        one, two = taken_along(given, JONAS), taken_along(given, AIKO)
        take_payouts_in(one, look(tmp_path / "payouts.csv", shipped_profiles()))
        works(one, PAID_FILE)
        work = work_on(one, BANK, EUR)
        standing = one.book.standing
        assert {each.lines[0].amount for each in standing.matches.values()} == {25_000, -4_025, 3_998}
        fee = next(f"line:{each.id}" for each in work.problem.lines if each.amount == -250)
        one.do(deciding.classify, work.problem, [fee], FindingKind.FEE)
        one.do(deciding.propose_adjustment, work.problem, fee, CARDS, UNTIL, "missing", "The fee of March")
        one.do(deciding.own, fee, AIKO, work.people)
        one.do(deciding.note, fee, "Ask the bank")
        short = next(each.key for each in examine(work.problem, one.book.standing).findings if each.amount == -107)
        one.do(deciding.own, short, AIKO, work.people)
        one.do(deciding.note, short, "Was refused by the processor")
        attend(one.book, work.problem)
        closed = one.do(deciding.close_account, work.problem, work.books, prove_rows(one.snapshot))
        assert closed.statement - closed.ledger == -1_557
        assert {each.kind: each.amount for each in closed.reasons} == {
            FindingKind.IN_TRANSIT: -1_200,
            FindingKind.FEE: -357,
        }

        # On the other laptop the same entry is matched with a line of another file.
        works(two, PAID_FILE.replace(b"<Id>S1</Id>", b"<Id>S2</Id>"))
        first = bring_back(given.desk(JONAS), one.book)
        second = bring_back(given.desk(AIKO), two.book)
        assert (first.conflicting, first.stale) == (0, 0)
        assert (second.accepted, second.conflicting, second.stale) == (1, 2, 0)
        assert bring_back(given.desk(AIKO), two.book) == second
        conflicts = given.desk(AIKO).ask(check_in.contested, two.manifest.id)
        assert {each.verdict for each in conflicts} == {Verdict.CONFLICTING}
        for each in conflicts:
            assert each.mine is not None
            assert each.theirs is not None
            assert (each.mine.person, each.theirs.person, each.theirs.number) == (AIKO, JONAS, first.number)
            assert each.mine.match.entries == each.theirs.match.entries
        # What stands beside a line's text comes along with it, and goes with it.
        with given.sql(PAVEL) as connection:
            beside = "select count(*) from reconcile.words where words = 'REF-1' and part is not null"
            assert connection.execute(beside).fetchone() == (1,)
        states = {each.number: each.state for each in given.desk(PAVEL).ask(check_out.check_outs)}
        assert set(states.values()) == {CheckOutState.CHECKED_IN}

        (draft,) = given.desk(AIKO).ask(adjustments.waiting)
        given.desk(AIKO).do(uuid4(), seconding.agree, draft.proposal.id, draft.proposal.hash())

        file = write_report(given.desk(JONAS), one.manifest.id, "Europe/Berlin", "en", tmp_path / "out")
        firm = given.desk(JONAS).ask(certificate)
        assert firm is not None
        assert verify(file.read_bytes(), firm).sound
        assert "payout po_77AA" in " ".join(" ".join(texts(file.read_bytes())).split())
        proved = given.desk(PAVEL).ask(check_in.prove, one.manifest.id)
        assert (proved.fault, proved.countersigned) == ("", Countersigned.HOLDS)
        # Everybody who reads the check-in reads the same of it, whoever asked for the signature.
        assert given.desk(AIKO).ask(check_in.prove, one.manifest.id) == proved
        with given.sql(AIKO) as connection:
            told = connection.execute("select count(*) from audit.signature_request where requested_by <> store.me()")
            assert told.fetchone() == (1,)
        with given.sql(ANNA) as connection:
            assert connection.execute("select count(*) from audit.signature_request").fetchone() == (0,)
        # Whoever turns a conflict into an acceptance afterwards is found by the firm's own signature.
        with given.sql(BOOTSTRAP) as keeper:
            keeper.execute("set session_replication_role = replica")
            keeper.execute(
                "update reconcile.verdict set verdict = 'accepted' where check_out_id = %s", [two.manifest.id]
            )
        assert given.desk(PAVEL).ask(check_in.prove, two.manifest.id).countersigned is Countersigned.BROKEN

        # April begins with what March left open, and with what was booked into March since: the fee that was agreed to.
        book(given, [Flow("2026-03-30", "77.00", reference="LATE-1"), Flow("2026-04-02", "3.00", reference="REF-4")])
        later = replace(wanted((BANK,)), since=UNTIL.replace(month=4, day=1), until=UNTIL.replace(month=4, day=30))
        bench = open_bench(given.house.settings, take(given, later).path, PASSPHRASE, PASSWORD)
        problem = work_on(bench, BANK, EUR).problem
        # Whose statements they are was learnt, so nobody is asked again on any laptop.
        assert problem.allowed.outside == "DE02120300000000202051"
        assert {each.finding: each.amount for each in problem.carried} == {
            each.finding: each.amount for each in closed.open_items
        }
        assert problem.ledger_opening == closed.ledger
        assert [(each.reference, each.amount) for each in problem.entries if each.id in problem.late] == [
            ("LATE-1", 7_700),
            ("ADJ-9", -250),
        ]
        (named,) = (each for each in problem.carried if each.finding == fee)
        assert (named.owner, named.note, named.booked_as) == (AIKO, "Ask the bank", "ADJ-9")
        prove_rows(bench.snapshot)
        shown = seen(bench, BANK, EUR, "en", {})
        assert shown.settled.startswith(
            "Opens as it was closed, at 1,262.80. Booked since into days before: LATE-1  T-"
        )
        said = next(described(each, Wording("en")) for each in shown.examined.findings if each.key.endswith(fee))
        for words in ("line 3 of \u2068march.xml\u2069  ADJ-9, 17 Mar 2026: Fee", f"after by {AIKO}", "Ask the bank"):
            assert words in said
        (stated,) = statements(APRIL_FILE)
        bench.do(deciding.import_statement, stated, BANK, EUR, 2, bench.snapshot.key.marks)
        propose(bench, BANK, EUR, lambda _step, _done: None)
        told = examine(work_on(bench, BANK, EUR).problem, bench.book.standing)
        assert told.identity.holds
        # The two booked in March explain each other's side by name; nothing of the opening is left without one.
        assert {(each.reference, each.amount, each.late) for each in told.open_findings} == {
            ("LATE-1", -7_700, True),
            ("AFTER", -500_000, False),
        }
        assert fee not in {each.key.removeprefix("carried:") for each in told.findings}
        work = work_on(bench, BANK, EUR)
        bench.do(deciding.classify, work.problem, [each.key for each in told.open_findings])
        attend(bench.book, work.problem)
        root, silent = prove_rows(bench.snapshot), "The bank writes none without a movement"
        bench.do(deciding.close_account, work.problem, work.books, root, GapReason.NO_MOVEMENT, silent)
        ended = bring_back(given.desk(JONAS), bench.book)
        assert (ended.stale, ended.conflicting) == (0, 0)
        report = report_pdf(given.desk(PAVEL).ask(report_of, bench.manifest.id, 7, "Europe/Berlin", "en"))
        printed = " ".join(" ".join(texts(report)).split())
        for said in ("Booked into closed days after their closing", "ADJ-9 · T-9", "LATE-1 · T-", silent):
            assert said in printed, said
        # What March left between the sides of a match is named by both, and still somebody's; a line by its own words.
        for said in (
            "Clara Evans and others ↔ PSP-0001 · T-7 +1 aiko.tanaka Was refused by the processor",
            "Account fee March",
        ):
            assert said in printed, said
        assert "line 3 of the file" not in printed
        for each in (one, two, bench):
            each.close()
