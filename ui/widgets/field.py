"""A text field with its label above and, below, a hint or the error that it caused."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.label import Label
from ui.widgets.mark import ShapeBox
from ui.widgets.shapes import Shape


class Field(QWidget):
    """Label, line edit, line below. `tall` is the 36 px form of the sign-in page."""

    def __init__(self, label: str, *, tall: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = Label(label, 12, 500)
        self.edit = QLineEdit()
        self.edit.setAccessibleName(label)
        self.edit.setProperty("tall", tall)
        self.label.setBuddy(self.edit)
        self._hint = Label("", 12, 400, "text3")
        self._hint.setWordWrap(True)
        self._error = QWidget()
        self._wrong = Label("", 12, 400, "danger")
        self._wrong.setWordWrap(True)
        wrong = QHBoxLayout(self._error)
        wrong.setContentsMargins(0, 0, 0, 0)
        wrong.setSpacing(6)
        wrong.addWidget(ShapeBox(Shape.CONFLICTS), 0, Qt.AlignmentFlag.AlignTop)
        wrong.addWidget(self._wrong, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self.label, self.edit, self._hint, self._error):
            column.addWidget(part)
        self._hint.hide()
        self._error.hide()
        self.setFocusProxy(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def text(self) -> str:
        """What stands in the field."""
        return self.edit.text()

    def say(self, hint: str) -> None:
        """Show a hint below the field; an empty one goes away."""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint) and self._error.isHidden())
        self._describe(hint)

    def fail(self, sentence: str) -> None:
        """Show under the field what is wrong with it; an empty sentence takes the error away."""
        self._wrong.setText(sentence)
        self._error.setVisible(bool(sentence))
        self._hint.setVisible(not sentence and bool(self._hint.text()))
        self._describe(sentence or self._hint.text())

    def _describe(self, words: str) -> None:
        self.edit.setAccessibleDescription(words)
