"""Lists of any length over the books: each row where its order puts it, each filter as it says, each balance exact."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from typing import Any

import psycopg
import pytest

from backoffice.desk import DutyMissing
from backoffice.ledger import balances, explorer
from backoffice.ledger import service as ledger
from backoffice.ledger.places import Places
from backoffice.ledger.rules import AccountKind
from backoffice.ledger.views import (
    Column,
    NeedsAnAsset,
    NoSuchTransaction,
    NotASize,
    Order,
    Posting,
    Scope,
    Wanted,
)
from backoffice.money import NotAnAmount
from backoffice.store.cluster import BOOTSTRAP
from tests.given import AIKO, ANNA, JONAS, PAVEL, Given
from tests.ledger.conftest import HOLDERS, LAST, POSTINGS

HOLDER = str(HOLDERS[7][0])
SCALES = {"EUR": 2, "USD": 2, "BTC": 8, "ETH": 8}
FILTERS: dict[str, tuple[Wanted, Callable[[Any], bool]]] = {
    "nothing": (Wanted(), lambda row: True),
    "an account": (Wanted(account="Assets:Bank:EUR"), lambda row: row.path == "Assets:Bank:EUR"),
    "all under a path": (Wanted(account="Assets:Bank"), lambda row: row.path.startswith("Assets:Bank:")),
    "very many accounts": (Wanted(account="Liabilities"), lambda row: row.path.startswith("Liabilities:")),
    "a part of a name": (Wanted(account="Assets:Ban"), lambda row: False),
    "a pseudonym": (Wanted(holder=HOLDER), lambda row: row.holder == HOLDER),
    "the end of a pseudonym": (Wanted(holder=HOLDER[-6:]), lambda row: row.holder == HOLDER),
    "a common kind": (Wanted(kind="deposit"), lambda row: row.kind == "deposit"),
    "a kind that does not occur": (Wanted(kind="reversal"), lambda row: False),
    "an asset": (Wanted(asset="BTC"), lambda row: row.asset == "BTC"),
    "a size": (
        Wanted(least="500", most="700.50"), lambda row: 500 <= abs(row.amount) / 10 ** SCALES[row.asset] <= 700.5),
    "a least size of an asset": (
        Wanted(asset="EUR", least="900"), lambda row: row.asset == "EUR" and abs(row.amount) >= 90_000),
    "days": (Wanted(since=date(2026, 2, 27), until=date(2026, 3, 2)),
             lambda row: date(2026, 2, 27) <= row.booked_on <= date(2026, 3, 2)),
    "the beginning of a reference": (Wanted(reference="SEPA-OUT"), lambda row: row.reference.startswith("SEPA-OUT")),
    "words in any order": (
        Wanted(words="012 PROJ"), lambda row: "project 012" in row.description),
    "words that are none": (Wanted(words="&|!"), lambda row: False),
    "all at once": (
        Wanted(account="Assets", kind="withdrawal", asset="EUR", least="1", since=date(2026, 5, 1), reference="SEPA-",
               words="sepa out"),
        lambda row: row.path.startswith("Assets") and row.kind == "withdrawal" and row.booked_on >= date(2026, 5, 1)
        and abs(row.amount) >= 100),
}  # fmt: skip
ORDERS: dict[str, Callable[[Any], tuple[Any, ...]]] = {
    "date": lambda row: (row.booked_on, row.transaction_id, row.seq),
    "number": lambda row: (row.transaction_id, row.seq),
    "amount": lambda row: (row.amount, row.booked_on, row.transaction_id, row.seq),
}


@pytest.fixture(scope="module")
def everything(year: Given) -> list[Any]:
    """Every posting with all that is known of it, read by the keeper."""
    with year.sql(BOOTSTRAP) as connection, connection.cursor(row_factory=psycopg.rows.namedtuple_row) as cursor:
        return cursor.execute("""
            select p.booked_on, p.transaction_id, p.seq, p.asset, p.amount::bigint as amount, a.path, a.holder, t.kind,
                   r.reference, coalesce(w.description, '') as description
              from ledger.posting p join ledger.account a on a.id = p.account_id
              join ledger.transaction t on t.id = p.transaction_id
              join ledger.reference r on r.transaction_id = t.id
              left join ledger.particulars w on w.transaction_id = t.id
        """).fetchall()


def counted(house: Given, wanted: Wanted, order: Order) -> tuple[Scope, Places, tuple[Posting, ...]]:
    """A list, opened and counted to its end."""
    desk = house.desk(JONAS)
    scope, places, first = desk.ask(explorer.open_list, wanted, order)
    while (number := places.first_unknown) is not None:
        places = places.with_known(number, desk.ask(explorer.count_span, scope, places, number))
    return scope, places, first


def keys(rows: tuple[Posting, ...]) -> list[tuple[Any, ...]]:
    return [(row.key.booked_on, row.key.transaction, row.key.seq) for row in rows]


@pytest.mark.promise("L-02")
@pytest.mark.parametrize("column", list(Column))
@pytest.mark.parametrize("what", FILTERS)
def test_every_row_of_every_list_stands_where_its_order_puts_it(
    year: Given, everything: list[Any], what: str, column: Column
) -> None:
    wanted, fits = FILTERS[what]
    descending = (list(FILTERS).index(what) + list(Column).index(column)) % 2 == 0
    if column is Column.AMOUNT and not wanted.asset:
        with pytest.raises(NeedsAnAsset):
            year.desk(JONAS).ask(explorer.open_list, wanted, Order(column))
        return
    expected = sorted((row for row in everything if fits(row)), key=ORDERS[column], reverse=descending)
    plain = [(row.booked_on, row.transaction_id, row.seq) for row in expected]
    scope, places, first = counted(year, wanted, Order(column, descending))
    assert places.total == len(expected)
    assert keys(first) == plain[: explorer.BLOCK]
    dice = random.Random(7)
    for at in {0, *(dice.randrange(len(plain)) for _ in range(3 if plain else 0))} if plain else ():
        rows = year.desk(JONAS).ask(explorer.rows, scope, places, at)
        assert keys(rows) == plain[at : at + explorer.BLOCK]
        assert year.desk(JONAS).ask(explorer.row_of, scope, places, rows[-1].key) == at + len(rows) - 1


@pytest.mark.promise("L-02")
def test_a_long_list_is_counted_month_by_month_and_its_rows_stay_known(year: Given) -> None:
    scope, places, _ = year.desk(JONAS).ask(explorer.open_list, Wanted(), Order())
    assert len(places.spans) == 13
    assert not places.is_exact
    assert places.known_rows == 0
    after = places.with_known(0, year.desk(JONAS).ask(explorer.count_span, scope, places, 0))
    assert after.known_rows == after.spans[0].count > 0
    assert counted(year, Wanted(), Order())[1].total == POSTINGS


@pytest.mark.promise("L-02")
@pytest.mark.parametrize("descending", [True, False])
@pytest.mark.parametrize("dates", [(None, None), (date(2026, 3, 3), date(2026, 6, 1))])
def test_the_running_balance_is_the_sum_of_all_before_it(
    year: Given, everything: list[Any], descending: bool, dates: tuple[date | None, date | None]
) -> None:
    wanted = Wanted(account="Assets:Bank:EUR", since=dates[0], until=dates[1])
    scope, places, first = counted(year, wanted, Order(descending=descending))
    own = sorted((row for row in everything if row.path == "Assets:Bank:EUR"), key=ORDERS["date"])
    after, running = {}, 0
    for row in own:
        running += row.amount
        after[row.booked_on, row.transaction_id, row.seq] = running
    assert scope.single
    for at in (0, places.total // 2, places.total - 3):
        for shown in year.desk(JONAS).ask(explorer.rows, scope, places, at):
            assert shown.balance == after[shown.key.booked_on, shown.key.transaction, shown.key.seq]
    assert all(row.balance is not None for row in first)
    assert counted(year, Wanted(account="Assets:Bank"), Order())[2][0].balance is None


def test_a_row_says_all_of_its_transaction(year: Given) -> None:
    _, _, (row, *_) = counted(year, Wanted(reference="TRD-", account="Income:Fees:Trading"), Order())
    assert (row.kind, row.sides, row.asset, row.scale) == ("trade", 5, "EUR", 2)
    assert row.account_kind is AccountKind.FEE
    assert row.reference.startswith("TRD-")
    assert row.other_side == f"Liabilities:Wallet:{row.other_holder}:EUR"
    assert row.words.startswith("Buy ")
    shown = year.desk(JONAS).ask(explorer.sheet, row.key.transaction)
    assert shown.reference == row.reference
    assert (shown.source, shown.month_sealed, shown.batch_by) == ("sample", False, JONAS)
    assert sum(side.amount for side in shown.sides if side.asset == "EUR") == 0
    assert len(shown.sides) == 5
    with pytest.raises(NoSuchTransaction):
        year.desk(JONAS).ask(explorer.sheet, 10**15)


@pytest.mark.promise("L-02")
def test_the_sum_of_rows_is_told_by_asset(year: Given, everything: list[Any]) -> None:
    scope, places, _ = counted(year, Wanted(), Order())
    whole = year.desk(PAVEL).ask(explorer.sums, scope, places, ())
    assert {each.asset: each.total for each in whole} == dict.fromkeys(SCALES, 0)
    assert sum(each.count for each in whole) == POSTINGS
    ordered = sorted(everything, key=ORDERS["date"], reverse=True)
    ranges = ((10, 400), (9_000, 9_001))
    chosen = [row for low, high in ranges for row in ordered[low : high + 1]]
    told = year.desk(PAVEL).ask(explorer.sums, scope, places, ranges)
    for each in told:
        own = [row.amount for row in chosen if row.asset == each.asset]
        assert (each.count, each.total) == (len(own), sum(own))
        assert each.debit == sum(amount for amount in own if amount > 0)


def test_a_day_is_found_in_either_direction(year: Given, everything: list[Any]) -> None:
    for descending in (True, False):
        scope, places, _ = counted(year, Wanted(), Order(descending=descending))
        for day in (date(2026, 3, 15), date(2020, 1, 1), date(2030, 1, 1)):
            row = year.desk(JONAS).ask(explorer.row_of_day, scope, places, day)
            newer = sum(each.booked_on > day for each in everything)
            older = sum(each.booked_on < day for each in everything)
            assert row == min(newer if descending else older, POSTINGS - 1)


@pytest.mark.promise("L-01", "L-02")
@pytest.mark.parametrize("as_of", [LAST, date(2026, 1, 31), date(2026, 4, 17)])
def test_the_trees_balances_are_the_trial_balances(year: Given, as_of: date) -> None:
    desk = year.desk(JONAS)
    plain = {
        (each.path, each.amount.asset.code): each.amount.minor
        for each in desk.ask(ledger.trial_balance, as_of).balances
    }
    tree = desk.ask(balances.tree, as_of)
    wallets, more = desk.ask(balances.wallets, as_of)
    own = {(line.path, line.asset): line.amount for line in tree.lines if line.path != "Liabilities:Wallet"}
    assert own | {(line.path, line.asset): line.amount for line in wallets} == plain
    assert more is None
    for line in tree.lines:
        if line.path == "Liabilities:Wallet":
            assert line.amount == sum(each.amount for each in wallets if each.asset == line.asset)
    assert {line.holder for line in desk.ask(balances.wallets, as_of, "", HOLDER[-5:])[0]} == {HOLDER}


@pytest.mark.promise("L-02")
@pytest.mark.parametrize("path", ["Assets:Bank:EUR", "Assets", "Liabilities:Wallet", f"Liabilities:Wallet:{HOLDER}"])
def test_a_t_account_opens_moves_and_closes_in_agreement(year: Given, everything: list[Any], path: str) -> None:
    since, until = date(2026, 6, 1), date(2026, 6, 3)
    own = [row for row in everything if f"{row.path}:".startswith(f"{path}:") and row.asset == "EUR"]
    for until_ in (until, LAST):
        told = year.desk(JONAS).ask(balances.t_account, path, "EUR", since, until_)
        assert told.agrees
        assert told.opening == sum(row.amount for row in own if row.booked_on < since)
        assert told.closing == sum(row.amount for row in own if row.booked_on <= until_)
        assert sum(each.amount for each in told.movements) == told.closing - told.opening
    days = year.desk(JONAS).ask(balances.days, path, "EUR", LAST)
    assert days[-1].balance == sum(row.amount for row in own)
    assert [day.on for day in days] == sorted({row.booked_on for row in own})


def test_what_there_is_to_choose_from(year: Given) -> None:
    found = year.desk(AIKO).ask(explorer.holdings)
    assert dict(found.assets) == SCALES
    assert set(found.kinds) >= {"deposit", "trade", "donation"}
    assert (found.first, found.last) == (date(2025, 11, 22), LAST)


@pytest.mark.parametrize("size", ["-1", "1e3", "NaN", "1,000", "x"])
def test_an_amount_that_is_none_is_refused(year: Given, size: str) -> None:
    with pytest.raises(NotASize):
        year.desk(JONAS).ask(explorer.open_list, Wanted(least=size), Order())
    assert issubclass(NotASize, NotAnAmount.__mro__[1])


@pytest.mark.promise("S-05")
def test_who_is_not_of_finance_sees_no_list(year: Given) -> None:
    for query in (explorer.holdings, balances.tree):
        with pytest.raises(DutyMissing):
            year.desk(ANNA).ask(query, *([LAST] if query is balances.tree else []))


def test_the_sample_firms_books_are_proved_and_the_same_each_time(year: Given) -> None:
    assert year.desk(JONAS).ask(ledger.prove).faults == ()
    told = {(each.path, each.amount.minor) for each in year.desk(JONAS).ask(ledger.trial_balance).balances}
    assert ("Assets:Bank:EUR", 200_401_898) in told
