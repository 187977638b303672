"""What must come after all other work: a desk is closed when nothing reads or writes at it any more."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from ui.shell.tasks import Tasks

if TYPE_CHECKING:
    from backoffice.desk import Desk


class LastWork(QObject):
    """Done in the background once nothing else runs. `ended` comes when `end` was called and all of it is done."""

    ended = Signal()

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._works: list[Callable[[], None]] = []
        self._is_ending = False
        self._is_over = False
        tasks.idle.connect(self._look)

    def add(self, work: Callable[[], None]) -> None:
        """Do this too; `begin` or `end` starts it."""
        self._works.append(work)

    def begin(self) -> None:
        """Do what has been added, now or once other work is done."""
        self._look()

    def end(self) -> None:
        """As `begin`; after it comes `ended`. Said again, only `ended` comes again."""
        self._is_ending = True
        self._look()

    @Slot()
    def _look(self) -> None:
        if not self._tasks.is_idle():
            return
        works, self._works = self._works, []
        if works and not self._is_over:
            self._tasks.quick(self, partial(_in_turn, works), self._did, self._did)
            if self._is_ending:
                # Whatever still asked now would find its desk closed, and leave a connection behind.
                self._tasks.take_no_more()
                self._is_over = True
        elif self._is_ending:
            self._did(None)

    def _did(self, _answer: object) -> None:
        if self._is_ending:
            self._is_ending = False
            self.ended.emit()


def _in_turn(works: list[Callable[[], None]]) -> None:
    for work in works:
        work()


def leaving(desk: Desk) -> None:
    """End a person's work: colleagues do not see them at work any more, and their desk is closed."""
    from uuid import uuid4

    from backoffice.errors import BackofficeError
    from backoffice.staff import service as staff

    # Where the database cannot be told, the person is not seen after three minutes anyway.
    with suppress(BackofficeError):
        desk.do(uuid4(), staff.report_absence)
    desk.close()
