"""The journey of one window: open the house, prepare it once, sign in, work, lock, sign out, close.

Boundary: the only place that holds the House; what takes time runs in Tasks. `backoffice.app` is imported there.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from backoffice import __version__
from backoffice.config import Settings
from backoffice.errors import BackofficeError
from ui.reconcile.offline_journey import OfflineJourney
from ui.shell import house_words, theme
from ui.shell.entrance import Entrance
from ui.shell.last_work import LastWork, leaving
from ui.shell.looks import Looks
from ui.shell.memory import Memory
from ui.shell.opening import Entered, Told, entering, open_house
from ui.shell.sign_in import SignInPage
from ui.shell.tasks import Tasks
from ui.shell.translation import speak, system_language
from ui.shell.window import Window

if TYPE_CHECKING:
    from uuid import UUID

    from backoffice.app import House
    from ui.shell.frame import Crew, Frame
    from ui.shell.keys import Action
    from ui.shell.preparing import Preparing
    from ui.shell.workspace import Workspace

    Screens = Callable[[], tuple[tuple[Workspace, ...], tuple[Action, ...]]]

_CLOCK_OFF_SECONDS = 5


class Application(QObject):
    """One window and its house. `screens` names its workspaces and actions; it is asked when somebody signs in.

    `ready` when somebody can sign in, `entered` when the frame stands, `ended` when all is closed.
    """

    ready = Signal()
    entered = Signal()
    ended = Signal()
    _stepped = Signal(str, float)

    def __init__(
        self,
        settings: Settings,
        screens: Screens,
        opening: Callable[[Settings, Told], House] | None = None,
    ) -> None:
        super().__init__()
        self._settings = settings
        self._opening = opening or open_house
        self._screens = screens
        self.memory = Memory(settings.home)
        self._language = self.memory.language or system_language()
        self._chose_here = False
        self._waiting_entry: tuple[str, str] | None = None
        self.tasks = Tasks(self)
        self._is_opening = False
        self._preparing: Preparing | None = None
        self.house: House | None = None
        self.crew: Crew | None = None
        self._looks = Looks(self.memory, self)
        self._looks.put_on(self.memory.dark)
        speak(self._language)
        self.window = self._looks.window = Window(self.tasks, self.memory)
        self.window.painted.connect(self._open_house, Qt.ConnectionType.QueuedConnection)
        self.window.idled.connect(self.lock)
        self.window.closing.connect(self.close)
        self.tasks.refused.connect(self._complain)
        self.tasks.shut_out.connect(self._fall_back)
        self._last = LastWork(self.tasks, self)
        self._entrance = Entrance(self.window, self.memory, self.tasks, self._last, self)
        self.offline = OfflineJourney(settings, self.window, self._looks, self.memory, self.tasks, self)
        self.offline.ended.connect(self._came_back)
        self._last.ended.connect(self.ended)
        self._stepped.connect(self._show_step, Qt.ConnectionType.QueuedConnection)
        self._show_sign_in()

    def start(self) -> None:
        """Show the window; the house is opened once it has painted."""
        self.window.show()

    @Slot()
    def _open_house(self) -> None:
        self._is_opening = True
        work = partial(self._opening, self._settings, self._stepped.emit)
        self.tasks.quick(self, work, self._opened, self._not_opened)

    def _opened(self, house: House) -> None:
        self.house, self._is_opening = house, False
        if not self.window.isVisible():
            self.close()
            return
        if house.state.needs_preparing:
            self._prepare()
        else:
            self._be_ready(house)

    def _prepare(self) -> None:
        """Bring the house to this version and fill the sample firm, in a process of its own."""
        house, told = self.house, self._stepped.emit
        if house is None:
            self._page().show_form()
            self._open_house()
            return
        self._page().show_preparation()
        self._page().preparation.begin()
        from ui.shell.preparing import Preparing

        living, preparing = house, Preparing(self._settings)
        self._preparing = preparing

        def work() -> House:
            preparing.run(told)
            living.look_again()
            return living

        self.tasks.quick(self, work, self._be_ready, self._not_opened)

    def _not_opened(self, error: BackofficeError) -> None:
        self._waiting_entry = self._preparing = None
        self._is_opening = False
        if not self.window.isVisible():
            self.close()
            return
        page = self._page()
        page.show_busy("")
        page.show_preparation()
        page.preparation.show_error(house_words.sentence(error), error.code)
        self.window.status.show_connection(*house_words.missing())

    def _be_ready(self, house: House) -> None:
        self.house, self._preparing = house, None
        self._page().show_form()
        self._show_house(self._page())
        self._entrance.recall()
        self.ready.emit()
        if self._waiting_entry is not None:
            self._enter(*self._waiting_entry)

    @Slot()
    def start_worker(self) -> None:
        """Have the process run that delivers mail; the window of a house of one's own connects this to `ready`."""
        if self.house is not None:
            self.tasks.quick(self, self.house.start_worker, _nothing)

    @Slot(str, float)
    def _show_step(self, step: str, done: float) -> None:
        if self.window.sign_in is None or step == "ready":
            return
        if step == "database":
            self.window.sign_in.show_preparation()
            self.window.sign_in.preparation.begin()
        self.window.sign_in.preparation.show_step(step, done)

    @Slot(str, str)
    def _enter(self, name: str, password: str) -> None:
        """Sign in, or unlock; before the house is open the wish waits for it."""
        house, page = self.house, self._page()
        if house is None or house.state.needs_preparing:
            self._waiting_entry = (name, password)
            page.show_busy(self.tr("Opening the database"))
            return
        self._waiting_entry = None
        page.show_busy(self.tr("Signing in"))
        work = entering(house, name, password, page.key_proof())
        self.tasks.quick(self, work, self._came_in, self._not_let_in)

    @Slot(object)
    def _complain(self, error: BackofficeError) -> None:
        """Where no frame stands to show it, the sign-in page says what failed in the background."""
        if self.window.sign_in is not None:
            self._page().show_error(house_words.sentence(error), error.code)

    def _not_let_in(self, error: BackofficeError) -> None:
        if self.crew is not None and error.code == "app.entry_closed":
            self._fall_back()
        else:
            self._page().show_error(house_words.sentence(error), error.code)
            if error.code == "desk.database_gone":
                self.window.status.show_connection(*house_words.missing())

    def _came_in(self, entered: Entered) -> None:
        from datetime import UTC, datetime

        from ui.shell.firm_clock import FirmClock
        from ui.shell.frame import Crew
        from ui.shell.pulse import Pulse
        from ui.shell.workspace import allowed

        signed_in = entered.signed_in
        if self.crew is not None:
            self._entrance.give_back_keys(self.crew.desk, signed_in.desk)
            self.window.uncover()
            self.window.status.show_right("")
            self._show_connected()
            self.crew.pulse.wake()
            return
        person = signed_in.person
        if person.must_change_password:
            self._entrance.ask_for_password(signed_in, self._language)
            return
        self.memory.belongs_to(person.name)
        self.memory.last_person = person.name
        language = self._language if self._chose_here else self.memory.own_language or person.language
        self._speak(language)
        if self.memory.dark != theme.is_dark():
            self._looks.put_on(self.memory.dark)
        clock = FirmClock(datetime.now(UTC) + signed_in.now_offset)
        house = self.house
        if house is None:
            return
        places = allowed(self._screens()[0], person)
        pulse = Pulse(signed_in.desk, person, places, self.tasks, clock, house.revive, self)
        pulse.changed.connect(self.window.status.show_look)
        pulse.lost.connect(self._show_lost)
        pulse.found.connect(self._show_connected)
        self.crew = Crew(
            signed_in.desk, person, entered.names, self._settings, self.tasks, pulse, clock, self.window.status
        )
        self.window.status.show_right("")
        self._show_connected()
        frame = self._make_frame("", None)
        pulse.beat()
        if house.state.house == "live" and abs(signed_in.now_offset.total_seconds()) > _CLOCK_OFF_SECONDS:
            frame.banner.warn_of_clock(signed_in.now_offset.total_seconds())
        self.entered.emit()

    def _make_frame(self, workspace: str, target: UUID | None) -> Frame:
        from ui.shell.frame import Frame

        crew = self.crew
        if crew is None:
            raise RuntimeError("Nobody is signed in.")
        frame = Frame(crew, *self._screens(), self._language)
        frame.theme_wanted.connect(self._looks.change)
        frame.rail_wanted.connect(self._looks.fold_rail)
        frame.language_chosen.connect(self.change_language)
        frame.lock_wanted.connect(self.lock)
        frame.leave_wanted.connect(self.sign_out)
        self.window.show_frame(frame)
        if workspace:
            frame.go(workspace, target)
        else:
            frame.go_first()
        return frame

    @Slot()
    def lock(self) -> None:
        """Hide the work behind the sign-in page until the person types the password again."""
        if self.crew is None or self.window.sign_in is not None or self.window.frame is None:
            return
        self.window.frame.leave_pages()
        self.crew.pulse.rest()
        self._entrance.take_keys(self.crew.desk)
        self._show_sign_in()

    @Slot()
    def sign_out(self) -> None:
        """Leave the desk; drafts are written down."""
        crew, self.crew = self.crew, None
        if self.window.frame is not None:
            self.window.frame.leave_pages()
            self.window.drop_frame()
        if crew is not None:
            crew.pulse.rest()
            crew.pulse.deleteLater()
            self._last.add(partial(leaving, crew.desk))
        self._show_sign_in()
        self._last.begin()

    @Slot()
    def _fall_back(self) -> None:
        """The database lets the person in no more: nothing of their work stays on the screen, and the page says why."""
        if self.crew is not None and self.house is not None:
            name = self.crew.person.name
            self.sign_out()
            self._entrance.tell_why(self.house, name, self._language)

    @Slot(str)
    def change_language(self, language: str) -> None:
        """Make everything shown anew in another language; the place and what is open in it stay."""
        if language == self._language:
            return
        self._chose_here = True
        self._speak(language)
        self.memory.language = language
        if self.window.sign_in is not None:
            typed = self.window.sign_in.name.text()
            self._show_sign_in()
            if self.crew is None:
                self._page().name.edit.setText(typed)
        elif self.window.frame is not None:
            place = self.window.frame.place()
            self.window.frame.leave_pages()
            self.window.status.forget_told()
            self._make_frame(*place)
            self._show_connected()
            if self.crew is not None and self.crew.pulse.last is not None:
                self.window.status.show_look(self.crew.pulse.last)

    @Slot()
    def close(self) -> None:
        """End the desk and the house in the background; then `ended`. A house still being opened is waited for."""
        if self._is_opening:
            return
        if self.window.frame is not None:
            self.window.frame.leave_pages()
        if self._preparing is not None:
            self._preparing.stop()
        self.tasks.cancel_long()
        self._entrance.leave()
        if self.crew is not None:
            self.crew.pulse.rest()
            self._last.add(partial(leaving, self.crew.desk))
        if self.house is not None:
            self._last.add(self.house.close)
        self._last.end()

    def _page(self) -> SignInPage:
        if self.window.sign_in is None:
            raise RuntimeError("The sign-in page is not in front.")
        return self.window.sign_in

    def _show_sign_in(self) -> None:
        self._entrance.leave()
        page = SignInPage(self._language)
        page.submitted.connect(self._enter)
        page.sample_wanted.connect(self._fill_sample)
        page.language_chosen.connect(self.change_language)
        page.leave_wanted.connect(self.sign_out)
        page.again_wanted.connect(self._prepare)
        page.offline_wanted.connect(self.offline.ask)
        self.window.show_sign_in(page)
        self._show_house(page)
        if self.crew is not None:
            page.show_locked(self.crew.person.name, self.crew.person.display_name)
            self._entrance.expect_pin(page)
        else:
            page.name.edit.setText(self.memory.last_person)
            page.show_form()
            if self._preparing is not None:
                page.show_preparation()

    def _show_house(self, page: SignInPage) -> None:
        """Where the database is, and whom the sample firm offers."""
        status, house = self.window.status, self.house
        status.show_right(self.tr("Nothing leaves this computer before you sign in"))
        known = house is not None and not house.state.needs_preparing
        version = self.tr("Version {version}").format(version=__version__)
        shape, words = house_words.standing(house.state if house is not None and known else None)
        status.show_connection(shape, f"{words}     {version}")
        if house is not None and known and self.crew is None:
            page.show_firm(house_words.firm(house.state))
            page.show_samples(house_words.samples(house, self._language))

    @Slot(str)
    def _fill_sample(self, name: str) -> None:
        password = self.house.sample_password(name) if self.house is not None else None
        if password is not None:
            self._page().fill_in(name, password)

    @Slot()
    def _show_connected(self) -> None:
        if self.house is not None:
            self.window.status.show_connection(*house_words.connected(self.house.state))

    @Slot(object, int)
    def _show_lost(self, _error: BackofficeError, _seconds: int) -> None:
        self.window.status.show_connection(*house_words.lost())

    @Slot(str)
    def _came_back(self, language: str) -> None:
        """From working offline: the page that waited, or one in the language chosen meanwhile."""
        self.change_language(language)
        self._show_house(self._page())

    def _speak(self, language: str) -> None:
        self._language = language
        speak(language)


def _nothing(_answer: object) -> None:
    """For work whose end changes nothing on the screen."""
