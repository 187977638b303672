"""What the house knew, in the snapshot's own file: written at the check-out, read account by account. L-01.

Boundary: SQL of SQLite over an open snapshot. The file's hash, which the firm signs, covers it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from backoffice.reconcile.house import House, HouseClosing, HouseLine, HouseMatch
from backoffice.reconcile.snapshot import Snapshot
from backoffice.reconcile.snapshot_rules import AccountHead

_MARK = 8


def write_house(connection: Any, houses: Mapping[int, House]) -> None:
    """Note what the house knew, by the number of the account."""
    for account, house in sorted(houses.items()):
        connection.executemany(
            "insert into house_match values (?, ?, ?, ?, ?, ?, ?)",
            (
                (account, each.id, each.number, each.person, each.at.isoformat(), str(each.fee), str(each.difference))
                for each in house.matches.values()
            ),
        )
        connection.executemany(
            "insert into house_entry values (?, ?, ?)",
            ((account, entry, match) for entry, match in sorted(house.entries.items())),
        )
        connection.executemany(
            "insert into house_line values (?, ?, ?, ?, ?, ?)",
            (
                (account, each.id, each.on.isoformat(), str(each.amount), _told(each.marks), each.match)
                for each in sorted(house.lines, key=lambda one: one.id)
            ),
        )
        closing = house.closing
        if closing is not None:
            days = (closing.since.isoformat(), closing.until.isoformat())
            values = (account, *days, closing.number, closing.person, closing.at.isoformat())
            connection.execute("insert into house_closing values (?, ?, ?, ?, ?, ?)", values)


def house_of(snapshot: Snapshot, head: AccountHead) -> House:
    """What the house knew of one account; read once, as nothing of it changes."""
    if head.number not in snapshot.houses:
        with snapshot.reading() as connection:
            snapshot.houses[head.number] = _read(connection, head)
    return snapshot.houses[head.number]


def _read(connection: Any, head: AccountHead) -> House:
    account = (head.number,)
    matches = {
        id_: HouseMatch(id_, number, person, datetime.fromisoformat(at), int(fee), int(difference))
        for id_, number, person, at, fee, difference in connection.execute(
            "select id, number, person, at, fee, difference from house_match where account = ?", account
        )
    }
    entries = dict(connection.execute("select id, match from house_entry where account = ?", account))
    lines = tuple(
        HouseLine(id_, date.fromisoformat(on), int(amount), _marks(marks), match)
        for id_, on, amount, marks, match in connection.execute(
            "select id, stated_on, amount, marks, match from house_line where account = ?", account
        )
    )
    row = connection.execute(
        "select since, until, number, person, at from house_closing where account = ?", account
    ).fetchone()
    closing = None
    if row is not None:
        days = (date.fromisoformat(row[0]), date.fromisoformat(row[1]))
        closing = HouseClosing(head.path, head.asset, *days, row[2], row[3], datetime.fromisoformat(row[4]))
    return House(matches, entries, lines, closing)


def _told(marks: frozenset[int]) -> bytes:
    return b"".join(mark.to_bytes(_MARK, "big") for mark in sorted(marks))


def _marks(told: bytes) -> frozenset[int]:
    return frozenset(int.from_bytes(told[at : at + _MARK], "big") for at in range(0, len(told), _MARK))
