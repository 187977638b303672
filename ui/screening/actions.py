"""What can be done about suspicions, and the keys that do it."""

from backoffice.screening.rules import Act
from ui.shell.keys import Action
from ui.shell.translation import QT_TRANSLATE_NOOP

_PLACE = QT_TRANSLATE_NOOP("Action", "Suspicions")
_CASES = QT_TRANSLATE_NOOP("Action", "Cases")
_OPEN_A_CASE = QT_TRANSLATE_NOOP("Action", "open a case first")
_OPEN_ONE = QT_TRANSLATE_NOOP("Action", "open a referral or file first")


def _act(name: str, words: str, key: str, icon: str) -> Action:
    return Action(f"screening.{name}", words, _PLACE, (key,), icon, _OPEN_ONE)


ACTIONS: tuple[Action, ...] = (
    Action(
        "screening.refer",
        QT_TRANSLATE_NOOP("Action", "Refer to the reporting officer"),
        _CASES,
        ("M",),
        "screening",
        _OPEN_A_CASE,
    ),
    Action("screening.down", QT_TRANSLATE_NOOP("Action", "Down the list"), _PLACE, ("J",), "", _OPEN_ONE),
    Action("screening.up", QT_TRANSLATE_NOOP("Action", "Up the list"), _PLACE, ("K",), "", _OPEN_ONE),
    _act("open", QT_TRANSLATE_NOOP("Action", "Open a file, or put the referral into the open one"), "O", "folder"),
    _act("dismiss", QT_TRANSLATE_NOOP("Action", "No suspicion"), "X", "cross"),
    _act("note", QT_TRANSLATE_NOOP("Action", "Write a note"), "T", "note"),
    _act("report", QT_TRANSLATE_NOOP("Action", "Enter the report to the authority"), "R", "escalate"),
    _act("review", QT_TRANSLATE_NOOP("Action", "Set the day of the next review"), "V", "calendar"),
    _act("close", QT_TRANSLATE_NOOP("Action", "Close the file"), "C", "lock"),
)
# Joining an open file is what opening one turns into.
ACTION_OF = {act: f"screening.{'open' if act is Act.JOIN else act.value}" for act in Act}
