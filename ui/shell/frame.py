"""The window of a signed-in person: what every frame has, and the desk, its pulse and the strips that speak of it.

Made anew for each person and each language, so that no text has to be changed in place.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from backoffice.staff.rules import Person
from ui.shell.bare_frame import BareFrame
from ui.shell.firm_clock import FirmClock
from ui.shell.keys import Action
from ui.shell.pulse import Look, Pulse
from ui.shell.status_bar import StatusBar
from ui.shell.tasks import Tasks
from ui.shell.workspace import Seat, Workspace, allowed

if TYPE_CHECKING:
    from backoffice.config import Settings
    from backoffice.desk import Desk


@dataclass(frozen=True, slots=True)
class Crew:
    """What a frame is made for: the person, their desk, and the parts that outlive a change of language."""

    desk: Desk
    person: Person
    names: dict[str, str]
    settings: Settings
    tasks: Tasks
    pulse: Pulse
    clock: FirmClock
    status: StatusBar


class Frame(BareFrame):
    """Sends `lock_wanted` besides."""

    lock_wanted = Signal()

    def __init__(
        self, crew: Crew, workspaces: tuple[Workspace, ...], actions: tuple[Action, ...], language: str
    ) -> None:
        places = allowed(workspaces, crew.person)
        super().__init__(crew.person, crew.clock, crew.settings, crew.tasks, crew.status, language, places, actions)
        self.seat = Seat(
            desk=crew.desk,
            person=crew.person,
            names=crew.names,
            settings=crew.settings,
            tasks=crew.tasks,
            pulse=crew.pulse,
            clock=crew.clock,
            keys=self.keys,
            language=language,
            doors=self,
            places=places,
        )
        # Its boxes speak with the database's services, which are loaded by now and not before the first paint.
        from ui.kyc.leftovers import forget_leftovers
        from ui.staff.everywhere import Everywhere

        leftovers = partial(forget_leftovers, crew.desk, crew.settings.home, crew.person.name)
        crew.tasks.quick(self, leftovers, _nothing, _nothing)
        self._everywhere = Everywhere(self, self.seat)
        self.strips.addWidget(self._everywhere.notices)
        self.top.lock_wanted.connect(self.lock_wanted)
        self.keys.bind("window.lock", self, self.lock_wanted.emit)
        self.keys.bind("window.again", self, crew.pulse.beat)
        self.banner.retry_wanted.connect(crew.pulse.beat)
        crew.pulse.changed.connect(self._show_look)
        crew.pulse.lost.connect(self.banner.show_lost)
        crew.pulse.found.connect(self.banner.show_found)
        self.open_with(self.seat, {one.id: partial(one.factory, self.seat) for one in places})
        if crew.pulse.last is not None:
            self._show_look(crew.pulse.last)

    @Slot(object)
    def _show_look(self, look: Look) -> None:
        self.rail.show_counts(look.counts)


def _nothing(_answer: object) -> None:
    """What could not be tidied up now is at the next sign-in."""
