"""What a freeze holds: nothing leaves the customer's wallets by any way into the books, and what comes in is booked.

What had left before it is booked too, and marked: the books tell what happened.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg.types.json import Jsonb

from backoffice.desk import Desk
from backoffice.ledger import adjustments, explorer, feed, watch
from backoffice.ledger import service as ledger
from backoffice.ledger.correcting import AccountFrozen, Leg, Reason
from backoffice.ledger.feed import FeedLine
from backoffice.ledger.intake import HasFindings, import_folder
from backoffice.ledger.watch_rules import Step
from backoffice.staff import seconding
from backoffice.staff.refusals import NoSuchProposal
from tests.given import AIKO, ANNA, HUGO, JONAS, MARIA, OLGA, PASSWORD, PAVEL, RUTH, Given
from tests.ledger.closing import agree
from tests.ledger.flows import book, structured, watched
from tests.ledger.test_intake import write

DAY = date(2025, 3, 3)
FROZEN_AT = datetime(2025, 3, 2, 14, tzinfo=UTC)
BANK = "Assets:Bank:EUR"
WHY = "The bank booked it to the wrong account"


@pytest.fixture
def customer(given: Given) -> UUID:
    return given.customer()


@pytest.fixture
def platform(given: Given) -> Iterator[Desk]:
    with closing(given.house.desk_for_service("endpoint", PASSWORD)) as desk:
        yield desk


def moving(reference: str, *legs: Leg) -> FeedLine:
    return FeedLine(reference, "trade", DAY, DAY, "", legs)


def out(customer: UUID, amount: int = 500) -> tuple[Leg, Leg]:
    """Out of the customer's wallet into the bank; in where it is negative."""
    return Leg(f"Liabilities:Wallet:{customer}:EUR", "EUR", amount), Leg(BANK, "EUR", -amount)


def freeze(given: Given, customer: UUID) -> None:
    """Freeze it at FROZEN_AT by the house's clock, which then goes on from where it was."""
    back = given.now() - FROZEN_AT
    given.clock_moves(-back)
    with given.sql(JONAS) as connection:
        connection.execute("select people.freeze_account(%s, %s, 'laundering')", [uuid4(), customer])
    given.clock_moves(back)


def lift(given: Given, customer: UUID) -> None:
    with given.sql(JONAS) as connection:
        told = connection.execute("select people.propose_lift(%s)", [customer]).fetchone()
    assert told is not None
    agree(given, AIKO, told[0])


@pytest.mark.promise("L-04", "L-01")
def test_the_feed_takes_nothing_out_of_a_frozen_account_until_two_have_lifted_it(
    given: Given, platform: Desk, customer: UUID
) -> None:
    before = moving("before", *out(customer))
    platform.do(uuid4(), feed.post_feed, (before,))
    freeze(given, customer)
    wallet, bank = out(customer)
    spot = replace(wallet, account=f"Liabilities:Wallet:{customer}:spot:EUR", amount=-500)
    bought = (
        Leg(f"Liabilities:Wallet:{customer}:BTC", "BTC", -1000),
        Leg("Assets:Custody:BTC", "BTC", 1000),
    )
    other = given.customer("Somebody Else")
    lines = (
        moving("out", wallet, bank),
        moving("in", *out(customer, -500)),
        moving("between", wallet, spot),
        moving("trade", wallet, bank, *bought),
        moving("stranger", *out(other)),
        before,
        moving("hidden", replace(wallet, amount=700), replace(spot, amount=-500), replace(bank, amount=-200)),
    )
    told = platform.do(uuid4(), feed.post_feed, lines)
    assert [(each.line, each.code) for each in told.findings] == [
        (1, "account_frozen"), (4, "account_frozen"), (7, "account_frozen"),
    ]  # fmt: skip
    assert told.findings[0].value == f"Liabilities:Wallet:{customer}:EUR EUR 500"
    assert (told.transactions, told.already) == (3, 1)
    lift(given, customer)
    again = platform.do(uuid4(), feed.post_feed, lines)
    assert (again.transactions, again.already, again.findings) == (3, 4, ())
    assert given.desk(JONAS).ask(ledger.prove).faults == ()


@pytest.mark.promise("L-04", "L-01")
def test_a_correction_takes_nothing_out_of_a_frozen_account_even_where_it_was_proposed_before(
    given: Given, platform: Desk, customer: UUID
) -> None:
    platform.do(uuid4(), feed.post_feed, (moving("in", *out(customer, -500)),))
    desk = given.desk(JONAS)

    def adjust(amount: int) -> UUID:
        return desk.do(
            uuid4(), adjustments.propose_adjustment, DAY, out(customer, amount), Reason.WRONG_AMOUNT, WHY, None, None
        )

    adjust(500)
    freeze(given, customer)
    (draft,) = desk.ask(adjustments.waiting)
    with pytest.raises(AccountFrozen) as stopped:
        agree(given, AIKO, draft.proposal.id)
    assert stopped.value.facts["account"] == f"Liabilities:Wallet:{customer}:EUR"
    with pytest.raises(AccountFrozen):
        adjust(501)
    with pytest.raises(AccountFrozen):
        desk.do(uuid4(), adjustments.propose_reversal, 1, DAY, Reason.BOOKED_TWICE, WHY)
    adjust(-502)
    incoming = next(each for each in desk.ask(adjustments.waiting) if each.id != draft.id)
    agree(given, AIKO, incoming.proposal.id)
    lift(given, customer)
    agree(given, AIKO, draft.proposal.id)
    assert desk.ask(adjustments.waiting) == ()


@pytest.mark.promise("L-04", "L-01")
def test_a_file_takes_nothing_out_of_a_frozen_account_and_what_was_booked_stays_harmless(
    given: Given, customer: UUID, tmp_path: Path
) -> None:
    def folder(name: str, amount: str) -> Path:
        (tmp_path / name).mkdir()
        wallet = f"Liabilities:Wallet:{customer}:EUR"
        back = amount.removeprefix("-") if amount.startswith("-") else f"-{amount}"
        return write(
            tmp_path / name,
            f"tx_id,date,kind,description,ref\n1,2025-03-03,deposit,,in-{name}\n2,2025-03-04,withdrawal,,{name}\n",
            f"tx_id,account,currency,amount\n1,{wallet},EUR,-9\n1,{BANK},EUR,9\n"
            f"2,{wallet},EUR,{amount}\n2,{BANK},EUR,{back}\n",
        )

    desk, booked = given.desk(JONAS), folder("booked", "5")
    import_folder(desk, booked)
    freeze(given, customer)
    assert import_folder(desk, booked).already == 2
    with pytest.raises(HasFindings) as found:
        import_folder(desk, folder("late", "6"))
    (finding,) = found.value.facts["findings"]  # type: ignore[misc]
    assert tuple(finding)[1:3] == (2, "account_frozen")
    assert import_folder(desk, folder("incoming", "-7")).transactions == 2


@pytest.mark.promise("L-04", "S-05")
def test_no_role_that_can_book_gets_anything_out_of_a_frozen_account_by_plain_sql(given: Given, customer: UUID) -> None:
    with given.sql("endpoint") as connection:
        came = [{"account": leg.account, "asset": "EUR", "amount": str(leg.amount)} for leg in out(customer, -500)]
        connection.execute(
            "select ledger.post_feed(%s)",
            [Jsonb([{"reference": "in", "kind": "deposit", "happened_on": "2025-03-03", "booked_on": "2025-03-03",
                     "postings": came}])],
        )  # fmt: skip
    freeze(given, customer)
    legs = [[each.account, each.asset, str(each.amount)] for each in out(customer)]
    line = {
        "reference": "x", "kind": "withdrawal", "happened_on": "2025-03-03", "booked_on": "2025-03-03",
        "postings": [{"account": path, "asset": asset, "amount": amount} for path, asset, amount in legs],
    }  # fmt: skip
    with given.sql("endpoint") as connection:
        (told,) = connection.execute("select ledger.post_feed(%s)", [json.dumps([line])]).fetchall()
        assert (told[0]["transactions"], told[0]["findings"][0][1]) == (0, "account_frozen")
    for name in (JONAS, AIKO):
        with given.sql(name) as connection, pytest.raises(psycopg.Error, match=r"ledger\.account_frozen"):
            connection.execute(
                "select ledger.propose_adjustment(null, '2025-03-03', 'missing', %s, null, %s)", [WHY, Jsonb(legs)]
            )
        for statement in (
            "insert into ledger.posting values (1, 1, '2025-03-03', 1, 'EUR', 1, null)",
            "delete from people.account_freeze",
            "update people.customer set state = 'open'",
            "select people.lift_agreed()",
        ):
            with given.sql(name) as connection, pytest.raises(psycopg.Error):
                connection.execute(statement)  # type: ignore[call-overload]
    with given.sql("bootstrap") as connection:
        assert connection.execute("select count(*) from ledger.posting").fetchone() == (2,)
        assert connection.execute("select state from people.customer where id = %s", [customer]).fetchone() == (
            "frozen",
        )


@pytest.mark.promise("L-04", "L-01")
def test_what_had_left_before_a_freeze_is_booked_by_any_way_and_marked(
    given: Given, platform: Desk, customer: UUID, tmp_path: Path
) -> None:
    book(given, structured(customer, "2025-02"))
    (alert,) = watched(given)
    back = given.now() - FROZEN_AT
    given.clock_moves(-back)
    given.desk(JONAS).do(uuid4(), watch.freeze, alert.id, watch.FreezeReason.FRAUD)
    given.clock_moves(back)
    day = FROZEN_AT.date()
    on_the_day = replace(moving("on the day", *out(customer, 501)), happened_on=day, booked_on=day)
    told = platform.do(uuid4(), feed.post_feed, (
        replace(moving("the day before", *out(customer)), happened_on=day - timedelta(days=1)),
        on_the_day,
        replace(on_the_day, reference="a second before", happened_at=FROZEN_AT - timedelta(seconds=1)),
        replace(on_the_day, reference="after", happened_at=FROZEN_AT + timedelta(hours=1)),
        replace(on_the_day, reference="another day's", happened_at=FROZEN_AT - timedelta(days=9)),
    ))  # fmt: skip
    assert [(each.line, each.code) for each in told.findings] == [
        (2, "account_frozen"), (4, "account_frozen"), (5, "bad_date"),
    ]  # fmt: skip
    folder = write(
        tmp_path,
        "tx_id,date,kind,description,ref\n1,2025-03-01,withdrawal,,by file\n",
        f"tx_id,account,currency,amount\n1,Liabilities:Wallet:{customer}:EUR,EUR,7\n1,{BANK},EUR,-7\n",
    )
    assert import_folder(given.desk(JONAS), folder).transactions == 1
    # Two people may say of the day itself that it was before.
    desk = given.desk(JONAS)
    desk.do(uuid4(), adjustments.propose_adjustment, day, out(customer, 501), Reason.MISSING, WHY, None, None)
    (draft,) = desk.ask(adjustments.waiting)
    agree(given, AIKO, draft.proposal.id)
    with given.sql(PAVEL) as connection:
        marked = connection.execute(
            "select r.reference from ledger.left_before e join ledger.reference r using (transaction_id)"
            " order by transaction_id"
        ).fetchall()
        (last,) = connection.execute("select max(id) from ledger.transaction").fetchone() or (0,)
    assert marked == [("the day before",), ("a second before",), ("by file",), (f"ADJ-{last}",)]
    steps, frozen = (shown := desk.ask(watch.sheet, alert.id)).steps, shown.frozen
    assert frozen is not None
    assert [each.step for each in steps] == [Step.FOUND, Step.FROZE, *[Step.LEFT_BEFORE] * 4]
    assert steps[-1].words == f"T-{last}"
    assert desk.ask(explorer.sheet, last).frozen_at == frozen.at
    with given.sql("bootstrap") as connection, pytest.raises(psycopg.Error, match=r"store\.only_grows"):
        connection.execute("delete from ledger.left_before")


@pytest.mark.promise("L-04")
def test_a_freeze_comes_before_a_booking_or_after_it(given: Given, customer: UUID, tmp_path: Path) -> None:
    line = {
        "reference": "x", "kind": "withdrawal", "happened_on": "2025-03-03", "booked_on": "2025-03-03",
        "postings": [{"account": each.account, "asset": "EUR", "amount": str(each.amount)} for each in out(customer)],
    }  # fmt: skip
    book(given, structured(customer))
    # Somebody's booking runs when another freezes: the freeze waits for its end.
    with given.sql("endpoint") as booking, booking.transaction():
        (told,) = booking.execute("select ledger.post_feed(%s)", [Jsonb([line])]).fetchone() or ({},)
        assert told["transactions"] == 1
        with given.sql(JONAS) as connection:
            connection.execute("set statement_timeout = '100ms'")
            with pytest.raises(psycopg.errors.QueryCanceled):
                connection.execute("select people.freeze_account(%s, %s, 'fraud')", [uuid4(), customer])
    # Somebody freezes when another's file has been looked at and is not booked yet: the file is refused in the end.
    folder = write(
        tmp_path,
        "tx_id,date,kind,description,ref\n1,2025-03-03,withdrawal,,by file\n",
        f"tx_id,account,currency,amount\n1,Liabilities:Wallet:{customer}:EUR,EUR,7\n1,{BANK},EUR,-7\n",
    )
    with given.sql("bootstrap") as connection:
        connection.execute(
            "create function people.meanwhile() returns trigger language plpgsql security definer as $$ begin"
            f" insert into people.account_freeze values (gen_random_uuid(), '{customer}', 'fraud', 'me', '2025-03-02');"
            " return null; end $$"
        )
        connection.execute(
            "create trigger meanwhile after insert on ledger.posting execute function people.meanwhile()"
        )
    with pytest.raises(AccountFrozen):
        import_folder(given.desk(JONAS), folder)
    with given.sql("bootstrap") as connection:
        assert connection.execute("select count(*) from ledger.reference where reference = 'by file'").fetchone() == (
            0,
        )


@pytest.mark.promise("L-04", "S-05")
def test_where_finance_is_one_person_the_lead_of_kyc_is_the_second_to_lift_a_freeze(
    given: Given, customer: UUID
) -> None:
    freeze(given, customer)
    with given.sql(AIKO) as connection:
        (which,) = connection.execute("select people.propose_lift(%s)", [customer]).fetchone() or (None,)
    for name in (RUTH, MARIA, ANNA, OLGA):
        with pytest.raises(NoSuchProposal):
            given.desk(name).do(uuid4(), seconding.agree, which, b"")
    agree(given, HUGO, which)
    with given.sql(PAVEL) as connection:
        assert connection.execute("select lifted_by from people.account_freeze").fetchall() == [(HUGO,)]
    freeze(given, customer)
    with given.sql(HUGO) as connection, pytest.raises(psycopg.Error, match="permission denied"):
        connection.execute("select people.propose_lift(%s)", [customer])
