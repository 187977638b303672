"""What can be done with people, approvals, emergencies and one's own account, and the keys that do it."""

from ui.shell.keys import Action
from ui.shell.translation import QT_TRANSLATE_NOOP

_PEOPLE = QT_TRANSLATE_NOOP("Action", "People")
_OPEN_PEOPLE = QT_TRANSLATE_NOOP("Action", "open the list of people first")
_APPROVALS = QT_TRANSLATE_NOOP("Action", "Approvals")
_OPEN_APPROVALS = QT_TRANSLATE_NOOP("Action", "open the approvals first")
_KEYS = QT_TRANSLATE_NOOP("Action", "Keys of people")
_OPEN_KEYS = QT_TRANSLATE_NOOP("Action", "open the keys first")
_ACCOUNT = QT_TRANSLATE_NOOP("Action", "You")
_OTHERS_DUTY = QT_TRANSLATE_NOOP("Action", "for leads, the data protection officer and the MLRO")


def _people(name: str, words: str, key: str, icon: str = "") -> Action:
    return Action(f"people.{name}", words, _PEOPLE, (key,), icon, _OPEN_PEOPLE)


def _approvals(name: str, words: str, key: str, icon: str = "") -> Action:
    return Action(f"approvals.{name}", words, _APPROVALS, (key,), icon, _OPEN_APPROVALS)


def _grants(name: str, words: str, key: str, icon: str = "") -> Action:
    return Action(f"grants.{name}", words, _KEYS, (key,), icon, _OPEN_KEYS)


ACTIONS: tuple[Action, ...] = (
    _people("down", QT_TRANSLATE_NOOP("Action", "Down the people"), "J"),
    _people("up", QT_TRANSLATE_NOOP("Action", "Up the people"), "K"),
    _people("add", QT_TRANSLATE_NOOP("Action", "Add a person"), "N", "plus"),
    _people("duties", QT_TRANSLATE_NOOP("Action", "Change their duties"), "D", "key"),
    _people("suspend", QT_TRANSLATE_NOOP("Action", "Suspend them, or let them in again"), "S", "freeze"),
    _people("reset", QT_TRANSLATE_NOOP("Action", "Give them a one-time password"), "W", "lock"),
    _people("end", QT_TRANSLATE_NOOP("Action", "End them here"), "E", "close"),
    _people("review", QT_TRANSLATE_NOOP("Action", "Access review, or the list of people"), "R", "audit"),
    _people("csv", QT_TRANSLATE_NOOP("Action", "Write the access review as CSV"), "Ctrl+E", "download"),
    _approvals("down", QT_TRANSLATE_NOOP("Action", "Down the approvals"), "J"),
    _approvals("up", QT_TRANSLATE_NOOP("Action", "Up the approvals"), "K"),
    _approvals("agree", QT_TRANSLATE_NOOP("Action", "Agree"), "A", "tick"),
    _approvals("look", QT_TRANSLATE_NOOP("Action", "Read the sealed values of a correction"), "V", "lock"),
    _approvals("evidence", QT_TRANSLATE_NOOP("Action", "See what a correction rests on"), "E", "letters"),
    _approvals("refuse", QT_TRANSLATE_NOOP("Action", "Refuse"), "X", "cross"),
    _approvals("withdraw", QT_TRANSLATE_NOOP("Action", "Withdraw your own proposal"), "U", "undo"),
    _approvals("lately", QT_TRANSLATE_NOOP("Action", "Decided lately, or waiting"), "H", "clock"),
    _grants("down", QT_TRANSLATE_NOOP("Action", "Down the keys"), "J"),
    _grants("up", QT_TRANSLATE_NOOP("Action", "Up the keys"), "K"),
    _grants("certify", QT_TRANSLATE_NOOP("Action", "Certify their keys"), "C", "key"),
    _grants("propose", QT_TRANSLATE_NOOP("Action", "Ask a second person about their keys"), "P", "second_review"),
    _grants("give", QT_TRANSLATE_NOOP("Action", "Give them the agreed keys"), "V", "tick"),
    _grants("renew", QT_TRANSLATE_NOOP("Action", "Renew the key of a class"), "R", "rotate"),
    Action(
        "staff.emergency",
        QT_TRANSLATE_NOOP("Action", "Emergency access to a customer's data"),
        _ACCOUNT,
        ("Ctrl+Shift+E",),
        "warning",
        _OTHERS_DUTY,
    ),
    Action(
        "staff.notice",
        QT_TRANSLATE_NOOP("Action", "Acknowledge the notice on top"),
        _ACCOUNT,
        ("Ctrl+Shift+A",),
        "tick",
    ),
    Action("staff.notices", QT_TRANSLATE_NOOP("Action", "All notices"), _ACCOUNT, ("Ctrl+Shift+N",), "note"),
    Action("staff.account", QT_TRANSLATE_NOOP("Action", "My account and password"), _ACCOUNT, ("Ctrl+,",), "person"),
)
