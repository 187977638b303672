"""What can be done in the KYC workspace, and the keys that do it."""

from ui.shell.keys import Action
from ui.shell.translation import QT_TRANSLATE_NOOP

_CASES = QT_TRANSLATE_NOOP("Action", "Cases")
_PICTURES = QT_TRANSLATE_NOOP("Action", "Pictures")
_VERDICT = QT_TRANSLATE_NOOP("Action", "Verdict")
_OPEN_A_CASE = QT_TRANSLATE_NOOP("Action", "open a case first")
_FIRST_REVIEW = QT_TRANSLATE_NOOP("Action", "open a case of the queue first")
_SECOND_REVIEW = QT_TRANSLATE_NOOP("Action", "open a case of the second review first")


def _case(name: str, words: str, key: str, icon: str = "", needs: str = "") -> Action:
    return Action(f"kyc.{name}", words, _CASES, (key,), icon, needs)


def _picture(name: str, words: str, key: str, icon: str = "") -> Action:
    return Action(f"kyc.{name}", words, _PICTURES, (key,), icon, _OPEN_A_CASE)


def _verdict(name: str, words: str, key: str, icon: str = "", needs: str = _FIRST_REVIEW) -> Action:
    return Action(f"kyc.{name}", words, _VERDICT, (key,), icon, needs)


ACTIONS: tuple[Action, ...] = (
    _case("next", QT_TRANSLATE_NOOP("Action", "Next case"), "N", "next"),
    _case("take", QT_TRANSLATE_NOOP("Action", "Take this case"), "C", "lock", _OPEN_A_CASE),
    _case("give_back", QT_TRANSLATE_NOOP("Action", "Give the case back to the queue"), "X", "undo", _OPEN_A_CASE),
    _case("down", QT_TRANSLATE_NOOP("Action", "Down the list"), "J"),
    _case("up", QT_TRANSLATE_NOOP("Action", "Up the list"), "K"),
    _case("filter", QT_TRANSLATE_NOOP("Action", "Narrow the list"), "/", "filter"),
    _case("add_document", QT_TRANSLATE_NOOP("Action", "Add a document"), "Ctrl+O", "add_document", _OPEN_A_CASE),
    _case("case_file", QT_TRANSLATE_NOOP("Action", "Case file as PDF"), "Ctrl+P", "pdf", _OPEN_A_CASE),
    _case("mail_folder", QT_TRANSLATE_NOOP("Action", "Open the mail folder"), "O", "folder"),
    _verdict("approve", QT_TRANSLATE_NOOP("Action", "Approve"), "A", "tick"),
    _verdict("reject", QT_TRANSLATE_NOOP("Action", "Reject"), "R", "cross"),
    _verdict("grant_attempt", QT_TRANSLATE_NOOP("Action", "Grant attempt"), "G", "again"),
    _verdict("ask_document", QT_TRANSLATE_NOOP("Action", "Ask document"), "D", "add_document"),
    _verdict("escalate", QT_TRANSLATE_NOOP("Action", "Escalate"), "E", "escalate"),
    _verdict("agree", QT_TRANSLATE_NOOP("Action", "Agree"), "A", "tick", _SECOND_REVIEW),
    _verdict("disagree", QT_TRANSLATE_NOOP("Action", "Disagree"), "R", "cross", _SECOND_REVIEW),
    _verdict("note", QT_TRANSLATE_NOOP("Action", "Write a note"), "T", "note", _OPEN_A_CASE),
    _verdict("undo", QT_TRANSLATE_NOOP("Action", "Take the verdict back"), "Z", "undo"),
    _picture("attempt_1", QT_TRANSLATE_NOOP("Action", "Pictures of attempt 1"), "1"),
    _picture("attempt_2", QT_TRANSLATE_NOOP("Action", "Pictures of attempt 2"), "2"),
    _picture("attempt_3", QT_TRANSLATE_NOOP("Action", "Pictures of attempt 3"), "3"),
    _picture("sent_later", QT_TRANSLATE_NOOP("Action", "Pictures sent later"), "4"),
    _picture("panes_lock", QT_TRANSLATE_NOOP("Action", "Link the panes, or set them apart"), "L", "link"),
    _picture("blink", QT_TRANSLATE_NOOP("Action", "Blink selfie and portrait"), "B", "blink"),
    _picture("zoom_in", QT_TRANSLATE_NOOP("Action", "Enlarge"), "+", "zoom_in"),
    _picture("zoom_out", QT_TRANSLATE_NOOP("Action", "Make smaller"), "-", "zoom_out"),
    _picture("whole", QT_TRANSLATE_NOOP("Action", "The whole picture, as it was sent"), "0"),
    _picture("rotate", QT_TRANSLATE_NOOP("Action", "Turn a quarter"), "Q", "rotate"),
    _picture("brightness", QT_TRANSLATE_NOOP("Action", "Brighter, darker, as sent"), "S", "brightness"),
    _picture("veil", QT_TRANSLATE_NOOP("Action", "Hide the pictures, or show them"), "V", "blur"),
)
WORDS = {action.id: action for action in ACTIONS}
