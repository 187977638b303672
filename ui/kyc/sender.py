"""Commands that must arrive: repeated with the same key until the database answers, and so applied once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from backoffice.errors import BackofficeError, Unavailable
from ui.shell.presenter import Presenter
from ui.shell.workspace import Seat

_AGAIN_MS = 3_000


@dataclass(frozen=True, slots=True)
class _Sending:
    key: UUID
    command: Callable[..., Any]
    args: tuple[object, ...]
    done: Callable[[Any], None]
    failed: Callable[[BackofficeError], None]


class Sender(Presenter):
    """`waits` carries the error while something could not be sent, `went` when all has gone."""

    waits = Signal(object)
    went = Signal()

    def __init__(self, seat: Seat, parent: QObject) -> None:
        super().__init__(seat, parent)
        self._waiting: list[_Sending] = []
        self._again = QTimer(self, interval=_AGAIN_MS, singleShot=True)
        self._again.timeout.connect(self.try_again)
        seat.pulse.found.connect(self.try_again)

    def send(
        self,
        command: Callable[..., Any],
        *args: object,
        done: Callable[[Any], None],
        failed: Callable[[BackofficeError], None],
    ) -> None:
        """Do a command once, now or when the database is back. `failed` gets what the database has refused."""
        self._send(_Sending(uuid4(), command, args, done, failed))

    @property
    def is_waiting(self) -> bool:
        return bool(self._waiting)

    @Slot()
    def try_again(self) -> None:
        """Send what is waiting, each with the key it had."""
        self._again.stop()
        waiting, self._waiting = self._waiting, []
        for sending in waiting:
            self._send(sending)

    def _send(self, sending: _Sending) -> None:
        def done(answer: object) -> None:
            self._settle()
            sending.done(answer)

        def failed(error: BackofficeError) -> None:
            if isinstance(error, Unavailable):
                self._waiting.append(sending)
                self._again.start()
                self.waits.emit(error)
                return
            self._settle()
            sending.failed(error)

        self.do(sending.command, *sending.args, done=done, failed=failed, key=sending.key)

    def _settle(self) -> None:
        if not self._waiting:
            self.went.emit()
