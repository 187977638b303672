"""The window of somebody who is offline: what every frame has, under a black banner. No desk, no pulse.

Made anew for each language, as the frame of the window that is online.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication

from backoffice.errors import BackofficeError
from backoffice.staff.rules import Person
from ui.reconcile.offline_actions import ACTIONS
from ui.reconcile.offline_banner import OfflineBanner
from ui.reconcile.offline_places import PLACES
from ui.reconcile.offline_seat import OfflineSeat, Proof
from ui.shell.bare_frame import BareFrame
from ui.shell.firm_clock import FirmClock
from ui.shell.status_bar import StatusBar
from ui.shell.tasks import Progress, Task, Tasks
from ui.shell.workspace import Seat

if TYPE_CHECKING:
    from backoffice.config import Settings
    from backoffice.reconcile.bench import Bench


@dataclass(frozen=True, slots=True)
class OfflineCrew:
    """What an offline frame is made for."""

    bench: Bench
    person: Person
    settings: Settings
    tasks: Tasks
    status: StatusBar


class OfflineFrame(BareFrame):
    """Locking it leaves it: the keys are let go of."""

    def __init__(self, crew: OfflineCrew, language: str, proof: Proof | None = None) -> None:
        clock = FirmClock(crew.bench.snapshot.now())
        places = tuple(place.workspace for place in PLACES)
        super().__init__(crew.person, clock, crew.settings, crew.tasks, crew.status, language, places, ACTIONS)
        self._bench = crew.bench
        self._proving: Task | None = None
        self.seat = OfflineSeat(
            bench=crew.bench,
            person=crew.person,
            settings=crew.settings,
            tasks=crew.tasks,
            clock=clock,
            keys=self.keys,
            language=language,
            doors=self,
            proof=proof or Proof(self),
        )
        self.offline = OfflineBanner(self.seat)
        self.strips.insertWidget(0, self.offline)
        self.top.lock_wanted.connect(self.leave_wanted)
        self.keys.bind("window.lock", self, self.leave_wanted.emit)
        # What has expired is shut; what was decided until then lies in the workbook.
        self.offline.expired.connect(self.leave_wanted)
        # What was decided was decided in the background: the banner counts when that has ended.
        crew.tasks.idle.connect(self.offline.show_time)
        self.open_with(cast(Seat, self.seat), {each.workspace.id: partial(each.page, self.seat) for each in PLACES})
        self._prove()

    def stop(self) -> None:
        """Nothing of this frame is waited for any more."""
        self._tasks.idle.disconnect(self.offline.show_time)
        if self._proving is not None:
            self._proving.drop()
            self._proving.cancel()

    def _prove(self) -> None:
        """Prove every row in the background, once; a frame made anew for a language goes on from what is known."""
        proof, bench = self.seat.proof, self._bench
        if proof.is_proved or proof.failed is not None:
            return

        def work(progress: Progress) -> str:
            from backoffice.reconcile.snapshot import prove_rows

            return prove_rows(bench.snapshot, progress.step)

        title = QCoreApplication.translate("OfflineFrame", "Proving rows")
        self._proving = self._tasks.long(self, title, work, self._proved, self._not_proved)

    def _proved(self, root: str) -> None:
        self.seat.proof.root = root
        self.seat.proof.changed.emit()

    def _not_proved(self, error: BackofficeError) -> None:
        self.seat.proof.failed = error
        self.seat.proof.changed.emit()
        self.complain(error)
