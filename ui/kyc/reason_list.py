"""The reasons of one verdict, each with the digit that chooses it; opens over the page above its field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from backoffice.kyc.rules import Reason
from ui.kyc.wording import Wording
from ui.shell import fonts, theme
from ui.widgets.key_cap import CAP, paint_caps
from ui.widgets.label import SectionLabel
from ui.widgets.lettering import width_of, write

_ROW = 30
_CODE = int(Qt.ItemDataRole.UserRole)
_NEEDS_NOTE = _CODE + 1
_LEAST_WIDTH = 300
_DIGITS = tuple("123456789")


class _Rows(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(_LEAST_WIDTH, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("sel"))
            painter.drawRoundedRect(box, 4, 4)
        paint_caps(painter, box.left() + 6, box.center().y(), (str(index.row() + 1),))
        words = box.adjusted(6 + CAP + 10, 0, -8, 0)
        if index.data(_NEEDS_NOTE):
            note = self.tr("note needed")
            wide = write(painter, words, note, fonts.ui_font(11), theme.color("text3"), align="right")
            words.setRight(words.right() - wide - 12)
        write(painter, words, str(index.data()), fonts.ui_font(13), theme.color("text"))
        painter.restore()


class ReasonList(QFrame):
    """Hidden until `open`. `chosen` carries a reason's code; `given_up` when Esc is pressed or the focus goes away."""

    chosen = Signal(str)
    given_up = Signal()

    def __init__(self, wording: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = parent
        self._is_open = False
        self._wording = wording
        self._title = SectionLabel()
        self.rows = QListWidget()
        self.rows.setItemDelegate(_Rows(self.rows))
        self.rows.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.installEventFilter(self)
        self.rows.itemClicked.connect(self._choose_item)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self.rows)
        self.hide()

    def open(self, title: str, reasons: Sequence[Reason], current: str, over: QWidget) -> None:
        """Show the reasons above the widget `over` and take the keys."""
        self._title.setText(title)
        self.rows.setAccessibleName(title)
        self.rows.clear()
        widest = 0.0
        for reason in reasons:
            words = self._wording.reason(reason.code)
            item = QListWidgetItem(words)
            item.setData(_CODE, reason.code)
            item.setData(_NEEDS_NOTE, reason.note)
            self.rows.addItem(item)
            widest = max(widest, width_of(words, fonts.ui_font(13)))
            if reason.code == current or self.rows.currentRow() < 0:
                self.rows.setCurrentItem(item)
        self.rows.setFixedHeight(_ROW * len(reasons))
        wide = max(_LEAST_WIDTH, round(widest) + 160)
        high = _ROW * len(reasons) + 16 + 6 + self._title.sizeHint().height() + 2
        at = over.mapTo(self._host, over.rect().topLeft())
        left = max(8, min(at.x(), self._host.width() - wide - 8))
        self.setGeometry(left, max(8, at.y() - high - 6), wide, high)
        self._is_open = True
        self.show()
        self.raise_()
        self.rows.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                event.accept()
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event)
        if event.type() == QEvent.Type.FocusOut:
            self.close_list()
        return False

    def close_list(self) -> None:
        """Go away without a choice."""
        if self._is_open:
            self._is_open = False
            self.hide()
            self.given_up.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("ctl"))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()

    def _pressed(self, event: QKeyEvent) -> bool:
        """Digits choose, Enter takes the current one, Esc closes; what is held down does nothing."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return False
        if event.isAutoRepeat():
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.close_list()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose_item(self.rows.currentItem())
        elif event.text() in _DIGITS and 1 <= int(event.text()) <= self.rows.count():
            self._choose_item(self.rows.item(int(event.text()) - 1))
        return True

    @Slot(QListWidgetItem)
    def _choose_item(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            code = str(item.data(_CODE))
            self._is_open = False
            self.hide()
            self.chosen.emit(code)
