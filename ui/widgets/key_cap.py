"""The caps that show which key does a thing. Single keys fade while a text field has the focus: there they type."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from ui.shell import fonts, theme
from ui.widgets.lettering import width_of, write

CAP = 18
VERDICT_CAP = 22
_GAP = 4
_TEXT_FIELDS = ("QLineEdit", "QPlainTextEdit", "QTextEdit")


def is_typing() -> bool:
    """Whether the focus is where keys become text, so that single-key commands must do nothing."""
    widget = QApplication.focusWidget()
    if widget is None:
        return False
    # By name: a class that is only asked for here would be made for this, and the first paint waits for it.
    if any(widget.inherits(name) for name in _TEXT_FIELDS):
        return not widget.property("readOnly")
    return widget.inherits("QAbstractSpinBox") or (widget.inherits("QComboBox") and bool(widget.property("editable")))


def is_resting(keys: Sequence[str]) -> bool:
    """Whether these keys do nothing just now: letters alone, while a text field has the focus."""
    return is_typing() and all(len(key) == 1 for key in keys)


def caps_width(keys: Sequence[str], side: int = CAP) -> int:
    """The width of caps in a row."""
    return sum(_cap_width(key, side) for key in keys) + _GAP * max(0, len(keys) - 1)


def paint_caps(
    painter: QPainter,
    left: float,
    middle: float,
    keys: Sequence[str],
    *,
    side: int = CAP,
    ink: str = "text",
    border: str = "line2",
    ground: str = "surface",
) -> None:
    """Paint caps in a row from `left`, their middle at the height `middle`; ink, border and ground are tokens."""
    font = fonts.ui_font(11, 600 if side == VERDICT_CAP else 500)
    for key in keys:
        box = QRectF(left, round(middle - side / 2), _cap_width(key, side), side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color(border), 1))
        painter.setBrush(theme.color(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        write(painter, box, key, font, theme.color(ink), align="centre", trim=False)
        left += box.width() + _GAP


class KeyCap(QWidget):
    """Caps that stand alone, as in a hint or an empty list."""

    def __init__(self, *keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(" ".join(keys))
        typing_signal.follow(self)

    def set_keys(self, *keys: str) -> None:
        """Show other keys."""
        self._keys = keys
        self.setAccessibleName(" ".join(keys))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(caps_width(self._keys), CAP)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink = "text3" if is_resting(self._keys) else "text2"
        paint_caps(painter, 0, self.height() / 2, self._keys, ink=ink)
        painter.end()


class TypingSignal(QObject):
    """Tells when the focus enters or leaves a text field."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._was_typing = False
        self._watches = False

    def follow(self, widget: QWidget) -> None:
        """Repaint `widget` at every change."""
        application = QApplication.instance()
        if not self._watches and isinstance(application, QApplication):
            application.focusChanged.connect(self._look)
            self._watches = True
        self.changed.connect(widget.update)

    @Slot("QWidget*", "QWidget*")
    def _look(self, _old: QWidget | None, _now: QWidget | None) -> None:
        typing = is_typing()
        if typing != self._was_typing:
            self._was_typing = typing
            self.changed.emit()


typing_signal = TypingSignal()


def _cap_width(key: str, side: int) -> int:
    return max(side, round(width_of(key, fonts.ui_font(11, 600 if side == VERDICT_CAP else 500))) + 10)
