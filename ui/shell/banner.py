"""The strips above the page: a lost connection, which comes back by itself, and the last error nobody else shows."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backoffice.errors import BackofficeError
from ui.shell.text import sentence
from ui.widgets.bar import Bar, Tone


class Banner(QWidget):
    """Takes no room while all is well. `retry_wanted` when the person does not want to wait for the next try."""

    retry_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self._code = ""
        self._seconds = 0
        self.connection = Bar()
        self.connection.acted.connect(self.retry_wanted)
        self.error = Bar()
        self.error.acted.connect(self.clear_error)
        self._count_down = QTimer(self, interval=1000)
        self._count_down.timeout.connect(self._tick)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(4)
        self._column.addWidget(self.connection)
        self._column.addWidget(self.error)
        self._take_room()

    def show_lost(self, error: BackofficeError, seconds: int) -> None:
        """The connection is lost; the next try is in so many seconds."""
        self._words, self._code, self._seconds = sentence(error), error.code, seconds
        self._say_lost()
        self._count_down.start()
        self._take_room()

    def show_found(self) -> None:
        """The connection stands again."""
        self._count_down.stop()
        self.connection.clear()
        self._take_room()

    def complain(self, error: BackofficeError) -> None:
        self.error.say(Tone.ERROR, sentence(error), code=error.code, action=self.tr("Close"), keys=("Esc",))
        self._take_room()

    def warn_of_clock(self, seconds: float) -> None:
        """This computer's clock is off by so many seconds; behind when positive."""
        off = round(abs(seconds))
        behind = self.tr("This computer's clock is %n s behind the firm's. Times shown are the firm's.", "", off)
        ahead = self.tr("This computer's clock is %n s ahead of the firm's. Times shown are the firm's.", "", off)
        self.error.say(Tone.WARNING, behind if seconds > 0 else ahead, action=self.tr("Close"), keys=("Esc",))
        self._take_room()

    @Slot()
    def clear_error(self) -> None:
        self.error.clear()
        self._take_room()

    @Slot()
    def _tick(self) -> None:
        self._seconds = max(0, self._seconds - 1)
        self._say_lost()

    def _say_lost(self) -> None:
        wait = self.tr("Next try in %n s.", "", self._seconds) if self._seconds else self.tr("Trying now.")
        self.connection.say(Tone.WARNING, f"{self._words} {wait}", code=self._code, action=self.tr("Try now"))

    def _take_room(self) -> None:
        shown = not self.connection.isHidden() or not self.error.isHidden()
        self._column.setContentsMargins(*((8, 8, 8, 8) if shown else (0, 0, 0, 0)))
        self.setVisible(shown)
