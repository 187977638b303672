"""The box in which a finding is explained: what it is, who looks after it, and a note. L-02."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from backoffice.reconcile import deciding
from backoffice.reconcile.bench import Bench
from backoffice.reconcile.deciding import NOTE_AT_MOST
from backoffice.reconcile.findings import Finding
from backoffice.reconcile.rules import FindingKind
from backoffice.reconcile.workbook import WorkbookLook, WorkbookWork
from ui.kyc.wording import Wording
from ui.ledger.wording import money
from ui.reconcile.findings_rows import Seen, named
from ui.shell.workspace import Seat
from ui.staff.box import Box, hint
from ui.widgets.choice import Choice
from ui.widgets.field import Field
from ui.widgets.labelled import labelled


class FindingBox(Box):
    """Calls `decided` once it is on the disk."""

    def __init__(self, frame: QWidget, seat: Seat, bench: Bench, decided: Callable[[], None]) -> None:
        super().__init__(frame, seat, self.tr("Explain the finding"), self.tr("Keep"))
        self._bench, self._decided = bench, decided
        self._seen: Seen | None = None
        self._finding: Finding | None = None
        self.about = hint("")
        self.kind = Choice(self.tr("What it is"))
        words = Wording(seat.language)
        for each in FindingKind:
            self.kind.addItem(words.say(f"reconcile.finding.{each}"), each.value)
        self.owner = Choice(self.tr("Who looks after it"))
        self.note = Field(self.tr("Note"))
        self.note.edit.setMaxLength(NOTE_AT_MOST)
        self.notes = hint("")
        self.body.addWidget(self.about)
        self.body.addLayout(labelled(self.kind))
        self.body.addLayout(labelled(self.owner))
        for widget in (self.note, self.notes):
            self.body.addWidget(widget)

    def ask(self, seen: Seen, finding: Finding) -> None:
        """Ask about one finding, beginning with what it looks like."""
        self._seen, self._finding = seen, finding
        amount = f"{money(finding.amount, seen.examined.scale)} {seen.examined.asset}"
        self.about.setText(self.tr("{name}, {amount}").format(name=named(finding), amount=amount))
        unexplained = finding.kind is FindingKind.UNEXPLAINED
        self.kind.setCurrentIndex(self.kind.findData((finding.suggested if unexplained else finding.kind).value))
        self.owner.clear()
        self.owner.addItem(self.tr("Nobody yet"), "")
        for name in dict.fromkeys((*seen.work.people, *((finding.owner,) if finding.owner else ()))):
            self.owner.addItem(name, name)
        self.owner.setCurrentIndex(self.owner.findData(finding.owner))
        self.note.edit.setText("")
        told = [each for each in (finding.before,) if each]
        told += [self._bench.look(WorkbookLook.words_of, each) for each in finding.notes]
        self.notes.setText("\n".join(told))
        self.notes.setVisible(bool(told))
        self.open()
        self.kind.setFocus()

    def submit(self) -> None:
        seen, finding = self._seen, self._finding
        if seen is None or finding is None:
            return
        kind, owner, note = (
            FindingKind(self.kind.currentData()),
            str(self.owner.currentData()),
            self.note.text().strip(),
        )
        bench, problem, people = self._bench, seen.work.problem, seen.work.people

        def decide(work: WorkbookWork) -> None:
            deciding.classify(work, problem, [finding.key], kind)
            if owner != finding.owner:
                deciding.own(work, finding.key, owner, people)
            if note:
                deciding.note(work, finding.key, note)

        self.run(lambda: bench.do(decide), self._done, self.tr("Being kept"))

    def forget(self) -> None:
        self.note.edit.setText("")

    def _done(self, _answer: None) -> None:
        self.close_box()
        self._decided()
