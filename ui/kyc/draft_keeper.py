"""Keeps what is being written on the open case: in memory at once, on disk half a second after the last letter."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from backoffice.errors import BackofficeError
from ui.kyc.drafts import Draft, Drafts
from ui.shell.tasks import Tasks

_AFTER_MS = 500


class DraftKeeper(QObject):
    """`saved` carries the case; `unsaved` the case and the error that says why the disk did not take it."""

    saved = Signal(object)
    unsaved = Signal(object, object)

    def __init__(self, tasks: Tasks, drafts: Drafts, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._drafts = drafts
        self._latest: dict[UUID, Draft] = {}
        self._changed: set[UUID] = set()
        self._turn = 0
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._timer.timeout.connect(self.flush)

    def note(self, case: UUID, draft: Draft) -> None:
        """This is what stands on the case now."""
        self._latest[case] = draft
        self._changed.add(case)
        self._timer.start()

    def latest(self, case: UUID, read: Draft | None) -> Draft | None:
        """The draft of a case: what was last typed here, else what was read from the disk."""
        return self._latest.get(case, read)

    def forget(self, case: UUID) -> None:
        """The case has its verdict: its draft goes."""
        self._latest.pop(case, None)
        self._changed.discard(case)
        turn = self._next_turn()
        self._tasks.quick(self, lambda: self._drafts.remove(case, turn), _nothing, _nothing)

    def leave(self, case: UUID) -> None:
        """The case is given back: a note that was begun is written down, a verdict without one goes."""
        begun = self._latest.get(case)
        if begun is not None and not begun.note.strip():
            self.forget(case)
        self.flush()

    @Slot()
    def flush(self) -> None:
        """Write down what has changed, now."""
        self._timer.stop()
        changed, self._changed = self._changed, set()
        for case in changed:
            self._save(case, self._latest[case])

    def _save(self, case: UUID, draft: Draft) -> None:
        turn = self._next_turn()

        def done(_nothing: object) -> None:
            self.saved.emit(case)

        def failed(error: BackofficeError) -> None:
            self.unsaved.emit(case, error)

        def work() -> None:
            if draft.says_something():
                self._drafts.write(case, draft, turn)
            else:
                self._drafts.remove(case, turn)

        self._tasks.quick(self, work, done, failed)

    def _next_turn(self) -> int:
        self._turn += 1
        return self._turn


def _nothing(_answer: object) -> None:
    """A draft that could not be removed is removed at the next sign-in."""
