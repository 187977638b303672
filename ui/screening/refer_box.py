"""The box in which a customer is referred to the reporting officer: a kind, some words, and no answer ever.

Boundary: what was begun stays in this process's memory, never on the disk of a desk that others use too.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID, uuid4

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from backoffice.errors import BackofficeError
from backoffice.screening import service
from backoffice.screening.rules import Category, check_words
from ui.kyc.wording import Wording
from ui.shell import fonts, text
from ui.shell.overlay import Overlay
from ui.shell.presenter import Presenter
from ui.shell.workspace import Seat
from ui.widgets.action_button import ActionButton
from ui.widgets.choice import Choice
from ui.widgets.key_cap import KeyCap
from ui.widgets.label import Label
from ui.widgets.mark import Mark
from ui.widgets.shapes import Shape

_WIDE = 560
_FIELD = 148


@dataclass(frozen=True, slots=True)
class About:
    """Whom a referral is about, as the page shows them."""

    customer: UUID
    case: UUID
    words: str


class ReferBox(Overlay):
    """One box for a page; `open_about` shows it for a customer."""

    def __init__(self, frame: QWidget, seat: Seat) -> None:
        super().__init__(frame, _WIDE, "")
        self._seat = seat
        self._presenter = Presenter(seat, self)
        self._about: About | None = None
        self._begun: dict[UUID, tuple[Category, str]] = {}
        self._key: tuple[UUID, tuple[object, ...]] | None = None
        wording = Wording(seat.language)
        self.setAccessibleName(self.tr("Refer to the reporting officer"))
        self.whom = Label("", 13, 500)
        self.category = Choice(self.tr("What you have noticed"))
        for each in Category:
            self.category.addItem(wording.say(f"screening.category.{each}"), each.value)
        self.words = QPlainTextEdit()
        self.words.setFont(fonts.ui_font(13))
        self.words.setFixedHeight(_FIELD)
        self.words.setTabChangesFocus(True)
        self.words.setPlaceholderText(self.tr("What you saw, when, and what makes you think of it"))
        self.words.setAccessibleName(self.tr("What you saw"))
        self.error = Mark(Shape.CONFLICTS, "", "danger")
        self.send = ActionButton(self.tr("Send"), keys=("Ctrl", "Enter"))
        self.send.clicked.connect(self._send)
        self._lay_out()

    def open_about(self, about: About) -> None:
        """Show the box for this customer, with what was begun about them."""
        self._about = about
        category, words = self._begun.get(about.customer, (Category.IDENTITY, ""))
        self.category.setCurrentIndex(self.category.findData(category.value))
        self.words.setPlainText(words)
        self.words.moveCursor(self.words.textCursor().MoveOperation.End)
        self.whom.setText(about.words)
        self._fail("")
        self.send.set_reason("")
        self.open()
        self.words.setFocus()

    def about_to_open(self) -> None:
        self._seat.keys.confine(self)

    def close_box(self) -> None:
        if self._about is not None:
            self._begun[self._about.customer] = (self._chosen(), self.words.toPlainText())
            self._about = None
        self._seat.keys.confine(None)
        super().close_box()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and ctrl and not event.isAutoRepeat():
            self._send()
        super().keyPressEvent(event)

    @Slot()
    def _send(self) -> None:
        about = self._about
        if about is None or not self.send.isEnabled():
            return
        try:
            words = check_words(self.words.toPlainText(), needed=True)
        except BackofficeError as error:
            self._fail(text.sentence(error))
            self.words.setFocus()
            return
        arguments = (about.customer, self._chosen(), words, about.case)
        if self._key is None or self._key[1] != arguments:
            self._key = (uuid4(), arguments)
        self._fail("")
        self.send.set_reason(self.tr("Being sent"))

        def done(_nothing: None) -> None:
            self._begun.pop(about.customer, None)
            self._key = None
            if self._about == about:
                self._about = None
                self.words.clear()
                self.close_box()
            self._seat.doors.tell(self.tr("Sent."))

        def failed(error: BackofficeError) -> None:
            self.send.set_reason("")
            self._fail(text.sentence(error))

        self._presenter.do(service.refer, *arguments, done=done, failed=failed, key=self._key[0])

    def _chosen(self) -> Category:
        return Category(self.category.currentData())

    def _fail(self, sentence: str) -> None:
        self.error.show_mark(Shape.CONFLICTS, sentence)
        self.error.setVisible(bool(sentence))
        if self.isVisible():
            self.settle()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 0, 16, 0)
        head.addWidget(Label(self.accessibleName(), 15, 600))
        head.addStretch(1)
        head.addWidget(KeyCap("Esc"))
        top = QWidget()
        top.setFixedHeight(44)
        top.setLayout(head)
        quiet = Label(
            self.tr(
                "Only the reporting officer reads this. You will hear nothing more of it, and nobody else may, "
                "least of all the customer."
            ),
            12,
            400,
            "text2",
        )
        quiet.setWordWrap(True)
        foot = QHBoxLayout()
        foot.addWidget(self.error)
        foot.addStretch(1)
        foot.addWidget(self.send)
        body = QVBoxLayout()
        body.setContentsMargins(24, 4, 24, 16)
        body.setSpacing(10)
        body.addWidget(self.whom)
        body.addWidget(self.category)
        body.addWidget(self.words)
        body.addWidget(quiet)
        body.addLayout(foot)
        self.content.addWidget(top)
        self.content.addLayout(body)


def frame_of(page: QWidget) -> QWidget:
    """The frame a page stands in, over which a box can lie."""
    from ui.shell.frame import Frame

    above: QWidget | None = page
    while above is not None and not isinstance(above, Frame):
        above = above.parentWidget()
    return above if above is not None else page.window()
