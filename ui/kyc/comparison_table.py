"""What was declared, read from the card and said by the MRZ, row by row, with what conflicts counted in the head."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QWidget

from backoffice.kyc.checks import Mark as Finding
from backoffice.kyc.comparison import Compared
from ui.kyc.case_cells import comparison_rows, count
from ui.kyc.cell_grid import CellGrid
from ui.kyc.wording import Wording
from ui.widgets.mark import Mark
from ui.widgets.panel import TITLE_HEIGHT, Panel
from ui.widgets.shapes import Shape
from ui.widgets.table import Table

ROW = 28
_HEAD = 27
_FIELD = 84
_MARK = 40
_COLUMNS = 5


class ComparisonTable(Panel):
    """The values of the attempt whose pictures are shown."""

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._wording = wording
        self.set_title(self.tr("Declared, card, MRZ"))
        self._conflicts = Mark(Shape.CONFLICTS, "")
        self._close = Mark(Shape.CLOSE, "")
        self._agrees = Mark(Shape.AGREES, self.tr("No conflict"))
        for mark in (self._conflicts, self._close, self._agrees):
            self.add_to_title(mark)
            mark.hide()
        self._grid = CellGrid(self)
        self.table = Table(row_height=ROW, px=12)
        self.table.setAccessibleName(self.tr("Declared, card, MRZ"))
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setModel(self._grid)
        self.body.addWidget(self.table)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_compared(self, compared: Sequence[Compared]) -> None:
        """Show the rows of another attempt or case."""
        heads = (self.tr("Field"), self.tr("Declared"), self.tr("Card, read"), self.tr("MRZ"), "")
        self._grid.put(heads, comparison_rows(compared, self._wording))
        self._share_width()
        conflicts, close = count(compared, Finding.CONFLICTS), count(compared, Finding.CLOSE)
        self._conflicts.show_mark(Shape.CONFLICTS, self._many(conflicts))
        self._conflicts.setVisible(conflicts > 0)
        self._close.show_mark(Shape.CLOSE, self.tr("{count} close").format(count=close))
        self._close.setVisible(close > 0)
        self._agrees.setVisible(bool(compared) and not conflicts and not close)
        self.setMinimumHeight(TITLE_HEIGHT + _HEAD + ROW * max(1, len(compared)) + 6)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Each value column gets what its longest value needs, and an even part of what is left."""
        head = self.table.horizontalHeader()
        if head.count() < _COLUMNS:
            return
        head.setStretchLastSection(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        room = self.width() - 2 - _FIELD - _MARK
        needs = [self.table.sizeHintForColumn(section) for section in (1, 2, 3)]
        spare = room - sum(needs)
        widths = [need + spare // 3 if spare >= 0 else need * room // sum(needs) for need in needs]
        for section, wide in enumerate((_FIELD, *widths, _MARK + room - sum(widths))):
            head.resizeSection(section, wide)

    def _many(self, conflicts: int) -> str:
        if conflicts == 1:
            return self.tr("1 conflict")
        return self.tr("{count} conflicts").format(count=conflicts)
