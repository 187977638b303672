"""The docked box in which the last decision can be taken back until its mail leaves (key Z).

The bar runs down to that instant. The clock is handed in, so the desk's own wrong clock does not matter.
"""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QRectF, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QPainter, QPainterPath, QPaintEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.shell import theme
from ui.widgets.action_button import ActionButton
from ui.widgets.label import Label

_BAR = 3
_TICK_MS = 250


class UndoBox(QFrame):
    """Hidden until `offer`. Sends `undone` with the offered subject at most once, or `lapsed` when time is over."""

    undone = Signal(object)
    lapsed = Signal(object)

    def __init__(self, now: Callable[[], datetime], key: str = "Z", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._subject: object = None
        self._began_at = self._ends_at = now()
        self._until_mail = True
        self._what = Label("", 13, 500, "inv_text")
        self._what.setWordWrap(True)
        self._when = Label("", 12, 400, "inv_text2")
        self.button = ActionButton(self.tr("Undo"), keys=(key,), inverted=True)
        self.button.clicked.connect(self.undo)
        self._shortcut = QShortcut(QKeySequence(key), self)
        self._shortcut.setAutoRepeat(False)
        self._shortcut.activated.connect(self.undo)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._what)
        words.addWidget(self._when)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 9, 12, 9 + _BAR)
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(self.button)
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self.tick)
        self.hide()

    def offer(
        self,
        subject: object,
        what: str,
        ends_at: datetime,
        *,
        began_at: datetime | None = None,
        until_mail: bool = True,
    ) -> None:
        """Offer to take `subject` back until `ends_at`; `what` says what was done. A former offer lapses.

        `began_at` is where the bar began to run, now if not given; `until_mail` says whether a mail leaves at the end.
        """
        self._lapse()
        self._subject = subject
        self._began_at, self._ends_at = began_at or self._now(), ends_at
        self._until_mail = until_mail
        self._what.setText(what)
        self.setAccessibleName(what)
        self.show()
        self._timer.start()
        self.tick()

    @Slot()
    def undo(self) -> None:
        """Take the offered subject back; nothing happens without one, or when its time is over."""
        self.tick()
        subject, self._subject = self._subject, None
        if subject is not None:
            self._put_away()
            self.undone.emit(subject)

    @Slot()
    def tick(self) -> None:
        """Look at the clock: show the time that is left, or let the offer lapse."""
        left = (self._ends_at - self._now()).total_seconds()
        if left <= 0:
            self._lapse()
            return
        minutes, seconds = divmod(int(left), 60)
        words = self.tr("Mail leaves in {time}") if self._until_mail else self.tr("Undo within {time}")
        self._when.setText(words.format(time=f"{minutes}:{seconds:02}"))
        self.setAccessibleDescription(self._when.text())
        self.update()

    def withdraw(self) -> None:
        """Take the offer away without a word, as when the window is locked."""
        self._subject = None
        self._put_away()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), 6, 6)
        painter.setClipPath(outline)
        painter.fillRect(self.rect(), theme.color("inv"))
        span = (self._ends_at - self._began_at).total_seconds()
        left = (self._ends_at - self._now()).total_seconds()
        if span > 0 and left > 0:
            bar = QRectF(0, self.height() - _BAR, self.width() * min(1.0, left / span), _BAR)
            painter.fillRect(bar, theme.color("inv_accent"))
        painter.end()

    def _lapse(self) -> None:
        subject, self._subject = self._subject, None
        if subject is not None:
            self._put_away()
            self.lapsed.emit(subject)

    def _put_away(self) -> None:
        self._timer.stop()
        self.hide()
