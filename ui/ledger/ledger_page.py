"""The ledger workspace: accounts, postings, transactions, and the way from any figure to the postings behind it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from backoffice.errors import BackofficeError, Unavailable
from backoffice.ledger import explorer
from backoffice.ledger.views import Column, Holdings, Order, Sheet, Wanted
from ui.kyc.wording import Wording
from ui.ledger.accounts import Node
from ui.ledger.copying import copied_rows, to_clipboard
from ui.ledger.corrections import Corrections
from ui.ledger.drills import behind, moved_to
from ui.ledger.feed import Feed
from ui.ledger.figures import Figures
from ui.ledger.findings_panel import FindingsPanel
from ui.ledger.grid_presenter import GridPresenter
from ui.ledger.kept import KeptLedger
from ui.ledger.landing import Landing
from ui.ledger.ledger_view import LedgerView
from ui.ledger.list_said import ListSaid
from ui.ledger.long_work import LongWork
from ui.ledger.page_boxes import PageBoxes
from ui.ledger.report_presenter import Reports
from ui.ledger.rows import At, Row
from ui.ledger.summing import Summing
from ui.ledger.tree_presenter import TreePresenter
from ui.ledger.withdrawals import Withdrawals
from ui.ledger.wording import LedgerWording
from ui.shell.presenter import Presenter
from ui.shell.tasks import Task
from ui.shell.workspace import Page, Seat

_REST_MS = 120
_ORDERED_BY = {At.DATE: Column.DATE, At.NUMBER: Column.NUMBER, At.AMOUNT: Column.AMOUNT}


class LedgerPage(Page):
    """One tree, one list, one transaction of it."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self._is_here = False
        self.wording = LedgerWording(Wording(seat.language))
        self.kept = KeptLedger(seat.settings.home, seat.person.name)
        self.view = LedgerView(seat, self.wording)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._presenter = Presenter(seat, self.view)
        self.tree = TreePresenter(seat, self.view.accounts, self.wording)
        self.grid = GridPresenter(seat, self.view.table, self.view.model, self.wording)
        self._landing = Landing(self.view, self.grid)
        self._summing = Summing(self.view.table, self.grid, self.view.sums)
        self.figures = Figures(seat, self.view, self.tree, self.wording)
        self.findings = FindingsPanel()
        self.view.right.addWidget(self.findings)
        self.reports = Reports(seat, self.view, self.tree, self.grid, self.kept)
        self.long_work = LongWork(seat, self.findings, self.wording)
        self.corrections = Corrections(seat, self, self.view, self.tree, self.wording)
        self.withdrawals = Withdrawals(seat, self, self.view, self.wording)
        self.feed = Feed(seat, self, self.view, self.wording)
        self.boxes = PageBoxes(self, seat.keys, self.view, self.kept, self.wording)
        self._said = ListSaid(seat.keys, self.view, self.tree, self.grid, self.wording)
        self._opening: Task | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._open_current)
        self.view.show_columns(self.kept.columns, single=False)
        self._connect()
        self._bind()

    def open_at(self, target: UUID) -> None:
        self._landing.wanted = target.int
        self.newer()

    def entered(self) -> None:
        if self._is_here:
            return
        self._is_here = True
        self.newer()
        self.view.table.setFocus()

    def left(self) -> None:
        self._is_here = False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.entered()

    @Slot()
    def newer(self) -> None:
        """Ask for balances and postings anew; the cursor stays on its posting."""
        self._presenter.ask(explorer.holdings, done=self._begin, failed=self._missed)

    @Slot(object)
    def narrow(self, wanted: Wanted) -> None:
        order = self.grid.order
        if order.column is Column.AMOUNT and not wanted.asset:
            order = Order()
        self.grid.open(wanted, order)

    def _begin(self, holdings: Holdings) -> None:
        self.corrections.begin(holdings)
        self.feed.count()
        self.tree.begin(holdings)
        if self._landing.wanted is not None:
            self._presenter.ask(explorer.sheet, self._landing.wanted, done=self._landing.come_to, failed=self._missed)
            return
        row = self.view.current()

        def back() -> None:
            if row is not None:
                self.grid.go_to_key(row.key, self.view.put_cursor)

        self.grid.open(self.grid.wanted, self.grid.order, back)

    def _connect(self) -> None:
        view = self.view
        view.accounts.picked.connect(self._picked)
        view.accounts.drilled.connect(self._drilled)
        view.accounts.left.connect(view.table.setFocus)
        view.strip.add.clicked.connect(self.open_filter)
        view.strip.clear.clicked.connect(self.everything)
        view.strip.order.clicked.connect(self.other_order)
        view.strip.columns.clicked.connect(self.choose_columns)
        view.strip.narrowed.connect(self.narrow)
        view.day_wanted.connect(self._go_to_day)
        view.moved.connect(self._moved)
        view.table.horizontalHeader().sectionClicked.connect(self._head_pressed)
        view.drawer.drilled.connect(self._drill_side)
        view.drawer.turned_to.connect(self.open_transaction)
        view.drawer.account.clicked.connect(self.this_account)
        view.drawer.customer.clicked.connect(self.this_customer)
        view.drawer.copy.clicked.connect(self.copy)
        self.grid.opened.connect(self._list_stands)
        self.boxes.narrowed.connect(self.narrow)
        view.head.chart.clicked.connect(self.toggle_chart)
        view.head.t_account.clicked.connect(self.open_t_account)
        self.figures.drilled.connect(self._drill_figure)
        view.accounts.bring_in.clicked.connect(self.long_work.choose_folder)
        view.accounts.prove.clicked.connect(self.long_work.prove)
        view.dropped.connect(self.long_work.bring_in)
        self.long_work.ended.connect(self._show_findings)
        self.long_work.booked.connect(self.newer)

    def _bind(self) -> None:
        keys, view = self.seat.keys, self.view
        for name, run in (
            ("down", self._down),
            ("up", self._up),
            ("filter", self.open_filter),
            ("everything", self.everything),
            ("find", view.accounts.seek_field.setFocus),
            ("as_of", self._to_as_of),
            ("compare", view.accounts.compare.toggle),
            ("zeros", view.accounts.zeros.toggle),
            ("date", view.open_day),
            ("order", self.other_order),
            ("columns", self.choose_columns),
            ("entry", view.toggle_right),
            ("all", view.table.choose_all),
            ("newer", self.newer),
        ):
            keys.bind(f"ledger.{name}", self, run)
        keys.bind("ledger.import", self, self.long_work.choose_folder, self.long_work.why_not_import)
        keys.bind("ledger.prove", self, self.long_work.prove, self.long_work.why_not_prove)
        keys.bind("ledger.chart", self, self.toggle_chart, self.figures.why_not)
        keys.bind("ledger.t_account", self, self.open_t_account, self.figures.why_not)
        keys.bind("ledger.account", self, self.this_account, self._why_no_row)
        keys.bind("ledger.customer", self, self.this_customer, self._why_no_customer)
        keys.bind("ledger.copy", self, self.copy, self._why_no_row)

    @Slot()
    def open_filter(self) -> None:
        self.boxes.open_filter(self.grid.wanted, self.corrections.holdings)

    @Slot()
    def choose_columns(self) -> None:
        self.boxes.open_columns()

    @Slot()
    def everything(self) -> None:
        self.view.accounts.clear_cursor()
        self.narrow(Wanted())
        self.view.table.setFocus()

    @Slot()
    def other_order(self) -> None:
        """The next order: by date, by number, and within one asset by amount; each from either end."""
        columns = [Column.DATE, Column.NUMBER, *([Column.AMOUNT] if self.grid.wanted.asset else [])]
        orders = [Order(column, descending) for column in columns for descending in (True, False)]
        at = orders.index(self.grid.order) if self.grid.order in orders else -1
        self.grid.open(self.grid.wanted, orders[(at + 1) % len(orders)])

    @Slot()
    def toggle_chart(self) -> None:
        if not self.figures.why_not():
            self.figures.toggle_chart()

    @Slot()
    def open_t_account(self) -> None:
        if not self.figures.why_not():
            self.figures.show_t_account()

    @Slot(object)
    def _drill_figure(self, wanted: Wanted) -> None:
        self.narrow(wanted)
        self.view.table.setFocus()

    @Slot()
    def _show_findings(self) -> None:
        self.view.show_right(self.findings)

    @Slot()
    def this_account(self) -> None:
        """Narrow to the account of the row, or of the side that has the focus."""
        sheet, row = self.view.drawer.sheet, self.view.current()
        if self.view.drawer.sides.hasFocus() and sheet is not None:
            side = sheet.sides[self.view.drawer.chosen_side()]
            self._drill_side(side.account, side.asset)
        elif row is not None:
            self._drill_side(row.account, row.asset)

    @Slot()
    def this_customer(self) -> None:
        holder = self._holder()
        if holder:
            self.narrow(Wanted(holder=holder))
            self.view.table.setFocus()

    @Slot()
    def copy(self) -> None:
        """Put the selected rows on the clipboard, with a head, as a spreadsheet reads them."""
        scope, places, desk, wording = self.grid.scope, self.grid.places, self.seat.desk, self.wording
        table = self.view.table
        if scope is None or not table.count():
            return
        columns, ranges = self.view.columns_to_copy(), table.ranges()
        heads = [self.view.model.head(at) for at in columns]

        def done(copied: tuple[int, str]) -> None:
            count, words = copied
            to_clipboard(words)
            self.seat.doors.tell(self.tr("%n rows copied", "", count))

        self.seat.tasks.quick(self, lambda: copied_rows(desk, scope, places, ranges, columns, heads, wording), done)

    @Slot(object)
    def open_transaction(self, number: int) -> None:
        """Show a transaction at the right, whether or not the list has it."""
        if self._opening is not None:
            self._opening.drop()
        self._opening = self._presenter.ask(explorer.sheet, number, done=self._opened, failed=self._missed)

    def _opened(self, sheet: Sheet) -> None:
        self.view.drawer.show_sheet(sheet)
        # Whoever goes on to another posting is done with what stood in its place.
        if self.view.right.currentWidget() is not self.view.drawer and self.view.table.hasFocus():
            self.view.right.setCurrentWidget(self.view.drawer)

    @Slot(object)
    def _picked(self, node: Node) -> None:
        """The cursor of the tree rests on an account: its postings, with what else narrows the list."""
        tree = self.tree
        wanted = moved_to(node, self.grid.wanted, tree.asset, tree.as_of, tree.today)
        if wanted != self.grid.wanted:
            self.narrow(wanted)

    @Slot(object, int)
    def _drilled(self, node: Node, column: int) -> None:
        """A figure of the tree: exactly the postings that it sums."""
        tree = self.tree
        wanted = behind(node, column, tree.asset, tree.as_of, tree.other, tree.today)
        self.narrow(wanted)
        self.view.table.setFocus()

    @Slot(str, str)
    def _drill_side(self, account: str, asset: str) -> None:
        self.narrow(Wanted(account=account, asset=asset))
        node = self.view.accounts.model.at_path(account)
        self.view.accounts.open_paths({account.rpartition(":")[0]}, account if node is not None else "")
        self.view.table.setFocus()

    @Slot(object)
    def _go_to_day(self, day: date) -> None:
        self.view.close_day()

        def go() -> None:
            self.grid.go_to_day(day, self.view.put_cursor)

        if self.grid.order.column is Column.DATE:
            go()
        else:
            self.grid.open(self.grid.wanted, Order(), go)

    @Slot()
    def _list_stands(self) -> None:
        view = self.view
        self.figures.follow(self.grid.wanted)
        for button in (view.head.chart, view.head.t_account):
            button.setVisible(not self.figures.why_not())
        self._said.say_all()
        if view.model.rowCount():
            view.put_cursor(0)
        else:
            view.drawer.show_sheet(None)

    @Slot(object)
    def _moved(self, row: Row | None) -> None:
        if row is not None:
            self._rest.start()

    @Slot()
    def _open_current(self) -> None:
        row = self.view.current()
        shown = self.view.drawer.sheet
        if row is not None and (shown is None or shown.number != row.key.transaction):
            self.open_transaction(row.key.transaction)

    @Slot(int)
    def _head_pressed(self, section: int) -> None:
        """A second press on the same head turns the order round."""
        column = _ORDERED_BY.get(At(section))
        if column is None:
            return
        now = self.grid.order
        order = Order(column, not now.descending if now.column is column else True)
        self.grid.open(self.grid.wanted, order)

    @Slot()
    def _to_as_of(self) -> None:
        self.view.accounts.as_of.setFocus()
        self.view.accounts.as_of.selectAll()

    @Slot()
    def _down(self) -> None:
        self.view.step(1)

    @Slot()
    def _up(self) -> None:
        self.view.step(-1)

    def _holder(self) -> str:
        row, sheet = self.view.current(), self.view.drawer.sheet
        if row is not None and row.holder:
            return row.holder
        return next((side.holder for side in sheet.sides if side.holder), "") if sheet is not None else ""

    def _why_no_row(self) -> str:
        return "" if self.view.table.count() else self.tr("choose a posting first")

    def _why_no_customer(self) -> str:
        return "" if self._holder() else self.tr("no customer has a side of this")

    def _missed(self, error: BackofficeError) -> None:
        if not isinstance(error, Unavailable):
            self.seat.doors.complain(error)
