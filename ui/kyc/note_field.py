"""The note to a verdict: one line that grows to five, and says when it was last saved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ui.shell import fonts
from ui.widgets.key_cap import KeyCap
from ui.widgets.label import Label

_LINE, _MOST_LINES = 18, 5
_FRAME = 10
_GAP = 8


class NoteField(QPlainTextEdit):
    """Enter says `confirmed`, Shift+Enter makes a new line, Esc says `given_up`; `edited` at every change by hand."""

    confirmed = Signal()
    given_up = Signal()
    edited = Signal()

    def __init__(self, placeholder: str, keys: Sequence[str], least: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = least
        self._restoring = False
        self.setFont(fonts.ui_font(13))
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(self.tr("Note"))
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self._saved = Label("", 11, 400, "text3", self)
        self._caps = KeyCap(*keys, parent=self)
        self.textChanged.connect(self._typed)
        self._grow()

    def text(self) -> str:
        return self.toPlainText()

    def restore(self, text: str) -> None:
        """Put a text here that nobody has just typed."""
        self._restoring = True
        self.setPlainText(text)
        self.moveCursor(self.textCursor().MoveOperation.End)
        self._restoring = False

    def show_saved(self, words: str, *, failed: bool = False) -> None:
        """Say beside the text when it was saved, or that it could not be."""
        self._saved.setText(words)
        self._saved.set_token("danger" if failed else "text3")
        self._place()

    def sizeHint(self) -> QSize:
        return QSize(240, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.textCursor().insertBlock()
            elif not event.isAutoRepeat():
                self.confirmed.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        self._grow()

    @Slot()
    def _typed(self) -> None:
        self._grow()
        if not self._restoring:
            self.edited.emit()

    def _grow(self) -> None:
        lines = min(_MOST_LINES, max(1, int(self.document().size().height())))
        self.setFixedHeight(max(self._least, lines * _LINE + _FRAME))
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if lines == _MOST_LINES else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)

    def _place(self) -> None:
        caps, saved = self._caps.sizeHint(), self._saved.sizeHint()
        wide = saved.width() if self._saved.text() else 0
        right = self.width() - 6
        top = (self._least - caps.height()) // 2
        self._caps.setGeometry(right - caps.width(), top, caps.width(), caps.height())
        self._saved.setGeometry(right - caps.width() - _GAP - wide, top + 1, wide, 16)
        over = (self._least - _LINE - _FRAME) // 2
        self.setViewportMargins(0, over, caps.width() + (wide + _GAP if wide else 0) + _GAP, 0)
