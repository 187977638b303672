"""From what a reader tells to statements: which balances open and close, whether the lines lead from one to the other.

Boundary: events in, heads and lines out; L-01. Keeps a few numbers for each statement, and no line but its mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import blake2b

from backoffice.reconcile.statement_amounts import decimals, scaled, usual_scale
from backoffice.reconcile.statement_events import Event, Noted, Opened, RawBalance, RawLine, Summed
from backoffice.reconcile.statement_faults import NoCurrencyThere, NoDayThere, StatementHoldsNone, TooManyLines
from backoffice.reconcile.statement_values import (
    Balance,
    BalanceKind,
    Format,
    Odd,
    Oddity,
    StatedLine,
    StatedPayout,
    StatementHead,
)

STATEMENTS_AT_MOST = 20_000
PAYOUTS_AT_MOST = 100_000
# Marks kept to tell twins by, 90 bytes each; twins count as lines anyway.
_TWINS_LOOKED_FOR = 2_000_000


@dataclass(slots=True)
class _Gathered:
    opened: Opened
    asset: str
    balances: list[RawBalance] = field(default_factory=list)
    summed: Summed | None = None
    noted: dict[Odd, Oddity] = field(default_factory=dict)
    count: int = 0
    total: int = 0
    credits: int = 0
    debits: int = 0
    booking: int = 0
    bookings: int = 0
    decimals: int = 0
    first_on: date | None = None
    last_on: date | None = None
    payouts: dict[str, _Payout] = field(default_factory=dict)


@dataclass(slots=True)
class _Payout:
    """Sums of one payout so far; `paid` is None until the file has a row for it."""

    on: date | None = None
    count: int = 0
    gross: int = 0
    fee: int = 0
    net: int = 0
    paid: int | None = None

    def take(self, line: RawLine) -> None:
        """One more line of it."""
        self.on = self.on or line.payout_on
        if line.is_payout:
            self.paid = (self.paid or 0) - line.amount
            return
        self.count += 1
        self.gross += line.amount if line.gross is None else line.gross
        self.fee += line.fee or 0
        self.net += line.amount


class Gathering:
    """Takes a file's events one by one, then says what statements it holds."""

    def __init__(self) -> None:
        self._statements: dict[int, _Gathered] = {}
        self._twins: set[bytes] = set()

    def lines(self, events: Iterable[Event]) -> Iterator[RawLine]:
        """The lines that belong to their statements, with a day each, as they pass by."""
        for event in events:
            line = self.take(event)
            if line is not None:
                yield line

    def take(self, event: Event) -> RawLine | None:
        """Remember one event; gives a line back when it counts."""
        if isinstance(event, Opened):
            if len(self._statements) >= STATEMENTS_AT_MOST:
                raise TooManyLines(at_most=STATEMENTS_AT_MOST)
            self._statements[event.statement] = _Gathered(event, event.asset)
            return None
        into = self._statements[event.statement]
        if isinstance(event, RawLine):
            return self._line(into, event)
        if isinstance(event, RawBalance):
            if event.kind in (BalanceKind.OPENING, BalanceKind.CLOSING, BalanceKind.INTERIM):
                into.asset = into.asset or event.asset
            into.balances.append(event)
        elif isinstance(event, Summed):
            into.summed = event
        else:
            self._note(into, event)
        return None

    def heads(self, file: str, form: Format) -> tuple[StatementHead, ...]:
        """What the file holds, once all its events were taken. Raises StatementHoldsNone, NoCurrencyThere."""
        if not self._statements:
            raise StatementHoldsNone()
        scales: dict[str, int] = {}
        settled = [(number, each, _Balances(each)) for number, each in self._statements.items()]
        for _, each, balances in settled:
            if not each.asset:
                raise NoCurrencyThere(row=1)
            usual = scales.get(each.asset, usual_scale(each.asset))
            scales[each.asset] = max(usual, each.decimals, balances.decimals)
        heads: list[StatementHead] = []
        last: dict[tuple[str, str], StatementHead] = {}
        for number, each, balances in settled:
            head = _head(file, form, number, each, balances, scales[each.asset])
            place = (head.account.called, head.asset)
            before = last.get(place)
            if before is not None and before.closing is not None and head.opening is not None:
                step = head.opening.amount - before.closing.amount
                if step:
                    head = _with(head, Oddity(Odd.BALANCES_BREAK, step, 1, before.name))
            if head.closing is not None:
                last[place] = head
            heads.append(head)
        return tuple(heads)

    def _line(self, into: _Gathered, line: RawLine) -> RawLine | None:
        into.asset = into.asset or line.asset
        if line.asset and line.asset != into.asset:
            self._note(into, Noted(line.statement, Odd.OTHER_CURRENCY, 1, line.row))
            return None
        on = line.on or line.value_on
        if on is None:
            on = into.opened.to_on or into.opened.made_on
            if on is None:
                raise NoDayThere(row=line.row, text="")
            self._note(into, Noted(line.statement, Odd.DAY_GUESSED, 1, line.row))
        into.count += 1
        into.total += line.amount
        into.first_on = min(into.first_on or on, on)
        into.last_on = max(into.last_on or on, on)
        into.decimals = decimals((line.amount, line.gross or 0, line.fee or 0), into.decimals)
        if line.booking != into.booking:
            into.booking = line.booking
            into.bookings += 1
        if line.amount >= 0:
            into.credits += line.amount
        else:
            into.debits -= line.amount
        if line.payout:
            if len(into.payouts) >= PAYOUTS_AT_MOST:
                raise TooManyLines(at_most=PAYOUTS_AT_MOST)
            into.payouts.setdefault(line.payout, _Payout()).take(line)
        self._see_twin(into, line, on)
        return line if line.on == on else _on(line, on)

    def _see_twin(self, into: _Gathered, line: RawLine, on: date) -> None:
        names = (line.reference, line.bank_reference, line.text, line.name, line.account)
        told = "\x1f".join((str(line.statement), on.isoformat(), str(line.amount), *names))
        mark = blake2b(told.encode(errors="replace"), digest_size=8).digest()
        if mark in self._twins:
            self._note(into, Noted(line.statement, Odd.TWINS, 1, line.row, line.amount))
        elif len(self._twins) < _TWINS_LOOKED_FOR:
            self._twins.add(mark)

    def _note(self, into: _Gathered, noted: Noted) -> None:
        before = into.noted.get(noted.odd)
        count, amount = (before.count, before.amount) if before else (0, 0)
        at = before.at if before else str(noted.row)
        into.noted[noted.odd] = Oddity(noted.odd, amount + noted.amount, count + noted.count, at)
        if noted.amount:
            into.decimals = decimals((noted.amount,), into.decimals)


class _Balances:
    """Which balances open and close a statement: booked ones; interim ones where a page or report has no others."""

    def __init__(self, of: _Gathered) -> None:
        kept = [each for each in of.balances if each.asset in ("", of.asset)]
        self.others = [each for each in of.balances if each.asset not in ("", of.asset)]
        self.kept = kept
        interim = [each for each in kept if each.kind is BalanceKind.INTERIM]
        self.opening = next((each for each in kept if each.kind is BalanceKind.OPENING), None)
        self.closing = next((each for each in reversed(kept) if each.kind is BalanceKind.CLOSING), None)
        if self.opening is None and interim and (self.closing is not None or len(interim) > 1):
            self.opening = interim.pop(0)
        if self.closing is None and interim:
            self.closing = interim[-1]
        self.decimals = decimals([each.amount for each in kept])


def stated_line(file: str, number: int, raw: RawLine, scale: int) -> StatedLine:
    """A line with its id, its amounts at the statement's scale."""
    assert raw.on is not None
    return StatedLine(
        f"{file[:16]}.{number}",
        raw.booking,
        raw.on,
        raw.value_on,
        scaled(raw.amount, scale),
        raw.text,
        raw.reference,
        raw.bank_reference,
        raw.name,
        raw.account,
        raw.code,
        None if raw.gross is None else scaled(raw.gross, scale),
        None if raw.fee is None else scaled(raw.fee, scale),
        "" if raw.is_payout else raw.payout,
    )


def _head(file: str, form: Format, number: int, each: _Gathered, balances: _Balances, scale: int) -> StatementHead:
    def settled(raw: RawBalance | None) -> Balance | None:
        return None if raw is None else Balance(raw.kind, raw.code, raw.on, scaled(raw.amount, scale))

    opened = each.opened
    opening, closing = settled(balances.opening), settled(balances.closing)
    first = [day for day in (opened.from_on, each.first_on) if day]
    last = [day for day in (opened.to_on, each.last_on) if day]
    if not first and not last and balances.closing is not None and balances.closing.on is not None:
        # A day on which nothing moved.
        first = last = [balances.closing.on]
    total = scaled(each.total, scale)
    odd = [Oddity(noted.odd, scaled(noted.amount, scale), noted.count, noted.at) for noted in each.noted.values()]
    if opening is None or closing is None:
        odd.append(Oddity(Odd.NO_BALANCES))
    elif (difference := closing.amount - opening.amount - total) != 0:
        odd = [each for each in odd if each.odd is not Odd.DOES_NOT_ADD_UP]
        odd.append(Oddity(Odd.DOES_NOT_ADD_UP, difference, 1, _where(each, Odd.DOES_NOT_ADD_UP)))
    odd += _summed_wrong(each)
    payouts = tuple(_paid_out(name, of, scale) for name, of in each.payouts.items() if of.count)
    unlike = [of for of in payouts if of.paid is not None and of.paid != of.net]
    if unlike:
        differ = sum((of.paid or 0) - of.net for of in unlike)
        odd.append(Oddity(Odd.PAYOUT_DIFFERS, differ, len(unlike), unlike[0].id))
    for other in balances.others:
        booked = other.kind in (BalanceKind.OPENING, BalanceKind.CLOSING)
        kind = Odd.OTHER_CURRENCY if booked else Odd.BALANCE_LEFT_OUT
        odd.append(Oddity(kind, 0, 1, f"{other.code} {other.asset}"))
    if scale > usual_scale(each.asset):
        odd.append(Oddity(Odd.FINER_THAN_USUAL, 0, scale))
    return StatementHead(
        file=file,
        format=form,
        version=opened.version,
        number=number,
        name=opened.name,
        account=opened.account,
        asset=each.asset,
        scale=scale,
        opening=opening,
        closing=closing,
        balances=tuple(one for raw in balances.kept if (one := settled(raw)) is not None),
        first_on=min(first, default=None),
        last_on=max(last, default=None),
        count=each.count,
        total=total,
        oddities=tuple(odd),
        payouts=payouts,
    )


def _paid_out(name: str, of: _Payout, scale: int) -> StatedPayout:
    gross, fee, net = (scaled(amount, scale) for amount in (of.gross, of.fee, of.net))
    return StatedPayout(name, of.on, of.count, gross, fee, net, None if of.paid is None else scaled(of.paid, scale))


def _where(each: _Gathered, odd: Odd) -> str:
    return each.noted[odd].at if odd in each.noted else ""


def _summed_wrong(each: _Gathered) -> list[Oddity]:
    said = each.summed
    if said is None:
        return []
    pending = each.noted.get(Odd.PENDING_LEFT_OUT)
    # Some banks count the bookings they only announce, so these sums prove nothing then.
    if pending is not None or Odd.OTHER_CURRENCY in each.noted:
        return []
    wrong = said.bookings is not None and said.bookings != each.bookings
    wrong = wrong or (said.credits is not None and said.credits != each.credits)
    wrong = wrong or (said.debits is not None and said.debits != each.debits)
    count = (said.bookings or each.bookings) - each.bookings
    return [Oddity(Odd.SUMMARY_DIFFERS, 0, count)] if wrong else []


def _with(head: StatementHead, oddity: Oddity) -> StatementHead:
    return replace(head, oddities=(*head.oddities, oddity))


def _on(line: RawLine, on: date) -> RawLine:
    return replace(line, on=on)
