"""The journey of a window that works offline: choose a snapshot, open it, work, and leave it again.

Boundary: holds the bench; the sign-in page stays behind the offline frame, so that nothing of the database is asked.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from backoffice.errors import BackofficeError
from ui.shell import house_words
from ui.shell.looks import Looks
from ui.shell.memory import Memory
from ui.shell.tasks import Tasks
from ui.shell.translation import speak
from ui.shell.window import Window
from ui.widgets.shapes import Shape

if TYPE_CHECKING:
    from backoffice.config import Settings
    from backoffice.reconcile.bench import Bench
    from backoffice.reconcile.snapshot import Lying
    from backoffice.staff.rules import Person
    from ui.reconcile.offline_frame import OfflineFrame
    from ui.reconcile.offline_step import OfflineStep

    Opened = tuple[Bench, Person]


class OfflineJourney(QObject):
    """`entered` when the offline frame stands, `ended` when the sign-in page is in front again, in which language."""

    entered = Signal()
    ended = Signal(str)

    def __init__(
        self, settings: Settings, window: Window, looks: Looks, memory: Memory, tasks: Tasks, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._looks = looks
        self._settings = settings
        self._window = window
        self._memory = memory
        self._tasks = tasks
        self._language = "en"
        self._bench: Bench | None = None
        self._person: Person | None = None
        self.step: OfflineStep | None = None
        self.frame: OfflineFrame | None = None
        window.idled.connect(self.leave)
        window.closing.connect(self._close)

    @Slot()
    def ask(self) -> None:
        """Show the step that opens a snapshot in the place of the sign-in form."""
        page = self._window.sign_in
        if page is None:
            return
        from ui.reconcile.offline_step import OfflineStep

        self._language = page.language
        self.step = OfflineStep(self._language)
        self.step.submitted.connect(self._open)
        self.step.destroy_wanted.connect(self._destroy)
        self.step.back_wanted.connect(self._back)
        page.show_step(self.step)
        self._look()

    @Slot()
    def leave(self) -> None:
        """Close the snapshot and let go of its keys; drafts are written down."""
        if self.frame is None:
            return
        self._let_go()
        self._window.drop_away()
        self.ended.emit(self._language)

    def _look(self) -> None:
        settings = self._settings

        def work() -> tuple[Lying, ...]:
            from backoffice.reconcile.opening import snapshots_here

            return snapshots_here(settings)

        if self.step is not None:
            self._tasks.quick(self.step, work, self.step.show_lying, self._failed)

    @Slot(object, str, str, bool)
    def _open(self, path: Path, passphrase: str, secret: str, ahead: bool) -> None:
        settings, step = self._settings, self.step
        if step is None:
            return

        def work() -> Opened:
            # With it the frame is imported, which a person will need next.
            import ui.reconcile.offline_frame
            import ui.reconcile.workbench_page  # noqa: F401
            from backoffice.reconcile.opening import open_bench, person_of

            bench = open_bench(settings, path, passphrase, secret, clock_was_ahead=ahead)
            return bench, person_of(bench)

        step.show_busy(self.tr("Verifying the snapshot"))
        self._tasks.quick(step, work, self._opened, self._failed)

    @Slot(object)
    def _destroy(self, path: Path) -> None:
        def work() -> None:
            from backoffice.reconcile.opening import destroy_here

            destroy_here(path)

        if self.step is not None:
            self._tasks.quick(self.step, work, self._destroyed, self._failed)

    def _destroyed(self, _answer: object) -> None:
        self._window.status.tell(self.tr("The snapshot was destroyed"))
        self._look()

    def _failed(self, error: BackofficeError) -> None:
        if self.step is not None:
            self.step.show_error(house_words.sentence(error), error.code)

    def _opened(self, opened: Opened) -> None:
        self._bench, self._person = opened
        self._make_frame("", first=True)
        self.entered.emit()

    def _make_frame(self, place: str, *, first: bool = False) -> None:
        from ui.reconcile.offline_frame import OfflineCrew, OfflineFrame
        from ui.reconcile.offline_seat import Proof

        if self._bench is None or self._person is None:
            return
        crew = OfflineCrew(self._bench, self._person, self._settings, self._tasks, self._window.status)
        before = self.frame
        proof = Proof(self)
        if before is not None:
            before.leave_pages()
            before.stop()
            proof.root, proof.failed = before.seat.proof.root, before.seat.proof.failed
        frame = self.frame = OfflineFrame(crew, self._language, proof)
        frame.theme_wanted.connect(self._looks.change)
        frame.rail_wanted.connect(self._looks.fold_rail)
        frame.language_chosen.connect(self._speak)
        frame.leave_wanted.connect(self.leave)
        self._window.show_away(frame)
        if first:
            self._back()
        if place:
            frame.go(place)
        else:
            frame.go_first()
        status = self._window.status
        status.show_connection(Shape.LATER, self.tr("No network used"))
        signs = self._bench.signer is not None
        if self._bench.checked_in_at is not None:
            status.show_right(self.tr("Looking only: the decisions were checked in"))
        elif signs:
            status.show_right(self.tr("Decisions are signed with your key"))
        else:
            status.show_right(self.tr("Looking only: no key to sign with"))

    @Slot(str)
    def _speak(self, language: str) -> None:
        if self.frame is None or language == self._language:
            return
        self._language = language
        speak(language)
        self._memory.language = language
        self._window.status.forget_told()
        self._make_frame(self.frame.place()[0])

    @Slot()
    def _back(self) -> None:
        step, self.step = self.step, None
        page = self._window.sign_in
        if step is not None:
            step.hide()
            step.deleteLater()
        if page is not None:
            page.end_step()

    @Slot()
    def _close(self) -> None:
        if self.frame is not None:
            self._let_go()

    def _let_go(self) -> None:
        frame, self.frame = self.frame, None
        bench, self._bench, self._person = self._bench, None, None
        if frame is not None:
            frame.leave_pages()
            frame.stop()
        if bench is not None:
            bench.close()
