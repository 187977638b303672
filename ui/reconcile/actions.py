"""What can be done in the workspace of check-outs, and the keys that do it."""

from ui.shell.keys import Action
from ui.shell.translation import QT_TRANSLATE_NOOP

_RECONCILE = QT_TRANSLATE_NOOP("Action", "Reconcile")
_OPEN_FIRST = QT_TRANSLATE_NOOP("Action", "open Reconcile first")


def _check_out(name: str, words: str, key: str, icon: str = "") -> Action:
    return Action(f"reconcile.{name}", words, _RECONCILE, (key,), icon, _OPEN_FIRST)


ACTIONS: tuple[Action, ...] = (
    _check_out("down", QT_TRANSLATE_NOOP("Action", "Down the check-outs"), "J", "next"),
    _check_out("up", QT_TRANSLATE_NOOP("Action", "Up the check-outs"), "K", "prev"),
    _check_out("new", QT_TRANSLATE_NOOP("Action", "Check out accounts"), "N", "download"),
    _check_out("rules", QT_TRANSLATE_NOOP("Action", "House rules of an account"), "H", "filter"),
    _check_out("recall", QT_TRANSLATE_NOOP("Action", "Recall the check-out"), "R", "undo"),
    _check_out("check_in", QT_TRANSLATE_NOOP("Action", "Check the decisions in"), "I", "tick"),
    _check_out("report", QT_TRANSLATE_NOOP("Action", "Write the report of a reconciliation"), "P", "pdf"),
    _check_out("contested_down", QT_TRANSLATE_NOOP("Action", "Down what was not accepted"), "]"),
    _check_out("contested_up", QT_TRANSLATE_NOOP("Action", "Up what was not accepted"), "["),
    _check_out("accepted", QT_TRANSLATE_NOOP("Action", "Show what was accepted, or what was not"), "V", "tick"),
    _check_out("find", QT_TRANSLATE_NOOP("Action", "Find among what was accepted"), "/", "search"),
    _check_out("take_back", QT_TRANSLATE_NOOP("Action", "Propose to take a match or a closing back"), "Z", "undo"),
    _check_out("anew", QT_TRANSLATE_NOOP("Action", "Propose a refused adjusting entry anew"), "E", "adjustments"),
    _check_out("destroy", QT_TRANSLATE_NOOP("Action", "Destroy the snapshot on this computer"), "X", "close"),
)
