"""What a screen is to the shell: a workspace in the rail, the seat it is given, and the page it makes.

A workspace is data; `factory` imports its screen only when somebody goes there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from PySide6.QtWidgets import QWidget

from backoffice.errors import BackofficeError
from backoffice.staff.matrix import Command, duties_that
from backoffice.staff.rules import Duty, Person

if TYPE_CHECKING:
    from backoffice.config import Settings
    from backoffice.desk import Desk, ReadWork
    from ui.shell.firm_clock import FirmClock
    from ui.shell.keys import Keys
    from ui.shell.pulse import Pulse
    from ui.shell.tasks import Tasks


# Whose duties open cases: only they are shown case figures, and only they may search for customers by case.
CASE_DUTIES = duties_that(Command.INSERT, "kyc.decision")


class Doors(Protocol):
    """What a screen may ask of the window around it."""

    def go(self, workspace: str, target: UUID | None = None) -> None:
        """Bring a workspace to the front, with its page open at `target`."""

    def tell(self, text: str) -> None:
        """Say a result in the status bar and to a screen reader."""

    def complain(self, error: BackofficeError) -> None:
        """Show an error's sentence in the bar above the page; nothing typed is lost."""


@dataclass(frozen=True, slots=True)
class Seat:
    """What every screen of a signed-in person is given.

    `language` is "en" or "zh"; pages are made anew when it changes. `names` are display names by sign-in name,
    `places` the workspaces of their duties in the order of the rail.
    Call `pulse.beat()` after a change, so that counts and home follow at once.
    """

    desk: Desk
    person: Person
    names: dict[str, str]
    settings: Settings
    tasks: Tasks
    pulse: Pulse
    clock: FirmClock
    keys: Keys
    language: str
    doors: Doors
    places: tuple[Workspace, ...] = ()

    @property
    def works_cases(self) -> bool:
        """Whether this person's duties open cases."""
        return not CASE_DUTIES.isdisjoint(self.person.duties)


class Screen(QWidget):
    """A page of the window. The shell calls these; a page overrides those it has an answer to."""

    def open_at(self, target: UUID) -> None:
        """Show one thing of this page, such as a case."""

    def target(self) -> UUID | None:
        """What is open now, so that the page can be made anew in another language."""
        return None

    def entered(self) -> None:
        """The page has come to the front: put the focus where work goes on, and ask for fresh rows."""

    def left(self) -> None:
        """The page is going to the back, or the window is closing: write drafts down."""


class Page(Screen):
    """A screen of somebody who is signed in."""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self.seat = seat


@dataclass(frozen=True, slots=True)
class Workspace:
    """An entry of the rail. `title`, `group` and `about` are English sources in the translation context "Workspace".

    Shown to people with one of `duties`. `keys` is the stroke that goes there, such as ("G", "Q"). `about` says in a
    few words what it is for. `count` is a query of its area that says how many things wait, by workspace id: asked as
    `desk.ask(count)` at every look, and once where several workspaces name the same query. It imports its service
    itself. A workspace it does not name has no figure.
    """

    id: str
    title: str
    icon: str
    duties: frozenset[Duty]
    factory: Callable[[Seat], Page]
    keys: tuple[str, ...]
    group: str = ""
    about: str = ""
    count: Callable[[ReadWork], Mapping[str, int]] | None = None


def allowed(workspaces: tuple[Workspace, ...], person: Person) -> tuple[Workspace, ...]:
    """The workspaces this person's duties open, in their order."""
    return tuple(one for one in workspaces if one.duties.intersection(person.duties))
