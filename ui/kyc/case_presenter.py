"""Works cases: opens and takes them, keeps drafts, gives verdicts once, and brings the next case at once.

Boundary: the only place where the KYC page changes anything. K-07, K-08.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from PySide6.QtCore import QTimer, Signal, Slot

from backoffice.errors import BackofficeError
from backoffice.kyc import service
from backoffice.kyc.rules import (
    CaseMovedOn,
    CaseState,
    ClaimedCase,
    Decided,
    NotYours,
    Verdict,
)
from backoffice.staff.rules import Duty
from ui.kyc.case_sheet import Loader, Sheet
from ui.kyc.case_view import CaseView
from ui.kyc.claims import Claims
from ui.kyc.draft_keeper import DraftKeeper
from ui.kyc.drafts import Draft, Drafts
from ui.kyc.prefetch import Prefetch
from ui.kyc.sender import Sender
from ui.kyc.undo_stack import Undoable, UndoStack
from ui.kyc.wording import Wording, isolated
from ui.shell import text
from ui.shell.presenter import Presenter
from ui.shell.workspace import Seat
from ui.widgets.undo_box import UndoBox

# Work in other threads slows the painting of the case that has just come; it can wait this long.
_AFTERWARDS_MS = 120
_UNDO_WITHOUT_MAIL = timedelta(seconds=60)
# A late case's mail leaves at once: a box that runs out before it can be read helps nobody.
_TOO_SHORT_TO_UNDO = timedelta(seconds=5)


class CasePresenter(Presenter):
    """`shown` carries the case that has come to the screen, None for none; `changed` that lists are old now.

    `seconded` carries the case that has just had its second opinion.
    """

    shown = Signal(object)
    changed = Signal()
    next_missing = Signal()
    seconded = Signal(object)

    def __init__(self, seat: Seat, view: CaseView, undo: UndoBox, wording: Wording) -> None:
        super().__init__(seat, view)
        self._view = view
        self._wording = wording
        self._wanted: UUID | None = None
        self._return_to: UUID | None = None
        self._helps_by_taking = False
        drafts = Drafts(seat.settings.home, seat.person.name, seat.desk.keys)
        self._loader = Loader(seat.desk, drafts, wording)
        self.claims = Claims(seat, self)
        self.prefetch = Prefetch(seat.tasks, self._loader, self.claims, self)
        self.outgoing = Sender(seat, self)
        self.drafts = DraftKeeper(seat.tasks, drafts, self)
        self._undo = UndoStack(undo, seat.clock, self)
        self._undo.undone.connect(self._take_back)
        self._undo.lapsed.connect(seat.pulse.beat)
        self._afterwards = QTimer(self, singleShot=True, interval=_AFTERWARDS_MS)
        self._afterwards.timeout.connect(self._go_on_behind)
        self.claims.renewed.connect(self._renewed)
        self.claims.lost.connect(self._lost)
        self.outgoing.waits.connect(self._waits)
        self.outgoing.went.connect(self._went)
        self.drafts.saved.connect(self._saved)
        self.drafts.unsaved.connect(self._not_saved)
        view.verdict.given.connect(self._give)
        view.second.given.connect(self._give_second)
        view.verdict.edited.connect(self._edited)
        view.second.edited.connect(self._edited)
        view.acted.connect(self._help)
        view.taken.connect(self.take)

    @property
    def case(self) -> UUID | None:
        """The case on the screen, or on its way there."""
        return self._wanted

    def open(self, case: UUID, *, take: bool = False) -> None:
        """Show a case; with `take`, take it first. A held case that is left undecided is given back."""
        self._leave(case)
        self._wanted = case
        self._view.show_nothing(case)
        if self.prefetch.case == case:
            self.prefetch.hand_over(self._show_next, self._not_opened)
            return
        work = self._loader.taken(case) if take and not self.claims.holds(case) else self._loader.looked_at(case)
        self.seat.tasks.quick(self, work, self._opened, self._not_taken if take else self._not_opened)

    @Slot()
    def take(self) -> None:
        """Take the case that is on the screen."""
        if self._wanted is not None and not self.claims.holds(self._wanted):
            self.open(self._wanted, take=True)

    @Slot()
    def take_next(self) -> None:
        """Bring the next case: the one that stands ready, else the most urgent free one."""
        self._leave(None)
        self._wanted = None
        if self.prefetch.case is None:
            self._view.show_nothing(None)
        self.prefetch.hand_over(self._show_next, self._not_opened)

    @Slot()
    def give_back(self) -> None:
        """Give the case on the screen back to the queue; what was written on it stays as its draft."""
        sheet, case = self._view.sheet, self._wanted
        if sheet is None or case is None or not self.claims.holds(case):
            return
        self._afterwards.stop()
        self.drafts.leave(case)
        self._wanted = None
        self.shown.emit(None)
        self.next_missing.emit()
        self.seat.doors.tell(self.tr("Given back: K-{number}").format(number=sheet.page.number))
        self.claims.release(case, self.changed.emit)

    def reload(self) -> None:
        """Look at the case on the screen again; what is being written stays."""
        if self._wanted is not None:
            self.open(self._wanted)

    def leave(self) -> None:
        """The page goes to the back: drafts are written down, cases given back."""
        self._afterwards.stop()
        self.drafts.flush()
        self._return_to = self._wanted if self.claims.holds(self._wanted) else None
        if not self.outgoing.is_waiting:
            self.prefetch.stop()
            self.claims.release_all()

    def come_back(self) -> None:
        """The page is in front again: the case that was worked on is taken again, or looked at again."""
        case, self._return_to = self._return_to, None
        if self.outgoing.is_waiting or self._wanted is None:
            return
        self.open(self._wanted, take=case == self._wanted)

    def _leave(self, other: UUID | None) -> None:
        before = self._wanted
        self.drafts.flush()
        if before is not None and before != other and before != self.prefetch.case and not self.outgoing.is_waiting:
            self.claims.release(before)

    def _opened(self, sheet: Sheet) -> None:
        if sheet.claim is not None:
            self.claims.keep(sheet.case, sheet.claim.claimed_until)
        elif sheet.page.holder == self.seat.person.name and sheet.page.claimed_until is not None:
            self.claims.keep(sheet.case, sheet.page.claimed_until)
        if sheet.case != self._wanted:
            self.claims.release(sheet.case)
            return
        self._show(sheet)

    def _show_next(self, sheet: Sheet | None) -> None:
        if self._wanted is not None and (sheet is None or sheet.case != self._wanted):
            # Somebody went elsewhere while the next case was on its way: it stays ready.
            if sheet is not None:
                self.prefetch.put_back(sheet)
            return
        if sheet is None:
            self._wanted = None
            self.shown.emit(None)
            self.next_missing.emit()
            return
        self._wanted = sheet.case
        self._show(sheet)

    def _show(self, sheet: Sheet) -> None:
        until = self.claims.until(sheet.case)
        if until is not None:
            sheet = replace(sheet, page=replace(sheet.page, holder=self.seat.person.name, claimed_until=until))
        sheet = replace(sheet, draft=self.drafts.latest(sheet.case, sheet.draft))
        held = until is not None and sheet.page.state is CaseState.WAITING
        second = sheet.page.state is CaseState.SECOND_REVIEW and Duty.KYC_LEAD in self.seat.person.duties
        self._view.show_sheet(sheet, mine=held or second)
        self.shown.emit(sheet.case)
        self._afterwards.start()

    @Slot()
    def _go_on_behind(self) -> None:
        """The case has come to the screen: what is not seen is done now."""
        sheet = self._view.sheet
        if sheet is not None and sheet.case == self._wanted and sheet.page.opened:
            self.do(service.note_shown, sheet.case, done=_entered, failed=self.seat.doors.complain)
        if self._wanted is not None and self._wanted == self._shown_case() and self.claims.holds(self._wanted):
            self.prefetch.begin()
        self.changed.emit()

    def _shown_case(self) -> UUID | None:
        sheet = self._view.sheet
        return sheet.case if sheet is not None else None

    def _not_opened(self, error: BackofficeError) -> None:
        self._view.show_idle("")
        self.seat.doors.complain(error)
        self.next_missing.emit()

    def _not_taken(self, error: BackofficeError) -> None:
        """Somebody was faster, or the case has gone on: show how it stands now, with the reason."""
        self.seat.doors.complain(error)
        self.changed.emit()
        if self._wanted is not None:
            self.open(self._wanted)

    @Slot(object, str, str)
    def _give(self, verdict: Verdict, reason: str, note: str) -> None:
        sheet = self._view.sheet
        if sheet is None or sheet.case != self._wanted or not self._view.may_decide():
            return
        self._view.verdict.wait(self.tr("Being recorded"))
        draft = Draft(note, verdict, reason)

        def done(decided: Decided) -> None:
            words = self.tr("{verdict}, {name}").format(
                verdict=self._wording.decided(verdict), name=isolated(sheet.page.name)
            )
            self._decided(sheet, decided, words, draft)

        arguments = (sheet.case, sheet.page.version, verdict, reason, note)
        self.outgoing.send(service.decide, *arguments, done=done, failed=self._refused)

    @Slot(bool, str)
    def _give_second(self, agrees: bool, note: str) -> None:
        sheet = self._view.sheet
        pending = sheet.page.pending if sheet is not None else None
        if sheet is None or pending is None or not self._view.may_decide():
            return
        self._view.second.wait(self.tr("Being recorded"))
        draft = Draft(note)

        def done(decided: Decided) -> None:
            words = self.tr("Agreed, {name}") if agrees else self.tr("Disagreed, {name}")
            self._decided(sheet, decided, words.format(name=isolated(sheet.page.name)), draft)

        arguments = (sheet.case, sheet.page.version, pending.decision, agrees, note)
        self.outgoing.send(service.second, *arguments, done=done, failed=self._refused)

    def _decided(self, sheet: Sheet, decided: Decided, words: str, draft: Draft) -> None:
        self.drafts.forget(sheet.case)
        self.claims.forget(sheet.case)
        now = self.seat.clock.now()
        mail = decided.mail_leaves_at is not None
        ends_at = decided.mail_leaves_at or now + _UNDO_WITHOUT_MAIL
        if ends_at - now < _TOO_SHORT_TO_UNDO:
            words = self.tr("{words}. The mail left at once.").format(words=words)
        else:
            self._undo.put(
                Undoable(sheet.case, decided.version, decided.decision, words, now, ends_at, mail=mail, draft=draft)
            )
        self.seat.doors.tell(words)
        self.seat.pulse.beat()
        if self._wanted == sheet.case:
            self._wanted = None
            self._go_on(sheet)
        self.changed.emit()

    def _go_on(self, sheet: Sheet) -> None:
        """After a verdict the next case comes; a second opinion goes on in its own list."""
        if sheet.page.state is CaseState.WAITING:
            self.take_next()
        else:
            self._view.show_nothing(None)
            self.shown.emit(None)
            self.next_missing.emit()
            self.seconded.emit(sheet.case)

    def _refused(self, error: BackofficeError) -> None:
        """The verdict was not recorded; the note stays, and the button says what helps."""
        self._helps_by_taking = isinstance(error, NotYours)
        action = ""
        if self._helps_by_taking:
            action = self.tr("Take it again")
        elif isinstance(error, CaseMovedOn):
            action = self.tr("Look again")
        self._view.complain(text.sentence(error), error.code, action)
        self.changed.emit()

    @Slot()
    def _help(self) -> None:
        if self._wanted is not None:
            if self._helps_by_taking:
                self.claims.forget(self._wanted)
            self.open(self._wanted, take=self._helps_by_taking)

    @Slot(object)
    def _take_back(self, act: Undoable) -> None:
        def done(decided: Decided) -> None:
            # The note is worth keeping; the verdict is what was taken back, so it does not come back armed.
            self.drafts.note(act.case, Draft(act.draft.note))
            self.seat.doors.tell(self.tr("Taken back: {words}").format(words=act.words))
            self.seat.pulse.beat()
            self.changed.emit()
            before = self._view.sheet
            if before is not None and self.claims.holds(before.case):
                self.prefetch.put_back(before)
            self.open(act.case, take=decided.state is CaseState.WAITING)

        self.outgoing.send(
            service.withdraw, act.case, act.version, act.decision, done=done, failed=self.seat.doors.complain
        )

    @Slot(object)
    def _waits(self, error: BackofficeError) -> None:
        words = self.tr("Waits for the database")
        self._view.verdict.wait(words)
        self._view.second.wait(words)
        self._view.complain(
            self.tr("The database does not answer. What you decided is kept, and sent once it is back."),
            error.code,
        )

    @Slot()
    def _went(self) -> None:
        self._view.calm()
        self._end_wait()

    def _end_wait(self) -> None:
        self._view.verdict.wait("")
        self._view.second.wait("")

    @Slot()
    def _edited(self) -> None:
        sheet = self._view.sheet
        # What is typed when the verdict is on its way to the next case is no draft of the one that has its verdict.
        if sheet is not None and sheet.case == self._wanted:
            bar = self._view.bar
            reason = self._view.verdict.chosen_reason if bar is self._view.verdict else ""
            self.drafts.note(sheet.case, Draft(bar.note.text(), self._view.begun_verdict(), reason))

    @Slot(object)
    def _saved(self, case: UUID) -> None:
        if case == self._wanted:
            clock = self._wording.clock(self.seat.clock.now())
            note = self._view.bar.note
            note.show_saved(self.tr("saved {time}").format(time=clock) if note.text().strip() else "")

    @Slot(object, object)
    def _not_saved(self, case: UUID, error: BackofficeError) -> None:
        self.seat.doors.complain(error)
        if case == self._wanted:
            self._view.bar.note.show_saved(self.tr("not saved"), failed=True)

    @Slot(object)
    def _renewed(self, claim: ClaimedCase) -> None:
        sheet = self._view.sheet
        if sheet is not None and sheet.case == claim.case:
            self._view.header.show_claim(
                replace(sheet.page, holder=self.seat.person.name, claimed_until=claim.claimed_until)
            )

    @Slot(object, object)
    def _lost(self, case: UUID, error: BackofficeError) -> None:
        if case == self._wanted:
            self.drafts.flush()
            self._view.lose()
            self._helps_by_taking = True
            self._view.complain(text.sentence(error), error.code, self.tr("Take it again"))
            self.changed.emit()


def _entered(_number: int) -> None:
    """What was shown stands in the trail; there is nothing to say."""
