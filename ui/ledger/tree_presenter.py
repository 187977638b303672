"""Keeps the tree of accounts: balances of one day or two, wallets page by page, what fits a typed word."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal, Slot

from backoffice.desk import ReadWork
from backoffice.errors import BackofficeError, Unavailable
from backoffice.ledger import balances
from backoffice.ledger.views import Holdings, Line
from ui.ledger.account_model import Shown
from ui.ledger.account_view import AccountView
from ui.ledger.accounts import WALLETS, Node, add_wallets, matching, tree_of
from ui.ledger.wording import LedgerWording
from ui.shell.presenter import Presenter
from ui.shell.tasks import Task
from ui.shell.workspace import Seat

_Page = tuple[tuple[Line, ...], tuple[Line, ...], str | None]


class TreePresenter(Presenter):
    """`shown` when balances stand; `as_of` is the day of the first figures, `other` of those beside them."""

    shown = Signal()

    def __init__(self, seat: Seat, view: AccountView, wording: LedgerWording) -> None:
        super().__init__(seat, view)
        self._view = view
        self._wording = wording
        self._whole = Node("", "")
        self._asking: Task | None = None
        self._finding: Task | None = None
        self._found = ""
        self.scales: dict[str, int] = {}
        self.today = seat.clock.now().date()
        self.as_of = self.today
        self.other: date | None = None
        view.asked.connect(self.ask_balances)
        view.shown_otherwise.connect(self.show_again)
        view.sought.connect(self.find)
        view.model.more_wanted.connect(self._more)

    def begin(self, holdings: Holdings) -> None:
        """The assets there are; balances of today, or of the last booking where that is later."""
        self.scales = dict(holdings.assets)
        chosen = self._view.asset.currentText() or "EUR"
        self._view.offer_assets(sorted(self.scales, key=lambda code: (code != "EUR", code)), chosen)
        self.today = max(self.seat.clock.now().date(), holdings.last or date.min)
        if not self._view.as_of.text():
            self.as_of = self.today
            self._view.as_of.show_day(self.today)
            self._view.other.show_day(self.today.replace(day=1))
        self.ask_balances()

    @property
    def asset(self) -> str:
        return self._view.asset.currentText()

    @property
    def scale(self) -> int:
        return self.scales.get(self.asset, 2)

    @property
    def root(self) -> Node:
        """The whole tree, whatever was typed to find an account."""
        return self._whole

    @Slot()
    def ask_balances(self) -> None:
        """Ask for the balances of the days that stand in the fields; what is no day goes back to the one before."""
        view = self._view
        as_of, other = view.as_of.day(), view.other.day() if view.compare.isChecked() else None
        if as_of is None:
            view.as_of.show_day(self.as_of)
            as_of = self.as_of
        if other is None and view.compare.isChecked():
            other = self.other or self.today
            view.other.show_day(other)
        if self._asking is not None:
            self._asking.drop()
        desk = self.seat.desk

        def both(read: ReadWork) -> Node:
            lines = balances.tree(read, as_of).lines
            return tree_of(lines, balances.tree(read, other).lines if other is not None else ())

        def came(root: Node) -> None:
            self.as_of, self.other = as_of, other
            self._whole = root
            self.show_again()
            self.shown.emit()

        self._asking = self.seat.tasks.quick(self, lambda: desk.ask(both), came, self._missed)

    @Slot()
    def show_again(self) -> None:
        """Show the same balances in another asset, or with the zeros folded."""
        view = self._view
        opened = view.keep_open() or {node.path for node in self._whole.children}
        current = view.current()
        shown = Shown(
            self.asset,
            self.scale,
            self._wording.day(self.as_of),
            self._wording.day(self.other) if self.other is not None else "",
            zeros=not view.zeros.isChecked(),
            forward=self.other is not None and self.other > self.as_of,
        )
        tree = matching(self._whole, self._found) if self._found else self._whole
        view.model.show_tree(tree, shown)
        view.fit()
        if self._found:
            view.tree.expandAll()
        view.open_paths(opened, current.path if current is not None else "")
        view.agreement.show_sides(self._whole, self.asset, self.scale)

    @Slot(str)
    def find(self, typed: str) -> None:
        """Show what fits; a pseudonym is looked for among all customers, not only among those that are here."""
        if typed == self._found:
            return
        self._found = typed
        if self._finding is not None:
            self._finding.drop()
        self.show_again()
        wallets = self._view.model.at_path(WALLETS)
        if len(typed) >= 3 and wallets is None and self._node(WALLETS) is not None:
            self._finding = self.seat.tasks.quick(self, lambda: self._page("", typed), self._holders_came, self._missed)

    def _holders_came(self, page: _Page) -> None:
        lines, others, _more = page
        wallets = self._node(WALLETS)
        if not lines or wallets is None or wallets.parent is None:
            return
        model = self._view.model
        top = Node(*(wallets.parent.path, wallets.parent.name, model.root, wallets.parent.kind))
        top.amounts, top.others = wallets.parent.amounts, wallets.parent.others
        under = Node(*(wallets.path, wallets.name, top, wallets.kind))
        under.amounts, under.others = wallets.amounts, wallets.others
        top.children = [under]
        for row, each in enumerate(add_wallets(under, lines, others, None)):
            each.row = row
            under.children.append(each)
        root = model.root
        kept = [child for child in root.children if child.path != top.path]
        root.children = [*kept, top]
        model.show_tree(root, model.shown)
        self._view.tree.expandAll()

    def _node(self, path: str) -> Node | None:
        node: Node | None = self._whole
        for step in path.split(":"):
            node = next((child for child in node.children if child.name == step), None) if node is not None else None
        return node

    def _page(self, after: str, ending: str = "") -> _Page:
        """On a pool's thread."""
        as_of, other = self.as_of, self.other

        def both(read: ReadWork) -> _Page:
            lines, more = balances.wallets(read, as_of, after, ending)
            return lines, balances.wallets(read, other, after, ending)[0] if other is not None else (), more

        return self.seat.desk.ask(both)

    @Slot(object)
    def _more(self, node: Node) -> None:
        after = node.more_after or ""

        def came(page: _Page) -> None:
            lines, others, more = page
            # The tree may have been shown anew meanwhile; then it asks again by itself.
            if self._view.model.at_path(node.path) is node:
                self._view.model.put_wallets(node, add_wallets(node, lines, others, more))

        self.seat.tasks.quick(self, lambda: self._page(after), came, self._missed)

    def _missed(self, error: BackofficeError) -> None:
        if not isinstance(error, Unavailable):
            self.seat.doors.complain(error)
