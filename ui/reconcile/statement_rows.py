"""Rows of statements as tables show them: those taken in, those of a file, what is odd, and first lines.

Boundary: pure formatting, done in a pool's thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from backoffice.reconcile.decisions import PayoutsImported, StatementImported
from backoffice.reconcile.statement_import import Previewed
from backoffice.reconcile.statement_values import Balance, Odd, Oddity, StatedLine, StatedPayout, StatementHead
from ui.kyc.wording import isolated
from ui.ledger.wording import LedgerWording, money
from ui.staff.cells import CellRow
from ui.widgets.row_delegate import Cell
from ui.widgets.shapes import Shape

_NOTHING = "–"
# What a person needs to know, but what asks for nothing.
_HARMLESS = frozenset({Odd.NO_BALANCES, Odd.BALANCE_LEFT_OUT, Odd.TWINS, Odd.LINES_KNOWN})
_PAYOUTS = 200
_UNCOUNTED = frozenset({Odd.DOES_NOT_ADD_UP, Odd.BALANCES_BREAK, Odd.BALANCE_LEFT_OUT, Odd.PERIOD_OVERLAPS})


def taken_rows(
    statements: Sequence[tuple[StatementImported, str]],
    reports: Sequence[tuple[PayoutsImported, str]],
    words: LedgerWording,
) -> tuple[CellRow, ...]:
    """Statements of the workbook with the names of their files, by account and day, and then reports of payouts."""
    told = tuple(
        CellRow(
            each.statement,
            (
                Cell(words.short(each.account), 500),
                Cell(_period(each.from_on, each.to_on, words), token="text2"),
                _amount(each.opening, each.scale),
                Cell(f"{each.count:,}", token="text2", right=True),
                _amount(each.closing, each.scale),
                Cell(each.asset, token="text2"),
                Cell(each.format, token="text2"),
                Cell(isolated(name) if name else _NOTHING, token="text2"),
            ),
        )
        for each, name in sorted(
            statements, key=lambda one: (one[0].account, one[0].asset, one[0].from_on, one[0].to_on)
        )
    )
    called = QCoreApplication.translate("StatementRows", "Payout report")
    return told + tuple(
        CellRow(
            each.report,
            (
                Cell(called, 500),
                Cell(_period(each.from_on, each.to_on, words), token="text2"),
                _amount(None, each.scale),
                Cell(f"{each.parts:,}", token="text2", right=True),
                _amount(None, each.scale),
                Cell(each.asset, token="text2"),
                Cell(each.format, token="text2"),
                Cell(isolated(name) if name else _NOTHING, token="text2"),
            ),
        )
        for each, name in sorted(reports, key=lambda one: (one[0].asset, one[0].from_on, one[0].to_on))
    )


def head_rows(seen: Previewed, words: LedgerWording) -> tuple[CellRow, ...]:
    """The statements of a file: whether they can be taken in, and their figures."""
    return tuple(
        CellRow(
            head.id,
            (
                Cell(words.name(head.account.called[:40]) or _NOTHING, 500, mark=_verdict(seen, head)),
                Cell(_period(head.first_on, head.last_on, words), token="text2"),
                _stated(head.opening, head.scale),
                Cell(f"{head.count:,}", token="text2", right=True),
                _amount(head.total, head.scale),
                _stated(head.closing, head.scale),
                Cell(head.asset, token="text2"),
            ),
        )
        for head in seen.looked.heads
    )


def odd_rows(seen: Previewed, head: StatementHead, words: LedgerWording) -> tuple[CellRow, ...]:
    """What is odd about one statement; the first row says whether it adds up."""
    rows = [] if any(each.odd in (Odd.DOES_NOT_ADD_UP, Odd.NO_BALANCES) for each in head.oddities) else [_adds_up()]
    if head.id in seen.known:
        rows = [
            CellRow(
                "known",
                (
                    Cell(
                        QCoreApplication.translate("StatementRows", "This statement was taken in before."),
                        mark=Shape.CLOSE,
                    ),
                    Cell(),
                ),
            )
        ]
    rows += [_payout_row(each, head, words) for each in head.payouts[:_PAYOUTS]]
    rows += [
        CellRow(
            f"{at}",
            (
                Cell(words.words.say(f"reconcile.odd.{each.odd}"), mark=_shape(each)),
                Cell(_figures(each, head), right=True),
            ),
        )
        for at, each in enumerate(seen.oddities(head))
    ]
    return tuple(rows)


def _payout_row(of: StatedPayout, head: StatementHead, words: LedgerWording) -> CellRow:
    """What the bank's line of a payout is made of."""
    title = QCoreApplication.translate("StatementRows", "Payout {id}").format(id=words.name(of.id))
    if of.on is not None:
        title = words.words.listed(title, words.day(of.on))
    sums = f"{money(of.net, head.scale)} = {money(of.gross, head.scale)} − {money(of.fee, head.scale)} {head.asset}"
    lines = QCoreApplication.translate("StatementRows", "lines: {count}").format(count=f"{of.count:,}")
    return CellRow(f"payout {of.id}", (Cell(title, mark=Shape.AGREES), Cell(f"{sums}, {lines}", right=True)))


def line_rows(lines: Sequence[StatedLine], scale: int, words: LedgerWording) -> tuple[CellRow, ...]:
    """First lines of a statement."""
    return tuple(
        CellRow(
            line.id,
            (
                Cell(words.day(line.on), token="text2"),
                Cell(words.name(" ".join(each for each in (line.name, line.text) if each)[:240]) or _NOTHING),
                Cell(words.name(line.reference), token="text2"),
                _amount(line.amount, scale),
            ),
        )
        for line in lines
    )


def raw_rows(rows: Sequence[Sequence[str]]) -> tuple[CellRow, ...]:
    """A table's rows as they stand in the file."""
    return tuple(CellRow(str(at), tuple(Cell(isolated(cell[:60])) for cell in cells)) for at, cells in enumerate(rows))


def _verdict(seen: Previewed, head: StatementHead) -> Shape:
    if head.stops:
        return Shape.CONFLICTS
    said = any(each.odd not in _HARMLESS for each in seen.oddities(head))
    return Shape.CLOSE if said or head.id in seen.known else Shape.AGREES


def _shape(of: Oddity) -> Shape:
    if of.stops:
        return Shape.CONFLICTS
    return Shape.UNKNOWN if of.odd in _HARMLESS else Shape.CLOSE


def _adds_up() -> CellRow:
    return CellRow(
        "adds_up",
        (
            Cell(QCoreApplication.translate("StatementRows", "Opening and lines make the closing"), mark=Shape.AGREES),
            Cell(right=True),
        ),
    )


def _figures(of: Oddity, head: StatementHead) -> str:
    told = []
    if of.odd is Odd.FINER_THAN_USUAL:
        told.append(QCoreApplication.translate("StatementRows", "decimals: {count}").format(count=of.count))
    elif of.count and of.odd not in _UNCOUNTED:
        told.append(QCoreApplication.translate("StatementRows", "lines: {count}").format(count=f"{of.count:,}"))
    if of.amount:
        told.append(f"{money(of.amount, head.scale)} {head.asset}")
    if of.at.isdigit():
        told.append(QCoreApplication.translate("StatementRows", "from row {row} on").format(row=of.at))
    elif of.at:
        told.append(of.at)
    return ", ".join(told)


def _period(since: date | None, until: date | None, words: LedgerWording) -> str:
    if since is None or until is None:
        return _NOTHING
    return words.day(since) if since == until else f"{words.day(since)} – {words.day(until)}"


def _stated(balance: Balance | None, scale: int) -> Cell:
    return _amount(None if balance is None else balance.amount, scale)


def _amount(minor: int | None, scale: int) -> Cell:
    return Cell(_NOTHING, token="text3", right=True) if minor is None else Cell(money(minor, scale), right=True)
