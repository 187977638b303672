"""The queue of proposed matches: how far the account is, what waits, and the one in front with what speaks for it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from ui.reconcile.matching_rows import Asked, Queue
from ui.reconcile.solution_cards import SolutionCards
from ui.shell.keys import Keys
from ui.staff.cells import CellTable
from ui.widgets.action_button import ActionButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.ground import Foot, Headed
from ui.widgets.label import Label
from ui.widgets.mark import Mark, ShapeBox
from ui.widgets.shapes import Shape

_TITLE_PX = 15


class MatchingView(Headed):
    """`moved` when another proposal came to the front."""

    moved = Signal()

    def __init__(self, keys: Keys) -> None:
        super().__init__()
        self.asked: tuple[Asked, ...] = ()
        self.chosen = 0
        self.confirmed = Mark(Shape.AGREES, "")
        self.proposed = Mark(Shape.PROMISE, "")
        self.open = Mark(Shape.UNKNOWN, "")
        self.rules = ActionButton(self.tr("Rules"), keys=keys.caps("matching.rules"))
        self.by_hand = ActionButton(self.tr("By hand"), keys=keys.caps("hand.open"))
        self.match = ActionButton(self.tr("Match"), keys=keys.caps("matching.match"))
        self.table = CellTable(
            self.tr("Proposed matches"), (self.tr("Day"), self.tr("Line"), self.tr("Entry"), self.tr("Amount"))
        )
        self.empty = EmptyState("")
        self.title = Label("", _TITLE_PX, 600)
        self.why = Label("", 12, 400, "text2")
        self.sign = ShapeBox(Shape.PROMISE)
        self.certificate = Label("", 13, 600)
        self.says = Label("", 12, 400, "text2")
        self.cards = SolutionCards()
        self.confirm = ActionButton(self.tr("Confirm"), keys=keys.caps("matching.confirm"))
        self.reject = ActionButton(self.tr("Do not belong together"), keys=keys.caps("matching.reject"))
        self.other = ActionButton(self.tr("Other solution"), keys=keys.caps("matching.other"))
        self.later = ActionButton(self.tr("Later"), keys=keys.caps("matching.later"))
        self.undo = ActionButton(self.tr("Undo"), keys=keys.caps("matching.undo"))
        self._detail = Foot()
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(self._moved)
        self.cards.chosen.connect(self.choose)

    def current(self) -> Asked | None:
        """The proposal in front."""
        key = self.table.current_key()
        return next((each for each in self.asked if each.row.key == key), None)

    def show_queue(self, queue: Queue) -> None:
        """Show what waits; the one in front stays there while it waits."""
        told = queue.waiting
        self.confirmed.show_mark(Shape.AGREES, self.tr("{count} confirmed").format(count=f"{told.confirmed:,}"))
        self.proposed.show_mark(Shape.PROMISE, self.tr("{count} proposed").format(count=f"{len(queue.asked):,}"))
        said = self.tr("{lines} of the statement and {entries} of the ledger open")
        self.open.show_mark(Shape.UNKNOWN, said.format(lines=f"{told.open_lines:,}", entries=f"{told.open_entries:,}"))
        self.show_asked(queue.asked)

    def show_asked(self, asked: Sequence[Asked]) -> None:
        """Show these proposals."""
        self.asked = tuple(asked)
        self.table.show_rows([each.row for each in self.asked], grows=1)
        self.table.setVisible(bool(self.asked))
        self.empty.setVisible(not self.asked)
        self._moved()

    def choose(self, at: int) -> None:
        """Choose one of the equal solutions by its place."""
        asked = self.current()
        if asked is not None and 0 <= at < len(asked.solutions):
            self.chosen = at
            self.cards.choose(at)

    def _moved(self) -> None:
        asked = self.current()
        self._detail.setVisible(asked is not None)
        if asked is not None:
            self.chosen = 0
            self.title.setText(asked.title)
            self.why.setText(asked.reasons)
            self.sign.set_shape(Shape.PROMISE if asked.unique else Shape.CLOSE)
            self.certificate.setText(asked.certificate)
            self.says.setText(asked.certificate_says)
            self.cards.show_solutions(asked.solutions, 0)
        self.moved.emit()

    def _lay_out(self) -> None:
        self._lay_out_detail()
        column = self._lay_head((self.confirmed, self.proposed, self.open), (self.by_hand, self.rules, self.match))
        for part in (self.empty, self.table, self._detail):
            column.addWidget(part, 1)

    def _lay_out_detail(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.why)
        sure = QHBoxLayout()
        sure.setSpacing(8)
        sure.addWidget(self.sign)
        sure.addWidget(self.certificate)
        self.says.setWordWrap(True)
        self.says.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        sure.addWidget(self.says, 1)
        feet = QHBoxLayout()
        feet.setSpacing(8)
        for button in (self.confirm, self.reject, self.other, self.later):
            feet.addWidget(button)
        feet.addStretch(1)
        feet.addWidget(self.undo)
        column = QVBoxLayout(self._detail)
        column.setContentsMargins(16, 13, 16, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addLayout(sure)
        column.addWidget(self.cards, 1)
        column.addLayout(feet)
