"""The explorer on a snapshot: its accounts with opening, movements and closing, and the register of one of them."""

from __future__ import annotations

from ui.reconcile.offline_seat import OfflinePage


class ExplorerPage(OfflinePage):
    """The list on the left, the register on the right."""
