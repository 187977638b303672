"""Renewing the key of a class on the screen of keys: offer a new one, and once it is certified put everything under it.

Boundary: presents and asks; the status bar shows how far it is and stops it, and the same key goes on. S-02.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID, uuid4

from PySide6.QtCore import Signal, Slot

from backoffice.errors import BackofficeError
from backoffice.vault import rotation
from backoffice.vault.renewal import ClassStanding, RenewalState
from backoffice.vault.rotation import Rotated
from ui.shell.presenter import Presenter
from ui.shell.tasks import Cancelled, Progress
from ui.shell.workspace import Seat
from ui.staff.cells import CellRow
from ui.staff.keys_view import KeysView
from ui.staff.wording import StaffWording
from ui.widgets.bar import Tone
from ui.widgets.row_delegate import Cell
from ui.widgets.shapes import Shape


class ClassRenewal(Presenter):
    """The list of classes; `changed` when something became of one."""

    changed = Signal()

    def __init__(self, seat: Seat, view: KeysView, wording: StaffWording) -> None:
        super().__init__(seat, view)
        self._view = view
        self._wording = wording
        self._standings: tuple[ClassStanding, ...] = ()
        self._tries: dict[str, UUID] = {}
        self._running: str = ""
        self._stopped = False
        view.classes.selectionModel().currentRowChanged.connect(self.look)
        view.classes.rows.modelReset.connect(self.look)
        view.renew.clicked.connect(self.renew)

    def show(self, standings: Sequence[ClassStanding]) -> None:
        """The classes the reader holds."""
        self._standings = tuple(each for each in standings if each.held)
        self._view.show_classes([self._row(each) for each in self._standings])

    @Slot()
    def renew(self) -> None:
        """What is next for the chosen class; from another list the key leads here first."""
        if not self._view.classes.hasFocus() and not self._view.renew.hasFocus():
            self._view.classes.setFocus()
            if self._standings:
                self._say(Tone.NOTICE, self.tr("Choose the class, then press the same key again."))
            return
        now = self._chosen()
        if now is None or self.why_not():
            return
        if now.state is RenewalState.CERTIFIED:
            self._rewrap(now)
        else:
            self._offer(now)

    def why_not(self) -> str:
        """The reason, empty where it can be done."""
        now = self._chosen()
        if not self._standings:
            return self.tr("Who holds the key of a class renews it.")
        if self._running:
            return self.tr("A key is being renewed")
        if now is None:
            return self.tr("No class is chosen.")
        return self.tr("An administrator certifies the new key first.") if now.state is RenewalState.OFFERED else ""

    @Slot()
    def look(self) -> None:
        now = self._chosen()
        on = now is not None and now.state is RenewalState.CERTIFIED
        self._view.renew.set_label(self.tr("Go on") if on else self.tr("Renew"))
        self._view.renew.set_reason(self.why_not())

    def _offer(self, now: ClassStanding) -> None:
        name = now.field_class
        key = self._tries.setdefault(name, uuid4())

        def done(_which: UUID) -> None:
            self._tries.pop(name, None)
            self._say(Tone.DONE, self.tr("Offered. Read the number of the new key to an administrator."))
            self._ended()

        def failed(error: BackofficeError) -> None:
            self.seat.doors.complain(error)
            self._ended()

        self.do(rotation.offer_class_key, name, done=done, failed=failed, key=key)

    def _rewrap(self, now: ClassStanding) -> None:
        desk, new_key = self.seat.desk, now.new_key
        assert new_key is not None
        self._running, self._stopped = now.field_class, False

        def work(progress: Progress) -> Rotated:
            def step(done: int, every: int) -> bool:
                try:
                    progress.step(done, every)
                except Cancelled:
                    # What is done is committed, so the count of it is the answer.
                    self._stopped = True
                    return False
                return True

            return rotation.rotate(desk, new_key, step)

        self.look()
        title = self.tr("New key of {name}").format(name=self._wording.field_class(now.field_class))
        self.seat.tasks.long(self, title, work, self._rewrapped, self._failed)

    def _rewrapped(self, said: Rotated) -> None:
        self._running = ""
        words = [self.tr("%n keys are under the new one.", "", said.keys)]
        if said.unreadable:
            words.append(self.tr("%n could not be opened and stay under the old key.", "", said.unreadable))
            makers = ", ".join(self._wording.who(each) for each in said.left_by)
            words.append(self.tr("Made by {names}: tell an administrator.").format(names=makers))
        if said.ended:
            words.append(self.tr("The old key is retired."))
        elif self._stopped:
            words.append(self.tr("Stopped; the same key goes on."))
        else:
            words.append(self.tr("The old key stays in use."))
        self._say(Tone.DONE if said.ended else Tone.NOTICE, " ".join(words))
        self._ended()

    def _failed(self, error: BackofficeError) -> None:
        self._running = ""
        self.seat.doors.complain(error)
        self._ended()

    def _say(self, tone: Tone, words: str) -> None:
        self._view.said.say(tone, words)
        self.seat.doors.tell(words)

    def _ended(self) -> None:
        self.changed.emit()
        self.seat.pulse.beat()

    def _chosen(self) -> ClassStanding | None:
        key = self._view.classes.current_key()
        return next((each for each in self._standings if each.field_class == key), None)

    def _row(self, each: ClassStanding) -> CellRow:
        offered = self.tr("new key of {name} waits for a certificate").format(name=self._wording.who(each.offered_by))
        state, mark = {
            RenewalState.IN_USE: ("", None),
            RenewalState.OFFERED: (offered, Shape.UNKNOWN),
            RenewalState.CERTIFIED: (self.tr("new key is certified: keys are left under the old one"), Shape.LATER),
        }[each.state]
        return CellRow(
            each.field_class,
            (
                Cell(self._wording.field_class(each.field_class), 500),
                Cell(self._wording.words.day(each.since.astimezone().date()), token="text2"),
                Cell(state, mark=mark, token="text2"),
                Cell(each.number, mono=True),
            ),
        )
