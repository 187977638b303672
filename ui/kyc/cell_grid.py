"""A small table of ready cells, with the words behind each for a tooltip."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.kyc.wording import plain_tip
from ui.widgets.row_delegate import CELL, Cell

_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_Index = QModelIndex | QPersistentModelIndex


class CellGrid(QAbstractTableModel):
    """Rows of Cells under the given heads; every row is as long as the heads."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads: tuple[str, ...] = ()
        self._rows: tuple[tuple[Cell, ...], ...] = ()
        self._tips: tuple[tuple[str, ...], ...] = ()

    def put(self, heads: Sequence[str], rows: Sequence[tuple[Cell, ...]], tips: Sequence[tuple[str, ...]] = ()) -> None:
        """Show other rows; `tips` has the shape of `rows`, or is empty."""
        self.beginResetModel()
        self._heads, self._rows, self._tips = tuple(heads), tuple(rows), tuple(tips)
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._heads)

    def data(self, index: _Index, role: int = _DISPLAY) -> object:
        if not index.isValid():
            return None
        if role == CELL:
            return self._rows[index.row()][index.column()]
        if role == _SPOKEN:
            return self._rows[index.row()][index.column()].spoken()
        if role == _TIP and self._tips:
            return plain_tip(self._tips[index.row()][index.column()]) or None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if orientation == Qt.Orientation.Horizontal and role == _DISPLAY and section < len(self._heads):
            return self._heads[section]
        return None
