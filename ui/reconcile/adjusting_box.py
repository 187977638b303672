"""The box in which an adjusting entry is proposed for a finding: against which account, when and why. L-01."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from backoffice.ledger.correcting import Reason
from backoffice.reconcile import deciding
from backoffice.reconcile.bench import Bench
from backoffice.reconcile.findings import Finding
from backoffice.reconcile.rules import FindingKind
from ui.ledger.wording import money
from ui.reconcile.entry_box import EntryBox
from ui.reconcile.findings_rows import Seen, named
from ui.shell.workspace import Seat

_CAUSES = {FindingKind.DUPLICATE: Reason.BOOKED_TWICE, FindingKind.SHORT_OVER: Reason.WRONG_AMOUNT}


class AdjustingBox(EntryBox):
    """Calls `decided` once it is on the disk. The books are asked at the check-in; nothing is booked before."""

    def __init__(self, frame: QWidget, seat: Seat, bench: Bench, decided: Callable[[], None]) -> None:
        super().__init__(frame, seat, self.tr("Propose an adjusting entry"), decided)
        self._bench = bench
        self._seen: Seen | None = None
        self._finding: Finding | None = None

    def ask(self, seen: Seen, finding: Finding) -> None:
        """Ask about one finding; the amount is what it puts between statement and ledger."""
        self._seen, self._finding = seen, finding
        problem = seen.work.problem
        amount = f"{money(finding.amount, problem.scale)} {problem.asset}"
        told = self.tr("{name}: {amount} on {account}, and as much the other way on the account against it.")
        self.about.setText(told.format(name=named(finding), amount=amount, account=problem.account))
        self.offer(problem.counters or (), problem.account)
        self.day.setText(problem.to_on.isoformat())
        self.cause.setCurrentIndex(self.cause.findData(_CAUSES.get(finding.suggested, Reason.MISSING).value))
        self.why.edit.setText("")
        self.open()
        self.counter.setFocus()

    def submit(self) -> None:
        told, seen, finding = self.told(), self._seen, self._finding
        if told is None or seen is None or finding is None:
            return
        day, counter, why = told
        bench, problem, cause = self._bench, seen.work.problem, str(self.cause.currentData())

        def decide() -> None:
            bench.do(deciding.propose_adjustment, problem, finding.key, counter, day, cause, why)

        self.run(decide, self.finish, self.tr("Being kept"))
