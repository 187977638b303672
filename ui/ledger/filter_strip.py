"""The strip above the grid: what it is narrowed to, in words, each part with its cross; and how many rows there are."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from ui.ledger.filter_words import Token
from ui.shell import fonts, icons, theme
from ui.shell.keys import Keys
from ui.widgets.action_button import ActionButton
from ui.widgets.lettering import width_of, write
from ui.widgets.link_button import IconButton
from ui.widgets.press import press_once

HEIGHT = 40
_TOKEN = 24
_CROSS = 12
_ABOVE = 8
_WORDS_AT_MOST = 260


class TokenButton(QAbstractButton):
    """One part of a filter; pressing it takes it away."""

    def __init__(self, token: Token, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.token = token
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        words = self.tr("{label} {value}, take away").format(label=token.label, value=token.value)
        self.setAccessibleName(words)
        self.setToolTip(words)

    def sizeHint(self) -> QSize:
        value = min(_WORDS_AT_MOST, ceil(width_of(self.token.value, _bold())))
        return QSize(ceil(width_of(self.token.label, _plain())) + value + _CROSS + 30, _TOKEN)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.click()
        elif not press_once(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line2"), 1))
        painter.setBrush(theme.color("line" if self.underMouse() else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        box = QRectF(self.rect()).adjusted(8, 0, -_CROSS - 12, 0)
        used = write(painter, box, self.token.label, _plain(), theme.color("text3"), trim=False)
        write(painter, box.adjusted(used + 5, 0, 0, 0), self.token.value, _bold(), theme.color("text"))
        cross = icons.pixmap("close", "text2", _CROSS, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - _CROSS - 6, (self.height() - _CROSS) // 2, cross)
        painter.end()


class TokenFlow(QWidget):
    """Tokens behind each other, in a second row where the first is full."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[TokenButton] = []

    def show_buttons(self, buttons: list[TokenButton]) -> None:
        for old in self.buttons:
            old.hide()
            old.deleteLater()
        self.buttons = buttons
        for button in buttons:
            button.setParent(self)
            button.show()
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        left, top = 0, _ABOVE
        for button in self.buttons:
            wide = min(button.sizeHint().width(), max(60, self.width()))
            if left and left + wide > self.width():
                left, top = 0, top + _TOKEN + 4
            button.setGeometry(left, top, wide, _TOKEN)
            left += wide + 6
        self.setFixedHeight(top + _TOKEN + _ABOVE)


class FilterStrip(QWidget):
    """`narrowed` carries the filter that is left when a token goes."""

    narrowed = Signal(object)

    def __init__(self, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add = ActionButton(self.tr("Filter"), icon="filter", keys=keys.caps("ledger.filter"))
        self.clear = IconButton("close", self.tr("Show all postings"), keys.caps("ledger.everything"))
        self.order = ActionButton("", icon="queue", keys=keys.caps("ledger.order"))
        self.order.setToolTip(keys.tip("ledger.order"))
        self.columns = IconButton("columns", self.tr("Choose columns"), keys.caps("ledger.columns"))
        self._flow = TokenFlow()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self.add)
        row.addWidget(self._flow, 1)
        row.addWidget(self.clear)
        row.addWidget(self.order)
        row.addWidget(self.columns)
        self.setMinimumHeight(HEIGHT)
        self.show_tokens(())

    def show_tokens(self, tokens: Sequence[Token]) -> None:
        """Show another filter."""
        had_focus = any(button.hasFocus() for button in self.tokens)
        made = [TokenButton(token) for token in tokens]
        for button in made:
            button.clicked.connect(self._take_away)
        self._flow.show_buttons(made)
        self.clear.setVisible(bool(tokens))
        said = "; ".join(f"{token.label} {token.value}" for token in tokens)
        self.setAccessibleName(said or self.tr("All postings"))
        if had_focus:
            (self.tokens[0] if self.tokens else self.add).setFocus()

    @property
    def tokens(self) -> list[TokenButton]:
        return self._flow.buttons

    def words(self) -> tuple[str, ...]:
        """What the list is narrowed to, as it is shown."""
        return tuple(f"{button.token.label} {button.token.value}" for button in self.tokens)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("raised"))
        painter.fillRect(0, 0, self.width(), 1, theme.color("line2"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line2"))
        painter.end()

    @Slot()
    def _take_away(self) -> None:
        button = self.sender()
        if isinstance(button, TokenButton):
            self.narrowed.emit(button.token.without)


def _plain() -> QFont:
    return fonts.ui_font(12)


def _bold() -> QFont:
    return fonts.ui_font(12, 500)
