"""The right side with the crypto withdrawals above their limit, each with its approval as it was just checked. L-06."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice.ledger.approval_rules import Standing, Withdrawal
from ui.audit.worded_shape import WordedShape
from ui.ledger.wording import LedgerWording, money
from ui.shell.keys import Keys
from ui.staff.cells import CellRow, CellTable
from ui.widgets.choice import Choice
from ui.widgets.empty_state import EmptyState
from ui.widgets.ground import Side
from ui.widgets.label import Label
from ui.widgets.row_delegate import Cell
from ui.widgets.shapes import Shape

SHAPES = {
    Standing.VALID: Shape.AGREES,
    Standing.KEY_NOT_VALID: Shape.CLOSE,
    Standing.BROKEN: Shape.CONFLICTS,
    Standing.MISSING: Shape.UNKNOWN,
}


class WithdrawalsPanel(Side):
    """`drilled` carries the number of a transaction."""

    drilled = Signal(object)

    def __init__(
        self, keys: Keys, wording: LedgerWording, names: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._wording = wording
        self._names = names
        self.found: tuple[Withdrawal, ...] = ()
        self.title = Label(self.tr("Crypto withdrawals"), 15, 600)
        self.verdict = WordedShape()
        self.state = Choice(self.tr("Which approvals"), quiet=True)
        self.table = CellTable(
            self.tr("Crypto withdrawals"), (self.tr("Approval"), self.tr("Amount"), self.tr("Number"))
        )
        self.facts = Label("", 12, 400, "text2")
        self.facts.setWordWrap(True)
        self.empty = EmptyState(self.tr("No withdrawal above the limit has this state."))
        head = QVBoxLayout()
        head.setContentsMargins(16, 14, 16, 8)
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.verdict)
        choice = QHBoxLayout()
        choice.addWidget(self.state)
        choice.addStretch(1)
        head.addLayout(choice)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 12)
        foot.addWidget(self.facts, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        column.addLayout(foot)
        self._name_states()
        self.state.currentIndexChanged.connect(self._show_rows)
        self.table.entered.connect(self._drill)
        self.table.doubleClicked.connect(self._drill)
        self.table.selectionModel().currentRowChanged.connect(self._say_facts)
        self.table.rows.modelReset.connect(self._say_facts)

    def show_withdrawals(self, found: Sequence[Withdrawal]) -> None:
        """Show these; the state that was chosen stays chosen."""
        self.found = tuple(found)
        wrong = sum(each.standing is not Standing.VALID for each in found)
        if wrong:
            words = self.tr("%n withdrawals above the limit have no valid approval. Look into each.", "", wrong)
            self.verdict.show_mark(Shape.CONFLICTS, words)
        elif found:
            words = self.tr("Every withdrawal above the limit has a valid approval.")
            self.verdict.show_mark(Shape.AGREES, words)
        else:
            words = self.tr("No withdrawal was above the limit yet.")
            self.verdict.show_mark(Shape.UNKNOWN, words)
        self.setAccessibleName(f"{self.title.text()}: {words}")
        self._name_states()
        self._show_rows()

    def current(self) -> Withdrawal | None:
        key = self.table.current_key()
        return next((each for each in self.found if str(each.number) == key), None)

    def _name_states(self) -> None:
        """All, then each state with how many there are."""
        counts = Counter(each.standing for each in self.found)
        names = [self.tr("all ({count})").format(count=len(self.found))]
        names += [f"{self._wording.standing(each)} ({counts[each]})" for each in Standing]
        before = self.state.blockSignals(True)
        chosen = max(0, self.state.currentIndex())
        self.state.clear()
        self.state.addItems(names)
        self.state.setCurrentIndex(chosen)
        self.state.blockSignals(before)

    @Slot()
    def _show_rows(self) -> None:
        at = self.state.currentIndex()
        wanted = tuple(Standing)[at - 1] if at > 0 else None
        shown = [each for each in self.found if wanted in (None, each.standing)]
        self.table.show_rows([self._row(each) for each in shown], grows=0)
        self.table.setVisible(bool(shown))
        self.empty.setVisible(not shown)

    def _row(self, each: Withdrawal) -> CellRow:
        return CellRow(
            str(each.number),
            (
                Cell(self._wording.standing(each.standing), 500, mark=SHAPES[each.standing]),
                Cell(f"{money(each.amount, each.scale)} {each.asset}", right=True),
                Cell(f"T-{each.number}", token="text2"),
            ),
        )

    @Slot()
    def _say_facts(self) -> None:
        now = self.current()
        self.facts.setText("" if now is None else self._wording.approval(now, self._names))

    @Slot()
    def _drill(self) -> None:
        now = self.current()
        if now is not None:
            self.drilled.emit(now.number)
