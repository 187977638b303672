"""Sums of what is selected: asked for when the selection rests, forgotten when it changes."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from backoffice.ledger.views import AssetSum
from ui.ledger.grid_presenter import GridPresenter
from ui.ledger.postings_table import PostingsTable
from ui.ledger.sum_strip import SumStrip

_REST_MS = 120


class Summing(QObject):
    """Stands between the table, the grid's presenter and the strip. One row alone needs no sum."""

    def __init__(self, table: PostingsTable, grid: GridPresenter, strip: SumStrip) -> None:
        super().__init__(table)
        self._table = table
        self._grid = grid
        self._strip = strip
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._sum_up)
        table.chosen.connect(self._chosen)
        grid.summed.connect(self._summed)

    @Slot()
    def _chosen(self) -> None:
        count = self._table.count()
        self._strip.show_count(count if count > 1 else 0)
        self._grid.forget_sum()
        if count > 1:
            self._rest.start()
        else:
            self._rest.stop()

    @Slot()
    def _sum_up(self) -> None:
        self._grid.sum_up(self._table.ranges())

    @Slot(object)
    def _summed(self, sums: tuple[AssetSum, ...]) -> None:
        if self._table.count() > 1:
            self._strip.show_sums(sums)
