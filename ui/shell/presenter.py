"""The part of a screen that asks and does: the desk's work in the background, its errors to the window's bar."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID, uuid4

from PySide6.QtCore import QObject

from backoffice.errors import BackofficeError
from ui.shell.tasks import Task
from ui.shell.workspace import Seat

T = TypeVar("T")


class Presenter(QObject):
    """A child of its view. Services are imported by the screen's modules, which load after the database's."""

    def __init__(self, seat: Seat, view: QObject) -> None:
        super().__init__(view)
        self.seat = seat

    def ask(
        self,
        query: Callable[..., T],
        *args: object,
        done: Callable[[T], None],
        failed: Callable[[BackofficeError], None] | None = None,
        **kwargs: object,
    ) -> Task:
        """Read in the background; without `failed` an error is shown in the bar."""
        return self.seat.tasks.quick(self, lambda: self.seat.desk.ask(query, *args, **kwargs), done, failed)

    def do(
        self,
        command: Callable[..., T],
        *args: object,
        done: Callable[[T], None],
        failed: Callable[[BackofficeError], None] | None = None,
        key: UUID | None = None,
        **kwargs: object,
    ) -> Task:
        """Change in the background, once: after a lost connection call again with the same `key`."""
        chosen = key or uuid4()
        return self.seat.tasks.quick(self, lambda: self.seat.desk.do(chosen, command, *args, **kwargs), done, failed)
