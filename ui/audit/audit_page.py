"""The audit workspace: who did what, whose data was read, which documents were made, and whether it can be proved."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import QTimeZone, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from backoffice.errors import BackofficeError
from ui.audit.audit_presenter import AuditPresenter
from ui.audit.audit_view import AuditView
from ui.audit.list_writer import Form, Order, write_list
from ui.audit.proving import Proving
from ui.audit.wording import AuditWording
from ui.kyc.wording import Wording
from ui.shell.tasks import Progress
from ui.shell.workspace import Page, Seat
from ui.widgets.bar import Tone


class AuditPage(Page):
    """One list, one entry of it. `open_at` takes a customer and shows who has read their data."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self._wording = AuditWording(Wording(seat.language), seat.names, system_zone())
        self._is_here = False
        self.view = AuditView(seat, self._wording)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.entries = AuditPresenter(seat, self.view, self._wording)
        self.proving = Proving(seat, self.view.proof, self._wording)
        self._connect()
        self._bind()

    def open_at(self, target: UUID) -> None:
        self.entries.who_read(target)

    def target(self) -> UUID | None:
        return self.entries.wanted.subject

    def entered(self) -> None:
        if self._is_here:
            return
        self._is_here = True
        self.entries.newer()
        self.view.table.setFocus()

    def left(self) -> None:
        self._is_here = False

    def showEvent(self, event: QShowEvent) -> None:
        """The list is fresh again when the window is unlocked."""
        super().showEvent(event)
        self.entered()

    def _connect(self) -> None:
        view = self.view
        view.csv.clicked.connect(self.write_csv)
        view.pdf.clicked.connect(self.write_pdf)
        view.verify.clicked.connect(self.proving.verify)
        self.proving.proved.connect(view.show_proof)
        view.narrow.left.connect(view.table.setFocus)
        view.drawer.who_read.clicked.connect(self._who_read)
        view.drawer.this_customer.clicked.connect(self._this_customer)
        view.drawer.this_person.clicked.connect(self._this_person)
        view.said.acted.connect(self.open_folder)

    def _bind(self) -> None:
        keys, view = self.seat.keys, self.view
        for name, run in (
            ("down", self._down),
            ("up", self._up),
            ("filter", view.narrow.customer.setFocus),
            ("person", view.narrow.person.setFocus),
            ("kind", view.narrow.kind.setFocus),
            ("time", view.narrow.time.span.setFocus),
            ("document", view.narrow.document.setFocus),
            ("everything", self._everything),
            ("newer", self.entries.newer),
            ("entry", view.toggle_right),
            ("csv", self.write_csv),
            ("pdf", self.write_pdf),
            ("folder", self.open_folder),
        ):
            keys.bind(f"audit.{name}", self, run)
        keys.bind("audit.verify", self, self.proving.verify, self._why_not_verify)
        keys.bind("audit.who_read", self, self._who_read, self._why_no_customer)
        keys.bind("audit.this_customer", self, self._this_customer, self._why_no_customer)
        keys.bind("audit.this_person", self, self._this_person, self._why_no_entry)

    @Slot()
    def write_csv(self) -> None:
        """Write the list as it is narrowed now, as CSV."""
        self._write(Form.CSV)

    @Slot()
    def write_pdf(self) -> None:
        """The same as PDF."""
        self._write(Form.PDF)

    @Slot()
    def open_folder(self) -> None:
        """Show where the lists lie."""
        folder = self.seat.settings.exports_folder
        folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _write(self, form: Form) -> None:
        desk, wording, seat = self.seat.desk, self._wording, self.seat
        order = Order(
            wanted=self.entries.wanted,
            form=form,
            folder=seat.settings.exports_folder,
            writer=seat.person.display_name,
            customer=self.view.narrow.customer.text() if self.entries.wanted.subject else "",
        )

        def work(progress: Progress) -> Path:
            return write_list(desk, order, wording, progress)

        title = self.tr("List of audit entries")
        self.seat.tasks.long(self, title, work, self._written, self._not_written)

    def _written(self, file: Path) -> None:
        words = self.tr("The list is written as {name} and entered in the register.").format(name=file.name)
        keys = self.seat.keys.caps("audit.folder")
        self.view.said.say(Tone.DONE, words, action=self.tr("Open folder"), keys=keys)
        self.entries.newer()

    def _not_written(self, error: BackofficeError) -> None:
        self.view.said.clear()
        self.seat.doors.complain(error)

    @Slot()
    def _who_read(self) -> None:
        line = self.view.current()
        if line is not None and line.subject is not None:
            self.entries.who_read(line.subject)
            self.view.table.setFocus()

    @Slot()
    def _this_customer(self) -> None:
        line = self.view.current()
        if line is not None and line.subject is not None:
            self.entries.all_about(line.subject)
            self.view.table.setFocus()

    @Slot()
    def _this_person(self) -> None:
        line = self.view.current()
        if line is not None:
            self.view.narrow.narrow_to(actor=line.actor)
            self.view.table.setFocus()

    @Slot()
    def _everything(self) -> None:
        self.view.narrow.clear()
        self.view.table.setFocus()

    @Slot()
    def _down(self) -> None:
        self.view.step(1)

    @Slot()
    def _up(self) -> None:
        self.view.step(-1)

    def _why_not_verify(self) -> str:
        return self.tr("the trail is being verified") if self.proving.running else ""

    def _why_no_entry(self) -> str:
        return "" if self.view.current() is not None else self.tr("choose an entry first")

    def _why_no_customer(self) -> str:
        line = self.view.current()
        if line is None:
            return self.tr("choose an entry first")
        return "" if line.subject is not None else self.tr("this entry is about no customer")


def system_zone() -> str:
    """This desk's time zone by its IANA name; UTC where the system names none that is known."""
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode()
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError):
        return "UTC"
