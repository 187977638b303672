"""A table without grid lines: uniform rows, whole rows selected, cells painted by RowDelegate."""

from PySide6.QtCore import QAbstractItemModel, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.shell import fonts
from ui.widgets.row_delegate import RowDelegate


class Table(QTableView):
    """Rows of `row_height` pixels with text of `px`. Call `fit_columns` when the first rows are there."""

    def __init__(self, *, row_height: int = 28, px: int = 13, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = RowDelegate(px=px, row_height=row_height, parent=self)
        self.setItemDelegate(self._rows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(row_height)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setFont(fonts.ui_font(11))
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setResizeContentsPrecision(64)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            self._rows.current_row = -1
            self.selectionModel().currentRowChanged.connect(self._move_lines)

    def fit_columns(self, grows: int) -> None:
        """Give every column the width its visible rows need, so that ids stand whole; `grows` takes what is left."""
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.resizeColumnsToContents()
        head.setSectionResizeMode(grows, QHeaderView.ResizeMode.Stretch)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._move_lines()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._move_lines()

    @Slot()
    def _move_lines(self) -> None:
        """The current row carries lines across all columns, while Qt repaints only the cells that changed."""
        before, self._rows.current_row = self._rows.current_row, self.currentIndex().row() if self.hasFocus() else -1
        for row in (before, self._rows.current_row):
            if row >= 0:
                top = self.rowViewportPosition(row)
                self.viewport().update(0, top, self.viewport().width(), self.rowHeight(row))


class RowTable(Table):
    """Rows chosen one at a time: `entered` on Enter; letters are left to the window's keys."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSelectionMode(Table.SelectionMode.SingleSelection)

    def step(self, by: int) -> None:
        """Move the cursor up or down."""
        row = self.currentIndex().row() + by
        if 0 <= row < self.model().rowCount():
            self.selectRow(row)
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()
            elif not event.isAutoRepeat():
                self.entered.emit()
            return
        if event.text().isalnum() and not event.modifiers():
            event.ignore()
            return
        super().keyPressEvent(event)
