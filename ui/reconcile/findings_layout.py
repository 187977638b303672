"""Where the parts of the findings panel stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui.staff.cells import CellTable
from ui.widgets.label import Label, SectionLabel

if TYPE_CHECKING:
    from ui.reconcile.findings_panel import FindingsPanel

# Classes that are in sight however little room there is, and findings before classes scroll.
_FEWEST, _LISTED = 2, 4


def lay_out(panel: FindingsPanel, heads: tuple[str, str, str], wide: int, high: int) -> None:
    """`heads` over the classes, beside them, and over the list; `wide` at least, classes `high`."""
    panel.setMinimumWidth(wide)
    panel.classes.horizontalHeader().hide()
    panel.classes.setFixedHeight(high)
    panel.classes.setSelectionMode(CellTable.SelectionMode.NoSelection)
    panel.classes.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    panel.classes.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    acts = QHBoxLayout()
    acts.setContentsMargins(12, 4, 12, 8)
    acts.setSpacing(6)
    for button in panel.buttons.values():
        acts.addWidget(button)
    acts.addStretch(1)
    said = QHBoxLayout()
    said.setContentsMargins(12, 6, 12, 2)
    said.addWidget(panel.told, 1)
    foot = QHBoxLayout()
    foot.setContentsMargins(12, 4, 12, 12)
    foot.addWidget(panel.close_button, 1)
    bar = QHBoxLayout()
    bar.setContentsMargins(12, 0, 12, 8)
    bar.addWidget(panel.uncovered)
    column = QVBoxLayout(panel)
    column.setContentsMargins(1, 0, 0, 0)
    column.setSpacing(0)
    column.addLayout(_head(heads[0], heads[1]))
    column.addWidget(panel.classes)
    column.addLayout(_head(heads[2], ""))
    column.addWidget(panel.settled)
    column.addWidget(panel.table, 1)
    column.addLayout(said)
    column.addWidget(panel.question)
    column.addLayout(acts)
    column.addLayout(bar)
    column.addWidget(panel.identity)
    column.addLayout(foot)


def fit_classes(panel: FindingsPanel, rows: int, row_high: int) -> None:
    """Give the classes room for their `rows`, and let them scroll where the list below would lose its own."""
    column = panel.layout()
    if column is None:
        return
    others = max(column.minimumHeightForWidth(panel.width()), column.minimumSize().height())
    others -= panel.classes.minimumHeight() + panel.table.minimumSizeHint().height()
    head = panel.table.horizontalHeader().sizeHint().height()
    room = (panel.height() - others - head - _LISTED * row_high) // row_high
    shown = min(rows, max(_FEWEST, room))
    scrolls = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if shown < rows else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    panel.classes.setVerticalScrollBarPolicy(scrolls)
    panel.classes.setFixedHeight(shown * row_high + 2)


def _head(title: str, aside: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(12, 9, 12, 7)
    row.addWidget(SectionLabel(title))
    row.addStretch(1)
    row.addWidget(Label(aside, 12, 400, "text3"))
    return row
