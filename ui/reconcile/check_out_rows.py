"""The list of check-outs as the window shows it: words made in a pool's thread, a mark and a word for each state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from backoffice.reconcile.check_out_rules import CheckOut, CheckOutState
from ui.kyc.wording import Wording
from ui.ledger.wording import LedgerWording
from ui.shell.translation import QT_TRANSLATE_NOOP
from ui.staff.cells import CellRow
from ui.widgets.row_delegate import Cell
from ui.widgets.shapes import Shape

_CONTEXT = "CheckOuts"
_HERE = QT_TRANSLATE_NOOP("CheckOuts", "on this computer")
HEADS = (
    QT_TRANSLATE_NOOP("CheckOuts", "Number"),
    QT_TRANSLATE_NOOP("CheckOuts", "State"),
    QT_TRANSLATE_NOOP("CheckOuts", "Accounts"),
    QT_TRANSLATE_NOOP("CheckOuts", "Period"),
    QT_TRANSLATE_NOOP("CheckOuts", "Taken by"),
    QT_TRANSLATE_NOOP("CheckOuts", "Taken at"),
    QT_TRANSLATE_NOOP("CheckOuts", "Entries"),
    QT_TRANSLATE_NOOP("CheckOuts", "Opens until"),
    QT_TRANSLATE_NOOP("CheckOuts", "File"),
)
STATES: Mapping[CheckOutState, tuple[str, Shape]] = {
    CheckOutState.BEGUN: (QT_TRANSLATE_NOOP("CheckOuts", "begun"), Shape.LATER),
    CheckOutState.OUT: (QT_TRANSLATE_NOOP("CheckOuts", "out"), Shape.PROMISE),
    CheckOutState.EXPIRED: (QT_TRANSLATE_NOOP("CheckOuts", "expired"), Shape.LATE),
    CheckOutState.RECALLED: (QT_TRANSLATE_NOOP("CheckOuts", "recalled"), Shape.CONFLICTS),
    CheckOutState.DESTROYED: (QT_TRANSLATE_NOOP("CheckOuts", "destroyed"), Shape.UNKNOWN),
    CheckOutState.CHECKED_IN: (QT_TRANSLATE_NOOP("CheckOuts", "checked in"), Shape.AGREES),
}
GROWS = 2


def heads() -> tuple[str, ...]:
    return tuple(_say(words) for words in HEADS)


def state_words(state: CheckOutState) -> str:
    """The state in a word."""
    return _say(STATES[state][0])


def rows_of(
    found: Sequence[CheckOut], here: frozenset[UUID], names: Mapping[str, str], language: str
) -> tuple[CellRow, ...]:
    """Check-outs in the words of their reader; `here` are those whose file lies on this computer."""
    words = Wording(language)
    books = LedgerWording(words)
    made = []
    for one in found:
        over = one.state in (CheckOutState.DESTROYED, CheckOutState.CHECKED_IN)
        ink = "text3" if over else "text"
        said, shape = STATES[one.state]
        accounts = words.listed(*(books.short(each.rpartition(" ")[0]) for each in one.accounts))
        cells = (
            Cell(str(one.number), token="text2", right=True),
            Cell(_say(said), token=ink, mark=shape),
            Cell(accounts, token=ink, weight=500),
            Cell(f"{words.day(one.since)} – {words.day(one.until)}", token=ink),
            Cell(names.get(one.taken_by, one.taken_by), token=ink),
            Cell(words.moment(one.taken_at), token="text2"),
            Cell("" if one.rows is None else f"{one.rows:,}", token=ink, right=True),
            Cell(words.moment(one.expires_at), token="text2"),
            Cell(_say(_HERE) if one.id in here else "", token="text2"),
        )
        made.append(CellRow(str(one.id), cells))
    return tuple(made)


def _say(words: str) -> str:
    return QCoreApplication.translate(_CONTEXT, words)
