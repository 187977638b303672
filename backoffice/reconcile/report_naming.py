"""What lines and entries are called on paper: so that an auditor finds each on the bank's and in the books. L-02.

Boundary: pure; words and references are handed in. No id of ours stands for a thing that has a name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from backoffice.reconcile.decisions import CARRIED, EntryFacts, LineFacts, MatchFacts, OpenItem


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A line as the bank's paper has it: `text` is empty once it was erased, `number` its place in the file.

    `reference` is what the bank says beside the text, empty where the text says it too.
    """

    on: date
    text: str
    number: int
    amount: int
    reference: str = ""

    @property
    def called(self) -> str:
        return "  ".join(part for part in (self.text, self.reference) if part)


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """An entry as the books have it: its reference, where it has one, and its transaction's number."""

    reference: str
    transaction: str
    amount: int

    @property
    def called(self) -> str:
        return f"{self.reference} · T-{self.transaction}" if self.reference else f"T-{self.transaction}"


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides of a match of another check-out: its first line's text, its first transaction, how many more."""

    text: str
    transaction: str
    more: int


@dataclass(frozen=True, slots=True)
class Naming:
    """`words_of` gives the words of a commitment, "" for erased ones; `references` are by transaction's number.

    `house` is the number of the first transaction of a match of an earlier check-in, `sides` both of its sides.
    `carried` are the commitments to the words of items of an earlier closing, by their keys.
    """

    words_of: Callable[[str], str]
    references: Mapping[str, str] = field(default_factory=dict)
    house: Mapping[str, str] = field(default_factory=dict)
    sides: Mapping[str, Sides] = field(default_factory=dict)
    carried: Mapping[str, str] = field(default_factory=dict)

    def line(self, line: LineFacts) -> ReportLine:
        words = line.words or self.carried.get(line.id.removeprefix(CARRIED), "")
        text, reference = (self.words_of(each) if each else "" for each in (words, line.reference))
        return ReportLine(line.on, text, _number(line.id), line.amount, reference)

    def entry(self, entry: EntryFacts) -> ReportEntry:
        number = transaction_of(entry.id)
        return ReportEntry(self.references.get(number, ""), number, entry.amount)

    def item(self, item: OpenItem, match: MatchFacts | None) -> str:
        """What stands beside an open item: the line's words, the entry, or both where it lies between the two."""
        if match is not None:
            lines, entries = match.lines, match.entries
            texts = [each for each in (self.line(line).text for line in lines[:1]) if each]
            return " ↔ ".join([*texts, *(self.entry(entry).called for entry in entries[:1])]) + _more(lines, entries)
        kind, _, rest = item.finding.removeprefix(CARRIED).partition(":")
        if kind == "entry":
            number = transaction_of(rest)
            return ReportEntry(item.reference or self.references.get(number, ""), number, item.amount).called
        if kind in ("gap", "break"):
            return rest.partition(":")[0].replace("/", " – ")
        if kind == "house":
            number = self.house.get(rest, "")
            return ReportEntry(self.references.get(number, ""), number, item.amount).called if number else ""
        sides = self.sides.get(rest) if kind in ("fee", "difference") else None
        if sides is not None:
            entry = ReportEntry(self.references.get(sides.transaction, ""), sides.transaction, item.amount)
            return " ↔ ".join(each for each in (sides.text, entry.called) if each) + _and(sides.more)
        return self.words_of(item.words) if item.words else ""


def transaction_of(entry: str) -> str:
    """The number of the transaction an entry's id begins with."""
    return entry.partition(".")[0]


def _number(line: str) -> int:
    number = line.rpartition(".")[2]
    return int(number) if number.isdecimal() else 0


def _more(lines: tuple[LineFacts, ...], entries: tuple[EntryFacts, ...]) -> str:
    return _and(max(len(lines), 1) + max(len(entries), 1) - 2)


def _and(more: int) -> str:
    return f" +{more}" if more else ""
