"""A pane that shows a paper in the window alone: pictures, pages of a PDF, or words; nothing of it lies in a file."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QScrollArea

from ui.kyc.case_file_window import rendering
from ui.shell import fonts

WIDE = 820
_PAGES = 6


def pages_of(content: bytes, media: str) -> QImage:
    """The paper as one picture, page below page; null where it cannot be shown. For a pool's thread."""
    pages = rendering(content, WIDE, _PAGES)() if media == "application/pdf" else [QImage.fromData(content)]
    whole = [page for page in pages if not page.isNull()]
    if not whole:
        return QImage()
    wide = max(page.width() for page in whole)
    image = QImage(wide, sum(page.height() for page in whole), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter, down = QPainter(image), 0
    for page in whole:
        painter.drawImage(0, down, page)
        down += page.height()
    painter.end()
    return image if wide <= WIDE else image.scaledToWidth(WIDE, Qt.TransformationMode.SmoothTransformation)


class PaperPane(QScrollArea):
    """`forget` leaves nothing of it behind."""

    def __init__(self, name: str, high: int) -> None:
        super().__init__()
        self.shown = QLabel()
        self.shown.setTextFormat(Qt.TextFormat.PlainText)
        self.shown.setFont(fonts.ui_font(13))
        self.shown.setMargin(8)
        self.setWidget(self.shown)
        self.setWidgetResizable(True)
        self.setFixedHeight(high)
        self.setAccessibleName(name)

    def show_picture(self, image: QImage) -> None:
        """Show a picture that `pages_of` has made."""
        self.shown.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.shown.setPixmap(QPixmap.fromImage(image))
        self.show()

    def show_words(self, words: str) -> None:
        self.shown.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.shown.setWordWrap(True)
        self.shown.setText(words)
        self.show()

    def forget(self) -> None:
        self.shown.clear()
        self.hide()
