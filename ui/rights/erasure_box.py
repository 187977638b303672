"""The box in which a person's data is erased: previewed, proposed, carried out, searched after, explained, answered.

Boundary: values of the person are gathered before the erasure and held by this box alone, until its search is clear.
R-03, D-10, K-10.
"""

from __future__ import annotations

from uuid import UUID, uuid4

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPlainTextEdit, QWidget

from backoffice.desk import Desk
from backoffice.errors import BackofficeError
from backoffice.retention import service as retention
from backoffice.retention.gathering import sorted_out
from backoffice.retention.identifiers import Known
from backoffice.rights import course, erasure
from backoffice.rights.erasure import Standing
from ui.rights.erasure_rows import ErasureSheet, Step, can_close, sheet_of
from ui.rights.minor_proof import MinorProof
from ui.rights.sheet import Sheet
from ui.rights.wording import RightsWording
from ui.shell import fonts, text
from ui.shell.tasks import Progress, Task
from ui.shell.workspace import Seat
from ui.staff.box import Box, hint
from ui.staff.cells import CellTable
from ui.widgets.action_button import ActionButton
from ui.widgets.bar import Bar, Tone
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.progress_line import ProgressLine

_WIDE = 980
_TABLE = 330
_TYPED = 64


class ErasureBox(Box):
    """One box for a page; `open_for` shows it for a request.

    `answer_wanted` when the answer lies begun, `hold_wanted` carries the Standing whose legal hold is set or released.
    """

    answer_wanted = Signal()
    hold_wanted = Signal(object)

    def __init__(self, frame: QWidget, seat: Seat) -> None:
        super().__init__(frame, seat, "", "", _WIDE)
        self._wording = RightsWording(seat.language)
        self._request: UUID | None = None
        self._sheet: ErasureSheet | None = None
        self._known: dict[UUID, Known] = {}
        self._long: Task | None = None
        self.said = Label("", 13, 400)
        self.said.setWordWrap(True)
        self.blocks = Bar()
        self.blocks.acted.connect(self.close_account)
        self.table = CellTable(self.tr("What goes and what stays"), ("", "", "", "", "", ""))
        self.table.setFixedHeight(_TABLE)
        self.table.entered.connect(self._to_reason)
        self.totals = Label("", 12, 500, "text2")
        self.minor = MinorProof(self._wording)
        self.minor.tick.toggled.connect(self._minor_toggled)
        self.reason = Field(self.tr("Why it may stay there"))
        self.reason.say(self.tr("Without a name; for the place that is chosen above. Enter keeps it."))
        self.reason.edit.returnPressed.connect(self.explain)
        self.typed = QPlainTextEdit()
        self.typed.setFont(fonts.ui_font(13))
        self.typed.setFixedHeight(_TYPED)
        self.typed.setTabChangesFocus(True)
        self.typed.setAccessibleName(self.tr("What to search for"))
        self.typed.setPlaceholderText(self.tr("Name, e-mail, phone number as the letter says them, one a line"))
        self.progress = ProgressLine()
        self.progress.cancelled.connect(self.stop)
        self.again = ActionButton(self.tr("Search again"), keys=("F5",))
        self.again.clicked.connect(self.search)
        self.hold = ActionButton(self.tr("Legal hold"), keys=("F6",), icon="lock")
        self.hold.clicked.connect(self._to_hold)
        self._lay_in()
        seat.tasks.long_changed.connect(self._show_progress)

    def open_for(self, sheet: Sheet) -> None:
        """Show how far the erasure of a request is."""
        if self.isVisible() or sheet.page.customer is None:
            return
        self._request = sheet.line.request
        word = self.tr("Erase")
        self.title.setText(f"{word} · {sheet.number} · {sheet.title}")
        self.setAccessibleName(self.title.text())
        self.minor.begin()
        self.typed.clear()
        self._look(then_open=True)

    @Slot()
    def look_again(self) -> None:
        """Read how far it is once more."""
        if self._request is not None and self._long is None:
            self._look(then_open=False)

    def submit(self) -> None:
        """The one thing that is to be done next."""
        if self._sheet is None or self._long is not None:
            return
        step = self._sheet.step
        if step is Step.PREVIEW:
            self._propose(self._sheet.standing)
        elif step is Step.AGREED:
            self._erase(self._sheet.standing)
        elif step in (Step.ERASED, Step.FOUND):
            self.search()
        elif step is Step.CLEAR:
            self._answer(self._sheet.standing)

    @Slot()
    def close_account(self) -> None:
        """Close the account, where that is all that is missing."""
        if self._sheet is not None and can_close(self._sheet.standing):
            desk, customer = self.seat.desk, self._sheet.standing.customer
            key = uuid4()
            self.run(lambda: desk.do(key, retention.close_account, customer), self._done, self.tr("Being closed"))

    @Slot()
    def search(self) -> None:
        """Look through every table for what is known of the person."""
        done = self._sheet.standing.erasure if self._sheet is not None else None
        request = self._request
        if done is None or request is None or self._long is not None:
            return
        desk, which, known = self.seat.desk, done.id, self._known.get(request)
        typed = tuple(line.strip() for line in self.typed.toPlainText().splitlines() if line.strip())

        def work(progress: Progress) -> Known:
            wanted = known or _gathered(desk, request, typed)
            retention.search(desk, which, wanted, progress.step)
            return wanted

        self._begin_long(self.tr("Search after the erasure"), work)

    @Slot()
    def stop(self) -> None:
        """Stop the search; what was not searched stays to be searched."""
        if self._long is not None:
            self._long.cancel()

    @Slot()
    def explain(self) -> None:
        """Keep why the chosen finding may stay."""
        key = self.table.current_key()
        done = self._sheet.standing.erasure if self._sheet is not None else None
        if done is None or key is None or self._sheet is None or self._sheet.step is not Step.FOUND:
            return
        table, _, column = key.partition("\n")
        desk, which, reason = self.seat.desk, done.id, self.reason.text()
        command = self.key()
        self.run(
            lambda: desk.do(command, retention.explain, which, table, column, reason),
            self._explained,
            self.tr("Being kept"),
        )

    def keyPressEvent(self, event: object) -> None:
        from PySide6.QtGui import QKeyEvent

        if isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_F6 and self.hold.isVisible():
                self._to_hold()
                return
            if event.key() == Qt.Key.Key_F5 and self.again.isVisible():
                self.search()
                return
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """A search goes on behind the box and is shown in the status bar."""
        super().hideEvent(event)
        self.reason.edit.clear()

    @Slot(bool)
    def _minor_toggled(self, ticked: bool) -> None:
        """Everything goes only on proof: the birth date on file is opened for who decides."""
        self.look_again()
        request, desk = self._request, self.seat.desk
        if ticked and request is not None and self.minor.years is None:
            self.run(lambda: _gathered(desk, request, ()), self._born, self.tr("The birth date is opened"))

    def _born(self, known: Known) -> None:
        self.minor.show_birth_date(min(known.dates, default=None), self.seat.clock.now().date())

    def _propose(self, standing: Standing) -> None:
        desk, key, years = self.seat.desk, self.key(), self.minor.years
        customer, request, preview = standing.customer, standing.request, standing.preview
        shown_by = self.minor.chosen if preview.minor else None
        if preview.minor and shown_by is None:
            self.fail(self.tr("Choose what shows that the person is a minor; the second person reads it."))
            self.minor.shown_by.setFocus()
            return

        def work() -> object:
            return desk.do(key, retention.propose, customer, request, preview.hash, minor=shown_by, age=years)

        self.run(work, self._done, self.tr("Being proposed"))

    def _erase(self, standing: Standing) -> None:
        """Gather what is known, erase, and search for it: one long piece of work, of which only the search can stop."""
        proposal = standing.proposal
        if proposal is None:
            return
        desk, request, agreed = self.seat.desk, standing.request, proposal.id
        key, which = uuid4(), uuid4()
        kept = self._known

        def work(progress: Progress) -> Known:
            known = _gathered(desk, request, ())
            progress.step(0)
            desk.do(key, retention.erase, which, agreed)
            # From now on nothing in the database knows them any more.
            kept[request] = known
            retention.search(desk, which, known, progress.step)
            return known

        self._begin_long(self.tr("Erasure and its search"), work)

    def _begin_long(self, title: str, work: object) -> None:
        request = self._request
        if request is None or not callable(work):
            return
        self.fail("")
        self.busy(self.tr("Running"))

        def done(known: Known) -> None:
            self._known[request] = known
            self._ended()

        def failed(error: BackofficeError) -> None:
            self._ended()
            self.fail(text.sentence(error))

        self._long = self.seat.tasks.long(self, title, work, done, failed)

    def _ended(self) -> None:
        self._long = None
        self.progress.clear()
        self.busy("")
        self.seat.pulse.beat()
        self.look_again()

    def _answer(self, standing: Standing) -> None:
        desk, key, request = self.seat.desk, self.key(), standing.request
        known = self._known.get(request)

        def command() -> object:
            # What is known goes into the sealed letter, and into nothing else that is kept.
            def begin_erasure_answer(work: object) -> None:
                erasure.begin_answer(work, request, known)  # type: ignore[arg-type]

            desk.do(uuid4(), course.take_access, request)
            return desk.do(key, begin_erasure_answer)

        def begun(_nothing: object) -> None:
            self.close_box()
            self.answer_wanted.emit()

        self.run(command, begun, self.tr("Being written"))

    def _done(self, _answer: object) -> None:
        self.seat.pulse.beat()
        self.look_again()

    def _explained(self, answer: object) -> None:
        self.reason.edit.clear()
        self.table.setFocus()
        self._done(answer)

    def _look(self, *, then_open: bool) -> None:
        request, wording, names = self._request, self._wording, self.seat.names
        minor = self.minor.tick.isChecked()

        def read(work: object) -> ErasureSheet:
            return sheet_of(erasure.standing(work, request, minor=minor), wording, names)  # type: ignore[arg-type]

        def came(sheet: ErasureSheet) -> None:
            if sheet.standing.request == self._request:
                self._show(sheet)
                if then_open:
                    self.open()
                    self.table.setFocus()

        self.presenter.ask(read, done=came)

    def _show(self, sheet: ErasureSheet) -> None:
        self._sheet = sheet
        step, done = sheet.step, sheet.standing.erasure
        found = self.tr(
            "The search found %n places to look at. Explain why they stay, or search again.", "", sheet.left
        )
        self.said.setText(found if step is Step.FOUND else sheet.said)
        self.blocks.clear()
        if sheet.blocks:
            action = self.tr("Close the account") if can_close(sheet.standing) else ""
            self.blocks.say(Tone.WARNING, "\n".join(sheet.blocks), action=action)
        self.table.show_rows(sheet.rows, sheet.heads, grows=5)
        self.totals.setText(sheet.totals)
        self.minor.setVisible(done is None and sheet.standing.proposal is None)
        is_found = step is Step.FOUND
        self.reason.setVisible(is_found)
        self.hold.setVisible(done is None)
        self.again.setVisible(step is Step.CLEAR)
        unknown = self._request not in self._known
        self.typed.setVisible(step in (Step.ERASED, Step.FOUND) and unknown)
        self._typed_hint.setVisible(not self.typed.isHidden())
        self.go.set_label(self._next(step))
        self.go.setVisible(step not in (Step.BLOCKED, Step.NOTHING, Step.WAITING))
        if self.isVisible():
            self.settle()
            # What had the focus may have gone with its step.
            if not self.isAncestorOf(QApplication.focusWidget() or self):
                self.table.setFocus()

    def _next(self, step: Step) -> str:
        return {
            Step.PREVIEW: self.tr("Propose to a second person"),
            Step.AGREED: self.tr("Erase now"),
            Step.ERASED: self.tr("Search every table"),
            Step.FOUND: self.tr("Search again"),
            Step.CLEAR: self.tr("Write the answer"),
        }.get(step, "")

    @Slot()
    def _to_hold(self) -> None:
        if self._sheet is not None:
            standing = self._sheet.standing
            self.close_box()
            self.hold_wanted.emit(standing)

    @Slot()
    def _to_reason(self) -> None:
        if self.reason.isVisible():
            self.reason.edit.setFocus()

    @Slot()
    def _show_progress(self) -> None:
        progress = self._long.progress if self._long is not None else None
        if progress is None or not self.isVisible():
            return
        told = progress.standing()
        self.progress.show_progress(told.title, told.done, told.total, told.rate, told.running)

    def _lay_in(self) -> None:
        self._typed_hint = hint(
            self.tr(
                "What was known was held in memory and is gone. What the law keeps is read from the database again."
            )
        )
        beneath = QHBoxLayout()
        beneath.setSpacing(12)
        beneath.addWidget(self.totals, 0, Qt.AlignmentFlag.AlignTop)
        beneath.addWidget(self.minor, 1)
        self.body.setSpacing(10)
        above: tuple[QWidget, ...] = (self.said, self.blocks, self.table)
        below: tuple[QWidget, ...] = (self.reason, self.typed, self._typed_hint)
        for widget in above:
            self.body.addWidget(widget)
        self.body.addLayout(beneath)
        for widget in below:
            self.body.addWidget(widget)
        self.feet.insertWidget(0, self.progress, 1)
        self.feet.insertWidget(1, self.hold)
        self.feet.insertWidget(2, self.again)


def _gathered(desk: Desk, request: UUID, typed: tuple[str, ...]) -> Known:
    """What the database still knows, under a ticket of the request, and what was typed beside it."""
    desk.do(uuid4(), course.take_access, request)
    known = desk.ask(erasure.gathered, request)
    if not typed:
        return known
    more = sorted_out(typed)
    email = known.email or next((each for each in more.values if "@" in each), "")
    return Known(known.names + more.names, known.values + more.values, known.dates + more.dates, email, known.language)
