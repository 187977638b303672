"""The approvals workspace: what one person proposed and a second person decides. S-05."""

from __future__ import annotations

from functools import cached_property
from uuid import UUID, uuid4

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backoffice.errors import BackofficeError
from backoffice.ledger.correcting import Draft
from backoffice.reconcile import reversing
from backoffice.reconcile.reversing import Took
from backoffice.rights import second_due
from backoffice.rights.second_due import Due
from backoffice.staff import seconding
from backoffice.staff.rules import Action, may_second
from backoffice.staff.views import Proposal, ProposalState
from ui.kyc.wording import Wording
from ui.rights.second_looking import SecondLooking
from ui.screening.refer_box import frame_of
from ui.shell.presenter import Presenter
from ui.shell.workspace import Page, Seat
from ui.staff import evidence
from ui.staff.approvals_view import ApprovalsView, shape_of
from ui.staff.cells import CellRow
from ui.staff.evidence import Read
from ui.staff.refuse_box import RefuseBox
from ui.staff.sure_box import SureBox
from ui.staff.wording import StaffWording
from ui.widgets.bar import Tone
from ui.widgets.row_delegate import Cell

_ENTRIES_SHOWN = 6
_Answer = tuple[tuple[Proposal, ...], tuple[CellRow, ...], dict[UUID, Due]]
# What cannot be taken back once it is done is asked for twice: one stroke is too little for it.
_ASKED_TWICE = frozenset({Action.RIGHTS_ERASE})


class ApprovalsPage(Page):
    """`open_at` takes a proposal."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self.wording = StaffWording(Wording(seat.language), seat.names)
        self.view = ApprovalsView(seat, self.wording)
        self.presenter = Presenter(seat, self.view)
        self.proposals: dict[str, Proposal] = {}
        self._due: dict[UUID, Due] = {}
        self.lately = False
        self._mine = may_second(frozenset(seat.person.duties))
        self._keys: dict[tuple[UUID, str], UUID] = {}
        self._wanted: UUID | None = None
        self._resting = False
        self._draft: Draft | None = None
        self._reversal: Took | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.view.table.selectionModel().currentRowChanged.connect(self._moved)
        self.view.table.rows.modelReset.connect(self._moved)
        self.view.agree.clicked.connect(self.agree)
        self.view.refuse.clicked.connect(self.refuse)
        self.view.withdraw.clicked.connect(self.withdraw)
        self.view.lately.clicked.connect(self.toggle_lately)
        self.looking = SecondLooking(seat, self.view.second, self)
        self.looking.changed.connect(self._let_decide)
        self._bind()

    def open_at(self, target: UUID) -> None:
        self._wanted = target
        self._choose_wanted()

    def target(self) -> UUID | None:
        now = self.current()
        return None if now is None else now.id

    def entered(self) -> None:
        self.refresh()
        self.view.table.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def current(self) -> Proposal | None:
        key = self.view.table.current_key()
        return None if key is None else self.proposals.get(key)

    @Slot()
    def refresh(self) -> None:
        """Ask for fresh rows; old ones stay until they are there."""
        desk, wording, own, lately = self.seat.desk, self.wording, self.seat.person.name, self.lately
        yours = self.tr("yours")

        def work() -> _Answer:
            found = desk.ask(seconding.proposals_lately if lately else seconding.proposals_waiting)
            if lately:
                found = tuple(each for each in found if each.state is not ProposalState.PROPOSED)
            due = desk.ask(second_due.due_of, found)
            rows = tuple(
                _row(each, wording, yours if each.proposed_by == own else "", due.get(each.id)) for each in found
            )
            return found, rows, due

        self.seat.tasks.quick(self, work, self._show)

    @cached_property
    def refusing(self) -> RefuseBox:
        """The box that asks why, made when it is first wanted."""
        frame = self.seat.doors
        if not isinstance(frame, QWidget):
            raise TypeError("the box stands over the window's frame")
        box = RefuseBox(frame, self.seat)
        box.refused.connect(self._was_refused)
        box.overtaken.connect(self._failed)
        return box

    @Slot()
    def agree(self) -> None:
        now = self.current()
        if now is None or self._why_not_agree():
            return
        if now.action in _ASKED_TWICE:
            words = self.tr("{about}. Once it is carried out, nothing brings it back.")
            what = words.format(about=self.wording.about(now, self._due.get(now.id)))
            self.sure.ask(self.wording.action(now), what, self.tr("Agree"), _Nothing(), _Agreeing(self, now))
        else:
            self.agree_to(now)

    def agree_to(self, shown: Proposal) -> None:
        """Agree to what was shown, and to nothing that has come in its place."""
        done, key = self._said(self.tr("Agreed.")), self._key(shown, "agree")
        self.presenter.do(seconding.agree, shown.id, shown.hash(), done=done, failed=self._failed, key=key)

    @cached_property
    def sure(self) -> SureBox:
        """The box that asks again, made when it is first wanted."""
        return SureBox(frame_of(self), self.seat)

    @Slot()
    def refuse(self) -> None:
        now = self.current()
        if now is not None and not self._why_not_decide():
            self.refusing.open_for(now, self.wording.action(now))

    @Slot()
    def _was_refused(self) -> None:
        self.after(self.tr("Refused."))

    @Slot()
    def withdraw(self) -> None:
        now = self.current()
        if now is not None and not self._why_not_withdraw():
            self.presenter.do(
                seconding.withdraw, now.id, done=self._said(self.tr("Withdrawn.")), key=self._key(now, "withdraw")
            )

    @Slot()
    def toggle_lately(self) -> None:
        self.lately = not self.lately
        self.view.show_mode(lately=self.lately)
        self.refresh()

    def _key(self, proposal: Proposal, verb: str) -> UUID:
        return self._keys.setdefault((proposal.id, verb), uuid4())

    def _said(self, words: str) -> _Said:
        return _Said(self, words)

    @Slot(object)
    def _failed(self, error: BackofficeError) -> None:
        self.seat.doors.complain(error)
        self.refresh()

    def after(self, words: str) -> None:
        """Something was decided: say so, and look again. The next one is chosen by its reader, not by the list."""
        self._resting = True
        self.view.said.say(Tone.DONE, words)
        self.seat.doors.tell(words)
        self.refresh()
        self.seat.pulse.beat()

    def _show(self, answer: _Answer) -> None:
        self.proposals = {str(each.id): each for each in answer[0]}
        self._due = answer[2]
        self.view.count.setText(str(len(answer[0])))
        self.view.show_empty(
            self.tr("Nothing was decided in the last thirty days.")
            if self.lately
            else self.tr("Nothing waits for a second person. What was decided lately:"),
            () if self.lately else self.seat.keys.caps("approvals.lately"),
        )
        self.view.empty.setVisible(not answer[0])
        resting = self._resting
        self.view.table.show_rows(answer[1], grows=1)
        if resting:
            # A key that was held too long must not agree to what nobody has read.
            self.view.table.setCurrentIndex(QModelIndex())
            self.view.table.clearSelection()
            self._resting = True
        self._choose_wanted()

    def _choose_wanted(self) -> None:
        row = -1 if self._wanted is None else self.view.table.rows.row_of(str(self._wanted))
        if row >= 0:
            self.view.table.selectRow(row)
            self._wanted = None

    @Slot()
    def _moved(self) -> None:
        now = self.current()
        self._resting = self._resting and now is None
        if now is None or self._draft is None or self._draft.proposal.id != now.id:
            self._draft = None
            self.view.draft.show_draft(None)
            self.view.origin.show_origin(None, None)
        if now is not None and self._draft is None and now.action is Action.LEDGER_ADJUST and now.whole:
            self.presenter.ask(evidence.read, now.id, done=self._show_draft)
        self.looking.turn_to(now, mine=not self._why_not_decide())
        of = None if self._reversal is None or self._reversal.reversal is None else self._reversal.reversal.proposal.id
        if now is None or of != now.id:
            self._reversal, self.view.also = None, ()
        if now is not None and self._reversal is None and now.action is Action.RECONCILE_REVERSE and now.whole:
            self.presenter.ask(reversing.asked_of, now.id, done=self._show_reversal)
        self._show_proposal(now)

    @Slot()
    def _let_decide(self) -> None:
        now = self.current()
        if now is not None:
            self.view.let_decide(now, self._why_not_agree(), self._why_not_decide(), own=self._is_own(now))

    def _show_draft(self, told: Read) -> None:
        """Only what is in sight can be agreed to."""
        draft, rests = told
        now = self.current()
        if now is not None and now.id == draft.proposal.id:
            self._draft = draft
            self.view.draft.show_draft(draft, evidence.said(rests, self.wording.words))
            self.view.origin.show_origin(rests, draft)
            self.view.let_decide(now, self._why_not_agree(), self._why_not_decide(), own=self._is_own(now))

    def _show_reversal(self, took: Took) -> None:
        """Who reads why may agree, nobody else."""
        now, told = self.current(), took.reversal
        if now is None or told is None or now.id != told.proposal.id:
            return
        self._reversal = took
        text = "; ".join(line.text for line in took.lines[:3] if line.text)
        entries = ", ".join(f"T-{each.partition('.')[0]}" for each in took.entries[:_ENTRIES_SHOWN])
        more = len(took.entries) - _ENTRIES_SHOWN
        lines = (
            (self.tr("Why"), told.why),
            (self.tr("Statement"), text),
            (self.tr("Entry of the books"), f"{entries} +{more}" if more > 0 else entries),
        )
        self.view.also = tuple(line for line in lines if line[1])
        self._show_proposal(now)

    def _show_proposal(self, now: Proposal | None) -> None:
        due = None if now is None else self._due.get(now.id)
        self.view.show_proposal(now, self._why_not_agree(), self._why_not_decide(), own=self._is_own(now), due=due)

    def _is_own(self, proposal: Proposal | None) -> bool:
        return proposal is not None and proposal.proposed_by == self.seat.person.name

    def _why_not_decide(self) -> str:
        now = self.current()
        if now is None:
            return self.tr("choose an approval first")
        if now.state is not ProposalState.PROPOSED:
            return self.wording.proposal_state(now)
        if now.proposed_by == self.seat.person.name:
            return self.tr("You proposed this: somebody else decides it.")
        if now.action not in self._mine:
            return self.tr("Your duties do not decide this.")
        if now.facts.get("person") == self.seat.person.name:
            return self.tr("This is about you: somebody else decides it.")
        return ""

    def _why_not_agree(self) -> str:
        now = self.current()
        if now is not None and now.state is ProposalState.PROPOSED and not now.whole:
            return self.tr("It does not say enough to be agreed to. Refuse it, and have it proposed anew.")
        if now is not None and now.action is Action.LEDGER_ADJUST and self._draft is None:
            return self.tr("What it books is being read.")
        if now is not None and now.action is Action.RECONCILE_REVERSE and self._reversal is None:
            return self.tr("What it takes back is being read.")
        return self._why_not_decide() or self.looking.why_not()

    def _why_not_look(self) -> str:
        return "" if self.view.second.isVisible() else self.tr("nothing sealed waits for you here")

    def _why_not_withdraw(self) -> str:
        now = self.current()
        if now is None:
            return self.tr("choose an approval first")
        if now.proposed_by != self.seat.person.name:
            return self.tr("Only who proposed it withdraws it.")
        open_still = now.state in (ProposalState.PROPOSED, ProposalState.APPROVED)
        return "" if open_still else self.wording.proposal_state(now)

    def _bind(self) -> None:
        keys = self.seat.keys
        keys.bind("approvals.down", self, self.view.down)
        keys.bind("approvals.up", self, self.view.up)
        keys.bind("approvals.lately", self, self.toggle_lately)
        keys.bind("approvals.agree", self, self.agree, self._why_not_agree)
        keys.bind("approvals.look", self, self.looking.look, self._why_not_look)
        keys.bind("approvals.evidence", self, self.looking.next_evidence, self._why_not_look)
        keys.bind("approvals.refuse", self, self.refuse, self._why_not_decide)
        keys.bind("approvals.withdraw", self, self.withdraw, self._why_not_withdraw)


class _Nothing:
    """What the box that asks again does itself."""

    def __call__(self, _key: UUID) -> str:
        return ""


class _Agreeing:
    """What follows when it was asked for again; a value that can be handed to a box."""

    def __init__(self, page: ApprovalsPage, shown: Proposal) -> None:
        self._page = page
        self._shown = shown

    def __call__(self, _nothing: str) -> None:
        self._page.agree_to(self._shown)


class _Said:
    """What follows a command that was done; a value that can be handed to the tasks."""

    def __init__(self, page: ApprovalsPage, words: str) -> None:
        self._page = page
        self._words = words

    def __call__(self, _answer: object) -> None:
        self._page.after(self._words)


def _row(proposal: Proposal, wording: StaffWording, tag: str, due: Due | None) -> CellRow:
    return CellRow(
        str(proposal.id),
        (
            Cell(wording.action(proposal), 500),
            Cell(wording.about(proposal, due)),
            Cell(wording.who(proposal.proposed_by), token="text2", tag=tag),
            Cell(wording.proposal_state(proposal), mark=shape_of(proposal), token="text2"),
            Cell(wording.moment(proposal.expires_at), token="text2"),
        ),
    )
