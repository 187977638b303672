"""What can be done in the offline window, and the keys that do it.

Boundary: actions of the offline pages; those of the whole window are shared with the window that is online.
"""

from __future__ import annotations

from ui.reconcile.findings_actions import FINDINGS_ACTIONS
from ui.reconcile.hand_actions import HAND_ACTIONS
from ui.reconcile.matching_actions import MATCHING_ACTIONS
from ui.reconcile.statement_actions import ACTIONS as STATEMENT_ACTIONS
from ui.shell.actions import ACTIONS as SHELL_ACTIONS
from ui.shell.keys import Action
from ui.shell.translation import QT_TRANSLATE_NOOP

_OFFLINE = QT_TRANSLATE_NOOP("Action", "Offline")
_OPEN_ACCOUNTS = QT_TRANSLATE_NOOP("Action", "open the accounts first")
_SHELL = frozenset(
    (
        "window.palette",
        "window.keys",
        "window.rail",
        "window.theme",
        "window.language",
        "window.lock",
        "window.sign_out",
    )
)


def _explore(name: str, words: str, key: str, icon: str = "") -> Action:
    return Action(f"offline.{name}", words, _OFFLINE, (key,), icon, _OPEN_ACCOUNTS)


EXPLORER_ACTIONS: tuple[Action, ...] = (
    _explore("down", QT_TRANSLATE_NOOP("Action", "Down the entries"), "J", "next"),
    _explore("up", QT_TRANSLATE_NOOP("Action", "Up the entries"), "K", "prev"),
    _explore("account", QT_TRANSLATE_NOOP("Action", "To the list of accounts"), "A", "ledger"),
    _explore("day", QT_TRANSLATE_NOOP("Action", "Go to a day"), "D", "calendar"),
    _explore("find", QT_TRANSLATE_NOOP("Action", "Find a reference or an amount"), "/", "search"),
    _explore("next", QT_TRANSLATE_NOOP("Action", "To the next one found"), "N", "next"),
    _explore("chart", QT_TRANSLATE_NOOP("Action", "Show or hide the chart"), "H", "chart"),
)
# Statements, matching, findings: each panel of "Reconcile" adds its own here.
PANEL_ACTIONS: tuple[Action, ...] = (*STATEMENT_ACTIONS, *MATCHING_ACTIONS, *HAND_ACTIONS, *FINDINGS_ACTIONS)

ACTIONS: tuple[Action, ...] = (
    *(action for action in SHELL_ACTIONS if action.id in _SHELL),
    *EXPLORER_ACTIONS,
    *PANEL_ACTIONS,
)
