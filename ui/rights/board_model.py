"""The model of the board: pages of ready rows, the next asked for when the last comes into sight.

Boundary: never asks itself; `more_wanted` says that somebody should.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from backoffice.rights.views import Line
from ui.kyc.wording import plain_tip
from ui.rights.board_rows import BoardRow, GroupRow, Row
from ui.widgets.headed_model import SHOWN, SPOKEN, TIP, HeadedModel, Index

ROW = int(Qt.ItemDataRole.UserRole) + 11
LEFT, PERSON, RIGHT, STATE, TIMELINE = range(5)


class BoardModel(HeadedModel):
    """`show` begins anew, `add` continues; `is_whole` says that nothing is left to ask for."""

    more_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self._rows: list[Row] = []
        self._is_asking = False
        self.is_whole = True
        self._heads = (self.tr("Left"), self.tr("Person"), self.tr("Right"), self.tr("State"), "")

    @property
    def rows(self) -> Sequence[Row]:
        return self._rows

    def show_rows(self, rows: Sequence[Row], *, is_whole: bool) -> None:
        self.beginResetModel()
        self._rows = list(rows)
        self._is_asking, self.is_whole = False, is_whole
        self.endResetModel()

    def add_rows(self, rows: Sequence[Row], *, is_whole: bool) -> None:
        self._is_asking, self.is_whole = False, is_whole
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()

    def swap_rows(self, rows: Sequence[Row]) -> bool:
        """Show newer versions of the same requests in their places; False where others stand there now."""
        if [_key(row) for row in rows] != [_key(row) for row in self._rows]:
            return False
        if list(rows) != self._rows:
            self._rows = list(rows)
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, TIMELINE))
        return True

    def last(self) -> Line | None:
        """The request shown last."""
        return next((row.line for row in reversed(self._rows) if isinstance(row, BoardRow)), None)

    def at(self, row: int) -> BoardRow | None:
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, BoardRow) else None

    def row_of(self, request: UUID | None) -> int:
        """Where a request stands; -1 where it does not."""
        return next(
            (at for at, row in enumerate(self._rows) if isinstance(row, BoardRow) and row.line.request == request), -1
        )

    def requests(self) -> int:
        """How many requests are loaded."""
        return sum(isinstance(row, BoardRow) for row in self._rows)

    def _count(self) -> int:
        return len(self._rows)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self.is_whole and not self._is_asking

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._is_asking = True
            self.more_wanted.emit()

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = SHOWN) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if isinstance(row, GroupRow):
            return row.title if role == SPOKEN and index.column() == LEFT else None
        if role == SPOKEN:
            return row.spoken(index.column())
        return plain_tip(row.spoken(index.column())) if role == TIP and index.column() != TIMELINE else None


def _key(row: Row) -> object:
    return row.title if isinstance(row, GroupRow) else row.line.request
