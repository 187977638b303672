"""What a screen is given while the window is offline, and how it asks: the bench in the place of the desk.

Boundary: nothing here knows a database or a network.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from backoffice.errors import BackofficeError
from backoffice.staff.rules import Person
from ui.shell.tasks import Progress, Task
from ui.shell.workspace import Doors, Screen

if TYPE_CHECKING:
    from backoffice.config import Settings
    from backoffice.reconcile.bench import Bench
    from backoffice.reconcile.snapshot_rules import AccountHead
    from ui.shell.firm_clock import FirmClock
    from ui.shell.keys import Keys
    from ui.shell.tasks import Tasks

T = TypeVar("T")


class Proof(QObject):
    """How far the rows are proved: `changed` at each step. Closing an account waits for `is_proved`."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.root = ""
        self.failed: BackofficeError | None = None

    @property
    def is_proved(self) -> bool:
        return bool(self.root)


@dataclass(frozen=True, slots=True)
class OfflineSeat:
    """As `Seat`, with a bench instead of a desk. `proof` says whether the rows are proved yet."""

    bench: Bench
    person: Person
    settings: Settings
    tasks: Tasks
    clock: FirmClock
    keys: Keys
    language: str
    doors: Doors
    proof: Proof

    @property
    def read_only(self) -> str:
        """Why nothing is decided on this snapshot; empty where something may be."""
        if self.bench.checked_in_at is not None:
            return QCoreApplication.translate("OfflineSeat", "Checked in: read only")
        if self.bench.signer is None:
            return QCoreApplication.translate("OfflineSeat", "Only looked into: nothing can be signed")
        return ""

    @property
    def works_cases(self) -> bool:
        """Nobody looks people up without the database."""
        return False


class OfflinePage(Screen):
    """A screen of the offline window."""

    def __init__(self, seat: OfflineSeat) -> None:
        super().__init__()
        self.seat = seat


class Panel(QWidget):
    """A part of the offline page "Reconcile" about one account. It sends `changed` when others must look anew."""

    changed = Signal()

    def __init__(self, seat: OfflineSeat) -> None:
        super().__init__()
        self.seat = seat
        self.account: AccountHead | None = None

    def show_account(self, account: AccountHead) -> None:
        """Another account was chosen, or its statements changed: show it anew."""
        self.account = account

    def look_again(self) -> None:
        """Another panel decided something on this account."""
        if self.account is not None:
            self.show_account(self.account)

    def entered(self) -> None:
        """The page has come to the front."""

    def left(self) -> None:
        """The page is going to the back: write drafts down."""


class OfflinePresenter(QObject):
    """A child of its view that asks the bench in the background; errors go to the window's bar."""

    def __init__(self, seat: OfflineSeat, view: QObject) -> None:
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
        bench = self.seat.bench
        return self.seat.tasks.quick(self, lambda: bench.ask(query, *args, **kwargs), done, failed)

    def long(
        self,
        title: str,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[BackofficeError], None] | None = None,
    ) -> Task:
        """Work that takes its time, shown in the status bar with Cancel."""
        return self.seat.tasks.long(self, title, work, done, failed)
