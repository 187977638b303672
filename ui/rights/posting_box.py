"""Where a letter by post is entered as posted, with its proof, or as come back.

Boundary: the database counts the day and refuses one that cannot be; the box asks for it. R-09, R-10.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from backoffice.rights import posting
from backoffice.rights.posting import Proof
from backoffice.rights.rules import PostAct
from ui.rights.sheet import LetterLine, Sheet
from ui.rights.wording import RightsWording
from ui.shell.workspace import Seat
from ui.staff.box import Box, hint
from ui.widgets.choice import Choice
from ui.widgets.day_field import DayField
from ui.widgets.field import Field
from ui.widgets.label import Label

_WIDE = 600


class PostingBox(Box):
    """One box for a page, shown for a request or complaint that has letters by post. The page looks by the pulse."""

    def __init__(self, frame: QWidget, seat: Seat) -> None:
        super().__init__(frame, seat, "", "", _WIDE)
        self._wording = RightsWording(seat.language)
        self._letters: tuple[LetterLine, ...] = ()
        self.letter = Choice(self.tr("Which letter"))
        self.said = Label("", 13, 400, "text2")
        self.said.setWordWrap(True)
        self.day = DayField(self.tr("Day"))
        self.day.setFixedWidth(124)
        self.day.setStyleSheet("")
        self.day.confirmed.connect(self._press)
        self.day.given_up.connect(self.close_box)
        self.day_words = Label("", 12, 400, "text2")
        self.day.textChanged.connect(self._say_day)
        self.carrier = Field(self.tr("Carried by"))
        self.number = Field(self.tr("Number of the registered item"))
        self.number.say(self.tr("Letters and figures as on the receipt; or say below what else proves it."))
        self.note = Field(self.tr("Proof in words"))
        self._lay_in()
        self.letter.currentIndexChanged.connect(self._show_letter)

    def open_for(self, sheet: Sheet) -> None:
        """For the letters of a request."""
        self.open_with(sheet.number, sheet.letters)

    def open_with(self, number: str, letters: Sequence[LetterLine]) -> None:
        """Ask about the letter that waits for its posting, else about the newest that can come back."""
        self._letters = letters_to_enter(letters)
        if self.isVisible() or not self._letters:
            return
        self.title.setText(f"{self.tr('Letter by post')} · {number}")
        self.setAccessibleName(self.title.text())
        self.letter.blockSignals(True)
        self.letter.clear()
        for each in self._letters:
            self.letter.addItem(f"{each.kind}, {each.written}", str(each.reply))
        self.letter.blockSignals(False)
        for field in (self.carrier, self.number, self.note):
            field.edit.clear()
        self.day.show_day(self.seat.clock.now().astimezone().date())
        self._show_letter()
        self.open()
        (self.day if self._chosen().posted else self.carrier.edit).setFocus()

    def wanted_height(self) -> int:
        return self.sizeHint().height()

    def submit(self) -> None:
        letter, on = self._chosen(), self.day.day()
        if on is None:
            self.fail(self.tr("This is no day. Write it as 2026-11-21."))
            self.day.setFocus()
            return
        note = self.note.text()
        work: Callable[[], int]
        if letter.posted is PostAct.POSTED:
            work = partial(self.seat.desk.do, self.key(), posting.record_returned, letter.reply, on, note)
        else:
            proof = Proof(self.carrier.text(), self.number.text(), note)
            work = partial(self.seat.desk.do, self.key(), posting.record_posted, letter.reply, on, proof)
        self.run(work, self._done, self.tr("Being entered"))

    def _chosen(self) -> LetterLine:
        return self._letters[max(self.letter.currentIndex(), 0)]

    @Slot()
    def _show_letter(self) -> None:
        """Whether its posting is asked for, or that it came back."""
        letter = self._chosen()
        back = letter.posted is PostAct.POSTED
        self.carrier.setVisible(not back)
        self.number.setVisible(not back)
        if back:
            self.said.setText(self.tr("It was {state}. Did it come back undeliverable?").format(state=letter.state))
            self.go.set_label(self.tr("It came back"))
            self.note.label.setText(self.tr("What stands on it"))
            self._effect.setText(
                self.tr("A request that it ended is open again; a complaint is to be acknowledged again.")
            )
        else:
            self.said.setText(self.tr("Post it, then say on which day and what proves it."))
            self.go.set_label(self.tr("It was posted"))
            self.note.label.setText(self.tr("Proof in words"))
            self._effect.setText(self.tr("It counts as sent on that day; the database refuses one that is too late."))
        if self.isVisible():
            self.settle()

    @Slot()
    def _say_day(self) -> None:
        on = self.day.day()
        self.day_words.setText(self._wording.short_day(on) if on is not None else self.tr("as 2026-11-21"))

    def _done(self, _version: int) -> None:
        back = self._chosen().posted is PostAct.POSTED
        self.close_box()
        came, went = self.tr("Entered: the letter came back."), self.tr("Entered: the letter was posted.")
        self.seat.doors.tell(came if back else went)
        self.seat.pulse.beat()

    def _lay_in(self) -> None:
        day = QHBoxLayout()
        day.setSpacing(10)
        day.addWidget(Label(self.tr("On the day"), 12, 500))
        day.addWidget(self.day)
        day.addWidget(self.day_words, 1)
        self._effect = hint("")
        for widget in (self.letter, self.said):
            self.body.addWidget(widget)
        self.body.addLayout(day)
        for field in (self.carrier, self.number, self.note):
            self.body.addWidget(field)
        self.body.addWidget(self._effect)


def letters_to_enter(letters: Sequence[LetterLine]) -> tuple[LetterLine, ...]:
    """Letters by post of which something can be entered, those not posted yet first."""
    found = [each for each in letters if each.by_post and each.posted in (None, PostAct.POSTED)]
    return tuple(sorted(found, key=lambda each: each.posted is not None))
