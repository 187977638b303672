"""What the approvals screen shows: what waits for a second person, and at the right exactly what would be agreed to."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from backoffice.rights.second_due import Due
from backoffice.staff.views import Proposal, ProposalState
from ui.ledger.adjust_sheet import AdjustSheet
from ui.ledger.wording import LedgerWording
from ui.rights.second_look_sheet import SecondLookSheet
from ui.rights.wording import RightsWording
from ui.shell import theme
from ui.shell.workspace import Seat
from ui.staff.cells import CellTable
from ui.staff.origin_sheet import OriginSheet
from ui.staff.wording import StaffWording
from ui.widgets.action_button import ActionButton
from ui.widgets.bar import Bar
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import Label, breaking
from ui.widgets.list_head import ListHead
from ui.widgets.mark import Mark
from ui.widgets.shapes import Shape

_WIDTH = 400
# A longer name of a fact is wrapped; so is a word without a place to break, by such pieces.
_NAMED, _PIECE = 132, 4
_SHAPES = {
    ProposalState.PROPOSED: Shape.UNKNOWN,
    ProposalState.APPROVED: Shape.AGREES,
    ProposalState.USED: Shape.AGREES,
    ProposalState.REFUSED: Shape.CONFLICTS,
    ProposalState.WITHDRAWN: Shape.LATER,
    ProposalState.EXPIRED: Shape.LATE,
}


def shape_of(proposal: Proposal) -> Shape:
    return _SHAPES[proposal.state]


class ApprovalsView(QWidget):
    def __init__(self, seat: Seat, wording: StaffWording) -> None:
        super().__init__()
        keys = seat.keys
        self._wording = wording
        self.title = Label(self.tr("Approvals"), 15, 600)
        self.count = Label("", 15, 400, "text3")
        self.lately = ActionButton("", icon="clock", keys=keys.caps("approvals.lately"))
        self.said = Bar()
        self.table = CellTable(
            self.tr("Approvals"),
            (self.tr("What"), self.tr("About"), self.tr("Proposed by"), self.tr("State"), self.tr("Until")),
        )
        self.empty = EmptyState("")
        self.action = Label("", 18, 600)
        self.action.setWordWrap(True)
        self.state = Mark(Shape.UNKNOWN, "")
        self.draft = AdjustSheet(LedgerWording(wording.words), seat.names)
        self.origin = OriginSheet(LedgerWording(wording.words))
        self.second = SecondLookSheet(
            RightsWording(wording.words.language), keys.caps("approvals.look"), keys.caps("approvals.evidence")
        )
        self.also: tuple[tuple[str, str], ...] = ()
        """What is said besides the facts of the proposal that is shown next."""
        self._facts = QVBoxLayout()
        self._facts.setSpacing(8)
        self.why = Label("", 12, 400, "text3")
        self.why.setWordWrap(True)
        self.agree = ActionButton(self.tr("Agree"), keys=keys.caps("approvals.agree"), tall=True)
        self.refuse = ActionButton(self.tr("Refuse"), keys=keys.caps("approvals.refuse"), tall=True)
        self.withdraw = ActionButton(self.tr("Withdraw"), keys=keys.caps("approvals.withdraw"))
        self._drawer = QWidget()
        self._over = ListHead((self.title, self.count), (self.lately,), self.said)
        self._lay_out()
        self.show_mode(lately=False)

    def show_mode(self, *, lately: bool) -> None:
        self.title.setText(self.tr("Decided lately") if lately else self.tr("Approvals"))
        self.lately.set_label(self.tr("Waiting") if lately else self.tr("Decided lately"))

    def show_empty(self, sentence: str, keys: tuple[str, ...]) -> None:
        self.empty.say(sentence, keys)

    def show_proposal(
        self, proposal: Proposal | None, not_agree: str, not_refuse: str, *, own: bool, due: Due | None = None
    ) -> None:
        """Show one in full, or none; the two say why the reader cannot agree to it, or refuse it."""
        self._drawer.setVisible(proposal is not None)
        if proposal is None:
            return
        wording = self._wording
        self.action.setText(wording.action(proposal))
        self.state.show_mark(shape_of(proposal), wording.proposal_state(proposal))
        lines = [
            *wording.facts(proposal, due),
            *self.also,
            (self.tr("Proposed"), f"{wording.who(proposal.proposed_by)}, {wording.moment(proposal.proposed_at)}"),
            (self.tr("Until"), wording.moment(proposal.expires_at)),
        ]
        if proposal.decided_by is not None and proposal.decided_at is not None:
            lines.append(
                (self.tr("Decided"), f"{wording.who(proposal.decided_by)}, {wording.moment(proposal.decided_at)}")
            )
        if proposal.reason:
            lines.append((self.tr("Why not"), proposal.reason))
        self._show_facts(lines)
        self.let_decide(proposal, not_agree, not_refuse, own=own)
        self.withdraw.setVisible(own and proposal.state in (ProposalState.PROPOSED, ProposalState.APPROVED))
        self._drawer.setAccessibleName(f"{self.action.text()}. " + ". ".join(": ".join(line) for line in lines))

    def let_decide(self, proposal: Proposal, not_agree: str, not_refuse: str, *, own: bool) -> None:
        """Say again why the reader cannot agree to what is shown, or refuse it."""
        waits = proposal.state is ProposalState.PROPOSED
        self.why.setText(not_agree if waits else "")
        self.why.setVisible(waits and bool(not_agree))
        for button, why_not in ((self.agree, not_agree), (self.refuse, not_refuse)):
            button.setVisible(waits and not own)
            button.setEnabled(not why_not)

    @Slot()
    def up(self) -> None:
        self.table.step(-1)

    @Slot()
    def down(self) -> None:
        self.table.step(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.fillRect(0, self._over.height(), self.width(), 1, theme.color("line2"))
        painter.fillRect(self._right.x(), self._over.height(), 1, self.height(), theme.color("line2"))
        painter.end()

    def _show_facts(self, lines: list[tuple[str, str]]) -> None:
        while (item := self._facts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (label, value) in enumerate(lines):
            named, told = Label(label, 12, 400, "text3"), Label(breaking(value, _PIECE), 13, 400)
            told.setWordWrap(True)
            if named.sizeHint().width() > _NAMED:
                named.setText(breaking(label, _PIECE))
                named.setWordWrap(True)
                named.setFixedWidth(_NAMED)
            for column, each in enumerate((named, told)):
                each.setObjectName("fact")
                grid.addWidget(each, row, column, Qt.AlignmentFlag.AlignTop)
        self._facts.addWidget(box)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.agree, self.refuse, self.withdraw):
            buttons.addWidget(button)
        buttons.addStretch(1)
        inner = QVBoxLayout(self._drawer)
        inner.setContentsMargins(16, 14, 16, 16)
        inner.setSpacing(8)
        inner.addWidget(self.action)
        inner.addWidget(self.state, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addSpacing(8)
        inner.addLayout(self._facts)
        inner.addWidget(self.draft)
        inner.addWidget(self.origin)
        inner.addWidget(self.second)
        inner.addSpacing(12)
        inner.addWidget(self.why)
        inner.addLayout(buttons)
        inner.addStretch(1)
        self._right = QWidget()
        self._right.setFixedWidth(_WIDTH)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(1, 0, 0, 0)
        right.addWidget(self._drawer)
        self.empty.stand_in(self.table)
        row = QHBoxLayout()
        row.setContentsMargins(0, 1, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.table, 1)
        row.addWidget(self._right)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._over)
        column.addLayout(row, 1)
