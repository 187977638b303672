"""The model of the tree of accounts for one asset: name, balance, and in a comparison the other day and the difference.

Boundary: never asks; `more_wanted` carries the node whose wallets have come into sight.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ui.kyc.wording import plain_tip
from ui.ledger.accounts import Node
from ui.ledger.wording import LedgerWording, money, pseudonym
from ui.shell import fonts
from ui.widgets.lettering import width_of
from ui.widgets.row_delegate import CELL, Cell

NAME, BALANCE, OTHER, DIFFERENCE = range(4)
NODE = int(Qt.ItemDataRole.UserRole) + 7
_SHOWN = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
_RIGHT = int((Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value)
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Shown:
    """What the tree shows: one asset, its decimals, and the days in words; `other` is empty without a comparison.

    `forward` says that the other day is the later one: a difference is what came to be from the earlier to the later.
    """

    asset: str
    scale: int
    day: str
    other: str = ""
    zeros: bool = True
    forward: bool = False


class AccountModel(QAbstractItemModel):
    """A tree of Nodes; zero balances stand back or, if told so, away."""

    more_wanted = Signal(object)

    def __init__(self, wording: LedgerWording, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self._root = Node("", "")
        self._asked: set[int] = set()
        self._rows: dict[int, list[Node]] = {}
        self.shown = Shown("EUR", 2, "")

    def show_tree(self, root: Node, shown: Shown) -> None:
        """Show another tree, or the same one in another asset."""
        self.beginResetModel()
        self._root, self.shown = root, shown
        self._asked.clear()
        self._rows.clear()
        self.endResetModel()

    @property
    def root(self) -> Node:
        return self._root

    def node(self, index: _Index) -> Node:
        return index.internalPointer() if index.isValid() else self._root

    def index_of(self, node: Node, column: int = NAME) -> QModelIndex:
        """Where a node stands; invalid where it is folded away."""
        if node.parent is None:
            return QModelIndex()
        rows = self._children(node.parent)
        at = next((row for row, each in enumerate(rows) if each is node), -1)
        return self.createIndex(at, column, node) if at >= 0 else QModelIndex()

    def at_path(self, path: str) -> Node | None:
        """The node of a path, as far as it is here."""
        node = self._root
        parts = path.split(":")
        for number in range(len(parts)):
            step = ":".join(parts[: number + 1])
            found = next((child for child in node.children if child.path == step), None)
            if found is None:
                return None
            node = found
        return node

    def index(self, row: int, column: int, parent: _Index | None = None) -> QModelIndex:
        node = self.node(parent if parent is not None else QModelIndex())
        rows = self._children(node)
        if 0 <= row < len(rows) and 0 <= column < self.columnCount():
            return self.createIndex(row, column, rows[row])
        return QModelIndex()

    def parent(self, index: _Index | None = None) -> QModelIndex:  # type: ignore[override]
        node = self.node(index) if index is not None else self._root
        return (
            self.index_of(node.parent) if node.parent is not None and node.parent.parent is not None else QModelIndex()
        )

    def rowCount(self, parent: _Index | None = None) -> int:
        if parent is not None and parent.isValid() and parent.column() != NAME:
            return 0
        return len(self._children(self.node(parent if parent is not None else QModelIndex())))

    def columnCount(self, parent: _Index | None = None) -> int:
        return 4 if self.shown.other else 2

    def hasChildren(self, parent: _Index | None = None) -> bool:
        if parent is not None and parent.isValid() and parent.column() != NAME:
            return False
        node = self.node(parent if parent is not None else QModelIndex())
        return bool(self._children(node)) or node.more_after is not None

    def canFetchMore(self, parent: _Index) -> bool:
        node = self.node(parent)
        return node.more_after is not None and id(node) not in self._asked

    def fetchMore(self, parent: _Index) -> None:
        if self.canFetchMore(parent):
            node = self.node(parent)
            self._asked.add(id(node))
            self.more_wanted.emit(node)

    def put_wallets(self, node: Node, found: Sequence[Node]) -> None:
        """Put a page of customers under a node."""
        self._asked.discard(id(node))
        shown = [each for each in found if self._is_shown(each)]
        first = len(self._children(node))
        if shown:
            self.beginInsertRows(self.index_of(node), first, first + len(shown) - 1)
        for each in found:
            each.row = len(node.children)
            node.children.append(each)
        self._rows.pop(id(node), None)
        if shown:
            self.endInsertRows()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _SHOWN) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _SHOWN:
            return (self.tr("Account"), self.shown.day, self.shown.other, self.tr("Difference"))[section]
        return _RIGHT if role == _ALIGN and section != NAME else None

    def data(self, index: _Index, role: int = _SHOWN) -> object:
        if not index.isValid():
            return None
        node: Node = index.internalPointer()
        if role == CELL:
            return self._cell(node, index.column())
        if role == NODE:
            return node
        if role == _SPOKEN:
            return self._spoken(node, index.column())
        if role == _TIP:
            return plain_tip(node.path)
        return self.name_of(node) if role == _SHOWN and index.column() == NAME else None

    def name_of(self, node: Node) -> str:
        """The last step of its path; a customer by pseudonym."""
        if node.holder and node.name == node.holder:
            return pseudonym(node.name)
        return self._wording.part(node.name)

    def kind_of(self, node: Node) -> str:
        return "" if node.kind is None else self._wording.account_kind(node.kind)

    def widest(self) -> int:
        """The pixels of the longest figure at the top of the tree."""
        figures = [self._cell(node, column).text for node in self._root.children for column in (BALANCE, OTHER)]
        return max((ceil(width_of(text, fonts.ui_font(13, 600))) for text in figures), default=0)

    def _children(self, node: Node) -> list[Node]:
        if self.shown.zeros:
            return node.children
        kept = self._rows.get(id(node))
        if kept is None:
            kept = self._rows[id(node)] = [child for child in node.children if self._is_shown(child)]
        return kept

    def _is_shown(self, node: Node) -> bool:
        """Whether it has a balance; a sum of zero over accounts that have some stays."""
        if self.shown.zeros or not node.is_zero(self.shown.asset):
            return True
        return any(self._is_shown(child) for child in node.children)

    def _cell(self, node: Node, column: int) -> Cell:
        if column == NAME:
            return Cell(self.name_of(node), weight=_weight(node), note=self.kind_of(node) if node.is_leaf else "")
        asset, scale = self.shown.asset, self.shown.scale
        if not node.has(asset):
            none = self.tr("no {asset}").format(asset=asset)
            return Cell(none if column == BALANCE else "", token="text3", right=True)
        amount = self._amount(node, column)
        return Cell(money(amount, scale), weight=_weight(node), token="text" if amount else "text3", right=True)

    def _amount(self, node: Node, column: int) -> int:
        first, second = node.amounts.get(self.shown.asset, 0), node.others.get(self.shown.asset, 0)
        return {BALANCE: first, OTHER: second}.get(column, second - first if self.shown.forward else first - second)

    def _spoken(self, node: Node, column: int) -> str:
        said = self._cell(node, column).text
        return ", ".join(part for part in (said, self.kind_of(node)) if part) if column == NAME else said


def _weight(node: Node) -> int:
    return 600 if node.parent is not None and node.parent.parent is None else 400
