"""Makes reports of what the ledger shows: begins with the account, customer and period in sight, one at a time.

Boundary: the file is made in a process of its own; what stands here is how far it is and where it lies.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimeZone, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from backoffice.documents.drawn import Form
from backoffice.errors import BackofficeError
from backoffice.ledger.report import Asked, ReportKind, ReportNotWritten, Written
from backoffice.ledger.report_filing import write_report
from ui.kyc.case_file_window import CaseFileWindow
from ui.ledger.grid_presenter import GridPresenter
from ui.ledger.kept import KeptLedger
from ui.ledger.ledger_view import LedgerView
from ui.ledger.report_box import ReportBox
from ui.ledger.tree_presenter import TreePresenter
from ui.shell import text
from ui.shell.presenter import Presenter
from ui.shell.tasks import Cancelled, Progress, Task
from ui.shell.workspace import Seat
from ui.widgets.shapes import Shape

_PAGES_SHOWN = 30


class Reports(Presenter):
    """The box of reports on the right side of the ledger."""

    def __init__(
        self, seat: Seat, view: LedgerView, tree: TreePresenter, grid: GridPresenter, kept: KeptLedger
    ) -> None:
        super().__init__(seat, view)
        self._view = view
        self._tree = tree
        self._grid = grid
        self._kept = kept
        self._running: Task | None = None
        self.window: CaseFileWindow | None = None
        zone = bytes(QTimeZone.systemTimeZoneId().data()).decode()
        self._zone = zone
        self.box = ReportBox(zone, seat.language)
        view.right.addWidget(self.box)
        seat.keys.bind("ledger.report", view, self.open)
        view.head.report.clicked.connect(self.open)
        self.box.wanted.connect(self._write)
        self.box.stopped.connect(self._stop)
        self.box.left.connect(view.table.setFocus)
        self.box.look.clicked.connect(self._look)
        self.box.open_file.clicked.connect(self._open_file)
        self.box.folder.clicked.connect(self._open_folder)
        seat.tasks.long_changed.connect(self._look_how_far)

    @Slot()
    def open(self) -> None:
        """Open the box with what is in sight: an account, a customer, the selected rows, or the trial balance."""
        if self._running is None:
            self.box.show_idle()
            self.box.fill(self._in_sight())
        self._view.show_right(self.box)
        self.box.kind.setFocus()

    def _in_sight(self) -> Asked:
        wanted, view = self._grid.wanted, self._view
        from_tree = view.accounts.tree.hasFocus() and not wanted.account and not wanted.holder
        since, until = self._period(wanted.since, wanted.until)
        last = _asked_last(self._kept.report, self.seat.language, self._zone)
        if wanted.holder:
            return replace(last, kind=ReportKind.CUSTOMER, holder=wanted.holder, since=since, until=until)
        if wanted.account:
            since = since or (until or self._tree.as_of).replace(day=1)
            until = until or self._tree.as_of
            return replace(last, kind=ReportKind.STATEMENT, account=wanted.account, since=since, until=until)
        if from_tree or last.kind is ReportKind.TRIAL_BALANCE:
            other = self._tree.other
            before = min(other, self._tree.as_of) if other is not None else None
            after = max(other, self._tree.as_of) if other is not None else self._tree.as_of
            return replace(last, kind=ReportKind.TRIAL_BALANCE, since=_day_after(before), until=after)
        until = until or self._tree.as_of
        return replace(last, kind=ReportKind.JOURNAL, since=since or until.replace(day=1), until=until)

    def _period(self, since: date | None, until: date | None) -> tuple[date | None, date | None]:
        """The days of the selected rows, where more than one is selected; else those of the filter."""
        table, model = self._view.table, self._view.model
        ends = [row for span in table.ranges() for row in span]
        if len(ends) < 2 or table.count() < 2:
            return since, until
        rows = [model.row_at(row) for row in (ends[0], ends[-1])]
        days = sorted(row.key.booked_on for row in rows if row is not None)
        return (days[0], days[-1]) if len(days) == 2 else (since, until)

    @Slot(object)
    def _write(self, asked: Asked) -> None:
        if self._running is not None:
            return
        self._kept.report = {"kind": asked.kind, "form": asked.form, "language": asked.language}
        desk, folder = self.seat.desk, self.seat.settings.exports_folder

        def work(progress: Progress) -> Written:
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as fault:
                raise ReportNotWritten(path=str(folder), reason=fault.strerror or str(fault)) from fault
            return write_report(desk, asked, folder, lambda done, total: progress.step(done, total or None))

        title = self.box.kind.currentText()
        self._running = self.seat.tasks.long(self, title, work, self._written, self._failed)
        self._look_how_far()

    @Slot()
    def _stop(self) -> None:
        if self._running is not None:
            self._running.cancel()

    @Slot()
    def _look_how_far(self) -> None:
        if self._running is not None and self._running.progress is not None:
            self.box.show_progress(self._running.progress.standing())

    def _written(self, written: Written) -> None:
        self._running = None
        file = Path(written.path)
        said = self.tr("%n lines are written and entered in the register", "", written.lines)
        signed = self.tr("signed by the firm") if written.signed else self.tr("not signed, since no sealer serves")
        name = self.tr("as {name} in {folder}").format(name=file.name, folder=file.parent)
        words = f"{said}, {signed}, {name}" if file.suffix == ".pdf" else f"{said}, {name}"
        self.box.show_result(Shape.AGREES, words, file)
        self.seat.doors.tell(self.tr("{name} is written.").format(name=file.name))

    def _failed(self, error: BackofficeError) -> None:
        self._running = None
        if isinstance(error, Cancelled):
            self.box.show_result(Shape.UNKNOWN, self.tr("Stopped. Nothing was written."))
        else:
            self.box.show_result(Shape.CONFLICTS, text.sentence(error))

    @Slot()
    def _look(self) -> None:
        """Show the first pages."""
        if self.box.file is None:
            return
        if self.window is not None:
            with suppress(RuntimeError):
                self.window.close()
        window = CaseFileWindow(
            self.seat.tasks, 0, self.box.file, self._view, title=self.box.file.name, at_most=_PAGES_SHOWN
        )
        window.failed.connect(self.seat.doors.complain)
        window.destroyed.connect(self._window_gone)
        self.window = window
        window.show()

    @Slot()
    def _window_gone(self) -> None:
        self.window = None

    @Slot()
    def _open_file(self) -> None:
        if self.box.file is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.box.file)))

    @Slot()
    def _open_folder(self) -> None:
        if self.box.file is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.box.file.parent)))


def _day_after(day: date | None) -> date | None:
    return None if day is None else date.fromordinal(day.toordinal() + 1)


def _asked_last(kept: dict[str, str], language: str, zone: str) -> Asked:
    """What was chosen last; what cannot be read any more is as if nothing was."""
    try:
        return Asked(ReportKind(kept["kind"]), Form(kept["form"]), kept["language"], zone)
    except (KeyError, ValueError):
        return Asked(ReportKind.JOURNAL, Form.PDF, language, zone)
