"""Corrections of the books: one person proposes, a lead who is somebody else agrees, and that act books. L-01, S-05."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg.types.json import Jsonb

from backoffice.ledger import adjustments, closing, explorer
from backoffice.ledger import service as ledger
from backoffice.ledger.correcting import (
    DayToCome,
    Draft,
    DraftDiffers,
    DraftUnbalanced,
    ExplanationMissing,
    Leg,
    NeedsASecond,
    Reason,
    ReversalWaits,
    ReversedAlready,
    UnknownAccount,
)
from backoffice.ledger.intake import import_folder
from backoffice.ledger.rules import CardNumber, MonthMovedOn, MonthSealed, NeedsALead, NoOtherLead
from backoffice.money import NotAnAmount
from backoffice.staff import seconding
from backoffice.staff.refusals import ProposalDiffers, ProposalMovedOn, SamePerson
from backoffice.staff.views import ProposalState
from backoffice.store.base import new_id
from backoffice.store.cluster import BOOTSTRAP
from tests.given import AIKO, ANNA, JONAS, OLGA, PAVEL, Given
from tests.ledger.closing import seal
from tests.ledger.test_intake import DEPOSIT, write

DAY = date(2025, 3, 3)
BANK, WALLET = "Assets:Bank:EUR", "Liabilities:Wallet:U1:EUR"
FIVE = (Leg(BANK, "EUR", 500), Leg(WALLET, "EUR", -500))
WHY = "The bank booked it to the wrong account"


@pytest.fixture
def books(given: Given, tmp_path: Path) -> Given:
    """A house with two transactions in the books: a deposit of January (1) and a fee of February (2)."""
    folder = tmp_path / "in"
    folder.mkdir()
    import_folder(given.desk(JONAS), write(folder, *DEPOSIT))
    return given


def number_of(books: Given, reference: str) -> int:
    with books.sql(JONAS) as connection:
        found = connection.execute(
            "select transaction_id from ledger.reference where reference = %s", [reference]
        ).fetchone()
    assert found is not None
    return int(found[0])


def adjust(books: Given, legs: tuple[Leg, ...] = FIVE, day: date = DAY, by: str = JONAS, why: str = WHY) -> UUID:
    return books.desk(by).do(
        uuid4(), adjustments.propose_adjustment, day, legs, Reason.WRONG_ACCOUNT, why, number_of(books, "DEP-1"), None
    )


def reverse(books: Given, number: int, by: str = JONAS) -> UUID:
    return books.desk(by).do(uuid4(), adjustments.propose_reversal, number, DAY, Reason.BOOKED_TWICE, WHY)


def the_only(books: Given) -> Draft:
    (found,) = books.desk(AIKO).ask(adjustments.waiting)
    return found


def agree(books: Given, by: str = AIKO) -> None:
    shown = the_only(books).proposal
    books.desk(by).do(uuid4(), seconding.agree, shown.id, shown.hash())


def balance(books: Given, path: str) -> str:
    found = books.desk(JONAS).ask(ledger.trial_balance)
    return next(str(each.amount) for each in found.balances if each.path == path)


@pytest.mark.promise("L-01", "S-05")
def test_what_finance_proposes_a_lead_books_by_agreeing(books: Given) -> None:
    adjust(books)
    shown = the_only(books)
    assert [(side.account, side.amount, side.balance) for side in shown.sides] == [
        (BANK, 500, 12345),
        (WALLET, -500, -12245),
    ]
    assert (balance(books, BANK), shown.explanation, shown.drafted_by) == ("123.45", WHY, JONAS)
    agree(books)
    assert (balance(books, BANK), balance(books, WALLET)) == ("128.45", "-127.45")
    (booked,) = books.desk(JONAS).ask(adjustments.lately)
    assert booked.proposal.state is ProposalState.USED
    assert booked.transaction is not None
    sheet = books.desk(PAVEL).ask(explorer.sheet, booked.transaction)
    assert (sheet.kind, sheet.booked_on, sheet.words, sheet.corrects) == ("adjustment", DAY, WHY, booked.corrects)
    assert books.desk(PAVEL).ask(explorer.sheet, number_of(books, "DEP-1")).corrected_by == (booked.transaction,)
    assert books.desk(JONAS).ask(ledger.prove).faults == ()
    with pytest.raises(ProposalMovedOn):
        books.desk(AIKO).do(uuid4(), seconding.agree, booked.proposal.id, booked.proposal.hash())
    with books.sql(PAVEL) as connection:
        told = connection.execute("select actor, action from audit.event where action like 'ledger.c%'").fetchall()
    assert told == [(AIKO, "ledger.corrected")]


@pytest.mark.promise("L-01")
def test_a_reversal_turns_every_side_once_and_is_linked_both_ways(books: Given) -> None:
    number = number_of(books, "FEE-1")
    reverse(books, number)
    with pytest.raises(ReversalWaits):
        reverse(books, number, AIKO)
    agree(books)
    sheet = books.desk(JONAS).ask(explorer.sheet, number)
    (reversal,) = sheet.reversed_by
    other = books.desk(JONAS).ask(explorer.sheet, reversal)
    assert (other.kind, other.reverses) == ("reversal", number)
    assert [side.amount for side in other.sides] == [-side.amount for side in sheet.sides]
    with pytest.raises(ReversedAlready):
        reverse(books, number)
    # Also not by whoever may write the books.
    with books.sql(BOOTSTRAP) as connection, pytest.raises(psycopg.Error, match=r"ledger\.reversed_already"):
        connection.execute(
            "insert into ledger.transaction (id, booked_on, happened_on, recorded_at, kind, reverses)"
            " values (99, '2025-03-04', '2025-03-04', now(), 'reversal', %s)",
            [number],
        )
    assert books.desk(JONAS).ask(ledger.prove).faults == ()


@pytest.mark.promise("S-05")
def test_nobody_agrees_to_their_own_correction(books: Given) -> None:
    adjust(books, by=AIKO)
    with pytest.raises(SamePerson):
        agree(books)
    shown = the_only(books).proposal
    with books.sql(JONAS) as connection, pytest.raises(psycopg.Error, match=r"staff\.no_such_proposal"):
        connection.execute("select staff.decide_proposal(%s, true, %s)", [shown.id, shown.hash()])
    for name in (ANNA, OLGA, PAVEL):
        with books.sql(name) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("select ledger.propose_reversal(1, '2025-03-03', 'other', 'because', null)")
    for name in (ANNA, JONAS, AIKO, PAVEL, "worker"):
        with books.sql(name) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("insert into ledger.draft_leg select draft_id, 9, 1, 'EUR', 1 from ledger.draft_leg")
    assert balance(books, BANK) == "123.45"
    books.desk(AIKO).do(uuid4(), seconding.withdraw, shown.id)
    assert books.desk(AIKO).ask(adjustments.waiting) == ()


@pytest.mark.promise("L-01")
def test_what_was_changed_after_it_was_proposed_is_not_booked(books: Given) -> None:
    adjust(books)
    shown = the_only(books).proposal
    with pytest.raises(ProposalDiffers):
        books.desk(AIKO).do(uuid4(), seconding.agree, shown.id, b"\0" * 32)
    with books.sql(BOOTSTRAP) as connection:
        connection.execute("set session_replication_role = replica")
        connection.execute("update ledger.draft_leg set amount = amount * 10")
    with pytest.raises(DraftDiffers):
        agree(books)
    assert balance(books, BANK) == "123.45"
    # An agreement without a draft books nothing either.
    with books.sql(JONAS) as connection, pytest.raises(psycopg.Error, match=r"staff\.facts_malformed"):
        connection.execute("select staff.propose('ledger.adjust', null, '{\"kind\": \"x\"}')")
    told_falsely = {"draft": str(new_id()), "content": "0" * 64, "booked_on": "2025-02-03", "kind": "x", "cause": "x"}
    with books.sql(JONAS) as connection:
        bare = connection.execute("select staff.propose('ledger.adjust', null, %s)", [Jsonb(told_falsely)]).fetchone()
    assert bare is not None
    told = books.desk(AIKO).ask(seconding.proposal, bare[0])
    with books.sql(AIKO) as connection, pytest.raises(psycopg.Error, match=r"ledger\.no_such_draft"):
        connection.execute("select staff.decide_proposal(%s, true, %s)", [told.id, told.hash()])


@pytest.mark.promise("L-01")
def test_what_cannot_be_booked_is_not_proposed(books: Given) -> None:
    seal(books, date(2025, 1, 1))
    tomorrow = books.now().date() + timedelta(days=1)
    for legs, day, why, refusal in (
        ((Leg(BANK, "EUR", 5), Leg(WALLET, "EUR", -4)), DAY, WHY, DraftUnbalanced),
        ((Leg(BANK, "EUR", 5), Leg("Assets:Nowhere", "EUR", -5)), DAY, WHY, UnknownAccount),
        # An account of euros takes no dollars.
        ((Leg(BANK, "USD", 5), Leg(WALLET, "USD", -5)), DAY, WHY, UnknownAccount),
        ((Leg(BANK, "EUR", 0), Leg(WALLET, "EUR", 0)), DAY, WHY, NotAnAmount),
        (FIVE, date(2025, 1, 31), WHY, MonthSealed),
        (FIVE, tomorrow, WHY, DayToCome),
        (FIVE, DAY, "  ", ExplanationMissing),
        (FIVE, DAY, "charged to 5500 0000 0000 0004", CardNumber),
    ):
        with pytest.raises(refusal):
            adjust(books, legs, day, why=why)
    adjust(books, day=date(2025, 2, 3))
    seal(books, date(2025, 2, 1))
    with pytest.raises(MonthSealed):
        agree(books)


@pytest.mark.promise("S-05")
def test_a_month_is_closed_by_two_people_or_by_the_only_one_there_is(books: Given) -> None:
    january = date(2025, 1, 1)
    with pytest.raises(NeedsASecond):
        books.desk(AIKO).do(uuid4(), closing.seal_month, january)
    which = books.desk(JONAS).do(uuid4(), closing.propose_seal, january)
    assert {each.first: each.proposal for each in books.desk(AIKO).ask(closing.months)}[january] == which
    shown = books.desk(AIKO).ask(seconding.proposal, which)
    assert shown.facts == {"month": "2025-01-01", "transactions": 1, "postings": 2, "turnover": ["123.45 EUR"]}
    # The only lead proposes nothing nobody could agree to; and who agrees agrees to what was shown.
    with pytest.raises(NoOtherLead):
        books.desk(AIKO).do(uuid4(), closing.propose_seal, january)
    with pytest.raises(NeedsALead):
        books.desk(JONAS).do(uuid4(), closing.seal_month, january)
    adjust(books, day=date(2025, 1, 7))
    agree(books)
    with pytest.raises(MonthMovedOn):
        books.desk(AIKO).do(uuid4(), seconding.agree, which, shown.hash())
    books.desk(JONAS).do(uuid4(), seconding.withdraw, which)
    with books.house.keeper() as keeper:
        keeper.exec_driver_sql(
            "update staff.person set state = 'ended', ended_at = store.now() where name = %s", (JONAS,)
        )
    books.desk(AIKO).do(uuid4(), closing.seal_month, january)
    with books.sql(PAVEL) as connection:
        told = connection.execute("select facts ->> 'alone' from audit.event where action = 'ledger.month_sealed'")
        assert told.fetchall() == [("true",)]
    with pytest.raises(MonthSealed):
        books.desk(AIKO).do(uuid4(), closing.seal_month, january)
