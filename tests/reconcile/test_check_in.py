"""Decisions brought back: held against today's books, conflicts beside who was first, adjustments before a lead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from backoffice.desk import DutyMissing
from backoffice.ledger import adjustments
from backoffice.ledger.correcting import Leg, Reason
from backoffice.reconcile import check_in, check_out, deciding, workbook
from backoffice.reconcile.carrying import carried_along
from backoffice.reconcile.check_in_rules import Countersigned, Verdict
from backoffice.reconcile.check_out_rules import CheckOutOver, Wanted
from backoffice.reconcile.decisions import (
    Decision,
    EntryFacts,
    LineFacts,
    LogBroken,
    MatchesConfirmed,
    MatchFacts,
    SignedDecision,
    encoded,
    first_link,
    match_id,
    message,
)
from backoffice.reconcile.differences import DifferenceUnnamed
from backoffice.reconcile.rules import FindingKind, Shape
from backoffice.reconcile.rules import Reason as Why
from backoffice.reconcile.snapshot_rules import KeyCustody
from backoffice.staff import seconding
from backoffice.store.cluster import BOOTSTRAP
from backoffice.vault.entry import own_keys
from backoffice.vault.person_keys import SoftSigner
from tests.given import AIKO, ANNA, JONAS, PAVEL, Given
from tests.reconcile.forging import STATED, line, say, signed
from tests.reconcile.laptops import BANK, SINCE, WALLET, books, laptop
from tests.reconcile.offline import match

__all__ = ["books"]


def test_a_clock_that_had_been_ahead_is_shown_with_what_came_back(books: Given, tmp_path: Path) -> None:
    with laptop(books, JONAS, tmp_path) as one:
        one.book.note_time(books.now() + timedelta(days=2))
        one.book.set_clock_right(books.now(), books.now() + timedelta(days=2))
        ended = one.comes_back()
        assert (ended.decisions, ended.accepted) == (1, 1)  # type: ignore[attr-defined]
        (shown,) = books.desk(PAVEL).ask(check_in.contested, one.which)
        assert (shown.kind, shown.verdict, shown.cause) == ("clock_set_right", Verdict.ACCEPTED, "")
        assert datetime.fromisoformat(shown.about) > books.now() + timedelta(days=1)


@pytest.mark.promise("L-01", "L-02")
def test_of_two_laptops_the_second_is_shown_beside_the_first_and_changes_nothing(books: Given, tmp_path: Path) -> None:
    with laptop(books, JONAS, tmp_path) as one, laptop(books, AIKO, tmp_path) as two:
        amounts = [each.amount for each in one.entries]
        mine, theirs = one.takes_in([*amounts, -5], "bank"), two.takes_in([*amounts, 7], "other")
        first = one.confirms(mine[:1], [one.entries[0].id])
        second = two.confirms(theirs[:1], [two.entries[0].id])
        ended = one.comes_back()
        assert (ended.decisions, ended.accepted, ended.conflicting) == (2, 2, 0)  # type: ignore[attr-defined]
        two.book.do(deciding.note, f"entry:{two.entries[0].id}", "Ida Holm asked")
        late = two.comes_back()
        assert (late.accepted, late.stale, late.conflicting) == (1, 1, 1)  # type: ignore[attr-defined]
        conflict, note = books.desk(PAVEL).ask(check_in.contested, two.which)
        assert (conflict.verdict, conflict.cause, conflict.part) == (Verdict.CONFLICTING, "entry_matched", second)
        assert conflict.mine is not None
        assert conflict.theirs is not None
        assert (conflict.mine.person, conflict.theirs.person) == (AIKO, JONAS)
        assert (conflict.theirs.match.id, conflict.theirs.lines[0].text) == (first, "Ida Holm Payment 1")
        assert (note.verdict, note.cause, note.kind) == (Verdict.STALE, "matched_meanwhile", "finding_noted")
        with books.sql(PAVEL) as connection:
            held = connection.execute("select check_out_id, part from reconcile.match_entry").fetchall()
            told = connection.execute(
                "select actor, facts ->> 'conflicting' from audit.event"
                " where action = 'reconcile.checked_in' order by id"
            ).fetchall()
        assert held == [(one.which, first)]
        assert told == [(JONAS, "0"), (AIKO, "1")]


@pytest.mark.promise("L-01", "S-05")
def test_a_difference_nobody_named_is_not_taken_by_the_house_whoever_signed_it(books: Given, tmp_path: Path) -> None:
    with laptop(books, JONAS, tmp_path) as one:
        entry = one.entries[0]
        (line,) = one.takes_in([entry.amount + 175_864])
        told, held = match([line], [entry.id], difference=175_864), deciding.Books(one.leaves)
        with pytest.raises(DifferenceUnnamed):
            one.book.do(deciding.confirm, one.problem(), told, held)
        # A laptop that does not ask.
        one.book.do(deciding._confirm, one.problem(), [told], held, "", False)
        one.book.do(deciding.note, f"difference:{match_id(told.lines, told.entries)}", "A note alone is not enough")
        one.comes_back()
        found = books.desk(PAVEL).ask(check_in.contested, one.which)
        assert (found[0].verdict, found[0].cause) == (Verdict.STALE, "difference_unnamed")


@pytest.mark.promise("L-05", "D-10")
def test_texts_of_a_statement_go_with_the_customer_whose_entries_they_stand_beside(
    books: Given, tmp_path: Path
) -> None:
    with laptop(books, JONAS, tmp_path) as one:
        lines = one.takes_in([one.entries[0].amount, 7])
        one.confirms(lines[:1], [one.entries[0].id])
        one.book.do(deciding.note, f"line:{lines[1]}", "Nobody knows this payer")
        one.comes_back()
        with books.sql(BOOTSTRAP) as keeper:
            (whose,) = keeper.execute("select whose from retention.rule where id = 'statement_words'").fetchone() or (
                "",
            )
            (holder,) = keeper.execute("select holder from ledger.account where path = %s", [WALLET]).fetchone() or (
                "",
            )
            found = keeper.execute(
                f"select words from reconcile.words t where {whose.replace('$1', '%s')}",  # type: ignore[arg-type]
                [holder],
            ).fetchall()
            assert found == [("Ida Holm Payment 1",)]
            keeper.execute("delete from reconcile.words")
        # What commits to them stays, and proves the log all the same.
        assert books.desk(PAVEL).ask(check_in.prove, one.which).fault == ""


@pytest.mark.promise("L-02", "S-05")
def test_an_interrupted_check_in_goes_on_and_a_repeated_one_changes_nothing(books: Given, tmp_path: Path) -> None:
    with laptop(books, JONAS, tmp_path) as one:
        lines = one.takes_in([each.amount for each in one.entries])
        for line, entry in zip(lines, one.entries, strict=True):
            one.confirms([line], [entry.id])
        log = one.book.ask(workbook.log)
        desk = books.desk(JONAS)
        begun = desk.do(uuid4(), check_in.begin_check_in, one.which)
        assert (begun.count, begun.head) == (0, first_link(one.which).hex())
        assert desk.do(uuid4(), check_in.bring, one.which, 0, log[:1], ()) == 1
        # Again, and with what comes behind it.
        assert desk.do(uuid4(), check_in.bring, one.which, 0, log[:2], ()) == 2
        with pytest.raises(LogBroken):
            desk.do(uuid4(), check_in.end_check_in, one.which, 2, log[0].link.hex())
        first = one.comes_back()
        with books.sql(PAVEL) as connection:
            before = connection.execute("select count(*), max(id) from audit.event").fetchone()
        assert one.comes_back() == first
        with books.sql(PAVEL) as connection:
            assert connection.execute("select count(*), max(id) from audit.event").fetchone() == before
        assert books.desk(PAVEL).ask(check_in.check_in_of, one.which).decisions == len(log)


@pytest.mark.promise("L-01")
def test_a_match_of_an_entry_that_was_reversed_since_is_stale(books: Given, tmp_path: Path) -> None:
    with laptop(books, JONAS, tmp_path) as one:
        (line, *_) = one.takes_in([one.entries[0].amount])
        one.confirms([line], [one.entries[0].id])
        number = int(one.entries[0].id.partition(".")[0])
        books.desk(JONAS).do(
            uuid4(), adjustments.propose_reversal, number, date(2025, 4, 1), Reason.BOOKED_TWICE, "Booked it twice"
        )
        (draft,) = books.desk(AIKO).ask(adjustments.waiting)
        books.desk(AIKO).do(uuid4(), seconding.agree, draft.proposal.id, draft.proposal.hash())
        one.comes_back()
        (told,) = books.desk(JONAS).ask(check_in.contested, one.which)
        assert (told.verdict, told.cause, told.theirs) == (Verdict.STALE, "entry_reversed", None)
        with books.sql(PAVEL) as connection:
            assert connection.execute("select count(*) from reconcile.match_entry").fetchone() == (0,)


@pytest.mark.promise("L-01")
def test_a_match_of_an_entry_that_reads_otherwise_in_the_books_is_stale(books: Given, tmp_path: Path) -> None:
    with laptop(books, JONAS, tmp_path) as one:
        one.leaves[one.entries[0].id] = "00" * 32
        (line, *_) = one.takes_in([one.entries[0].amount])
        one.confirms([line], [one.entries[0].id])
        one.comes_back()
        (told,) = books.desk(JONAS).ask(check_in.contested, one.which)
        assert (told.verdict, told.cause) == (Verdict.STALE, "entry_changed")
        with books.sql(PAVEL) as connection:
            assert connection.execute("select count(*) from reconcile.match_entry").fetchone() == (0,)


@pytest.mark.promise("L-01")
def test_a_match_that_says_another_amount_of_an_entry_than_the_books_is_stale(books: Given, tmp_path: Path) -> None:
    """A hostile desk signs what it likes: the entry is the right one, and the line agrees with the wrong amount."""
    with laptop(books, JONAS, tmp_path) as honest:
        first = honest.entries[0]
        one = replace(honest, entries=(replace(first, amount=first.amount + 7), *honest.entries[1:]))
        (line, *_) = one.takes_in([first.amount + 7])
        one.confirms([line], [first.id])
        one.comes_back()
        (told,) = books.desk(JONAS).ask(check_in.contested, one.which)
        assert (told.verdict, told.cause) == (Verdict.STALE, "entry_changed")


@pytest.mark.promise("L-01", "L-02")
def test_an_account_closes_in_the_house_and_its_adjusting_entry_waits_for_a_lead(books: Given, tmp_path: Path) -> None:
    with laptop(books, JONAS, tmp_path) as one, laptop(books, AIKO, tmp_path) as two:
        lines = one.takes_in([each.amount for each in one.entries] + [-250])
        for line, entry in zip(lines, one.entries, strict=False):
            one.confirms([line], [entry.id])
        fee = f"line:{lines[-1]}"
        one.book.do(deciding.classify, one.problem(), [fee], FindingKind.FEE)
        one.book.do(
            deciding.propose_adjustment, one.problem(), fee, WALLET, date(2025, 4, 2), "missing", "The bank's fee"
        )
        one.closes()
        one.comes_back()
        assert books.desk(JONAS).ask(check_in.contested, one.which) == ()
        (draft,) = books.desk(AIKO).ask(adjustments.waiting)
        assert [(side.account, side.amount) for side in draft.sides] == [(BANK, -250), (WALLET, 250)]
        assert (draft.explanation, draft.drafted_by) == ("The bank's fee", JONAS)
        for since, left in ((date(2025, 4, 1), [(fee, -250)]), (date(2025, 3, 31), [])):
            wanted = Wanted((BANK,), since, date(2025, 4, 30), 7, KeyCustody.KEYRING)
            books.desk(JONAS).do(uuid4(), check_out.begin_check_out, which := uuid4(), wanted)
            along = books.desk(JONAS).ask(carried_along, which).get((BANK, "EUR"), ())
            assert [(each.finding, each.amount) for each in along] == left
        # Somebody else closes the same account from the same period: the first stands.
        two.takes_in([two.closing])
        two.closes()
        two.comes_back()
        told = books.desk(AIKO).ask(check_in.contested, two.which)
        assert [(each.kind, each.cause) for each in told if each.kind == "account_closed"] == [
            ("account_closed", "closed_already")
        ]


@pytest.mark.promise("L-02")
def test_a_closing_over_books_that_have_moved_since_is_stale(books: Given, tmp_path: Path) -> None:
    with laptop(books, JONAS, tmp_path) as one:
        one.takes_in([one.closing])
        one.closes()
        legs = (Leg(BANK, "EUR", 5), Leg(WALLET, "EUR", -5))
        books.desk(JONAS).do(
            uuid4(),
            adjustments.propose_adjustment,
            date(2025, 3, 3),
            legs,
            Reason.MISSING,
            "It was forgotten",
            None,
            None,
        )
        (draft,) = books.desk(AIKO).ask(adjustments.waiting)
        books.desk(AIKO).do(uuid4(), seconding.agree, draft.proposal.id, draft.proposal.hash())
        one.comes_back()
        told = books.desk(JONAS).ask(check_in.contested, one.which)
        assert [(each.kind, each.cause) for each in told] == [("account_closed", "ledger_moved")]


@pytest.mark.promise("S-05", "S-08")
def test_a_log_is_proved_again_and_whoever_bends_it_or_its_verdicts_is_found(books: Given, tmp_path: Path) -> None:
    with laptop(books, JONAS, tmp_path) as one:
        (line, *_) = one.takes_in([one.entries[0].amount])
        one.confirms([line], [one.entries[0].id])
        one.comes_back()
        desk = books.desk(PAVEL)
        assert desk.ask(check_in.prove, one.which).countersigned is Countersigned.AWAITING
        assert desk.ask(check_in.prove, one.which).fault == ""
        standing, verdicts = desk.ask(check_in.standing_of, one.which)
        assert standing.canonical() == one.book.standing.canonical()
        assert set(verdicts.values()) == {"accepted"}
        with books.sql(BOOTSTRAP) as keeper:
            keeper.execute("set session_replication_role = replica")
            keeper.execute("update reconcile.decision set signature = signature || '' where seq = 1")
            keeper.execute(
                "update reconcile.decision set content = convert_to(replace(convert_from(content, 'UTF8'),"
                " 'only_amount', 'same_amount'), 'UTF8') where seq = 2"
            )
        assert desk.ask(check_in.prove, one.which).fault != ""


@pytest.mark.promise("S-02", "S-05")
def test_only_the_persons_own_signed_log_of_their_own_check_out_is_taken_in(books: Given, tmp_path: Path) -> None:
    with laptop(books, JONAS, tmp_path) as one:
        one.takes_in([100])
        log = one.book.ask(workbook.log)
        desk = books.desk(JONAS)
        desk.do(uuid4(), check_in.begin_check_in, one.which)
        forged = SignedDecision(log[0].content, bytes(64))
        other = replace(log[0], signature=books.desk(AIKO).ask(own_keys).signing.sign(message(log[0].content)))  # type: ignore[union-attr]
        for each in (forged, other):
            with pytest.raises(LogBroken) as refused:
                desk.do(uuid4(), check_in.bring, one.which, 0, (each,), ())
            assert refused.value.facts == {"at": 1, "why": "signature"}
        with pytest.raises(Exception, match=r"reconcile\.no_such_check_out"):
            books.desk(AIKO).do(uuid4(), check_in.begin_check_in, one.which)
        with pytest.raises(DutyMissing):
            books.desk(ANNA).do(uuid4(), check_in.begin_check_in, one.which)
        with pytest.raises(Exception, match=r"reconcile\.words_differ"):
            desk.do(uuid4(), check_in.bring, one.which, 0, (), (("00" * 32, b"salt" * 4, "other words"),))
        # What was recalled stays outside, whatever was decided and whenever.
        books.clock_moves(timedelta(days=8))
        books.desk(JONAS).do(uuid4(), check_out.recall, one.which)
        with pytest.raises(CheckOutOver):
            one.comes_back()
        assert books.desk(PAVEL).ask(check_in.check_in_of, one.which).decisions == 0


@pytest.mark.promise("L-01", "S-05")
def test_plain_sql_of_whoever_took_it_out_still_matches_no_entry_twice(books: Given, tmp_path: Path) -> None:
    """The client may leave out its own checks; what the guards refuse stays refused."""
    with laptop(books, JONAS, tmp_path) as one:
        signer = books.desk(JONAS).ask(own_keys).signing  # type: ignore[union-attr]
        assert isinstance(signer, SoftSigner)
        entry = one.entries[0]

        def decided(seq: int, before: bytes, stated: str, leaf: str, at: timedelta = timedelta()) -> SignedDecision:
            sides = (LineFacts(stated, SINCE, entry.amount, ""),), (EntryFacts(entry.id, entry.amount, leaf),)
            about = (match_id((stated,), (entry.id,)), BANK, "EUR", *sides, Shape.ONE, (Why.ONLY_AMOUNT,))
            act = MatchesConfirmed((MatchFacts(*about, 1, True, 0, 0, ""),), False)
            content = encoded(Decision(one.which, JONAS, seq, before, books.now() + at, act))
            return SignedDecision(content, signer.sign(message(content)))

        start = first_link(one.which)
        (stated,) = signed(books, one.which, [STATED])
        good = decided(2, stated.link, line(1), one.leaves[entry.id])
        twice = decided(3, good.link, line(2), one.leaves[entry.id])
        bent = decided(4, twice.link, line(3), "00" * 32)
        for log, why in (
            ([decided(2, start, "a.1", "00")], "order"),
            ([decided(1, bytes(32), "a.1", "00")], "order"),
            ([decided(1, start, "a.1", "00", timedelta(days=1))], "clock"),
            ([decided(1, start, "a.1", "00", -timedelta(days=1))], "clock"),
            ([SignedDecision(stated.content.replace(JONAS.encode(), AIKO.encode()), stated.signature)], "whose"),
            ([SignedDecision(b'{"kind":"x","at":1,"act":{}}', good.signature)], "form"),
            ([SignedDecision(b"{", good.signature)], "form"),
        ):
            with pytest.raises(psycopg.Error, match=r"reconcile\.log_broken") as refused:
                say(books, one.which, log)
            assert why in str(refused.value.diag.message_detail)
        say(books, one.which, [stated, good, twice, bent])
        with books.sql(JONAS) as connection:
            connection.execute("select reconcile.end_check_in(%s, 4, %s)", [one.which, bent.link.hex()])
            told = connection.execute("select seq, verdict, cause from reconcile.verdict order by seq").fetchall()
            held = connection.execute("select count(*) from reconcile.match_entry").fetchone()
        assert told[1:] == [(2, "accepted", ""), (3, "conflicting", "entry_twice"), (4, "conflicting", "entry_twice")]
        assert held == (1,)
