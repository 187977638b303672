"""The box of the identity check: papers added, looked at one by one, and destroyed with the verdict.

Boundary: a paper is shown in this window alone and never lies in a file; guards destroy it. GDPR Art. 12(6), D-10.
"""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from backoffice.rights import identity_papers
from backoffice.rights.identity_papers import IdentityPaper, NoPaperOfThatKind, PaperKind, Verdict
from ui.kyc.wording import isolated
from ui.rights.paper_pane import PaperPane, pages_of
from ui.rights.sheet import Sheet
from ui.rights.wording import RightsWording
from ui.shell.workspace import Seat
from ui.staff.box import Box, hint
from ui.staff.cells import CellRow, CellTable
from ui.widgets.action_button import ActionButton
from ui.widgets.choice import Choice
from ui.widgets.label import Label
from ui.widgets.row_delegate import Cell
from ui.widgets.shapes import Shape

_WIDE, _TABLE, _SHOWN = 900, 132, 380


class IdentityBox(Box):
    """One box for a page; `open_for` shows it for a request. `decided` when the request says who asks."""

    decided = Signal()

    def __init__(self, frame: QWidget, seat: Seat) -> None:
        super().__init__(frame, seat, "", "", _WIDE)
        self._wording = RightsWording(seat.language)
        self._sheet: Sheet | None = None
        self._papers: tuple[IdentityPaper, ...] = ()
        self.said = Label("", 13, 400)
        self.said.setWordWrap(True)
        heads = (self.tr("Paper"), self.tr("Came"), self.tr("Seen"), self.tr("Verdict"))
        self.table = CellTable(self.tr("Papers of the identity check"), heads)
        self.table.setFixedHeight(_TABLE)
        self.table.entered.connect(self.look_at_it)
        self.kind = Choice(self.tr("Which paper"))
        for kind in PaperKind:
            self.kind.addItem(self._wording.say(f"identity.kind.{kind}"), kind.value)
        self.add = ActionButton(self.tr("Add a paper"), keys=("F2",), icon="plus")
        self.add.clicked.connect(self._choose_file)
        self.of_letter = Choice(self.tr("A paper of the letter"))
        self.take = ActionButton(self.tr("Take it over from the letter"), keys=("F3",), icon="download")
        self.take.clicked.connect(self.take_over)
        self.pane = PaperPane(self.tr("The paper"), _SHOWN)
        self.no = ActionButton(self.tr("Not confirmed"), keys=("F7",), icon="cross")
        self.no.clicked.connect(self.refuse)
        self.go.set_label(self.tr("Identity is confirmed"))
        self._lay_in()

    def open_for(self, sheet: Sheet) -> None:
        """Read what there is, then show it."""
        if not self.isVisible():
            self._sheet = sheet
            self.title.setText(f"{self.tr('Identity check')} · {sheet.number}")
            self.setAccessibleName(self.title.text())
            self._look()

    def forget(self) -> None:
        """No picture stays behind in a closed box."""
        self.pane.forget()

    def submit(self) -> None:
        self._decide(Verdict.CONFIRMED)

    @Slot()
    def refuse(self) -> None:
        """The papers do not show that the right person asks."""
        if self.no.isVisible():
            self._decide(Verdict.REFUSED)

    def add_file(self, path: Path) -> None:
        """Keep a file as a paper of the check; the file itself stays where it is."""
        sheet = self._sheet
        if sheet is None:
            return
        desk, key, request = self.seat.desk, self.key(), sheet.line.request
        kind = PaperKind(self.kind.currentData())

        def work() -> UUID:
            try:
                # One that is too large is not read whole.
                if path.stat().st_size > identity_papers.AT_MOST:
                    raise NoPaperOfThatKind
                content = path.read_bytes()
            except OSError as fault:
                raise NoPaperOfThatKind from fault
            return desk.do(key, identity_papers.add, request, kind, content)

        self.run(work, self._added, self.tr("Being sealed"))

    @Slot()
    def take_over(self) -> None:
        """Make the chosen paper of the letter one of the check."""
        sheet, paper = self._sheet, self.of_letter.currentData()
        if sheet is None or not paper or not self.take.isVisible():
            return
        desk, key, request = self.seat.desk, self.key(), sheet.line.request
        kind, which = PaperKind(self.kind.currentData()), UUID(str(paper))

        def work() -> UUID:
            return desk.do(key, identity_papers.take_over, request, which, kind)

        def done(made: UUID) -> None:
            self.of_letter.removeItem(self.of_letter.findData(str(which)))
            self._added(made)

        self.run(work, done, self.tr("Being sealed"))

    @Slot()
    def look_at_it(self) -> None:
        """Open the chosen paper, which the trail tells."""
        sheet, paper = self._sheet, self._current()
        if sheet is None or paper is None or paper.verdict is not None:
            return
        desk, key, request, media = self.seat.desk, self.key(), sheet.line.request, paper.media

        def work() -> QImage:
            desk.do(key, identity_papers.take_access, request, paper.paper)
            return pages_of(desk.ask(identity_papers.content, paper.paper), media)

        self.run(work, self._show_pages, self.tr("Being opened"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts = {Qt.Key.Key_F2: self._choose_file, Qt.Key.Key_F3: self.take_over, Qt.Key.Key_F7: self.refuse}
        act = acts.get(Qt.Key(event.key()))
        if act is not None and not event.isAutoRepeat():
            act()
        else:
            super().keyPressEvent(event)

    def _decide(self, verdict: Verdict) -> None:
        sheet = self._sheet
        if sheet is None or not self._waiting():
            return
        desk, key, request = self.seat.desk, self.key(), sheet.line.request

        def done(_gone: int) -> None:
            self.forget()
            self.seat.pulse.beat()
            self.decided.emit()
            self._look()

        self.run(
            lambda: desk.do(key, identity_papers.decide, request, verdict), done, self.tr("Being decided and destroyed")
        )

    def _look(self) -> None:
        if self._sheet is not None:
            self.presenter.ask(identity_papers.papers_of, self._sheet.line.request, done=self._came)

    def _came(self, papers: tuple[IdentityPaper, ...]) -> None:
        sheet, self._papers = self._sheet, papers
        if sheet is None:
            return
        may, waiting = sheet.line.ended_at is None, self._waiting()
        self.table.show_rows([self._row(each) for each in papers], grows=3)
        self.table.setVisible(bool(papers))
        if papers:
            self.table.selectRow(next((at for at, each in enumerate(papers) if each.verdict is None), 0))
        if not self.isVisible():
            self.of_letter.clear()
            for each in sheet.papers:
                self.of_letter.addItem(each.name, str(each.paper))
        for widget in (self.kind, self.add):
            widget.setVisible(may)
        for widget in (self.of_letter, self.take):
            widget.setVisible(may and self.of_letter.count() > 0)
        self.go.setVisible(bool(waiting))
        self.no.setVisible(bool(waiting))
        self.said.setText(self._says(may, bool(waiting)))
        if not self.isVisible():
            self.pane.hide()
            self.open()
        else:
            self.settle()
        (self.table if papers else self.kind).setFocus()

    def _says(self, may: bool, waits: bool) -> str:
        if waits:
            return self.tr("Enter shows the chosen paper. With your verdict all of them are destroyed, and their keys.")
        if self._papers:
            return self.tr("The papers were destroyed. What is left is who saw them, when, and the verdict.")
        if may:
            return self.tr("No paper is here. Ask for no more than is needed to be sure that the right person asks.")
        return self.tr("No paper was needed for this request.")

    def _row(self, told: IdentityPaper) -> CellRow:
        wording, names = self._wording, self.seat.names
        seen = (
            f"{isolated(names.get(told.seen_by, told.seen_by))}, {wording.moment(told.seen_at)}" if told.seen_at else ""
        )
        verdict = Cell(self.tr("waits for a verdict"), mark=Shape.CLOSE)
        if told.verdict is not None and told.decided_at is not None:
            words = f"{wording.say(f'identity.verdict.{told.verdict}')}, {wording.moment(told.decided_at)}"
            verdict = Cell(words, mark=Shape.AGREES if told.verdict is Verdict.CONFIRMED else Shape.CONFLICTS)
        return CellRow(
            str(told.paper),
            (
                Cell(wording.say(f"identity.kind.{told.kind}"), weight=600),
                Cell(wording.moment(told.received_at), token="text2"),
                Cell(seen, token="text2"),
                verdict,
            ),
        )

    def _show_pages(self, image: QImage) -> None:
        if image.isNull():
            self.fail(self.tr("This paper cannot be shown. Refuse it, and ask for another."))
        else:
            self.pane.show_picture(image)
        self._look()

    def _added(self, _made: UUID) -> None:
        self.seat.pulse.beat()
        self._look()

    def _waiting(self) -> tuple[IdentityPaper, ...]:
        return tuple(each for each in self._papers if each.verdict is None)

    def _current(self) -> IdentityPaper | None:
        key = self.table.current_key()
        return next((each for each in self._papers if str(each.paper) == key), None)

    @Slot()
    def _choose_file(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        if not self.add.isVisible():
            return
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Add a paper"), "", "PDF, PNG, JPEG (*.pdf *.png *.jpg *.jpeg)"
        )
        if path:
            self.add_file(Path(path))

    def _lay_in(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        for widget in (self.kind, self.add, self.of_letter, self.take):
            row.addWidget(widget)
        row.addStretch(1)
        for part in (self.said, self.table):
            self.body.addWidget(part)
        self.body.addLayout(row)
        self.body.addWidget(self.pane)
        self.body.addWidget(hint(self.tr("A paper is shown here alone; each look at it stands in the audit trail.")))
        self.feet.insertWidget(0, self.no)
