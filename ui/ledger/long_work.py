"""Long work of the ledger: a folder brought into the books, and the books proved; one of each at a time.

Boundary: the status bar shows how far it is and stops it; a stopped import books nothing.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog

from backoffice.audit.findings import Verification
from backoffice.audit.seal_keys import pinned_keys
from backoffice.audit.verification import verify
from backoffice.errors import BackofficeError
from backoffice.ledger import service
from backoffice.ledger.intake import import_folder
from backoffice.ledger.rules import Booked, HasFindings, Proof
from backoffice.staff.rules import Duty
from ui.ledger.copying import clipped, to_clipboard
from ui.ledger.findings_panel import FindingLine, FindingsPanel
from ui.ledger.sealed_words import sealed_lines, sealed_words
from ui.ledger.wording import LedgerWording
from ui.shell.presenter import Presenter
from ui.shell.tasks import Cancelled, Progress
from ui.shell.workspace import Seat
from ui.widgets.shapes import Shape

_Proved = tuple[Proof, Verification | None]


class LongWork(Presenter):
    """`ended` when a result stands in the panel, `booked` when there is something new in the books."""

    ended = Signal()
    booked = Signal()

    def __init__(self, seat: Seat, panel: FindingsPanel, wording: LedgerWording) -> None:
        super().__init__(seat, panel)
        self._panel = panel
        self._wording = wording
        self.importing = False
        self.proving = False
        panel.copied.connect(self._copy)

    @Slot()
    def choose_folder(self) -> None:
        """Ask which folder to import."""
        chosen = QFileDialog.getExistingDirectory(self._panel.window(), self.tr("Import a folder into the books"))
        if chosen:
            self.bring_in(chosen)

    @Slot(str)
    def bring_in(self, path: str) -> None:
        """Import a folder or a .jsonl file."""
        if self.why_not_import():
            self.seat.doors.tell(self.why_not_import())
            return
        self.importing = True
        desk, say = self.seat.desk, self._wording

        def work(progress: Progress) -> Booked:
            return import_folder(desk, Path(path), lambda step, done: progress.share(done, say.step(step)))

        title = self.tr("Import of {name}").format(name=Path(path).name)
        self.seat.tasks.long(self, title, work, self._came_in, self._not_in)

    @Slot()
    def prove(self) -> None:
        """Recompute what the books claim, then hold them against the seal."""
        if self.proving:
            return
        self.proving = True
        desk, settings, say = self.seat.desk, self.seat.settings, self._wording

        def work(progress: Progress) -> _Proved:
            # Two halves of one bar; what is left of either is a guess.
            proof = desk.ask(service.prove, lambda proof, done: progress.share(done / 2, say.step(proof)))
            pinned = pinned_keys(settings.seal_key, settings.sealer_folder)
            if pinned is None:
                return proof, None

            def step(done: int, total: int) -> bool:
                try:
                    progress.share(0.5 + done / max(1, total) / 2, say.step("seal"))
                except Cancelled:
                    return False
                return True

            sealed = desk.ask(verify, pinned, settings.checkpoint_folders[0], step)
            if sealed.cancelled:
                progress.share(1.0, say.step("seal"))
            return proof, sealed

        self.seat.tasks.long(self, self.tr("Proof of the books"), work, self._proved, self._not_proved)

    def why_not_import(self) -> str:
        """The reason, empty where it can be done."""
        if Duty.FINANCE not in self.seat.person.duties:
            return self.tr("only finance imports")
        return self.tr("an import is running") if self.importing else ""

    def why_not_prove(self) -> str:
        return self.tr("the books are being proved") if self.proving else ""

    def _came_in(self, booked: Booked) -> None:
        self.importing = False
        words = self.tr("Booked: transactions {transactions}, postings {postings}. There before: {already}.")
        said = words.format(
            transactions=f"{booked.transactions:,}", postings=f"{booked.postings:,}", already=f"{booked.already:,}"
        )
        self._show(self.tr("Import"), Shape.AGREES, said, self._new(booked))
        self.booked.emit()

    def _not_in(self, error: BackofficeError) -> None:
        self.importing = False
        if isinstance(error, HasFindings):
            found = error.facts["findings"]
            assert isinstance(found, list)
            say = self._wording
            kinds = error.facts["kinds"]
            assert isinstance(kinds, dict)
            # What is wrong with every line is read last.
            found = sorted(found, key=lambda each: (kinds[each[2]], each[2]))
            lines = self._kinds(error) + [
                FindingLine(f"{file}:{error.line(record)}", say.fault(str(code)), say.name(str(value)))
                for file, record, code, value in found
            ]
            words = self.tr("Nothing was booked: %n findings.", "", int(str(error.facts["total"])))
            self._show(self.tr("Import"), Shape.CONFLICTS, words, lines)
        elif isinstance(error, Cancelled):
            self._show(self.tr("Import"), Shape.UNKNOWN, self.tr("Stopped. Nothing was booked."))
        else:
            self.seat.doors.complain(error)

    def _kinds(self, refused: HasFindings) -> list[FindingLine]:
        """How many there are of each kind, the rarest first, where they are several or not all are listed."""
        kinds, listed = refused.facts["kinds"], refused.facts["findings"]
        assert isinstance(kinds, dict)
        assert isinstance(listed, list)
        shown = Counter(code for _, _, code, _ in listed)
        if len(kinds) == 1 and kinds == shown:
            return []
        said = self.tr("the first {count} are listed")
        return [
            FindingLine(
                f"{kinds[code]:,} ×",
                self._wording.fault(code),
                said.format(count=f"{shown[code]:,}") if shown[code] < kinds[code] else "",
            )
            for code in sorted(kinds, key=lambda code: (kinds[code], code))
        ]

    def _new(self, booked: Booked) -> list[FindingLine]:
        """What the books had not before: a typing error opens an account as a new bank does."""
        account, kind = self.tr("new account"), self.tr("new kind of transactions")
        lines = [FindingLine(each, account, "") for each in booked.named]
        if rest := booked.new_accounts - len(booked.named):
            lines.append(FindingLine(f"+{rest:,}", self.tr("more new accounts"), ""))
        lines += [FindingLine(each, kind, "") for each in booked.new_kinds]
        misplaced = self.tr("in an account of another asset")
        return lines + [FindingLine(each, misplaced, "") for each in booked.misplaced]

    def _proved(self, found: _Proved) -> None:
        self.proving = False
        proof, sealed = found
        lines = [FindingLine(each.what, self._wording.fault(each.code), "") for each in proof.faults]
        lines += sealed_lines(sealed, self._wording.words.language)
        counts = self.tr("Transactions: {transactions}, postings: {postings}, sealed months: {months}").format(
            transactions=f"{proof.transactions:,}", postings=f"{proof.postings:,}", months=f"{proof.months_sealed:,}"
        )
        shape, seal = sealed_words(sealed)
        words = self.tr("Every proof holds.")
        if proof.faults:
            words = self.tr("The books contradict themselves in %n places.", "", len(proof.faults))
            shape = Shape.CONFLICTS
        self._show(self.tr("Proof of the books"), shape, f"{words} {seal} {counts}", lines)

    def _not_proved(self, error: BackofficeError) -> None:
        self.proving = False
        if isinstance(error, Cancelled):
            self._show(self.tr("Proof of the books"), Shape.UNKNOWN, self.tr("Stopped. Nothing is proved."))
        else:
            self.seat.doors.complain(error)

    def _show(self, title: str, shape: Shape, words: str, lines: list[FindingLine] | None = None) -> None:
        self._panel.show_result(title, shape, words, lines or ())
        self.seat.doors.tell(words)
        self.ended.emit()

    @Slot(object)
    def _copy(self, findings: tuple[FindingLine, ...]) -> None:
        lines = ["\t".join(clipped(part) for part in each.plain) for each in findings]
        to_clipboard("\n".join(lines) + "\n")
        self.seat.doors.tell(self.tr("%n findings copied", "", len(findings)))
