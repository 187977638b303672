"""Whether a statement may be imported for an account, and which of its lines are there already. L-01, L-02.

Boundary: pure. Two lines are the same when day, amount, reference and words are; of true twins within one file each
counts, so a line is left out only as often as it is known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from backoffice.errors import Refused
from backoffice.reconcile.rules import Line
from backoffice.reconcile.statement_faults import FinerThanBooks, OtherCurrency, StatementStopped
from backoffice.reconcile.statement_values import STOPPING, Balance, Odd, Oddity, StatedLine, Statement


class StatementUnfit(Refused):
    """A statement says no day at all. Facts: `why`."""

    code = "reconcile.statement_unfit"


@dataclass(frozen=True, slots=True)
class Known:
    """A statement imported before for the same account and asset: amounts in the books' minor units."""

    from_on: date
    to_on: date
    opening: int | None
    closing: int | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Recognised:
    """Ids of lines that are known, and what to say of it."""

    known: frozenset[str]
    oddities: tuple[Oddity, ...]


def fit(statement: Statement, asset: str, scale: int) -> Statement:
    """The statement in the books' minor units of `asset`.

    Raises OtherCurrency, FinerThanBooks, and StatementStopped for what `Odd` says must not be imported.
    """
    if statement.asset != asset:
        raise OtherCurrency(stated=statement.asset, wanted=asset)
    stopping = next((each for each in statement.oddities if each.odd in STOPPING), None)
    if stopping is not None:
        raise StatementStopped(
            odd=stopping.odd.value, amount=stopping.amount, count=stopping.count, at=stopping.at, asset=asset
        )
    if statement.scale == scale:
        return statement
    shift = scale - statement.scale

    def moved(amount: int) -> int:
        if shift >= 0:
            return amount * int("1" + "0" * shift)
        whole, rest = divmod(amount, int("1" + "0" * -shift))
        if rest:
            raise FinerThanBooks(asset=asset, decimals=statement.scale, at_most=scale)
        return whole

    def balance(of: Balance | None) -> Balance | None:
        return None if of is None else replace(of, amount=moved(of.amount))

    def line(of: StatedLine) -> StatedLine:
        gross, fee = (None if each is None else moved(each) for each in (of.gross, of.fee))
        return replace(of, amount=moved(of.amount), gross=gross, fee=fee)

    return replace(
        statement,
        scale=scale,
        opening=balance(statement.opening),
        closing=balance(statement.closing),
        balances=tuple(told for each in statement.balances if (told := balance(each)) is not None),
        total=moved(statement.total),
        oddities=tuple(replace(each, amount=moved(each.amount)) for each in statement.oddities),
        lines=tuple(line(each) for each in statement.lines),
    )


def recognise(statement: Statement, known: Iterable[Known]) -> Recognised:
    """Which lines of a fitted statement earlier imports of its account hold already.

    A statement that begins with the balance another ends with goes on where that one stopped: what looks alike at
    the seam is then two movements.
    """
    there: Counter[tuple[object, ...]] = Counter()
    overlaps = 0
    for each in known:
        if _apart(statement, each):
            continue
        overlaps += 1
        there.update(_mark(line.on, line.amount, line.reference, line.text) for line in each.lines)
    found = []
    amount = 0
    for line in statement.lines:
        mark = _mark(line.on, line.amount, line.reference, f"{line.name} {line.text}")
        if there[mark] > 0:
            there[mark] -= 1
            found.append(line.id)
            amount += line.amount
    if found:
        return Recognised(frozenset(found), (Oddity(Odd.LINES_KNOWN, amount, len(found)),))
    return Recognised(frozenset(), (Oddity(Odd.PERIOD_OVERLAPS, 0, overlaps),) if overlaps else ())


def _apart(statement: Statement, known: Known) -> bool:
    days = [line.on for line in statement.lines]
    if not days:
        return True
    if min(days) > known.to_on or max(days) < known.from_on:
        return True
    opening = statement.opening.amount if statement.opening else None
    closing = statement.closing.amount if statement.closing else None
    after = opening is not None and opening == known.closing and min(days) >= known.to_on
    before = closing is not None and closing == known.opening and max(days) <= known.from_on
    return after or before


def _mark(on: date, amount: int, reference: str, text: str) -> tuple[object, ...]:
    return on, amount, reference.casefold(), " ".join(text.split()).casefold()


def days_stated(statement: Statement, lines: Sequence[date]) -> tuple[date, date]:
    """The first and the last day a statement speaks of. Raises StatementUnfit."""
    told = [
        *lines,
        *(day for day in (statement.first_on, statement.last_on) if day is not None),
        *(each.on for each in (statement.opening, statement.closing) if each is not None and each.on is not None),
    ]
    if not told:
        raise StatementUnfit(why="day")
    return min(told), max(told)
