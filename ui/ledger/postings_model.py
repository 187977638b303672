"""The model of a list of any length: blocks of ready rows around what is in sight, and a count.

Boundary: never asks and never formats; `wanted` says which blocks have come into sight and are not there. L-02.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QTimer, Signal, Slot

from backoffice.ledger.explorer import BLOCK
from ui.kyc.wording import plain_tip
from ui.ledger.rows import At, Row, cells_of, spoken_row, told_of
from ui.widgets.headed_model import SHOWN, SPOKEN, TIP, HeadedModel, Index
from ui.widgets.row_delegate import CELL, Cell

# A table of Qt counts its pixels in 31 bits; 26 of them are a row.
ROWS_AT_MOST = 80_000_000
_KEPT = 48
_CELLS_KEPT = 256
_PENDING = Cell("\N{MIDDLE DOT}", token="text3")


class PostingsModel(HeadedModel):
    """`wanted` carries the numbers of blocks, the one asked for last at the end."""

    wanted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent, {At.AMOUNT, At.BALANCE})
        heads = {
            At.DATE: self.tr("Booked"),
            At.NUMBER: self.tr("Transaction"),
            At.KIND: self.tr("Kind"),
            At.ACCOUNT: self.tr("Account"),
            At.OTHER: self.tr("Other side"),
            At.REFERENCE: self.tr("Reference"),
            At.WORDS: self.tr("Words"),
            At.ASSET: self.tr("Asset"),
            At.AMOUNT: self.tr("Amount"),
            At.BALANCE: self.tr("Balance"),
            At.HAPPENED: self.tr("Happened"),
        }
        self._heads = tuple(heads[at] for at in At)
        self._total = 0
        self._blocks: dict[int, tuple[Row, ...]] = {}
        self._stale: set[int] = set()
        self._cells: dict[int, tuple[Row, tuple[Cell, ...]]] = {}
        self._missing: dict[int, None] = {}
        self._tell = QTimer(self, singleShot=True, interval=0)
        self._tell.timeout.connect(self._tell_missing)

    def _count(self) -> int:
        return self._total

    def head(self, column: At) -> str:
        return self._heads[column]

    def data(self, index: Index, role: int = SHOWN) -> object:
        if role == CELL:
            row = index.row()
            block = self._blocks.get(row // BLOCK)
            if block is None or row // BLOCK in self._stale:
                self._want(row // BLOCK)
            if block is None or row % BLOCK >= len(block):
                return _PENDING
            return self._cells_of(block[row % BLOCK])[index.column()]
        if role == SPOKEN:
            found = self.row_at(index.row())
            return "" if found is None else self.spoken(found)
        if role == TIP:
            found = self.row_at(index.row())
            if found is None:
                return None
            return plain_tip(told_of(found, index.column()))
        return None

    def spoken(self, row: Row) -> str:
        """A whole row for a screen reader."""
        return spoken_row(row)

    def row_at(self, row: int) -> Row | None:
        """A row that is here; None for one that has to be fetched."""
        block = self._blocks.get(row // BLOCK) if 0 <= row < self._total else None
        return block[row % BLOCK] if block is not None and row % BLOCK < len(block) else None

    def show_list(self, total: int, first: Sequence[Row]) -> None:
        """Show another list, of which the first rows are here."""
        self.beginResetModel()
        self._total = min(total, ROWS_AT_MOST)
        self._blocks = {0: tuple(first)} if first else {}
        self._stale.clear()
        self._missing.clear()
        self.endResetModel()

    def set_total(self, total: int) -> None:
        """There are more or fewer rows than was thought; what is behind them moves."""
        total = min(total, ROWS_AT_MOST)
        if total > self._total:
            self.beginInsertRows(QModelIndex(), self._total, total - 1)
            self._total = total
            self.endInsertRows()
        elif total < self._total:
            self.beginRemoveRows(QModelIndex(), total, self._total - 1)
            self._total = total
            self.endRemoveRows()

    def put_block(self, number: int, rows: Sequence[Row], near: int) -> None:
        """Put a block that was fetched; what is farthest from block `near` goes."""
        self._blocks[number] = tuple(rows)
        self._stale.discard(number)
        while len(self._blocks) > _KEPT:
            del self._blocks[max(self._blocks, key=lambda each: abs(each - near))]
        first, last = number * BLOCK, min((number + 1) * BLOCK, self._total) - 1
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._heads) - 1))

    def outdate(self, from_row: int, *, without_balance: bool) -> None:
        """Fetch again, when they come into sight, blocks that reach `from_row` or that had no balance to show."""
        for number, rows in self._blocks.items():
            if number * BLOCK + len(rows) > from_row or (without_balance and rows and not rows[-1].has_balance):
                self._stale.add(number)
        if self._stale:
            self.dataChanged.emit(self.index(0, 0), self.index(self._total - 1, len(self._heads) - 1))

    def here(self, number: int) -> bool:
        """Whether a block is here and good."""
        return number in self._blocks and number not in self._stale

    def _cells_of(self, row: Row) -> tuple[Cell, ...]:
        """The cells of a row in sight; a few screens of them are kept."""
        cells = self._cells.get(id(row))
        if cells is None or cells[0] is not row:
            if len(self._cells) >= _CELLS_KEPT:
                self._cells.clear()
            cells = self._cells[id(row)] = (row, cells_of(row))
        return cells[1]

    def _want(self, number: int) -> None:
        if number not in self._missing:
            self._missing[number] = None
            self._tell.start()

    @Slot()
    def _tell_missing(self) -> None:
        missing, self._missing = list(self._missing), {}
        if missing:
            self.wanted.emit(missing)
