"""Crypto withdrawals in the ledger: what the keys of the screen do about them.

Boundary: a presenter over services; approving is done with a token, by `backoffice ledger approve`. L-06.
"""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from backoffice.ledger import approvals
from backoffice.ledger.approval_rules import Withdrawal
from ui.ledger.ledger_view import LedgerView
from ui.ledger.withdrawals_panel import WithdrawalsPanel
from ui.ledger.wording import LedgerWording
from ui.shell.presenter import Presenter
from ui.shell.workspace import Seat


class Withdrawals(Presenter):
    """The list at the right; a row leads to its transaction."""

    def __init__(self, seat: Seat, page: QWidget, view: LedgerView, wording: LedgerWording) -> None:
        super().__init__(seat, view)
        self._view = view
        self.panel = WithdrawalsPanel(wording, seat.names)
        view.right.addWidget(self.panel)
        self.panel.drilled.connect(self._drill)
        seat.keys.bind("ledger.withdrawals", page, self.show_withdrawals)

    @Slot()
    def show_withdrawals(self) -> None:
        """Every withdrawal above its limit, its approval checked now."""
        self._view.show_right(self.panel)
        self.ask(approvals.withdrawals, done=self._show)

    def _show(self, found: tuple[Withdrawal, ...]) -> None:
        self.panel.show_withdrawals(found)
        if not self._view.table.hasFocus() or found:
            self.panel.table.setFocus()

    @Slot(object)
    def _drill(self, number: int) -> None:
        self._view.show_right(self._view.drawer)
        self._view.drawer.turned_to.emit(number)
