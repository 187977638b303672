"""The workspaces and actions of the window, in the order of the rail: the one place where screens are named.

A screen's module is imported when somebody first goes there, so the window paints before any of them is loaded.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from backoffice.kyc.rules import CaseState
from backoffice.staff.rules import Duty
from ui.kyc.actions import ACTIONS as KYC_ACTIONS
from ui.shell.actions import ACTIONS as SHELL_ACTIONS
from ui.shell.keys import Action
from ui.shell.translation import QT_TRANSLATE_NOOP
from ui.shell.workspace import Page, Seat, Workspace

if TYPE_CHECKING:
    from backoffice.kyc.views import Counts


def _today(seat: Seat) -> Page:
    from ui.home.home_page import HomePage

    return HomePage(seat)


def _list_of(state: CaseState) -> Callable[[Seat], Page]:
    def factory(seat: Seat) -> Page:
        from ui.kyc.kyc_page import KycPage

        return KycPage(seat, state)

    return factory


def _waiting(counts: Counts) -> int:
    return counts.queue


def _with_customer(counts: Counts) -> int:
    return counts.with_customer


def _second_review(counts: Counts) -> int:
    return counts.second_review


_KYC = QT_TRANSLATE_NOOP("Workspace", "KYC")

WORKSPACES: tuple[Workspace, ...] = (
    Workspace(
        "home",
        QT_TRANSLATE_NOOP("Workspace", "Today"),
        "home",
        frozenset(Duty),
        _today,
        ("G", "T"),
    ),
    Workspace(
        "kyc.queue",
        QT_TRANSLATE_NOOP("Workspace", "Queue"),
        "queue",
        frozenset(Duty),
        _list_of(CaseState.WAITING),
        ("G", "Q"),
        _KYC,
        _waiting,
    ),
    Workspace(
        "kyc.with_customer",
        QT_TRANSLATE_NOOP("Workspace", "With customer"),
        "with_customer",
        frozenset(Duty),
        _list_of(CaseState.WITH_CUSTOMER),
        ("G", "C"),
        _KYC,
        _with_customer,
    ),
    Workspace(
        "kyc.second_review",
        QT_TRANSLATE_NOOP("Workspace", "Second review"),
        "second_review",
        frozenset(Duty),
        _list_of(CaseState.SECOND_REVIEW),
        ("G", "S"),
        _KYC,
        _second_review,
    ),
    Workspace(
        "kyc.decided",
        QT_TRANSLATE_NOOP("Workspace", "Decided"),
        "tick",
        frozenset(Duty),
        _list_of(CaseState.DECIDED),
        ("G", "D"),
        _KYC,
    ),
)

ACTIONS: tuple[Action, ...] = (*SHELL_ACTIONS, *KYC_ACTIONS)


def load_screens() -> None:
    """Import the screens ahead, on a pool's thread, while a person still types their password."""
    import ui.home.home_page
    import ui.kyc.kyc_page  # noqa: F401
