"""The duties as boxes to tick, each with what it is for; those that need a second administrator say so."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice.staff.rules import SECONDED, Duty
from backoffice.words import say
from ui.widgets.label import Label
from ui.widgets.tick_box import TickBox


class DutyList(QWidget):
    """`changed` when a tick changes."""

    changed = Signal()

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[Duty, TickBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(self.tr("Duties"), 12, 500))
        for duty in Duty:
            box = TickBox(say(f"duty.{duty}", language), 500)
            about = say(f"duty_for.{duty}", language)
            second = self.tr("second administrator") if duty in SECONDED else ""
            box.setAccessibleDescription(f"{about} {second}".strip())
            box.toggled.connect(self.changed)
            self.boxes[duty] = box
            line = QHBoxLayout()
            line.setSpacing(10)
            line.addWidget(box)
            line.addStretch(1)
            line.addWidget(Label(second, 11, 400, "warn"))
            part = QVBoxLayout()
            part.setSpacing(2)
            part.addLayout(line)
            under = Label(about, 12, 400, "text3")
            under.setContentsMargins(24, 0, 0, 0)
            part.addWidget(under)
            column.addLayout(part)

    def chosen(self) -> tuple[Duty, ...]:
        return tuple(duty for duty, box in self.boxes.items() if box.isChecked())

    def choose(self, duties: Iterable[Duty]) -> None:
        wanted = set(duties)
        for duty, box in self.boxes.items():
            box.setChecked(duty in wanted)
