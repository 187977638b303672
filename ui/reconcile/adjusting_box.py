"""The box in which an adjusting entry is proposed for a finding: against which account, when and why. L-01."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from backoffice.ledger.correcting import Reason
from backoffice.reconcile import deciding
from backoffice.reconcile.bench import Bench
from backoffice.reconcile.deciding import NOTE_AT_MOST
from backoffice.reconcile.findings import Finding
from backoffice.reconcile.rules import FindingKind
from ui.kyc.wording import Wording
from ui.ledger.wording import LedgerWording, money
from ui.reconcile.findings_rows import Seen, named
from ui.shell.workspace import Seat
from ui.staff.box import Box, hint
from ui.widgets.choice import Choice
from ui.widgets.day_field import DayField
from ui.widgets.field import Field
from ui.widgets.labelled import labelled

_CAUSES = {FindingKind.DUPLICATE: Reason.BOOKED_TWICE, FindingKind.SHORT_OVER: Reason.WRONG_AMOUNT}


class AdjustingBox(Box):
    """Calls `decided` once it is on the disk. The books are asked at the check-in; nothing is booked before."""

    def __init__(self, frame: QWidget, seat: Seat, bench: Bench, decided: Callable[[], None]) -> None:
        super().__init__(frame, seat, self.tr("Propose an adjusting entry"), self.tr("Propose"), 560)
        self._bench, self._decided = bench, decided
        self._seen: Seen | None = None
        self._finding: Finding | None = None
        self.about = hint("")
        self.counter = Choice(self.tr("Against the account"))
        self.counter.setPlaceholderText(self.tr("Choose an account of the books"))
        self.day = DayField(self.tr("Booked on"))
        self.cause = Choice(self.tr("Reason"))
        words = LedgerWording(Wording(seat.language))
        for each in Reason:
            self.cause.addItem(words.reason(each), each.value)
        self.why = Field(self.tr("Why, in words the lead and the auditor understand"))
        self.why.edit.setMaxLength(NOTE_AT_MOST)
        self.day.setFixedWidth(130)
        self.day.setStyleSheet("")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(labelled(self.day))
        row.addLayout(labelled(self.cause), 1)
        self.body.addWidget(self.about)
        self.body.addLayout(labelled(self.counter))
        self.body.addLayout(row)
        self.body.addWidget(self.why)

    def ask(self, seen: Seen, finding: Finding) -> None:
        """Ask about one finding; the amount is what it puts between statement and ledger."""
        self._seen, self._finding = seen, finding
        problem = seen.work.problem
        amount = f"{money(finding.amount, problem.scale)} {problem.asset}"
        told = self.tr("{name}: {amount} on {account}, and as much the other way on the account against it.")
        self.about.setText(told.format(name=named(finding), amount=amount, account=problem.account))
        self.counter.clear()
        for path in problem.counters or ():
            if path != problem.account:
                self.counter.addItem(path, path)
        self.counter.setCurrentIndex(-1)
        self.day.setText(problem.to_on.isoformat())
        self.cause.setCurrentIndex(self.cause.findData(_CAUSES.get(finding.suggested, Reason.MISSING).value))
        self.why.edit.setText("")
        self.open()
        self.counter.setFocus()

    def submit(self) -> None:
        seen, finding, day = self._seen, self._finding, self.day.day()
        counter, why = str(self.counter.currentData() or ""), self.why.text().strip()
        self.why.fail("" if why else self.tr("Say in a few words why."))
        if day is None:
            self.fail(self.tr("“{text}” is no day. Write 2026-11-19.").format(text=self.day.text()))
            return
        if not counter:
            self.fail(self.tr("Choose the account the other side is booked on."))
            return
        if seen is None or finding is None or not why:
            self.settle()
            return
        bench, problem, cause = self._bench, seen.work.problem, str(self.cause.currentData())

        def decide() -> None:
            bench.do(deciding.propose_adjustment, problem, finding.key, counter, day, cause, why)

        self.run(decide, self._done, self.tr("Being kept"))

    def forget(self) -> None:
        self.why.edit.setText("")

    def _done(self, _answer: None) -> None:
        self.close_box()
        self._decided()
