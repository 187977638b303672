"""Under the list of check-outs: decisions are checked in, and what was not accepted stands beside who was first. L-02.

Boundary: asks and shows; nothing that was refused can be overwritten from here.
"""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path

from PySide6.QtCore import QTimeZone, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from backoffice.errors import BackofficeError
from backoffice.reconcile import proposing_anew
from backoffice.reconcile.bringing import bring_back
from backoffice.reconcile.check_in_rules import Contested, Countersigned, Ended
from backoffice.reconcile.check_out_rules import CheckOut, CheckOutState
from backoffice.reconcile.opening import open_decisions
from backoffice.reconcile.report_filing import write_report
from backoffice.reconcile.reversing import Took
from backoffice.reconcile.snapshot_rules import KeyCustody
from ui.audit.worded_shape import WordedShape
from ui.kyc.case_file_window import CaseFileWindow
from ui.kyc.wording import Wording
from ui.ledger.wording import money
from ui.reconcile.anew_box import AnewBox
from ui.reconcile.check_in_box import CheckInBox
from ui.reconcile.check_in_reasons import why_not_anew, why_not_back, why_not_check_in
from ui.reconcile.check_in_rows import Outcome, outcome
from ui.reconcile.side_view import SideView
from ui.reconcile.take_back_box import TakeBackBox
from ui.reconcile.taken_rows import about, sought
from ui.screening.refer_box import frame_of
from ui.shell.tasks import Progress, Task
from ui.shell.workspace import Seat
from ui.staff.cells import CellTable
from ui.widgets.action_button import ActionButton
from ui.widgets.ground import Foot
from ui.widgets.label import Label, SectionLabel
from ui.widgets.shapes import Shape

_HIGH = 372
_FIND = 190
_PAGES_SHOWN = 30


class CheckInPanel(Foot):
    """`changed` when decisions came in. `show_one` says which check-out is chosen, and where its file lies."""

    changed = Signal()

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self.seat = seat
        self.one: CheckOut | None = None
        self.seen: Outcome | None = None
        self.window_shown: CaseFileWindow | None = None
        self._path: Path | None = None
        self._running: Task | None = None
        self.accepted = False
        self._words = Wording(seat.language)
        keys = seat.keys
        self.title = SectionLabel(self.tr("Decisions brought back"))
        self.verdict = WordedShape()
        self.signed = Label("", 12, 400, "text2")
        self.bring = ActionButton(self.tr("Check in"), keys=keys.caps("reconcile.check_in"), icon="tick")
        self.which_rows = ActionButton(self.tr("Accepted"), keys=keys.caps("reconcile.accepted"))
        self.finder = QLineEdit()
        self.finder.setPlaceholderText(self.tr("Text, amount or entry"))
        self.finder.setAccessibleName(self.tr("Find among what was accepted"))
        self.finder.setFixedWidth(_FIND)
        self.back = ActionButton(self.tr("Take back"), keys=keys.caps("reconcile.take_back"), icon="undo")
        self.anew = ActionButton(self.tr("Propose anew"), keys=keys.caps("reconcile.anew"), icon="adjustments")
        self.report = ActionButton(self.tr("Report"), keys=keys.caps("reconcile.report"), icon="pdf")
        self.why = Label("", 12, 400, "text2")
        heads = (self.tr("Verdict"), self.tr("Decision"), self.tr("About"), self.tr("Why"), self.tr("Amount"))
        self.table = CellTable(self.tr("Not accepted"), heads)
        self.mine = SideView(self.tr("This decision"))
        self.theirs = SideView(self.tr("Who was first"))
        self._lay_out()
        self._bind()
        self.table.selectionModel().currentRowChanged.connect(self._chosen)

    @cached_property
    def box(self) -> CheckInBox:
        return CheckInBox(frame_of(self), self.seat, self._start)

    @cached_property
    def back_box(self) -> TakeBackBox:
        return TakeBackBox(frame_of(self), self.seat, self._proposed)

    @cached_property
    def anew_box(self) -> AnewBox:
        return AnewBox(frame_of(self), self.seat, self._proposed)

    def show_one(self, one: CheckOut | None, path: Path | None) -> None:
        """Another check-out was chosen, or the list was looked at again."""
        other = one is None or self.one is None or one.id != self.one.id or one.state is not self.one.state
        self.one, self._path = one, path
        if one is None:
            self._show(None)
        elif other or (self.seen is not None and self.seen.proved.countersigned is Countersigned.AWAITING):
            self._look()
        self._say()

    def look_again(self) -> None:
        """The list was asked for again: what became of drafts and of what is taken back changes while it stands."""
        if self.seen is not None:
            self._look()

    @Slot()
    def show_accepted(self) -> None:
        """Show what was accepted, or what was not again."""
        if not self._why_not_accepted():
            self.accepted = not self.accepted
            self.finder.clear()
            self._look()

    @Slot()
    def find_accepted(self) -> None:
        if self._why_not_accepted():
            return
        if not self.accepted:
            self.show_accepted()
        self.finder.setVisible(True)
        self.finder.setFocus()

    @Slot()
    def take_back(self) -> None:
        """Ask why the chosen match or closing is to be taken back."""
        took = self._taken()
        if self.one is None or took is None or self._why_not_back():
            return
        said = f"{about(took, self._words)}, {money(took.amount, took.scale)} {took.asset}"
        self.back_box.ask(self.one.id, took, said)

    @Slot()
    def propose_anew(self) -> None:
        """Offer the refused adjusting entry as it was, to be put right."""
        one, key = self._contested(), self.table.current_key() or ""
        if self.one is None or self.seen is None or one is None or self._why_not_anew():
            return
        which, seq, said = self.one.id, one.seq, self.seen.causes.get(key, "")
        if not said and one.course is not None:
            said = self._words.say(f"staff.proposal.{one.course.proposal.state}")
        work = partial(self.seat.desk.ask, proposing_anew.again, which, seq)
        self.seat.tasks.quick(self, work, partial(self.anew_box.ask, which, said), self.seat.doors.complain)

    def _proposed(self) -> None:
        self.seat.doors.tell(self.tr("Proposed. It waits for a lead under Approvals."))
        self.seat.pulse.beat()
        self._look()

    @Slot()
    def _look(self) -> None:
        if self.one is None:
            return
        desk, names, language = self.seat.desk, self.seat.names, self.seat.language
        work = partial(outcome, desk, self.one.id, names, language, self.accepted, sought(self.finder.text()))
        self.seat.tasks.quick(self, work, self._show)

    @Slot()
    def check_in(self) -> None:
        if self.one is None or self._why_not_check_in():
            return
        if self.one.custody is KeyCustody.PASSPHRASE:
            self.box.ask()
        else:
            self._start("")

    @Slot()
    def write_report(self) -> None:
        if self.one is None or self._why_not_report():
            return
        desk, which, folder = self.seat.desk, self.one.id, self.seat.settings.exports_folder
        zone, language = bytes(QTimeZone.systemTimeZoneId().data()).decode(), self.seat.language

        def work(_progress: Progress) -> Path:
            folder.mkdir(parents=True, exist_ok=True)
            return write_report(desk, which, zone, language, folder)

        title = self.tr("Report of check-out {number}").format(number=self.one.number)
        self.seat.tasks.long(self, title, work, self._written, self.seat.doors.complain)

    def _start(self, passphrase: str) -> None:
        one, path = self.one, self._path
        if one is None or path is None:
            return
        desk, settings = self.seat.desk, self.seat.settings

        def work(progress: Progress) -> Ended:
            book = open_decisions(settings, path, passphrase)
            try:
                return bring_back(desk, book, progress.step)
            finally:
                book.close()

        title = self.tr("Checking in {number}").format(number=one.number)
        self._running = self.seat.tasks.long(self, title, work, self._ended, self._failed)
        self._say()

    def _ended(self, ended: Ended) -> None:
        self._running, self.one = None, None
        said = self.tr("Checked in: {accepted} accepted, {same} already so, {stale} stale, {conflicting} conflicting")
        told = {"accepted": ended.accepted, "same": ended.already_so, "stale": ended.stale}
        self.seat.doors.tell(said.format(**told, conflicting=ended.conflicting))
        self.changed.emit()

    def _failed(self, error: BackofficeError) -> None:
        self._running = None
        self._say()
        self.seat.doors.complain(error)

    def _written(self, file: Path) -> None:
        window = CaseFileWindow(self.seat.tasks, 0, file, self, title=file.stem, at_most=_PAGES_SHOWN)
        window.failed.connect(self.seat.doors.complain)
        self.window_shown = window
        window.show()
        self.seat.doors.tell(self.tr("The report is written as {name}.").format(name=file.name))

    def _show(self, seen: Outcome | None) -> None:
        self.seen = seen
        rows = seen.rows if seen is not None else ()
        self.table.show_rows(rows, grows=2)
        for widget in (self.table, self.mine, self.theirs):
            widget.setVisible(bool(rows))
        self.finder.setVisible(self.accepted and seen is not None)
        self.which_rows.set_label(self.tr("Not accepted") if self.accepted else self.tr("Accepted"))
        self.title.setText(self.tr("Accepted decisions") if self.accepted else self.tr("Decisions brought back"))
        self.table.setAccessibleName(self.tr("Accepted") if self.accepted else self.tr("Not accepted"))
        self._say_verdict()
        if self.accepted and seen is not None and self.finder.text() and not rows:
            said = self.tr("Nothing that was accepted holds “{text}”.").format(text=self.finder.text())
            self.verdict.show_mark(Shape.UNKNOWN, said)
            self.finder.setFocus()
        self._chosen()
        self._say()

    def _say_verdict(self) -> None:
        seen = self.seen
        self.verdict.setVisible(seen is not None or self.one is not None)
        self.signed.setText("")
        if seen is None:
            if self.one is not None and self.one.state is CheckOutState.EXPIRED:
                words = self.tr(
                    "Its time is over, so its books open no more. What was decided before is signed and is still taken "
                    "in: check it in. Recall it only if nothing of it shall come in."
                )
                self.verdict.show_mark(Shape.LATE, words)
            else:
                self.verdict.show_mark(Shape.LATER, self.tr("No decisions have come in yet."))
            return
        told = seen.told
        if told.ended_at is None:
            words = self.tr(
                "%n decisions are here; the check-in stopped half-way and goes on with the same key.",
                "",
                told.decisions,
            )
            self.verdict.show_mark(Shape.CLOSE, words)
            return
        words = self.tr(
            "%n decisions of {person}. Of their parts: {accepted} accepted, {same} already so, {stale} stale, "
            "{conflicting} conflicting.",
            "",
            told.decisions,
        )
        shape = Shape.CONFLICTS if told.conflicting else Shape.CLOSE if told.stale else Shape.AGREES
        self.verdict.show_mark(
            shape,
            words.format(
                person=self.seat.names.get(told.person, told.person),
                accepted=f"{told.accepted:,}",
                same=f"{told.already_so:,}",
                stale=f"{told.stale:,}",
                conflicting=f"{told.conflicting:,}",
            ),
        )
        if not seen.is_sound:
            self.signed.setText(self.tr("Signatures or verdicts were changed since: tell the auditor"))
        elif seen.proved.countersigned_at is None:
            self.signed.setText(self.tr("Signed by the person, awaiting the firm’s countersignature"))
        else:
            at = self._words.moment(seen.proved.countersigned_at)
            self.signed.setText(self.tr("Signed by the person, countersigned by the firm {at}").format(at=at))

    @Slot()
    def _chosen(self) -> None:
        key, seen = self.table.current_key(), self.seen
        mine, theirs = seen.sides.get(key, (None, None)) if seen is not None and key is not None else (None, None)
        cause = seen.causes.get(key, "") if seen is not None and key is not None else ""
        self.mine.show_side(mine, cause)
        took, one = self._taken() is not None, self._contested()
        back = took or (one is not None and one.course is not None)
        self.theirs.show_name(self.tr("Second opinion") if back else self.tr("Who was first"))
        otherwise = self.tr("Nobody was first: {cause}.").format(cause=cause) if cause else ""
        self.theirs.show_side(theirs, self.tr("Nobody wants it back.") if took else otherwise)
        self._say_acts()

    def _say(self) -> None:
        cannot, unwritten = self._why_not_check_in(), self._why_not_report()
        self.bring.set_why(cannot)
        self.report.set_why(unwritten)
        # Of one that came in it is the report that is waited for.
        is_out = self.one is None or self.one.state in (CheckOutState.OUT, CheckOutState.EXPIRED)
        self.why.setText(cannot if is_out else unwritten)
        self._say_acts()

    def _say_acts(self) -> None:
        for button, why in (
            (self.back, self._why_not_back()),
            (self.anew, self._why_not_anew()),
            (self.which_rows, self._why_not_accepted()),
        ):
            button.set_why(why)
        # Each stands there only where it has something to act upon.
        one, seen = self._contested(), self.seen
        self.back.setVisible(self._taken() is not None)
        self.anew.setVisible(one is not None and one.adjustment is not None)
        self.which_rows.setVisible(seen is not None and seen.told.ended_at is not None)

    def _why_not_accepted(self) -> str:
        ended = self.seen is not None and self.seen.told.ended_at is not None
        return "" if ended else self.tr("Nothing was accepted yet")

    def _why_not_back(self) -> str:
        return why_not_back(self._taken(), self.seat.person.duties)

    def _why_not_anew(self) -> str:
        return why_not_anew(self._contested(), self.seat.person.duties)

    def _taken(self) -> Took | None:
        """What the house took that is under the cursor."""
        key = self.table.current_key()
        return None if self.seen is None or key is None else self.seen.took.get(key)

    def _contested(self) -> Contested | None:
        """What was not accepted that is under the cursor."""
        key = self.table.current_key()
        return None if self.seen is None or key is None else self.seen.contested.get(key)

    def _why_not_check_in(self) -> str:
        if self._running is not None:
            return self.tr("Checking in")
        return why_not_check_in(self.one, self.seat.person.name, is_here=self._path is not None)

    def _why_not_report(self) -> str:
        if self.seen is None or self.seen.told.ended_at is None:
            return self.tr("Report after the check-in")
        return "" if self.seen.told.closed else self.tr("No account was closed")

    def _bind(self) -> None:
        keys = self.seat.keys
        keys.bind("reconcile.check_in", self, self.check_in, self._why_not_check_in)
        keys.bind("reconcile.report", self, self.write_report, self._why_not_report)
        keys.bind("reconcile.accepted", self, self.show_accepted, self._why_not_accepted)
        keys.bind("reconcile.find", self, self.find_accepted, self._why_not_accepted)
        keys.bind("reconcile.take_back", self, self.take_back, self._why_not_back)
        keys.bind("reconcile.anew", self, self.propose_anew, self._why_not_anew)
        self.which_rows.clicked.connect(self.show_accepted)
        self.back.clicked.connect(self.take_back)
        self.anew.clicked.connect(self.propose_anew)
        self.finder.returnPressed.connect(self._look)
        self.finder.returnPressed.connect(self.table.setFocus)
        keys.bind("reconcile.contested_down", self, partial(self.table.step, 1))
        keys.bind("reconcile.contested_up", self, partial(self.table.step, -1))
        self.bring.clicked.connect(self.check_in)
        self.report.clicked.connect(self.write_report)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 16, 6)
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.finder)
        head.addStretch(1)
        head.addWidget(self.why)
        for button in (self.back, self.anew, self.which_rows, self.bring):
            head.addWidget(button)
        head.addWidget(self.report)
        said = QHBoxLayout()
        said.setContentsMargins(16, 0, 16, 8)
        said.setSpacing(16)
        said.addWidget(self.verdict, 1)
        said.addWidget(self.signed)
        sides = QHBoxLayout()
        sides.setContentsMargins(16, 8, 16, 12)
        sides.setSpacing(16)
        sides.addWidget(self.mine, 1)
        sides.addWidget(self.theirs, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(said)
        column.addWidget(self.table, 1)
        column.addLayout(sides)
        self.setMaximumHeight(_HIGH)
