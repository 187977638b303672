"""The explorer on a snapshot: its accounts with opening, movements and closing, and the register of one of them.

Boundary: asks the bench for 256 rows at a time, whatever the length; a day, a reference, an amount is one look.
"""

from __future__ import annotations

from datetime import date
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSplitter, QVBoxLayout, QWidget

from backoffice.ledger.explorer import BLOCK
from backoffice.reconcile import register
from backoffice.reconcile.bench import BenchRead
from backoffice.reconcile.snapshot_rules import AccountHead, EntryRow
from backoffice.typed_amounts import TwoReadings
from ui.kyc.wording import Wording
from ui.ledger.plotted import Plotted, plotted
from ui.ledger.postings_model import PostingsModel
from ui.ledger.postings_table import PostingsTable
from ui.ledger.rows import At, Row
from ui.ledger.wording import LedgerWording, money
from ui.reconcile.explorer_rows import account_name, account_rows, entry_rows, typed_amount
from ui.reconcile.offline_seat import OfflinePage, OfflinePresenter, OfflineSeat
from ui.shell import fonts, theme
from ui.shell.tasks import Task
from ui.shell.text import sentence
from ui.staff.cells import CellTable
from ui.widgets.action_button import ActionButton
from ui.widgets.day_field import DayField
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import Label
from ui.widgets.lettering import width_of
from ui.widgets.row_delegate import PADDING

if TYPE_CHECKING:
    from ui.ledger.chart import ChartPanel

_SHOWN = (At.DATE, At.NUMBER, At.KIND, At.OTHER, At.REFERENCE, At.AMOUNT, At.BALANCE)
_WIDEST = {
    At.NUMBER: "T-90418231",
    At.KIND: "Contribution",
    At.OTHER: "Wallet / c·····91be / EUR",
    At.REFERENCE: "SEPA-OUT-00077418",
    At.AMOUNT: "−1,000,000.00",
    At.BALANCE: "−10,000,000.00",
}
_WIDEST_DAY = date(2028, 12, 28)
_LISTED = 7
_ROW = 28
_AT_ONCE = 2


class ExplorerPage(OfflinePage):
    """The list above, the register below. `D` goes to a day, `/` finds, `H` shows the chart."""

    def __init__(self, seat: OfflineSeat) -> None:
        super().__init__(seat)
        self._words = LedgerWording(Wording(seat.language))
        self._heads = seat.bench.manifest.accounts
        self.head: AccountHead | None = None
        self.found: tuple[EntryRow, ...] = ()
        self._at = -1
        self._fetching: dict[int, Task] = {}
        self._waiting: list[int] = []
        self.presenter = OfflinePresenter(seat, self)
        self.accounts = CellTable(
            self.tr("Accounts"),
            (self.tr("Account"), self.tr("Opening"), self.tr("Moved"), self.tr("Closing"), self.tr("Entries")),
        )
        self.title = Label("", 15, 600)
        self.said = Label("", 12, 400, "text2")
        self.day = DayField(self.tr("Go to this day"))
        self.search = QLineEdit()
        self.model = PostingsModel(self)
        self.table = PostingsTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Register"))
        self.empty = EmptyState(self.tr("Nothing was booked on this account in the period."))
        self.chart: ChartPanel | None = None
        self.chart_place = QVBoxLayout()
        keys = seat.keys
        self.to_day = ActionButton(self.tr("Day"), keys=keys.caps("offline.day"), icon="calendar")
        self.to_chart = ActionButton(self.tr("Chart"), keys=keys.caps("offline.chart"), icon="chart")
        self._lay_out()
        self._set_widths()
        self._bind()
        self.model.wanted.connect(self._want)
        self.accounts.selectionModel().currentRowChanged.connect(self._account_chosen)
        self.accounts.show_rows(account_rows(self._heads, self._words))

    def entered(self) -> None:
        (self.table if self.head is not None and self.head.entries else self.accounts).setFocus()

    def show_account(self, head: AccountHead) -> None:
        """Open the register of another account, at its end."""
        self.head, self.found, self._at = head, (), -1
        for task in self._fetching.values():
            task.drop()
        self._fetching.clear()
        self._waiting.clear()
        self.title.setText(account_name(head, self._words))
        self.said.setText("")
        self.search.clear()
        self.empty.setVisible(not head.entries)
        self.table.setVisible(bool(head.entries))
        self.model.show_list(head.entries, ())
        if head.entries:
            self.put_cursor(head.entries - 1)
            self._fit(head)
        if self.chart is not None and not self.chart.isHidden():
            self._draw()

    def put_cursor(self, row: int) -> None:
        """Put the cursor on a row, which need not be here yet."""
        if not 0 <= row < self.model.rowCount():
            return
        index = self.model.index(row, At.DATE)
        whole = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.table.selectionModel().setCurrentIndex(index, whole)
        self.table.scrollTo(index, PostingsTable.ScrollHint.PositionAtCenter)

    def current(self) -> Row | None:
        """The entry under the cursor, as far as it is here."""
        return self.model.row_at(self.table.currentIndex().row())

    @Slot()
    def go_to_day(self) -> None:
        """Put the cursor on the first entry of the typed day or after it."""
        head, day = self.head, self.day.day()
        if head is None or day is None:
            self.said.setText(self.tr("A day such as 2026-11-19."))
            return

        def came(place: int) -> None:
            if self.head is head:
                self.put_cursor(min(place, head.entries - 1))
                self.said.setText(self.tr("Nothing was booked after it.") if place >= head.entries else "")
                self.table.setFocus()

        self.presenter.ask(register.place_of_day, head.number, day, done=came)

    @Slot()
    def find_typed(self) -> None:
        """Find what was typed: an amount, in or out, or the beginning of a reference."""
        head, text = self.head, self.search.text().strip()
        if head is None or not text:
            return
        try:
            amount = typed_amount(text, head.scale)
        except TwoReadings as error:
            self.said.setText(sentence(error))
            return

        def look(read: BenchRead) -> tuple[EntryRow, ...]:
            found = () if amount is None else register.by_amount(read, head.number, amount)
            return found or register.by_reference(read, head.number, text)

        def came(found: tuple[EntryRow, ...]) -> None:
            if self.head is not head:
                return
            self.found, self._at = found, -1
            if found:
                self.next_found()
                self.table.setFocus()
            else:
                self.said.setText(self.tr("No entry has this amount or reference."))

        self.presenter.ask(look, done=came)

    @Slot()
    def next_found(self) -> None:
        """Go on to the next entry that was found; after the last comes the first."""
        if not self.found:
            return
        self._at = (self._at + 1) % len(self.found)
        self.put_cursor(self.found[self._at].place)
        self.said.setText(self.tr("{at} of {count} found").format(at=self._at + 1, count=len(self.found)))

    @Slot()
    def toggle_chart(self) -> None:
        """Show balance and flow by day, or put them away."""
        if self.chart is None:
            # pyqtgraph is slow to load: only where somebody wants to see a chart.
            from ui.ledger.chart import ChartPanel

            self.chart = ChartPanel()
            self.chart.drilled.connect(self._drill)
            self.chart_place.addWidget(self.chart)
            self._draw()
        elif self.chart.isHidden():
            self.chart.show()
            self._draw()
        else:
            self.chart.hide()
            self.table.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.end()

    @Slot()
    def _account_chosen(self) -> None:
        key = self.accounts.current_key()
        head = next((one for one in self._heads if str(one.number) == key), None)
        if head is not None and head is not self.head:
            self.show_account(head)

    @Slot(object)
    def _drill(self, day: object) -> None:
        self.day.setText(str(day))
        self.go_to_day()

    def _draw(self) -> None:
        head, words = self.head, self._words
        if head is None or self.chart is None:
            return
        says = self.tr("{day}: balance {balance} {asset}, in {debit}, out {credit}")

        def work(read: BenchRead) -> Plotted:
            return plotted(head.path, head.asset, head.scale, register.days(read, head.number), words, says)

        def came(shown: Plotted) -> None:
            if self.head is head and self.chart is not None:
                self.chart.show_days(shown)

        self.presenter.ask(work, done=came)

    @Slot(object)
    def _want(self, blocks: list[int]) -> None:
        self._waiting = [*(each for each in self._waiting if each not in blocks), *blocks]
        self._fetch_on()

    def _fetch_on(self) -> None:
        near = self._near()
        self._waiting = [each for each in self._waiting if abs(each - near) <= 2 and not self.model.here(each)]
        while self._waiting and len(self._fetching) < _AT_ONCE:
            number = self._waiting.pop()
            if number not in self._fetching:
                self._fetch(number)

    def _fetch(self, number: int) -> None:
        head, words = self.head, self._words
        if head is None:
            return

        def work(read: BenchRead) -> tuple[Row, ...]:
            return entry_rows(head, register.page(read, head.number, number * BLOCK, BLOCK), words)

        def came(rows: tuple[Row, ...]) -> None:
            self._fetching.pop(number, None)
            self.model.put_block(number, rows, self._near())
            self._fetch_on()

        self._fetching[number] = self.presenter.ask(work, done=came)

    def _near(self) -> int:
        return max(0, self.table.rowAt(0)) // BLOCK

    def _step(self, by: int) -> None:
        row = self.table.currentIndex().row() + by if self.table.currentIndex().isValid() else 0
        self.put_cursor(max(0, row))

    def _down(self) -> None:
        (self.accounts.step if self.accounts.hasFocus() else self._step)(1)

    def _up(self) -> None:
        (self.accounts.step if self.accounts.hasFocus() else self._step)(-1)

    def _to_day(self) -> None:
        row = self.current()
        if row is not None:
            self.day.show_day(row.key.booked_on)
        self.day.setFocus()
        self.day.selectAll()

    def _to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _why_no_account(self) -> str:
        return "" if self.head is not None else self.tr("Choose an account")

    def _why_none_found(self) -> str:
        return "" if self.found else self.tr("Find something first")

    def _bind(self) -> None:
        keys = self.seat.keys
        for name, run in (("down", self._down), ("up", self._up), ("account", self.accounts.setFocus)):
            keys.bind(f"offline.{name}", self, run)
        for name, run in (("day", self._to_day), ("find", self._to_search), ("chart", self.toggle_chart)):
            keys.bind(f"offline.{name}", self, run, self._why_no_account)
        keys.bind("offline.next", self, self.next_found, self._why_none_found)
        self.to_day.clicked.connect(self._to_day)
        self.to_chart.clicked.connect(self.toggle_chart)
        self.day.confirmed.connect(self.go_to_day)
        self.day.given_up.connect(self.table.setFocus)
        self.search.returnPressed.connect(self.find_typed)
        self.accounts.entered.connect(self.table.setFocus)

    def _set_widths(self) -> None:
        head = self.table.horizontalHeader()
        head.setMinimumSectionSize(40)
        head.setStretchLastSection(False)
        for at in At:
            self.table.setColumnHidden(int(at), at not in _SHOWN)
        widest_of = {**_WIDEST, At.DATE: self._words.day(_WIDEST_DAY)}
        for at, widest in widest_of.items():
            head.resizeSection(int(at), _wide(widest))
        head.setSectionResizeMode(int(At.OTHER), head.ResizeMode.Stretch)

    def _fit(self, head: AccountHead) -> None:
        """An amount that is cut is worse than none: its column holds the longest of the account."""

        def came(digits: tuple[int, int]) -> None:
            if self.head is head:
                for at, count in zip((At.AMOUNT, At.BALANCE), digits, strict=True):
                    longest = money(-int("8" * max(1, count)), head.scale)
                    self.table.horizontalHeader().resizeSection(int(at), max(_wide(longest), _wide(_WIDEST[at])))

        self.presenter.ask(register.widths, head.number, done=came)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setContentsMargins(16, 10, 16, 8)
        tools.setSpacing(8)
        tools.addWidget(self.title)
        tools.addWidget(self.said)
        tools.addStretch(1)
        for field, wide, hint in (
            (self.search, 220, self.tr("Reference or amount")),
            (self.day, 120, "2026-11-19"),
        ):
            field.setFixedWidth(wide)
            field.setPlaceholderText(hint)
            field.setStyleSheet("min-height: 26px;")
        self.search.setAccessibleName(self.tr("Reference or amount"))
        self.search.setToolTip(self.seat.keys.tip("offline.find"))
        tools.addWidget(self.search)
        tools.addWidget(self.day)
        tools.addWidget(self.to_day)
        tools.addWidget(self.to_chart)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(tools)
        column.addLayout(self.chart_place)
        column.addWidget(self.empty)
        column.addWidget(self.table, 1)
        # Accounts are few and their register is long: the list takes the rows it needs, and can be drawn wider.
        body = QSplitter(Qt.Orientation.Vertical)
        body.setHandleWidth(1)
        body.setChildrenCollapsible(False)
        body.addWidget(self.accounts)
        body.addWidget(right)
        body.setStretchFactor(0, 0)
        body.setStretchFactor(1, 1)
        high = (min(len(self._heads), _LISTED) + 1) * _ROW
        body.setSizes([high, 10 * high])
        self.accounts.setMinimumHeight(min(high, 3 * _ROW))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(body)


def _wide(text: str) -> int:
    return ceil(width_of(text, fonts.ui_font(13, 500))) + 2 * PADDING + 2
