"""A letter of the firm as a signed PDF in the folder of documents, wherever it was asked for.

Boundary: one long task; who files takes access first where they have none. S-08.
"""

from __future__ import annotations

from pathlib import Path
from uuid import UUID, uuid4

from PySide6.QtCore import QCoreApplication, QObject

from backoffice.rights import complaints
from backoffice.rights.letter_filing import write_letter
from ui.audit.audit_page import system_zone
from ui.shell.tasks import Progress
from ui.shell.workspace import Seat

translate = QCoreApplication.translate


def file_letter(seat: Seat, owner: QObject, reply: UUID, complaint: UUID | None = None) -> None:
    """File it, then say where it lies; access to `complaint` is taken first where the letter acknowledges one."""
    desk, folder, zone = seat.desk, seat.settings.exports_folder, system_zone()

    def work(_progress: Progress) -> Path:
        if complaint is not None:
            desk.do(uuid4(), complaints.take_access, complaint)
        return write_letter(desk, reply, zone, folder)

    def done(path: Path) -> None:
        seat.doors.tell(translate("Letters", "Filed as {name}").format(name=str(path)))

    seat.tasks.long(owner, translate("Letters", "Filing the letter"), work, done, seat.doors.complain)
