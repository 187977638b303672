"""A short list of what a typed text may mean, laid over the page under its field until one is taken."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

_VALUE = int(Qt.ItemDataRole.UserRole)


class OfferList(QListWidget):
    """`taken` carries what was chosen and its label, `left` when Esc is pressed; gone when the focus goes elsewhere."""

    taken = Signal(object, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._take)
        self.hide()

    def offer(self, found: Sequence[tuple[UUID, str]], under: QWidget) -> None:
        """Stand below `under` with these; the first is chosen until another is."""
        page = under.window()
        self.setParent(page)
        self.clear()
        for value, label in found:
            item = QListWidgetItem(label)
            item.setData(_VALUE, value)
            self.addItem(item)
        self.setAccessibleName(under.accessibleName())
        place = under.mapTo(page, QPoint(0, under.height() + 2))
        high = sum(max(self.sizeHintForRow(row), 1) for row in range(len(found))) + 2 * self.frameWidth()
        self.setGeometry(place.x(), place.y(), max(under.width(), 320), min(high, page.height() - place.y()))
        self.setCurrentRow(0)
        self.show()
        self.raise_()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat() and item is not None:
            self._take(item)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.hide()

    @Slot(QListWidgetItem)
    def _take(self, item: QListWidgetItem) -> None:
        self.hide()
        self.taken.emit(item.data(_VALUE), item.text())
