"""Why something of a check-in cannot be taken back or proposed anew; empty where it can."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication

from backoffice.reconcile.check_in_rules import Contested
from backoffice.reconcile.check_out_rules import CheckOut, CheckOutState
from backoffice.reconcile.reversing import Took
from backoffice.staff.rules import Duty
from ui.shell.translation import QT_TRANSLATE_NOOP

_CONTEXT = "CheckInReasons"
_CHOOSE_TAKEN = QT_TRANSLATE_NOOP("CheckInReasons", "Choose what was accepted first")
_ONLY_FINANCE = QT_TRANSLATE_NOOP("CheckInReasons", "Only finance may")
_BACK = QT_TRANSLATE_NOOP("CheckInReasons", "It is taken back")
_WAITS = QT_TRANSLATE_NOOP("CheckInReasons", "It waits for a lead")
_CHOOSE_ENTRY = QT_TRANSLATE_NOOP("CheckInReasons", "Choose a refused adjusting entry first")
_PROPOSED = QT_TRANSLATE_NOOP("CheckInReasons", "It is proposed already")
_AGREED = QT_TRANSLATE_NOOP("CheckInReasons", "A lead agreed to it")


def why_not_back(took: Took | None, duties: Collection[Duty]) -> str:
    """Why a match or a closing is not taken back."""
    if took is None:
        return _say(_CHOOSE_TAKEN)
    if not {Duty.FINANCE, Duty.FINANCE_LEAD} & set(duties):
        return _say(_ONLY_FINANCE)
    if took.is_reversed:
        return _say(_BACK)
    return _say(_WAITS) if took.waits else ""


def why_not_anew(one: Contested | None, duties: Collection[Duty]) -> str:
    """Why an adjusting entry is not proposed anew."""
    if one is None or one.adjustment is None:
        return _say(_CHOOSE_ENTRY)
    if one.cause == "already_proposed":
        return _say(_PROPOSED)
    if Duty.FINANCE not in duties:
        return _say(_ONLY_FINANCE)
    if one.course is None or one.course.is_over:
        return ""
    return _say(_WAITS if one.course.waits else _AGREED)


def _say(words: str) -> str:
    return QCoreApplication.translate(_CONTEXT, words)


def why_not_check_in(one: CheckOut | None, name: str, *, is_here: bool) -> str:
    """Why `name` cannot bring the decisions of a check-out in; empty where they can. `is_here`: its file lies here."""
    if one is None:
        return QCoreApplication.translate("CheckInPanel", "Choose a check-out")
    if one.state not in (CheckOutState.OUT, CheckOutState.EXPIRED):
        return QCoreApplication.translate("CheckInPanel", "It is not out")
    if one.taken_by != name:
        return QCoreApplication.translate("CheckInPanel", "Only who took it checks it in")
    return "" if is_here else QCoreApplication.translate("CheckInPanel", "Its file is not on this computer")
