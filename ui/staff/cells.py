"""A table of few rows with a key each: the people, the access review, the approvals.

Boundary: rows are made in a pool's thread; nothing is asked or formatted here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from ui.kyc.wording import plain_tip
from ui.widgets.headed_model import SHOWN, SPOKEN, TIP, HeadedModel, Index
from ui.widgets.row_delegate import CELL, Cell
from ui.widgets.table import RowTable


@dataclass(frozen=True, slots=True)
class CellRow:
    """One row, formatted; `key` says which thing it is."""

    key: str
    cells: tuple[Cell, ...]


class CellModel(HeadedModel):
    def __init__(self, heads: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(heads, parent)
        self._rows: tuple[CellRow, ...] = ()

    def show_rows(self, rows: Sequence[CellRow], heads: Sequence[str] | None = None) -> None:
        """Show other rows, and with `heads` other columns."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self._heads = self._heads if heads is None else tuple(heads)
        self._right = [at for at, cell in enumerate(rows[0].cells) if cell.right] if rows else ()
        self.endResetModel()

    def key_at(self, row: int) -> str | None:
        return self._rows[row].key if 0 <= row < len(self._rows) else None

    def row_of(self, key: str) -> int:
        """The row of this key, -1 where it is not shown."""
        return next((at for at, row in enumerate(self._rows) if row.key == key), -1)

    def _count(self) -> int:
        return len(self._rows)

    def data(self, index: Index, role: int = SHOWN) -> object:
        if not index.isValid():
            return None
        cell = self._rows[index.row()].cells[index.column()]
        if role == CELL:
            return cell
        if role == SPOKEN:
            return cell.spoken()
        told = ", ".join(part for part in (cell.text, cell.icons_say) if part)
        return plain_tip(told) if role == TIP and told else None


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
