"""The box in which a difference beyond the account's tolerance is named before its match is confirmed. L-01, L-02."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from backoffice.reconcile import deciding
from backoffice.reconcile.bench import Bench
from backoffice.reconcile.deciding import EXPLANATION_AT_LEAST, NOTE_AT_MOST
from backoffice.reconcile.differences import DIFFERENCES
from backoffice.reconcile.problems import Work
from backoffice.reconcile.rules import FindingKind, Match
from ui.kyc.wording import Wording
from ui.ledger.wording import money
from ui.shell.workspace import Seat
from ui.staff.box import Box, hint
from ui.widgets.choice import Choice
from ui.widgets.field import Field
from ui.widgets.label import Label


class DifferenceBox(Box):
    """Calls `confirmed` with the match's id once match, class and note are signed together."""

    def __init__(self, frame: QWidget, seat: Seat, bench: Bench, confirmed: Callable[[str], None]) -> None:
        super().__init__(frame, seat, self.tr("Confirm a match that differs"), self.tr("Confirm"), 560)
        self._bench, self._confirmed = bench, confirmed
        self._asked: tuple[Work, Match] | None = None
        self.about = hint("")
        self.kind = Choice(self.tr("What the difference is"))
        self.kind.setPlaceholderText(self.tr("What is it?"))
        words = Wording(seat.language)
        for each in DIFFERENCES:
            self.kind.addItem(words.say(f"reconcile.finding.{each}"), each.value)
        self.note = Field(self.tr("Why both sides differ"))
        self.note.edit.setMaxLength(NOTE_AT_MOST)
        part = QVBoxLayout()
        part.setSpacing(4)
        part.addWidget(Label(self.tr("What the difference is"), 12, 500))
        part.addWidget(self.kind)
        self.body.addWidget(self.about)
        self.body.addLayout(part)
        self.body.addWidget(self.note)

    def ask(self, work: Work, match: Match) -> None:
        """Ask about the difference of one proposed match."""
        self._asked = work, match
        problem = work.problem
        said = self.tr("The two sides differ by {amount} {asset}, which is more than this account tolerates.")
        self.about.setText(said.format(amount=money(match.difference, problem.scale), asset=problem.asset))
        self.kind.setCurrentIndex(-1)
        self.note.edit.setText("")
        self.note.fail("")
        self.open()
        self.kind.setFocus()

    def submit(self) -> None:
        if self._asked is None:
            return
        work, match = self._asked
        note = self.note.text().strip()
        good = sum(mark.isalpha() for mark in note) >= EXPLANATION_AT_LEAST
        self.note.fail("" if good else self.tr("Say in a few words why."))
        if not self.kind.currentData():
            self.fail(self.tr("Say what the difference is."))
            return
        if not good:
            self.settle()
            return
        bench, kind = self._bench, FindingKind(self.kind.currentData())

        def decide() -> str:
            return bench.do(deciding.confirm, work.problem, match, work.books, False, kind, note)

        self.run(decide, self._done, self.tr("Being signed"))

    def forget(self) -> None:
        self.note.edit.setText("")

    def _done(self, match: str) -> None:
        self.close_box()
        self._confirmed(match)
