"""What waits for a person in workspaces other than those of cases; gone while nothing does."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.home.figures import FigureRow
from ui.shell.workspace import Seat
from ui.widgets.label import SectionLabel

_CASES = "kyc."


class Elsewhere(QWidget):
    """One row for each of those workspaces in which something waits, `but` one; a press goes there."""

    def __init__(self, seat: Seat, parent: QWidget | None = None, *, but: str = "") -> None:
        super().__init__(parent)
        self._seat = seat
        self.rows: dict[str, FigureRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(SectionLabel(self.tr("Waiting for you elsewhere")))
        column.addSpacing(4)
        for one in seat.places:
            if one.count is not None and not one.id.startswith(_CASES) and one.id != but:
                row = FigureRow(QCoreApplication.translate("Workspace", one.title), one.icon)
                row.setObjectName(one.id)
                row.clicked.connect(self._go)
                row.hide()
                self.rows[one.id] = row
                column.addWidget(row)
        self.hide()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """How many things wait, by workspace id."""
        for name, row in self.rows.items():
            row.show_figure(f"{counts.get(name, 0):,}")
            row.setVisible(counts.get(name, 0) > 0)
        self.setVisible(any(counts.get(name, 0) for name in self.rows))

    @Slot()
    def _go(self) -> None:
        self._seat.doors.go(self.sender().objectName())
