"""Below a complaint: whether the letter that says it has come is out, and the one thing to do about it next.

Boundary: shows and asks; does nothing. R-08.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from backoffice.rights.complaints import Complaint
from backoffice.rights.gone import Gone
from ui.rights.complaint_words import to_acknowledge
from ui.rights.wording import RightsWording
from ui.widgets.action_button import ActionButton
from ui.widgets.mark import Mark
from ui.widgets.shapes import Shape


class Next(StrEnum):
    """What is done next about the letter."""

    WRITE = "write"
    CALL_BACK = "call_back"
    ENTER_POST = "enter_post"


class AcknowledgementRow(QWidget):
    """`wanted` carries a Next, `filing_wanted` the letter's id. F6 and F7 are its keys in the box that holds it."""

    wanted = Signal(object)
    filing_wanted = Signal(object)

    def __init__(self, wording: RightsWording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self._told: Complaint | None = None
        self._next: Next | None = None
        self.state = Mark(Shape.UNKNOWN, "")
        self.act = ActionButton("", keys=("F6",), icon="letters")
        self.act.clicked.connect(self.go_on)
        self.file = ActionButton(self.tr("File as PDF"), keys=("F7",), icon="pdf")
        self.file.clicked.connect(self.file_it)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.state)
        row.addStretch(1)
        row.addWidget(self.file)
        row.addWidget(self.act)

    def show_complaint(self, told: Complaint | None) -> None:
        """For another complaint, or none; hidden where there is no such letter to speak of."""
        self._told = told
        shape, words, self._next = self._said(told) if told is not None else (Shape.UNKNOWN, "", None)
        self.state.show_mark(shape, words)
        labels = {
            Next.WRITE: self.tr("Acknowledge"),
            Next.CALL_BACK: self.tr("Call the letter back"),
            Next.ENTER_POST: self.tr("Enter its posting"),
        }
        if self._next is not None:
            self.act.set_label(labels[self._next])
        self.act.setVisible(self._next is not None)
        self.file.setVisible(told is not None and told.acknowledgement is not None)
        self.setVisible(bool(words))

    @Slot()
    def go_on(self) -> None:
        """Do what the button says."""
        if self._next is not None:
            self.wanted.emit(self._next)

    @Slot()
    def file_it(self) -> None:
        """File the letter, where there is one."""
        if self._told is not None and self._told.acknowledgement is not None:
            self.filing_wanted.emit(self._told.acknowledgement.reply)

    def _said(self, told: Complaint) -> tuple[Shape, str, Next | None]:
        letter, due = told.acknowledgement, to_acknowledge(told, self._wording)
        shape = Shape.UNKNOWN if due is None else due.shape
        if letter is None or letter.far.gone is Gone.CAME_BACK:
            if due is None:
                return Shape.UNKNOWN, "", None
            words = self.tr("Not acknowledged yet: that letter is due by {day}.")
            if letter is not None:
                words = self.tr("The acknowledgement came back. Write it again, by another way, by {day}.")
            return shape, words.format(day=due.day), Next.WRITE
        if letter.far.gone is Gone.LEAVING:
            at = self._wording.clock(letter.far.at) if letter.far.at is not None else ""
            words = self.tr("The acknowledgement leaves at {time}; it counts once a relay has accepted it.")
            return Shape.LATER, words.format(time=at), Next.CALL_BACK
        if letter.far.gone is Gone.TO_POST:
            words = self.tr("The acknowledgement waits to be posted, and counts once its posting is entered.")
            return Shape.CLOSE, words, Next.ENTER_POST
        on = letter.far.on_day or (letter.far.at.astimezone().date() if letter.far.at is not None else None)
        words = self.tr("Acknowledged on {day}.").format(day=self._wording.short_day(on) if on is not None else "")
        return Shape.AGREES, words, Next.ENTER_POST if letter.by_post else None
