"""A small table of ready cells, with the words behind each for a tooltip."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from ui.kyc.wording import plain_tip
from ui.widgets.headed_model import SHOWN, SPOKEN, TIP, HeadedModel, Index
from ui.widgets.row_delegate import CELL, Cell


class CellGrid(HeadedModel):
    """Rows of Cells under the given heads; every row is as long as the heads."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self._rows: tuple[tuple[Cell, ...], ...] = ()
        self._tips: tuple[tuple[str, ...], ...] = ()

    def put(self, heads: Sequence[str], rows: Sequence[tuple[Cell, ...]], tips: Sequence[tuple[str, ...]] = ()) -> None:
        """Show other rows; `tips` has the shape of `rows`, or is empty."""
        self.beginResetModel()
        self._heads, self._rows, self._tips = tuple(heads), tuple(rows), tuple(tips)
        self.endResetModel()

    def _count(self) -> int:
        return len(self._rows)

    def data(self, index: Index, role: int = SHOWN) -> object:
        if not index.isValid():
            return None
        if role == CELL:
            return self._rows[index.row()][index.column()]
        if role == SPOKEN:
            return self._rows[index.row()][index.column()].spoken()
        if role == TIP and self._tips:
            return plain_tip(self._tips[index.row()][index.column()]) or None
        return None
