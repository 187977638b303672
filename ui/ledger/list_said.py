"""What is said around the list: its filter in tokens, its account with the one figure, its order, and its length."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from ui.ledger.filter_words import tokens_of
from ui.ledger.grid_presenter import GridPresenter
from ui.ledger.ledger_view import LedgerView
from ui.ledger.list_words import count_words, head_words, order_words
from ui.ledger.tree_presenter import TreePresenter
from ui.ledger.wording import LedgerWording
from ui.shell.keys import Keys


class ListSaid(QObject):
    """Follows the grid and the tree by itself, except for a list that stands anew: that is said by `say_all`."""

    def __init__(
        self, keys: Keys, view: LedgerView, tree: TreePresenter, grid: GridPresenter, wording: LedgerWording
    ) -> None:
        super().__init__(view)
        self._keys = keys
        self._view = view
        self._tree = tree
        self._grid = grid
        self._wording = wording
        grid.counted.connect(self.say_count)
        tree.shown.connect(self.say_head)

    def say_all(self) -> None:
        """Say everything of a list that was opened."""
        view, scope = self._view, self._grid.scope
        view.strip.show_tokens(tokens_of(self._grid.wanted, self._wording))
        view.show_columns(view.columns, single=scope is not None and scope.single)
        view.strip.order.set_label(order_words(self._grid.order))
        self.say_count()
        self.say_head()
        self._say_if_empty()

    @Slot()
    def say_count(self) -> None:
        self._view.sums.count.setText(count_words(self._grid.places))

    @Slot()
    def say_head(self) -> None:
        tree, wanted = self._tree, self._grid.wanted
        node = self._view.accounts.model.at_path(wanted.account)
        self._view.head.show_account(*head_words(wanted, node, tree.asset, tree.scale, self._wording))

    def _say_if_empty(self) -> None:
        if self._grid.wanted.narrows():
            self._view.show_empty(self.tr("No posting fits. Show all of them:"), self._keys.caps("ledger.everything"))
        else:
            words = self.tr("No postings yet. Drop a folder here, import one, or run: backoffice ledger import DIR")
            self._view.show_empty(words, self._keys.caps("ledger.import"))
