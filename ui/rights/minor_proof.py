"""The tick that makes everything of a person go at once, and what shows that they are a minor. K-10."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice.retention.rules import OF_AGE, MinorShown
from ui.rights.wording import RightsWording
from ui.widgets.choice import Choice
from ui.widgets.label import Label
from ui.widgets.tick_box import TickBox


class MinorProof(QWidget):
    """`years` is their age by the birth date on file, once it was read; `tick.toggled` says that it is wanted."""

    def __init__(self, wording: RightsWording) -> None:
        super().__init__()
        self.years: int | None = None
        self.tick = TickBox(self.tr("The person is a minor: what was held for the account goes now, and it closes"))
        self.age = Label("", 12, 500, "text2")
        self.shown_by = Choice(self.tr("What shows it"))
        self.shown_by.setPlaceholderText(self.tr("What shows it"))
        for way in MinorShown:
            self.shown_by.addItem(wording.say(f"erasure.minor.{way}"), way)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignRight)
        proof = QHBoxLayout()
        proof.setSpacing(12)
        self.age.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        proof.addWidget(self.age, 1)
        proof.addWidget(self.shown_by)
        rows.addLayout(proof)
        self.tick.toggled.connect(self._show)
        self._show()

    @property
    def chosen(self) -> MinorShown | None:
        """What shows it; None until it is chosen."""
        # Qt keeps a StrEnum as the plain text it is.
        chosen: str | None = self.shown_by.currentData()
        return None if chosen is None else MinorShown(chosen)

    def begin(self) -> None:
        """For another person: nothing ticked, nothing known."""
        self.tick.blockSignals(True)
        self.tick.setChecked(False)
        self.tick.blockSignals(False)
        self.shown_by.setCurrentIndex(-1)
        self.age.setText("")
        self.years = None
        self._show()

    def show_birth_date(self, born: date | None, today: date) -> None:
        """How old they are on file, which a second person reads too."""
        if born is None:
            self.age.setText(self.tr("No birth date is on file"))
            return
        self.years = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
        self.age.setText(self.tr("%n years old by the birth date on file", "", self.years))
        if self.years < OF_AGE:
            self.shown_by.setCurrentIndex(self.shown_by.findData(MinorShown.ON_FILE))

    def _show(self) -> None:
        self.age.setVisible(self.tick.isChecked())
        self.shown_by.setVisible(self.tick.isChecked())
