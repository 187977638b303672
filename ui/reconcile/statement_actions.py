"""What can be done with statements in the offline window, and the keys that do it."""

from __future__ import annotations

from ui.shell.keys import Action
from ui.shell.translation import QT_TRANSLATE_NOOP

_STATEMENTS = QT_TRANSLATE_NOOP("Action", "Statements")
_OPEN_FIRST = QT_TRANSLATE_NOOP("Action", "open Statements first")


def _statement(name: str, words: str, keys: tuple[str, ...], icon: str = "") -> Action:
    return Action(f"statements.{name}", words, _STATEMENTS, keys, icon, _OPEN_FIRST)


ACTIONS: tuple[Action, ...] = (
    _statement("down", QT_TRANSLATE_NOOP("Action", "Down the list of statements"), ("J",)),
    _statement("up", QT_TRANSLATE_NOOP("Action", "Up the list of statements"), ("K",)),
    _statement("choose", QT_TRANSLATE_NOOP("Action", "Choose a statement’s file"), ("I",), "download"),
    _statement("take_in", QT_TRANSLATE_NOOP("Action", "Take the statements in"), ("Ctrl+Return",), "tick"),
    _statement("vouch", QT_TRANSLATE_NOOP("Action", "Say that the statement is of this account"), ("V",), "bank"),
    _statement("payouts", QT_TRANSLATE_NOOP("Action", "Match by the payouts in the report"), ("P",), "tick"),
    _statement("mapping", QT_TRANSLATE_NOOP("Action", "Say what each column means"), ("M",), "columns"),
    _statement("back", QT_TRANSLATE_NOOP("Action", "Back to the list of statements"), ("B",), "prev"),
    _statement("take_out", QT_TRANSLATE_NOOP("Action", "Take the statement out again"), ("X",), "close"),
)
