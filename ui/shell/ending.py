"""Leave in order when the system asks the process to end: at a log-out, a shutdown, a `kill`, or Ctrl+C.

Boundary: hears the signal and closes the window; what closing means is the application's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Slot

if TYPE_CHECKING:
    from types import FrameType

    from ui.shell.window import Window

_ASKING = ("SIGTERM", "SIGINT", "SIGHUP")


class EndsWhenAsked(QObject):
    """Without it a `kill` would leave the embedded server running, with nobody to stop it."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        window.painted.connect(self.listen)

    @Slot()
    def listen(self) -> None:
        """From now on; before the first paint no house is open, and ending at once is in order."""
        import signal
        import socket

        self._hearing, self._telling = socket.socketpair()
        for end in (self._hearing, self._telling):
            end.setblocking(False)
        # Python runs handlers only between its own instructions; Qt's loop may rest for minutes, so a byte wakes it.
        signal.set_wakeup_fd(self._telling.fileno(), warn_on_full_buffer=False)
        for name in _ASKING:
            number = getattr(signal, name, None)
            if number is not None:
                signal.signal(number, _noted)
        self._notifier = QSocketNotifier(self._hearing.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._asked)

    @Slot()
    def _asked(self) -> None:
        self._hearing.recv(4096)
        self._window.close()


def _noted(_number: int, _frame: FrameType | None) -> None:
    """The byte has woken the loop already."""
