"""Proof of the trail from a desk: verifying it all in the background, and how far a single entry is proved.

Boundary: the firm's key and the checkpoints come from this computer's own folders, never from the database. S-05.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal, Slot

from backoffice.audit.checkpoint_files import CheckpointFiles
from backoffice.audit.findings import Verification
from backoffice.audit.history import SealedIn
from backoffice.audit.seal_keys import pinned_keys
from backoffice.audit.verification import verify
from backoffice.config import Settings
from backoffice.errors import BackofficeError, Unavailable
from ui.audit.proof_panel import ProofPanel
from ui.audit.proof_words import facts_of, verdict_of
from ui.audit.wording import AuditWording
from ui.shell.presenter import Presenter
from ui.shell.tasks import Cancelled, Progress
from ui.shell.workspace import Seat
from ui.widgets.shapes import Shape

_TRAIL = "audit.event"


class NoSealKeyHere(Unavailable):
    """Without the firm's public key nothing can be proved, only repeated what the database says. Facts: `folder`."""

    code = "audit.no_seal_key_here"


class Proving(Presenter):
    """`proved` when a result stands in the panel."""

    proved = Signal()

    def __init__(self, seat: Seat, panel: ProofPanel, wording: AuditWording) -> None:
        super().__init__(seat, panel)
        self._panel = panel
        self._wording = wording
        self.running = False

    @Slot()
    def verify(self) -> None:
        """Verify the whole trail; one at a time. The status bar shows how far it is and stops it."""
        if self.running:
            return
        self.running = True
        desk, settings = self.seat.desk, self.seat.settings

        def work(progress: Progress) -> Verification:
            def step(done: int, total: int) -> bool:
                try:
                    progress.step(done, total)
                except Cancelled:
                    return False
                return True

            pinned = pinned_keys(settings.seal_key, settings.sealer_folder)
            if pinned is None:
                raise NoSealKeyHere(folder=str(settings.sealer_folder))
            return desk.ask(verify, pinned, settings.checkpoint_folders[0], step)

        self.seat.tasks.long(self, self.tr("Verification of the trail"), work, self._done, self._failed)

    def _done(self, found: Verification) -> None:
        self.running = False
        shape, words = verdict_of(found)
        self._panel.show_result(shape, words, facts_of(found, self._wording))
        self.seat.doors.tell(words)
        self.proved.emit()

    def _failed(self, error: BackofficeError) -> None:
        self.running = False
        self.seat.doors.complain(error)


def proof_of(sealed: SealedIn | None, settings: Settings) -> tuple[Shape, str, str]:
    """Shape, words and batch of one entry; for a pool's thread, as it looks at the last checkpoint on this computer."""
    translate = QCoreApplication.translate
    if sealed is None:
        return Shape.UNKNOWN, translate("Proving", "Not yet sealed, so not yet provable"), ""
    batch = f"{sealed.batch:,}"
    last = CheckpointFiles(settings.checkpoint_folders[0]).last(_TRAIL)
    if last is not None and last.signed is not None and last.signed.checkpoint.number >= sealed.batch:
        return Shape.AGREES, translate("Proving", "Sealed in batch {batch}, provable").format(batch=batch), batch
    words = translate("Proving", "Sealed in batch {batch}; its checkpoint is not on this computer")
    return Shape.LATER, words.format(batch=batch), batch
