"""The left side: the tree of accounts with balances as of a day, another day beside it, and whether the books agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QLineEdit, QTreeView, QVBoxLayout, QWidget

from ui.ledger.account_delegate import AccountDelegate
from ui.ledger.account_model import BALANCE, DIFFERENCE, NAME, AccountModel
from ui.ledger.accounts import Node
from ui.ledger.agreement import Agreement
from ui.ledger.wording import LedgerWording
from ui.shell import icons, theme
from ui.shell.keys import Keys
from ui.widgets.choice import Choice
from ui.widgets.day_field import DayField
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import Label
from ui.widgets.link_button import IconButton

WIDE = 290
WIDE_COMPARED = 560
_REST_MS = 150
_HEAD = 44


class AccountTree(QTreeView):
    """Enter and a press on a figure say `drilled` with the column; letters are left to the window's keys."""

    drilled = Signal(int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(AccountDelegate(self))
        self.setUniformRowHeights(True)
        self.setIndentation(16)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(False)
        self.clicked.connect(self._pressed)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt would choose the first account, and the list would be narrowed to it by a mere Tab."""
        was_chosen = self.currentIndex().isValid()
        super().focusInEvent(event)
        if not was_chosen:
            self.selectionModel().clearCurrentIndex()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.drilled.emit(DIFFERENCE if shifted else BALANCE)
            return
        if event.text().isalnum() and not event.modifiers():
            event.ignore()
            return
        super().keyPressEvent(event)

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """The ground of the selection reaches to the edge, with its bar; an arrow where there is more below."""
        selected = self.selectionModel().isRowSelected(index.row(), index.parent())
        if selected:
            painter.fillRect(rect, theme.color("sel"))
            painter.fillRect(0, rect.top(), 3, rect.height(), theme.color("accent"))
        if self.model().hasChildren(index):
            name = "chevron_down" if self.isExpanded(index) else "next"
            picture = icons.pixmap(name, "text2", 12, self.devicePixelRatioF())
            painter.drawPixmap(rect.right() - 14, round(rect.center().y() - 6), picture)

    @Slot(QModelIndex)
    def _pressed(self, index: QModelIndex) -> None:
        if index.column() != NAME:
            self.drilled.emit(index.column())


class AccountView(QWidget):
    """`picked` carries the node on which the cursor rests, `drilled` a node and the column of the figure.

    `asked` when another day, asset or comparison is meant; `sought` carries what was typed to find an account.
    """

    picked = Signal(object)
    drilled = Signal(object, int)
    asked = Signal()
    shown_otherwise = Signal()
    sought = Signal(str)
    left = Signal()

    def __init__(self, keys: Keys, wording: LedgerWording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = AccountModel(wording, self)
        self.tree = AccountTree()
        self.tree.setModel(self.model)
        self.tree.setAccessibleName(self.tr("Accounts"))
        self.title = Label(self.tr("Accounts"), 15, 600)
        self.asset = Choice(self.tr("Asset of the balances"), quiet=True)
        self.asset.setToolTip(self.tr("Asset of the balances"))
        self.as_of = DayField(self.tr("Balances at the end of this day"))
        self.as_of.setToolTip(keys.tip("ledger.as_of"))
        self.other = DayField(self.tr("Compared with the end of this day"))
        self.other.setToolTip(keys.tip("ledger.compare"))
        self.compare = IconButton("compare", self.tr("Compare two days"), keys.caps("ledger.compare"))
        self.compare.setCheckable(True)
        self.zeros = IconButton("minus", self.tr("Hide accounts that are zero"), keys.caps("ledger.zeros"))
        self.zeros.setCheckable(True)
        self.bring_in = IconButton("download", self.tr("Import a folder"), keys.caps("ledger.import"))
        self.prove = IconButton("tick", self.tr("Prove the books"), keys.caps("ledger.prove"))
        self.seek_field = QLineEdit()
        self.seek_field.setPlaceholderText(self.tr("Find an account or pseudonym"))
        self.seek_field.setAccessibleName(self.tr("Find an account or pseudonym"))
        self.seek_field.setToolTip(keys.tip("ledger.find"))
        self.seek_field.setClearButtonEnabled(True)
        self.agreement = Agreement(keys, wording)
        self.empty = EmptyState(self.tr("No account fits. Esc shows all of them."))
        self._quiet = False
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._rested)
        self._typed = QTimer(self, singleShot=True, interval=_REST_MS)
        self._typed.timeout.connect(self._seek)
        self._lay_out()
        self._connect()

    def current(self) -> Node | None:
        index = self.tree.currentIndex()
        return self.model.node(index) if index.isValid() else None

    def offer_assets(self, assets: Sequence[str], chosen: str) -> None:
        """Let one of these be chosen."""
        self._quiet = True
        self.asset.clear()
        self.asset.addItems(list(assets))
        self.asset.setCurrentIndex(max(0, self.asset.findText(chosen)))
        self._quiet = False

    def keep_open(self) -> set[str]:
        """The paths that are open, to be opened again in a new tree."""
        found: set[str] = set()
        pending = [self.model.index(row, NAME) for row in range(self.model.rowCount())]
        while pending:
            index = pending.pop()
            if self.tree.isExpanded(index):
                found.add(self.model.node(index).path)
                pending += [self.model.index(row, NAME, index) for row in range(self.model.rowCount(index))]
        return found

    def open_paths(self, paths: set[str], current: str) -> None:
        """Open steps again, and put the cursor where it was without saying so."""
        self._quiet = True
        for path in sorted(paths):
            node = self.model.at_path(path)
            if node is not None:
                self.tree.expand(self.model.index_of(node))
        node = self.model.at_path(current) if current else None
        if node is not None:
            self.put_cursor(node)
        self._quiet = False

    def put_cursor(self, node: Node) -> None:
        index = self.model.index_of(node)
        whole = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.tree.selectionModel().setCurrentIndex(index, whole)
        self.tree.scrollTo(index)

    def clear_cursor(self) -> None:
        """No account is chosen any more."""
        self._quiet = True
        self.tree.selectionModel().clear()
        self._quiet = False

    def fit(self) -> None:
        """Give figures the width they need."""
        head = self.tree.header()
        head.setVisible(bool(self.model.shown.other))
        head.setStretchLastSection(False)
        head.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column in range(1, self.model.columnCount()):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            head.resizeSection(column, max(72, self.model.widest() + 24))
        self.other.setVisible(self.compare.isChecked())
        self.setFixedWidth(WIDE_COMPARED if self.compare.isChecked() else WIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("bg"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.color("line2"))
        painter.fillRect(0, _HEAD, self.width(), 1, theme.color("line2"))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.seek_field.hasFocus():
            self.seek_field.clear()
            self._seek()
            self.tree.setFocus()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 8, 0)
        head.setSpacing(4)
        head.addWidget(self.title)
        head.addStretch(1)
        for button in (self.zeros, self.compare, self.bring_in, self.prove):
            head.addWidget(button)
        bar = QWidget()
        bar.setFixedHeight(_HEAD)
        bar.setLayout(head)
        days = QHBoxLayout()
        days.setContentsMargins(12, 9, 12, 4)
        days.setSpacing(6)
        for field in (self.as_of, self.other):
            field.setStyleSheet("min-height: 24px;")
            days.addWidget(field, 1)
        days.addWidget(self.asset)
        seek = QHBoxLayout()
        seek.setContentsMargins(12, 0, 12, 6)
        seek.addWidget(self.seek_field)
        self.tree.setStyleSheet("QTreeView { background: transparent; }")
        self.tree.viewport().setAutoFillBackground(False)
        inside = QVBoxLayout(self.tree.viewport())
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.empty)
        self.empty.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addLayout(days)
        column.addLayout(seek)
        column.addWidget(self.tree, 1)
        column.addWidget(self.agreement)
        self.fit()

    def _connect(self) -> None:
        self.tree.selectionModel().currentChanged.connect(self._moved)
        self.tree.drilled.connect(self._drill)
        self.asset.currentIndexChanged.connect(self._asset_chosen)
        for field in (self.as_of, self.other):
            field.confirmed.connect(self._day_typed)
            field.given_up.connect(self.left)
        self.compare.toggled.connect(self._compare)
        self.zeros.toggled.connect(self._shown_otherwise)
        self.seek_field.textEdited.connect(self._typed.start)
        self.model.modelReset.connect(self._look_whether_empty)
        self.seek_field.returnPressed.connect(self._take_found)

    @Slot(QModelIndex, QModelIndex)
    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid() and not self._quiet:
            self._rest.start()

    @Slot()
    def _rested(self) -> None:
        node = self.current()
        if node is not None:
            self.picked.emit(node)

    @Slot()
    def _day_typed(self) -> None:
        self._ask()
        if self.as_of.day() is not None:
            self.tree.setFocus()

    @Slot(int)
    def _drill(self, column: int) -> None:
        node = self.current()
        if node is not None:
            self._rest.stop()
            self.drilled.emit(node, column)

    @Slot()
    def _asset_chosen(self) -> None:
        if not self._quiet:
            self.shown_otherwise.emit()

    @Slot()
    def _shown_otherwise(self) -> None:
        self.shown_otherwise.emit()

    @Slot()
    def _ask(self) -> None:
        self.asked.emit()

    @Slot()
    def _compare(self) -> None:
        self.fit()
        self.asked.emit()
        if self.compare.isChecked():
            self.other.setFocus()
            self.other.selectAll()

    @Slot()
    def _seek(self) -> None:
        self.sought.emit(self.seek_field.text().strip())

    @Slot()
    def _look_whether_empty(self) -> None:
        self.empty.setVisible(bool(self.seek_field.text()) and self.model.rowCount() == 0)

    @Slot()
    def _take_found(self) -> None:
        """Enter in the field goes to the first account that fits."""
        self._typed.stop()
        self._seek()
        self.tree.setFocus()
        found = next((node for node in _leaves(self.model.root) if node.parent is not None), None)
        if found is not None and self.seek_field.text():
            self.put_cursor(found)


def _leaves(node: Node) -> Iterator[Node]:
    """Accounts from the top."""
    if not node.children:
        yield node
    for child in node.children:
        yield from _leaves(child)
