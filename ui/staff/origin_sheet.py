"""An adjusting entry beside the line or finding it is for, and in what they differ: read before agreeing. L-01, S-05.

Boundary: values in; what is compared is `origins.unlike`.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backoffice.ledger.correcting import Draft
from backoffice.reconcile.origins import KnownBy, Origin, Rests, unlike
from ui.kyc.wording import isolated
from ui.ledger.wording import MINUS, LedgerWording, money
from ui.shell.translation import QT_TRANSLATE_NOOP
from ui.staff.cells import CellRow, CellTable
from ui.widgets.label import Label
from ui.widgets.mark import Mark
from ui.widgets.row_delegate import Cell
from ui.widgets.shapes import Shape

_ROW, _HEAD = 28, 34
_LINE = QT_TRANSLATE_NOOP("OriginSheet", "Line of the statement")
_ENTRY = QT_TRANSLATE_NOOP("OriginSheet", "Entry of the ledger")
_MATCH = QT_TRANSLATE_NOOP("OriginSheet", "Left between the sides of a match")
_FINDING = QT_TRANSLATE_NOOP("OriginSheet", "Finding")
_FIRST = QT_TRANSLATE_NOOP("OriginSheet", "As it was first proposed")


class OriginSheet(QWidget):
    """Hidden for what no reconciliation proposed."""

    def __init__(self, wording: LedgerWording) -> None:
        super().__init__()
        self._wording = wording
        self.verdict = Mark(Shape.AGREES, "", "text")
        self.about = Label("", 12, 400, "text2")
        self.about.setWordWrap(True)
        self.told = CellTable(
            self.tr("What it is for, and this entry"),
            ("", self.tr("It is for"), self.tr("This entry"), self.tr("Difference")),
        )
        self.told.setSelectionMode(CellTable.SelectionMode.NoSelection)
        self.told.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(6)
        column.addWidget(self.verdict, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.about)
        column.addWidget(self.told)
        self.show_origin(None, None)

    def show_origin(self, rests: Rests | None, draft: Draft | None) -> None:
        """Show another one, or none."""
        self.setVisible(rests is not None and draft is not None)
        if rests is None or draft is None:
            return
        origin, found = rests.origin, unlike(rests.origin, draft)
        if found.is_any:
            self.verdict.show_mark(Shape.CLOSE, self.tr("It differs from what it is for"))
        elif origin.by is KnownBy.PROPOSED:
            self.verdict.show_mark(Shape.UNKNOWN, self.tr("As first proposed; the house does not know what it is for"))
        else:
            self.verdict.show_mark(Shape.AGREES, self.tr("Amount, asset and day are those of what it is for"))
        parts = (self._called(rests), isolated(origin.text) if origin.text else "")
        self.about.setText(self._wording.words.listed(*(part for part in parts if part)))
        rows = []
        if found.missing is None:
            rows.append((self.tr("Asset"), origin.asset, found.asset, self.tr("another")))
        between = "–" if found.missing is None else money(found.missing, origin.scale)
        rows.append((self.tr("Amount"), money(origin.amount, origin.scale), money(found.amount, found.scale), between))
        if origin.on is not None:
            day, booked = self._wording.day(origin.on), self._wording.day(draft.booked_on)
            rows.append((self.tr("Day"), day, booked, self._days(found.days)))
        self.told.show_rows([_row(*each) for each in rows], grows=0)
        self.told.setFixedHeight(_ROW * len(rows) + _HEAD)
        said = "; ".join(f"{name}: {there}, {here}, {between}" for name, there, here, between in rows)
        self.setAccessibleName(f"{self.verdict.accessibleName()}. {self.about.text()}. {said}")

    def _called(self, rests: Rests) -> str:
        origin: Origin = rests.origin
        kind = rests.finding.removeprefix("carried:").partition(":")[0]
        words = {"line": _LINE, "entry": _ENTRY, "fee": _MATCH, "difference": _MATCH}.get(kind, _FINDING)
        return QCoreApplication.translate("OriginSheet", _FIRST if origin.by is KnownBy.PROPOSED else words)

    def _days(self, later: int) -> str:
        days = self.tr("%n days", "", abs(later))
        return f"+{days}" if later > 0 else f"{MINUS}{days}" if later else days


def _row(name: str, there: str, here: str, between: str) -> CellRow:
    weight = 400 if there == here else 600
    cells = (Cell(each, weight, right=True) for each in (there, here, between))
    return CellRow(name, (Cell(name, token="text3"), *cells))
