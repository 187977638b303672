"""Who holds a thing, as a disc with initials, or with the first sign of a Chinese name."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from ui.shell import fonts, theme
from ui.widgets.lettering import write


def initials(name: str) -> str:
    """The first letters of the first and the last word; one sign where a script has no capitals."""
    words = [word for word in name.replace("\u2068", "").replace("\u2069", "").split() if word[0].isalpha()]
    if not words:
        return "?"
    if not (words[0][0].isupper() or words[0][0].islower()):
        return words[0][0]
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def paint_avatar(painter: QPainter, box: QRectF, letters: str) -> None:
    """Paint `letters` on a disc that fills `box`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("text2"))
    painter.drawEllipse(box)
    px = round(box.height() * (0.46 if len(letters) > 1 else 0.55))
    write(painter, box, letters, fonts.ui_font(px, 600), theme.color("surface"), align="centre", trim=False)
    painter.restore()
