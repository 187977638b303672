"""The warning before a copy leaves to, or data changes for, whom nobody has checked. R-01, R-02, R-11."""

from __future__ import annotations

from uuid import UUID, uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backoffice.desk import Desk
from backoffice.rights import board, course
from backoffice.rights.rules import Topic
from backoffice.rights.views import Line
from ui.rights.asker_check import unchecked
from ui.rights.sheet import Sheet
from ui.widgets.mark import Mark
from ui.widgets.shapes import Shape
from ui.widgets.tick_box import TickBox


class Unchecked(QWidget):
    """The warning and the tick beneath it; `answered` when it is ticked."""

    answered = Signal()

    def __init__(self, sure: str) -> None:
        super().__init__()
        self._topics: tuple[Topic, ...] = ()
        self.warning = Mark(Shape.CONFLICTS, "", "warn")
        self.tick = TickBox(sure)
        self.tick.toggled.connect(self.answered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.warning)
        column.addWidget(self.tick)

    def warn(self, words: str) -> None:
        self.warning.show_mark(Shape.CONFLICTS, words)
        self.setAccessibleName(words)

    def missing(self) -> str:
        """What keeps it from being done; "" for nothing."""
        return self.tr("Say that you are sure") if self._topics and not self.tick.isChecked() else ""

    def vouched(self) -> bool:
        """Whether the officer said so; False where everything was checked."""
        return bool(self._topics) and self.tick.isChecked()


class UncheckedAsker(Unchecked):
    """Before a copy leaves; hidden where identity and authority are shown, or the account itself asked."""

    def __init__(self) -> None:
        super().__init__(self.tr("I am sure who gets this copy; it is entered at the request that I said so"))

    def begin(self, sheet: Sheet, *, prepares: bool) -> None:
        """For another request."""
        self._topics = unchecked(sheet.page) if prepares else ()
        self.setVisible(bool(self._topics))
        self.tick.setChecked(False)
        words = self.tr("Nobody has checked yet who asks: the copy could reach somebody else.")
        if Topic.AUTHORITY in self._topics:
            words = self.tr("No authority is shown yet: the copy could reach somebody without a right to it.")
        self.warn(words)


class UncheckedChange(Unchecked):
    """Before data is changed for whom nobody has checked; hidden where identity and authority are shown."""

    def __init__(self) -> None:
        super().__init__(self.tr("I am sure who asks for this; it is entered at the request that I said so"))
        self._of: UUID | None = None

    def show_for(self, sheet: Sheet | None, asks: bool, *, done: bool) -> None:
        """What is missing of this request; nothing any more where all was `done`. It `asks` while one decides."""
        topics = unchecked(sheet.page) if sheet is not None and not done else ()
        of = sheet.line.request if sheet is not None else None
        if of != self._of or not asks:
            self.tick.setChecked(False)
        self._of, self._topics = of, topics if asks else ()
        self.setVisible(bool(topics))
        self.tick.setVisible(bool(self._topics))
        words = self.tr("Nobody has checked yet who asks: somebody else could have this changed. Check it first (D).")
        if topics == (Topic.AUTHORITY,):
            words = self.tr("No authority is shown yet: somebody without a right to it could have this changed.")
        self.warn(words)


def note_vouched(desk: Desk, line: Line) -> None:
    """Enter at the request that the officer was sure; what somebody else did meanwhile does not matter here.

    It has no words: the copy tells it in the language of its person.
    """
    desk.do(uuid4(), course.vouch, line.request, desk.ask(board.numbered, line.number).version)
