"""What the window of a signed-in person and the one that is offline have in common: bars, rail, keys, page in front.

Boundary: knows neither desk nor bench. Its doors are what pages may ask.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
from ui.shell.rail import Rail
from ui.shell.status_bar import StatusBar
from ui.shell.tasks import Tasks
from ui.shell.top_bar import TopBar
from ui.shell.translation import QT_TRANSLATE_NOOP
from ui.shell.workspace import Screen, Seat, Workspace
from ui.widgets.key_cap import is_typing

if TYPE_CHECKING:
    from backoffice.config import Settings

_GO = QT_TRANSLATE_NOOP("Action", "Go to")


class BareFrame(QWidget):
    """Whoever makes one puts strips above the page into `strips`, and calls `open_with` once its seat is made."""

    theme_wanted = Signal()
    rail_wanted = Signal()
    language_chosen = Signal(str)
    leave_wanted = Signal()

    def __init__(
        self,
        person: Person,
        clock: FirmClock,
        settings: Settings,
        tasks: Tasks,
        status: StatusBar,
        language: str,
        workspaces: tuple[Workspace, ...],
        actions: tuple[Action, ...],
    ) -> None:
        super().__init__()
        self._status = status
        self._tasks = tasks
        self._language = language
        self._workspaces = workspaces
        self._makers: Mapping[str, Callable[[], Screen]] = {}
        self._pages: dict[str, Screen] = {}
        self._here = ""
        self.keys = Keys(self, (*actions, *(_going(one) for one in workspaces)), settings.home)
        self.top = TopBar(person, clock, self.keys, language)
        self.rail = Rail(workspaces, self.keys)
        self.banner = Banner()
        self.strips = QVBoxLayout()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def open_with(self, seat: Seat, makers: Mapping[str, Callable[[], Screen]]) -> None:
        """What makes each page, by workspace, and the seat in which the palette looks; keys are as the person set them.

        An offline seat will do for the palette: it has keys, tasks and language, and nobody to be looked for.
        """
        self._palette_seat, self._makers = seat, makers
        try:
            self.keys.load()
        except KeysUnreadable as error:
            self.complain(error)

    def go(self, workspace: str, target: UUID | None = None) -> None:
        """Bring a workspace to the front, open at `target`; nothing happens for one the person's duties do not open."""
        if workspace not in self._makers:
            return
        page = self._pages.get(workspace)
        if page is None:
            page = self._pages[workspace] = self._makers[workspace]()
            self._stack.addWidget(page)
        if self._here and self._here != workspace:
            self.page.left()
        self._here = workspace
        self._stack.setCurrentWidget(page)
        self.rail.show_here(workspace)
        page.entered()
        if target is not None:
            page.open_at(target)

    def go_first(self) -> None:
        """Bring the first workspace to the front."""
        self.go(next(iter(self._makers)))

    @property
    def page(self) -> Screen:
        """The page in front."""
        return self._pages[self._here]

    def place(self) -> tuple[str, UUID | None]:
        """The workspace in front and what is open in it."""
        return self._here, self.page.target() if self._here else None

    @cached_property
    def palette_box(self) -> Palette:
        """The command palette, made when it is first wanted."""
        return Palette(self, self._palette_seat)

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

    def tell(self, text: str) -> None:
        self._status.tell(text)

    def complain(self, error: BackofficeError) -> None:
        self.banner.complain(error)

    def fold_rail(self, folded: bool) -> None:
        self.rail.fold(folded)
        self.top.fold(folded)

    def leave_pages(self) -> None:
        """Have the page in front write its drafts down."""
        if self._here:
            self.page.left()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nobody else wanted leaves a text field, then takes the error away."""
        if event.key() != Qt.Key.Key_Escape or event.isAutoRepeat():
            super().keyPressEvent(event)
        elif is_typing():
            self.page.setFocus()
        else:
            self.banner.clear_error()

    def _lay_out(self) -> None:
        work = QVBoxLayout()
        work.setSpacing(0)
        self.strips.setSpacing(0)
        self.strips.addWidget(self.banner)
        work.addLayout(self.strips)
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
        self.top.leave_wanted.connect(self.leave_wanted)
        self.rail.chosen.connect(self.go)
        self.rail.keys_wanted.connect(self.open_cheat_sheet)
        self.keys.waiting.connect(self._status.show_hint)
        self._tasks.refused.connect(self.complain)
        for action, run in (
            ("window.palette", self.open_palette),
            ("window.keys", self.open_cheat_sheet),
            ("window.rail", self.rail_wanted.emit),
            ("window.theme", self.theme_wanted.emit),
            ("window.language", self._other_language),
            ("window.sign_out", self.leave_wanted.emit),
        ):
            self.keys.bind(action, self, run)
        for one in self._workspaces:
            self.keys.bind(f"go.{one.id}", self, partial(self.go, one.id))

    def _other_language(self) -> None:
        self.language_chosen.emit("en" if self._language == "zh" else "zh")


def _going(one: Workspace) -> Action:
    return Action(f"go.{one.id}", one.title, _GO, one.keys, one.icon, context="Workspace")
