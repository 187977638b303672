"""Where the register of requests is asked for: its period, the file and the language; then it is written in peace.

Boundary: asks and starts one long task, which the window shows and stops. S-05.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from backoffice.documents.drawn import Form
from backoffice.documents.row_filing import Filed
from backoffice.errors import BackofficeError
from backoffice.rights.register_filing import write_register
from backoffice.rights.register_rules import Asked, Register, RegisterNotWritten
from ui.audit.audit_page import system_zone
from ui.rights.letter_words import LANGUAGE_NAMES
from ui.shell.tasks import Cancelled, Progress, Task
from ui.shell.workspace import Seat
from ui.staff.box import Box, hint
from ui.widgets.choice import Choice
from ui.widgets.day_field import DayField
from ui.widgets.label import Label

_WIDE = 560
_DAY_WIDTH = 124


class RegisterBox(Box):
    """One box for a page; what was asked for last stands in it again."""

    def __init__(self, frame: QWidget, seat: Seat) -> None:
        super().__init__(frame, seat, "", "", _WIDE)
        self._running: Task | None = None
        self.title.setText(self.tr("Register of requests"))
        self.setAccessibleName(self.title.text())
        self.go.set_label(self.tr("Write it"))
        self.since, self.until = DayField(self.tr("Received from")), DayField(self.tr("Until, that day included"))
        for day in (self.since, self.until):
            day.setFixedWidth(_DAY_WIDTH)
            day.setStyleSheet("")
            day.confirmed.connect(self._press)
            day.given_up.connect(self.close_box)
        self.form = _choice(self.tr("File"), [(each.upper(), each) for each in Form])
        self.language = _choice(self.tr("Language"), [(LANGUAGE_NAMES[each], each) for each in LANGUAGE_NAMES])
        self.language.setCurrentIndex(max(0, self.language.findData(seat.language)))
        self._lay_in()

    def begin(self) -> None:
        """Ask for this year until today, or again for what was asked for last."""
        if self.isVisible():
            return
        if not self.since.text():
            today = self.seat.clock.now().astimezone().date()
            self.since.show_day(today.replace(month=1, day=1))
            self.until.show_day(today)
        self.open()
        self.busy(self.tr("One is being written") if self._running is not None else "")
        self.since.setFocus()
        self.since.selectAll()

    def wanted_height(self) -> int:
        return self.sizeHint().height()

    def submit(self) -> None:
        since, until = self.since.day(), self.until.day()
        if since is None or until is None:
            self.fail(self.tr("This is no day. Write it as 2026-11-21."))
            (self.since if since is None else self.until).setFocus()
            return
        if since > until:
            self.fail(self.tr("The period ends before it begins. Turn the days round."))
            self.until.setFocus()
            return
        # Qt keeps a word of an enum as the word alone.
        asked = Asked(since, until, Form(self.form.currentData()), str(self.language.currentData()), system_zone())
        desk, folder = self.seat.desk, self.seat.settings.exports_folder

        def work(progress: Progress) -> tuple[Register, Filed]:
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as fault:
                raise RegisterNotWritten(path=str(folder), reason=fault.strerror or str(fault)) from fault
            return write_register(desk, asked, folder, lambda done, total: progress.step(done, total or None))

        self._running = self.seat.tasks.long(self, self.title.text(), work, self._written, self._failed)
        self.close_box()

    def _written(self, made: tuple[Register, Filed]) -> None:
        self._running = None
        register, filed = made
        count = self.tr("%n requests", "", register.all.received)
        words = self.tr("The register is written with {count} as {name} and entered in the register of documents.")
        self.seat.doors.tell(words.format(count=count, name=str(filed.path)))

    def _failed(self, error: BackofficeError) -> None:
        self._running = None
        if isinstance(error, Cancelled):
            self.seat.doors.tell(self.tr("Stopped. Nothing was written."))
        else:
            self.seat.doors.complain(error)

    def _lay_in(self) -> None:
        days, file = QHBoxLayout(), QHBoxLayout()
        for row in (days, file):
            row.setSpacing(10)
        for day in (self.since, self.until):
            days.addWidget(Label(day.accessibleName(), 12, 500, "text2"))
            days.addWidget(day)
        days.addStretch(1)
        for choice in (self.form, self.language):
            file.addWidget(choice)
        file.addStretch(1)
        self.body.addLayout(days)
        self.body.addLayout(file)
        self.body.addWidget(
            hint(self.tr("Every request received then, with its days and their rules, its answer and its letters."))
        )


def _choice(name: str, offers: Sequence[tuple[str, str]]) -> Choice:
    choice = Choice(name)
    for words, value in offers:
        choice.addItem(words, value)
    return choice
