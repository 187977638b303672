"""Under the list of check-outs: decisions are checked in, and what was not accepted stands beside who was first. L-02.

Boundary: asks and shows; nothing that was refused can be overwritten from here.
"""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimeZone, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice.errors import BackofficeError
from backoffice.reconcile.bringing import bring_back
from backoffice.reconcile.check_in_rules import Countersigned, Ended
from backoffice.reconcile.check_out_rules import CheckOut, CheckOutState
from backoffice.reconcile.opening import open_decisions
from backoffice.reconcile.report_filing import write_report
from backoffice.reconcile.snapshot_rules import KeyCustody
from ui.audit.worded_shape import WordedShape
from ui.kyc.case_file_window import CaseFileWindow
from ui.kyc.wording import Wording
from ui.reconcile.check_in_box import CheckInBox
from ui.reconcile.check_in_rows import Outcome, SideWords, outcome
from ui.screening.refer_box import frame_of
from ui.shell import theme
from ui.shell.tasks import Progress, Task
from ui.shell.workspace import Seat
from ui.staff.cells import CellTable
from ui.widgets.action_button import ActionButton
from ui.widgets.label import Label, SectionLabel
from ui.widgets.shapes import Shape

_HIGH = 372
_SIDE = 300
_PAGES_SHOWN = 30


class CheckInPanel(QWidget):
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
        self._words = Wording(seat.language)
        keys = seat.keys
        self.title = SectionLabel(self.tr("Decisions brought back"))
        self.verdict = WordedShape()
        self.signed = Label("", 12, 400, "text2")
        self.bring = ActionButton(self.tr("Check in"), keys=keys.caps("reconcile.check_in"), icon="tick")
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

    def show_one(self, one: CheckOut | None, path: Path | None) -> None:
        """Another check-out was chosen, or the list was looked at again."""
        other = one is None or self.one is None or one.id != self.one.id or one.state is not self.one.state
        self.one, self._path = one, path
        if one is None:
            self._show(None)
        elif other or (self.seen is not None and self.seen.proved.countersigned is Countersigned.AWAITING):
            desk, names, language = self.seat.desk, self.seat.names, self.seat.language
            self.seat.tasks.quick(self, partial(outcome, desk, one.id, names, language), self._show)
        self._say()

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
        self._say_verdict()
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
            words = self.tr("{count} decisions are here; the check-in stopped half-way and goes on with the same key.")
            self.verdict.show_mark(Shape.CLOSE, words.format(count=f"{told.decisions:,}"))
            return
        words = self.tr(
            "{count} decisions of {person}. Of their parts {accepted} were accepted, {same} were already so, "
            "{stale} are stale, {conflicting} are conflicting."
        )
        shape = Shape.CONFLICTS if told.conflicting else Shape.CLOSE if told.stale else Shape.AGREES
        self.verdict.show_mark(
            shape,
            words.format(
                count=f"{told.decisions:,}",
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
        self.theirs.show_side(theirs, self.tr("Nobody was first: {cause}.").format(cause=cause) if cause else "")

    def _say(self) -> None:
        cannot, unwritten = self._why_not_check_in(), self._why_not_report()
        self.bring.set_why(cannot)
        self.report.set_why(unwritten)
        # Of one that came in it is the report that is waited for.
        is_out = self.one is None or self.one.state is CheckOutState.OUT
        self.why.setText(cannot if is_out else unwritten)

    def _why_not_check_in(self) -> str:
        one = self.one
        if self._running is not None:
            return self.tr("Checking in")
        if one is None:
            return self.tr("Choose a check-out")
        if one.state not in (CheckOutState.OUT, CheckOutState.EXPIRED):
            return self.tr("It is not out")
        if one.taken_by != self.seat.person.name:
            return self.tr("Only who took it checks it in")
        return "" if self._path is not None else self.tr("Its file is not on this computer")

    def _why_not_report(self) -> str:
        if self.seen is None or self.seen.told.ended_at is None:
            return self.tr("Report after the check-in")
        return "" if self.seen.told.closed else self.tr("No account was closed")

    def _bind(self) -> None:
        keys = self.seat.keys
        keys.bind("reconcile.check_in", self, self.check_in, self._why_not_check_in)
        keys.bind("reconcile.report", self, self.write_report, self._why_not_report)
        keys.bind("reconcile.contested_down", self, partial(self.table.step, 1))
        keys.bind("reconcile.contested_up", self, partial(self.table.step, -1))
        self.bring.clicked.connect(self.check_in)
        self.report.clicked.connect(self.write_report)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 16, 6)
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.why)
        head.addWidget(self.bring)
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

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.fillRect(0, 0, self.width(), 1, theme.color("line2"))
        painter.end()


class SideView(QWidget):
    """One of two decisions about the same entries."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.title = SectionLabel(name)
        self.who = Label("", 13, 600)
        self.when = Label("", 12, 400, "text3")
        self.lines = Label("", 13)
        self.amounts = Label("", 13, 500)
        self.amounts.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.entries = Label("", 12, 400, "text2")
        self.how = Label("", 12, 400, "text2")
        for label in (self.lines, self.entries, self.how):
            label.setWordWrap(True)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.who)
        top.addWidget(self.when)
        top.addStretch(1)
        middle = QHBoxLayout()
        middle.addWidget(self.lines, 1)
        middle.addWidget(self.amounts)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(3)
        column.addWidget(self.title)
        column.addLayout(top)
        column.addLayout(middle)
        column.addWidget(self.entries)
        column.addWidget(self.how)
        self.setMinimumWidth(_SIDE)

    def show_side(self, side: SideWords | None, otherwise: str) -> None:
        """Show one decision, or `otherwise` where there is no match to show."""
        self.who.setText(side.who if side is not None else "")
        self.when.setText(side.when if side is not None else "")
        self.lines.setText("\n".join(text for text, _ in side.lines) if side is not None else otherwise)
        self.amounts.setText("\n".join(amount for _, amount in side.lines) if side is not None else "")
        self.entries.setText(side.entries if side is not None else "")
        self.how.setText(side.how if side is not None else "")
        said = (self.who.text(), self.when.text(), self.lines.text(), self.entries.text(), self.how.text())
        self.setAccessibleName(f"{self._name}: {', '.join(part for part in said if part)}")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("line2"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
        painter.end()
