"""The equal solutions of a proposed match, side by side: both sides, the sums below, and which one is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.reconcile.matching_actions import CHOICES
from ui.reconcile.matching_rows import Side, Solution
from ui.shell import theme
from ui.widgets.key_cap import KeyCap
from ui.widgets.label import Label, SectionLabel, breaking

_NARROW, _WIDE = 236, 420
_HIGH = 340
_SAYS_AT_MOST = 180


class SolutionCard(QFrame):
    """One solution; `pressed` when somebody clicks on it."""

    pressed = Signal()

    def __init__(self, solution: Solution, number: int, alone: bool) -> None:
        super().__init__()
        self._chosen = False
        self.texts: list[Label] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setMinimumWidth(_NARROW)
        self.setMaximumWidth(_WIDE + 160 if alone else _WIDE)
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 12, 10)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        row = 0
        if not alone:
            head = QHBoxLayout()
            head.setSpacing(8)
            if number <= CHOICES:
                head.addWidget(KeyCap(str(number)))
            head.addStretch(1)
            grid.addLayout(head, row, 0, 1, 3)
            row += 1
        for title, sides, more in (
            (self.tr("Statement"), solution.lines, solution.more_lines),
            (self.tr("Ledger"), solution.entries, solution.more_entries),
        ):
            grid.addWidget(SectionLabel(title), row, 0, 1, 3)
            row = self._add_sides(grid, row + 1, sides, more)
        for name, amount in solution.sums:
            last = (name, amount) == solution.sums[-1]
            grid.addWidget(Label(name, 12, 600 if last else 400, "text" if last else "text2"), row, 0, 1, 2)
            grid.addWidget(Label(amount, 12, 600 if last else 400), row, 2, Qt.AlignmentFlag.AlignRight)
            row += 1
        told = [*solution.lines, *solution.entries]
        self.setAccessibleName(", ".join(f"{side.on} {side.says} {side.amount}" for side in told))

    def choose(self, chosen: bool) -> None:
        """Whether this is the one that would be confirmed."""
        self._chosen = chosen
        self.setAccessibleDescription(self.tr("chosen") if chosen else "")
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent" if self._chosen else "line2"), 2 if self._chosen else 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _add_sides(self, grid: QGridLayout, row: int, sides: Sequence[Side], more: int) -> int:
        for side in sides:
            says = side.says if len(side.says) <= _SAYS_AT_MOST else side.says[: _SAYS_AT_MOST - 1] + "…"
            told = Label(breaking(says), 12)
            told.setToolTip(side.says)
            # One digit of a reference may decide between two cards: it is wrapped, never cut.
            told.setWordWrap(True)
            told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            self.texts.append(told)
            grid.addWidget(Label(side.on, 12, 400, "text2"), row, 0, 1, 2)
            grid.addWidget(Label(side.amount, 12), row, 2, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(told, row + 1, 0, 1, 3)
            row += 2
        if more:
            grid.addWidget(Label(self.tr("and %n more", "", more), 12, 400, "text3"), row, 1)
            row += 1
        return row


class SolutionCards(QScrollArea):
    """All of them; `chosen` carries the place of the one somebody pointed at."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[SolutionCard] = []
        self.viewport().setAutoFillBackground(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Solutions"))

    def show_solutions(self, solutions: Sequence[Solution], chosen: int) -> None:
        """Show other solutions."""
        inside = QWidget()
        row = QHBoxLayout()
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(12)
        self.cards = [SolutionCard(each, at, len(solutions) == 1) for at, each in enumerate(solutions, 1)]
        for at, card in enumerate(self.cards):
            card.pressed.connect(partial(self.chosen.emit, at))
            row.addWidget(card, 1, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addStretch(1)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)  # which a scroll area has just turned on
        self.setMinimumHeight(min(_HIGH, inside.sizeHint().height() + self.horizontalScrollBar().sizeHint().height()))
        self.choose(chosen)

    def choose(self, chosen: int) -> None:
        """Mark one."""
        for at, card in enumerate(self.cards):
            card.choose(at == chosen and len(self.cards) > 1)
        if 0 <= chosen < len(self.cards):
            self.ensureWidgetVisible(self.cards[chosen])
