"""What the sign-in page does beside signing in: a remembered password, and one of one's own for one given once.

Boundary: the keyring is asked only where its person asked for that, and never in front of a locked window. S-04, S-05.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from backoffice.errors import BackofficeError
from ui.shell import house_words
from ui.shell.last_work import LastWork
from ui.shell.memory import Memory
from ui.shell.tasks import Tasks
from ui.shell.window import Window

if TYPE_CHECKING:
    from backoffice.app import House, SignedIn
    from backoffice.desk import Desk
    from ui.shell.sign_in import SignInPage
    from ui.staff.password_step import PasswordStep


class Entrance(QObject):
    def __init__(self, window: Window, memory: Memory, tasks: Tasks, last: LastWork, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._memory = memory
        self._tasks = tasks
        self._last = last
        self._step: PasswordStep | None = None
        self._wants_pin = False
        self._signed_in: SignedIn | None = None

    def recall(self) -> None:
        """Fill in a password that the keyring remembers; the person still signs in."""
        name = self._memory.last_person
        if not name or not self._memory.remembers(name):
            return

        def work() -> str | None:
            from backoffice.staff.remembered import recall

            return recall(name)

        self._tasks.quick(self, work, self._recalled, self._not_recalled)

    def ask_for_password(self, signed_in: SignedIn, language: str) -> None:
        """Between a one-time password and the desk: the person chooses their own, then comes in with it."""
        from ui.staff.password_step import PasswordStep

        page = self._window.sign_in
        if page is None:
            return
        self._signed_in = signed_in
        self._step = PasswordStep(self._tasks, signed_in, language)
        self._step.changed.connect(self._chose)
        page.show_step(self._step)

    def tell_why(self, house: House, name: str, language: str) -> None:
        """Say why the person whose work was here a moment ago cannot come in any more."""
        page = self._window.sign_in
        if page is None:
            return

        def say(error: BackofficeError) -> None:
            page.show_error(house_words.shut_out(error, language), error.code)

        self._tasks.quick(page, partial(house.why_shut_out, name), say, say)

    def take_keys(self, desk: Desk) -> None:
        """Behind a locked window no private key stays in memory; a token is signed out of."""
        from backoffice.vault.entry import lie_in_token, lock_keys

        self._wants_pin = lie_in_token(desk)
        self._tasks.quick(self, lock_keys(desk), _nothing)

    def expect_pin(self, page: SignInPage) -> None:
        """Where the keys that were taken lie in a token, the page asks for its PIN beside the password at once."""
        if self._wants_pin:
            page.keys.expect_pin()

    def give_back_keys(self, desk: Desk, fresh: Desk) -> None:
        """The person proved who they are: the desk they left opens again with the keys they brought."""
        from backoffice.vault.entry import bring_back

        self._wants_pin = False
        bring_back(desk, fresh)
        self._tasks.quick(self, fresh.close, _nothing)

    def leave(self) -> None:
        """Close the desk of a one-time password, which opens nothing."""
        signed_in, self._signed_in = self._signed_in, None
        self._step = None
        if signed_in is not None:
            self._last.add(signed_in.desk.close)
            self._last.begin()

    @Slot(str)
    def _chose(self, password: str) -> None:
        page, step, signed_in = self._window.sign_in, self._step, self._signed_in
        if page is None or step is None or signed_in is None:
            return
        step.hide()
        step.deleteLater()
        page.end_step()
        page.fill_in(signed_in.person.name, password)
        self.leave()
        page.submitted.emit(signed_in.person.name, password)

    def _recalled(self, password: str | None) -> None:
        page, name = self._window.sign_in, self._memory.last_person
        if page is None or self._window.frame is not None or password is None:
            return
        if page.name.text() == name and not page.password.text():
            page.fill_in(name, password)

    def _not_recalled(self, _error: BackofficeError) -> None:
        if self._window.sign_in is not None:
            self._window.sign_in.password.say(self.tr("The keyring does not give your password. Type it."))


def _nothing(_answer: object) -> None:
    """For work whose end changes nothing on the screen."""
