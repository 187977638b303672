"""The box in which a letter about a request is written: a draft to complete, as it will read, and then on its way.

Boundary: what is begun is kept sealed in the database, never on this disk; only a relay says that it was sent. R-10.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from uuid import UUID, uuid4

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QStackedWidget, QWidget

from backoffice.desk import Desk, ReadWork
from backoffice.rights import course, replies, reply_drafts, weighing
from backoffice.rights.letters import LANGUAGES, LetterDraft, blanks
from backoffice.rights.replies import AsMail, Sent
from backoffice.rights.reply_drafts import BegunLetter
from backoffice.rights.rules import Outcome, ReplyKind, Topic
from backoffice.rights.views import Line
from ui.rights.letter_words import meets
from ui.rights.sheet import Sheet, proposed_check
from ui.rights.wording import RightsWording
from ui.shell import fonts, theme
from ui.shell.workspace import Seat
from ui.staff.box import Box, hint
from ui.widgets.action_button import ActionButton
from ui.widgets.choice import Choice
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.mark import ShapeBox
from ui.widgets.shapes import Shape

_WIDE = 860
_TEXT = 340
_DRAFT_AFTER_MS = 1_000
# Access to a request lasts 15 minutes.
_ACCESS_IS_FRESH = timedelta(minutes=10)
_PROPOSED = {Topic.IDENTITY: ReplyKind.IDENTITY, Topic.AUTHORITY: ReplyKind.AUTHORITY}
_OUTCOMES = (Outcome.FULFILLED, Outcome.PARTLY, Outcome.NOTHING_HELD)
_LANGUAGES = {"en": "English", "zh": "简体中文"}


@dataclass(frozen=True, slots=True)
class LetterSent:
    """Which letter of which request is on its way."""

    request: UUID
    kind: ReplyKind


class LetterBox(Box):
    """One box for a page; `open_for` shows it for a request. `sent` carries a LetterSent."""

    sent = Signal(object)

    def __init__(self, frame: QWidget, seat: Seat) -> None:
        super().__init__(frame, seat, "", "", _WIDE)
        self._wording = RightsWording(seat.language)
        self._sheet: Sheet | None = None
        self._opened_at = seat.clock.now()
        self._filling = False
        self._mine: dict[tuple[ReplyKind, str], tuple[str, str]] = {}
        self._shown: tuple[ReplyKind, str] | None = None
        self._sending: tuple[UUID, tuple[object, ...]] | None = None
        self.title.setText(self.tr("Write a letter"))
        self.go.set_label(self.tr("Send"))
        self.kind = Choice(self.tr("Kind of letter"))
        # Who had data that was corrected is written to where they are listed.
        for kind in (each for each in ReplyKind if each is not ReplyKind.RECIPIENT):
            self.kind.addItem(self._wording.say(f"rights.reply.{kind}"), kind)
        self.language = Choice(self.tr("Language"))
        for language in LANGUAGES:
            self.language.addItem(_LANGUAGES[language], language)
        self.outcome = Choice(self.tr("How the request ends"))
        for outcome in _OUTCOMES:
            self.outcome.addItem(self._wording.outcome(outcome), outcome)
        self.address = Field(self.tr("To which address"))
        self.subject = Field(self.tr("Subject"))
        self.text = QPlainTextEdit()
        self.text.setFont(fonts.ui_font(13))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(_TEXT)
        self.text.setAccessibleName(self.tr("The letter"))
        self._blanks = _Blanks(self.text.document())
        self.as_mail = QPlainTextEdit()
        self.as_mail.setReadOnly(True)
        self.as_mail.setFont(fonts.mono_font(12))
        self.as_mail.setFixedHeight(_TEXT)
        self.as_mail.setAccessibleName(self.tr("The mail as it will read"))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.text)
        self.stack.addWidget(self.as_mail)
        self.blank = ActionButton("", keys=("F3",))
        self.blank.clicked.connect(self.next_blank)
        self.preview = ActionButton(self.tr("As it will read"), keys=("F4",))
        self.preview.setCheckable(True)
        self.preview.clicked.connect(self._toggle_preview)
        self.day_shape = ShapeBox(Shape.PROMISE)
        self.day = Label("", 12, 500, "text2")
        self._lay_in()
        self._draft = QTimer(self, singleShot=True, interval=_DRAFT_AFTER_MS)
        self._draft.timeout.connect(self.keep)
        for choice in (self.kind, self.language):
            choice.currentIndexChanged.connect(self._changed_kind)
        self.outcome.currentIndexChanged.connect(self._edited)
        self.subject.edit.textChanged.connect(self._edited)
        self.address.edit.textChanged.connect(self._edited)
        self.text.textChanged.connect(self._edited)

    def open_for(self, sheet: Sheet) -> None:
        """Show what was begun about this request, or the draft that is most likely wanted."""
        if self.isVisible():
            return
        self._sheet, self._mine, self._shown = sheet, {}, None
        self._opened_at = self.seat.clock.now()
        self.title.setText(f"{self.tr('Write a letter')} · {sheet.number}, {sheet.line_right}")
        self.setAccessibleName(self.title.text())
        self.address.setVisible(sheet.page.customer is None)
        proposed = proposed_check(sheet.page)
        kind = _PROPOSED[proposed] if proposed is not None else ReplyKind.OUTCOME
        request = sheet.line.request

        def read(work: ReadWork) -> BegunLetter:
            begun = reply_drafts.begun(work, request)
            return begun or _weighed(work, request) or BegunLetter(replies.draft(work, request, kind))

        self.presenter.ask(read, done=self._begin)

    def close_box(self) -> None:
        self.keep()
        super().close_box()

    @Slot()
    def keep(self) -> None:
        """Keep what was begun, now."""
        if self._draft.isActive() and self._sheet is not None and self._shown is not None:
            self._draft.stop()
            begun = BegunLetter(self.letter(), self._ending(), self.address.text())
            self.presenter.do(reply_drafts.keep_draft, self._sheet.line.request, begun, done=_nothing)

    def letter(self) -> LetterDraft:
        """The letter as it stands."""
        kind, language = self._chosen()
        return LetterDraft(kind, language, self.subject.text(), self.text.toPlainText())

    def submit(self) -> None:
        if self._sheet is None:
            return
        line = self._sheet.line
        told = (line.request, line.version, self.letter(), self._ending(), self.address.text())
        if self._sending is None or self._sending[1] != told:
            self._sending = (uuid4(), told)
        key, letter = self._sending[0], BegunLetter(*told[2:])
        stale = self.seat.clock.now() > self._opened_at + _ACCESS_IS_FRESH
        work = partial(_send, self.seat.desk, key, line, letter, stale=stale)
        self._draft.stop()
        self.run(work, self._done, self.tr("Being sent"))

    @Slot()
    def next_blank(self) -> None:
        """Choose the next thing that is still to be filled in."""
        self._show_letter()
        found = blanks(self.text.toPlainText())
        if not found:
            return
        cursor = self.text.textCursor()
        start, length = next((each for each in found if each[0] >= cursor.selectionEnd()), found[0])
        cursor.setPosition(start)
        cursor.setPosition(start + length, cursor.MoveMode.KeepAnchor)
        self.text.setTextCursor(cursor)
        self.text.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F3:
            self.next_blank()
        elif event.key() == Qt.Key.Key_F4:
            self.preview.toggle()
            self._toggle_preview()
        else:
            super().keyPressEvent(event)

    def _begin(self, told: BegunLetter) -> None:
        self._filling = True
        self.address.edit.setText(told.address)
        if told.outcome in _OUTCOMES:
            self.outcome.setCurrentIndex(self.outcome.findData(told.outcome))
        self._filling = False
        self._show_draft(told.letter)
        self.open()
        self.text.setFocus()
        self.next_blank()

    def _show_draft(self, letter: LetterDraft) -> None:
        self._filling = True
        self._shown = (letter.kind, letter.language)
        self.kind.setCurrentIndex(self.kind.findData(letter.kind))
        self.language.setCurrentIndex(self.language.findData(letter.language))
        self.subject.edit.setText(letter.subject)
        self.text.setPlainText(letter.text)
        self._filling = False
        self._show_letter()
        self._say()

    def _done(self, sent: Sent) -> None:
        sheet, self._sending, self._sheet = self._sheet, None, None
        self.close_box()
        at = sent.leaves_at.astimezone()
        self.seat.doors.tell(
            self.tr("The letter leaves at {time}; Z calls it back until then.").format(time=f"{at:%H:%M:%S}")
        )
        self.seat.pulse.beat()
        if sheet is not None and self._shown is not None:
            self.sent.emit(LetterSent(sheet.line.request, self._shown[0]))

    @Slot()
    def _changed_kind(self) -> None:
        """Another letter: what was written of it before, or its draft."""
        if self._filling or self._sheet is None:
            return
        if self._shown is not None:
            self._mine[self._shown] = (self.subject.text(), self.text.toPlainText())
        kind, language = self._chosen()
        mine = self._mine.get((kind, language))
        if mine is not None:
            self._show_draft(LetterDraft(kind, language, *mine))
            return
        self.presenter.ask(replies.draft, self._sheet.line.request, kind, language, done=self._show_draft)

    @Slot()
    def _edited(self) -> None:
        if not self._filling:
            self._draft.start()
            self._say()

    @Slot()
    def _toggle_preview(self) -> None:
        if not self.preview.isChecked() or self._sheet is None:
            self._show_letter()
            return
        request, letter, address = self._sheet.line.request, self.letter(), self.address.text()
        work = partial(self.seat.desk.ask, replies.preview, request, letter, address)
        self.run(work, self._show_mail, self.tr("Being made"))

    def _show_mail(self, told: AsMail) -> None:
        self.as_mail.setPlainText(f"From: {told.sender}\nTo: {told.to}\nSubject: {told.subject}\n\n{told.body}")
        self.stack.setCurrentWidget(self.as_mail)
        self.preview.setChecked(True)

    def _show_letter(self) -> None:
        self.stack.setCurrentWidget(self.text)
        self.preview.setChecked(False)

    def _say(self) -> None:
        """What is still to be filled in, and what the letter does to the request."""
        left = len(blanks(self.text.toPlainText())) + len(blanks(self.subject.text()))
        self.blank.set_label(self.tr("%n still to fill in", "", left))
        self.blank.setVisible(left > 0)
        kind = self._chosen()[0]
        self.outcome.setVisible(kind is ReplyKind.OUTCOME)
        if self._sheet is not None:
            line = self._sheet.line
            told = meets(kind, line, line.operative_on - timedelta(days=line.days_left), self._wording)
            self.day_shape.set_shape(told.shape)
            self.day.setText(told.words)
            self.day.set_token(told.token)
            self.busy(self.tr("Too late to send") if told.too_late else "")

    def _ending(self) -> Outcome | None:
        kind = self._chosen()[0]
        if kind is ReplyKind.REFUSAL:
            return Outcome.REFUSED
        return Outcome(self.outcome.currentData()) if kind is ReplyKind.OUTCOME else None

    def _chosen(self) -> tuple[ReplyKind, str]:
        return ReplyKind(self.kind.currentData()), str(self.language.currentData())

    def _lay_in(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(10)
        for widget in (self.kind, self.outcome):
            first.addWidget(widget)
        first.addStretch(1)
        first.addWidget(self.language)
        self.body.setSpacing(10)
        self.body.addLayout(first)
        day = QHBoxLayout()
        day.setSpacing(6)
        day.addWidget(self.day_shape)
        day.addWidget(self.day, 1)
        self.body.addLayout(day)
        self.body.addWidget(self.address)
        self.body.addWidget(self.subject)
        self.body.addWidget(self.stack)
        self.feet.insertWidget(0, self.blank)
        self.feet.insertWidget(1, self.preview)
        self.feet.insertWidget(2, hint(self.tr("It leaves two minutes after you send it.")), 1)


class _Blanks(QSyntaxHighlighter):
    """Marks what is still to be filled in."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        theme.signal.changed.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        form = QTextCharFormat()
        form.setBackground(theme.color("warn_soft"))
        form.setForeground(theme.color("warn"))
        for start, length in blanks(text):
            self.setFormat(start, length, form)


def _send(desk: Desk, key: UUID, line: Line, begun: BegunLetter, *, stale: bool) -> Sent:
    """Whoever wrote longer than access lasts has it taken again: the letter's address is read with it."""
    if stale:
        desk.do(uuid4(), course.take_access, line.request)
    return desk.do(
        key, replies.send, line.request, line.version, begun.letter, outcome=begun.outcome, address=begun.address
    )


def _weighed(work: ReadWork, request: UUID) -> BegunLetter | None:
    """The answer to an objection that has been weighed whole; None where there is none."""
    found = weighing.weighings_of(work, request)
    if not found or any(each.objection.waits for each in found):
        return None
    kind, outcome = weighing.ending(found)
    return BegunLetter(replies.draft(work, request, kind), outcome)


def _nothing(_answer: object) -> None:
    """A draft was kept; the box says nothing of it."""
