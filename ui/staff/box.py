"""A box over the page that asks for something and does it: title, fields, what is wrong with them, and its button."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID, uuid4

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice.errors import BackofficeError
from ui.shell import text
from ui.shell.overlay import Overlay
from ui.shell.presenter import Presenter
from ui.shell.workspace import Seat
from ui.widgets.action_button import ActionButton
from ui.widgets.key_cap import KeyCap
from ui.widgets.label import Label
from ui.widgets.mark import ShapeBox
from ui.widgets.shapes import Shape

T = TypeVar("T")


class Box(Overlay):
    """`body` takes the fields. Ctrl+Enter presses the button; a box overrides `submit`."""

    def __init__(self, frame: QWidget, seat: Seat, title: str, button: str, wide: int = 520) -> None:
        super().__init__(frame, wide, title)
        self.seat = seat
        self.presenter = Presenter(seat, self)
        self.title = Label(title, 15, 600)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(24, 0, 24, 0)
        self.body.setSpacing(14)
        self.go = ActionButton(button, keys=("Ctrl", "Enter"))
        self.go.clicked.connect(self._press)
        self._wrong = Label("", 12, 400, "danger")
        self._wrong.setWordWrap(True)
        self._error = QWidget()
        self._error.hide()
        self._key: UUID | None = None
        self._lay_out()

    def about_to_open(self) -> None:
        self.fail("")
        self.busy("")
        self._key = None
        self.seat.keys.confine(self)

    def close_box(self) -> None:
        self.seat.keys.confine(None)
        self.forget()
        super().close_box()

    def forget(self) -> None:
        """A box overrides this to empty fields that must not stay behind, such as passwords."""

    def submit(self) -> None:
        """A box overrides this with what its button does."""

    def fail(self, sentence: str) -> None:
        """Say above the button what is wrong; an empty sentence takes it away."""
        self._wrong.setText(sentence)
        self._error.setVisible(bool(sentence))
        if self.isVisible():
            self.settle()

    def busy(self, words: str) -> None:
        """Say in the button what is waited for."""
        self.go.set_reason(words)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        words: str,
        then: Callable[[BackofficeError], None] | None = None,
    ) -> None:
        """Do it in the background; an error is said in the box and what was typed stays, `then` hears it, too."""
        self.fail("")
        self.busy(words)

        def came(answer: T) -> None:
            self.busy("")
            self._key = None
            done(answer)

        def failed(error: BackofficeError) -> None:
            self.busy("")
            self.fail(text.sentence(error))
            if then is not None:
                then(error)

        self.seat.tasks.quick(self, work, came, failed)

    def key(self) -> UUID:
        """The key of this box's command: the same until it has been done, so that a lost answer is not a second act."""
        self._key = self._key or uuid4()
        return self._key

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and ctrl and not event.isAutoRepeat():
            self._press()
        super().keyPressEvent(event)

    @Slot()
    def _press(self) -> None:
        if self.go.isEnabled():
            self.submit()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 0, 16, 0)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(KeyCap("Esc"))
        top = QWidget()
        top.setFixedHeight(52)
        top.setLayout(head)
        wrong = QHBoxLayout(self._error)
        wrong.setContentsMargins(24, 0, 24, 0)
        wrong.setSpacing(6)
        wrong.addWidget(ShapeBox(Shape.CONFLICTS), 0, Qt.AlignmentFlag.AlignTop)
        wrong.addWidget(self._wrong, 1)
        self.feet = QHBoxLayout()
        self.feet.setContentsMargins(24, 0, 24, 0)
        self.feet.setSpacing(8)
        self.feet.addStretch(1)
        self.feet.addWidget(self.go)
        self.content.addWidget(top)
        self.content.addLayout(self.body)
        self.content.addSpacing(14)
        self.content.addWidget(self._error)
        self.content.addSpacing(6)
        self.content.addLayout(self.feet)
        self.content.addSpacing(20)


def hint(words: str) -> Label:
    """A quiet line of explanation that may take two."""
    line = Label(words, 12, 400, "text3")
    line.setWordWrap(True)
    return line
