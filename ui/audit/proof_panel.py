"""The result of a proof of the trail: how far it can be proved, and what was found, in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.audit.fact_text import FactText
from ui.audit.worded_shape import WordedShape
from ui.widgets.ground import Side
from ui.widgets.label import Label
from ui.widgets.shapes import Shape


class ProofPanel(Side):
    """Shows one result; findings are a text that can be selected and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label(self.tr("Proof of the trail"), 15, 600)
        self.verdict = WordedShape()
        self.findings = FactText(self.tr("Result of the proof"))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(16, 14, 16, 8)
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.verdict)
        column.addLayout(head)
        column.addWidget(self.findings, 1)

    def show_result(self, shape: Shape, verdict: str, facts: Sequence[tuple[str, str]]) -> None:
        """Show another result."""
        self.verdict.show_mark(shape, verdict)
        self.findings.show_facts(facts)
        self.setAccessibleName(f"{self.title.text()}: {verdict}")
