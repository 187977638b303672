"""The box for a legal hold: an authority's order or a legal claim that keeps everything until it is released. D-10."""

from __future__ import annotations

from functools import partial
from uuid import UUID, uuid4

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from backoffice.retention import service as retention
from backoffice.retention.holding import HoldStanding, hold_standing
from backoffice.retention.rules import HoldReason
from backoffice.staff import seconding
from ui.kyc.wording import isolated
from ui.rights.person_choice import PersonChoice
from ui.rights.wording import RightsWording
from ui.shell.text import sentence
from ui.shell.workspace import Seat
from ui.staff.box import Box, hint
from ui.widgets.choice import Choice
from ui.widgets.field import Field
from ui.widgets.label import Label


class HoldBox(Box):
    """Sets the hold where none is in force, else proposes to a second person that it ends; `done` after either.

    It is about the customer it was opened for, or about one who is chosen in it.
    """

    done = Signal()

    def __init__(self, frame: QWidget, seat: Seat) -> None:
        super().__init__(frame, seat, "", "", 560)
        self._wording = RightsWording(seat.language)
        self._standing: HoldStanding | None = None
        self.title.setText(self.tr("Legal hold"))
        self.setAccessibleName(self.title.text())
        self.person = PersonChoice(seat, self.tr("Find the customer whose data is kept"))
        self.person.nobody.hide()
        self.person.chosen.connect(self._chosen)
        self.said = Label("", 13, 400)
        self.said.setWordWrap(True)
        self.reason = Choice(self.tr("Why everything is kept"))
        for reason in HoldReason:
            self.reason.addItem(self._wording.say(f"erasure.hold.{reason}"), reason)
        self.reference = Field(self.tr("File number"))
        self.reference.say(self.tr("Letters, figures, points, slashes; no name."))
        self.body.addWidget(self.person)
        self.body.addWidget(self.said)
        self.body.addWidget(self.reason)
        self.body.addWidget(self.reference)
        self.body.addWidget(hint(self.tr("The trail says who set it and who released it.")))

    def open_for(self, standing: HoldStanding) -> None:
        """Show the hold in force on this customer, or what one asks for."""
        if self.isVisible():
            return
        self.person.hide()
        self._show(standing)
        self.open()
        (self.reason if standing.hold is None else self.go).setFocus()

    def open_customer(self, customer: UUID) -> None:
        """Read how the hold of this customer stands, then show it."""
        read = partial(self.seat.desk.ask, hold_standing, customer)
        self.seat.tasks.quick(self, read, self.open_for, self.seat.doors.complain)

    def open_for_anyone(self) -> None:
        """Ask first whose data is to be kept: nobody need have asked for anything."""
        if self.isVisible():
            return
        self.person.clear()
        self.person.show()
        self._show(None)
        self.open()
        self.person.text.setFocus()

    @Slot()
    def _chosen(self) -> None:
        if self.person.isHidden():
            return
        customer = self.person.customer()
        self._show(None)
        if customer is not None:
            read = partial(self.seat.desk.ask, hold_standing, customer)
            self.seat.tasks.quick(self, read, self._show_chosen, lambda error: self.fail(sentence(error)))

    def _show_chosen(self, standing: HoldStanding) -> None:
        if standing.customer == self.person.customer():
            self._show(standing)
            self.settle()

    def _show(self, standing: HoldStanding | None) -> None:
        self._standing = standing
        self.fail("")
        hold = standing.hold if standing is not None else None
        self.reference.edit.clear()
        for widget in (self.reason, self.reference):
            widget.setVisible(standing is not None and hold is None)
        if standing is None:
            self.said.setText(self.tr("Choose whose data is kept. Nothing of theirs is erased then, whoever asks."))
            self.go.set_label(self.tr("Set the hold"))
            self.go.hide()
            return
        if hold is None:
            self.said.setText(self.tr("While it is in force nothing of this person is erased, whoever asks."))
            self.go.set_label(self.tr("Set the hold"))
        else:
            words = self.tr("In force since {at}: {reason} {reference}. Released, the erasure is looked at anew.")
            reason = self._wording.say(f"erasure.hold.{hold.reason}")
            at = self._wording.moment(hold.set_at)
            told = words.format(at=at, reason=reason, reference=isolated(hold.reference))
            self.said.setText(f"{told}\n\n{self._ends(standing)}")
            self.go.set_label(
                self.tr("Propose to release it") if standing.release is None else self.tr("Take the proposal back")
            )
        release = standing.release
        self.go.setVisible(release is None or release.proposed_by == self.seat.person.name)

    def _ends(self, standing: HoldStanding) -> str:
        """How it ends: two people."""
        release = standing.release
        if release is None:
            return self.tr("It ends when a second person agrees: another data protection officer, or KYC’s lead.")
        words = self.tr("{who} proposed on {at} to release it. It stays in force until a second person agrees.")
        who = isolated(self.seat.names.get(release.proposed_by, release.proposed_by))
        return words.format(who=who, at=self._wording.moment(release.proposed_at))

    def submit(self) -> None:
        standing = self._standing
        if standing is None:
            return
        desk, key, customer, hold = self.seat.desk, self.key(), standing.customer, standing.hold
        reason, reference = HoldReason(self.reason.currentData()), self.reference.text()
        release = standing.release

        def work() -> None:
            if hold is None:
                desk.do(key, retention.set_hold, uuid4(), customer, reason, reference)
            elif release is None:
                desk.do(key, retention.propose_release, hold.id)
            else:
                desk.do(key, seconding.withdraw, release.id)

        def came(_nothing: None) -> None:
            self.close_box()
            self.seat.pulse.beat()
            self.done.emit()

        self.run(work, came, self.tr("Being entered"))
