"""What is computed of one account: its chart and its T-account, for the account and asset the list is narrowed to."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from backoffice.errors import BackofficeError, Unavailable
from backoffice.ledger import balances
from backoffice.ledger.views import TAccount, Wanted
from backoffice.people import service as people
from backoffice.people.rules import NO_MARKS, Marks
from ui.ledger.accounts import WALLETS
from ui.ledger.ledger_view import LedgerView
from ui.ledger.plotted import Plotted, plotted
from ui.ledger.t_account import TAccountPanel
from ui.ledger.tree_presenter import TreePresenter
from ui.ledger.wording import LedgerWording
from ui.shell.presenter import Presenter
from ui.shell.tasks import Task
from ui.shell.workspace import Seat

if TYPE_CHECKING:
    from ui.ledger.chart import ChartPanel


class Figures(Presenter):
    """`drilled` carries the filter of the postings behind a figure."""

    drilled = Signal(object)

    def __init__(self, seat: Seat, view: LedgerView, tree: TreePresenter, wording: LedgerWording) -> None:
        super().__init__(seat, view)
        self._view = view
        self._tree = tree
        self._wording = wording
        self._wanted = Wanted()
        self._asking: Task | None = None
        self.chart: ChartPanel | None = None
        self.t_account = TAccountPanel(wording)
        view.right.addWidget(self.t_account)
        self.t_account.asked.connect(self._ask_t_account)
        self.t_account.drilled.connect(self._drill_days)
        self.t_account.left.connect(view.table.setFocus)

    def follow(self, wanted: Wanted) -> None:
        """The list is narrowed to something else; what is open shows that."""
        before, self._wanted = (self._wanted.account, self._asset()), wanted
        self._look_for_marks(holder_of(wanted))
        if before != (wanted.account, self._asset()) and wanted.account:
            if self.chart is not None and self.chart.isVisible():
                self._ask_days()
            if self._view.right.currentWidget() is self.t_account and self.t_account.isVisible():
                self.show_t_account()

    def _look_for_marks(self, holder: str) -> None:
        """Whether the customer shown stands still or is disputed; what is not one customer's has no mark."""
        self._show_marks(NO_MARKS)
        if not holder:
            return

        def told(marked: dict[str, Marks]) -> None:
            if holder_of(self._wanted) == holder:
                self._show_marks(marked.get(holder, NO_MARKS))

        self.ask(people.marks_of, (holder,), done=told, failed=self._missed)

    def _show_marks(self, marks: Marks) -> None:
        self._view.head.show_marks(marks)
        self.t_account.marks.show_marks(marks)

    def why_not(self) -> str:
        """Why there is nothing to draw; empty where there is."""
        return "" if self._wanted.account else self.tr("choose an account first")

    @Slot()
    def toggle_chart(self) -> None:
        """Show or hide the chart of the chosen account."""
        if self.chart is None:
            # Its library takes a third of a second to import; nobody waits for it who looks at no chart.
            from ui.ledger.chart import ChartPanel

            self.chart = ChartPanel()
            self.chart.drilled.connect(self._drill_day)
            self.chart.hide()
            self._view.chart_place.addWidget(self.chart)
        if self.chart.isVisible():
            self.chart.hide()
            self._view.table.setFocus()
            return
        self.chart.show()
        self.chart.plots.setFocus()
        self._ask_days()

    @Slot()
    def show_t_account(self) -> None:
        """Open the T-account of the month of the tree's day."""
        shown = self.t_account.shown
        until = self._wanted.until or self._tree.as_of
        since = self._wanted.since or until.replace(day=1)
        if shown is not None and (shown.path, shown.asset) != (self._wanted.account, self._asset()):
            since, until = shown.since, shown.until
        self._view.show_right(self.t_account)
        self.t_account.sides.setFocus()
        self._ask_t_account(since, until)

    def _asset(self) -> str:
        return self._wanted.asset or self._tree.asset

    @Slot(object, object)
    def _ask_t_account(self, since: date, until: date) -> None:
        path, asset = self._wanted.account, self._asset()
        self.ask(balances.t_account, path, asset, since, until, done=self._t_account_came, failed=self._missed)

    def _t_account_came(self, found: TAccount) -> None:
        if (found.path, found.asset) == (self._wanted.account, self._asset()):
            self.t_account.show_account(found)

    def _ask_days(self) -> None:
        if self._asking is not None:
            self._asking.drop()
        path, asset, desk, wording = self._wanted.account, self._asset(), self.seat.desk, self._wording
        scale, until = self._tree.scales.get(asset, 2), self._tree.today
        says = self.tr("{day}: balance {balance} {asset}, in {debit}, out {credit}")

        def work() -> Plotted:
            return plotted(path, asset, scale, desk.ask(balances.days, path, asset, until), wording, says)

        self._asking = self.seat.tasks.quick(self, work, self._days_came, self._missed)

    def _days_came(self, found: Plotted) -> None:
        if self.chart is not None:
            self.chart.show_days(found)

    @Slot(object)
    def _drill_day(self, day: date) -> None:
        self._drill_days(day, day)

    @Slot(object, object)
    def _drill_days(self, since: date, until: date) -> None:
        self.drilled.emit(Wanted(account=self._wanted.account, asset=self._asset(), since=since, until=until))

    def _missed(self, error: BackofficeError) -> None:
        if not isinstance(error, Unavailable):
            self.seat.doors.complain(error)


def holder_of(wanted: Wanted) -> str:
    """The pseudonym whose postings these are; empty where they are not one customer's."""
    parts = wanted.account.split(":")
    return wanted.holder or (parts[2] if len(parts) > 2 and wanted.account.startswith(WALLETS) else "")
