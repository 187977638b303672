"""What the house had matched and closed when accounts were taken along: it is counted and matched no more. L-01.

Boundary: pure. Amounts are integers in minor units. Who matched what in the house is told by the check-out alone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from backoffice.errors import Conflict
from backoffice.reconcile.decisions import CARRIED
from backoffice.reconcile.rules import Entry, Line

HOUSE = "house:"
"""What the key of a finding begins with that stands for a match of the house of which a side is not here."""


class ClosedInHouse(Conflict):
    """The account was closed in the house over a day of this period. Facts: `account`, `asset`, `until`, `number`."""

    code = "reconcile.closed_in_house"


@dataclass(frozen=True, slots=True)
class HouseMatch:
    """A match the house took: from which check-out (`number`), of whom, and when. `id` as in the decisions."""

    id: str
    number: int
    person: str
    at: datetime
    fee: int
    difference: int


@dataclass(frozen=True, slots=True)
class HouseLine:
    """A line of it: its id is its file's hash and its number there; `marks` are those of its words, see `words`."""

    id: str
    on: date
    amount: int
    marks: frozenset[int]
    match: str


@dataclass(frozen=True, slots=True)
class HouseClosing:
    """The newest closing in force of an account and asset."""

    account: str
    asset: str
    since: date
    until: date
    number: int
    person: str
    at: datetime


@dataclass(frozen=True, slots=True)
class House:
    """What the house knew of one account and asset: matches by id, the match of each entry, lines."""

    matches: Mapping[str, HouseMatch] = field(default_factory=dict)
    entries: Mapping[str, str] = field(default_factory=dict)
    lines: tuple[HouseLine, ...] = ()
    closing: HouseClosing | None = None


@dataclass(frozen=True, slots=True)
class Between:
    """What a match of the house puts between statement and ledger here.

    That is its fee and its difference, or, where a side of it lies outside the period, `timing`. `line` and `entry` are
    the first of each that is here, None where none is.
    """

    match: HouseMatch
    since: date
    fee: int
    difference: int
    timing: int
    line: Line | None
    entry: Entry | None

    @property
    def text(self) -> str:
        """What its line says, as far as it is here."""
        return "" if self.line is None else self.line.text or self.line.reference

    @property
    def reference(self) -> str:
        """The reference of its entry, as far as it is here."""
        return "" if self.entry is None else self.entry.reference


@dataclass(frozen=True, slots=True)
class InHouse:
    """What of one problem is settled: lines and entries that are here, and by which match.

    `moved`: what these lines sum to, carried ones left out. `between`: see there. `unseen` are the lines of matches
    whose entries are here, of days of which no statement here speaks: the house has seen them stated, so they are
    counted as stated.
    """

    matches: Mapping[str, HouseMatch] = field(default_factory=dict)
    line_match: Mapping[str, str] = field(default_factory=dict)
    entry_match: Mapping[str, str] = field(default_factory=dict)
    lines: tuple[Line, ...] = ()
    entries: tuple[Entry, ...] = ()
    between: tuple[Between, ...] = ()
    moved: int = 0
    closing: HouseClosing | None = None
    unseen: tuple[HouseLine, ...] = ()

    @property
    def booked_sum(self) -> int:
        return sum(each.amount for each in self.entries)

    @property
    def stated_sum(self) -> int:
        """Of the lines that are here and of those that no statement here has told yet."""
        return sum(each.amount for each in self.lines) + sum(each.amount for each in self.unseen)

    def match_of(self, which: str) -> HouseMatch | None:
        """The match that holds this line or entry; None where none of the house does."""
        part = self.line_match.get(which) or self.entry_match.get(which)
        return None if part is None else self.matches[part]


NOTHING = InHouse()


def settled(
    house: House,
    lines: Sequence[Line],
    entries: Sequence[Entry],
    leaves_out: Callable[[date], bool] = lambda _day: False,
) -> InHouse:
    """What of these lines and entries (carried ones among them) the house had matched.

    A line is known by its id, the hash of its file and its number there. In a file the house has not seen it is known
    by day, amount and words, or where it says none by the reference of the match's entry, and each line of the house
    stands for one of them. `leaves_out` says of which days no statement here speaks.
    """
    if not house.matches:
        return InHouse(closing=house.closing)
    entry_match = {each.id: house.entries[each.id] for each in entries if each.id in house.entries}
    references: dict[str, set[str]] = {}
    for each in entries:
        if each.id in entry_match and each.reference:
            references.setdefault(entry_match[each.id], set()).add(each.reference)
    line_match = _known(house, lines, references)
    here = tuple(each for each in lines if each.id in line_match)
    booked = tuple(each for each in entries if each.id in entry_match)
    waiting = {*entry_match.values()} - {*line_match.values()}
    unseen = tuple(each for each in house.lines if each.match in waiting and leaves_out(each.on))
    return InHouse(
        matches=house.matches,
        line_match=line_match,
        entry_match=entry_match,
        lines=here,
        entries=booked,
        between=tuple(_between(house, line_match, entry_match, here, booked, unseen)),
        moved=sum(each.amount for each in here if not each.id.startswith(CARRIED))
        + sum(each.amount for each in unseen if not each.id.startswith(CARRIED)),
        closing=house.closing,
        unseen=unseen,
    )


def _known(house: House, lines: Sequence[Line], references: Mapping[str, Collection[str]]) -> dict[str, str]:
    by_id = {each.id: each.match for each in house.lines}
    found = {each.id: by_id[each.id] for each in lines if each.id in by_id}
    for each in lines:
        # What a closing left open of a match of which only one side was in its period.
        part = each.id.removeprefix(CARRIED).removeprefix(HOUSE)
        if each.id.startswith(f"{CARRIED}{HOUSE}") and part in house.matches:
            found[each.id] = part
    files = {_file(each.id) for each in house.lines}
    others = [each for each in lines if each.id not in found and _file(each.id) not in files]
    # Day and amount alone say nothing, as two payments of a day may be alike: words or a reference go with them.
    free: dict[object, list[HouseLine]] = {}
    for told in house.lines if others else ():
        if told.id in found:
            continue
        for mark in (told.marks, *references.get(told.match, ())):
            if mark:
                free.setdefault((told.on, told.amount, mark), []).append(told)
    taken: set[str] = set()
    for each in others:
        for mark in (each.words, each.reference):
            alike = free.get((each.on, each.amount, mark), []) if mark and each.id not in found else []
            while alike and alike[-1].id in taken:
                alike.pop()
            if alike:
                told = alike.pop()
                taken.add(told.id)
                found[each.id] = told.match
    return found


def _file(line: str) -> str:
    return line.rpartition(".")[0]


def _between(
    house: House,
    line_match: Mapping[str, str],
    entry_match: Mapping[str, str],
    lines: Iterable[Line],
    entries: Iterable[Entry],
    unseen: Iterable[HouseLine],
) -> Iterable[Between]:
    sums: dict[str, int] = {}
    for told in unseen:
        sums[told.match] = sums.get(told.match, 0) + told.amount
    first_line: dict[str, Line] = {}
    first_entry: dict[str, Entry] = {}
    for line in lines:
        part = line_match[line.id]
        sums[part] = sums.get(part, 0) + line.amount
        first_line.setdefault(part, line)
    for entry in entries:
        part = entry_match[entry.id]
        sums[part] = sums.get(part, 0) - entry.amount
        first_entry.setdefault(part, entry)
    for part, left in sums.items():
        match = house.matches[part]
        whole = left == match.difference - match.fee
        if left or (whole and match.fee):
            seen = [each.on for each in (first_line.get(part), first_entry.get(part)) if each is not None]
            yield Between(
                match,
                min(seen),
                match.fee if whole else 0,
                match.difference if whole else 0,
                0 if whole else left,
                first_line.get(part),
                first_entry.get(part),
            )
