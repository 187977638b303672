"""Keeps the grid: opens lists, fetches blocks around what is in sight, counts span by span behind them.

Boundary: the last list counts; answers to an earlier one are dropped. At most two blocks are on their way at once,
and what stands beside them is fetched when the table rests, so that no jump waits for a neighbour of the last one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QTimer, Signal, Slot

from backoffice.errors import BackofficeError, Unavailable
from backoffice.ledger import explorer
from backoffice.ledger.explorer import BLOCK
from backoffice.ledger.places import Known, Places
from backoffice.ledger.views import AssetSum, Key, Order, Scope, Wanted
from ui.ledger.postings_model import PostingsModel
from ui.ledger.postings_table import PostingsTable, Ranges
from ui.ledger.rows import Row, rows_of
from ui.ledger.wording import LedgerWording
from ui.shell.presenter import Presenter
from ui.shell.tasks import Task
from ui.shell.workspace import Seat

_AT_ONCE = 2
_RESTS_AFTER_MS = 40
_Opened = tuple[Scope, Places, tuple[Row, ...]]


class GridPresenter(Presenter):
    """`opened` when a list stands with its first rows, `counted` when more of it is known."""

    opened = Signal()
    counted = Signal()
    summed = Signal(object)

    def __init__(self, seat: Seat, table: PostingsTable, model: PostingsModel, wording: LedgerWording) -> None:
        super().__init__(seat, table)
        self._table = table
        self._model = model
        self._wording = wording
        self.wanted = Wanted()
        self.order = Order()
        self.scope: Scope | None = None
        self.places = Places(Order(), ())
        self._tasks: list[Task] = []
        self._opening: Task | None = None
        self._summing: Task | None = None
        self._fetching: dict[int, Task] = {}
        self._waiting: list[int] = []
        self._rest = QTimer(self, singleShot=True, interval=_RESTS_AFTER_MS)
        self._rest.timeout.connect(self._fetch_beside)
        model.wanted.connect(self._want)

    def open(self, wanted: Wanted, order: Order, then: Callable[[], None] | None = None) -> None:
        """Show what a filter lets through; old rows stay until the new ones are there."""
        for task in (self._opening, self._summing):
            if task is not None:
                task.drop()
        desk, wording = self.seat.desk, self._wording

        def work() -> _Opened:
            scope, places, first = desk.ask(explorer.open_list, wanted, order)
            return scope, places, rows_of(first, wording)

        def came(opened: _Opened) -> None:
            self._stop()
            self.wanted, self.order = wanted, order
            self.scope, self.places, first = opened
            self._model.show_list(self.places.total, first)
            self._table.scrollToTop()
            self.opened.emit()
            if then is not None:
                then()
            self._count_on()

        self._opening = self.seat.tasks.quick(self, work, came, self._missed)

    def go_to_day(self, day: date, done: Callable[[int], None]) -> None:
        """Find the row on which a day begins."""
        scope = self.scope
        if scope is not None:
            self._tasks.append(
                self.ask(
                    explorer.row_of_day, scope, self.places, day, done=lambda row: done(row or 0), failed=self._missed
                )
            )

    def go_to_key(self, key: Key, done: Callable[[int], None]) -> None:
        """Find the row of a posting."""
        scope = self.scope
        if scope is not None:
            self._tasks.append(
                self.ask(explorer.row_of, scope, self.places, key, done=lambda row: done(row or 0), failed=self._missed)
            )

    def sum_up(self, ranges: Ranges) -> None:
        """Sum the rows of these ranges, or all of them for none; `summed` carries the sums."""
        if self._summing is not None:
            self._summing.drop()
        if self.scope is not None:
            self._summing = self.ask(
                explorer.sums, self.scope, self.places, ranges, done=self._summed, failed=self._missed
            )

    def forget_sum(self) -> None:
        """No answer is waited for any more."""
        if self._summing is not None:
            self._summing.drop()
            self._summing = None

    def _summed(self, sums: tuple[AssetSum, ...]) -> None:
        self.summed.emit(sums)

    def _stop(self) -> None:
        for task in (*self._tasks, *self._fetching.values()):
            task.drop()
        self._tasks.clear()
        self._fetching.clear()
        self._waiting.clear()
        self._rest.stop()

    @Slot(object)
    def _want(self, blocks: list[int]) -> None:
        self._waiting = [*(each for each in self._waiting if each not in blocks), *blocks]
        self._fetch_on()

    def _fetch_on(self) -> None:
        near = self._near()
        # What was scrolled past meanwhile is not fetched any more.
        self._waiting = [each for each in self._waiting if abs(each - near) <= 2 and not self._model.here(each)]
        self._waiting.sort(key=lambda each: -abs(each - near))
        while self._waiting and len(self._fetching) < _AT_ONCE:
            number = self._waiting.pop()
            if number not in self._fetching:
                self._fetch(number)
        self._rest.start()

    @Slot()
    def _fetch_beside(self) -> None:
        """Nothing in sight is missing: fetch what the next page may show, one block at a time."""
        if self._fetching:
            return
        near = self._near()
        blocks = (self._model.rowCount() + BLOCK - 1) // BLOCK
        for number in (near + 1, near - 1):
            if 0 <= number < blocks and not self._model.here(number):
                self._fetch(number)
                return

    def _fetch(self, number: int) -> None:
        desk, wording, scope, places = self.seat.desk, self._wording, self.scope, self.places
        if scope is None:
            return

        def work() -> tuple[Row, ...]:
            return rows_of(desk.ask(explorer.rows, scope, places, number * BLOCK), wording)

        def came(rows: tuple[Row, ...]) -> None:
            self._fetching.pop(number, None)
            self._model.put_block(number, rows, self._near())
            self._fetch_on()

        def missed(error: BackofficeError) -> None:
            self._fetching.pop(number, None)
            self._missed(error)

        self._fetching[number] = self.seat.tasks.quick(self, work, came, missed)

    def _near(self) -> int:
        return max(0, self._table.rowAt(0)) // BLOCK

    def _count_on(self) -> None:
        """Count the next span; a list is counted from its top, so that what is in sight stands first."""
        number, scope, places = self.places.first_unknown, self.scope, self.places
        if number is None or scope is None:
            self.counted.emit()
            return

        def came(known: Known) -> None:
            before, expected = self.places.known_rows, self.places.spans[number].count
            self.places = self.places.with_known(number, known)
            self._model.set_total(self.places.total)
            if known.count != expected:
                self._model.outdate(before + min(known.count, expected), without_balance=False)
            if self.places.start is not None and self.places.is_exact:
                self._model.outdate(self.places.total, without_balance=True)
            self.counted.emit()
            self._count_on()

        self._tasks.append(self.ask(explorer.count_span, scope, places, number, done=came, failed=_unsaid))

    def _missed(self, error: BackofficeError) -> None:
        if not isinstance(error, Unavailable):
            self.seat.doors.complain(error)


def _unsaid(_error: BackofficeError) -> None:
    """A count that did not come leaves the estimate standing."""
