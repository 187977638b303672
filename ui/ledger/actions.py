"""What can be done in the ledger workspace, and the keys that do it."""

from ui.shell.keys import Action
from ui.shell.translation import QT_TRANSLATE_NOOP

_LEDGER = QT_TRANSLATE_NOOP("Action", "Ledger")
_OPEN_LEDGER = QT_TRANSLATE_NOOP("Action", "open the ledger first")


def _ledger(name: str, words: str, key: str, icon: str = "") -> Action:
    return Action(f"ledger.{name}", words, _LEDGER, (key,), icon, _OPEN_LEDGER)


ACTIONS: tuple[Action, ...] = (
    _ledger("down", QT_TRANSLATE_NOOP("Action", "Down the postings"), "J"),
    _ledger("up", QT_TRANSLATE_NOOP("Action", "Up the postings"), "K"),
    _ledger("filter", QT_TRANSLATE_NOOP("Action", "Narrow the postings"), "/", "filter"),
    _ledger("everything", QT_TRANSLATE_NOOP("Action", "Show all postings"), "X", "close"),
    _ledger("find", QT_TRANSLATE_NOOP("Action", "Find an account"), "F", "search"),
    _ledger("as_of", QT_TRANSLATE_NOOP("Action", "Balances as of a day"), "A", "calendar"),
    _ledger("compare", QT_TRANSLATE_NOOP("Action", "Compare two days"), "B", "compare"),
    _ledger("zeros", QT_TRANSLATE_NOOP("Action", "Show or hide accounts that are zero"), "Z", "minus"),
    _ledger("date", QT_TRANSLATE_NOOP("Action", "Go to a day"), "D", "calendar"),
    _ledger("order", QT_TRANSLATE_NOOP("Action", "Put the postings in another order"), "S", "queue"),
    _ledger("columns", QT_TRANSLATE_NOOP("Action", "Choose columns"), "O", "columns"),
    _ledger("account", QT_TRANSLATE_NOOP("Action", "Postings of this account"), "R", "ledger"),
    _ledger("customer", QT_TRANSLATE_NOOP("Action", "Postings of this customer"), "P", "person"),
    _ledger("entry", QT_TRANSLATE_NOOP("Action", "Show or hide the transaction"), "E", "note"),
    _ledger("t_account", QT_TRANSLATE_NOOP("Action", "T-account of the chosen account"), "T", "equity"),
    _ledger("chart", QT_TRANSLATE_NOOP("Action", "Show or hide the chart"), "H", "chart"),
    _ledger("report", QT_TRANSLATE_NOOP("Action", "Make a report"), "M", "pdf"),
    _ledger("copy", QT_TRANSLATE_NOOP("Action", "Copy the selected rows"), "C", "copy"),
    _ledger("all", QT_TRANSLATE_NOOP("Action", "Select all postings"), "Ctrl+A"),
    _ledger("newer", QT_TRANSLATE_NOOP("Action", "Fetch newer postings"), "N", "again"),
    _ledger("import", QT_TRANSLATE_NOOP("Action", "Import a folder"), "I", "download"),
    _ledger("reverse", QT_TRANSLATE_NOOP("Action", "Reverse the transaction"), "U", "undo"),
    _ledger("correct", QT_TRANSLATE_NOOP("Action", "Correct the transaction"), "Shift+U", "adjustments"),
    _ledger("waiting", QT_TRANSLATE_NOOP("Action", "Corrections that wait"), "W", "clock"),
    _ledger("decide", QT_TRANSLATE_NOOP("Action", "Decide the chosen correction"), "Shift+W", "second_review"),
    _ledger("closing", QT_TRANSLATE_NOOP("Action", "Proof and months"), "Y", "lock"),
    _ledger("withdrawals", QT_TRANSLATE_NOOP("Action", "Crypto withdrawals and their approvals"), "G", "safe"),
    _ledger("feed", QT_TRANSLATE_NOOP("Action", "Findings of the platform’s feed"), "L", "warning"),
    _ledger("feed_deal", QT_TRANSLATE_NOOP("Action", "Say what was done about a finding"), "Shift+L", "tick"),
    _ledger("seal", QT_TRANSLATE_NOOP("Action", "Propose to seal the next month"), "Shift+Y", "lock"),
    _ledger("prove", QT_TRANSLATE_NOOP("Action", "Prove the books"), "V", "tick"),
)
