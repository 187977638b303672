"""The tree of accounts as nodes: paths cut at their colons, balances summed upwards by asset.

Boundary: pure; made in a pool's thread. All wallets are one node until somebody opens it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from backoffice.ledger.rules import AccountKind
from backoffice.ledger.views import Line

WALLETS = "Liabilities:Wallet"


@dataclass(slots=True, eq=False)
class Node:
    """One step of a path. `amounts` and `others` are minor units by asset on the first and the second day.

    `kind` is None for a step with accounts of several kinds under it; `holder` is whose wallet it is.
    """

    path: str
    name: str
    parent: Node | None = None
    kind: AccountKind | None = None
    holder: str = ""
    accounts: int = 0
    amounts: dict[str, int] = field(default_factory=dict)
    others: dict[str, int] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)
    row: int = 0
    # Wallets are fetched customer by customer: behind whom the next page begins, None when all are here.
    more_after: str | None = None

    @property
    def is_leaf(self) -> bool:
        return not self.children and self.more_after is None

    def has(self, asset: str) -> bool:
        return asset in self.amounts or asset in self.others

    def is_zero(self, asset: str) -> bool:
        """Whether nothing stands here on either day."""
        return not self.amounts.get(asset) and not self.others.get(asset)


def tree_of(lines: Iterable[Line], others: Iterable[Line] = ()) -> Node:
    """The root, which has no path; `others` are the balances of the second day."""
    root = Node("", "")
    index: dict[str, Node] = {"": root}
    for which, many in (("amounts", lines), ("others", others)):
        for line in many:
            _add(index, line, which)
    if WALLETS in index:
        index[WALLETS].more_after = ""
    _settle(root)
    return root


def add_wallets(node: Node, lines: Iterable[Line], others: Iterable[Line], more_after: str | None) -> list[Node]:
    """Nodes for a page of customers' wallets, not yet put under `node`, which already counts them in its sums."""
    found: dict[str, Node] = {}
    for which, many in (("amounts", lines), ("others", others)):
        for line in many:
            path = f"{node.path}:{line.holder}"
            customer = found.get(path)
            if customer is None:
                customer = found[path] = Node(path, line.holder, node, AccountKind.WALLET, line.holder)
            leaf = next((each for each in customer.children if each.path == line.path), None)
            if leaf is None and line.path != path:
                leaf = Node(line.path, line.path.rpartition(":")[2], customer, line.kind, line.holder)
                leaf.row = len(customer.children)
                customer.children.append(leaf)
            for each in (customer, leaf):
                if each is not None:
                    amounts = getattr(each, which)
                    amounts[line.asset] = amounts.get(line.asset, 0) + line.amount
    node.more_after = more_after
    return list(found.values())


def matching(root: Node, typed: str) -> Node:
    """A copy of the tree with the nodes whose path holds `typed`, and all that is above and under them."""
    wanted = typed.casefold().replace(" / ", ":").replace("/", ":").strip()
    return _kept(root, None, wanted) or Node("", "")


def _kept(node: Node, parent: Node | None, wanted: str) -> Node | None:
    whole = bool(node.path) and wanted in node.path.casefold()
    copy = Node(
        *(node.path, node.name, parent, node.kind, node.holder, node.accounts, node.amounts, node.others),
        row=node.row,
        more_after=node.more_after if whole else None,
    )
    for child in node.children:
        kept = _kept(child, copy, "" if whole else wanted) if not whole else _whole(child, copy)
        if kept is not None:
            kept.row = len(copy.children)
            copy.children.append(kept)
    return copy if whole or copy.children else None


def _whole(node: Node, parent: Node) -> Node:
    copy = Node(
        *(node.path, node.name, parent, node.kind, node.holder, node.accounts, node.amounts, node.others),
        row=node.row,
        more_after=node.more_after,
    )
    copy.children = [_whole(child, copy) for child in node.children]
    return copy


def _add(index: dict[str, Node], line: Line, which: str) -> None:
    node = _node(index, line.path)
    node.kind, node.holder = line.kind, line.holder
    if which == "amounts":
        node.accounts = max(node.accounts, line.accounts)
    step: Node | None = node
    while step is not None:
        amounts = getattr(step, which)
        amounts[line.asset] = amounts.get(line.asset, 0) + line.amount
        step = step.parent


def _node(index: dict[str, Node], path: str) -> Node:
    found = index.get(path)
    if found is None:
        above, _, name = path.rpartition(":")
        parent = _node(index, above)
        found = index[path] = Node(path, name, parent)
        parent.children.append(found)
    return found


def _settle(node: Node) -> None:
    """Put children in order; a step whose accounts are all of one kind is of that kind."""
    node.children.sort(key=lambda each: each.name)
    for row, child in enumerate(node.children):
        child.row = row
        _settle(child)
    kinds = {child.kind for child in node.children}
    if node.kind is None and len(kinds) == 1:
        node.kind = kinds.pop()
