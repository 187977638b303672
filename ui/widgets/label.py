"""Text that takes its size, weight and colour from the tokens and follows a change of theme."""

import re

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from ui.shell import fonts, theme
from ui.widgets.lettering import font_for, write

_MAY_BREAK = "\u200b"
_LONG_WORD = re.compile(r"\S{20,}")


def breaking(text: str, piece: int = 26) -> str:
    """The same with places in its long words, after every `piece` signs, where a line may end: wrapped, never cut."""
    return _LONG_WORD.sub(
        lambda word: _MAY_BREAK.join(word[0][at : at + piece] for at in range(0, len(word[0]), piece)), text
    )


class Label(QLabel):
    """One piece of plain text; never markup, so names and notes can say what they like."""

    def __init__(
        self, text: str = "", px: int = 13, weight: int = 400, token: str = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._font = fonts.ui_font(px, weight)
        self._token = token
        self.setText(text)
        self._colour()
        theme.signal.changed.connect(self._colour)

    def set_token(self, token: str) -> None:
        """Give the text the colour of another token."""
        self._token = token
        self._colour()

    def set_lettering(self, px: int, weight: int) -> None:
        """Give the text another size and weight."""
        self._font = fonts.ui_font(px, weight)
        self.setFont(font_for(self.text(), self._font))

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setFont(font_for(text, self._font))

    @Slot()
    def _colour(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.color(self._token))
        self.setPalette(palette)


class TrimmedLabel(Label):
    """One line that ends in an ellipsis where there is no room for it."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        write(painter, QRectF(self.rect()), self.text(), self.font(), theme.color(self._token))
        painter.end()


class SectionLabel(Label):
    """The title of a section: 12 px, bold, in the second ink."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, 12, 600, "text2", parent)
