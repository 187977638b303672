"""Whether the person's data is withheld from use, why and from whom; the officer restricts and lifts here.

Boundary: the database hides and blocks; what goes on is listed with its ground. R-04; GDPR Art. 18.
"""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backoffice.people import restriction
from backoffice.people.restriction import GoesOn, Ground, Restriction, StillSees
from backoffice.rights.rules import State
from backoffice.rights.views import RequestPage
from ui.kyc.wording import isolated
from ui.rights.wording import RightsWording
from ui.shell.workspace import Seat
from ui.staff.box import Box, hint
from ui.widgets.choice import Choice
from ui.widgets.label import Label, SectionLabel
from ui.widgets.mark import Mark
from ui.widgets.shapes import Shape
from ui.widgets.tick_box import TickBox

_WIDE = 620


class RestrictionBox(Box):
    """One box for a page; `open_for` shows it for the person of a request. `lifted` when the person is to be told."""

    lifted = Signal()

    def __init__(self, frame: QWidget, seat: Seat) -> None:
        super().__init__(frame, seat, "", "", _WIDE)
        self._wording = RightsWording(seat.language)
        self._page: RequestPage | None = None
        self._standing: Restriction | None = None
        self.title.setText(self.tr("Restriction of processing"))
        self.setAccessibleName(self.title.text())
        self.state = Mark(Shape.UNKNOWN, "")
        self.facts = Label("", 12, 400, "text2")
        self.facts.setWordWrap(True)
        self.ground = Choice(self.tr("Ground"))
        for ground in Ground:
            self.ground.addItem(self._wording.say(f"people.ground.{ground}"), ground)
        self.ticks = {each: TickBox(self._wording.say(f"people.still_sees.{each}")) for each in StillSees}
        self._form = QWidget()
        self._goes_on = Label("\n".join(f"• {self._wording.say(f'people.goes_on.{each}')}" for each in GoesOn), 12)
        self._goes_on.setWordWrap(True)
        self._lay_in()

    def open_for(self, page: RequestPage) -> None:
        """Read how it stands, then show it."""
        if page.customer is None or self.isVisible():
            return
        self._page = page
        self.presenter.ask(restriction.restrictions_of, page.customer, done=partial(self._show, page.line.request))

    def wanted_height(self) -> int:
        return self.sizeHint().height()

    def submit(self) -> None:
        page = self._page
        if page is None:
            return
        if self._standing is not None:
            work = partial(self.seat.desk.do, self.key(), restriction.lift, self._standing.restriction)
            self.run(work, self._was_lifted, self.tr("Being lifted"))
            return
        still_see = tuple(each for each, tick in self.ticks.items() if tick.isChecked())
        ground = Ground(self.ground.currentData())
        make = partial(self.seat.desk.do, self.key(), restriction.restrict, page.line.request, ground, still_see)
        self.run(make, self._was_set, self.tr("Being restricted"))

    def _show(self, request: UUID, found: tuple[Restriction, ...]) -> None:
        page = self._page
        if page is None or page.line.request != request:
            return
        standing = next((each for each in found if each.lifted_at is None), None)
        self._standing = standing
        may = page.may_read and (standing is not None or page.line.state is State.OPEN)
        self._form.setVisible(standing is None and may)
        self.go.setVisible(may)
        if standing is not None:
            self.state.show_mark(Shape.CLOSE, self.tr("The data is withheld from use."))
            self.go.set_label(self.tr("Lift, and write to the person"))
        else:
            said = (
                self.tr("It was restricted before, and is used again.") if found else self.tr("It is not restricted.")
            )
            self.state.show_mark(Shape.UNKNOWN, said)
            self.go.set_label(self.tr("Restrict"))
        self.facts.setText("\n".join(self._said(each) for each in found))
        self.facts.setVisible(bool(found))
        self.open()
        (self.ground if self._form.isVisible() else self.go).setFocus()

    def _said(self, each: Restriction) -> str:
        wording, names = self._wording, self.seat.names
        see = ", ".join(wording.say(f"people.still_sees.{duty}") for duty in each.still_see)
        told = self.tr("{day}, {name}: {ground}. Still seen by: {duties}").format(
            day=wording.day(each.set_at.astimezone().date()),
            name=isolated(names.get(each.set_by, each.set_by)),
            ground=wording.say(f"people.ground.{each.ground}"),
            duties=see or self.tr("nobody else"),
        )
        if each.lifted_at is None:
            return told
        lifted = self.tr("lifted {day}, {name}").format(
            day=wording.day(each.lifted_at.astimezone().date()),
            name=isolated(names.get(each.lifted_by, each.lifted_by)),
        )
        return f"{told}; {lifted}"

    def _was_set(self, _restriction: UUID) -> None:
        self.close_box()
        self.seat.doors.tell(self.tr("Restricted. Nobody but the named duties sees who it is."))
        self.seat.pulse.beat()

    def _was_lifted(self, _nothing: None) -> None:
        self.close_box()
        self.seat.doors.tell(self.tr("Lifted. Tell the person: write to them now."))
        self.seat.pulse.beat()
        self.lifted.emit()

    def _lay_in(self) -> None:
        column = QVBoxLayout(self._form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(SectionLabel(self.tr("Ground")))
        column.addWidget(self.ground)
        column.addWidget(SectionLabel(self.tr("Who still sees it, because the dispute needs them")))
        for tick in self.ticks.values():
            column.addWidget(tick)
        self.body.addWidget(self.state)
        self.body.addWidget(self.facts)
        self.body.addWidget(self._form)
        self.body.addWidget(SectionLabel(self.tr("What goes on meanwhile")))
        self.body.addWidget(self._goes_on)
        self.body.addWidget(hint(self.tr("The person is told before a restriction is lifted (GDPR Art. 18(3)).")))
