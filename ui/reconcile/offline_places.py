"""The places of the offline window, and the panels that hang in its page "Reconcile": the one place they are named.

A screen's module is imported when somebody goes there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from backoffice.staff.rules import Duty
from ui.reconcile.offline_seat import OfflinePage, OfflineSeat, Panel
from ui.shell.translation import QT_TRANSLATE_NOOP
from ui.shell.workspace import Page, Seat, Workspace

_FINANCE = frozenset((Duty.FINANCE, Duty.FINANCE_LEAD))


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the offline rail and the page it makes."""

    workspace: Workspace
    page: Callable[[OfflineSeat], OfflinePage]


def _accounts(seat: OfflineSeat) -> OfflinePage:
    from ui.reconcile.explorer_page import ExplorerPage

    return ExplorerPage(seat)


def _reconcile(seat: OfflineSeat) -> OfflinePage:
    from ui.reconcile.workbench_page import WorkbenchPage

    return WorkbenchPage(seat)


def _statements(seat: OfflineSeat) -> OfflinePage:
    from ui.reconcile.statements_page import StatementsPage

    return StatementsPage(seat)


def _never(_seat: Seat) -> Page:
    raise RuntimeError("An offline place has no desk.")


PLACES: tuple[Place, ...] = (
    Place(
        Workspace(
            "offline.reconcile",
            QT_TRANSLATE_NOOP("Workspace", "Reconcile"),
            "reconciliation",
            _FINANCE,
            _never,
            ("G", "O"),
        ),
        _reconcile,
    ),
    Place(
        Workspace(
            "offline.statements",
            QT_TRANSLATE_NOOP("Workspace", "Statements"),
            "statement",
            _FINANCE,
            _never,
            ("G", "S"),
        ),
        _statements,
    ),
    Place(
        Workspace(
            "offline.accounts", QT_TRANSLATE_NOOP("Workspace", "Accounts"), "ledger", _FINANCE, _never, ("G", "A")
        ),
        _accounts,
    ),
)


def middle_panels(seat: OfflineSeat) -> tuple[Panel, ...]:
    """What stands in the middle of "Reconcile", the queue of matches or, in its place, matching by hand."""
    from ui.reconcile.hand_panel import HandPanel
    from ui.reconcile.matching_panel import MatchingPanel

    queue = MatchingPanel(seat)
    return (queue, HandPanel(seat, queue))


def side_panels(seat: OfflineSeat) -> tuple[Panel, ...]:
    """What stands at its right: findings and the closing identity."""
    from ui.reconcile.findings_panel import FindingsPanel

    return (FindingsPanel(seat),)
