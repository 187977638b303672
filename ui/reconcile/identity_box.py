"""The closing identity in figures: statement, ledger, difference, listed reasons, and what is unexplained. L-02."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.reconcile.findings_rows import Figures
from ui.shell import theme
from ui.widgets.label import Label, SectionLabel
from ui.widgets.mark import ShapeBox
from ui.widgets.shapes import Shape


class IdentityBox(QWidget):
    """Statement, ledger, difference, listed reasons; and in one large figure what is unexplained."""

    def __init__(self) -> None:
        super().__init__()
        self.title = SectionLabel(self.tr("Closing identity"))
        self.state = Label("", 12, 400, "text3")
        self.figures = {name: Label("", 13, 500) for name in ("statement", "ledger", "difference", "listed")}
        self.mark = ShapeBox(Shape.UNKNOWN)
        self.left = Label("", 22, 600)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 6)
        column.setSpacing(3)
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.state)
        column.addLayout(head)
        for name, words in (
            ("statement", self.tr("Statement")),
            ("ledger", self.tr("Ledger")),
            ("difference", self.tr("Difference")),
            ("listed", self.tr("Listed reasons")),
        ):
            row = QHBoxLayout()
            row.addWidget(Label(words, 12, 600 if name == "difference" else 400, "text2"))
            row.addStretch(1)
            row.addWidget(self.figures[name])
            column.addLayout(row)
        last = QHBoxLayout()
        last.setSpacing(8)
        last.addWidget(self.mark)
        last.addWidget(Label(self.tr("Unexplained"), 14, 600))
        last.addStretch(1)
        last.addWidget(self.left)
        column.addLayout(last)

    def show_figures(self, figures: Figures, asset: str, closed: bool) -> None:
        """Show another identity."""
        self.title.setText(self.tr("Closing identity, {asset}").format(asset=asset))
        if closed:
            self.state.setText(self.tr("closed"))
        else:
            self.state.setText("" if figures.stated or not figures.begun else self.tr("no balance was stated"))
        self.figures["statement"].setText(figures.statement if figures.begun else self.tr("no statement yet"))
        self.figures["ledger"].setText(figures.ledger)
        self.figures["difference"].setText(figures.difference)
        self.figures["listed"].setText(figures.listed)
        self.left.setText(figures.unexplained)
        self.mark.set_shape(Shape.AGREES if figures.is_zero else Shape.UNKNOWN)
        if not figures.begun:
            self.setAccessibleName(self.tr("no statement yet"))
            return
        said = self.tr("Difference {difference}, listed {listed}, unexplained {left} {asset}")
        self.setAccessibleName(
            said.format(difference=figures.difference, listed=figures.listed, left=figures.unexplained, asset=asset)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 2, theme.color("text"))
        painter.end()
