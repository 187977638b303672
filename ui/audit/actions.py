"""What can be done in the audit workspace, and the keys that do it."""

from ui.shell.keys import Action
from ui.shell.translation import QT_TRANSLATE_NOOP

_AUDIT = QT_TRANSLATE_NOOP("Action", "Audit")
_OPEN_AUDIT = QT_TRANSLATE_NOOP("Action", "open the audit screen first")


def _audit(name: str, words: str, key: str, icon: str = "") -> Action:
    return Action(f"audit.{name}", words, _AUDIT, (key,), icon, _OPEN_AUDIT)


ACTIONS: tuple[Action, ...] = (
    _audit("down", QT_TRANSLATE_NOOP("Action", "Down the entries"), "J"),
    _audit("up", QT_TRANSLATE_NOOP("Action", "Up the entries"), "K"),
    _audit("filter", QT_TRANSLATE_NOOP("Action", "Look for a customer"), "/", "search"),
    _audit("person", QT_TRANSLATE_NOOP("Action", "Choose a person"), "P", "person"),
    _audit("kind", QT_TRANSLATE_NOOP("Action", "Choose a kind of entry"), "T", "filter"),
    _audit("time", QT_TRANSLATE_NOOP("Action", "Choose a time"), "D", "calendar"),
    _audit("document", QT_TRANSLATE_NOOP("Action", "Look for a document"), "F", "note"),
    _audit("everything", QT_TRANSLATE_NOOP("Action", "Show all entries"), "X", "close"),
    _audit("who_read", QT_TRANSLATE_NOOP("Action", "Who has read this customer's data"), "W", "people"),
    _audit("this_person", QT_TRANSLATE_NOOP("Action", "All entries of this person"), "A", "person"),
    _audit("this_customer", QT_TRANSLATE_NOOP("Action", "All entries about this customer"), "C", "link"),
    _audit("entry", QT_TRANSLATE_NOOP("Action", "Show or hide the entry"), "E", "columns"),
    _audit("newer", QT_TRANSLATE_NOOP("Action", "Fetch newer entries"), "N", "again"),
    _audit("csv", QT_TRANSLATE_NOOP("Action", "Write this list as CSV"), "Ctrl+E", "download"),
    _audit("pdf", QT_TRANSLATE_NOOP("Action", "Write this list as PDF"), "Ctrl+P", "pdf"),
    _audit("folder", QT_TRANSLATE_NOOP("Action", "Open the folder of lists"), "O", "folder"),
    _audit("verify", QT_TRANSLATE_NOOP("Action", "Verify the trail"), "V", "tick"),
)
