"""What can be done about requests, and the keys that do it."""

from ui.shell.keys import Action
from ui.shell.translation import QT_TRANSLATE_NOOP

_PLACE = QT_TRANSLATE_NOOP("Action", "Requests")
_GO_THERE = QT_TRANSLATE_NOOP("Action", "go to the requests first")
_OPEN_ONE = QT_TRANSLATE_NOOP("Action", "open a request first")


def _board(name: str, words: str, key: str, icon: str = "") -> Action:
    return Action(f"requests.{name}", words, _PLACE, (key,), icon, _GO_THERE)


def _act(name: str, words: str, key: str, icon: str) -> Action:
    return Action(f"requests.{name}", words, _PLACE, (key,), icon, _OPEN_ONE)


ACTIONS: tuple[Action, ...] = (
    _board("down", QT_TRANSLATE_NOOP("Action", "Down the list of requests"), "J"),
    _board("up", QT_TRANSLATE_NOOP("Action", "Up the list of requests"), "K"),
    _board("open", QT_TRANSLATE_NOOP("Action", "Open the request, its letter and who asks"), "O", "folder"),
    _board("new", QT_TRANSLATE_NOOP("Action", "Record a new request"), "N", "plus"),
    _board("clear", QT_TRANSLATE_NOOP("Action", "Clear today’s requests one after the other"), "D", "queue"),
    _board(
        "complaints",
        QT_TRANSLATE_NOOP("Action", "Complaints: record, acknowledge or close one"),
        "Q",
        "warning",
    ),
    _board("hold_any", QT_TRANSLATE_NOOP("Action", "Legal hold: keep all data of a customer"), "Shift+H", "lock"),
    _board("register", QT_TRANSLATE_NOOP("Action", "Write the register of requests of a period"), "W", "download"),
    _board("mine", QT_TRANSLATE_NOOP("Action", "Show my requests only, or all"), "M", "person"),
    _board("find", QT_TRANSLATE_NOOP("Action", "Find a request by number or person"), "/", "search"),
    _board("all", QT_TRANSLATE_NOOP("Action", "Show all open requests"), "C", "undo"),
    _board("timeline", QT_TRANSLATE_NOOP("Action", "Show or hide the days as a chart"), "V", "chart"),
    _board("ended", QT_TRANSLATE_NOOP("Action", "Show what has ended, or what is open"), "E", "tick"),
    _act("erase", QT_TRANSLATE_NOOP("Action", "Erase the person’s data, as the request asks"), "F", "cross"),
    _act("hold", QT_TRANSLATE_NOOP("Action", "Legal hold: keep all data of this person"), "Shift+H", "lock"),
    _act("take", QT_TRANSLATE_NOOP("Action", "Take the request"), "T", "person"),
    _act("release", QT_TRANSLATE_NOOP("Action", "Give the request back"), "R", "undo"),
    _act("ask", QT_TRANSLATE_NOOP("Action", "Enter what was asked of the person"), "A", "mail"),
    _act("got", QT_TRANSLATE_NOOP("Action", "Enter what came in from the person"), "I", "download"),
    _act("note", QT_TRANSLATE_NOOP("Action", "Write a note on the request"), "W", "note"),
    _act("withdraw", QT_TRANSLATE_NOOP("Action", "The person withdrew the request"), "X", "cross"),
    _act("letter", QT_TRANSLATE_NOOP("Action", "Write a letter about the request"), "L", "letters"),
    _act("prepare", QT_TRANSLATE_NOOP("Action", "Prepare the answer, or see who was told"), "P", "folder"),
    _act("call_back", QT_TRANSLATE_NOOP("Action", "Call back the letter that has not left yet"), "Z", "undo"),
    _act("consents", QT_TRANSLATE_NOOP("Action", "Show what the person agreed to, and take it back"), "U", "tick"),
    _act("restriction", QT_TRANSLATE_NOOP("Action", "Restrict what is done with the data, or lift it"), "H", "lock"),
    _act("rectify", QT_TRANSLATE_NOOP("Action", "Correct what the person disputes"), "Y", "note"),
    _act("recipients", QT_TRANSLATE_NOOP("Action", "See who had the data, and tell them of the change"), "V", "mail"),
    _act("identity", QT_TRANSLATE_NOOP("Action", "Check by papers who asks, then destroy the papers"), "D", "person"),
    _act("objection", QT_TRANSLATE_NOOP("Action", "See what an objection has stopped, and weigh it"), "O", "compare"),
    _act("posting", QT_TRANSLATE_NOOP("Action", "Enter that a letter was posted, or came back"), "B", "letters"),
    _act("complaint", QT_TRANSLATE_NOOP("Action", "Show or acknowledge complaints of the person"), "Q", "warning"),
    _act("skip", QT_TRANSLATE_NOOP("Action", "Leave this one for later, go to the next of today"), "S", "next"),
)
