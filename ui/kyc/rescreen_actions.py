"""What can be done about customers to be looked at again, and the keys that do it."""

from ui.shell.keys import Action
from ui.shell.translation import QT_TRANSLATE_NOOP

_PLACE = QT_TRANSLATE_NOOP("Action", "Screen again")
_OPEN = QT_TRANSLATE_NOOP("Action", "open “Screen again” first")

ACTIONS: tuple[Action, ...] = (
    Action("rescreen.down", QT_TRANSLATE_NOOP("Action", "Down the list"), _PLACE, ("J",), "", _OPEN),
    Action("rescreen.up", QT_TRANSLATE_NOOP("Action", "Up the list"), _PLACE, ("K",), "", _OPEN),
    Action("rescreen.case", QT_TRANSLATE_NOOP("Action", "Open their newest case"), _PLACE, ("O",), "folder", _OPEN),
    Action("rescreen.done", QT_TRANSLATE_NOOP("Action", "Looked at again"), _PLACE, ("D",), "tick", _OPEN),
)
