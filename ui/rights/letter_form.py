"""The fields of a letter about a request: its kind, language and way, to whom, its words, and how it will read.

Boundary: lays out and shows; asks and does nothing.
"""

from __future__ import annotations

from math import ceil

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QStackedWidget, QWidget

from backoffice.rights.letters import LANGUAGES
from backoffice.rights.replies import AsMail
from backoffice.rights.rules import Outcome, ReplyKind, Way
from ui.rights.addressee_choice import AddresseeChoice
from ui.rights.letter_blanks import Blanks
from ui.rights.letter_words import LANGUAGE_NAMES
from ui.rights.wording import RightsWording
from ui.shell import fonts
from ui.shell.workspace import Seat
from ui.staff.box import Box, hint
from ui.widgets.action_button import ActionButton
from ui.widgets.choice import Choice
from ui.widgets.day_field import DayField
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.mark import Mark, ShapeBox
from ui.widgets.shapes import Shape

_WIDE = 860
_TEXT = 340
_LEAST_TEXT = 96
_POSTAL = 92
_DAY_WIDTH = 116
OUTCOMES = (Outcome.FULFILLED, Outcome.PARTLY, Outcome.NOTHING_HELD)


class LetterForm(Box):
    """What a letter box stands on; the box fills the fields and reads them."""

    def __init__(self, frame: QWidget, seat: Seat) -> None:
        super().__init__(frame, seat, "", "", _WIDE)
        self._wording = RightsWording(seat.language)
        self.to = AddresseeChoice()
        self.kind = Choice(self.tr("Kind of letter"))
        self.language = Choice(self.tr("Language"))
        for language in LANGUAGES:
            self.language.addItem(LANGUAGE_NAMES[language], language)
        self.outcome = Choice(self.tr("How the request ends"))
        for outcome in OUTCOMES:
            self.outcome.addItem(self._wording.outcome(outcome), outcome)
        self.way = Choice(self.tr("How it leaves"))
        for way, words in ((Way.MAIL, self.tr("By e-mail")), (Way.POST, self.tr("By post"))):
            self.way.addItem(words, way)
        self.postal = QPlainTextEdit()
        self.postal.setFont(fonts.ui_font(13))
        self.postal.setTabChangesFocus(True)
        self.postal.setFixedHeight(_POSTAL)
        self.postal.setAccessibleName(self.tr("Name and postal address"))
        self.postal.setPlaceholderText(self.tr("Name and postal address, a line each"))
        self.address = Field(self.tr("To which address"))
        self.subject = Field(self.tr("Subject"))
        self.text = QPlainTextEdit()
        self.text.setFont(fonts.ui_font(13))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(_TEXT)
        self.text.setAccessibleName(self.tr("The letter"))
        self._blanks = Blanks(self.text.document())
        self.as_mail = QPlainTextEdit()
        self.as_mail.setReadOnly(True)
        self.as_mail.setFont(fonts.mono_font(12))
        self.as_mail.setFixedHeight(_TEXT)
        self.as_mail.setAccessibleName(self.tr("The mail as it will read"))
        self.stack = QStackedWidget()
        self.stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.stack.addWidget(self.text)
        self.stack.addWidget(self.as_mail)
        self.lifts = DayField(self.tr("From which day the data is used again"))
        self.why = Field(self.tr("Why so soon"))
        self.lifting = QWidget()
        self.blank = ActionButton("", keys=("F3",))
        self.preview = ActionButton(self.tr("As it will read"), keys=("F4",))
        self.preview.setCheckable(True)
        self.day_shape = ShapeBox(Shape.PROMISE)
        self.day = Label("", 12, 500, "text2")
        # Whoever had the data and has not been told: the answer speaks of them.
        self.untold = Mark(Shape.CLOSE, "", "warn")
        # What is still to be done before the answer can say that it was.
        self.lacking = Mark(Shape.CONFLICTS, "", "warn")
        self.lacking.hide()
        self._lay_in()

    def offer_kinds(self, kinds: tuple[ReplyKind, ...]) -> None:
        """Which letters can be written now, in this order."""
        self.kind.clear()
        for kind in kinds:
            self.kind.addItem(self._wording.say(f"rights.reply.{kind}"), kind)

    def say_way(self, *, by_post: bool) -> None:
        """What the button does and from when the letter counts, by the way it leaves."""
        self.postal.setVisible(by_post)
        self.go.set_label(self.tr("Make the letter") if by_post else self.tr("Send"))
        self._when.setText(
            self.tr("It counts once its posting is entered.")
            if by_post
            else self.tr("It leaves two minutes after you send it.")
        )

    def show_mail(self, told: AsMail, *, by_post: bool) -> None:
        """As it will read."""
        if by_post:
            self.as_mail.setPlainText(f"{told.sender}\n\n{told.to}\n\n{told.subject}\n\n{told.body}")
        else:
            self.as_mail.setPlainText(f"From: {told.sender}\nTo: {told.to}\nSubject: {told.subject}\n\n{told.body}")
        self.stack.setCurrentWidget(self.as_mail)
        self.preview.setChecked(True)
        self.as_mail.setFocus()

    def show_letter(self) -> None:
        """Its words again, to be edited."""
        self.stack.setCurrentWidget(self.text)
        self.preview.setChecked(False)

    def settle(self) -> None:
        """The letter takes the height that is left, in whole lines, so that nothing lies over another thing."""
        self._give(_TEXT)
        super().settle()
        over = self.sizeHint().height() - self.height()
        if over > 0:
            self._give(max(_LEAST_TEXT, _TEXT - over))
            super().settle()

    def _give(self, high: int) -> None:
        for each in (self.text, self.as_mail):
            each.setFixedHeight(_whole_lines(each, high))
        # Said at once to what holds them, which hears of it only later.
        self.stack.setFixedHeight(max(self.text.maximumHeight(), self.as_mail.maximumHeight()))
        self.body.invalidate()
        self.content.invalidate()

    def _lay_in(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(10)
        for widget in (self.kind, self.outcome):
            first.addWidget(widget)
        first.addWidget(self.to)
        first.addStretch(1)
        first.addWidget(self.way)
        first.addWidget(self.language)
        self.body.setSpacing(10)
        self.body.addLayout(first)
        day = QHBoxLayout()
        day.setSpacing(6)
        day.addWidget(self.day_shape)
        day.addWidget(self.day, 1)
        self.body.addLayout(day)
        self.body.addWidget(self.untold)
        self.body.addWidget(self.lacking)
        lifting = QHBoxLayout(self.lifting)
        lifting.setContentsMargins(0, 0, 0, 0)
        lifting.setSpacing(10)
        lifting.addWidget(Label(self.lifts.accessibleName(), 12, 500, "text2"))
        self.lifts.setFixedWidth(_DAY_WIDTH)
        lifting.addWidget(self.lifts)
        lifting.addWidget(self.why, 1)
        lifting.addStretch()
        self.body.addWidget(self.lifting)
        self.body.addWidget(self.address)
        self.body.addWidget(self.postal)
        self.body.addWidget(self.subject)
        self.body.addWidget(self.stack)
        self.feet.insertWidget(0, self.blank)
        self.feet.insertWidget(1, self.preview)
        self._when = hint("")
        self.feet.insertWidget(2, self._when, 1)


def _whole_lines(field: QPlainTextEdit, high: int) -> int:
    """The height of a field, `high` at most, at which no line is cut."""
    each = max(1, field.cursorRect(QTextCursor(field.document())).height())
    border = field.height() - field.viewport().height() + ceil(field.document().documentMargin())
    return border + (high - border) // each * each
