"""Reads a correction for its second person: values first, then what it rests on; then they may agree.

Boundary: opening enters the trail; that all was read is proved to the database, which decides. R-02, S-05.
"""

from __future__ import annotations

from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from backoffice.errors import BackofficeError
from backoffice.rights import second_look
from backoffice.rights.second_look import SecondView
from backoffice.staff.rules import Action
from backoffice.staff.views import Proposal, ProposalState
from ui.rights.paper_pane import PaperPane, pages_of
from ui.rights.second_look_sheet import SecondLookSheet
from ui.screening.refer_box import frame_of
from ui.shell.workspace import Seat
from ui.staff.box import Box

_WIDE, _HIGH = 900, 480


class EvidenceBox(Box):
    """Shows one paper, or the words of the letter; Enter or Esc closes it."""

    def __init__(self, frame: QWidget, seat: Seat) -> None:
        super().__init__(frame, seat, "", "", _WIDE)
        self.title.setText(self.tr("What the correction rests on"))
        self.setAccessibleName(self.title.text())
        self.go.set_label(self.tr("Seen"))
        self.pane = PaperPane(self.title.text(), _HIGH)
        self.body.addWidget(self.pane)

    def show_content(self, shown: QImage | str) -> None:
        """A picture of pages, or words."""
        if isinstance(shown, str):
            self.pane.show_words(shown)
        elif shown.isNull():
            self.pane.show_words(self.tr("This file cannot be shown here. Refuse, and have another put before you."))
        else:
            self.pane.show_picture(shown)
        self.open()
        self.go.setFocus()

    def submit(self) -> None:
        self.close_box()

    def forget(self) -> None:
        self.pane.forget()


class SecondLooking(QObject):
    """`changed` when more was read, or it can be agreed to."""

    changed = Signal()

    def __init__(self, seat: Seat, sheet: SecondLookSheet, page: QWidget) -> None:
        super().__init__(sheet)
        self._seat = seat
        self._sheet = sheet
        self._page = page
        self._box: EvidenceBox | None = None
        self._proposal: Proposal | None = None
        self._view: SecondView | None = None
        self._seen: set[UUID] = set()
        self._is_read = False
        sheet.open.clicked.connect(self.look)
        sheet.evidence.clicked.connect(self.next_evidence)
        sheet.hide()

    def turn_to(self, proposal: Proposal | None, *, mine: bool) -> None:
        """Another proposal is shown; what was read of the one before is gone from the window."""
        wanted = proposal if proposal is not None and self._is_for_reading(proposal) and mine else None
        if wanted is not None and self._proposal is not None and wanted.id == self._proposal.id:
            return
        self._proposal, self._view, self._is_read = wanted, None, False
        self._seen = set()
        self._sheet.show_closed()
        self._sheet.setVisible(wanted is not None)

    def why_not(self) -> str:
        """Why what is shown cannot be agreed to yet; "" where it can, or is nothing to read."""
        if self._proposal is None or self._is_read:
            return ""
        if self._view is None:
            return self.tr("Read old and new values first.")
        if self._view.hidden:
            return self.tr("A part of it is kept from your duties; somebody else decides.")
        return self.tr("See what it rests on first.")

    @Slot()
    def look(self) -> None:
        """Open the values, which the trail tells."""
        proposal = self._proposal
        if proposal is None or self._view is not None:
            return
        desk, which = self._seat.desk, proposal.id

        def work() -> SecondView:
            desk.do(uuid4(), second_look.take_access, which)
            return desk.ask(second_look.view, which)

        self._seat.tasks.quick(self, work, self._came, self._failed)

    @Slot()
    def next_evidence(self) -> None:
        """Show the next paper that was not seen yet, then the first again."""
        view = self._view
        if view is None or not view.evidence:
            return
        paper = next((each for each in view.evidence if each.evidence not in self._seen), view.evidence[0])
        desk, proposal = self._seat.desk, view.proposal

        def work() -> tuple[UUID, QImage | str]:
            desk.do(uuid4(), second_look.take_access, proposal)
            content = desk.ask(second_look.evidence, paper.evidence)
            is_text = paper.media.startswith("text/")
            return paper.evidence, content.decode(errors="replace") if is_text else pages_of(content, paper.media)

        self._seat.tasks.quick(self, work, self._show, self._failed)

    def _came(self, view: SecondView) -> None:
        if self._proposal is not None and self._proposal.id == view.proposal:
            self._view = view
            self._go_on()

    def _show(self, told: tuple[UUID, QImage | str]) -> None:
        if self._view is None or all(told[0] != each.evidence for each in self._view.evidence):
            return
        self._seen.add(told[0])
        self._box = self._box or EvidenceBox(frame_of(self._page), self._seat)
        self._box.show_content(told[1])
        self._go_on()

    def _go_on(self) -> None:
        view = self._view
        if view is None:
            return
        self._sheet.show_view(view, len(self._seen))
        self.changed.emit()
        if view.hidden or len(self._seen) < len(view.evidence) or self._is_read:
            return
        desk, which = self._seat.desk, view.proposal

        def work() -> UUID:
            desk.do(uuid4(), second_look.note_read, which)
            return which

        self._seat.tasks.quick(self, work, self._was_read, self._failed)

    def _was_read(self, which: UUID) -> None:
        if self._proposal is not None and self._proposal.id == which:
            self._is_read = True
            self.changed.emit()

    def _failed(self, error: BackofficeError) -> None:
        self._seat.doors.complain(error)

    @staticmethod
    def _is_for_reading(proposal: Proposal) -> bool:
        return proposal.action is Action.RIGHTS_RECTIFY and proposal.state is ProposalState.PROPOSED
