"""Corrections, months and the night's proof in the ledger: what the keys and buttons of the screen do about them.

Boundary: a presenter over services; who decides does so under Approvals. L-01, L-05, S-05.
"""

from __future__ import annotations

from uuid import UUID, uuid4

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from backoffice.desk import ReadWork
from backoffice.ledger import adjustments, approvals, closing, explorer, identity
from backoffice.ledger.approvals import ApprovalProof
from backoffice.ledger.closing import Month
from backoffice.ledger.correcting import Draft
from backoffice.ledger.identity import NightProof
from backoffice.ledger.views import Holdings, Sheet
from backoffice.staff import seconding
from backoffice.staff.rules import Duty
from ui.ledger.accounts import Node
from ui.ledger.adjust_box import AdjustBox
from ui.ledger.adjust_panel import AdjustPanel
from ui.ledger.closing_panel import ClosingPanel
from ui.ledger.ledger_view import LedgerView
from ui.ledger.tree_presenter import TreePresenter
from ui.ledger.wording import LedgerWording
from ui.shell.presenter import Presenter
from ui.shell.workspace import Seat
from ui.widgets.bar import Tone

_Closing = tuple[tuple[Month, ...], NightProof | None, ApprovalProof | None]


class Corrections(Presenter):
    """`holdings` are what there is to choose from, given by the page whenever they are fresh."""

    def __init__(
        self, seat: Seat, page: QWidget, view: LedgerView, tree: TreePresenter, wording: LedgerWording
    ) -> None:
        super().__init__(seat, view)
        self._view = view
        self._tree = tree
        self._wording = wording
        self._keys_of: dict[object, UUID] = {}
        self._said_broken = False
        self._made: UUID | None = None
        self.holdings = Holdings((), (), None, None)
        self.panel = AdjustPanel(seat.keys, wording, seat.names, seat.person.name)
        self.closing = ClosingPanel(seat.keys, wording, seat.names)
        self._box: AdjustBox | None = None
        for part in (self.panel, self.closing):
            view.right.addWidget(part)
        view.drawer.reverse.clicked.connect(self.reverse)
        view.drawer.correct.clicked.connect(self.correct)
        self.panel.decide.clicked.connect(self.decide)
        self.panel.table.entered.connect(self.decide)
        self.panel.withdraw.clicked.connect(self.withdraw)
        self.closing.seal.clicked.connect(self.seal)
        view.said.acted.connect(self.show_closing)
        self.closing.drilled.connect(self._drill)
        keys = seat.keys
        keys.bind("ledger.reverse", page, self.reverse, self._why_not_reverse)
        keys.bind("ledger.correct", page, self.correct, self._why_not_correct)
        keys.bind("ledger.waiting", page, self.show_waiting)
        keys.bind("ledger.decide", page, self.decide, self._why_not_decide)
        keys.bind("ledger.closing", page, self.show_closing)
        keys.bind("ledger.seal", page, self.seal, self._why_not_seal)

    def begin(self, holdings: Holdings) -> None:
        """The page has fresh holdings; a proof that does not hold is said above the list."""
        self.holdings = holdings
        self.ask(identity.last_proof, done=self._say_proof)

    @property
    def box(self) -> AdjustBox:
        """The box in which corrections are proposed, made when it is first wanted."""
        if self._box is None:
            frame = self.seat.doors
            if not isinstance(frame, QWidget):
                raise TypeError("the box stands over the window's frame")
            self._box = AdjustBox(frame, self.seat, self._wording)
            self._box.proposed.connect(self._proposed)
        return self._box

    @Slot()
    def reverse(self) -> None:
        sheet = self._view.drawer.sheet
        if sheet is not None and not self._why_not_reverse():
            self.box.open_reversal(sheet, self.seat.clock.now().date())

    @Slot()
    def correct(self) -> None:
        if not self._why_not_correct():
            self.box.know_accounts(_paths(self._tree.root))
            self.box.open_correction(self._view.drawer.sheet, self.seat.clock.now().date(), self.holdings.assets)

    @Slot()
    def show_waiting(self) -> None:
        """The corrections that wait, at the right; what the drawer says of its transaction follows."""
        self._view.show_right(self.panel)
        self.ask(adjustments.waiting, done=self._waits)
        sheet = self._view.drawer.sheet
        if sheet is not None:
            self.ask(explorer.sheet, sheet.number, done=self._view.drawer.show_sheet)

    @Slot()
    def decide(self) -> None:
        """Go to where the chosen one is decided."""
        now = self.panel.current()
        if now is not None:
            self.seat.doors.go("staff.approvals", now.proposal.id)

    @Slot()
    def withdraw(self) -> None:
        now = self.panel.current()
        if now is not None and now.drafted_by == self.seat.person.name:
            self.do(seconding.withdraw, now.proposal.id, done=self._withdrawn, key=self._key(now.id))

    @Slot()
    def show_closing(self) -> None:
        """What the night proved, and the months, at the right."""
        self._view.show_right(self.closing)
        desk = self.seat.desk

        def both(read: ReadWork) -> _Closing:
            return closing.months(read), identity.last_proof(read), approvals.last_proof(read)

        self.seat.tasks.quick(self, lambda: desk.ask(both), self._show_closing)

    @Slot()
    def seal(self) -> None:
        month = self.closing.next_month()
        if month is not None and not self._why_not_seal():
            self.do(closing.propose_seal, month.first, done=self._sealing, key=self._key(month.first))

    def _key(self, about: object) -> UUID:
        return self._keys_of.setdefault(about, uuid4())

    def _say_proof(self, proof: NightProof | None) -> None:
        if proof is not None and not proof.holds:
            words = self.tr("The books contradicted themselves when they were proved, {at}.")
            keys = self.seat.keys.caps("ledger.closing")
            told = words.format(at=self._wording.words.moment(proof.at))
            self._view.said.say(Tone.ERROR, told, action=self.tr("Show where"), keys=keys)
        elif self._said_broken:
            self._view.said.hide()
        self._said_broken = proof is not None and not proof.holds

    def _waits(self, drafts: tuple[Draft, ...]) -> None:
        self.panel.show_drafts(drafts)
        if self._made is not None:
            # Beside what was just proposed stands Withdraw, and beside nothing else.
            self.panel.choose(self._made)
            self._made = None

    def _show_closing(self, found: _Closing) -> None:
        months, proof, approved = found
        self.closing.show_proof(proof)
        self.closing.show_approvals(approved)
        self.closing.show_months(months, self._why_no_finance())

    @Slot(object)
    def _drill(self, number: int) -> None:
        self._view.show_right(self._view.drawer)
        self._view.drawer.turned_to.emit(number)

    @Slot()
    def _proposed(self) -> None:
        self._made = self.box.made
        self.show_waiting()
        self.seat.pulse.beat()

    def _withdrawn(self, _answer: None) -> None:
        self.seat.doors.tell(self.tr("Withdrawn."))
        self.show_waiting()

    def _sealing(self, _proposal: UUID) -> None:
        self._keys_of.clear()
        self.seat.doors.tell(self.tr("Proposed. A finance lead who is somebody else decides it under Approvals."))
        self.show_closing()
        self.seat.pulse.beat()

    def _why_no_finance(self) -> str:
        return "" if Duty.FINANCE in self.seat.person.duties else self.tr("only finance corrects and seals")

    def _why_not_correct(self) -> str:
        return self._why_no_finance()

    def _why_not_reverse(self) -> str:
        sheet: Sheet | None = self._view.drawer.sheet
        if self._why_no_finance():
            return self._why_no_finance()
        if sheet is None:
            return self.tr("choose a posting first")
        if sheet.reversed_by:
            return self.tr("it is reversed already")
        return self.tr("its reversal waits for a lead") if sheet.reversal_waits else ""

    def _why_not_decide(self) -> str:
        here = self._view.right.currentWidget() is self.panel and self.panel.current() is not None
        return "" if here else self.tr("choose a correction that waits first")

    def _why_not_seal(self) -> str:
        if self._why_no_finance():
            return self._why_no_finance()
        if self._view.right.currentWidget() is not self.closing:
            return self.tr("look at the months first")
        return "" if self.closing.next_month() is not None else self.tr("no month can be sealed now")


def _paths(node: Node) -> list[str]:
    """The accounts under a node, in the order of the tree."""
    if not node.children:
        return [node.path] if node.path else []
    return [path for child in node.children for path in _paths(child)]
