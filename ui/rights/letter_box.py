"""The box in which a letter about a request is written: a draft to complete, as it will read, and then on its way.

Boundary: what is begun is kept sealed in the database, never on this disk; only a relay says that it was sent. R-10.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from uuid import UUID, uuid4

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from backoffice.desk import ReadWork
from backoffice.errors import Refused
from backoffice.rights import answering, posting, recipients, replies, reply_drafts
from backoffice.rights.gone import extension_leaves
from backoffice.rights.letters import LetterDraft, blanks, by_way, renamed
from backoffice.rights.replies import AsMail, Sent
from backoffice.rights.reply_drafts import BegunLetter
from backoffice.rights.restriction_letters import NOTICE
from backoffice.rights.rules import Addressee, Outcome, ReplyKind, Topic, Way
from ui.rights.asker_check import proposed_check
from ui.rights.letter_begun import begun_as, first_words, fresh_words, kinds_for, undelivered, with_package
from ui.rights.letter_form import OUTCOMES, LetterForm
from ui.rights.letter_sending import send_letter
from ui.rights.letter_words import meets
from ui.rights.sheet import Sheet
from ui.shell.text import sentence
from ui.shell.workspace import Seat
from ui.widgets.shapes import Shape

_DRAFT_AFTER_MS = 1_000
# Access to a request lasts 15 minutes.
_ACCESS_IS_FRESH = timedelta(minutes=10)
_ANSWERS = (ReplyKind.OUTCOME, ReplyKind.REFUSAL)
_PROPOSED = {Topic.IDENTITY: ReplyKind.IDENTITY, Topic.AUTHORITY: ReplyKind.AUTHORITY}


@dataclass(frozen=True, slots=True)
class _Read:
    """What the box begins with: the letter and a postal address, and what is so about its request."""

    begun: BegunLetter
    postal: str
    untold: int
    lacking: dict[Outcome, Refused]
    extension_leaves: bool


@dataclass(frozen=True, slots=True)
class LetterSent:
    """Which letter of which request is on its way."""

    request: UUID
    kind: ReplyKind
    reply: UUID
    by_post: bool = False


class LetterBox(LetterForm):
    """One box for a page; `open_for` shows it for a request. `sent` carries a LetterSent."""

    sent = Signal(object)

    def __init__(self, frame: QWidget, seat: Seat) -> None:
        super().__init__(frame, seat)
        self._sheet: Sheet | None = None
        self._opened_at = seat.clock.now()
        self._filling, self._kept, self._untold = False, "", 0
        self._lacking: dict[Outcome, Refused] = {}
        self._extension_leaves = False
        self._mine: dict[tuple[ReplyKind, str, Addressee], LetterDraft] = {}
        self._lifts_on: date | None = None
        self._shown: tuple[ReplyKind, str, Addressee] | None = None
        self._postals: dict[Addressee, str] = {}
        self._sending: tuple[UUID, tuple[object, ...]] | None = None
        self.title.setText(self.tr("Write a letter"))
        self.blank.clicked.connect(self.next_blank)
        self.preview.clicked.connect(self._toggle_preview)
        self._draft = QTimer(self, singleShot=True, interval=_DRAFT_AFTER_MS)
        self._draft.timeout.connect(self.keep)
        self.kind.currentIndexChanged.connect(self._changed_kind)
        self.language.currentIndexChanged.connect(self._changed_letter)
        self.to.currentIndexChanged.connect(self._changed_letter)
        self.outcome.currentIndexChanged.connect(self._edited)
        self.subject.edit.textChanged.connect(self._edited)
        self.address.edit.textChanged.connect(self._edited)
        self.postal.textChanged.connect(self._edited)
        self.lifts.textChanged.connect(self._changed_day)
        self.why.edit.textChanged.connect(self._edited)
        self.way.currentIndexChanged.connect(self._changed_way)
        self.text.textChanged.connect(self._edited)

    def open_for(self, sheet: Sheet, package: str = "", kind: ReplyKind | None = None, language: str = "") -> None:
        """Show what was begun, or the draft most likely wanted; where a `package` was written, the answer names it.

        With a `kind` it is that letter, whatever else was begun. A package and its letter are in one `language`.
        """
        if self.isVisible():
            return
        self._sheet, self._mine, self._shown = sheet, {}, None
        self._opened_at = self.seat.clock.now()
        self.title.setText(f"{self.tr('Write a letter')} · {sheet.number}, {sheet.line_right}")
        self.setAccessibleName(self.title.text())
        proposed = proposed_check(sheet.page)
        request, offered = sheet.line.request, kinds_for(sheet.page)
        usual = ReplyKind.OUTCOME if sheet.line.ended_at is None else ReplyKind.LIFTING
        first = kind or (_PROPOSED[proposed] if proposed is not None else usual)
        self._filling = True
        self.offer_kinds(offered)
        self._filling = False
        self.language.setEnabled(not package)
        self.language.setToolTip(self.tr("In the language of the copy that it names") if package else "")

        def read(work: ReadWork) -> _Read:
            begun = begun_as(reply_drafts.begun(work, request), offered, kind)
            begun = begun or undelivered(work, sheet.page, offered, kind)
            if package:
                begun = with_package(work, sheet.page, begun, package, language or sheet.page.language)
            return _Read(
                begun or first_words(work, sheet.page, first),
                posting.address_of(work, sheet.page.customer),
                recipients.untold(work, request),
                answering.lacking(work, request),
                extension_leaves(work, request),
            )

        self.presenter.ask(read, done=self._begin)

    def close_box(self) -> None:
        self.keep()
        super().close_box()

    @Slot()
    def keep(self) -> None:
        """Keep what was begun, now."""
        if self._draft.isActive() and self._sheet is not None and self._shown is not None:
            self._draft.stop()
            self.presenter.do(reply_drafts.keep_draft, self._sheet.line.request, self._begun(), done=_nothing)

    def letter(self) -> LetterDraft:
        """The letter as it stands."""
        kind, language = self._chosen()
        on = self.lifts.day() if kind is ReplyKind.LIFTING else None
        return LetterDraft(kind, language, self.subject.text(), self.text.toPlainText(), on)

    def submit(self) -> None:
        if self._sheet is None:
            return
        line = self._sheet.line
        begun = self._begun()
        told = (line.request, line.version, begun)
        if self._sending is None or self._sending[1] != told:
            self._sending = (uuid4(), told)
        key = self._sending[0]
        stale = self.seat.clock.now() > self._opened_at + _ACCESS_IS_FRESH
        work = partial(send_letter, self.seat.desk, key, line, begun, stale=stale)
        self._draft.stop()
        self.run(work, self._done, self.tr("Being sent"))

    @Slot()
    def next_blank(self) -> None:
        """Choose the next thing that is still to be filled in."""
        self.show_letter()
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

    def _begin(self, read: _Read) -> None:
        told, postal, self._untold, self._lacking = read.begun, read.postal, read.untold, read.lacking
        self._extension_leaves = read.extension_leaves
        self._filling = True
        by_post = told.way is Way.POST
        agent = self._sheet.page.agent if self._sheet is not None else None
        self.to.begin(agent, told.to)
        self._postals = {Addressee.PERSON: postal, Addressee.AGENT: agent.postal if agent else ""}
        self.address.edit.setText("" if by_post else told.address)
        self._kept = "" if by_post or told.to is Addressee.AGENT else told.address
        self.postal.setPlainText(told.address if by_post and told.address else self._postals[told.to])
        self.way.setCurrentIndex(self.way.findData(told.way))
        # Else that all was done; what another letter said of another request says nothing here.
        usual = Outcome.FULFILLED if self._sheet is None or self._sheet.page.customer else Outcome.NOTHING_HELD
        outcome = told.outcome if told.outcome in OUTCOMES else usual
        self.outcome.setCurrentIndex(self.outcome.findData(outcome))
        self.why.edit.setText(told.why)
        self._filling = False
        self._show_draft(told.letter)
        self.open()
        # Opening gives the button back, also of a letter that cannot be sent.
        self._say()
        self.text.setFocus()
        self.next_blank()

    def _show_draft(self, letter: LetterDraft) -> None:
        letter = replace(letter, text=by_way(letter.text, letter.language, self._way()))
        self._filling = True
        self._shown = (letter.kind, letter.language, self.to.chosen)
        self.kind.setCurrentIndex(self.kind.findData(letter.kind))
        self.language.setCurrentIndex(self.language.findData(letter.language))
        self.subject.edit.setText(letter.subject)
        self.text.setPlainText(letter.text)
        if letter.lifts_on is not None:
            self._lifts_on = letter.lifts_on
            self.lifts.show_day(letter.lifts_on)
        self._filling = False
        self.show_letter()
        self._say()

    def _done(self, sent: Sent) -> None:
        sheet, self._sending, self._sheet = self._sheet, None, None
        self.close_box()
        if sent.leaves_at is None:
            self.seat.doors.tell(self.tr("The letter becomes a PDF. Print and post it, then enter the posting (B)."))
        else:
            at = sent.leaves_at.astimezone()
            self.seat.doors.tell(
                self.tr("The letter leaves at {time}; Z calls it back until then.").format(time=f"{at:%H:%M:%S}")
            )
        self.seat.pulse.beat()
        if sheet is not None and self._shown is not None:
            told = LetterSent(sheet.line.request, self._shown[0], sent.reply, by_post=sent.leaves_at is None)
            self.sent.emit(told)

    @Slot()
    def _changed_kind(self) -> None:
        """Who is asked for their authority is the agent; an answer goes to the person."""
        if not self._filling:
            self.to.propose(self._chosen()[0])
            self._changed_letter()

    @Slot()
    def _changed_letter(self) -> None:
        """Another letter: what was written of it before, or its draft."""
        if self._filling or self._sheet is None:
            return
        to = self.to.chosen
        if self._shown is not None and self._shown[2] is not to:
            self._postals[self._shown[2]] = self.postal.toPlainText()
            self._filling = True
            self.postal.setPlainText(self._postals[to])
            self._filling = False
        if self._shown is not None:
            shown, language, _ = self._shown
            on = self._lifts_on if shown is ReplyKind.LIFTING else None
            self._mine[self._shown] = LetterDraft(shown, language, self.subject.text(), self.text.toPlainText(), on)
        kind, language = self._chosen()
        mine = self._mine.get((kind, language, to))
        if mine is not None:
            self._show_draft(mine)
            return
        self.presenter.ask(fresh_words, self._sheet.page, kind, language, to, done=self._show_draft)

    @Slot()
    def _changed_day(self) -> None:
        """The letter names the day that was chosen."""
        before, on = self._lifts_on, self.lifts.day()
        if self._filling or before is None:
            return
        if on is not None and on != before:
            self._filling, self._lifts_on = True, on
            self.text.setPlainText(renamed(self.text.toPlainText(), self._chosen()[1], before, on))
            self._filling = False
            self.show_letter()
        self._edited()

    @Slot()
    def _edited(self) -> None:
        if not self._filling:
            self._draft.start()
            self._say()

    @Slot()
    def _toggle_preview(self) -> None:
        if not self.preview.isChecked() or self._sheet is None:
            self.show_letter()
            self.text.setFocus()
            return
        request, letter = self._sheet.line.request, self.letter()
        work = partial(
            self.seat.desk.ask, replies.preview, request, letter, self._address(), self._way(), self.to.chosen
        )
        self.run(work, self._show_mail, self.tr("Being made"))

    def _show_mail(self, told: AsMail) -> None:
        self.show_mail(told, by_post=self._way() is Way.POST)

    def _say(self) -> None:
        """What is still to be filled in, and what the letter does to the request."""
        left = len(blanks(self.text.toPlainText())) + len(blanks(self.subject.text()))
        self.blank.set_label(self.tr("%n still to fill in", "", left))
        self.blank.setVisible(left > 0)
        kind = self._chosen()[0]
        self.outcome.setVisible(kind is ReplyKind.OUTCOME and not self._is_further())
        self.untold.setVisible(kind in _ANSWERS and self._untold > 0)
        self.untold.show_mark(
            Shape.CLOSE, self.tr("%n who had this data are still to be told: press V first.", "", self._untold)
        )
        lacks = None if self.outcome.isHidden() else self._lacking.get(Outcome(self.outcome.currentData()))
        self.lacking.setVisible(lacks is not None)
        self.lacking.show_mark(Shape.CONFLICTS, "" if lacks is None else sentence(lacks))
        by_post = self._way() is Way.POST
        self.say_way(by_post=by_post)
        if self._sheet is not None:
            self.address.setVisible(self._asks_address())
            line = self._sheet.line
            today = line.operative_on - timedelta(days=line.days_left)
            waits = self._extension_leaves
            told = meets(kind, line, today, self._wording, by_post=by_post, on_its_way=waits)
            self.day_shape.set_shape(told.shape)
            self.day.setText(told.words)
            self.day.set_token(told.token)
            self.busy(told.stops)
            self.lifting.setVisible(kind is ReplyKind.LIFTING)
            on = self.lifts.day()
            self.why.setVisible(kind is ReplyKind.LIFTING and on is not None and on < today + NOTICE)
        if self.isVisible():
            self.settle()

    @Slot()
    def _changed_way(self) -> None:
        """Nobody answers a mail that came by post: the closing says how."""
        if self._filling or self._shown is None:
            return
        self._filling = True
        self.text.setPlainText(by_way(self.text.toPlainText(), self._chosen()[1], self._way()))
        self._filling = False
        self.show_letter()
        self._edited()
        self.settle()

    def _begun(self) -> BegunLetter:
        to, why = self.to.chosen, self.why.text() if self.why.isVisibleTo(self) else ""
        return BegunLetter(self.letter(), self._ending(), self._address(), self._way(), to, why)

    def _way(self) -> Way:
        return Way(self.way.currentData())

    def _address(self) -> str:
        if self._way() is Way.POST:
            return self.postal.toPlainText()
        if self._asks_address():
            return self.address.text()
        # What an erasure has kept for its answer, when the account no longer tells it.
        return "" if self.to.chosen is Addressee.AGENT else self._kept

    def _asks_address(self) -> bool:
        """Whether nobody knows yet where a mail is to go."""
        agent = self.to.agent if self.to.chosen is Addressee.AGENT else None
        unknown = not agent.email if agent else self._sheet is not None and self._sheet.page.customer is None
        return unknown and self._way() is Way.MAIL

    def _ending(self) -> Outcome | None:
        kind = self._chosen()[0]
        if kind is ReplyKind.REFUSAL:
            return Outcome.REFUSED
        if self._is_further():
            return None
        return Outcome(self.outcome.currentData()) if kind is ReplyKind.OUTCOME else None

    def _is_further(self) -> bool:
        """Whether the request has ended already, so that an answer ends nothing."""
        return self._sheet is not None and self._sheet.line.ended_at is not None

    def _chosen(self) -> tuple[ReplyKind, str]:
        return ReplyKind(self.kind.currentData()), str(self.language.currentData())


def _nothing(_answer: object) -> None:
    """A draft was kept; the box says nothing of it."""
