"""The purposes that a letter names, ticked where it is recorded: what it says of them takes effect with it.

Boundary: shows and tells; does nothing. R-06, R-07; rule C11.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

from PySide6.QtWidgets import QGridLayout, QWidget

from ui.staff.box import hint
from ui.widgets.tick_box import TickBox

P = TypeVar("P")


class PurposeTicks(QWidget, Generic[P]):
    """Two in a row below `title`; `begins` says whether each is ticked before anybody has looked."""

    def __init__(self, title: str, words: Mapping[P, str], *, begins: bool) -> None:
        super().__init__()
        self._begins = begins
        self.ticks = {each: TickBox(said) for each, said in words.items()}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setHorizontalSpacing(18)
        grid.addWidget(hint(title), 0, 0, 1, 2)
        for at, tick in enumerate(self.ticks.values()):
            grid.addWidget(tick, 1 + at // 2, at % 2)
        grid.setColumnStretch(1, 1)

    def begin(self) -> None:
        """As before anybody has looked."""
        for tick in self.ticks.values():
            tick.setChecked(self._begins)

    def ticked(self) -> tuple[P, ...]:
        """What is ticked, in its order."""
        return tuple(each for each, tick in self.ticks.items() if tick.isChecked())
