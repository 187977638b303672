"""The model of a list of cases: pages are put behind each other, a fresh first page replaces what it covers.

Boundary: never asks; `more_wanted` says that the end of what is loaded has come into sight.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from backoffice.kyc.rules import PROMISED_WITHIN
from ui.kyc.queue_rows import Filter, Row
from ui.kyc.wording import isolated, plain_tip
from ui.shell.firm_clock import FirmClock
from ui.widgets.clock_delegate import QUEUE_LINE, QueueLine
from ui.widgets.shapes import Shape
from ui.widgets.time_left import TimeLeft, time_left

PAGE = 256
_STEP_BY_STEP = 2_000
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_SPAN = PROMISED_WITHIN.total_seconds()
_STOPPED = TimeLeft("", Shape.AGREES, 0.0)
_Index = QModelIndex | QPersistentModelIndex


class QueueModel(QAbstractListModel):
    """Rows that pass the filter, by time left. `names` are display names by sign-in name.

    Without `clocks` the rows are decided cases, whose clocks have stopped.
    """

    more_wanted = Signal()

    def __init__(
        self, clock: FirmClock, names: dict[str, str], *, clocks: bool = True, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._names = names
        self._clocks = clocks
        self._rows: list[Row] = []
        self._shown: list[Row] = []
        self._filter = Filter()
        self._complete = True
        self._asked = False
        self._lines: dict[bytes, QueueLine] = {}

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        if role == QUEUE_LINE:
            return self._line(self._shown[index.row()])
        if role == _SPOKEN:
            return self._line(self._shown[index.row()]).spoken()
        if role == _TIP:
            return plain_tip(self._line(self._shown[index.row()]).spoken())
        return None

    def canFetchMore(self, parent: _Index) -> bool:
        return not parent.isValid() and not self._complete and not self._asked

    def fetchMore(self, parent: _Index) -> None:
        if self.canFetchMore(parent):
            self._asked = True
            self.more_wanted.emit()

    @property
    def complete(self) -> bool:
        """Whether all there is has been loaded."""
        return self._complete

    @property
    def loaded(self) -> int:
        return len(self._rows)

    def last(self) -> Row | None:
        """The last loaded row, behind which the next page begins."""
        return self._rows[-1] if self._rows else None

    def row_at(self, position: int) -> Row | None:
        return self._shown[position] if 0 <= position < len(self._shown) else None

    def position_of(self, case: UUID) -> int | None:
        """Where a case stands in what is shown."""
        wanted = case.bytes
        return next((at for at, row in enumerate(self._shown) if row.packed[8:24] == wanted), None)

    def headlines(self) -> tuple[str, ...]:
        """The second lines that occur, for the filter to choose from."""
        return tuple(sorted({row.headline for row in self._rows}))

    def empty(self) -> None:
        """Forget everything, as when another list is shown."""
        self.beginResetModel()
        self._rows, self._shown, self._complete, self._asked = [], [], True, False
        self._lines.clear()
        self.endResetModel()

    def put_first_page(self, page: Sequence[Row], *, whole: bool = False) -> None:
        """Replace what a fresh first page covers; a page that is not full, or `whole`, is all there is."""
        if whole or len(page) < PAGE:
            self._rows, self._complete = list(page), True
        else:
            end = page[-1].packed
            behind = next((at for at, row in enumerate(self._rows) if row.packed > end), len(self._rows))
            had_more = behind < len(self._rows)
            self._rows = [*page, *self._rows[behind:]]
            self._complete = self._complete and had_more
        self._show()

    def put_next_page(self, page: Sequence[Row]) -> None:
        """Put a page behind what is loaded; rows that a refresh brought meanwhile are not doubled."""
        end = self._rows[-1].packed if self._rows else b""
        new = [row for row in page if row.packed > end]
        self._rows.extend(new)
        self._complete = len(page) < PAGE
        self._asked = False
        shown = [row for row in new if self._filter.lets_through(row)]
        if shown:
            self._insert(len(self._shown), shown)

    def miss_page(self) -> None:
        """The next page could not be had; it will be asked for again."""
        self._asked = False

    def narrow(self, narrowed: Filter) -> None:
        """Show only what the filter lets through."""
        self._filter = narrowed
        self._show()

    def tick(self) -> None:
        """Let the clocks be painted anew; asks nobody."""
        self._lines.clear()
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1), [QUEUE_LINE])

    def _line(self, row: Row) -> QueueLine:
        line = self._lines.get(row.packed)
        if line is None:
            left = self._left(row)
            holder = self._names.get(row.holder, row.holder)
            line = self._lines[row.packed] = QueueLine(left, isolated(row.name), row.headline, holder)
        return line

    def _left(self, row: Row) -> TimeLeft:
        """The clock of a row, or what stands in its place: whose customer was told in time, and what is decided."""
        if row.stopped:
            bad = Shape.LATE if self._clocks else Shape.CONFLICTS
            return TimeLeft(row.stopped, Shape.AGREES if row.good else bad, 0.0)
        return time_left(self._clock.seconds_left(row.due_at), _SPAN) if self._clocks else _STOPPED

    def _show(self) -> None:
        """Bring what is shown to what is loaded and let through, touching only the rows that differ."""
        self._lines.clear()
        wanted = self._rows
        if self._filter.narrows():
            wanted = [row for row in self._rows if self._filter.lets_through(row)]
        old = self._shown
        start = 0
        while start < min(len(old), len(wanted)) and (old[start] is wanted[start] or old[start] == wanted[start]):
            start += 1
        rest = 0
        while rest < min(len(old), len(wanted)) - start and old[-1 - rest] is wanted[-1 - rest]:
            rest += 1
        self._replace(start, len(old) - rest, wanted[start : len(wanted) - rest])

    def _replace(self, start: int, end: int, wanted: Sequence[Row]) -> None:
        """Rows that stay keep their place in the model, so that the selection stays with its case."""
        coming = {row.packed for row in wanted}
        here = {row.packed for row in self._shown[start:end]}
        staying = [row.packed for row in self._shown[start:end] if row.packed in coming]
        if len(coming) + len(here) > _STEP_BY_STEP or staying != [row.packed for row in wanted if row.packed in here]:
            self.beginResetModel()
            self._shown = [*self._shown[:start], *wanted, *self._shown[end:]]
            self.endResetModel()
            return
        self._shown = list(self._shown)
        at = start
        for comes, run in groupby(wanted, lambda row: row.packed not in here):
            rows = list(run)
            if comes:
                self._insert(at, rows)
                end += len(rows)
                at += len(rows)
                continue
            for row in rows:
                end -= self._remove_gone(at, end, coming)
                if self._shown[at] != row:
                    self._shown[at] = row
                    self.dataChanged.emit(self.index(at), self.index(at))
                at += 1
        self._remove_gone(at, end, coming)

    def _remove_gone(self, start: int, end: int, coming: set[bytes]) -> int:
        """Take away the rows from `start` on that do not come again; how many those were."""
        stop = start
        while stop < end and self._shown[stop].packed not in coming:
            stop += 1
        if stop > start:
            self.beginRemoveRows(QModelIndex(), start, stop - 1)
            del self._shown[start:stop]
            self.endRemoveRows()
        return stop - start

    def _insert(self, at: int, rows: Sequence[Row]) -> None:
        self.beginInsertRows(QModelIndex(), at, at + len(rows) - 1)
        self._shown[at:at] = rows
        self.endInsertRows()
