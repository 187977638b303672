"""Payouts as a processor itemises them: a bank's line is the net of one, and each of its parts names an entry. L-01.

Boundary: values alone, amounts in minor units of one asset. Who reads them out of a report is `statement_file`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from backoffice.reconcile.statement_values import Statement


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a payout: the names it has there, gross and net in minor units."""

    references: tuple[str, ...]
    gross: int
    net: int


@dataclass(frozen=True, slots=True)
class Reported:
    """A payout as its processor itemises it; `on` is the day it is due at the bank, where that is said.

    `report` is the statement it was read from, see `StatementHead.id`: reports that overlap say the same twice.
    """

    id: str
    on: date | None
    parts: tuple[Part, ...]
    report: str = field(default="", compare=False)

    @property
    def net(self) -> int:
        """What the bank's line says."""
        return sum(part.net for part in self.parts)


@dataclass(frozen=True, slots=True)
class Told:
    """What reports say of one account: by id, the payout a line is the net of, and the one that names an entry.

    `fees` are by line what the processor kept of what is booked.
    """

    lines: Mapping[str, Reported] = field(default_factory=dict)
    entries: Mapping[str, Reported] = field(default_factory=dict)
    fees: Mapping[str, int] = field(default_factory=dict)

    def named(self, which: str) -> str:
        """What the payout of a line or an entry is called; empty where no report speaks of it."""
        told = self.lines.get(which) or self.entries.get(which)
        return "" if told is None else told.id

    def of(self, lines: Collection[str], entries: Collection[str]) -> Reported | None:
        """The payout whose line this is and that names all these entries; None where it is not just that."""
        told = self.lines.get(next(iter(lines))) if len(lines) == 1 else None
        return told if told is not None and all(self.entries.get(each) == told for each in entries) else None


NONE_TOLD = Told()


def payouts_of(statement: Statement) -> tuple[Reported, ...]:
    """The payouts a statement itemises, in the order of the file."""
    parts: dict[str, list[Part]] = {}
    for line in statement.lines:
        if line.payout:
            gross = line.amount if line.gross is None else line.gross
            parts.setdefault(line.payout, []).append(Part((line.reference, line.bank_reference), gross, line.amount))
    days = {each.id: each.on for each in statement.payouts}
    return tuple(Reported(each, days.get(each), tuple(of), statement.id) for each, of in parts.items())


def raised(payouts: Iterable[Reported], by: int) -> tuple[Reported, ...]:
    """The same with amounts of `by` more decimals."""
    more = int("1" + "0" * by)
    return tuple(
        replace(each, parts=tuple(replace(part, gross=part.gross * more, net=part.net * more) for part in each.parts))
        for each in payouts
    )
