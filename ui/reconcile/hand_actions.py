"""What can be done when matching by hand, and the keys that do it. Space, Tab and Enter are the lists' own."""

from __future__ import annotations

from ui.shell.keys import Action
from ui.shell.translation import QT_TRANSLATE_NOOP

_HAND = QT_TRANSLATE_NOOP("Action", "Matching by hand")
_OPEN_FIRST = QT_TRANSLATE_NOOP("Action", "open Reconcile first")
_BY_HAND_FIRST = QT_TRANSLATE_NOOP("Action", "match by hand first")


def _hand(name: str, words: str, key: str, icon: str = "", needs: str = _BY_HAND_FIRST) -> Action:
    return Action(f"hand.{name}", words, _HAND, (key,), icon, needs)


HAND_ACTIONS: tuple[Action, ...] = (
    _hand("open", QT_TRANSLATE_NOOP("Action", "Match by hand, or back to what is proposed"), "H", "link", _OPEN_FIRST),
    _hand("decided", QT_TRANSLATE_NOOP("Action", "What was matched or rejected, or back to what is open"), "D"),
    _hand("down", QT_TRANSLATE_NOOP("Action", "Down the lines or entries"), "J"),
    _hand("up", QT_TRANSLATE_NOOP("Action", "Up the lines or entries"), "K"),
    _hand("find", QT_TRANSLATE_NOOP("Action", "Filter lines or entries"), "/", "search"),
    _hand("confirm", QT_TRANSLATE_NOOP("Action", "Match what is marked"), "Y", "tick"),
    _hand("clear", QT_TRANSLATE_NOOP("Action", "Unmark everything"), "Q"),
    _hand("undo", QT_TRANSLATE_NOOP("Action", "Take the match or the rejection back"), "Z", "undo"),
    _hand("apart", QT_TRANSLATE_NOOP("Action", "Take the match back: these do not belong together"), "X", "close"),
)
