"""One side of a correction as it is typed: account, amount, asset."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal, Slot
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QWidget

from backoffice.ledger.correcting import Leg
from ui.ledger.amount_typed import read_amount
from ui.widgets.choice import Choice
from ui.widgets.label import Label

_AMOUNT = 130
_ASSET = 90
_READ = 150
_HIGH = 34


class SideRow(QWidget):
    """`changed` with every letter. Accounts complete from those the books have."""

    changed = Signal()

    def __init__(
        self, accounts: QStringListModel, assets: Sequence[tuple[str, int]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._scales = dict(assets)
        self.account = QLineEdit()
        self.account.setAccessibleName(self.tr("Account"))
        self.account.setPlaceholderText("Assets:Bank:EUR")
        completer = QCompleter(accounts, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.account.setCompleter(completer)
        self.amount = QLineEdit()
        self.amount.setAccessibleName(self.tr("Amount, a minus before what goes out"))
        self.amount.setPlaceholderText("-12.50")
        self.amount.setFixedWidth(_AMOUNT)
        self.amount.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.asset = Choice(self.tr("Asset"))
        for code, _ in assets:
            self.asset.addItem(code, code)
        self.asset.setFixedWidth(_ASSET)
        # What was understood stands beside what was typed: a comma may stand before decimals or between thousands.
        self.read = Label("", 12, 400, "text2")
        self.read.setFixedWidth(_READ)
        self.setFixedHeight(_HIGH)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.account, 1)
        row.addWidget(self.amount)
        row.addWidget(self.asset)
        row.addWidget(self.read)
        self.account.textChanged.connect(self.changed)
        self.amount.textChanged.connect(self._typed)
        self.asset.currentIndexChanged.connect(self._typed)

    def fill(self, account: str, amount: str, asset: str) -> None:
        self.account.setText(account)
        self.amount.setText(amount)
        self.asset.setCurrentIndex(max(0, self.asset.findData(asset)))

    def is_empty(self) -> bool:
        return not self.account.text().strip() and not self.amount.text().strip()

    def minor(self) -> int | None:
        """The amount in minor units; None for none, or for one that cannot be read, or be read in two ways."""
        return read_amount(self.amount.text(), self.asset_code(), self._scale()).minor

    def wrong(self) -> str:
        """Why the amount cannot be read; empty when it can, or when there is none."""
        return read_amount(self.amount.text(), self.asset_code(), self._scale()).wrong

    def asset_code(self) -> str:
        return str(self.asset.currentData() or "")

    def leg(self) -> Leg | None:
        """The side; None where it is not whole."""
        minor, account = self.minor(), self.account.text().strip().replace(" / ", ":")
        return Leg(account, self.asset_code(), minor) if minor and account else None

    def _scale(self) -> int:
        return self._scales.get(self.asset_code(), 0)

    @Slot()
    def _typed(self) -> None:
        told = read_amount(self.amount.text(), self.asset_code(), self._scale())
        self.read.setText(told.short)
        self.amount.setAccessibleDescription(told.wrong or told.short)
        self.amount.setToolTip(told.wrong)
        self.changed.emit()
