"""The box under the tree that is always in sight: both sides of the books in one asset, and their sum."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.ledger.accounts import Node
from ui.ledger.wording import LedgerWording, money
from ui.shell.keys import Keys
from ui.widgets.ground import Foot
from ui.widgets.label import Label
from ui.widgets.link_button import LinkButton
from ui.widgets.mark import Mark, ShapeBox
from ui.widgets.shapes import Shape

_SIDES_AT_MOST = 5


class Agreement(Foot):
    """Top steps of the tree with their balances; their sum has to be zero."""

    ground = "raised"

    def __init__(self, keys: Keys, wording: LedgerWording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self.verdict = Mark(Shape.UNKNOWN, "")
        self.feed = LinkButton("")
        self.feed.setToolTip(keys.tip("ledger.feed"))
        self.feed_mark = ShapeBox(Shape.CONFLICTS)
        self.show_feed("")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(2)
        self._names = [Label("", 12, 400, "text3") for _ in range(_SIDES_AT_MOST)]
        self._figures = [Label("", 12, 400, "text2") for _ in range(_SIDES_AT_MOST)]
        self._sum_name = Label(self.tr("Sum"), 12, 600)
        self.sum = Label("", 12, 600)
        for row, (name, figure) in enumerate(zip(self._names, self._figures, strict=True)):
            self._grid.addWidget(name, row, 0)
            self._grid.addWidget(figure, row, 1)
        self._grid.addWidget(self._sum_name, _SIDES_AT_MOST, 0)
        self._grid.addWidget(self.sum, _SIDES_AT_MOST, 1)
        for figure in (*self._figures, self.sum):
            figure.setAlignment(figure.alignment().AlignRight | figure.alignment().AlignVCenter)
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addWidget(self.verdict)
        column.addLayout(self._grid)
        feed = QHBoxLayout()
        feed.setContentsMargins(0, 0, 0, 0)
        feed.addWidget(self.feed_mark)
        feed.addWidget(self.feed)
        feed.addStretch(1)
        column.addLayout(feed)

    def show_sides(self, root: Node, asset: str, scale: int) -> None:
        """Show the top steps of a tree in one asset."""
        sides = [node for node in root.children if node.has(asset)]
        for number, (name, figure) in enumerate(zip(self._names, self._figures, strict=True)):
            here = number < len(sides)
            name.setVisible(here)
            figure.setVisible(here)
            if here:
                name.setText(self._wording.part(sides[number].name))
                figure.setText(money(sides[number].amounts.get(asset, 0), scale))
        total = sum(node.amounts.get(asset, 0) for node in root.children)
        self.sum.setText(money(total, scale))
        if total == 0:
            words = self.tr("Books agree in {asset}").format(asset=asset)
            self.verdict.show_mark(Shape.AGREES, words)
        else:
            self.verdict.show_mark(Shape.CONFLICTS, self.tr("Books disagree in {asset}").format(asset=asset))
        self.setAccessibleName(f"{self.verdict.accessibleName()}, {self._sum_name.text()} {self.sum.text()}")

    def show_feed(self, words: str) -> None:
        """Say what waits of the platform's feed; empty words take no room."""
        self.feed.setText(words)
        self.feed.setAccessibleName(words)
        self.feed.updateGeometry()
        for part in (self.feed, self.feed_mark):
            part.setVisible(bool(words))
