"""The right side with what was wrong with the platform's feed: what is open, what was settled, and one in full."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from backoffice.ledger.feed_findings import FeedFinding, FeedFindings, FindingState
from ui.audit.fact_text import FactText
from ui.ledger.states_panel import StatesPanel
from ui.ledger.wording import LedgerWording
from ui.shell.keys import Keys
from ui.staff.cells import CellRow
from ui.widgets.action_button import ActionButton
from ui.widgets.row_delegate import Cell
from ui.widgets.shapes import Shape

_SHAPES = {
    FindingState.OPEN: Shape.CONFLICTS,
    FindingState.BOOKED: Shape.AGREES,
    FindingState.DEALT: Shape.LATER,
}
_FACTS_HIGH = 190


class FeedPanel(StatesPanel):
    """`drilled` carries the number of a transaction, `dealt` a finding's id and the words of what was done."""

    drilled = Signal(object)
    dealt = Signal(object, str)

    def __init__(
        self, keys: Keys, wording: LedgerWording, names: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            self.tr("Findings of the feed"),
            self.tr("Which findings"),
            self.tr("No finding has this state."),
            (self.tr("What"), self.tr("Reference")),
            parent,
        )
        self._wording = wording
        self._names = names
        self.found = FeedFindings((), (), 0)
        self.facts = FactText(self.tr("Facts of the finding"))
        self.facts.setFixedHeight(_FACTS_HIGH)
        self.words = QLineEdit()
        self.words.setPlaceholderText(self.tr("What was done about it"))
        self.words.setAccessibleName(self.tr("What was done about it"))
        self.words.setMaxLength(500)
        self.deal = ActionButton(self.tr("Dealt with"), icon="tick", keys=keys.caps("ledger.feed_deal"))
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 4, 16, 12)
        foot.setSpacing(8)
        foot.addWidget(self.words)
        foot.addWidget(self.deal, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.facts)
        self.column.addLayout(foot)
        self.turned.connect(self._say_facts)
        self.entered.connect(self._drill)
        self.deal.clicked.connect(self._deal)
        self.words.returnPressed.connect(self._deal)

    def show_findings(self, found: FeedFindings, why_not: str) -> None:
        """Show these. `why_not` says why the reader cannot deal with one."""
        self.found = found
        self.deal.set_reason(why_not)
        if found.open_count:
            words = self.tr(
                "%n findings wait: their lines of the platform’s feed are not booked.", "", found.open_count
            )
        else:
            words = self.tr("Every line of the platform’s feed was booked, or somebody has dealt with it.")
        settled = self.tr("settled lately ({count})").format(count=f"{len(found.settled):,}")
        lists = (
            (self.tr("open ({count})").format(count=f"{found.open_count:,}"), [self._row(each) for each in found.open]),
            (settled, [self._row(each) for each in found.settled]),
        )
        self.show_lists(Shape.CONFLICTS if found.open_count else Shape.AGREES, words, lists)

    def current(self) -> FeedFinding | None:
        key = self.table.current_key()
        return next((each for each in (*self.found.open, *self.found.settled) if str(each.id) == key), None)

    def clear_words(self) -> None:
        """What was typed has been taken."""
        self.words.clear()

    def _row(self, each: FeedFinding) -> CellRow:
        times = f"×{each.times:,}" if each.times > 1 else ""
        return CellRow(
            str(each.id),
            (
                Cell(self._wording.fault(each.code), 500, mark=_SHAPES[each.state], note=times),
                Cell(self._wording.name(each.reference), token="text2"),
            ),
        )

    @Slot()
    def _say_facts(self) -> None:
        now, say = self.current(), self._wording
        is_open = now is not None and now.state is FindingState.OPEN
        self.deal.setVisible(is_open)
        self.words.setVisible(is_open and self.deal.isEnabled())
        self.facts.setVisible(now is not None)
        if now is None:
            return
        facts = [(self.tr("What"), say.fault(now.code)), (self.tr("Reference"), say.name(now.reference))]
        if now.value and now.value != now.reference:
            facts.append((self.tr("Value"), say.name(now.value)))
        facts.append((self.tr("First"), say.words.moment(now.first_at)))
        if now.times > 1:
            last = self.tr("{at}, {count} times in all")
            facts.append((self.tr("Last"), last.format(at=say.words.moment(now.last_at), count=f"{now.times:,}")))
        if now.transaction is not None:
            facts.append((self.tr("In the books"), f"T-{now.transaction}"))
        if now.dealt_at is not None:
            by = self._names.get(now.dealt_by, now.dealt_by)
            facts.append((self.tr("Dealt with"), f"{by}, {say.words.moment(now.dealt_at)}"))
            facts.append((self.tr("What was done"), say.name(now.words)))
        self.facts.show_facts(facts)

    @Slot()
    def _deal(self) -> None:
        now = self.current()
        if now is not None and self.deal.isEnabled() and now.state is FindingState.OPEN:
            if not self.words.text().strip():
                self.words.setFocus()
            else:
                self.dealt.emit(now.id, self.words.text())

    @Slot()
    def _drill(self) -> None:
        now = self.current()
        if now is not None and now.transaction is not None:
            self.drilled.emit(now.transaction)
