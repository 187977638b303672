"""The box in which an account is closed though days of it are in no statement: why that is right. L-02, S-05."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from backoffice.reconcile.bench import Bench
from backoffice.reconcile.coverage import Gap, GapReason
from backoffice.reconcile.deciding import EXPLANATION_AT_LEAST, NOTE_AT_MOST, moved_gap
from backoffice.reconcile.findings import Problem
from backoffice.reconcile.problems import Work
from ui.kyc.wording import Wording
from ui.ledger.wording import money
from ui.reconcile.findings_acts import closed
from ui.shell.workspace import Seat
from ui.staff.box import Box, hint
from ui.widgets.choice import Choice
from ui.widgets.field import Field
from ui.widgets.labelled import labelled


class GapBox(Box):
    """Calls `decided` once the closing is on the disk, with its reason."""

    def __init__(self, frame: QWidget, seat: Seat, bench: Bench, decided: Callable[[], None]) -> None:
        super().__init__(frame, seat, self.tr("Close over days without a statement"), self.tr("Close"), 520)
        self._bench, self._decided = bench, decided
        self._work: Work | None = None
        self._root = ""
        self.about = hint("")
        self.reason = Choice(self.tr("Why there is none"))
        self.jumps = hint("")
        self.note = Field(self.tr("How you know"))
        self.note.edit.setMaxLength(NOTE_AT_MOST)
        self.body.addWidget(self.about)
        self.body.addWidget(self.jumps)
        self.body.addLayout(labelled(self.reason))
        self.body.addWidget(self.note)
        self.body.addWidget(
            hint(self.tr("A statement that goes on after these days covers them. What you say is signed and reported."))
        )

    def ask(self, work: Work, root: str, gaps: str) -> None:
        """Ask about one account; `gaps` names the days."""
        self._work, self._root = work, root
        self.about.setText(gaps)
        moved = moved_gap(work.problem, self._bench.book.standing) is not None
        told = [self._jump(each, work.problem) for each in work.problem.coverage.gaps]
        if moved:
            told.append(self.tr("The balance moved or entries are booked in these days, so a statement is missing."))
        self.jumps.setText("\n".join(told))
        words = Wording(self.seat.language)
        self.reason.clear()
        # Only what can be true is offered; the likeliest comes first.
        for reason in (GapReason.ASKED_FOR,) if moved else GapReason:
            self.reason.addItem(words.say(f"reconcile.gap.{reason}"), reason)
        self.reason.setCurrentIndex(0)
        self.note.edit.setText("")
        self.note.fail("")
        self.open()
        self.reason.setFocus()

    def submit(self) -> None:
        note, work = self.note.text().strip(), self._work
        if work is None:
            return
        if sum(mark.isalpha() for mark in note) < EXPLANATION_AT_LEAST:
            self.note.fail(self.tr("Say in a few words how you know."))
            self.settle()
            return
        act = partial(closed, self._bench, work, self._root, GapReason(self.reason.currentData()), note)
        self.run(act, self._done, self.tr("Being signed"))

    def _jump(self, gap: Gap, problem: Problem) -> str:
        """What the balance does over the days of a gap."""
        words = Wording(self.seat.language)
        days = self.tr("{since} to {until}").format(since=words.day(gap.from_on), until=words.day(gap.to_on))
        if gap.from_on == gap.to_on:
            days = words.day(gap.from_on)
        if gap.jump is None:
            return self.tr("{days}: no statement says what the balance does").format(days=days)
        jump = ("+" if gap.jump > 0 else "") + money(gap.jump, problem.scale)
        return self.tr("{days}: balance {jump} {asset}").format(days=days, jump=jump, asset=problem.asset)

    def forget(self) -> None:
        self.note.edit.setText("")

    def _done(self, _answer: object) -> None:
        self.close_box()
        self._decided()
