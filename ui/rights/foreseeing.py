"""What the clocks of a letter will be, before it is recorded; and how much of them has already run.

Boundary: the query is one read; the widget shows its answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from backoffice.desk import ReadWork
from backoffice.people import service as people
from backoffice.rights import intake
from backoffice.rights.intake import Came, Foreseen, Paper
from backoffice.rights.rules import Right
from ui.rights.wording import RightsWording
from ui.shell import theme
from ui.widgets.label import Label
from ui.widgets.mark import ShapeBox
from ui.widgets.shapes import Shape, month_shape, shape_token

_GONE = 3


@dataclass(frozen=True, slots=True)
class Preview:
    controller: str
    today: date
    received_on: date
    clocks: tuple[Foreseen, ...]
    same_open: tuple[int, ...]
    asks_who: bool = True
    same_file: tuple[int, ...] = ()


def previewed(
    read: ReadWork,
    controller: str,
    customer: UUID | None,
    rights: tuple[Right, ...],
    received_on: date,
    came: Came,
    papers: tuple[Paper, ...] = (),
) -> Preview:
    """The clocks of these rights, what of them this customer already asks for, and whether it is in doubt who asks.

    In which requests one of its papers was recorded before is told too.

    Raises as `intake.foreseen`.
    """
    whose = people.controller_of(read, customer) if customer is not None else controller
    today, clocks = intake.foreseen(read, whose, rights, received_on)
    same = intake.same_already_open(read, customer, rights) if customer is not None and rights else ()
    doubt = intake.is_in_doubt(read, customer, rights, came)
    return Preview(whose, today, received_on, clocks, same, doubt, intake.recorded_before(read, papers))


class Foreseeing(QWidget):
    """One line for each right; nothing stands here before one is ticked."""

    def __init__(self, wording: RightsWording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self.gone = Label("", 12, 600, "warn")
        self.gone.setWordWrap(True)
        self._rows = [self._made_row() for _ in Right]
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(5)
        for at, row in enumerate(self._rows):
            for place, widget in enumerate(row):
                grid.addWidget(widget, at, place)
        grid.setColumnStretch(4, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(6)
        column.addWidget(self.gone)
        column.addLayout(grid)
        self.show_preview(None)

    def show_preview(self, told: Preview | None) -> None:
        """Show these clocks, or none."""
        self.setVisible(told is not None and bool(told.clocks))
        if told is None:
            return
        days = (told.today - told.received_on).days
        self.gone.setText(self.tr("%n days of the time are already gone.", "", days))
        self.gone.setVisible(days >= _GONE)
        for at, row in enumerate(self._rows):
            shown = at < len(told.clocks)
            for widget in row:
                widget.setVisible(shown)
            if shown:
                self._show_row(row, told.clocks[at], told.today)
        self.setAccessibleName(", ".join(label.text() for row in self._rows for label in row[1:] if label.text()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("line"))
        painter.setBrush(theme.color("raised"))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()

    def _made_row(self) -> tuple[ShapeBox, Label, Label, Label, Label]:
        return (
            ShapeBox(Shape.LATER, 12),
            Label("", 13, 500),
            Label("", 13, 400),
            Label("", 12, 600),
            Label("", 12, 400, "text3"),
        )

    def _show_row(self, row: tuple[ShapeBox, Label, Label, Label, Label], each: Foreseen, today: date) -> None:
        mark, right, day, left, why = row
        found, wording = each.deadline, self._wording
        days = (found.operative - today).days
        shape = month_shape(days)
        mark.set_shape(shape)
        right.setText(wording.right(each.right))
        day.setText(self.tr("answer by {day}").format(day=wording.short_day(found.operative)))
        left.setText(wording.left(days))
        left.set_token(shape_token(shape))
        why.setText(wording.governs(found))
