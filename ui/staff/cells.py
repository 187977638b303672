"""A table of few rows with a key each: the people, the access review, the approvals.

Boundary: rows are made in a pool's thread; nothing is asked or formatted here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.kyc.wording import plain_tip
from ui.widgets.row_delegate import CELL, Cell
from ui.widgets.table import RowTable

_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_HEAD = int(Qt.ItemDataRole.DisplayRole)
_ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
_RIGHT = int((Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value)
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class CellRow:
    """One row, formatted; `key` says which thing it is."""

    key: str
    cells: tuple[Cell, ...]


class CellModel(QAbstractTableModel):
    def __init__(self, heads: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads = tuple(heads)
        self._rows: tuple[CellRow, ...] = ()

    def show_rows(self, rows: Sequence[CellRow], heads: Sequence[str] | None = None) -> None:
        """Show other rows, and with `heads` other columns."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self._heads = self._heads if heads is None else tuple(heads)
        self.endResetModel()

    def key_at(self, row: int) -> str | None:
        return self._rows[row].key if 0 <= row < len(self._rows) else None

    def row_of(self, key: str) -> int:
        """The row of this key, -1 where it is not shown."""
        return next((at for at, row in enumerate(self._rows) if row.key == key), -1)

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _HEAD) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._heads):
            return None
        if role == _HEAD:
            return self._heads[section]
        stands_right = bool(self._rows) and self._rows[0].cells[section].right
        return _RIGHT if role == _ALIGN and stands_right else None

    def data(self, index: _Index, role: int = _HEAD) -> object:
        if not index.isValid():
            return None
        cell = self._rows[index.row()].cells[index.column()]
        if role == CELL:
            return cell
        if role == _SPOKEN:
            return cell.spoken()
        told = ", ".join(part for part in (cell.text, cell.icons_say) if part)
        return plain_tip(told) if role == _TIP and told else None


class CellTable(RowTable):
    """The view of a CellModel; the row that was chosen stays so while it is there."""

    def __init__(self, name: str, heads: Sequence[str]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.rows = CellModel(heads, self)
        self.setModel(self.rows)

    def current_key(self) -> str | None:
        return self.rows.key_at(self.currentIndex().row())

    def show_rows(self, rows: Sequence[CellRow], heads: Sequence[str] | None = None, *, grows: int = 0) -> None:
        """Show other rows; the one that was chosen stays so while it is there."""
        before, at = self.current_key(), max(0, self.currentIndex().row())
        self.rows.show_rows(rows, heads)
        self.fit_columns(grows)
        found = self.rows.row_of(before) if before is not None else 0
        self.selectRow(found if found >= 0 else min(at, len(rows) - 1))

    def step(self, by: int) -> None:
        """Move the cursor up or down."""
        row = self.currentIndex().row() + by
        if 0 <= row < self.rows.rowCount():
            self.selectRow(row)
            self.scrollTo(self.currentIndex())
