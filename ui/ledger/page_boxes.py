"""The boxes over the list of postings: what narrows it, and which columns it shows; made when they are first wanted."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from backoffice.ledger.views import Holdings, Wanted
from ui.ledger.column_box import ColumnBox
from ui.ledger.filter_box import FilterBox
from ui.ledger.kept import KeptLedger
from ui.ledger.ledger_view import LedgerView
from ui.ledger.rows import At
from ui.ledger.wording import LedgerWording
from ui.shell.keys import Keys


class PageBoxes(QObject):
    """`narrowed` carries a filter; chosen columns are shown and kept at once."""

    narrowed = Signal(object)

    def __init__(self, page: QWidget, keys: Keys, view: LedgerView, kept: KeptLedger, wording: LedgerWording) -> None:
        super().__init__(page)
        self._page = page
        self._keys = keys
        self._view = view
        self._kept = kept
        self._wording = wording
        self.filter: FilterBox | None = None
        self.columns: ColumnBox | None = None

    def open_filter(self, wanted: Wanted, holdings: Holdings) -> None:
        """Ask what the list is to be narrowed to, beginning with what narrows it now."""
        if self.filter is None:
            self.filter = FilterBox(self._page.window(), self._keys, self._kept, self._wording)
            self.filter.narrowed.connect(self.narrowed)
        self.filter.open_with(wanted, holdings.kinds, holdings.assets)

    def open_columns(self) -> None:
        """Ask which columns are to be shown."""
        if self.columns is None:
            heads = [self._view.model.head(at) for at in At]
            self.columns = ColumnBox(self._page.window(), self._keys, heads)
            self.columns.chosen.connect(self._columns_chosen)
        self.columns.open_with(self._view.columns)

    def _columns_chosen(self, columns: tuple[At, ...]) -> None:
        self._view.show_columns(columns)
        self._kept.columns = columns
