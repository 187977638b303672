"""The keys workspace: certify keys, give people those of their duties by two pairs of eyes, renew those of classes.

Boundary: presents and asks; the vault's services and guards decide. S-02, S-05.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID, uuid4

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from backoffice.errors import BackofficeError
from backoffice.staff import seconding
from backoffice.staff.rules import FOUR_EYES, Action, Duty
from backoffice.vault import grants, renewal
from backoffice.vault.grants import Keyless, Missing, Offered, OwnNumber
from backoffice.vault.renewal import ClassStanding, RenewalState
from ui.kyc.wording import Wording
from ui.shell.presenter import Presenter
from ui.shell.workspace import Page, Seat
from ui.staff.cells import CellRow
from ui.staff.class_renewal import ClassRenewal
from ui.staff.keys_view import KeysView
from ui.staff.wording import StaffWording
from ui.widgets.bar import Tone
from ui.widgets.row_delegate import Cell
from ui.widgets.shapes import Shape

_GRANTS = (Action.GRANT_KEY, Action.GRANT_ROOT, Action.GRANT_SUSPICION)


@dataclass(frozen=True, slots=True)
class _Needs:
    """One person and every class that is missing them."""

    person: str
    missing: tuple[Missing, ...]

    @property
    def yours(self) -> tuple[Missing, ...]:
        """What the reader may propose to give, and give."""
        return tuple(each for each in self.missing if each.yours)

    def unasked(self) -> tuple[str, ...]:
        return tuple(each.field_class for each in self.yours if each.proposal is None)

    def agreed(self) -> dict[str, UUID]:
        return {each.field_class: each.proposal for each in self.yours if each.agreed and each.proposal is not None}


@dataclass(frozen=True, slots=True)
class _Answer:
    own: OwnNumber | None
    waiting: tuple[Offered, ...]
    needs: tuple[_Needs, ...]
    classes: tuple[ClassStanding, ...]
    keyless: tuple[Keyless, ...] = ()

    def offered(self) -> tuple[ClassStanding, ...]:
        """New keys of classes that wait for a certificate."""
        return tuple(each for each in self.classes if each.state is RenewalState.OFFERED)


class KeysPage(Page):
    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self.wording = StaffWording(Wording(seat.language), seat.names)
        self.view = KeysView(seat)
        self.presenter = Presenter(seat, self.view)
        self.renewal = ClassRenewal(seat, self.view, self.wording)
        self.renewal.changed.connect(self.refresh)
        self._answer = _Answer(None, (), (), ())
        self._tries: dict[tuple[object, ...], UUID] = {}
        self._has_come = False
        self._certifies = Duty.ADMINISTRATOR in seat.person.duties
        self._proposes = any(not FOUR_EYES[each].proposers.isdisjoint(seat.person.duties) for each in _GRANTS)
        self.view.certify.setVisible(self._certifies)
        self.view.compare.setVisible(self._certifies)
        self.view.propose.setVisible(self._proposes)
        self.view.give.setVisible(self._proposes)
        # Who may not see proposals would be told that nobody was asked.
        self.view.missing.setColumnHidden(2, not self._proposes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        for table in (self.view.waiting, self.view.missing):
            table.selectionModel().currentRowChanged.connect(self._moved)
            table.rows.modelReset.connect(self._moved)
        self.view.certify.clicked.connect(self.certify)
        self.view.propose.clicked.connect(self.propose)
        self.view.give.clicked.connect(self.give)
        keys = seat.keys
        keys.bind("grants.down", self, self.view.down)
        keys.bind("grants.up", self, self.view.up)
        keys.bind("grants.certify", self, self.certify, self._why_not_certify)
        keys.bind("grants.propose", self, self.propose, self._why_not_propose)
        keys.bind("grants.give", self, self.give, self._why_not_give)
        keys.bind("grants.renew", self, self.renewal.renew)

    def entered(self) -> None:
        self._has_come = True
        self.view.missing.setFocus()
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Ask for fresh rows; old ones stay until they are there."""
        desk = self.seat.desk

        def work() -> _Answer:
            found = desk.ask(grants.missing_keys)
            needs = tuple(_Needs(who, tuple(each)) for who, each in groupby(found, lambda one: one.person))
            classes, keyless = desk.ask(renewal.class_standings), desk.ask(grants.keyless)
            own, waiting = desk.ask(grants.own_number), desk.ask(grants.waiting_for_certificate)
            return _Answer(own, waiting, needs, classes, keyless)

        self.seat.tasks.quick(self, work, self._show)

    @Slot()
    def certify(self) -> None:
        now, which = self._offered(), self._class_offered()
        if self._why_not_certify():
            return
        if now is not None:
            self._do(grants.certify, now.person, now.fingerprint, words=self.tr("Certified."))
        elif which is not None:
            words = self.tr("Certified. Who offered it goes on with it now.")
            self._do(renewal.certify_offered, which.new_key, which.number, words=words)

    @Slot()
    def propose(self) -> None:
        now = self._needs()
        if now is None or self._why_not_propose():
            return
        asked = self.tr("Asked: a second person agrees in Approvals.")
        self._do(seconding.ask_for_keys, now.person, now.unasked(), words=asked)

    @Slot()
    def give(self) -> None:
        now = self._needs()
        if now is None or self._why_not_give():
            return
        given = self.tr("Given. They may sign in again and work.")
        self._do(grants.give_classes, now.person, now.agreed(), words=given)

    def _do(self, command: Callable[..., None], *args: object, words: str) -> None:
        """Once, however often it is tried; the try ends with an answer of either kind."""
        which = (command.__name__, repr(args))
        key = self._tries.setdefault(which, uuid4())

        def done(_answer: None) -> None:
            self._tries.pop(which, None)
            self.view.said.say(Tone.DONE, words)
            self.seat.doors.tell(words)
            self.refresh()
            self.seat.pulse.beat()

        def failed(error: BackofficeError) -> None:
            self.seat.doors.complain(error)
            self.refresh()

        self.presenter.do(command, *args, done=done, failed=failed, key=key)

    def _show(self, answer: _Answer) -> None:
        self._answer = answer
        view, wording = self.view, self.wording
        view.number.setText(self._own(answer.own))
        view.waiting.show_rows(
            [
                CellRow(
                    each.person,
                    (
                        Cell(wording.who(each.person), 500),
                        Cell(wording.moment(each.made_at), token="text2"),
                        Cell(each.fingerprint, mono=True),
                    ),
                )
                for each in answer.waiting
            ]
            + [self._class_row(each) for each in answer.offered()],
            grows=2,
        )
        rows = [*(self._row(each) for each in answer.needs), *(self._keyless_row(each) for each in answer.keyless)]
        view.missing.show_rows(rows, grows=1)
        self.renewal.show(answer.classes)
        view.show_counts(view.waiting.rows.rowCount(), len(rows))
        waits = bool(answer.waiting or answer.offered())
        view.no_waiting.setVisible(not waits)
        view.no_missing.setVisible(not rows)
        view.no_missing.say(self._nobody_needs(answer))
        if not waits and view.waiting.hasFocus():
            view.missing.setFocus()
        elif self._has_come and waits and self._certifies:
            view.waiting.setFocus()
        self._has_come = False

    def _nobody_needs(self, answer: _Answer) -> str:
        if not self._certifies and not (answer.own is not None and answer.own.holds):
            return self.tr(
                "You hold no keys yet. Once an administrator certified yours, a lead gives you your classes."
            )
        if answer.waiting:
            return self.tr("Everybody whose keys are certified has those of their duties.")
        return self.tr("Everybody has the keys of their duties.")

    def _own(self, own: OwnNumber | None) -> str:
        if own is None:
            return self.tr("No keys of yours are at this desk.")
        if not own.certified:
            return self.tr("Your number: {number} (not certified yet)").format(number=own.fingerprint)
        return self.tr("Your number: {number}").format(number=own.fingerprint)

    def _row(self, needs: _Needs) -> CellRow:
        classes = ", ".join(self._class(each.field_class) for each in needs.missing)
        agreed, unasked, total = len(needs.agreed()), len(needs.unasked()), len(needs.yours)
        state, mark = self.tr("nobody was asked"), Shape.LATER
        if not total:
            state = self.tr("somebody who holds it gives it")
        elif agreed:
            state, mark = self.tr("{agreed} of {total} agreed").format(agreed=agreed, total=total), Shape.AGREES
        elif unasked < total:
            state, mark = self.tr("waits for a second person"), Shape.UNKNOWN
        return CellRow(
            needs.person,
            (
                Cell(self.wording.who(needs.person), 500),
                Cell(classes),
                Cell(state, mark=mark, token="text2"),
            ),
        )

    def _class_row(self, each: ClassStanding) -> CellRow:
        made = "" if each.offered_at is None else self.wording.moment(each.offered_at)
        name = self.tr("{name}: new key of {who}").format(
            name=self._class(each.field_class), who=self.wording.who(each.offered_by)
        )
        return CellRow(str(each.new_key), (Cell(name, 500), Cell(made, token="text2"), Cell(each.number, mono=True)))

    def _class_offered(self) -> ClassStanding | None:
        key = self.view.waiting.current_key()
        return next((each for each in self._answer.offered() if str(each.new_key) == key), None)

    def _keyless_row(self, one: Keyless) -> CellRow:
        """Nobody can give them anything yet, so this stands for every reader, whatever they hold."""
        return CellRow(
            one.person,
            (
                Cell(self.wording.who(one.person), 500),
                Cell(
                    self.tr("{classes} – no keys yet: made when they next sign in").format(
                        classes=", ".join(self._class(each) for each in one.field_classes)
                    )
                ),
                Cell(self.tr("no keys yet"), mark=Shape.LATER, token="text2"),
            ),
        )

    def _class(self, name: str) -> str:
        return self.wording.field_class(name)

    def _offered(self) -> Offered | None:
        key = self.view.waiting.current_key()
        return next((each for each in self._answer.waiting if each.person == key), None)

    def _needs(self) -> _Needs | None:
        key = self.view.missing.current_key()
        return next((each for each in self._answer.needs if each.person == key), None)

    @Slot()
    def _moved(self) -> None:
        self.view.certify.setEnabled(not self._why_not_certify())
        self.view.propose.setEnabled(not self._why_not_propose())
        self.view.give.setEnabled(not self._why_not_give())

    def _why_not_certify(self) -> str:
        now, which = self._offered(), self._class_offered()
        if not self._certifies:
            return self.tr("Administrators certify keys.")
        maker = now.person if now is not None else which.offered_by if which is not None else None
        if maker is None:
            return self.tr("No keys wait for a certificate.")
        if maker == self.seat.person.name:
            return self.tr("These are yours: another administrator certifies them.")
        return ""

    def _why_not_propose(self) -> str:
        now = self._needs()
        if not self._proposes:
            return self.tr("Who holds a key and leads asks for it.")
        if now is None:
            return self._why_nobody()
        if not now.yours:
            return self.tr("You hold none of the keys they miss.")
        return "" if now.unasked() else self.tr("A second person was asked already.")

    def _why_nobody(self) -> str:
        if any(each.person == self.view.missing.current_key() for each in self._answer.keyless):
            return self.tr("They have no keys yet: their desk makes them when they next sign in.")
        return self.tr("Nobody is chosen who needs a key.")

    def _why_not_give(self) -> str:
        now = self._needs()
        if not self._proposes:
            return self.tr("Who holds a key and leads gives it.")
        if now is None:
            return self._why_nobody()
        if now.person == self.seat.person.name:
            return self.tr("This is about you: somebody else gives it.")
        return "" if now.agreed() else self.tr("Nobody has agreed yet.")
