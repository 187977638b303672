"""How the first start gets on: the steps of making the database and the sample firm, and what stopped them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.shell.translation import QT_TRANSLATE_NOOP
from ui.widgets.action_button import ActionButton
from ui.widgets.bar import Bar, Tone
from ui.widgets.label import Label
from ui.widgets.mark import ShapeBox
from ui.widgets.shapes import Shape
from ui.widgets.track import Track

STEPS = {
    "database": QT_TRANSLATE_NOOP("Preparation", "Make the database"),
    "server": QT_TRANSLATE_NOOP("Preparation", "Start it"),
    "migrate": QT_TRANSLATE_NOOP("Preparation", "Set up tables, roles and rules"),
    "load": QT_TRANSLATE_NOOP("Preparation", "Invent the customers of the sample firm"),
    "draw": QT_TRANSLATE_NOOP("Preparation", "Draw their documents and open their cases"),
}


class Preparation(QWidget):
    """The steps with their marks, one line for all of them, and the bar of an error."""

    again_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._marks: dict[str, ShapeBox] = {}
        self._words: dict[str, Label] = {}
        self._track = Track(QSizePolicy.Policy.Expanding)
        self._track.setAccessibleName(self.tr("Progress"))
        self.error = Bar()
        self._code = Label("", 11, 400, "text3")
        self._code.hide()
        self.again = ActionButton(self.tr("Try again"), keys=("Enter",))
        self.again.clicked.connect(self.again_wanted)
        self.again.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(3, 3, 3, 3)
        column.setSpacing(0)
        self._title = Label(self.tr("The database stays closed"), 24, 600)
        self._title.setWordWrap(True)
        column.addWidget(self._title)
        column.addWidget(self._made_steps())
        column.addSpacing(20)
        column.addWidget(self.error)
        column.addWidget(self._code, 0, Qt.AlignmentFlag.AlignRight)
        column.addSpacing(8)
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_step(self, step: str, done: float) -> None:
        """`step` is on its way, with the part `done` (0 to 1) of the whole; steps before it are finished."""
        if step not in STEPS:
            return
        names = list(STEPS)
        at = names.index(step)
        for place, name in enumerate(names):
            self._marks[name].set_shape(_shape(place - at))
            self._words[name].set_token("text" if place == at else "text2" if place < at else "text3")
            self._words[name].set_lettering(13, 600 if place == at else 400)
        self._track.part = min(1.0, max(0.0, done)) if at > 1 else 0.0
        self._track.setAccessibleDescription(f"{self._track.part:.0%}")
        self._track.update()

    def show_error(self, sentence: str, code: str) -> None:
        self.error.say(Tone.ERROR, sentence)
        self._code.setText(code)
        self._code.show()
        self.again.show()
        self.again.setFocus()

    def begin(self) -> None:
        """Show all steps as still to come."""
        self.error.clear()
        self._code.hide()
        self.again.hide()
        self._title.setText(self.tr("Preparing"))
        self._steps.show()
        self.show_step(next(iter(STEPS)), 0.0)

    def _made_steps(self) -> QWidget:
        """Hidden until `begin`: a database that merely does not open has no steps to show."""
        self._steps = QWidget()
        column = QVBoxLayout(self._steps)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        why = Label(self.tr("Only the first start does this. It takes about twenty seconds."), 13, 400, "text2")
        why.setWordWrap(True)
        column.addWidget(why)
        column.addSpacing(24)
        for step, words in STEPS.items():
            column.addLayout(self._made_step(step, QCoreApplication.translate("Preparation", words)))
        column.addSpacing(16)
        column.addWidget(self._track)
        self._steps.hide()
        return self._steps

    def _made_step(self, step: str, words: str) -> QHBoxLayout:
        self._marks[step] = ShapeBox(Shape.LATER)
        self._words[step] = Label(words, 13, 400, "text3")
        row = QHBoxLayout()
        row.setContentsMargins(0, 5, 0, 5)
        row.setSpacing(10)
        row.addWidget(self._marks[step])
        row.addWidget(self._words[step], 1)
        return row


def _shape(distance: int) -> Shape:
    """Behind us, here, ahead."""
    if distance < 0:
        return Shape.AGREES
    return Shape.UNDER_FOUR_HOURS if distance == 0 else Shape.LATER
