"""A T-account at the right: opening, debit and credit side by side, closing, and that they agree."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice.ledger.views import TAccount
from ui.ledger.marks import MarkTags
from ui.ledger.wording import LedgerWording, money
from ui.staff.cells import CellRow, CellTable
from ui.widgets.day_field import DayField
from ui.widgets.ground import Side
from ui.widgets.label import Label
from ui.widgets.mark import Mark
from ui.widgets.row_delegate import Cell
from ui.widgets.shapes import Shape


class TAccountPanel(Side):
    """`asked` carries another period, `drilled` the day of a line, `left` says that Esc was pressed in a field."""

    asked = Signal(object, object)
    drilled = Signal(object, object)
    left = Signal()

    def __init__(self, wording: LedgerWording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self.shown: TAccount | None = None
        self._days: list[date] = []
        self.title = Label(self.tr("T-account"), 15, 600)
        self.path = Label("", 12, 400, "text2")
        self.marks = MarkTags()
        self.since = DayField(self.tr("From this day"))
        self.until = DayField(self.tr("To this day, that day included"))
        self.sides = CellTable(self.tr("Debit and credit"), (self.tr("Day"), self.tr("Debit"), self.tr("Credit")))
        self.opening, self.closing = _Line(self.tr("Opening")), _Line(self.tr("Closing"))
        self.debit, self.credit = _Line(self.tr("Debit")), _Line(self.tr("Credit"))
        self.agrees = Mark(Shape.UNKNOWN, "")
        self._lay_out()
        for field in (self.since, self.until):
            field.confirmed.connect(self._ask)
            field.given_up.connect(self.left)
        self.sides.entered.connect(self._drill)
        self.sides.doubleClicked.connect(self._drill)

    def show_account(self, shown: TAccount) -> None:
        """Show another account or period."""
        self.shown = shown
        say = self._wording
        parts = shown.path.split(":")
        holder = parts[2] if shown.path.startswith("Liabilities:Wallet:") and len(parts) > 2 else ""
        self.path.setText(f"{say.short(shown.path, holder)}, {shown.asset}")
        self.since.show_day(shown.since)
        self.until.show_day(shown.until)
        # The period stands above; a year in every line would cost the day its place.
        day = say.day_of_year if shown.since.year == shown.until.year else date.isoformat
        self._days = []
        rows: list[CellRow] = []
        for on, debit, credit, count in _lines(shown):
            self._days.append(on)
            note = f"×{count:,}" if count > 1 else ""
            cells = [
                Cell(day(on), token="text2", note=note),
                *(Cell(money(abs(each), shown.scale) if each else "", right=True) for each in (debit, credit)),
            ]
            rows.append(CellRow(str(len(rows)), tuple(cells)))
        self.sides.show_rows(rows)
        for line, minor in (
            (self.opening, shown.opening),
            (self.debit, shown.debit),
            (self.credit, abs(shown.credit)),
            (self.closing, shown.closing),
        ):
            line.figure.setText(money(minor, shown.scale))
        words = self.tr("opening + debit − credit = closing")
        if shown.agrees:
            self.agrees.show_mark(Shape.AGREES, words)
        else:
            self.agrees.show_mark(Shape.CONFLICTS, self.tr("opening + debit − credit is not closing"))
        self.setAccessibleName(f"{self.title.text()}, {self.path.text()}, {self.agrees.accessibleName()}")

    def _lay_out(self) -> None:
        days = QHBoxLayout()
        days.setSpacing(8)
        for field in (self.since, self.until):
            field.setStyleSheet("min-height: 24px;")
            days.addWidget(field, 1)
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.setSpacing(6)
        head.addWidget(self.title)
        head.addWidget(self.path)
        head.addWidget(self.marks)
        head.addLayout(days)
        head.addWidget(self.opening)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 8, 16, 12)
        foot.setSpacing(4)
        for line in (self.debit, self.credit, self.closing):
            foot.addWidget(line)
        foot.addWidget(self.agrees)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.sides, 1)
        column.addLayout(foot)

    @Slot()
    def _ask(self) -> None:
        since, until = self.since.day(), self.until.day()
        if since is not None and until is not None:
            self.asked.emit(*sorted((since, until)))

    @Slot()
    def _drill(self) -> None:
        """The postings of the day under the cursor."""
        row = self.sides.currentIndex().row()
        if 0 <= row < len(self._days):
            self.drilled.emit(self._days[row], self._days[row])


class _Line(QWidget):
    """A label and a figure."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.figure = Label("", 13, 500)
        self.figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.figure.setAccessibleName(words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Label(words, 12, 400, "text3"))
        row.addWidget(self.figure, 1)


def _lines(shown: TAccount) -> list[tuple[date, int, int, int]]:
    """Day, debit, credit and how many postings: one line for each posting, or for each day where days are summed."""
    if all(each.transaction is not None for each in shown.movements):
        return [(each.on, max(0, each.amount), min(0, each.amount), each.count) for each in shown.movements]
    made: dict[date, tuple[date, int, int, int]] = {}
    for each in shown.movements:
        _, debit, credit, count = made.get(each.on, (each.on, 0, 0, 0))
        made[each.on] = (each.on, debit + max(0, each.amount), credit + min(0, each.amount), max(count, each.count))
    return [made[on] for on in sorted(made)]
