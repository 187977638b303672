"""The ring round whatever takes the keys: 2 px of accent, 1 px outside, drawn over the whole window.

Lists and tables are left out: their current row says where the keys go. A widget names another ink by the
property `ring`, or "none" where its frame is the only thing that takes keys.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.shell import theme

_REACH = 3
_MOVES = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ZOrderChange,
    QEvent.Type.ParentChange,
)


class FocusRing(QWidget):
    """Make one per window; it follows the focus by itself and lets every click through."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._focused: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._focused is None or not isValid(self._focused):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color(str(self._focused.property("ring") or "accent")), 2))
        start = self._focused.mapTo(self.window(), QPoint(0, 0)) - self.pos()
        ring = QRectF(QRect(start, self._focused.size())).adjusted(-2, -2, 2, 2)
        painter.drawRoundedRect(ring, 8, 8)
        painter.end()

    @Slot("QWidget*", "QWidget*")
    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        for watched in self._watched:
            if isValid(watched):
                watched.removeEventFilter(self)
        self._watched = []
        here = now is not None and now.window() is self.window() and not now.inherits("QAbstractItemView")
        here = here and now is not None and now.property("ring") != "none"
        self._focused = now if here else None
        widget: QWidget | None = self._focused
        while widget is not None and widget is not self.window():
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()
        self._place()

    def _place(self) -> None:
        """Cover the focused widget and the ring, cut to what its ancestors let be seen."""
        if self._focused is None or not isValid(self._focused) or not self._focused.isVisible():
            self.hide()
            return
        window = self.window()
        seen = QRect(self._focused.mapTo(window, QPoint(0, 0)), self._focused.size())
        seen.adjust(-_REACH, -_REACH, _REACH, _REACH)
        for ancestor in self._watched[2:]:
            seen &= QRect(ancestor.mapTo(window, QPoint(0, 0)), ancestor.size())
        self.setGeometry(seen)
        self.setVisible(not seen.isEmpty())
        self.raise_()
        self.update()
