"""Keeps a list of cases fresh: pages as they come into sight, the first page anew every ten seconds, clocks between.

Boundary: old rows stay until new ones are there; a list that cannot be asked for now keeps what it shows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Slot

from backoffice.errors import BackofficeError, Unavailable
from backoffice.kyc import service
from backoffice.kyc.rules import CaseState
from ui.kyc.queue_list import QueueList
from ui.kyc.queue_model import PAGE
from ui.kyc.queue_rows import Row, rows_of
from ui.kyc.wording import Wording
from ui.shell.palette_rows import WORKSPACE_OF
from ui.shell.presenter import Presenter
from ui.shell.pulse import Look
from ui.shell.workspace import Seat

_REFRESH_MS = 10_000
_CLOCK_MS = 15_000
_ENOUGH = 40


class QueuePresenter(Presenter):
    """`state` says which list this is."""

    def __init__(self, seat: Seat, view: QueueList, wording: Wording, state: CaseState) -> None:
        super().__init__(seat, view)
        self._view = view
        self._wording = wording
        self._state = state
        self._asking = False
        self._again = False
        self._has_come = False
        self._refresh = QTimer(self, interval=_REFRESH_MS)
        self._refresh.timeout.connect(self.refresh)
        self._clock = QTimer(self, interval=_CLOCK_MS)
        self._clock.timeout.connect(view.model.tick)
        view.model.more_wanted.connect(self._ask_next)
        view.narrow.changed.connect(self._go_on_if_short)
        seat.pulse.changed.connect(self._count)
        if seat.pulse.last is not None:
            self._count(seat.pulse.last)

    def start(self) -> None:
        """The list is in sight: ask for it now, and from now on."""
        self._refresh.start()
        self._clock.start()
        self._view.model.tick()
        self.refresh()

    def stop(self) -> None:
        self._refresh.stop()
        self._clock.stop()

    @Slot()
    def refresh(self) -> None:
        """Ask for the first page again; one asking at a time, the last wish counts."""
        if self._asking:
            self._again = True
            return
        self._asking = True
        self.seat.tasks.quick(self, self._page_after(None), self._came, self._missed)

    @Slot()
    def _ask_next(self) -> None:
        last = self._view.model.last()
        self.seat.tasks.quick(self, self._page_after(last), self._next_came, self._next_missed)

    def _page_after(self, last: Row | None) -> Callable[[], tuple[Row, ...]]:
        desk, wording, state, now = self.seat.desk, self._wording, self._state, self.seat.clock.now()
        after = None if last is None else (last.due_at, last.case)

        def work() -> tuple[Row, ...]:
            if state is CaseState.DECIDED:
                return rows_of(desk.ask(service.decided_cases), wording, now)
            return rows_of(desk.ask(service.waiting_cases, state=state, after=after, limit=PAGE), wording, now)

        return work

    def _came(self, rows: Sequence[Row]) -> None:
        self._has_come = True
        self._view.model.put_first_page(rows, whole=self._state is CaseState.DECIDED)
        self._asked_once()

    def _missed(self, error: BackofficeError) -> None:
        if not isinstance(error, Unavailable):
            self.seat.doors.complain(error)
        self._asked_once()

    def _asked_once(self) -> None:
        self._asking = False
        self._say_how_it_stands()
        if self._again:
            self._again = False
            self.refresh()

    def _next_came(self, rows: Sequence[Row]) -> None:
        self._view.model.put_next_page(rows)
        self._say_how_it_stands()

    def _next_missed(self, error: BackofficeError) -> None:
        self._view.model.miss_page()
        if not isinstance(error, Unavailable):
            self.seat.doors.complain(error)

    def _say_how_it_stands(self) -> None:
        self._view.narrow.offer_headlines(self._view.model.headlines())
        self._say_count()
        self._go_on_if_short()
        self._say_if_empty()

    @Slot()
    def _go_on_if_short(self) -> None:
        """A narrowed list that fills less than the window looks through further pages by itself."""
        model = self._view.model
        if self._view.narrow.narrowed().narrows() and model.rowCount() < _ENOUGH:
            model.fetchMore(model.index(-1))
        self._say_if_empty()

    @Slot(object)
    def _count(self, _look: Look) -> None:
        self._say_count()
        self._say_if_empty()

    def _say_count(self) -> None:
        """What is loaded if that is all there is, else what the last look has counted."""
        model, look = self._view.model, self.seat.pulse.last
        if self._has_come and model.complete:
            self._view.show_count(model.loaded)
        elif look is not None:
            self._view.show_count(look.counts.get(WORKSPACE_OF[self._state]))

    def _say_if_empty(self) -> None:
        """One sentence, and the key that leads to where there is work."""
        look = self.seat.pulse.last
        keys: tuple[str, ...] = ()
        if self._view.narrow.narrowed().narrows():
            sentence = self.tr("No case of this list fits. Esc in the filter shows all.")
        elif self._state is CaseState.WAITING:
            sentence = self.tr("No case is waiting.")
            if waiting := _waiting(look, CaseState.SECOND_REVIEW):
                words = self.tr("No case is waiting. Second review has {count}.")
                sentence = words.format(count=waiting)
                keys = self.seat.keys.caps("go.kyc.second_review")
        else:
            sentence = {
                CaseState.WITH_CUSTOMER: self.tr("No case waits for its customer."),
                CaseState.SECOND_REVIEW: self.tr("No verdict waits for a second person."),
                CaseState.DECIDED: self.tr("No case has been decided yet."),
            }[self._state]
            if waiting := _waiting(look, CaseState.WAITING):
                sentence = f"{sentence} " + self.tr("The queue has {count}.").format(count=waiting)
                keys = self.seat.keys.caps("go.kyc.queue")
        self._view.show_empty(sentence, keys)


def _waiting(look: Look | None, state: CaseState) -> int:
    return look.counts.get(WORKSPACE_OF[state], 0) if look is not None else 0
