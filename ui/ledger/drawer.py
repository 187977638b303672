"""The right side: one transaction with all its sides, both dates, its source, its batch, and what it reverses."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice.ledger.correcting import Reason
from backoffice.ledger.views import Sheet
from ui.audit.fact_text import FactText
from ui.audit.worded_shape import WordedShape
from ui.ledger.marks import icons_of, words_of
from ui.ledger.withdrawals_panel import SHAPES
from ui.ledger.wording import LedgerWording, money
from ui.shell.keys import Keys
from ui.staff.cells import CellRow, CellTable
from ui.widgets.action_button import ActionButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.ground import Side
from ui.widgets.label import Label, SectionLabel
from ui.widgets.link_button import LinkButton
from ui.widgets.mark import Mark
from ui.widgets.row_delegate import Cell
from ui.widgets.shapes import Shape
from ui.widgets.tag import Tag

WIDTH = 348
_ROW = 28


class Drawer(Side):
    """`drilled` carries the side's account and asset, `turned_to` the number of another transaction."""

    drilled = Signal(str, str)
    turned_to = Signal(object)

    def __init__(self, keys: Keys, wording: LedgerWording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self.sheet: Sheet | None = None
        self.title = Label("", 15, 600)
        self.kind = Tag("")
        self.facts = FactText(self.tr("Facts of the transaction"))
        self.facts.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.agrees = Mark(Shape.AGREES, "")
        self.sides = CellTable(self.tr("All sides"), (self.tr("Account"), self.tr("Amount"), self.tr("Asset")))
        self.reverses = LinkButton("")
        self.reversed_by = LinkButton("")
        self.account = ActionButton(self.tr("Account"), keys=keys.caps("ledger.account"))
        self.customer = ActionButton(self.tr("Customer"), keys=keys.caps("ledger.customer"))
        self.copy = ActionButton(self.tr("Copy"), keys=keys.caps("ledger.copy"))
        self.reverse = ActionButton(self.tr("Reverse"), keys=keys.caps("ledger.reverse"))
        self.correct = ActionButton(self.tr("Correct"), keys=keys.caps("ledger.correct"))
        self.waits = Mark(Shape.UNKNOWN, self.tr("its reversal waits for a lead"))
        self.approval = WordedShape()
        self.corrects = LinkButton("")
        self.corrected_by = LinkButton("")
        self.empty = EmptyState(self.tr("Choose a posting."), keys.caps("ledger.down"))
        self._whole = QWidget()
        self._lay_out()
        self.sides.entered.connect(self._drill)
        self.sides.doubleClicked.connect(self._drill)
        for link in (self.reverses, self.reversed_by, self.corrects, self.corrected_by):
            link.clicked.connect(self._turn)
        self.show_sheet(None)

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Show another transaction, or none."""
        self.sheet = sheet
        self._whole.setVisible(sheet is not None)
        self.empty.setVisible(sheet is None)
        if sheet is None:
            return
        say = self._wording
        self.title.setText(f"T-{sheet.number}")
        self.kind.set_text(say.kind(sheet.kind))
        self.facts.show_facts(self._facts(sheet))
        self.sides.show_rows(
            [
                CellRow(
                    str(number),
                    (
                        Cell(
                            self._wording.short(side.account, side.holder),
                            icons=icons_of(side.marks),
                            icons_say=words_of(side.marks),
                        ),
                        Cell(money(side.amount, side.scale), right=True),
                        Cell(side.asset, token="text2"),
                    ),
                )
                for number, side in enumerate(sheet.sides)
            ],
            grows=0,
        )
        self.sides.setFixedHeight(_ROW * min(8, len(sheet.sides)) + 30)
        self._say_sums(sheet)
        self.approval.setVisible(sheet.withdrawal is not None)
        if sheet.withdrawal is not None:
            self.approval.show_mark(SHAPES[sheet.withdrawal.standing], say.stands(sheet.withdrawal))
        for link, words, others in (
            (self.reverses, self.tr("Reverses T-{number}"), (sheet.reverses,)),
            (self.reversed_by, self.tr("Reversed by {numbers}"), sheet.reversed_by),
            (self.corrects, self.tr("Corrects T-{number}"), (sheet.corrects,)),
            (self.corrected_by, self.tr("Corrected by {numbers}"), sheet.corrected_by),
        ):
            numbers = [each for each in others if each is not None]
            first = numbers[0] if numbers else None
            link.setVisible(bool(numbers))
            link.setProperty("number", first)
            link.setText(words.format(number=first, numbers=", ".join(f"T-{each}" for each in numbers)))
            link.setAccessibleName(link.text())
            link.updateGeometry()
        self.waits.setVisible(sheet.reversal_waits)
        self.reverse.setEnabled(not sheet.reversed_by and not sheet.reversal_waits)
        self.customer.setVisible(any(side.holder for side in sheet.sides))
        self.setAccessibleName(f"{self.title.text()}, {say.kind(sheet.kind)}, {self.agrees.accessibleName()}")

    def chosen_side(self) -> int:
        """The side under the cursor."""
        return max(0, self.sides.currentIndex().row())

    def _say_sums(self, sheet: Sheet) -> None:
        sums: dict[str, int] = {}
        scales = {side.asset: side.scale for side in sheet.sides}
        for side in sheet.sides:
            sums[side.asset] = sums.get(side.asset, 0) + side.amount
        told = ", ".join(f"{money(total, scales[asset])} {asset}" for asset, total in sums.items())
        agrees = not any(sums.values())
        words = self.tr("sums to {sums}") if agrees else self.tr("does not balance: {sums}")
        self.agrees.show_mark(Shape.AGREES if agrees else Shape.CONFLICTS, words.format(sums=told))

    def _facts(self, sheet: Sheet) -> list[tuple[str, str]]:
        say = self._wording
        recorded = f"{say.day(sheet.recorded_at.astimezone().date())} {sheet.recorded_at.astimezone():%H:%M:%S}"
        facts = [
            (self.tr("Happened"), say.day(sheet.happened_on)),
            (self.tr("Booked"), say.day(sheet.booked_on)),
            (self.tr("Recorded"), recorded),
        ]
        if sheet.frozen_at is not None:
            left = self.tr("before the freeze of {at}, booked after it")
            facts.append((self.tr("Left"), left.format(at=say.words.moment(sheet.frozen_at))))
        for holder, marks in {side.holder: side.marks for side in sheet.sides if side.holder}.items():
            facts.append((self.tr("Customer"), holder))
            if words_of(marks):
                facts.append((self.tr("Stands"), words_of(marks)))
        if sheet.words:
            facts.append((self.tr("Words"), say.name(sheet.words)))
        facts += [(self.tr("Reference"), sheet.reference), (self.tr("Source"), say.source(sheet.source))]
        if sheet.withdrawal is not None:
            facts.append((self.tr("Approval"), say.approval(sheet.withdrawal, {})))
        if sheet.batch is not None:
            came = ", ".join(sheet.files)
            facts.append((self.tr("Batch"), f"{came}\n{sheet.batch}" if came else str(sheet.batch)))
            facts.append((self.tr("Booked by"), sheet.batch_by))
        if sheet.agreed is not None:
            facts += [
                (self.tr("Proposed by"), sheet.agreed.proposed_by),
                (self.tr("Agreed by"), sheet.agreed.agreed_by),
                (self.tr("Reason"), say.reason(Reason(sheet.agreed.reason))),
                (self.tr("Why"), say.name(sheet.agreed.explanation) if sheet.agreed.explanation else self.tr("erased")),
            ]
        sealed = self.tr("sealed") if sheet.month_sealed else self.tr("open")
        facts.append((self.tr("Month"), sealed))
        return facts

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 4)
        head.setSpacing(10)
        head.addWidget(self.title)
        head.addWidget(self.kind)
        head.addStretch(1)
        both = QHBoxLayout()
        both.setContentsMargins(16, 4, 16, 4)
        both.addWidget(SectionLabel(self.tr("All sides")))
        both.addStretch(1)
        both.addWidget(self.agrees)
        links = QHBoxLayout()
        links.setContentsMargins(12, 0, 16, 4)
        links.addWidget(self.reverses)
        links.addWidget(self.reversed_by)
        links.addWidget(self.corrects)
        links.addWidget(self.corrected_by)
        links.addStretch(1)
        waits = QHBoxLayout()
        waits.setContentsMargins(16, 0, 16, 4)
        waits.addWidget(self.waits)
        waits.addStretch(1)
        approval = QHBoxLayout()
        approval.setContentsMargins(16, 2, 16, 4)
        approval.addWidget(self.approval)
        change = QHBoxLayout()
        change.setContentsMargins(16, 0, 16, 12)
        change.setSpacing(6)
        change.addWidget(self.reverse)
        change.addWidget(self.correct)
        change.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 6)
        foot.setSpacing(6)
        for button in (self.account, self.customer, self.copy):
            foot.addWidget(button)
        foot.addStretch(1)
        inner = QVBoxLayout(self._whole)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addLayout(head)
        inner.addLayout(both)
        inner.addWidget(self.sides)
        inner.addLayout(links)
        inner.addLayout(waits)
        inner.addLayout(approval)
        inner.addWidget(self.facts, 1)
        inner.addLayout(foot)
        inner.addLayout(change)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._whole, 1)
        column.addWidget(self.empty, 1)

    @Slot()
    def _drill(self) -> None:
        if self.sheet is not None and self.sheet.sides:
            side = self.sheet.sides[self.chosen_side()]
            self.drilled.emit(side.account, side.asset)

    @Slot()
    def _turn(self) -> None:
        self.turned_to.emit(self.sender().property("number"))
