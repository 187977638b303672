"""Whether the person's data is withheld from use, why and from whom; the officer restricts, announces and lifts here.

Boundary: the database hides and blocks, and lifts only what was announced; what goes on has its ground. R-04; Art. 18.
"""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backoffice.desk import ReadWork
from backoffice.people import restriction
from backoffice.people.restriction import GoesOn, Ground, Restriction, StillSees
from backoffice.rights.gone import Gone
from backoffice.rights.restriction_letters import Notice, notice_of
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
    """One box for a page; `open_for` shows it for the person of a request. `notice_wanted` before it is `lifted`."""

    notice_wanted = Signal()
    lifted = Signal()

    def __init__(self, frame: QWidget, seat: Seat) -> None:
        super().__init__(frame, seat, "", "", _WIDE)
        self._wording = RightsWording(seat.language)
        self._page: RequestPage | None = None
        self._standing: Restriction | None = None
        self._notice: Notice | None = None
        self.title.setText(self.tr("Restriction of processing"))
        self.setAccessibleName(self.title.text())
        self.state = Mark(Shape.UNKNOWN, "")
        self.told = Mark(Shape.CLOSE, "")
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
        self.presenter.ask(_read, page.customer, done=partial(self._show, page.line.request))

    def wanted_height(self) -> int:
        # What was shown or hidden a moment ago counts at once, and lines that wrap are as many as they are.
        self.content.invalidate()
        self.content.activate()
        return self.content.totalHeightForWidth(min(_WIDE, self._frame.width() - 32))

    def submit(self) -> None:
        page = self._page
        if page is None:
            return
        if self._standing is not None and not self._is_announced():
            if page.line.state is State.LEAVING:
                self.fail(
                    self.tr(
                        "The answer to this request is on its way. Write the notice once it has left, or call the"
                        " answer back first (Z)."
                    )
                )
                return
            self.close_box()
            self.notice_wanted.emit()
            return
        if self._standing is not None:
            work = partial(self.seat.desk.do, self.key(), restriction.lift, self._standing.restriction)
            self.run(work, self._was_lifted, self.tr("Being lifted"))
            return
        still_see = tuple(each for each, tick in self.ticks.items() if tick.isChecked())
        ground = Ground(self.ground.currentData())
        make = partial(self.seat.desk.do, self.key(), restriction.restrict, page.line.request, ground, still_see)
        self.run(make, self._was_set, self.tr("Being restricted"))

    def _show(self, request: UUID, told: tuple[tuple[Restriction, ...], Notice | None]) -> None:
        page, (found, self._notice) = self._page, told
        if page is None or page.line.request != request:
            return
        standing = next((each for each in found if each.lifted_at is None), None)
        self._standing = standing
        may = page.may_read and (standing is not None or page.line.state is State.OPEN)
        self._form.setVisible(standing is None and may)
        on_its_way = self._notice is not None and self._notice.gone in (Gone.LEAVING, Gone.TO_POST)
        waits = on_its_way or (self._is_announced() and not self._may_lift())
        self.go.setVisible(may and (standing is None or not waits))
        self.told.setVisible(standing is not None)
        if standing is not None:
            self.state.show_mark(Shape.CLOSE, self.tr("The data is withheld from use."))
            self._show_notice()
            self.go.set_label(self.tr("Lift it") if self._is_announced() else self.tr("Lift: write the notice first"))
        else:
            said = (
                self.tr("It was restricted before, and is used again.") if found else self.tr("It is not restricted.")
            )
            self.state.show_mark(Shape.UNKNOWN, said)
            self.go.set_label(self.tr("Restrict"))
        self.facts.setText("\n".join(self._said(each) for each in found))
        self.facts.setVisible(bool(found))
        self.open()
        (self.ground if self._form.isVisible() else self.go if self.go.isVisible() else self).setFocus()

    def _is_announced(self) -> bool:
        return self._notice is not None and self._notice.gone is Gone.OUT

    def _may_lift(self) -> bool:
        return self._notice is not None and self._notice.may_lift

    def _show_notice(self) -> None:
        """How far the letter is that the person gets before."""
        notice, wording = self._notice, self._wording
        if notice is None:
            self.told.show_mark(Shape.CLOSE, self.tr("The person has not been told yet that it is to be lifted."))
        elif notice.gone is Gone.LEAVING:
            at = wording.clock(notice.at) if notice.at is not None else ""
            words = self.tr("The notice leaves at {time}. Lift it once a relay has accepted the notice.")
            self.told.show_mark(Shape.LATER, words.format(time=at))
        elif notice.gone is Gone.TO_POST:
            words = self.tr("The notice waits to be posted. Enter its posting (B), then lift it.")
            self.told.show_mark(Shape.LATER, words)
        elif notice.gone is Gone.CAME_BACK:
            words = self.tr("The notice came back: the person does not know yet. Write it again, by another way.")
            self.told.show_mark(Shape.CONFLICTS, words)
        else:
            on = notice.on_day or (notice.at.astimezone().date() if notice.at is not None else None)
            words = self.tr(
                "The person was told on {day} that it is to be lifted on {from}. It can be lifted from then on."
            )
            if notice.may_lift:
                words = self.tr("The person was told on {day} that it is to be lifted on {from}. It can be lifted now.")
            told = words.format_map({"day": wording.day(on) if on else "", "from": wording.day(notice.lifts_on)})
            self.told.show_mark(Shape.AGREES if notice.may_lift else Shape.LATER, told)

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
        self.seat.doors.tell(self.tr("Lifted. The data is used again as before."))
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
        self.body.addWidget(self.told)
        self.body.addWidget(self.facts)
        self.body.addWidget(self._form)
        self.body.addWidget(SectionLabel(self.tr("What goes on meanwhile")))
        self.body.addWidget(self._goes_on)
        self.body.addWidget(
            hint(self.tr("The person is told a week before a restriction is lifted (GDPR Art. 18(3))."))
        )


def _read(work: ReadWork, customer: UUID) -> tuple[tuple[Restriction, ...], Notice | None]:
    """Every restriction of a customer, and the notice of the one in force."""
    found = restriction.restrictions_of(work, customer)
    standing = next((each for each in found if each.lifted_at is None), None)
    return found, None if standing is None else notice_of(work, customer, standing)
