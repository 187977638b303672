"""The next case, taken and made ready while one is on the screen, so that it comes at once."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject

from backoffice.errors import BackofficeError
from ui.kyc.case_sheet import Loader, Sheet
from ui.kyc.claims import Claims
from ui.shell.tasks import Task, Tasks

_Show = Callable[[Sheet | None], None]


class Prefetch(QObject):
    """Holds at most one case beside the one on the screen."""

    def __init__(self, tasks: Tasks, loader: Loader, claims: Claims, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._loader = loader
        self._claims = claims
        self._ready: Sheet | None = None
        self._underway: Task | None = None
        self._show: _Show | None = None
        self._failed: Callable[[BackofficeError], None] | None = None
        self._stopped = False
        claims.lost.connect(self._lost)

    @property
    def case(self) -> UUID | None:
        """The case that stands ready."""
        return self._ready.case if self._ready else None

    def begin(self) -> None:
        """Take and load the next case in the background, unless one is ready or on its way."""
        self._stopped = False
        if self._ready is None and self._underway is None:
            self._underway = self._tasks.quick(
                self, self._loader.taken_next(self._claims.known()), self._came, self._missed
            )

    def hand_over(self, show: _Show, failed: Callable[[BackofficeError], None]) -> None:
        """Give the next case to `show`: at once if it is ready, else when it has come; None when nobody waits."""
        ready, self._ready = self._ready, None
        if ready is not None and self._claims.holds(ready.case):
            show(ready)
            return
        self._show, self._failed = show, failed
        self.begin()

    def put_back(self, sheet: Sheet) -> None:
        """This held case is not on the screen any more; it is the next one now, and the one that was is given back."""
        before, self._ready = self._ready, sheet
        if before is not None:
            self._claims.release(before.case)

    def stop(self) -> None:
        """Nobody wants a next case now; one that still comes is given back."""
        self._ready = self._show = self._failed = None
        self._stopped = True

    def _came(self, sheet: Sheet | None) -> None:
        self._underway = None
        if sheet is not None and sheet.claim is not None:
            self._claims.keep(sheet.case, sheet.claim.claimed_until)
            if self._stopped:
                self._claims.release(sheet.case)
                return
        show, self._show, self._failed = self._show, None, None
        if show is not None:
            show(sheet)
        else:
            self._ready = sheet

    def _missed(self, error: BackofficeError) -> None:
        self._underway = None
        failed, self._show, self._failed = self._failed, None, None
        if failed is not None:
            failed(error)

    def _lost(self, case: UUID, _error: BackofficeError) -> None:
        if self._ready is not None and self._ready.case == case:
            self._ready = None
