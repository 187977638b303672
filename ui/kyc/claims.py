"""The cases this person holds: renewed at half their lease, given back when they are left. K-07.

Boundary: knows claims, not pages; a claim that cannot be renewed is said to be `lost`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from backoffice.errors import BackofficeError, Unavailable
from backoffice.kyc import service
from backoffice.kyc.rules import ClaimedCase
from ui.shell.presenter import Presenter
from ui.shell.workspace import Seat

_LOOK_EVERY_MS = 10_000


@dataclass(frozen=True, slots=True)
class _Held:
    until: datetime
    renew_at: datetime


class Claims(Presenter):
    """`renewed` carries a ClaimedCase, `lost` the case and the error that says who has it now."""

    renewed = Signal(object)
    lost = Signal(object, object)

    def __init__(self, seat: Seat, parent: QObject) -> None:
        super().__init__(seat, parent)
        self._held: dict[UUID, _Held] = {}
        self._going: set[UUID] = set()
        self._look = QTimer(self, interval=_LOOK_EVERY_MS)
        self._look.timeout.connect(self.renew_due)

    def keep(self, case: UUID, until: datetime) -> None:
        """This person holds the case until then; from now on it is renewed."""
        now = self.seat.clock.now()
        self._held[case] = _Held(until, now + max(timedelta(0), (until - now) / 2))
        self._look.start()

    def holds(self, case: UUID | None) -> bool:
        return case in self._held

    def known(self) -> tuple[UUID, ...]:
        """What is held here, or just being given back; any other case of this person's was left by a dead window."""
        return (*self._held, *self._going)

    def until(self, case: UUID) -> datetime | None:
        """Until when the case is held, as far as known here."""
        held = self._held.get(case)
        return held.until if held else None

    def forget(self, case: UUID) -> None:
        """The case is not held any more, as after its verdict."""
        self._held.pop(case, None)
        if not self._held:
            self._look.stop()

    def release(self, case: UUID, then: Callable[[], None] | None = None) -> None:
        """Give a case back, `then` go on; one that cannot be given back now is free again when its lease ends."""
        held = self._held.get(case)
        if held is None:
            return

        def gone(_answer: object) -> None:
            self._going.discard(case)
            if then is not None:
                then()

        self.forget(case)
        self._going.add(case)
        self.do(service.release_case, case, held.until, done=gone, failed=gone)

    def release_all(self) -> None:
        for case in tuple(self._held):
            self.release(case)

    @Slot()
    def renew_due(self) -> None:
        """Renew what has come to half of its lease."""
        now = self.seat.clock.now()
        for case, held in tuple(self._held.items()):
            if held.renew_at <= now:
                self._renew(case)

    def _renew(self, case: UUID) -> None:
        def renewed(claim: ClaimedCase) -> None:
            if case in self._held:
                self.keep(case, claim.claimed_until)
                self.renewed.emit(claim)

        def failed(error: BackofficeError) -> None:
            if not isinstance(error, Unavailable) and case in self._held:
                self.forget(case)
                self.lost.emit(case, error)

        self.do(service.renew_claim, case, done=renewed, failed=failed)
