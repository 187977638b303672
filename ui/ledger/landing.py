"""The way in from elsewhere: the list of one customer's postings of one day, with the cursor on one transaction."""

from __future__ import annotations

from backoffice.ledger.views import Key, Order, Sheet, Wanted
from ui.ledger.grid_presenter import GridPresenter
from ui.ledger.ledger_view import LedgerView

# More than any transaction has sides.
_LAST_SIDE = 2**31 - 1


class Landing:
    """`wanted` is the number of a transaction to come to once the page stands; from elsewhere it comes as an id."""

    def __init__(self, view: LedgerView, grid: GridPresenter) -> None:
        self.wanted: int | None = None
        self._view = view
        self._grid = grid

    def come_to(self, sheet: Sheet) -> None:
        """Narrow the list to where this transaction is, and put the cursor on it."""
        holder = next((side.holder for side in sheet.sides if side.holder), "")

        def there() -> None:
            # Not before: a page that asks for balances once more meanwhile would open its own list instead.
            self.wanted = None
            self._grid.go_to_key(Key(sheet.booked_on, sheet.number, _LAST_SIDE, 0), self._view.put_cursor)
            self._view.drawer.show_sheet(sheet)
            self._view.table.setFocus()

        self._grid.open(Wanted(holder=holder, since=sheet.booked_on, until=sheet.booked_on), Order(), there)
