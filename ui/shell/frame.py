"""The window of a signed-in person: top bar, rail, strips, and the page in front. Its doors are what pages may ask.

Made anew for each person and each language, so that no text has to be changed in place.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from backoffice.errors import BackofficeError
from backoffice.staff.rules import Person
from ui.shell.banner import Banner
from ui.shell.cheat_sheet import CheatSheet
from ui.shell.firm_clock import FirmClock
from ui.shell.keys import Action, Keys, KeysUnreadable
from ui.shell.palette import Palette
from ui.shell.pulse import Look, Pulse
from ui.shell.rail import Rail
from ui.shell.status_bar import StatusBar
from ui.shell.tasks import Tasks
from ui.shell.top_bar import TopBar
from ui.shell.translation import QT_TRANSLATE_NOOP
from ui.shell.workspace import Page, Seat, Workspace, allowed
from ui.widgets.key_cap import is_typing

if TYPE_CHECKING:
    from backoffice.config import Settings
    from backoffice.desk import Desk

_GO = QT_TRANSLATE_NOOP("Action", "Go to")


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


class Frame(QWidget):
    """Sends `theme_wanted`, `rail_wanted`, `language_chosen`, `lock_wanted`, `leave_wanted` to the window."""

    theme_wanted = Signal()
    rail_wanted = Signal()
    language_chosen = Signal(str)
    lock_wanted = Signal()
    leave_wanted = Signal()

    def __init__(
        self, crew: Crew, workspaces: tuple[Workspace, ...], actions: tuple[Action, ...], language: str
    ) -> None:
        super().__init__()
        self._crew = crew
        self._language = language
        self._workspaces = {one.id: one for one in allowed(workspaces, crew.person)}
        self._pages: dict[str, Page] = {}
        self._here = ""
        going = tuple(_going(one) for one in self._workspaces.values())
        self.keys = Keys(self, (*actions, *going), crew.settings.home)
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
            places=tuple(self._workspaces.values()),
        )
        self.top = TopBar(crew.person, crew.clock, self.keys, language)
        self.rail = Rail(tuple(self._workspaces.values()), self.keys)
        self.banner = Banner()
        # Its boxes speak with the database's services, which are loaded by now and not before the first paint.
        from ui.kyc.leftovers import forget_leftovers
        from ui.staff.everywhere import Everywhere

        leftovers = partial(forget_leftovers, crew.desk, crew.settings.home, crew.person.name)
        crew.tasks.quick(self, leftovers, _nothing, _nothing)
        self._everywhere = Everywhere(self, self.seat)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._bind()
        try:
            self.keys.load()
        except KeysUnreadable as error:
            self.complain(error)
        if crew.pulse.last is not None:
            self._show_look(crew.pulse.last)

    def go(self, workspace: str, target: UUID | None = None) -> None:
        """Bring a workspace to the front, open at `target`; nothing happens for one the person's duties do not open."""
        one = self._workspaces.get(workspace)
        if one is None:
            return
        page = self._pages.get(workspace)
        if page is None:
            page = self._pages[workspace] = one.factory(self.seat)
            self._stack.addWidget(page)
        if self._here and self._here != workspace:
            self._pages[self._here].left()
        self._here = workspace
        self._stack.setCurrentWidget(page)
        self.rail.show_here(workspace)
        page.entered()
        if target is not None:
            page.open_at(target)

    @cached_property
    def palette_box(self) -> Palette:
        """The command palette, made when it is first wanted."""
        return Palette(self, self.seat)

    @cached_property
    def cheat_sheet(self) -> CheatSheet:
        """The cheat sheet, made when it is first wanted."""
        return CheatSheet(self, self.keys)

    @Slot()
    def open_palette(self) -> None:
        self.palette_box.open()

    @Slot()
    def open_cheat_sheet(self) -> None:
        self.cheat_sheet.open()

    def go_first(self) -> None:
        """Bring the first workspace to the front."""
        self.go(next(iter(self._workspaces)))

    def tell(self, text: str) -> None:
        self._crew.status.tell(text)

    def complain(self, error: BackofficeError) -> None:
        self.banner.complain(error)

    def place(self) -> tuple[str, UUID | None]:
        """The workspace in front and what is open in it."""
        return self._here, self._pages[self._here].target() if self._here else None

    def fold_rail(self, folded: bool) -> None:
        self.rail.fold(folded)
        self.top.fold(folded)

    def leave_pages(self) -> None:
        """Have the page in front write its drafts down."""
        if self._here:
            self._pages[self._here].left()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nobody else wanted leaves a text field, then takes the error away."""
        if event.key() != Qt.Key.Key_Escape or event.isAutoRepeat():
            super().keyPressEvent(event)
        elif is_typing():
            self._pages[self._here].setFocus()
        else:
            self.banner.clear_error()

    def _lay_out(self) -> None:
        work = QVBoxLayout()
        work.setSpacing(0)
        work.addWidget(self.banner)
        work.addWidget(self._everywhere.notices)
        work.addWidget(self._stack, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addLayout(work, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addLayout(middle, 1)

    def _connect(self) -> None:
        self.top.search_wanted.connect(self.open_palette)
        self.top.theme_wanted.connect(self.theme_wanted)
        self.top.language_chosen.connect(self.language_chosen)
        self.top.lock_wanted.connect(self.lock_wanted)
        self.top.leave_wanted.connect(self.leave_wanted)
        self.rail.chosen.connect(self.go)
        self.rail.keys_wanted.connect(self.open_cheat_sheet)
        self.banner.retry_wanted.connect(self._crew.pulse.beat)
        self.keys.waiting.connect(self._crew.status.show_hint)
        self._crew.pulse.changed.connect(self._show_look)
        self._crew.pulse.lost.connect(self.banner.show_lost)
        self._crew.pulse.found.connect(self.banner.show_found)
        self._crew.tasks.refused.connect(self.complain)

    def _bind(self) -> None:
        for action, run in (
            ("window.palette", self.open_palette),
            ("window.keys", self.open_cheat_sheet),
            ("window.rail", self.rail_wanted.emit),
            ("window.theme", self.theme_wanted.emit),
            ("window.language", self._other_language),
            ("window.again", self._crew.pulse.beat),
            ("window.lock", self.lock_wanted.emit),
            ("window.sign_out", self.leave_wanted.emit),
        ):
            self.keys.bind(action, self, run)
        for name in self._workspaces:
            self.keys.bind(f"go.{name}", self, _Going(self, name))

    @Slot(object)
    def _show_look(self, look: Look) -> None:
        self.rail.show_counts(look.counts)

    def _other_language(self) -> None:
        self.language_chosen.emit("en" if self._language == "zh" else "zh")


class _Going:
    """Goes to one workspace; a value that can be bound to a key."""

    def __init__(self, frame: Frame, workspace: str) -> None:
        self._frame = frame
        self._workspace = workspace

    def __call__(self) -> None:
        self._frame.go(self._workspace)


def _nothing(_answer: object) -> None:
    """What could not be tidied up now is at the next sign-in."""


def _going(one: Workspace) -> Action:
    return Action(f"go.{one.id}", one.title, _GO, one.keys, one.icon, context="Workspace")
