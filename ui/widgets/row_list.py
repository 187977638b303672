"""A list of uniform rows that a delegate paints: `confirmed` by Enter, letters for the window's keys."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QWidget


class RowList(QListView):
    """Owns neither model nor rows; a person moves to a row, or nobody does."""

    confirmed = Signal()

    def __init__(self, model: QAbstractItemModel, delegate: QStyledItemDelegate) -> None:
        super().__init__()
        delegate.setParent(self)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt would go to the first row when there is no current one, and so open what nobody has chosen."""
        QWidget.focusInEvent(self, event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.confirmed.emit()
            return
        if event.text().isalnum() and not event.modifiers():
            # Letters belong to the window's strokes, not to Qt's search in the list.
            event.ignore()
            return
        super().keyPressEvent(event)
