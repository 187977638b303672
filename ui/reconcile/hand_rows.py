"""Open lines, open entries and decided matches as rows to choose from. Made in a pool's thread from values.

Boundary: a row carries its texts; a `Cell` is made of it when it comes into sight, so that 30,000 rows cost nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from backoffice.reconcile.bench import Bench
from backoffice.reconcile.by_hand import OpenSides, open_sides
from backoffice.reconcile.decisions import MatchFacts, MatchRejected
from backoffice.reconcile.house import HouseMatch
from backoffice.reconcile.rules import Entry, Line, Reason
from ui.kyc.wording import Wording, isolated
from ui.ledger.wording import MINUS, LedgerWording, decimals, money
from ui.reconcile.matching_rows import line_says, payout_says
from ui.widgets.shapes import Shape


@dataclass(frozen=True, slots=True)
class HandRow:
    """One row: `amount` in minor units, `cells` as texts, of which the last is an amount, `hay` what a filter sees."""

    id: str
    amount: int
    cells: tuple[str, ...]
    hay: str
    mark: Shape | None = None
    rejected: bool = False
    house: bool = False
    """Whether it was matched in the house before the accounts were taken along: nothing offline changes it."""


@dataclass(frozen=True, slots=True)
class HandSeen:
    """One account as it can be matched by hand."""

    sides: OpenSides
    lines: tuple[HandRow, ...]
    entries: tuple[HandRow, ...]
    decided: tuple[HandRow, ...]


def hand_seen(bench: Bench, account: str, asset: str, language: str, before: dict[str, HandRow]) -> HandSeen:
    """Look at an account. `before`: the rows made for it so far, to which new ones are added.

    Raises NotInSnapshot, WorkbookBroken.
    """
    sides = open_sides(bench, account, asset)
    said = _Saying(sides, LedgerWording(Wording(language)), before)
    return HandSeen(
        sides=sides,
        lines=tuple(said.line(each) for each in sorted(sides.lines, key=_day_of)),
        entries=tuple(said.entry(each) for each in sorted(sides.entries, key=_day_of)),
        decided=(
            *(said.match(each.match, each.alone) for each in sides.decided),
            *(said.rejection(each) for each in sides.rejected),
            *said.house(),
        ),
    )


def hay_of(text: str) -> str:
    """What a filter compares: without regard to case, with one sign for minus."""
    return text.casefold().replace(MINUS, "-")


def _day_of(side: Line | Entry) -> date:
    """The oldest first; within a day as the file and the books have them."""
    return side.on


class _Saying:
    def __init__(self, sides: OpenSides, words: LedgerWording, before: dict[str, HandRow]) -> None:
        self._sides, self._words, self._before = sides, words, before
        self._scale, self._told = sides.work.problem.scale, sides.work.problem.told
        self._days: dict[date, str] = {}
        self._entry_count = words.words.say("reconcile.match.entries")
        self._line_count = words.words.say("reconcile.match.lines")

    def line(self, line: Line) -> HandRow:
        payout = self._told.named(line.id)
        known = self._before.get(f"{line.id} {payout}")
        return known or self._row(line.id, payout, line.on, line.amount, self._line_says(line))

    def entry(self, entry: Entry) -> HandRow:
        payout = self._told.named(entry.id)
        known = self._before.get(f"{entry.id} {payout}")
        return known or self._row(entry.id, payout, entry.on, entry.amount, _entry_says(entry))

    def match(self, match: MatchFacts, alone: bool) -> HandRow:
        how = "alone" if alone else "by_hand" if Reason.BY_HAND in match.reasons else "person"
        known = self._before.get(f"{how} {match.id}")
        if known is not None:
            return known
        said = self._words.words.say(f"reconcile.report.certificate.{how}")
        if match.report:
            # Its report is here as long as the match is.
            said = self._words.words.listed(said, self._payout_says(self._told.named(match.lines[0].id)))
        lines, entries = [each.id for each in match.lines], [each.id for each in match.entries]
        row = self._decided(match.id, lines, entries, said, Shape.AGREES, False)
        return self._before.setdefault(f"{how} {match.id}", row)

    def rejection(self, act: MatchRejected) -> HandRow:
        said = self._words.words.say("reconcile.decision.match_rejected")
        return self._decided(act.match, act.lines, act.entries, said, Shape.CONFLICTS, True)

    def house(self) -> Iterator[HandRow]:
        """What the house had matched, with what of it is here."""
        house = self._sides.work.problem.house
        parts: dict[str, tuple[list[Line], list[Entry]]] = {}
        for line in house.lines:
            parts.setdefault(house.line_match[line.id], ([], []))[0].append(line)
        for entry in house.entries:
            parts.setdefault(house.entry_match[entry.id], ([], []))[1].append(entry)
        for part, (lines, entries) in parts.items():
            key = f"house {part}"
            yield self._before.get(key) or self._before.setdefault(
                key, self._housed(house.matches[part], lines, entries)
            )

    def _housed(self, match: HouseMatch, lines: Sequence[Line], entries: Sequence[Entry]) -> HandRow:
        words = self._words.words
        facts = {"person": match.person, "number": match.number, "day": words.day(match.at.date())}
        how = words.say("reconcile.match.house").format(**facts)
        stated = "–" if not lines else self._line_says(lines[0])
        if len(lines) > 1:
            stated = self._line_count.format(count=len(lines), text=stated)
        booked = "–" if not entries else _entry_says(entries[0])
        booked = self._entry_count.format(count=len(entries)) if len(entries) > 1 else booked
        amount = sum(each.amount for each in lines or entries)
        day = self._day(min([*(each.on for each in lines), *(each.on for each in entries)]))
        texts = (day, stated, booked, how, money(amount, self._scale))
        hay = " ".join(
            (*texts, *map(self._line_says, lines), *map(_entry_says, entries), decimals(amount, self._scale))
        )
        return HandRow(match.id, amount, texts, hay_of(hay), Shape.AGREES, house=True)

    def _decided(
        self, key: str, lines: Sequence[str], entries: Sequence[str], how: str, mark: Shape, rejected: bool
    ) -> HandRow:
        known = [line for line in (self._sides.all_lines.get(each) for each in lines) if line is not None]
        booked = [entry for entry in (self._sides.all_entries.get(each) for each in entries) if entry is not None]
        first = self._line_says(known[0]) if known else lines[0]
        stated = first if len(lines) == 1 else self._line_count.format(count=len(lines), text=first)
        other = _entry_says(booked[0]) if len(entries) == 1 and booked else ""
        other = other or self._entry_count.format(count=len(entries))
        amount = sum(each.amount for each in known)
        on = min((each.on for each in known), default=None)
        texts = (self._day(on) if on is not None else "", stated, other, how, money(amount, self._scale))
        parts = (*(self._line_says(each) for each in known), *(_entry_says(each) for each in booked))
        hay = " ".join((*texts, *parts, decimals(amount, self._scale), str(on or "")))
        return HandRow(key, amount, texts, hay_of(hay), mark, rejected)

    def _row(self, key: str, payout: str, on: date, amount: int, says: str) -> HandRow:
        says = f"{says}  {self._payout_says(payout)}" if payout else says
        day, shown = self._day(on), money(amount, self._scale)
        hay = f"{on} {day} {says} {shown} {decimals(amount, self._scale)}"
        return self._before.setdefault(f"{key} {payout}", HandRow(key, amount, (day, says, shown), hay_of(hay)))

    def _payout_says(self, payout: str) -> str:
        return payout_says(payout, self._words.words)

    def _line_says(self, line: Line) -> str:
        return line_says(line, self._words.words, self._sides.work.carried.get(line.id))

    def _day(self, on: date) -> str:
        if on not in self._days:
            self._days[on] = self._words.day(on)
        return self._days[on]


def _entry_says(entry: Entry) -> str:
    number = entry.id.partition(".")[0]
    name = f"T-{number}" if number.isdigit() else number
    return f"{isolated(entry.reference)}  {name}" if entry.reference else name
