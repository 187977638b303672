"""The strip under the grid: what is selected and its sum per asset. It is always there, so it never moves the grid."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from backoffice.ledger.views import AssetSum
from ui.ledger.wording import money
from ui.widgets.ground import Foot
from ui.widgets.label import Label

HEIGHT = 26
_ASSETS_AT_MOST = 3


class SumStrip(Foot):
    """Words at the left, sums at the right."""

    ground = "raised"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chosen = Label("", 11, 500, "text")
        self.sums = Label("", 11, 400, "text2")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 1, 16, 0)
        row.setSpacing(16)
        self.count = Label("", 11, 400, "text2")
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.chosen)
        row.addWidget(self.sums)
        self.setFixedHeight(HEIGHT)

    def show_count(self, count: int) -> None:
        """How many rows are selected; their sums are not known yet."""
        self.chosen.setText(self.tr("{count} selected").format(count=f"{count:,}") if count else "")
        self.sums.setText("")

    def show_sums(self, sums: Sequence[AssetSum]) -> None:
        """The sums of what is selected, asset by asset."""
        words = [
            self.tr("{asset} in {debit}  out {credit}  sum {total}").format(
                asset=each.asset,
                debit=money(each.debit, each.scale),
                credit=money(each.credit, each.scale),
                total=money(each.total, each.scale),
            )
            for each in sums
        ]
        if len(words) > _ASSETS_AT_MOST:
            words = [f"{each.asset} {money(each.total, each.scale)}" for each in sums]
        self.sums.setText("    ".join(words))
        self.setAccessibleName(f"{self.chosen.text()}: {', '.join(words)}")
