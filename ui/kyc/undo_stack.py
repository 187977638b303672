"""The verdicts that can still be taken back, the newest in the box first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from ui.kyc.drafts import Draft
from ui.shell.firm_clock import FirmClock
from ui.widgets.undo_box import UndoBox


@dataclass(frozen=True, slots=True)
class Undoable:
    """One recorded act: what it takes to withdraw it, and to write it again."""

    case: UUID
    version: int
    decision: UUID
    words: str
    began_at: datetime
    ends_at: datetime
    mail: bool
    draft: Draft


class UndoStack(QObject):
    """Fills the box; `undone` carries the Undoable that a person wants back, `lapsed` says that a time is over."""

    undone = Signal(object)
    lapsed = Signal()

    def __init__(self, box: UndoBox, clock: FirmClock, parent: QObject) -> None:
        super().__init__(parent)
        self._box = box
        self._clock = clock
        self._acts: list[Undoable] = []
        self._offering = False
        box.undone.connect(self._undo)
        box.lapsed.connect(self._lapse)

    def put(self, act: Undoable) -> None:
        """Offer to take this act back, before all earlier ones."""
        self._acts.append(act)
        self._offer()

    def forget(self, case: UUID) -> None:
        """Nothing of this case can be taken back from here any more."""
        self._acts = [act for act in self._acts if act.case != case]
        self._offer()

    @Slot(object)
    def _undo(self, act: Undoable) -> None:
        self._acts.remove(act)
        self._offer()
        self.undone.emit(act)

    @Slot(object)
    def _lapse(self, act: Undoable) -> None:
        """Its time is over, or a newer act has taken its place in the box and it comes back later."""
        if not self._offering:
            self._acts.remove(act)
            self._offer()
            self.lapsed.emit()

    def _offer(self) -> None:
        now = self._clock.now()
        self._acts = [act for act in self._acts if act.ends_at > now]
        if not self._acts:
            self._box.withdraw()
            return
        act = self._acts[-1]
        self._offering = True
        self._box.offer(act, act.words, act.ends_at, began_at=act.began_at, until_mail=act.mail)
        self._offering = False
