"""An account's register on a snapshot: any stretch of it, a day's place, entries by reference or amount.

Boundary: queries for `Bench.ask`; a page costs one look into an index. Amounts in minor units. L-01.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from backoffice.ledger.views import Day
from backoffice.reconcile.bench import BenchRead
from backoffice.reconcile.snapshot import COLUMNS, entries_of, entry_row
from backoffice.reconcile.snapshot_rules import AccountHead, EntryRow

PAGE = 256
FOUND_AT_MOST = 500


def accounts(read: BenchRead) -> tuple[AccountHead, ...]:
    """The snapshot's accounts by path and asset, each with opening, closing and number of entries."""
    return read.manifest.accounts


def page(read: BenchRead, account: int, first: int, limit: int = PAGE) -> tuple[EntryRow, ...]:
    """`limit` rows of an account's register from place `first` on."""
    return _rows(read, "where account = ? and place >= ? order by place limit ?", (account, first, limit))


def whole(read: BenchRead, account: int) -> tuple[EntryRow, ...]:
    """Every row of an account, for matching."""
    return tuple(entries_of(read.entries, account))


def place_of_day(read: BenchRead, account: int, day: date) -> int:
    """The place of the first row booked on that day or later; the number of rows where there is none."""
    found = read.entries.execute(
        "select place from entry where account = ? and booked_on >= ? order by booked_on, place limit 1",
        (account, day.isoformat()),
    ).fetchone()
    if found is not None:
        return int(found[0])
    return next((one.entries for one in read.manifest.accounts if one.number == account), 0)


def by_reference(read: BenchRead, account: int, begins: str) -> tuple[EntryRow, ...]:
    """Rows whose reference begins so, at most 500."""
    if not begins:
        return ()
    return _rows(
        read,
        "indexed by entry_by_reference where account = ? and reference >= ? and reference < ? order by place limit ?",
        (account, begins, f"{begins}\U0010ffff", FOUND_AT_MOST),
    )


def by_amount(read: BenchRead, account: int, amount: int) -> tuple[EntryRow, ...]:
    """Rows that moved this much, in or out, at most 500."""
    values = (account, str(amount), str(-amount), FOUND_AT_MOST)
    return _rows(
        read, "indexed by entry_by_amount where account = ? and amount in (?, ?) order by place limit ?", values
    )


def by_id(read: BenchRead, ids: Iterable[str]) -> tuple[EntryRow, ...]:
    """The rows of these ids, in their order; one that is not here is left out."""
    found: list[EntryRow] = []
    for each in ids:
        transaction, _, seq = each.partition(".")
        if transaction.isdecimal() and seq.isdecimal() and len(transaction) < 19:
            found += _rows(read, "where transaction_id = ? and seq = ?", (int(transaction), int(seq)))
    return tuple(found)


def widths(read: BenchRead, account: int) -> tuple[int, int]:
    """How many digits the longest amount and the longest balance of an account have, a minus counted."""
    found = read.entries.execute(
        "select max(length(amount)), max(length(balance)) from entry where account = ?", (account,)
    ).fetchone()
    return int(found[0] or 0), int(found[1] or 0)


def days(read: BenchRead, account: int) -> tuple[Day, ...]:
    """What each day moved and the balance at its end, the oldest first."""
    made: dict[date, tuple[int, int, int, int]] = {}
    for on, amount, balance in read.entries.execute(
        "select booked_on, amount, balance from entry where account = ? order by place", (account,)
    ):
        day, moved = date.fromisoformat(on), int(amount)
        debit, credit, count, _ = made.get(day, (0, 0, 0, 0))
        made[day] = (debit + max(moved, 0), credit + min(moved, 0), count + 1, int(balance))
    return tuple(Day(day, *told) for day, told in sorted(made.items()))


def _rows(read: BenchRead, rest: str, values: tuple[object, ...]) -> tuple[EntryRow, ...]:
    # The order by place would tempt SQLite to walk the whole account; so each search names its index.
    found = read.entries.execute(f"select {COLUMNS} from entry {rest}", values)
    return tuple(entry_row(each) for each in found.fetchall())
