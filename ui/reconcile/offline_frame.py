"""The window of somebody who is offline: top bar, rail, black banner, and the page in front. No desk, no pulse.

Made anew for each language, as the frame of the window that is online.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, cast
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from backoffice.errors import BackofficeError
from backoffice.staff.rules import Person
from ui.reconcile.offline_actions import ACTIONS
from ui.reconcile.offline_banner import OfflineBanner
from ui.reconcile.offline_places import PLACES
from ui.reconcile.offline_seat import OfflinePage, OfflineSeat, Proof
from ui.shell.banner import Banner
from ui.shell.cheat_sheet import CheatSheet
from ui.shell.firm_clock import FirmClock
from ui.shell.keys import Action, Keys, KeysUnreadable
from ui.shell.palette import Palette
from ui.shell.rail import Rail
from ui.shell.status_bar import StatusBar
from ui.shell.tasks import Progress, Task, Tasks
from ui.shell.top_bar import TopBar
from ui.shell.translation import QT_TRANSLATE_NOOP
from ui.shell.workspace import Seat
from ui.widgets.key_cap import is_typing

if TYPE_CHECKING:
    from backoffice.config import Settings
    from backoffice.reconcile.bench import Bench

_GO = QT_TRANSLATE_NOOP("Action", "Go to")


@dataclass(frozen=True, slots=True)
class OfflineCrew:
    """What an offline frame is made for."""

    bench: Bench
    person: Person
    settings: Settings
    tasks: Tasks
    status: StatusBar


class OfflineFrame(QWidget):
    """Sends `theme_wanted`, `rail_wanted`, `language_chosen` and `leave_wanted` to the window."""

    theme_wanted = Signal()
    rail_wanted = Signal()
    language_chosen = Signal(str)
    leave_wanted = Signal()

    def __init__(self, crew: OfflineCrew, language: str, proof: Proof | None = None) -> None:
        super().__init__()
        self._crew = crew
        self._language = language
        self._pages: dict[str, OfflinePage] = {}
        self._here = ""
        self._proving: Task | None = None
        going = tuple(
            Action(f"go.{one.id}", one.title, _GO, one.keys, one.icon, context="Workspace")
            for one in (place.workspace for place in PLACES)
        )
        self.keys = Keys(self, (*ACTIONS, *going), crew.settings.home)
        self.seat = OfflineSeat(
            bench=crew.bench,
            person=crew.person,
            settings=crew.settings,
            tasks=crew.tasks,
            clock=FirmClock(crew.bench.snapshot.now()),
            keys=self.keys,
            language=language,
            doors=self,
            proof=proof or Proof(self),
        )
        self.top = TopBar(crew.person, self.seat.clock, self.keys, language)
        self.rail = Rail(tuple(place.workspace for place in PLACES), self.keys)
        self.offline = OfflineBanner(self.seat)
        self.banner = Banner()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._bind()
        try:
            self.keys.load()
        except KeysUnreadable as error:
            self.complain(error)
        self._prove()

    def go(self, workspace: str, target: UUID | None = None) -> None:
        """Bring a place to the front, open at `target`."""
        place = next((one for one in PLACES if one.workspace.id == workspace), None)
        if place is None:
            return
        page = self._pages.get(workspace)
        if page is None:
            page = self._pages[workspace] = place.page(self.seat)
            self._stack.addWidget(page)
        if self._here and self._here != workspace:
            self._pages[self._here].left()
        self._here = workspace
        self._stack.setCurrentWidget(page)
        self.rail.show_here(workspace)
        page.entered()
        if target is not None:
            page.open_at(target)

    def go_first(self) -> None:
        self.go(PLACES[0].workspace.id)

    @property
    def here(self) -> str:
        """The place in front."""
        return self._here

    @property
    def page(self) -> OfflinePage:
        """The page in front."""
        return self._pages[self._here]

    @cached_property
    def palette_box(self) -> Palette:
        """The command palette: of a seat it asks keys, tasks and language, which an offline one has."""
        return Palette(self, cast(Seat, self.seat))

    @cached_property
    def cheat_sheet(self) -> CheatSheet:
        return CheatSheet(self, self.keys)

    @Slot()
    def open_palette(self) -> None:
        self.palette_box.open()

    @Slot()
    def open_cheat_sheet(self) -> None:
        self.cheat_sheet.open()

    def tell(self, text: str) -> None:
        self._crew.status.tell(text)

    def complain(self, error: BackofficeError) -> None:
        self.banner.complain(error)

    def fold_rail(self, folded: bool) -> None:
        self.rail.fold(folded)
        self.top.fold(folded)

    def leave_pages(self) -> None:
        """Have the page in front write its drafts down, and stop what runs."""
        if self._here:
            self._pages[self._here].left()

    def stop(self) -> None:
        """Nothing of this frame is waited for any more."""
        self._crew.tasks.idle.disconnect(self.offline.show_time)
        if self._proving is not None:
            self._proving.drop()
            self._proving.cancel()

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
        work.addWidget(self.offline)
        work.addWidget(self.banner)
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
        self.top.lock_wanted.connect(self.leave_wanted)
        self.top.leave_wanted.connect(self.leave_wanted)
        # What has expired is shut; what was decided until then lies in the workbook.
        self.offline.expired.connect(self.leave_wanted)
        self.rail.chosen.connect(self.go)
        self.rail.keys_wanted.connect(self.open_cheat_sheet)
        self.keys.waiting.connect(self._crew.status.show_hint)
        self._crew.tasks.refused.connect(self.complain)
        # What was decided was decided in the background: the banner counts when that has ended.
        self._crew.tasks.idle.connect(self.offline.show_time)

    def _bind(self) -> None:
        for action, run in (
            ("window.palette", self.open_palette),
            ("window.keys", self.open_cheat_sheet),
            ("window.rail", self.rail_wanted.emit),
            ("window.theme", self.theme_wanted.emit),
            ("window.language", self._other_language),
            ("window.lock", self.leave_wanted.emit),
            ("window.sign_out", self.leave_wanted.emit),
        ):
            self.keys.bind(action, self, run)
        for place in PLACES:
            self.keys.bind(f"go.{place.workspace.id}", self, _Going(self, place.workspace.id))

    def _prove(self) -> None:
        """Prove every row in the background, once; a frame made anew for a language goes on from what is known."""
        proof, bench = self.seat.proof, self._crew.bench
        if proof.is_proved or proof.failed is not None:
            return

        def work(progress: Progress) -> str:
            from backoffice.reconcile.snapshot import prove_rows

            return prove_rows(bench.snapshot, progress.step)

        title = QCoreApplication.translate("OfflineFrame", "Proving rows")
        self._proving = self._crew.tasks.long(self, title, work, self._proved, self._not_proved)

    def _proved(self, root: str) -> None:
        self.seat.proof.root = root
        self.seat.proof.changed.emit()

    def _not_proved(self, error: BackofficeError) -> None:
        self.seat.proof.failed = error
        self.seat.proof.changed.emit()
        self.complain(error)

    def _other_language(self) -> None:
        self.language_chosen.emit("en" if self._language == "zh" else "zh")


class _Going:
    """Goes to one place; a value that can be bound to a key."""

    def __init__(self, frame: OfflineFrame, workspace: str) -> None:
        self._frame = frame
        self._workspace = workspace

    def __call__(self) -> None:
        self._frame.go(self._workspace)
