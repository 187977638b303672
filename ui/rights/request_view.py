"""One request whole: who asks for what, the letter and its papers, what happened, both clocks, and what can be done.

Boundary: shows sheets and sends signals; asks and does nothing. The request before is cleared at once.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from backoffice.rights.rules import Right, State, Topic
from ui.rights.act_bar import ActBar, acts_on
from ui.rights.asker_check import proposed_check
from ui.rights.clock_faces import Clocks
from ui.rights.package_entry import is_ours, prepares, seeks
from ui.rights.sheet import Sheet
from ui.rights.siblings import Siblings
from ui.rights.wording import RightsWording
from ui.screening.text_panel import TextPanel
from ui.shell.keys import Keys
from ui.staff.cells import CellRow, CellTable
from ui.widgets.action_button import ActionButton
from ui.widgets.bar import Bar, Tone
from ui.widgets.ground import Floor, Ground
from ui.widgets.label import Label, SectionLabel
from ui.widgets.panel import Panel
from ui.widgets.row_delegate import Cell
from ui.widgets.tag import Tag

_MARGIN = 16
_CLOCKS = 400
# Where a dispute can call for a restriction; its key works on every request. What an objection stops stands by itself.
_DISPUTES = (Right.RESTRICTION, Right.RECTIFICATION)
# Whoever had the data is told what became of it (GDPR Art. 19).
_TOLD_ON = (*_DISPUTES, Right.ERASURE)


class RequestView(Ground):
    """`back_wanted` on Esc, `next_wanted` to leave it for later, `paper_wanted` carries a paper's id and its name."""

    back_wanted = Signal()
    erase_wanted = Signal()
    next_wanted = Signal()
    paper_wanted = Signal(object, str)
    filing_wanted = Signal(object)
    letter_wanted = Signal()
    answer_wanted = Signal()
    consents_wanted = Signal()
    restriction_wanted = Signal()
    objection_wanted = Signal()
    rectification_wanted = Signal()
    recipients_wanted = Signal()
    hold_wanted = Signal()

    def __init__(self, keys: Keys, wording: RightsWording, me: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: Sheet | None = None
        self._wording = wording
        self._me = me
        self.back = ActionButton(self.tr("Board"), keys=("Esc",), icon="prev")
        self.back.clicked.connect(self.back_wanted)
        self.erase = ActionButton(self.tr("Erase"), keys=keys.caps("requests.erase"), icon="cross")
        self.erase.clicked.connect(self.erase_wanted)
        self.number = Label("", 12, 400, "text2")
        self.title = Label("", 18, 600)
        self.right = Label("", 18, 400, "text2")
        self.about = Label("", 12, 400, "text2")
        self.about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.state = Tag("")
        self.holder = Label("", 12, 400, "text2")
        self.queue = Label("", 12, 600, "text2")
        self.skip = ActionButton(self.tr("Leave for later"), keys=keys.caps("requests.skip"), icon="next")
        self.skip.clicked.connect(self.next_wanted)
        self.trouble = Bar()
        self.proposal = Bar()
        self.proposal.acted.connect(self.letter_wanted)
        self.warning = Bar()
        self.hold = Bar()
        self._hold_caps = keys.caps("requests.hold")
        self.hold.acted.connect(self.hold_wanted)
        self.letter = TextPanel(self.tr("The letter"), self.tr("No words."), column=116)
        self.history = TextPanel(self.tr("What happened"), self.tr("Nothing yet."), column=116)
        self.papers_panel = Panel(self.tr("Papers that came with it"))
        self.papers = CellTable(
            self.tr("Papers that came with it"), (self.tr("Name"), self.tr("Kind"), self.tr("Size"))
        )
        self.papers.entered.connect(self._save_paper)
        self.papers.doubleClicked.connect(self._save_paper)
        self.letters_panel = Panel(self.tr("Letters of ours"))
        self.letters = CellTable(
            self.tr("Letters of ours"), (self.tr("Kind"), self.tr("Written"), self.tr("What became of it"))
        )
        self.letters.entered.connect(self._file_letter)
        self.letters.doubleClicked.connect(self._file_letter)
        self.write = ActionButton(self.tr("Write a letter"), keys=keys.caps("requests.letter"), icon="letters")
        self.write.clicked.connect(self.letter_wanted)
        self.prepare = ActionButton(self.tr("Prepare the answer"), keys=keys.caps("requests.prepare"), icon="folder")
        self.prepare.clicked.connect(self.answer_wanted)
        self.consents = ActionButton(self.tr("Consents"), keys=keys.caps("requests.consents"), icon="tick")
        self.consents.clicked.connect(self.consents_wanted)
        self.restrict = ActionButton(self.tr("Restriction"), keys=keys.caps("requests.restriction"), icon="lock")
        self.restrict.clicked.connect(self.restriction_wanted)
        self.objection = ActionButton(self.tr("Objection"), keys=keys.caps("requests.objection"), icon="compare")
        self.objection.clicked.connect(self.objection_wanted)
        self.rectify = ActionButton(self.tr("Correct"), keys=keys.caps("requests.rectify"), icon="note")
        self.rectify.clicked.connect(self.rectification_wanted)
        self.recipients = ActionButton(self.tr("Tell recipients"), keys=keys.caps("requests.recipients"), icon="mail")
        self.recipients.clicked.connect(self.recipients_wanted)
        self.clocks = Clocks()
        self.beside_title = SectionLabel(self.tr("Also asked for in this letter"))
        self.beside = Siblings()
        self.next_letter = Label("", 12, 400, "text2")
        self.next_letter.setWordWrap(True)
        self.bar = ActBar(keys, wording)
        self._lay_out()
        self.show_nothing()
        self.show_queue(None)

    @property
    def sheet(self) -> Sheet | None:
        """What is on the screen; None between two requests."""
        return self._sheet

    def request(self) -> UUID | None:
        return self._sheet.line.request if self._sheet is not None else None

    def show_nothing(self) -> None:
        """Clear the request before; the next is on its way."""
        self._sheet = None
        self._stack.setCurrentWidget(self._blank)

    def show_queue(self, place: tuple[int, int] | None) -> None:
        """While today's are cleared one after the other: which one this is, of how many."""
        self.queue.setVisible(place is not None)
        self.skip.setVisible(place is not None)
        if place is not None:
            self.queue.setText(self.tr("Today’s work: {place} of {count}").format(place=place[0], count=place[1]))

    def show_sheet(self, sheet: Sheet, note: str, today: date) -> None:
        """Show a request; `note` is what was begun to be written on it."""
        before, self._sheet = self._sheet, sheet
        line = sheet.line
        self.number.setText(sheet.number)
        self.title.setText(sheet.title)
        self.right.setText(sheet.line_right)
        self.about.setText("   ".join(sheet.facts))
        self.state.set_text(sheet.state)
        self.holder.setText(self._held_by(sheet))
        self.letter.show_paragraphs(sheet.letter)
        self.letter.set_title(self.tr("The letter"))
        self.history.show_paragraphs(sheet.history)
        rows = [
            CellRow(str(each.paper), (Cell(each.name, weight=500), Cell(each.media), Cell(each.size, right=True)))
            for each in sheet.papers
        ]
        self.papers.show_rows(rows)
        self.papers_panel.setVisible(bool(rows))
        hint = self.tr("Enter saves a copy") if sheet.opened else ""
        self.papers_panel.set_title(self.tr("Papers that came with it"), f"{len(rows)}   {hint}")
        self._show_letters(sheet)
        self.erase.setVisible(self.may_erase() and line.right is Right.ERASURE)
        self.clocks.show_sheet(sheet)
        self.beside.show_siblings(sheet.beside)
        self.beside_title.setVisible(bool(sheet.beside))
        self.next_letter.setText(sheet.next_letter)
        self.next_letter.setVisible(bool(sheet.next_letter))
        self._show_bars(sheet)
        if before is None or (before.line.request, before.line.version) != (line.request, line.version):
            self.trouble.clear()
            self.bar.show_acts(acts_on(sheet.page, self._me), note, today)
        self._stack.setCurrentWidget(self._whole)

    def complain(self, sentence: str, code: str, action: str = "") -> None:
        """Say above the request what went wrong, with the button that helps."""
        self.bar.fail("")
        self.trouble.say(Tone.ERROR, sentence, code=code, action=action)

    def focus(self) -> None:
        """Where keys go that type nothing."""
        self.history.text.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
            return
        super().keyPressEvent(event)

    def _held_by(self, sheet: Sheet) -> str:
        if sheet.line.holder == self._me:
            return self.tr("with you")
        return self.tr("nobody’s yet") if sheet.line.holder is None and sheet.line.ended_at is None else ""

    def _show_bars(self, sheet: Sheet) -> None:
        self.warning.clear()
        self.proposal.clear()
        self.hold.clear()
        if sheet.held:
            self.hold.say(Tone.NOTICE, sheet.held, action=self.tr("Legal hold"), keys=self._hold_caps)
        if sheet.warnings:
            self.warning.say(Tone.WARNING, " ".join(sheet.warnings))
        proposed = proposed_check(sheet.page) if self.may_write() else None
        on_its_way = any(each.waits and each.about.value == proposed for each in sheet.letters)
        if proposed is not None and not on_its_way:
            channel = self._wording.channel(sheet.page.channel)
            words = {
                Topic.IDENTITY: self.tr("It did not come out of the account ({channel}): be sure who asks first."),
                Topic.AUTHORITY: self.tr("An agent asks ({channel}): have their authority shown first."),
            }[proposed]
            action = self.tr("Write the question")
            self.proposal.say(Tone.NOTICE, words.format(channel=channel), action=action)

    def waiting_letter(self) -> UUID | None:
        """The newest letter that can still be called back."""
        letters = self._sheet.letters if self._sheet is not None else ()
        return next((each.reply for each in letters if each.waits), None)

    def may_erase(self) -> bool:
        """Whether the open request is of a customer whose data could be erased."""
        sheet = self._sheet
        return sheet is not None and sheet.opened and sheet.page.customer is not None

    def may_rectify(self) -> bool:
        """Whether the open request disputes data of a customer of ours."""
        sheet = self._sheet
        return sheet is not None and self.may_erase() and sheet.line.right is Right.RECTIFICATION

    def may_write(self) -> bool:
        """Whether a letter about the open request can be written now."""
        sheet = self._sheet
        if sheet is None or not sheet.opened:
            return False
        # What a restriction was asked for may have been answered long before it is lifted.
        return sheet.line.state is State.OPEN or (sheet.line.ended_at is not None and sheet.page.restricted)

    def why_not_write(self) -> str:
        """Why no letter can be written now, where the state of the request is why; "" otherwise."""
        sheet = self._sheet
        if sheet is None or not sheet.opened or self.may_write():
            return ""
        if sheet.line.state is State.LEAVING:
            return self.tr("the answer is on its way; call it back first (Z)")
        return self.tr("the request has ended, and no restriction stands of which to write")

    def may_prepare(self) -> bool:
        """Whether a copy answers the open request: access and portability, of a customer of ours."""
        sheet = self._sheet
        return sheet is not None and sheet.line.state is State.OPEN and self.may_write() and prepares(sheet)

    def _show_letters(self, sheet: Sheet) -> None:
        rows = [
            CellRow(
                str(each.reply),
                (
                    Cell(each.kind, weight=500),
                    Cell(each.written, token="text2"),
                    Cell(each.state, mark=each.shape, tag=self.tr("Z calls it back") if each.waits else ""),
                ),
            )
            for each in sheet.letters
        ]
        self.letters.show_rows(rows, grows=2)
        self.letters_panel.setVisible(bool(rows))
        by_post = self.tr("B enters the posting") if any(each.by_post for each in sheet.letters) else ""
        hint = "   ".join(each for each in (self.tr("Enter files it as PDF"), by_post) if each) if sheet.opened else ""
        self.letters_panel.set_title(self.tr("Letters of ours"), f"{len(rows)}   {hint}")
        self.write.setVisible(self.may_write())
        ours = self.tr("Prepare the answer") if self.may_prepare() else self.tr("Who was told")
        self.prepare.set_label(ours if is_ours(sheet) else self.tr("Look for the person"))
        self.prepare.setVisible(is_ours(sheet) or seeks(sheet))
        # The bar has room for what a dispute needs; the key works on every request.
        self.consents.setVisible(sheet.page.customer is not None and sheet.line.right is not Right.RECTIFICATION)
        self.restrict.setVisible(sheet.page.customer is not None and sheet.line.right in _DISPUTES)
        self.rectify.setVisible(self.may_rectify())
        self.recipients.setVisible(sheet.page.customer is not None and sheet.line.right in _TOLD_ON)
        self.objection.setVisible(sheet.page.customer is not None and sheet.line.right is Right.OBJECTION)

    @Slot()
    def _file_letter(self) -> None:
        key = self.letters.current_key()
        if key is not None and self._sheet is not None and self._sheet.opened:
            self.filing_wanted.emit(UUID(key))

    @Slot()
    def _save_paper(self) -> None:
        key = self.papers.current_key()
        if self._sheet is None or key is None or not self._sheet.opened:
            return
        paper = next(each for each in self._sheet.papers if str(each.paper) == key)
        self.paper_wanted.emit(paper.paper, paper.name)

    def _lay_out(self) -> None:
        self._blank = QWidget()
        self._whole = QWidget()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._blank)
        self._stack.addWidget(self._whole)
        page = QVBoxLayout(self._whole)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self._made_header())
        strips = QWidget()
        column = QVBoxLayout(strips)
        column.setContentsMargins(_MARGIN, 0, _MARGIN, 8)
        column.setSpacing(6)
        for bar in (self.trouble, self.hold, self.warning, self.proposal):
            column.addWidget(bar)
        page.addWidget(strips)
        page.addWidget(self._made_body(), 1)
        page.addWidget(self.bar)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _made_header(self) -> QWidget:
        """Who and how it stands above, what can be done below: one row has no room for both."""
        name = QHBoxLayout()
        name.setSpacing(10)
        for part in (self.back, self.title, self.right):
            name.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        name.addStretch(1)
        for standing in (self.queue, self.skip, self.holder, self.state):
            name.addWidget(standing, 0, Qt.AlignmentFlag.AlignVCenter)
        acts = QHBoxLayout()
        acts.setSpacing(10)
        acts.addWidget(self.number)
        acts.addWidget(self.about, 1)
        first = (self.erase, self.prepare, self.restrict, self.rectify, self.recipients)
        for button in (*first, self.objection, self.consents, self.write):
            acts.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout()
        column.setContentsMargins(_MARGIN, 10, _MARGIN, 10)
        column.setSpacing(8)
        column.addLayout(name)
        column.addLayout(acts)
        header = QWidget()
        header.setLayout(column)
        return header

    def _made_body(self) -> QWidget:
        papers = QVBoxLayout()
        papers.addWidget(self.papers)
        self.papers_panel.body.addLayout(papers)
        self.papers.horizontalHeader().hide()
        self.papers_panel.setMaximumHeight(150)
        self.letters_panel.body.addWidget(self.letters)
        self.letters.horizontalHeader().hide()
        self.letters_panel.setMaximumHeight(150)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.letter, 5)
        left.addWidget(self.papers_panel, 2)
        left.addWidget(self.letters_panel, 2)
        left.addWidget(self.history, 4)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(6)
        column.addWidget(self.clocks)
        column.addWidget(self.next_letter)
        column.addSpacing(8)
        column.addWidget(self.beside_title)
        column.addWidget(self.beside)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        scroll.setStyleSheet("QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }")
        clock = Panel(self.tr("Clock"))
        clock.setFixedWidth(_CLOCKS)
        clock.body.addWidget(scroll, 1)
        ground = Floor()
        row = QHBoxLayout(ground)
        row.setContentsMargins(_MARGIN, 12, _MARGIN, 12)
        row.setSpacing(12)
        row.addLayout(left, 1)
        row.addWidget(clock)
        return ground
