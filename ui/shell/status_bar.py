"""The status bar: the connection by shape and word, who is at work, background work, the pace, mail that waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.shell import theme
from ui.widgets.key_cap import KeyCap
from ui.widgets.label import Label
from ui.widgets.mark import ShapeBox
from ui.widgets.progress_line import ProgressLine
from ui.widgets.shapes import Shape

if TYPE_CHECKING:
    from ui.shell.keys import Offer
    from ui.shell.pulse import Look
    from ui.shell.tasks import Task, Tasks

HEIGHT = 26
_TOLD_MS = 8_000


class StatusBar(QWidget):
    """Left: what stands. Right: what happens; a result told takes the place of the pace for eight seconds."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._shown: Task | None = None
        self._pace_words = ""
        self._shape = ShapeBox(Shape.LATER, 12)
        self._connection = Label("", 11, 400, "text2")
        self._people = Label("", 11, 400, "text2")
        self._progress = ProgressLine()
        self._progress.cancelled.connect(self._cancel)
        self._hint_caps = KeyCap()
        self._hint = Label("", 11, 400, "text2")
        self._pace = Label("", 11, 400, "text2")
        self._mail = Label("", 11, 400, "text2")
        self._told = QTimer(self, singleShot=True, interval=_TOLD_MS)
        self._told.timeout.connect(self._show_pace)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 1, 12, 0)
        row.setSpacing(6)
        row.addWidget(self._shape)
        row.addWidget(self._connection)
        self._people.setContentsMargins(10, 0, 0, 0)
        row.addWidget(self._people)
        row.addStretch(1)
        row.addWidget(self._hint_caps)
        row.addWidget(self._hint)
        row.addWidget(self._progress)
        for label in (self._pace, self._mail):
            label.setContentsMargins(12, 0, 0, 0)
            row.addWidget(label)
        self._hint_caps.hide()
        self.setFixedHeight(HEIGHT)
        tasks.long_changed.connect(self._show_work)

    def show_connection(self, shape: Shape, words: str) -> None:
        self._shape.set_shape(shape)
        self._connection.setText(words)

    def show_right(self, words: str) -> None:
        """A sentence at the right end before anybody has signed in."""
        _show(self._people, "")
        _show(self._mail, "")
        self._pace_words = words
        self._show_pace()

    def show_look(self, look: Look) -> None:
        """What the last look at the database saw."""
        names = ", ".join(_given(name) for name in look.at_work)
        _show(self._people, self.tr("%n at work: ", "", len(look.at_work)) + names if names else "")
        today = look.today
        self._pace_words = ""
        if today is not None and today.will_miss and today.miss_by is not None:
            by = today.miss_by.astimezone().strftime("%H:%M")
            words = self.tr("At this pace %n will miss their time by {time}", "", today.will_miss)
            self._pace_words = words.format(time=by)
        if not self._told.isActive():
            self._show_pace()
        waiting = today.counts.mail_waiting if today is not None else 0
        _show(self._mail, self.tr("Mail: %n waiting", "", waiting) if waiting else "")

    def tell(self, words: str) -> None:
        """Show a result and have it said aloud."""
        self._pace.set_token("text")
        _show(self._pace, words)
        self._told.start()
        from ui.shell.announcement import announce

        announce(self, words)

    def forget_told(self) -> None:
        """Take away the result told last, as when the language changes."""
        self._told.stop()
        self._show_pace()

    def show_hint(self, offers: tuple[Offer, ...]) -> None:
        """The strokes that may follow the keys pressed so far."""
        self._hint_caps.setVisible(bool(offers))
        if offers:
            self._hint_caps.set_keys(offers[0].keys[0])
        self._hint.setText("   ".join(f"{' '.join(one.keys[1:])} {one.action.say()}" for one in offers))

    def connection(self) -> str:
        """What the bar says of the connection."""
        return self._connection.text()

    def people(self) -> str:
        """What it says of who is at work."""
        return self._people.text()

    def right(self) -> str:
        """The pace, or the result that was told last."""
        return self._pace.text()

    def hint(self) -> str:
        """The strokes that may follow."""
        return self._hint.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("rail"))
        painter.fillRect(0, 0, self.width(), 1, theme.color("line2"))
        painter.end()

    @Slot()
    def _show_pace(self) -> None:
        self._pace.set_token("text2")
        _show(self._pace, self._pace_words)

    @Slot()
    def _show_work(self) -> None:
        shown = self._tasks.shown()
        self._shown = shown[0] if shown else None
        if self._shown is None or self._shown.progress is None:
            self._progress.clear()
            return
        now = self._shown.progress.standing()
        self._progress.show_progress(now.title, now.done, now.total, now.rate, now.running, now.step)

    @Slot()
    def _cancel(self) -> None:
        if self._shown is not None:
            self._shown.cancel()


def _given(name: str) -> str:
    """The first word of a name, as colleagues call each other."""
    return name.split()[0] if name.split() else name


def _show(label: Label, words: str) -> None:
    """An empty label takes no room."""
    label.setText(words)
    label.setVisible(bool(words))
