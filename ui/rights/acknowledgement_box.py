"""The box in which the letter that acknowledges a complaint is written: its words, as it will read, and on its way.

Boundary: what is typed lives as long as the window; only a relay or a posting says that the letter is out. R-08.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from uuid import UUID, uuid4

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from backoffice.desk import Desk, ReadWork
from backoffice.rights import acknowledging, complaints
from backoffice.rights.complaints import Complaint
from backoffice.rights.letters import LetterDraft, by_way
from backoffice.rights.replies import AsMail, Sent
from backoffice.rights.rules import ReplyKind, Way
from ui.rights.complaint_words import number_of, to_acknowledge
from ui.rights.letter_form import LetterForm
from ui.shell.workspace import Seat
from ui.widgets.shapes import Shape

# Access to a complaint lasts 15 minutes.
_ACCESS_IS_FRESH = timedelta(minutes=10)
_Begun = tuple[LetterDraft, Way, str]


class AcknowledgementBox(LetterForm):
    """One box for a page; `open_for` shows it for a complaint. `made_for_post` names letter and complaint."""

    made_for_post = Signal(object, object)

    def __init__(self, frame: QWidget, seat: Seat) -> None:
        super().__init__(frame, seat)
        self._told: Complaint | None = None
        self._opened_at = seat.clock.now()
        self._filling = False
        # What was typed about this complaint, by its language; gone with the letter.
        self._typed: dict[tuple[UUID, str], LetterDraft] = {}
        self._shown = ""
        self.offer_kinds((ReplyKind.ACKNOWLEDGEMENT,))
        for widget in (self.kind, self.outcome, self.to, self.lifting, self.untold, self.blank):
            widget.hide()
        self.preview.clicked.connect(self._toggle_preview)
        self.language.currentIndexChanged.connect(self._changed_language)
        self.way.currentIndexChanged.connect(self._changed_way)

    def open_for(self, told: Complaint) -> None:
        """Show what was typed about it, or the draft; access to the complaint is taken for its name and address."""
        if self.isVisible():
            return
        self._told, self._opened_at = told, self.seat.clock.now()
        title = self.tr("Acknowledge a complaint")
        self.title.setText(f"{title} · {number_of(told)}")
        self.setAccessibleName(self.title.text())
        desk, complaint = self.seat.desk, told.complaint

        def read(work: ReadWork) -> _Begun:
            return acknowledging.draft(work, complaint), *acknowledging.way_of(work, complaint)

        def look() -> _Begun:
            desk.do(uuid4(), complaints.take_access, complaint)
            return desk.ask(read)

        self.seat.tasks.quick(self, look, self._begin, self.seat.doors.complain)

    def close_box(self) -> None:
        self._keep()
        super().close_box()

    def letter(self) -> LetterDraft:
        """The letter as it stands."""
        text = self.text.toPlainText()
        return LetterDraft(ReplyKind.ACKNOWLEDGEMENT, str(self.language.currentData()), self.subject.text(), text)

    def submit(self) -> None:
        told = self._told
        if told is None:
            return
        stale = self.seat.clock.now() > self._opened_at + _ACCESS_IS_FRESH
        letter, address, way = self.letter(), self._address(), self._way()
        work = partial(_send, self.seat.desk, self.key(), told.complaint, letter, address=address, way=way, stale=stale)
        self.run(work, self._done, self.tr("Being sent"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F4:
            self.preview.toggle()
            self._toggle_preview()
        else:
            super().keyPressEvent(event)

    def _begin(self, read: _Begun) -> None:
        told = self._told
        if told is None:
            return
        letter, way, postal = read
        self._filling = True
        self.address.edit.clear()
        self.postal.setPlainText(postal)
        self.way.setCurrentIndex(self.way.findData(way))
        self._filling = False
        self._show_draft(self._typed.get((told.complaint, letter.language), letter))
        self.open()
        self.text.setFocus()

    def _show_draft(self, letter: LetterDraft) -> None:
        letter = replace(letter, text=by_way(letter.text, letter.language, self._way()))
        self._filling, self._shown = True, letter.language
        self.language.setCurrentIndex(self.language.findData(letter.language))
        self.subject.edit.setText(letter.subject)
        self.text.setPlainText(letter.text)
        self._filling = False
        self.show_letter()
        self._say()

    def _keep(self) -> None:
        if self._told is not None and self._shown:
            letter = replace(self.letter(), language=self._shown)
            self._typed[self._told.complaint, self._shown] = letter

    def _done(self, sent: Sent) -> None:
        told, self._told = self._told, None
        if told is not None:
            for language in [each for which, each in self._typed if which == told.complaint]:
                del self._typed[told.complaint, language]
        self.close_box()
        if sent.leaves_at is None:
            self.seat.doors.tell(
                self.tr("The letter becomes a PDF. Print and post it, then enter its posting with the complaint.")
            )
        else:
            at = sent.leaves_at.astimezone()
            words = self.tr("The letter leaves at {time}; until then it is called back with the complaint (Q).")
            self.seat.doors.tell(words.format(time=f"{at:%H:%M:%S}"))
        self.seat.pulse.beat()
        if sent.leaves_at is None and told is not None:
            self.made_for_post.emit(sent.reply, told.complaint)

    @Slot()
    def _changed_language(self) -> None:
        """Another language: what was typed in it before, or its draft."""
        told = self._told
        if self._filling or told is None:
            return
        self._keep()
        language = str(self.language.currentData())
        mine = self._typed.get((told.complaint, language))
        if mine is not None:
            self._show_draft(mine)
        else:
            self.presenter.ask(acknowledging.draft, told.complaint, language, done=self._show_draft)

    @Slot()
    def _changed_way(self) -> None:
        """Nobody answers a mail that came by post: the closing says how."""
        if self._filling or self._told is None:
            return
        language = str(self.language.currentData())
        self.text.setPlainText(by_way(self.text.toPlainText(), language, self._way()))
        self.show_letter()
        self._say()

    @Slot()
    def _toggle_preview(self) -> None:
        told = self._told
        if not self.preview.isChecked() or told is None:
            self.show_letter()
            self.text.setFocus()
            return
        work = partial(
            self.seat.desk.ask, acknowledging.preview, told.complaint, self.letter(), self._address(), self._way()
        )
        self.run(work, self._show_mail, self.tr("Being made"))

    def _show_mail(self, told: AsMail) -> None:
        self.show_mail(told, by_post=self._way() is Way.POST)

    def _say(self) -> None:
        by_post = self._way() is Way.POST
        told = self._told
        due = to_acknowledge(told, self._wording) if told is not None else None
        words = self.tr("It is due by {day}: out once a relay has accepted it.")
        if by_post:
            words = self.tr("It is due by {day}: out once its posting is entered.")
        self.day_shape.set_shape(Shape.PROMISE if due is None else due.shape)
        self.day.setText("" if due is None else words.format(day=due.day))
        self.address.setVisible(not by_post and told is not None and told.customer is None)
        self.say_way(by_post=by_post)
        if self.isVisible():
            self.settle()

    def _way(self) -> Way:
        return Way(self.way.currentData())

    def _address(self) -> str:
        if self._way() is Way.POST:
            return self.postal.toPlainText()
        return self.address.text() if self._told is not None and self._told.customer is None else ""


def _send(desk: Desk, key: UUID, complaint: UUID, letter: LetterDraft, *, address: str, way: Way, stale: bool) -> Sent:
    """Whoever wrote longer than access lasts has it taken again: the letter's address is read with it."""
    if stale:
        desk.do(uuid4(), complaints.take_access, complaint)
    return desk.do(key, acknowledging.send, complaint, letter, address=address, way=way)
