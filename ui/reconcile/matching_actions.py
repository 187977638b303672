"""What can be done with the queue of matches, and the keys that do it."""

from __future__ import annotations

from ui.shell.keys import Action
from ui.shell.translation import QT_TRANSLATE_NOOP

_MATCHING = QT_TRANSLATE_NOOP("Action", "Matching")
_OPEN_FIRST = QT_TRANSLATE_NOOP("Action", "open Reconcile first")
_SOLUTIONS = (
    QT_TRANSLATE_NOOP("Action", "Choose equal solution 1"),
    QT_TRANSLATE_NOOP("Action", "Choose equal solution 2"),
    QT_TRANSLATE_NOOP("Action", "Choose equal solution 3"),
    QT_TRANSLATE_NOOP("Action", "Choose equal solution 4"),
    QT_TRANSLATE_NOOP("Action", "Choose equal solution 5"),
    QT_TRANSLATE_NOOP("Action", "Choose equal solution 6"),
    QT_TRANSLATE_NOOP("Action", "Choose equal solution 7"),
    QT_TRANSLATE_NOOP("Action", "Choose equal solution 8"),
    QT_TRANSLATE_NOOP("Action", "Choose equal solution 9"),
)
CHOICES = len(_SOLUTIONS)


def _match(name: str, words: str, key: str, icon: str = "") -> Action:
    return Action(f"matching.{name}", words, _MATCHING, (key,), icon, _OPEN_FIRST)


MATCHING_ACTIONS: tuple[Action, ...] = (
    _match("match", QT_TRANSLATE_NOOP("Action", "Match what is open"), "M", "reconciliation"),
    _match("down", QT_TRANSLATE_NOOP("Action", "Down the proposed matches"), "J"),
    _match("up", QT_TRANSLATE_NOOP("Action", "Up the proposed matches"), "K"),
    _match("confirm", QT_TRANSLATE_NOOP("Action", "Confirm the match"), "Y", "tick"),
    _match("reject", QT_TRANSLATE_NOOP("Action", "These do not belong together"), "X", "close"),
    _match("other", QT_TRANSLATE_NOOP("Action", "Choose another equal solution"), "O", "compare"),
    _match("later", QT_TRANSLATE_NOOP("Action", "Decide the match later"), "L", "clock"),
    _match("undo", QT_TRANSLATE_NOOP("Action", "Take the last match back"), "Z", "undo"),
    _match("rules", QT_TRANSLATE_NOOP("Action", "How this account is matched"), "R", "adjustments"),
    *(
        Action(f"matching.solution_{number}", words, _MATCHING, (str(number),), "", _OPEN_FIRST, in_palette=False)
        for number, words in enumerate(_SOLUTIONS, 1)
    ),
)
