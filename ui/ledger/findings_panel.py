"""The right side after long work: what an import or a proof of the books came to, each finding in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.audit.worded_shape import WordedShape
from ui.staff.cells import CellRow, CellTable
from ui.widgets.action_button import ActionButton
from ui.widgets.ground import Side
from ui.widgets.label import Label
from ui.widgets.row_delegate import Cell
from ui.widgets.shapes import Shape


@dataclass(frozen=True, slots=True)
class FindingLine:
    """Where it is, what is wrong with it, and its value; `plain` is the line as a copy has it."""

    where: str
    what: str
    value: str

    @property
    def plain(self) -> tuple[str, str, str]:
        return self.where, self.what, self.value


class FindingsPanel(Side):
    """A verdict by shape and words, and findings as rows that can be copied."""

    copied = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label("", 15, 600)
        self.verdict = WordedShape()
        self.table = CellTable(self.tr("Findings"), (self.tr("Where"), self.tr("What"), self.tr("Value")))
        self.copy = ActionButton(self.tr("Copy all"), icon="copy")
        self.findings: tuple[FindingLine, ...] = ()
        self.copy.clicked.connect(self._copy)
        head = QVBoxLayout()
        head.setContentsMargins(16, 14, 16, 8)
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.verdict)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 12)
        foot.addWidget(self.copy)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table, 100)
        column.addLayout(foot)
        column.addStretch(1)

    def show_result(self, title: str, shape: Shape, verdict: str, findings: Sequence[FindingLine] = ()) -> None:
        """Show another result."""
        self.title.setText(title)
        self.verdict.show_mark(shape, verdict)
        self.findings = tuple(findings)
        self.table.show_rows(
            [
                CellRow(str(number), (Cell(each.where, token="text2"), Cell(each.what), Cell(each.value)))
                for number, each in enumerate(findings)
            ],
            grows=2,
        )
        self.table.setVisible(bool(findings))
        self.copy.setVisible(bool(findings))
        self.setAccessibleName(f"{title}: {verdict}")

    @Slot()
    def _copy(self) -> None:
        self.copied.emit(self.findings)
