"""The people workspace of administrators: who is here with which duties, and the review of what they used. S-05."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from pathlib import Path
from uuid import UUID, uuid4

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backoffice.documents.cells import BYTE_ORDER_MARK, csv_lines
from backoffice.staff import keeping
from backoffice.staff.rules import SECONDED, PersonState
from backoffice.staff.views import PersonLine, ReviewLine, Use
from ui.kyc.wording import Wording, isolated
from ui.shell.presenter import Presenter
from ui.shell.workspace import Page, Seat
from ui.staff.cells import CellRow
from ui.staff.people_rows import person_row, review_lines, review_row
from ui.staff.people_view import PeopleView
from ui.staff.person_boxes import AddBox, DutiesBox, EndBox, OnceBox, reset
from ui.staff.sure_box import SureBox
from ui.staff.wording import StaffWording
from ui.widgets.bar import Tone

_HERE, _AWAY = PersonState.ACTIVE, PersonState.SUSPENDED


class PeoplePage(Page):
    """One list with a drawer; boxes over it do the changes."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self.wording = StaffWording(Wording(seat.language), dict(seat.names))
        self.view = PeopleView(seat, self.wording)
        self.presenter = Presenter(seat, self.view)
        self.lines: dict[str, PersonLine] = {}
        self.reviewing = False
        self._boxes: tuple[AddBox, DutiesBox, EndBox, OnceBox] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.view.table.selectionModel().currentRowChanged.connect(self._moved)
        self.view.table.rows.modelReset.connect(self._moved)
        for button, run in (
            (self.view.add, self.add),
            (self.view.review, self.toggle_review),
            (self.view.csv, self.write_csv),
            (self.view.drawer.duties, self.change_duties),
            (self.view.drawer.suspend, self.suspend),
            (self.view.drawer.reset, self.reset_password),
            (self.view.drawer.end, self.end),
        ):
            button.clicked.connect(run)
        self._bind()

    def entered(self) -> None:
        self.refresh()
        self.view.table.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Ask for fresh rows; old ones stay until they are there."""
        desk, wording, now = self.seat.desk, self.wording, self.seat.clock.now()
        yes, waits = self.tr("yes"), self.tr("first sign-in due")
        if self.reviewing:

            def review() -> tuple[tuple[PersonLine, ...], tuple[CellRow, ...]]:
                found = desk.ask(keeping.access_review)
                return tuple(line.person for line in found), tuple(review_row(line, wording, now) for line in found)

            self.seat.tasks.quick(self, review, self._show_review)
        else:

            def people() -> tuple[tuple[PersonLine, ...], tuple[CellRow, ...]]:
                found = desk.ask(keeping.people)
                return found, tuple(person_row(line, wording, yes, waits) for line in found)

            self.seat.tasks.quick(self, people, self._show_people)

    @property
    def boxes(self) -> tuple[AddBox, DutiesBox, EndBox, OnceBox]:
        """The boxes over this page, made when the first is wanted."""
        if self._boxes is None:
            frame = self.seat.doors
            if not isinstance(frame, QWidget):
                raise TypeError("the boxes stand over the window's frame")
            seat = self.seat
            self._boxes = AddBox(frame, seat), DutiesBox(frame, seat), EndBox(frame, seat), OnceBox(frame, seat)
            self._boxes[0].added.connect(self._added)
            self._boxes[1].changed.connect(self._changed)
            self._boxes[2].ended.connect(self._ended)
        return self._boxes

    @cached_property
    def sure(self) -> SureBox:
        """The box that asks before it is done, made when it is first wanted."""
        frame = self.seat.doors
        if not isinstance(frame, QWidget):
            raise TypeError("the boxes stand over the window's frame")
        return SureBox(frame, self.seat)

    @Slot()
    def add(self) -> None:
        self.boxes[0].open_empty()

    @Slot()
    def change_duties(self) -> None:
        line = self._current(_HERE, _AWAY)
        if line is not None:
            self.boxes[1].open_for(line)

    @Slot()
    def end(self) -> None:
        line = self._current(_HERE, _AWAY)
        if line is not None:
            self.boxes[2].open_for(line)

    @Slot()
    def suspend(self) -> None:
        """Ask whether to suspend the person, or to let them in again."""
        line = self._current(_HERE, _AWAY)
        if line is None:
            return
        desk, name, back = self.seat.desk, line.name, line.state is _AWAY
        said = self.tr("{name} may come in again.") if back else self.tr("{name} is suspended, and out.")
        title, what, button = (
            self.tr("Suspend {name}?"),
            self.tr(
                "Their sessions end now, cases they hold go back to the queue, and they cannot sign in "
                "until an administrator lets them in again."
            ),
            self.tr("Suspend"),
        )
        if back:
            title, button = self.tr("Let {name} in again?"), self.tr("Let in again")
            what = self.tr("They may sign in at once, with the duties they had.")

        def work(key: UUID) -> str:
            desk.do(key, keeping.resume if back else keeping.suspend, name=name)
            return name

        self._ask(line, title, what, button, work, lambda _name: self._told(said, line))

    @Slot()
    def reset_password(self) -> None:
        """Ask whether to give the person a one-time password."""
        line = self._current(_HERE)
        if line is None:
            return
        desk = self.seat.desk
        what = self.tr("The password they have now stops working at once, and a one-time password is shown here once.")
        more = self.tr("Their field keys lay under the old password: a lead gives them anew.")
        if line.has_keys:
            what += " " + self.tr("Their field keys are lost with it, until a lead gives them anew.")
        if SECONDED.intersection(line.given):
            what = self.tr("Their duties need a second administrator here: it is proposed first.") + " " + what

        def done(password: str) -> None:
            if not password:
                words = self.tr(
                    "A one-time password for {name} is proposed, and waits for a second administrator. "
                    "Ask for it again once they have agreed."
                )
                self._say(words.format(name=isolated(line.display_name)), Tone.NOTICE)
                self._after_change()
                return
            self.boxes[3].show_once(line.name, password, more if line.has_keys else "")
            self.refresh()

        title, button = self.tr("Reset the password of {name}?"), self.tr("Reset")
        self._ask(line, title, what, button, lambda key: reset(desk, key, line.name), done)

    def _ask(
        self,
        line: PersonLine,
        title: str,
        what: str,
        button: str,
        work: Callable[[UUID], str],
        done: Callable[[str], None],
    ) -> None:
        self.sure.ask(title.format(name=isolated(line.display_name)), what, button, work, done)

    def _told(self, words: str, line: PersonLine) -> None:
        self._say(words.format(name=isolated(line.display_name)))
        self.refresh()

    @Slot()
    def toggle_review(self) -> None:
        """The access review, or back to the people."""
        self.reviewing = not self.reviewing
        self.view.show_mode(reviewing=self.reviewing)
        self.refresh()

    @Slot()
    def write_csv(self) -> None:
        """Write the access review into the folder of lists, and say so in the trail."""
        desk, wording, folder = self.seat.desk, self.wording, self.seat.settings.exports_folder
        heads = [*self.view.people_heads[1:2], *self.view.people_heads[0:1], *self.view.people_heads[2:4]]
        heads += [wording.use(use) for use in Use]
        now = self.seat.clock.now()

        def work() -> Path:
            found: tuple[ReviewLine, ...] = desk.ask(keeping.access_review)
            desk.do(uuid4(), keeping.report_review, len(found))
            return _written(folder, now, csv_lines(review_lines(found, wording, heads)))

        self.seat.tasks.quick(self, work, self._wrote)

    def _wrote(self, file: Path) -> None:
        self._say(self.tr("The access review is written as {name}.").format(name=file.name))

    def _show_people(self, answer: tuple[tuple[PersonLine, ...], tuple[CellRow, ...]]) -> None:
        if not self.reviewing:
            self._keep(answer[0])
            self.view.show_people(answer[1])

    def _show_review(self, answer: tuple[tuple[PersonLine, ...], tuple[CellRow, ...]]) -> None:
        if self.reviewing:
            self._keep(answer[0])
            self.view.show_review(answer[1])

    def _keep(self, lines: tuple[PersonLine, ...]) -> None:
        self.lines = {line.name: line for line in lines}
        self.seat.names.update({line.name: line.display_name for line in lines})

    @Slot()
    def _moved(self) -> None:
        key = self.view.table.current_key()
        self.view.drawer.show_person(self.lines.get(key) if key is not None else None)

    @Slot(str, str, bool)
    def _added(self, name: str, password: str, waits: bool) -> None:
        more = self.tr("The duties that need a second administrator wait under Approvals.") if waits else ""
        self.boxes[3].show_once(name, password, more)
        self._after_change()

    @Slot(str, bool)
    def _changed(self, name: str, waits: bool) -> None:
        who = self.wording.who(name)
        words = self.tr("{name} has the new duties.")
        if waits:
            words = self.tr("The change of {name} waits for a second administrator.")
        self._say(words.format(name=who), Tone.NOTICE if waits else Tone.DONE)
        self._after_change()

    @Slot(str)
    def _ended(self, name: str) -> None:
        self._say(self.tr("{name} is ended here.").format(name=self.wording.who(name)))
        self._after_change()

    def _after_change(self) -> None:
        self.refresh()
        self.seat.pulse.beat()

    def _say(self, words: str, tone: Tone = Tone.DONE) -> None:
        self.view.said.say(tone, words)
        self.seat.doors.tell(words)

    def _current(self, *states: PersonState) -> PersonLine | None:
        line = self.view.drawer.line
        return line if line is not None and not self.view.drawer.why_not(*states) else None

    def _bind(self) -> None:
        keys, drawer = self.seat.keys, self.view.drawer
        for name, run in (
            ("down", self.view.down),
            ("up", self.view.up),
            ("add", self.add),
            ("review", self.toggle_review),
        ):
            keys.bind(f"people.{name}", self, run)
        keys.bind("people.duties", self, self.change_duties, lambda: drawer.why_not(_HERE, _AWAY))
        keys.bind("people.suspend", self, self.suspend, lambda: drawer.why_not(_HERE, _AWAY))
        keys.bind("people.reset", self, self.reset_password, lambda: drawer.why_not(_HERE))
        keys.bind("people.end", self, self.end, lambda: drawer.why_not(_HERE, _AWAY))
        keys.bind("people.csv", self, self.write_csv, self._why_no_csv)

    def _why_no_csv(self) -> str:
        return "" if self.reviewing else self.tr("open the access review first")


def _written(folder: Path, now: datetime, content: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"access-review-{now:%Y%m%d-%H%M%S}.csv"
    file.write_bytes(BYTE_ORDER_MARK + content)
    return file
