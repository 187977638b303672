"""Accounts and entries of a snapshot in the rows of the ledger's grid, and what was typed to be found.

Boundary: pure; made in a pool's thread. Customers stand as pseudonyms, and words do not travel.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from backoffice.ledger.rules import AccountKind
from backoffice.ledger.views import Key, Posting
from backoffice.money import NotAnAmount
from backoffice.reconcile.snapshot_rules import AccountHead, EntryRow
from backoffice.typed_amounts import typed_minor
from ui.ledger.rows import Row, rows_of
from ui.ledger.wording import LedgerWording, money
from ui.staff.cells import CellRow
from ui.widgets.row_delegate import Cell


def account_rows(heads: Sequence[AccountHead], wording: LedgerWording) -> tuple[CellRow, ...]:
    """Each account with opening, movements and closing."""
    return tuple(
        CellRow(
            str(head.number),
            (
                Cell(wording.short(head.path), weight=500, note=head.asset),
                Cell(money(head.opening, head.scale), token=_ink(head.opening), right=True),
                Cell(money(head.moved, head.scale), token=_ink(head.moved), right=True),
                Cell(money(head.closing, head.scale), token=_ink(head.closing), weight=500, right=True),
                Cell(f"{head.entries:,}", token="text2", right=True),
            ),
        )
        for head in heads
    )


def account_name(head: AccountHead, wording: LedgerWording) -> str:
    """The end of its path, with the asset where the path does not say it."""
    name = wording.short(head.path)
    return name if head.path.endswith(f":{head.asset}") else wording.words.listed(name, head.asset)


def entry_rows(head: AccountHead, entries: Iterable[EntryRow], wording: LedgerWording) -> tuple[Row, ...]:
    """Entries as the grid paints them."""
    return rows_of((_posting(head, each) for each in entries), wording)


def typed_amount(text: str, scale: int) -> int | None:
    """An amount in minor units, its sign left out; None for what is none. Raises TwoReadings."""
    try:
        return abs(typed_minor(text, "", scale))
    except NotAnAmount:
        return None


def _posting(head: AccountHead, each: EntryRow) -> Posting:
    return Posting(
        key=Key(each.booked_on, each.transaction, each.seq, each.amount),
        happened_on=each.happened_on,
        kind=each.kind,
        account=head.path,
        account_kind=AccountKind(head.kind),
        holder="",
        asset=head.asset,
        scale=head.scale,
        reference=each.reference,
        words="",
        other_side=each.other_side,
        other_holder=_holder(each.other_side),
        sides=2,
        balance=each.balance,
    )


def _holder(path: str) -> str:
    """The pseudonym in a wallet's path."""
    for part in path.split(":"):
        try:
            UUID(part)
        except ValueError:
            continue
        return part
    return ""


def _ink(amount: int) -> str:
    return "text" if amount else "text3"
