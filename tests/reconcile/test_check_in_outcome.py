"""What the house made of decisions is what report and window say of them: refusals with their cause, sameness once."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from backoffice.desk import DutyMissing, ReadWork
from backoffice.ledger import adjustments
from backoffice.ledger.correcting import Reason
from backoffice.reconcile import check_in, deciding, proposing_anew, reversing_queries
from backoffice.reconcile.bringing import bring_back
from backoffice.reconcile.check_in_rules import AnotherLog, NotThisAdjustment, Verdict
from backoffice.reconcile.decisions import AccountClosed, FindingOwned, LegFacts, ReasonSum
from backoffice.reconcile.origins import KnownBy, Unlike, rests_on, unlike
from backoffice.reconcile.pdf import report_pdf
from backoffice.reconcile.report_filing import report_of
from backoffice.reconcile.rules import FindingKind
from backoffice.reconcile.standing import AdjustmentKnown
from backoffice.reconcile.workbook import CheckedIn, Workbook
from backoffice.staff import seconding
from tests.documents.reading import texts
from tests.given import AIKO, ANNA, JONAS, PAVEL, Given
from tests.reconcile.laptops import BANK, WALLET, Laptop, books, laptop
from tests.reconcile.offline import KEY, match

__all__ = ["books"]
NONSENSE = "Expenses:Nonsense:XX"


def with_a_fee(one: Laptop, counter: str) -> None:
    """Every entry is matched, a fee of 12.50 is left, and an adjusting entry for it; the account is closed."""
    lines = one.takes_in([each.amount for each in one.entries] + [-1250])
    for line, entry in zip(lines, one.entries, strict=False):
        one.confirms([line], [entry.id])
    fee = f"line:{lines[-1]}"
    one.book.do(deciding.classify, one.problem(), [fee], FindingKind.FEE)
    one.book.do(deciding.propose_adjustment, one.problem(), fee, counter, date(2025, 4, 2), "missing", "A bank fee")
    one.closes()
    one.comes_back()


@pytest.mark.promise("L-02", "S-08")
def test_the_report_says_that_the_books_refused_an_adjusting_entry_and_why(books: Given, tmp_path: Path) -> None:
    with laptop(books, JONAS, tmp_path) as one:
        with_a_fee(one, NONSENSE)
        (refused,) = books.desk(JONAS).ask(check_in.contested, one.which)
        assert refused.adjustment is not None
        assert [leg.account for leg in refused.adjustment.legs] == [BANK, NONSENSE]
        told = books.desk(JONAS).ask(report_of, one.which, 7, "Europe/Berlin", "en")
        text = " ".join(" ".join(texts(report_pdf(told))).split())
        assert "an adjusting entry was proposed" not in text
        reason = "stale: the books hold no such account"
        for said in (
            f"the adjusting entry was not taken: {reason}",
            "Not accepted By the books at the check-in",
            f"{len(one.entries) + 3} accepted, 0 already so, 1 stale, 0 conflicting",
            "Expenses / Nonsense / XX",
        ):
            assert said in text, said
        assert text.count(reason) == 3


@pytest.mark.promise("L-01", "L-02")
def test_what_two_people_decided_alike_is_one_count_and_no_conflict(books: Given, tmp_path: Path) -> None:
    with laptop(books, JONAS, tmp_path) as one, laptop(books, AIKO, tmp_path) as two:
        for each in (one, two):
            # The same file on both laptops: its lines have the same ids.
            lines = each.takes_in([entry.amount for entry in each.entries] + [-1250], "the bank")
            for line, entry in zip(lines, each.entries, strict=False):
                each.confirms([line], [entry.id])
            each.closes()
        one.comes_back()
        ended = two.comes_back()
        same = len(two.entries) + 1
        assert (ended.already_so, ended.stale, ended.conflicting) == (same, 0, 0)  # type: ignore[attr-defined]
        assert books.desk(AIKO).ask(check_in.contested, two.which) == ()
        assert books.desk(PAVEL).ask(check_in.check_in_of, two.which).already_so == same
        assert books.desk(PAVEL).ask(check_in.prove, two.which).fault == ""
        with books.sql(PAVEL) as connection:
            held = connection.execute("select distinct check_out_id from reconcile.match_entry").fetchall()
        assert held == [(one.which,)]


@pytest.mark.promise("L-02")
def test_the_same_lines_and_entries_with_another_difference_are_a_conflict(books: Given, tmp_path: Path) -> None:
    with laptop(books, JONAS, tmp_path) as one, laptop(books, AIKO, tmp_path) as two:
        for each, fee in ((one, 0), (two, 5)):
            (line,) = each.takes_in([each.entries[0].amount - 5], "the bank")
            told = replace(match([line], [each.entries[0].id], difference=fee - 5), fee=fee)
            named = () if fee else (False, FindingKind.FEE, "The bank's charge")
            each.book.do(deciding.confirm, each.problem(), told, deciding.Books(each.leaves), *named)
        one.comes_back()
        two.comes_back()
        (told,) = books.desk(AIKO).ask(check_in.contested, two.which)
        assert (told.verdict, told.mine is None, told.theirs is None) == (Verdict.CONFLICTING, False, False)


@pytest.mark.promise("L-02", "S-05")
def test_a_workbook_that_was_checked_in_only_opens_to_be_read(books: Given, tmp_path: Path) -> None:
    with laptop(books, JONAS, tmp_path) as one:
        one.takes_in([one.closing])
        one.closes()
        backup = Path(shutil.copy(one.book.path, tmp_path / "backup.workbook"))
        ended = one.comes_back()
        signer = one.book.signer
        assert signer is not None
        one.book.close()
        one.book = Workbook.open(one.book.path, KEY, one.which, JONAS, signer.public, books.now, signer)
        assert one.book.checked_in_at == ended.ended_at  # type: ignore[attr-defined]
        before = one.book.standing.canonical()
        for command, facts in (
            (deciding.reopen_account, (BANK, "EUR", "A line came late")),
            (deciding.note, ("line:1", "Late")),
        ):
            with pytest.raises(CheckedIn) as refused:
                one.book.do(command, *facts)  # type: ignore[arg-type]
            assert refused.value.facts == {"at": ended.ended_at.isoformat(timespec="seconds")}  # type: ignore[attr-defined]
        assert one.book.standing.canonical() == before
        # The check-in may be repeated all the same; a copy from before goes on by itself, and is not taken in.
        assert one.comes_back() == ended
        other = Workbook.open(backup, KEY, one.which, JONAS, signer.public, books.now, signer)
        other.do(deciding.reopen_account, BANK, "EUR", "A line came late")
        with pytest.raises(AnotherLog):
            bring_back(books.desk(JONAS), other)
        other.close()
        assert books.desk(PAVEL).ask(check_in.check_in_of, one.which).decisions == ended.decisions  # type: ignore[attr-defined]


@pytest.mark.promise("L-02", "S-05")
def test_an_entry_a_lead_refused_is_proposed_anew_and_its_twin_from_another_laptop_only_once(
    books: Given, tmp_path: Path
) -> None:
    with laptop(books, JONAS, tmp_path) as one, laptop(books, AIKO, tmp_path) as two:
        with_a_fee(one, WALLET)
        # The same file on the other laptop, and the same fee: one adjusting entry is enough.
        with_a_fee(two, WALLET)
        assert len(books.desk(PAVEL).ask(adjustments.waiting)) == 1
        (twin,) = (each for each in books.desk(AIKO).ask(check_in.contested, two.which) if each.adjustment)
        assert (twin.verdict, twin.cause) == (Verdict.ALREADY_SO, "already_proposed")
        jonas, aiko = books.desk(JONAS), books.desk(AIKO)
        assert jonas.ask(check_in.contested, one.which) == ()
        (draft,) = aiko.ask(adjustments.waiting)
        act = one.book.standing.adjustments
        (told,) = act.values()
        (seq,) = (each.seq for each in jonas.ask(reversing_seqs, one.which))
        with pytest.raises(AdjustmentKnown):
            jonas.do(
                uuid4(), proposing_anew.propose_anew, one.which, seq, told.booked_on, Reason.MISSING, "Again", told.legs
            )
        aiko.do(uuid4(), seconding.refuse, draft.proposal.id, draft.proposal.hash(), "Book it as a charge")
        (refused,) = jonas.ask(check_in.contested, one.which)
        assert refused.course is not None
        assert (refused.seq, refused.course.is_over, refused.course.proposal.reason) == (
            seq,
            True,
            "Book it as a charge",
        )
        text = " ".join(" ".join(texts(report_pdf(jonas.ask(report_of, one.which, 7, "Europe/Berlin", "en")))).split())
        assert "refused by a lead: Book it as a charge" in text
        again = jonas.ask(proposing_anew.again, one.which, seq)
        assert (again.explanation, again.act.legs) == ("A bank fee", told.legs)
        with pytest.raises(NotThisAdjustment):
            jonas.do(
                uuid4(),
                proposing_anew.propose_anew,
                one.which,
                seq,
                told.booked_on,
                Reason.MISSING,
                "Another account",
                (LegFacts("Assets:Bank:USD", "EUR", -1), LegFacts(WALLET, "EUR", 1)),
            )
        with pytest.raises(DutyMissing):
            books.desk(ANNA).do(
                uuid4(), proposing_anew.propose_anew, one.which, seq, told.booked_on, Reason.MISSING, "No", told.legs
            )
        legs = (LegFacts(BANK, "EUR", -1200), LegFacts(WALLET, "EUR", 1200))
        jonas.do(uuid4(), proposing_anew.propose_anew, one.which, seq, told.booked_on, Reason.MISSING, "A charge", legs)
        (draft,) = aiko.ask(adjustments.waiting)
        assert (draft.explanation, draft.drafted_by, draft.sides[0].amount) == ("A charge", JONAS, -1200)
        # Who is asked reads what it is for beside it: the line the closing left open.
        rests = aiko.ask(rests_on, draft.id)
        assert rests is not None
        assert (rests.origin.by, rests.origin.amount, rests.origin.text) == (
            KnownBy.CLOSING,
            -1250,
            f"Ida Holm Payment {len(one.entries) + 1}",
        )
        assert unlike(rests.origin, draft) == Unlike("EUR", 2, -1200, 50, 58)
        assert jonas.ask(check_in.contested, one.which) == ()
        aiko.do(uuid4(), seconding.agree, draft.proposal.id, draft.proposal.hash())
        with pytest.raises(AdjustmentKnown):
            jonas.do(
                uuid4(), proposing_anew.propose_anew, one.which, seq, told.booked_on, Reason.MISSING, "Again", told.legs
            )
        with books.sql(PAVEL) as connection:
            told_of = connection.execute(
                "select count(*) from audit.event where action = 'reconcile.proposed_anew' and actor = %s", [JONAS]
            ).fetchone()
        assert told_of == (1,)


def reversing_seqs(work: ReadWork, which: UUID) -> tuple[Any, ...]:
    return tuple(reversing_queries.drafts(work.session, which).values())


@pytest.mark.promise("L-01", "S-05")
def test_whatever_an_entry_is_for_stands_beside_it_as_the_house_knows_it(books: Given, tmp_path: Path) -> None:
    with laptop(books, JONAS, tmp_path) as one:
        (entry,) = one.entries
        lines, day = one.takes_in([entry.amount - 30, 700, 800]), date(2025, 4, 2)
        keys = {KnownBy.ENTRY: f"entry:{entry.id}"}

        def proposed(by: KnownBy) -> None:
            args = (one.problem(), keys[by], WALLET, day, "missing", "To be put right")
            one.book.do(deciding.propose_adjustment, *args)

        proposed(KnownBy.ENTRY)
        told, named = match([lines[0]], [entry.id], difference=-30), (False, FindingKind.FEE, "The bank's charge")
        made = one.book.do(deciding.confirm, one.problem(), told, deciding.Books(one.leaves), *named)
        one.book.do(deciding.classify, one.problem(), [f"line:{lines[1]}"], FindingKind.MISSING_HERE)
        keys |= {
            KnownBy.MATCH: f"difference:{made}",
            KnownBy.NAMED: f"line:{lines[1]}",
            KnownBy.PROPOSED: f"line:{lines[2]}",
        }
        for by in (KnownBy.MATCH, KnownBy.NAMED, KnownBy.PROPOSED):
            proposed(by)
        one.comes_back()
        seen = {}
        for draft in books.desk(AIKO).ask(adjustments.waiting):
            rests = books.desk(AIKO).ask(rests_on, draft.id)
            assert rests is not None
            assert keys[rests.origin.by] == rests.finding
            found = unlike(rests.origin, draft)
            assert (found.missing, found.is_any) == (0, found.days != 0)
            seen[rests.origin.by] = (rests.origin.amount, rests.origin.on, found.days)
            # An entry in another asset has no sum in common with it.
            other = replace(draft, sides=tuple(replace(each, asset="USD") for each in draft.sides))
            assert unlike(rests.origin, other).missing is None
        stated = date(2025, 2, 3)
        assert seen == {
            KnownBy.ENTRY: (-entry.amount, entry.on, (day - entry.on).days),
            KnownBy.MATCH: (-30, stated, (day - stated).days),
            KnownBy.NAMED: (700, None, 0),
            KnownBy.PROPOSED: (800, day, 0),
        }


@pytest.mark.promise("L-02", "S-05")
def test_the_house_takes_no_owner_who_is_nobody_and_no_closing_without_a_statement(
    books: Given, tmp_path: Path
) -> None:
    with laptop(books, JONAS, tmp_path) as one:
        problem = one.problem()
        key = f"entry:{one.entries[0].id}"
        with pytest.raises(deciding.StatementAwaited):
            one.book.do(deciding.close_account, problem, deciding.Books(one.leaves), one.root)
        # A program that leaves its own checks out signs all the same; the house looks again.
        for owner in (ANNA, "nobody.atall", AIKO):
            one.book.do(lambda work, to=owner: work.decide(FindingOwned(key, to)))
        reasons = (ReasonSum(FindingKind.MISSING_THERE, -one.closing),)
        bounds = (BANK, "EUR", 2, problem.from_on, problem.to_on)
        one.book.do(lambda work: work.decide(AccountClosed(*bounds, 0, one.closing, reasons, (), one.root, "")))
        one.comes_back()
        told = books.desk(JONAS).ask(check_in.contested, one.which)
        assert [(each.kind, each.verdict, each.cause) for each in told] == [
            ("finding_owned", Verdict.STALE, "owner_unknown"),
            ("finding_owned", Verdict.STALE, "owner_unknown"),
            ("account_closed", Verdict.STALE, "no_statement"),
        ]
        assert books.desk(JONAS).ask(check_in.judged, one.which).nobodys == {(key, ANNA), (key, "nobody.atall")}
