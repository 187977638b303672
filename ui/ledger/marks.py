"""A customer's account that stands still, or whose person is in a dispute: the marks of both, wherever books show it.

Boundary: values in. R-04.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from backoffice.people.rules import Marks
from ui.widgets.tag import Tag

FROZEN, RESTRICTED = "freeze", "lock"


def icons_of(marks: Marks) -> tuple[str, ...]:
    """The icons of what stands in the way; none for a free account."""
    return (*((FROZEN,) if marks.frozen else ()), *((RESTRICTED,) if marks.restricted else ()))


def words_of(marks: Marks) -> str:
    """Such as "frozen, restricted"; empty for a free account."""
    translate = QCoreApplication.translate
    frozen = (translate("Marks", "frozen"),) if marks.frozen else ()
    restricted = (translate("Marks", "restricted"),) if marks.restricted else ()
    return ", ".join((*frozen, *restricted))


class MarkTags(QWidget):
    """Both as tags in a row; without any it takes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.frozen = Tag(self.tr("Account frozen"), icon=FROZEN)
        self.restricted = Tag(self.tr("Restricted: a dispute goes on"), icon=RESTRICTED)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.frozen)
        row.addWidget(self.restricted)
        row.addStretch(1)
        self.show_marks(Marks())

    def show_marks(self, marks: Marks) -> None:
        self.frozen.setVisible(marks.frozen)
        self.restricted.setVisible(marks.restricted)
        self.setVisible(marks.frozen or marks.restricted)
