"""What can be done with findings and with closing an account, and the keys that do it."""

from __future__ import annotations

from ui.shell.keys import Action
from ui.shell.translation import QT_TRANSLATE_NOOP

_FINDINGS = QT_TRANSLATE_NOOP("Action", "Findings")
_OPEN_FIRST = QT_TRANSLATE_NOOP("Action", "open Reconcile first")


def _finding(name: str, words: str, key: str, icon: str = "") -> Action:
    return Action(f"findings.{name}", words, _FINDINGS, (key,), icon, _OPEN_FIRST)


FINDINGS_ACTIONS: tuple[Action, ...] = (
    _finding("down", QT_TRANSLATE_NOOP("Action", "Down the findings"), "]"),
    _finding("up", QT_TRANSLATE_NOOP("Action", "Up the findings"), "["),
    _finding("suggested", QT_TRANSLATE_NOOP("Action", "The finding is what it looks like"), "C", "tick"),
    _finding("all", QT_TRANSLATE_NOOP("Action", "All findings are what they look like"), "Shift+C"),
    _finding("undo", QT_TRANSLATE_NOOP("Action", "Take the last explanation back"), "Shift+Z", "undo"),
    _finding("explain", QT_TRANSLATE_NOOP("Action", "Say what the finding is, whose, and why"), "E", "note"),
    _finding("adjust", QT_TRANSLATE_NOOP("Action", "Propose an adjusting entry"), "A", "plus"),
    _finding("close", QT_TRANSLATE_NOOP("Action", "Close the account"), "Ctrl+Return", "lock"),
    _finding("reopen", QT_TRANSLATE_NOOP("Action", "Reopen the account"), "Ctrl+Shift+O", "undo"),
)
