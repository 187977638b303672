"""The window: the sign-in page or the frame of who is signed in, above the status bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.shell import icons, theme
from ui.shell.memory import Memory
from ui.shell.sign_in import SignInPage
from ui.shell.status_bar import StatusBar
from ui.shell.tasks import Tasks
from ui.widgets.focus_ring import FocusRing

if TYPE_CHECKING:
    from ui.reconcile.offline_frame import OfflineFrame
    from ui.shell.frame import Frame

IDLE_MINUTES = 10
_FOLDS_BELOW = 1360
_TOUCHES = frozenset((QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel))


class Window(QWidget):
    """Sends `painted` once, `idled` when nobody has touched it for ten minutes, and `closing` instead of closing."""

    painted = Signal()
    idled = Signal()
    closing = Signal()

    def __init__(self, tasks: Tasks, memory: Memory) -> None:
        super().__init__()
        self._memory = memory
        self._has_painted = False
        self._watched: QObject | None = None
        self.frame: Frame | None = None
        self.sign_in: SignInPage | None = None
        self.away: OfflineFrame | None = None
        self.setWindowTitle("Back office")
        self.setWindowIcon(icons.icon("logo", "accent", 64))
        self.setMinimumSize(1024, 600)
        self._stack = QStackedWidget()
        self.status = StatusBar(tasks)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.status)
        self._ring = FocusRing(self)
        self.idle = QTimer(self, singleShot=True)
        self.idle.timeout.connect(self.idled)
        self.resize(QSize(1440, 900).boundedTo(self.screen().availableSize()))
        if not memory.geometry.isEmpty():
            self.restoreGeometry(memory.geometry)

    def show_sign_in(self, page: SignInPage) -> None:
        """Bring a sign-in page to the front in place of the one before; a frame stays behind it while locked."""
        before, self.sign_in = self.sign_in, page
        self.idle.stop()
        self._stack.addWidget(page)
        if self.away is None:
            self._stack.setCurrentWidget(page)
        self._put_away(before)

    def show_frame(self, frame: Frame) -> None:
        """Bring a frame to the front in place of the one before, and put the sign-in page away."""
        before, self.frame = self.frame, frame
        self._stack.addWidget(frame)
        self.uncover()
        self._put_away(before)
        self.fold_rail()

    def uncover(self) -> None:
        """Put the sign-in page away; the frame behind it comes to the front."""
        page, self.sign_in = self.sign_in, None
        if self.frame is not None:
            self._stack.setCurrentWidget(self.frame)
        self._put_away(page)
        self.idle_for(IDLE_MINUTES * 60_000)

    def drop_frame(self) -> None:
        """Forget the frame of who has signed out."""
        before, self.frame = self.frame, None
        self._put_away(before)

    def show_away(self, frame: OfflineFrame) -> None:
        """Bring the frame of who works offline to the front; the sign-in page waits behind it."""
        before, self.away = self.away, frame
        self._stack.addWidget(frame)
        self._stack.setCurrentWidget(frame)
        self._put_away(before)
        self.fold_rail()
        self.idle_for(IDLE_MINUTES * 60_000)

    def drop_away(self) -> None:
        """Nobody works offline any more: the sign-in page comes to the front."""
        before, self.away = self.away, None
        self.idle.stop()
        if self.sign_in is not None:
            self._stack.setCurrentWidget(self.sign_in)
        self._put_away(before)

    def idle_for(self, milliseconds: int) -> None:
        """Count from now: untouched so long, the window sends `idled`."""
        self.idle.start(milliseconds)

    def fold_rail(self) -> None:
        """Fold the rail as the person chose; until they choose, in a narrow window."""
        for frame in (self.frame, self.away):
            if frame is not None:
                chosen = self._memory.rail
                frame.fold_rail(chosen == "folded" if chosen else self.width() < _FOLDS_BELOW)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES and self.idle.isActive():
            self.idle.start()
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not self._watched:
            self._watched = handle
            handle.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fold_rail()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.end()
        if not self._has_painted:
            self._has_painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Vanish at once; what has to be ended is ended behind the hidden window."""
        event.ignore()
        if self.isVisible():
            self._memory.geometry = self.saveGeometry()
            self.hide()
            self.closing.emit()

    def _put_away(self, page: QWidget | None) -> None:
        if page is not None:
            self._stack.removeWidget(page)
            page.hide()
            page.deleteLater()
