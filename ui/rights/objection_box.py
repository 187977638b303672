"""What an objection has stopped, and the sheet on which it is weighed, purpose by purpose.

Boundary: the database stops and enters; what is begun is kept sealed to its writer. R-06; GDPR Art. 21.
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget

from backoffice.people.rules import Interest, Objection, Overriding, Statutory, Weighed
from backoffice.rights import weighing
from backoffice.rights.course import Acted
from backoffice.rights.rules import State
from backoffice.rights.views import RequestPage
from backoffice.rights.weighing import Assessment, Weighing
from ui.kyc.draft_keeper import DraftKeeper
from ui.kyc.drafts import Draft, DraftOf, Drafts
from ui.kyc.wording import isolated
from ui.rights.wording import RightsWording
from ui.shell import fonts
from ui.shell.workspace import Seat
from ui.staff.box import Box, hint
from ui.widgets.choice import Choice
from ui.widgets.label import Label, SectionLabel
from ui.widgets.mark import Mark
from ui.widgets.shapes import Shape

_WIDE = 760
_TEXT = 74
# How a purpose can end, as one choice: upheld, or overridden on a ground.
_ENDS = (
    (Weighed.UPHELD, None),
    (Weighed.OVERRIDDEN, Overriding.COMPELLING),
    (Weighed.OVERRIDDEN, Overriding.CLAIMS),
)


class ObjectionBox(Box):
    """One box for a page; `open_for` shows it for a request. `weighed` when all of it is: the answer can be written."""

    weighed = Signal()

    def __init__(self, frame: QWidget, seat: Seat) -> None:
        super().__init__(frame, seat, "", "", _WIDE)
        self._wording = RightsWording(seat.language)
        self._page: RequestPage | None = None
        self._filling = False
        self._drafts = Drafts(seat.settings.home, seat.person.name, seat.desk.keys, DraftOf.OBJECTION)
        self.drafts = DraftKeeper(seat.tasks, self._drafts, self)
        self.title.setText(self.tr("Objection"))
        self.go.set_label(self.tr("Enter the assessment"))
        self._parts = QWidget()
        self._place = QVBoxLayout()
        self.purpose = Choice(self.tr("Which purpose"))
        self.ending = Choice(self.tr("How it ends"))
        for at, (outcome, ground) in enumerate(_ENDS):
            self.ending.addItem(self._ends(outcome, ground), at)
        self.grounds = self._field(self.tr("Our compelling legitimate grounds"))
        self.grounds.setPlaceholderText(
            self.tr("What we need it for, and why nothing less will do; told to the person")
        )
        self.weighing = self._field(self.tr("Weighed against the person’s interests"))
        self.weighing.setPlaceholderText(self.tr("What it means for this person, what they expect, what they wrote"))
        self._form = QWidget()
        self._lay_in()
        for choice in (self.purpose, self.ending):
            choice.currentIndexChanged.connect(self._edited)
        for field in (self.grounds, self.weighing):
            field.textChanged.connect(self._edited)

    def open_for(self, page: RequestPage) -> None:
        """Read what the request has stopped and how it was weighed, then show it."""
        if page.customer is None or self.isVisible():
            return
        self._page = page
        self._look(page)

    def wanted_height(self) -> int:
        return self.sizeHint().height()

    def close_box(self) -> None:
        self.drafts.flush()
        super().close_box()

    def submit(self) -> None:
        page = self._page
        if page is None or self.purpose.currentIndex() < 0:
            return
        outcome, ground = _ENDS[self.ending.currentIndex()]
        told = Assessment(
            UUID(self.purpose.currentData()),
            outcome,
            ground,
            self.grounds.toPlainText(),
            self.weighing.toPlainText(),
        )
        if outcome is Weighed.OVERRIDDEN and not told.grounds.strip():
            self.fail(self.tr("Write down our grounds: the person is told of them."))
            self.grounds.setFocus()
            return
        if not told.weighing.strip():
            self.fail(self.tr("Write down how it was weighed against the person’s interests."))
            self.weighing.setFocus()
            return
        note = self.tr("Weighed: {purpose}. {outcome}").format(
            purpose=self.purpose.currentText(), outcome=self.ending.currentText()
        )
        line = page.line
        work = partial(self.seat.desk.do, self.key(), weighing.assess, line.request, line.version, told, note)
        self.run(work, partial(self._done, note), self.tr("Being entered"))

    def _look(self, page: RequestPage) -> None:
        request, desk, drafts = page.line.request, self.seat.desk, self._drafts

        def read() -> tuple[tuple[Weighing, ...], Draft | None]:
            return desk.ask(weighing.weighings_of, request), drafts.read(request)

        self.seat.tasks.quick(self, read, partial(self._show, request), self.seat.doors.complain)

    def _show(self, request: UUID, told: tuple[tuple[Weighing, ...], Draft | None]) -> None:
        page, (found, draft) = self._page, told
        if page is None or page.line.request != request:
            return
        number = self._wording.number(page.line.number)
        self.title.setText(f"{self.tr('Objection')} · {number}")
        self.setAccessibleName(self.title.text())
        self._show_parts(found)
        waiting = [each.objection for each in found if each.objection.waits]
        may = page.may_read and page.line.state is State.OPEN and bool(waiting)
        self._fill(waiting, self.drafts.latest(request, draft))
        self._form.setVisible(may)
        self.go.setVisible(may)
        self._final.setVisible(may)
        if self.isVisible():
            self.settle()
        else:
            self.open()
        (self.grounds if may else self).setFocus()

    def _fill(self, waiting: list[Objection], draft: Draft | None) -> None:
        """The sheet as it was left, or empty for the first purpose that waits."""
        self._filling = True
        self.purpose.clear()
        for each in waiting:
            self.purpose.addItem(self._wording.say(f"people.interest.{each.purpose}"), str(each.objection))
        begun = json.loads(draft.note) if draft is not None and draft.note else {}
        at = self.purpose.findData(begun.get("objection", ""))
        self.purpose.setCurrentIndex(max(at, 0) if waiting else -1)
        self.ending.setCurrentIndex(int(begun.get("ending", 0)) if at >= 0 else 0)
        self.grounds.setPlainText(str(begun.get("grounds", "")) if at >= 0 else "")
        self.weighing.setPlainText(str(begun.get("weighing", "")) if at >= 0 else "")
        self._filling = False

    def _show_parts(self, found: tuple[Weighing, ...]) -> None:
        self._place.removeWidget(self._parts)
        self._parts.deleteLater()
        self._parts = QWidget()
        column = QVBoxLayout(self._parts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for each in found:
            self._add(column, each)
        if not found:
            column.addWidget(
                Mark(Shape.UNKNOWN, self.tr("This request objects to nothing; who wants that records it (N)."))
            )
        self._place.addWidget(self._parts)

    def _add(self, column: QVBoxLayout, told: Weighing) -> None:
        objection = told.objection
        column.addWidget(Label(self._wording.say(f"people.interest.{objection.purpose}"), 13, 600))
        shape, words, token = self._state(objection)
        column.addWidget(Mark(shape, words, token))
        for name, said in ((self.tr("Our grounds"), told.grounds), (self.tr("Weighing"), told.weighing)):
            if said:
                line = Label(f"{name}: {isolated(said)}", 12, 400, "text2")
                line.setWordWrap(True)
                column.addWidget(line)
        column.addSpacing(6)

    def _state(self, told: Objection) -> tuple[Shape, str, str]:
        """Where a purpose stands, in a line."""
        wording = self._wording
        since = wording.moment(told.objected_at)
        if told.purpose is Interest.MARKETING:
            words = self.tr("stopped since {at}, for good: it is never weighed (GDPR Art. 21(3))")
            if not told.stopped:
                words = self.tr("stopped {at}; the person has agreed to it anew in their account")
            return Shape.AGREES, words.format(at=since), "text2"
        if told.outcome is None or told.assessed_at is None:
            words = self.tr("stands still since {at}, and waits to be weighed")
            return Shape.CLOSE, words.format(at=since), "warn"
        weighed = self.tr("{outcome}. {name}, {at}").format(
            outcome=wording.say(f"people.weighed.{told.outcome}"),
            name=isolated(self.seat.names.get(told.assessed_by, told.assessed_by)),
            at=wording.moment(told.assessed_at),
        )
        if told.outcome is Weighed.OVERRIDDEN:
            now = self.tr("still stopped") if told.stopped else self.tr("goes on again")
            return Shape.CONFLICTS, f"{weighed}; {now}", "text2"
        return (Shape.AGREES if told.stopped else Shape.UNKNOWN), weighed, "text2"

    def _ends(self, outcome: Weighed, ground: Overriding | None) -> str:
        if ground is None:
            return self._wording.say(f"people.weighed.{outcome}")
        word = self._wording.say(f"people.overriding.{ground}")
        return self.tr("Overridden: {ground}").format(ground=word)

    def _done(self, note: str, acted: Acted) -> None:
        page = self._page
        self.drafts.forget(acted.request)
        self.seat.doors.tell(note)
        self.seat.pulse.beat()
        if page is None:
            return
        if self.purpose.count() > 1:
            # The next purpose waits: the request has moved on with this one.
            self._page = replace(page, line=replace(page.line, version=acted.version))
            self._look(self._page)
            return
        self.close_box()
        self.weighed.emit()

    @Slot()
    def _edited(self) -> None:
        if self._filling or self._page is None:
            return
        grounds, weighed = self.grounds.toPlainText(), self.weighing.toPlainText()
        told = {
            "objection": self.purpose.currentData() or "",
            "ending": self.ending.currentIndex(),
            "grounds": grounds,
            "weighing": weighed,
        }
        says = bool(grounds.strip() or weighed.strip())
        self.drafts.note(self._page.line.request, Draft(json.dumps(told, ensure_ascii=False) if says else ""))

    def _field(self, name: str) -> QPlainTextEdit:
        field = QPlainTextEdit()
        field.setFont(fonts.ui_font(13))
        field.setFixedHeight(_TEXT)
        field.setTabChangesFocus(True)
        field.setAccessibleName(name)
        return field

    def _lay_in(self) -> None:
        form = QGridLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        lines = (
            (self.tr("Purpose"), self.purpose),
            (self.tr("Our grounds"), self.grounds),
            (self.tr("Weighing"), self.weighing),
            (self.tr("Outcome"), self.ending),
        )
        for at, (words, field) in enumerate(lines):
            name = Label(words, 12, 500, "text2")
            name.setContentsMargins(0, 6, 0, 0)
            form.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
            form.addWidget(field, at, 1)
        form.setColumnStretch(1, 1)
        goes_on = Label("\n".join(f"• {self._wording.say(f'people.statutory.{each}')}" for each in Statutory), 12)
        goes_on.setWordWrap(True)
        self.body.addWidget(SectionLabel(self.tr("What the objection has stopped")))
        self.body.addLayout(self._place)
        self.body.addWidget(self._form)
        self.body.addWidget(SectionLabel(self.tr("What no objection stops, as a law demands it")))
        self.body.addWidget(goes_on)
        self._final = hint(self.tr("What is entered stays as it is. The answer tells the person of it."))
        self.feet.insertWidget(0, self._final, 8)
