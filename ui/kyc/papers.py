"""Papers in and out: what a customer sent is added to the case, and the case file is written as a PDF and shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID, uuid4

from PySide6.QtCore import QTimeZone, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from backoffice.errors import BackofficeError
from backoffice.kyc import service
from backoffice.kyc.filing import write_case_file
from backoffice.kyc.picture import BYTES_AT_MOST, measure
from backoffice.kyc.rules import CaseState, NotAPicture, PictureKind, PictureTooLarge, Verdict
from backoffice.kyc.views import CasePage
from ui.kyc.case_file_window import CaseFileWindow
from ui.kyc.case_view import CaseView
from ui.kyc.wording import isolated
from ui.shell import text
from ui.shell.presenter import Presenter
from ui.shell.tasks import Progress
from ui.shell.workspace import Seat

_BACK_SIDE = "D-01"


class Papers(Presenter):
    """`added` when a document has come to the case on the screen."""

    added = Signal()

    def __init__(self, seat: Seat, view: CaseView) -> None:
        super().__init__(seat, view)
        self._view = view
        self._windows: dict[UUID, CaseFileWindow] = {}

    @Slot()
    def choose_files(self) -> None:
        """Ask which files the customer has sent, and add them."""
        files, _kind = QFileDialog.getOpenFileNames(
            self._view, self.tr("Add what the customer sent"), "", self.tr("Pictures (*.jpg *.jpeg *.png)")
        )
        self.add_files([Path(file) for file in files])

    def add_files(self, files: Sequence[Path]) -> None:
        """Add files to the case on the screen, one after the other; the first that is refused ends it."""
        sheet = self._view.sheet
        if sheet is None or sheet.page.state is not CaseState.WITH_CUSTOMER or not files:
            return
        case, version, kind = sheet.case, sheet.page.version, _kind_of(sheet.page)
        desk, keys = self.seat.desk, [uuid4() for _ in files]

        whose = f"K-{sheet.page.number}, {isolated(sheet.page.name)}"

        def added(count: int) -> None:
            # The case waits for a reviewer again, so it has left the list it was shown in.
            self.added.emit()
            self.seat.doors.go("kyc.queue", case)
            self.seat.doors.tell(self.tr("{whose}: %n documents received.", "", count).format(whose=whose))

        def work() -> int:
            # All are looked at before the first is added: the case leaves its customer with the first.
            contents = [_read(file) for file in files]
            at = version
            for key, content in zip(keys, contents, strict=True):
                at = desk.do(key, service.add_document, case, at, kind, content)
            return len(contents)

        self.seat.tasks.quick(self, work, added, self._refused)

    @Slot()
    def make_case_file(self) -> None:
        """Write the case file of the case on the screen and show it."""
        sheet = self._view.sheet
        if sheet is None:
            return
        desk, language, folder = self.seat.desk, self.seat.language, self.seat.settings.exports_folder
        zone = bytes(QTimeZone.systemTimeZoneId().data()).decode()
        case, number = sheet.case, sheet.page.number

        def work(_progress: Progress) -> Path:
            folder.mkdir(parents=True, exist_ok=True)
            return write_case_file(desk, case, language, zone, folder)

        def done(file: Path) -> None:
            self._show_file(case, number, file)

        title = self.tr("Case file K-{number}").format(number=number)
        self.seat.tasks.long(self, title, work, done, self.seat.doors.complain)

    def _show_file(self, case: UUID, number: int, file: Path) -> None:
        window = CaseFileWindow(self.seat.tasks, number, file, self._view)
        window.failed.connect(self.seat.doors.complain)
        before = self._windows.pop(case, None)
        if before is not None:
            before.close()
        self._windows[case] = window
        window.show()
        self.seat.doors.tell(self.tr("Case file K-{number} is written.").format(number=number))

    def _refused(self, error: BackofficeError) -> None:
        self._view.complain(text.sentence(error), error.code)


def _read(file: Path) -> bytes:
    """A file's bytes if a case can hold them. Raises NotAPicture, PictureTooLarge."""
    try:
        if file.stat().st_size > BYTES_AT_MOST:
            raise PictureTooLarge(megabytes=file.stat().st_size // 1_000_000, at_most=BYTES_AT_MOST // 1_000_000)
        content = file.read_bytes()
    except OSError as fault:
        raise NotAPicture(file=file.name) from fault
    measure(content)
    return content


def _kind_of(page: CasePage) -> PictureKind:
    """What was asked for last says what has come: the back of the document, or something else."""
    asked = [line.reason for line in page.history if line.what == Verdict.ASK_DOCUMENT]
    return PictureKind.BACK if asked and asked[-1] == _BACK_SIDE else PictureKind.EXTRA
