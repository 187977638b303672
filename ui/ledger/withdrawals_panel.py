"""The right side with the crypto withdrawals above their limit, each with its approval as it was just checked. L-06."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from backoffice.ledger.approval_rules import Standing, Withdrawal
from ui.ledger.states_panel import StatesPanel
from ui.ledger.wording import LedgerWording, money
from ui.staff.cells import CellRow
from ui.widgets.label import Label
from ui.widgets.row_delegate import Cell
from ui.widgets.shapes import Shape

SHAPES = {
    Standing.VALID: Shape.AGREES,
    Standing.KEY_NOT_VALID: Shape.CLOSE,
    Standing.BROKEN: Shape.CONFLICTS,
    Standing.MISSING: Shape.UNKNOWN,
}


class WithdrawalsPanel(StatesPanel):
    """`drilled` carries the number of a transaction."""

    drilled = Signal(object)

    def __init__(self, wording: LedgerWording, names: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Crypto withdrawals"),
            self.tr("Which approvals"),
            self.tr("No withdrawal above the limit has this state."),
            (self.tr("Approval"), self.tr("Amount"), self.tr("Number")),
            parent,
        )
        self._wording = wording
        self._names = names
        self.found: tuple[Withdrawal, ...] = ()
        self.facts = Label("", 12, 400, "text2")
        self.facts.setWordWrap(True)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 12)
        foot.addWidget(self.facts, 1)
        self.column.addLayout(foot)
        self.turned.connect(self._say_facts)
        self.entered.connect(self._drill)

    def show_withdrawals(self, found: Sequence[Withdrawal]) -> None:
        """Show all of them, and those whose approval stands alike."""
        self.found = tuple(found)
        wrong = sum(each.standing is not Standing.VALID for each in found)
        if wrong:
            words = self.tr("%n withdrawals above the limit have no valid approval. Look into each.", "", wrong)
        elif found:
            words = self.tr("Every withdrawal above the limit has a valid approval.")
        else:
            words = self.tr("No withdrawal was above the limit yet.")
        rows = [(each.standing, self._row(each)) for each in found]
        lists = [(self.tr("all ({count})").format(count=f"{len(rows):,}"), [row for _, row in rows])]
        for standing in Standing:
            some = [row for each, row in rows if each is standing]
            lists.append((f"{self._wording.standing(standing)} ({len(some):,})", some))
        self.show_lists(Shape.CONFLICTS if wrong else Shape.AGREES if found else Shape.UNKNOWN, words, lists)

    def current(self) -> Withdrawal | None:
        key = self.table.current_key()
        return next((each for each in self.found if str(each.number) == key), None)

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
