"""What the ledger screen shows: the tree says where, the grid what, the right side why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import ceil

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.ledger.account_head import AccountHead
from ui.ledger.account_view import WIDE_COMPARED, AccountView
from ui.ledger.drawer import WIDTH as DRAWER
from ui.ledger.drawer import Drawer
from ui.ledger.filter_strip import FilterStrip
from ui.ledger.postings_model import PostingsModel
from ui.ledger.postings_table import PostingsTable
from ui.ledger.rows import At, Row
from ui.ledger.sum_strip import SumStrip
from ui.ledger.wording import LedgerWording
from ui.shell import fonts
from ui.shell.workspace import Seat
from ui.widgets.bar import Bar
from ui.widgets.day_field import DayField
from ui.widgets.empty_state import EmptyState
from ui.widgets.ground import Ground
from ui.widgets.label import Label
from ui.widgets.lettering import width_of
from ui.widgets.row_delegate import PADDING

# Narrower than this the grid needs the whole width, and the right side comes when it is asked for.
_ALL_FIT = 1320
_LEAST_GRID = 420
_WIDEST = {
    At.NUMBER: "T-90418231",
    At.KIND: "Contribution",
    At.ACCOUNT: "Wallet / c·····91be / EUR",
    At.OTHER: "Wallet / c·····91be / EUR",
    At.REFERENCE: "SEPA-OUT-00077418",
    At.WORDS: "SEPA out Somebody Longname",
    At.ASSET: "EUR",
    At.AMOUNT: "−1,000,000.00",
    At.BALANCE: "−10,000,000.00",
}
_WIDEST_DAY = date(2028, 12, 28)
# An amount means nothing without its asset, which therefore stays.
_GIVE_WAY = (At.REFERENCE, At.NUMBER, At.OTHER, At.KIND)
_NAMING = (At.DATE, At.NUMBER, At.ACCOUNT, At.REFERENCE, At.ASSET, At.AMOUNT)


class LedgerView(Ground):
    """`moved` carries the row under the cursor, `dropped` a path that was let fall on the screen."""

    moved = Signal(object)
    dropped = Signal(str)
    day_wanted = Signal(object)

    def __init__(self, seat: Seat, wording: LedgerWording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        keys = seat.keys
        self.accounts = AccountView(keys, wording)
        self.head = AccountHead(keys)
        self.strip = FilterStrip(keys)
        self.said = Bar()
        self.model = PostingsModel(self)
        self.table = PostingsTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Postings"))
        self.empty = EmptyState("")
        self.sums = SumStrip()
        self.day = DayField(self.tr("Go to this day"))
        self.day_line = QWidget()
        self.drawer = Drawer(keys, wording)
        self.right = QStackedWidget()
        self.chart_place = QVBoxLayout()
        self.columns: tuple[At, ...] = tuple(At)
        self._grown: At | None = None
        self._is_single = False
        self._chosen: bool | None = None
        self.setAcceptDrops(True)
        self._least: dict[At, int] = {}
        self._lay_out()
        self._set_widths(wording)
        self.table.viewport().installEventFilter(self)
        self.accounts.compare.toggled.connect(self._compared)
        self.table.entered.connect(self.toggle_right)
        self.table.selectionModel().currentRowChanged.connect(self._row_changed)
        self.model.modelReset.connect(self._look_whether_empty)
        self.model.rowsInserted.connect(self._look_whether_empty)
        self.model.rowsRemoved.connect(self._look_whether_empty)
        self.model.dataChanged.connect(self._data_came)
        self.day.confirmed.connect(self._day_typed)
        self.day.given_up.connect(self.close_day)

    def current(self) -> Row | None:
        return self.model.row_at(self.table.currentIndex().row())

    def columns_to_copy(self) -> tuple[At, ...]:
        """What was chosen, however little of it fits on the screen now, and what says which posting it is."""
        without = () if self._is_single else (At.BALANCE,)
        return tuple(at for at in At if at in _NAMING or (at in self.columns and at not in without))

    def step(self, by: int) -> None:
        """Move the cursor up or down."""
        row = self.table.currentIndex().row() + by if self.table.currentIndex().isValid() else 0
        self.put_cursor(max(0, row))

    def put_cursor(self, row: int) -> None:
        """Put the cursor on a row, which need not be here yet, and show it in the middle if it was out of sight."""
        if not 0 <= row < self.model.rowCount():
            return
        index = self.model.index(row, At.DATE)
        whole = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.table.selectionModel().setCurrentIndex(index, whole)
        first, last = self.table.rowAt(0), self.table.rowAt(self.table.viewport().height() - 1)
        if first >= 0 and not first <= row <= (last if last >= 0 else row):
            self.table.scrollTo(index, PostingsTable.ScrollHint.PositionAtCenter)
        else:
            self.table.scrollTo(index)

    def show_empty(self, sentence: str, keys: Sequence[str] = ()) -> None:
        """What stands where the list would stand."""
        self.empty.say(sentence, keys)
        self._look_whether_empty()

    def show_right(self, widget: QWidget) -> None:
        """Open the right side with one of its parts; a comparison gives way where there is no room for both."""
        if self.width() - WIDE_COMPARED - DRAWER < _LEAST_GRID:
            self.accounts.compare.setChecked(False)
        self.right.setCurrentWidget(widget)
        self._chosen = True
        self.right.show()

    @Slot()
    def toggle_right(self) -> None:
        """Show the transaction, or give its room to the grid; what was chosen stays at any width."""
        shown = not self.right.isHidden() and self.right.currentWidget() is self.drawer
        if shown:
            self._chosen = False
            self.right.hide()
        else:
            self.show_right(self.drawer)

    def show_columns(self, columns: Sequence[At], *, single: bool | None = None) -> None:
        """Show these of the columns that say something: in a list of one account its name would only repeat itself,
        and in any other list there is no balance.
        """
        self.columns = tuple(columns)
        self._is_single = self._is_single if single is None else single
        self._fit()

    @Slot()
    def open_day(self) -> None:
        """Ask for a day to go to, under the strip."""
        row = self.current()
        if row is not None:
            self.day.show_day(row.key.booked_on)
        self.day_line.show()
        self.day.setFocus()
        self.day.selectAll()

    @Slot()
    def close_day(self) -> None:
        self.day_line.hide()
        self.table.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._chosen is None:
            self.right.setVisible(self.width() >= _ALL_FIT)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._fit()
        return False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        local = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if local:
            event.acceptProposedAction()
            self.dropped.emit(local[0])

    def _lay_out(self) -> None:
        said = QHBoxLayout()
        said.setContentsMargins(12, 0, 12, 0)
        said.addWidget(self.said)
        line = QHBoxLayout(self.day_line)
        line.setContentsMargins(16, 6, 16, 6)
        line.setSpacing(8)
        self.day.setFixedWidth(140)
        line.addWidget(Label(self.tr("Go to"), 12, 500))
        line.addWidget(self.day)
        line.addWidget(Label(self.tr("Enter goes there, ↑ and ↓ change the day"), 11, 400, "text3"))
        line.addStretch(1)
        self.day_line.hide()
        inside = QVBoxLayout(self.table.viewport())
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.empty)
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.head)
        middle.addLayout(self.chart_place)
        middle.addLayout(said)
        middle.addWidget(self.strip)
        middle.addWidget(self.day_line)
        middle.addWidget(self.table, 1)
        middle.addWidget(self.sums)
        self.right.addWidget(self.drawer)
        self.right.setFixedWidth(DRAWER)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.accounts)
        row.addLayout(middle, 1)
        row.addWidget(self.right)

    def _set_widths(self, wording: LedgerWording) -> None:
        head = self.table.horizontalHeader()
        head.setMinimumSectionSize(40)
        self._least = {
            at: ceil(width_of(widest, fonts.ui_font(13, 500))) + 2 * PADDING + 2 for at, widest in _WIDEST.items()
        }
        for at in (At.DATE, At.HAPPENED):
            self._least[at] = ceil(width_of(wording.day(_WIDEST_DAY), fonts.ui_font(13))) + 2 * PADDING + 2
        for at, wide in self._least.items():
            head.resizeSection(at, wide)
        head.setStretchLastSection(False)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    @Slot(bool)
    def _compared(self, compares: bool) -> None:
        if compares and self.width() - WIDE_COMPARED - DRAWER < _LEAST_GRID:
            self._chosen = False
            self.right.hide()

    @Slot(QModelIndex, QModelIndex)
    def _row_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        self.moved.emit(self.model.row_at(now.row()) if now.isValid() else None)

    @Slot(QModelIndex, QModelIndex)
    def _data_came(self, first: QModelIndex, last: QModelIndex) -> None:
        """The row under the cursor may have come only now."""
        now = self.table.currentIndex()
        if now.isValid() and first.row() <= now.row() <= last.row():
            self.moved.emit(self.model.row_at(now.row()))

    @Slot()
    def _look_whether_empty(self) -> None:
        self.empty.setVisible(self.model.rowCount() == 0)

    @Slot()
    def _day_typed(self) -> None:
        day = self.day.day()
        if day is not None:
            self.day_wanted.emit(day)

    def _fit(self) -> None:
        """Where all that is chosen does not fit, what the transaction at the right says too gives way, never an amount.

        What room is left goes to a column of words.
        """
        idle = (At.ACCOUNT, At.ASSET) if self._is_single else (At.BALANCE,)
        wanted = [at for at in self.columns if at not in idle]
        for least in _GIVE_WAY:
            if sum(self._least[at] for at in wanted) <= self.table.viewport().width():
                break
            if least in wanted and len(wanted) > 1 and not (least is At.OTHER and self._is_single):
                wanted.remove(least)
        for at in At:
            self.table.setColumnHidden(at, at not in wanted)
        head, shown = self.table.horizontalHeader(), self.table.visible_columns()
        grows = next((at for at in (At.WORDS, At.OTHER, At.ACCOUNT, At.REFERENCE) if at in shown), None)
        if self._grown not in (None, grows):
            head.resizeSection(self._grown, self._least[self._grown])
        self._grown = grows
        if grows is not None:
            others = sum(head.sectionSize(at) for at in shown if at is not grows)
            head.resizeSection(grows, max(self._least[grows], self.table.viewport().width() - others))
