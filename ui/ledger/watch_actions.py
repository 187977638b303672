"""What can be done in the watch's workspace, and the keys that do it."""

from ui.shell.keys import Action
from ui.shell.translation import QT_TRANSLATE_NOOP

_WATCH = QT_TRANSLATE_NOOP("Action", "Watch")
_OPEN_WATCH = QT_TRANSLATE_NOOP("Action", "open an alert first")


def _watch(name: str, words: str, key: str, icon: str = "") -> Action:
    return Action(f"watch.{name}", words, _WATCH, (key,), icon, _OPEN_WATCH)


ACTIONS: tuple[Action, ...] = (
    _watch("down", QT_TRANSLATE_NOOP("Action", "Down the alerts"), "J"),
    _watch("up", QT_TRANSLATE_NOOP("Action", "Up the alerts"), "K"),
    _watch("take", QT_TRANSLATE_NOOP("Action", "Look into it, or put it back"), "T", "with_customer"),
    _watch("dismiss", QT_TRANSLATE_NOOP("Action", "Dismiss with a reason"), "X", "cross"),
    _watch("note", QT_TRANSLATE_NOOP("Action", "Write a note on the alert"), "N", "note"),
    _watch("kyc", QT_TRANSLATE_NOOP("Action", "Ask KYC to screen the customer again"), "S", "second_review"),
    _watch("refer", QT_TRANSLATE_NOOP("Action", "Refer the customer to the reporting officer"), "M", "screening"),
    _watch("freeze", QT_TRANSLATE_NOOP("Action", "Freeze the account, or propose to lift the freeze"), "F", "freeze"),
    _watch("evidence", QT_TRANSLATE_NOOP("Action", "To the postings of the alert"), "E", "queue"),
    _watch("ledger", QT_TRANSLATE_NOOP("Action", "Show the posting in the ledger"), "L", "ledger"),
)
