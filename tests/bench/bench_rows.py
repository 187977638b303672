"""How long a page of table cells takes to paint, beside Qt's own delegate over the same model shape.

Run: python -m tests.bench.bench_rows
"""

from __future__ import annotations

import os
import time

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication, QTableView

from ui.shell import theme
from ui.widgets.row_delegate import CELL, Cell
from ui.widgets.shapes import Shape
from ui.widgets.table import Table

ROWS, COLUMNS, PAGES, ROW_HEIGHT = 20_000, 8, 150, 26
DISPLAY = int(Qt.ItemDataRole.DisplayRole)


def _row(number: int) -> list[Cell]:
    return [
        Cell("19 Nov", token="text2"),
        Cell(f"T-9041{number:04}", token="text2"),
        Cell("Withdrawal"),
        Cell("Clients / c·····40aa"),
        Cell(f"SEPA-OUT-{number}", token="text2"),
        Cell(f"{number * 131 % 99999:,}.00", weight=500, right=True),
        Cell(f"{1842306 + number:,}.18", token="text2", right=True),
        Cell(mark=Shape.AGREES, mark_last=True),
    ]


class Postings(QAbstractTableModel):
    """The same rows as cells and as plain strings."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = [_row(number) for number in range(ROWS)]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else ROWS

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else COLUMNS

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = DISPLAY) -> object:
        if role == CELL:
            return self._rows[index.row()][index.column()]
        return self._rows[index.row()][index.column()].text if role == DISPLAY else None


def measure(view: QTableView, step: int) -> tuple[float, float]:
    """Median and 95th percentile in ms of painting a page, scrolled on by `step` rows each time."""
    times = []
    for page in range(PAGES):
        view.verticalScrollBar().setValue(page * step)
        QApplication.processEvents()
        start = time.thread_time()
        view.viewport().repaint()
        times.append((time.thread_time() - start) * 1000)
    times.sort()
    return times[PAGES // 2], times[PAGES * 95 // 100]


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    theme.apply(application, dark=False)
    model = Postings()
    ours, plain = Table(row_height=ROW_HEIGHT), QTableView()
    plain.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
    plain.setShowGrid(False)
    for view in (ours, plain):
        view.setModel(model)
        view.resize(1400, 900)
        for column in range(COLUMNS):
            view.setColumnWidth(column, 165)
        view.show()
        application.processEvents()
    for words, step in (("scrolled by 3 rows", 3), ("every row new", 33)):
        mine, peer = measure(ours, step), measure(plain, step)
        print(
            f"{words}: RowDelegate p50 {mine[0]:.1f} ms, p95 {mine[1]:.1f} ms; Qt's own p50 {peer[0]:.1f} ms, "
            f"p95 {peer[1]:.1f} ms; ratio {mine[0] / peer[0]:.2f}"
        )


if __name__ == "__main__":
    main()
