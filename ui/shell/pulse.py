"""The regular look at the database: what waits in each workspace, today's cases, who is at work, and the connection.

What was shown last stays until something newer is there; after a loss it looks again by itself, ever less often.
A line that says nothing tells at once when the database ends this person's connections.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal, Slot

from backoffice.errors import BackofficeError, Unavailable
from ui.shell.firm_clock import FirmClock
from ui.shell.tasks import Tasks
from ui.shell.workspace import CASE_DUTIES, Workspace

if TYPE_CHECKING:
    from datetime import datetime

    from backoffice.desk import Desk, ReadWork
    from backoffice.kyc.views import Today
    from backoffice.staff.rules import Person
    from backoffice.staff.views import EmergencyAccess, Notice

    Counting = Callable[[ReadWork], Mapping[str, int]]

EVERY_SECONDS = 15
_RETRY_AFTER_SECONDS = (1, 2, 4, 8, 15)
_PRESENCE_EVERY_BEATS = 4


@dataclass(frozen=True, slots=True)
class Look:
    """What one look saw. `counts` says how many things wait, by workspace id; `at_work` are display names.

    `today` is None for people whose duties open no cases; `refused` are the areas' errors, whose figures are missing.
    `notices` are what this desk is to be told, emergencies first; `emergencies` the person's own that are open.
    """

    now: datetime
    counts: Mapping[str, int]
    at_work: tuple[str, ...]
    today: Today | None
    refused: tuple[BackofficeError, ...] = ()
    notices: tuple[Notice, ...] = ()
    emergencies: tuple[EmergencyAccess, ...] = ()


class Pulse(QObject):
    """One per signed-in person. `changed` carries a Look; `lost` an error and the seconds to the next try.

    `revive` is called before every try after a loss: it starts a server of our own that has died.
    """

    changed = Signal(object)
    lost = Signal(object, int)
    found = Signal()

    def __init__(
        self,
        desk: Desk,
        person: Person,
        workspaces: tuple[Workspace, ...],
        tasks: Tasks,
        clock: FirmClock,
        revive: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._with_cases = not CASE_DUTIES.isdisjoint(person.duties)
        self._counting = tuple(dict.fromkeys(one.count for one in workspaces if one.count is not None))
        self._told: set[str] = set()
        self._revive = revive
        self._tasks = tasks
        self._clock = clock
        self._beats = 0
        self._misses = 0
        self._looking = False
        self._again = False
        self._resting = False
        self._line: QSocketNotifier | None = None
        self.last: Look | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.beat)

    @Slot()
    def beat(self) -> None:
        """Look now; a look already on its way is followed by another, so that it sees what changed meanwhile."""
        if self._resting:
            return
        if self._looking:
            self._again = True
            return
        self._timer.stop()
        self._looking = True
        present = self._beats % _PRESENCE_EVERY_BEATS == 0
        midnight = self._clock.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
        work = looking(
            self._desk,
            self._counting,
            day_began_at=midnight if self._with_cases else None,
            present=present,
            revive=self._revive if self._misses else None,
        )
        self._tasks.quick(self, work, self._saw, self._missed)

    def rest(self) -> None:
        """Look no more, as behind a locked window, until `wake`."""
        self._resting = True
        self._timer.stop()
        self._hang_up()

    def wake(self) -> None:
        """Look again, now and regularly."""
        self._resting = False
        self._beats = 0
        self.beat()

    def _saw(self, look: Look) -> None:
        self._looking = False
        if self._resting:
            return
        self._beats += 1
        self._clock.set(look.now)
        self.last = look
        if self._misses:
            self._misses = 0
            self.found.emit()
        self.changed.emit(look)
        for error in look.refused:
            # Said once: the next look would only say it again.
            if error.code not in self._told:
                self._told.add(error.code)
                self._tasks.refused.emit(error)
        if self._line is None:
            self._tasks.quick(self, self._desk.hold_line, self._listen, _unheard)
        self._next(EVERY_SECONDS)

    def _listen(self, line: int) -> None:
        if self._resting:
            return
        self._hang_up()
        self._line = QSocketNotifier(line, QSocketNotifier.Type.Read, self)
        self._line.activated.connect(self._ended)

    @Slot()
    def _ended(self) -> None:
        """The database ended the line: because it stops, or because this person has no way in any more."""
        self._hang_up()
        self.beat()

    def _hang_up(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            line.setEnabled(False)
            line.deleteLater()

    def _missed(self, error: BackofficeError) -> None:
        self._looking = False
        if self._resting:
            return
        wait = EVERY_SECONDS
        if isinstance(error, Unavailable):
            wait = _RETRY_AFTER_SECONDS[min(self._misses, len(_RETRY_AFTER_SECONDS) - 1)]
            self._misses += 1
            self.lost.emit(error, wait)
        else:
            self._tasks.refused.emit(error)
        self._next(wait)

    def _next(self, seconds: int) -> None:
        if self._again:
            self._again = False
            self.beat()
            return
        self._timer.start(seconds * 1000)


def looking(
    desk: Desk,
    counting: tuple[Counting, ...],
    *,
    day_began_at: datetime | None,
    present: bool,
    revive: Callable[[], None] | None,
) -> Callable[[], Look]:
    """The work of one look, for a pool's thread; without `day_began_at` nothing is asked of cases.

    Each area is asked by itself, so that one which refuses takes no other's figures away.
    """

    def today(read: ReadWork) -> Look:
        from backoffice.kyc import service as kyc
        from backoffice.staff import emergency
        from backoffice.staff import service as staff

        cases = kyc.today(read, day_began_at=day_began_at) if day_began_at is not None else None
        mine = tuple(each for each in emergency.open_accesses(read) if each.person == read.actor)
        return Look(read.now, {}, staff.at_work(read), cases, notices=emergency.notices(read), emergencies=mine)

    def work() -> Look:
        from backoffice.staff import service as staff

        if revive is not None:
            revive()
        if present:
            desk.do(uuid4(), staff.report_presence)
        seen = desk.ask(today)
        counts: dict[str, int] = {}
        refused: list[BackofficeError] = []
        for count in counting:
            try:
                counts.update(desk.ask(count))
            except Unavailable:
                raise
            except BackofficeError as error:
                refused.append(error)
        return replace(seen, counts=counts, refused=tuple(refused))

    return work


def _unheard(_error: BackofficeError) -> None:
    """Without the line the next regular look finds out."""
