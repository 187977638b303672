"""The workspaces and actions of the window, in the order of the rail: the one place where screens are named.

A screen's module is imported when somebody first goes there, so the window paints before any of them is loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from backoffice.kyc.rules import CaseState
from backoffice.staff.matrix import Command, duties_calling, duties_that
from backoffice.staff.rules import FOUR_EYES, Duty
from ui.audit.actions import ACTIONS as AUDIT_ACTIONS
from ui.kyc.actions import ACTIONS as KYC_ACTIONS
from ui.kyc.rescreen_actions import ACTIONS as RESCREEN_ACTIONS
from ui.ledger.actions import ACTIONS as LEDGER_ACTIONS
from ui.ledger.watch_actions import ACTIONS as WATCH_ACTIONS
from ui.reconcile.actions import ACTIONS as RECONCILE_ACTIONS
from ui.rights.actions import ACTIONS as RIGHTS_ACTIONS
from ui.screening.actions import ACTIONS as SCREENING_ACTIONS
from ui.shell.actions import ACTIONS as SHELL_ACTIONS
from ui.shell.keys import Action
from ui.shell.translation import QT_TRANSLATE_NOOP
from ui.shell.workspace import CASE_DUTIES, Page, Seat, Workspace
from ui.staff.actions import ACTIONS as STAFF_ACTIONS

if TYPE_CHECKING:
    from backoffice.desk import ReadWork


def _today(seat: Seat) -> Page:
    if seat.works_cases:
        from ui.home.home_page import HomePage

        return HomePage(seat)
    if Duty.DPO in seat.person.duties:
        from ui.home.requests_home import RequestsHome

        return RequestsHome(seat)
    from ui.home.places_page import PlacesPage

    return PlacesPage(seat)


def _list_of(state: CaseState) -> Callable[[Seat], Page]:
    def factory(seat: Seat) -> Page:
        from ui.kyc.kyc_page import KycPage

        return KycPage(seat, state)

    return factory


def _audit(seat: Seat) -> Page:
    from ui.audit.audit_page import AuditPage

    return AuditPage(seat)


def _ledger(seat: Seat) -> Page:
    from ui.ledger.ledger_page import LedgerPage

    return LedgerPage(seat)


def _watch(seat: Seat) -> Page:
    from ui.ledger.watch_page import WatchPage

    return WatchPage(seat)


def _reconcile(seat: Seat) -> Page:
    from ui.reconcile.check_outs_page import CheckOutsPage

    return CheckOutsPage(seat)


def _checked_out(read: ReadWork) -> Mapping[str, int]:
    from backoffice.reconcile import check_out

    out = check_out.open_count(read)
    return {"reconcile": out} if out else {}


def _new_alerts(read: ReadWork) -> Mapping[str, int]:
    from backoffice.ledger import watch

    return {"ledger.watch": watch.new_alerts(read)}


def _rescreens(seat: Seat) -> Page:
    from ui.kyc.rescreen_page import RescreenPage

    return RescreenPage(seat)


def _asked_again(read: ReadWork) -> Mapping[str, int]:
    from backoffice.kyc import rescreening

    return {"rescreen": rescreening.waiting(read)}


def _people(seat: Seat) -> Page:
    from ui.staff.people_page import PeoplePage

    return PeoplePage(seat)


def _keys(seat: Seat) -> Page:
    from ui.staff.keys_page import KeysPage

    return KeysPage(seat)


def _approvals(seat: Seat) -> Page:
    from ui.staff.approvals_page import ApprovalsPage

    return ApprovalsPage(seat)


def _to_second(read: ReadWork) -> Mapping[str, int]:
    from backoffice.staff import seconding

    waiting = seconding.count_for_me(read)
    return {"staff.approvals": waiting} if waiting else {}


def _for_keys(read: ReadWork) -> Mapping[str, int]:
    from backoffice.vault import renewal

    waiting = renewal.waiting_for_me(read)
    return {"staff.keys": waiting} if waiting else {}


def _suspicions(seat: Seat) -> Page:
    from ui.screening.screening_page import ScreeningPage

    return ScreeningPage(seat)


def _referrals(read: ReadWork) -> Mapping[str, int]:
    from backoffice.screening import service

    return {"screening": service.waiting(read)}


def _requests(seat: Seat) -> Page:
    from ui.rights.requests_page import RequestsPage

    return RequestsPage(seat)


def _open_requests(read: ReadWork) -> Mapping[str, int]:
    from backoffice.rights import board

    return {"rights": board.count(read)} if board.reads_words(read) else {}


def _cases(read: ReadWork) -> Mapping[str, int]:
    from backoffice.kyc import service

    counts = service.counts(read)
    return {
        "kyc.queue": counts.queue,
        "kyc.with_customer": counts.with_customer,
        "kyc.second_review": counts.second_review,
    }


_KYC = QT_TRANSLATE_NOOP("Workspace", "KYC")
_FIRM = QT_TRANSLATE_NOOP("Workspace", "The firm")

WORKSPACES: tuple[Workspace, ...] = (
    Workspace(
        "home",
        QT_TRANSLATE_NOOP("Workspace", "Today"),
        "home",
        frozenset(Duty),
        _today,
        ("G", "T"),
    ),
    Workspace(
        "kyc.queue",
        QT_TRANSLATE_NOOP("Workspace", "Queue"),
        "queue",
        CASE_DUTIES,
        _list_of(CaseState.WAITING),
        ("G", "Q"),
        _KYC,
        QT_TRANSLATE_NOOP("Workspace", "Cases the provider could not decide, the most urgent first"),
        _cases,
    ),
    Workspace(
        "kyc.with_customer",
        QT_TRANSLATE_NOOP("Workspace", "With customer"),
        "with_customer",
        CASE_DUTIES,
        _list_of(CaseState.WITH_CUSTOMER),
        ("G", "C"),
        _KYC,
        QT_TRANSLATE_NOOP("Workspace", "Cases that wait for a new attempt or a document"),
        _cases,
    ),
    Workspace(
        "kyc.second_review",
        QT_TRANSLATE_NOOP("Workspace", "Second review"),
        "second_review",
        CASE_DUTIES,
        _list_of(CaseState.SECOND_REVIEW),
        ("G", "S"),
        _KYC,
        QT_TRANSLATE_NOOP("Workspace", "Rejections that wait for a second person"),
        _cases,
    ),
    Workspace(
        "kyc.decided",
        QT_TRANSLATE_NOOP("Workspace", "Decided"),
        "tick",
        CASE_DUTIES,
        _list_of(CaseState.DECIDED),
        ("G", "D"),
        _KYC,
        QT_TRANSLATE_NOOP("Workspace", "What was decided last"),
    ),
    Workspace(
        "rescreen",
        QT_TRANSLATE_NOOP("Workspace", "Screen again"),
        "again",
        CASE_DUTIES,
        _rescreens,
        ("G", "R"),
        _KYC,
        QT_TRANSLATE_NOOP("Workspace", "Customers who are to be looked at once more"),
        _asked_again,
    ),
    Workspace(
        "screening",
        QT_TRANSLATE_NOOP("Workspace", "Suspicions"),
        "screening",
        duties_that(Command.SELECT, "screening.file"),
        _suspicions,
        ("G", "M"),
        QT_TRANSLATE_NOOP("Workspace", "Reporting"),
        QT_TRANSLATE_NOOP("Workspace", "Customers who were referred to you, and your files about them"),
        _referrals,
    ),
    Workspace(
        "rights",
        QT_TRANSLATE_NOOP("Workspace", "Requests"),
        "requests",
        duties_that(Command.SELECT, "rights.letter") & frozenset({Duty.DPO, Duty.AUDITOR}),
        _requests,
        ("G", "B"),
        QT_TRANSLATE_NOOP("Workspace", "Rights"),
        QT_TRANSLATE_NOOP("Workspace", "What people ask for by law, and the days that are left to answer"),
        _open_requests,
    ),
    Workspace(
        "ledger",
        QT_TRANSLATE_NOOP("Workspace", "Ledger"),
        "ledger",
        frozenset({Duty.FINANCE, Duty.FINANCE_LEAD, Duty.AUDITOR}),
        _ledger,
        ("G", "L"),
        QT_TRANSLATE_NOOP("Workspace", "The books"),
        QT_TRANSLATE_NOOP("Workspace", "Every account’s balance on any day, and the postings behind each figure"),
    ),
    Workspace(
        "ledger.watch",
        QT_TRANSLATE_NOOP("Workspace", "Watch"),
        "alerts",
        duties_that(Command.SELECT, "ledger.alert_step"),
        _watch,
        ("G", "F"),
        QT_TRANSLATE_NOOP("Workspace", "The books"),
        QT_TRANSLATE_NOOP("Workspace", "Flows of money that look out of the ordinary, the most urgent first"),
        _new_alerts,
    ),
    Workspace(
        "reconcile",
        QT_TRANSLATE_NOOP("Workspace", "Reconcile"),
        "reconciliation",
        duties_calling("reconcile.begin_check_out"),
        _reconcile,
        ("G", "O"),
        QT_TRANSLATE_NOOP("Workspace", "The books"),
        QT_TRANSLATE_NOOP("Workspace", "Accounts taken along on a laptop, and the decisions brought back"),
        _checked_out,
    ),
    Workspace(
        "staff.approvals",
        QT_TRANSLATE_NOOP("Workspace", "Approvals"),
        "second_review",
        frozenset().union(*(rule.proposers | rule.seconds for rule in FOUR_EYES.values())),
        _approvals,
        ("G", "P"),
        _FIRM,
        QT_TRANSLATE_NOOP("Workspace", "What one person proposed and a second person decides"),
        _to_second,
    ),
    Workspace(
        "staff.people",
        QT_TRANSLATE_NOOP("Workspace", "People"),
        "people",
        duties_calling("staff.add_person"),
        _people,
        ("G", "E"),
        _FIRM,
        QT_TRANSLATE_NOOP("Workspace", "Who works here with which duties, and what they used of them"),
    ),
    Workspace(
        "staff.keys",
        QT_TRANSLATE_NOOP("Workspace", "Keys"),
        "key",
        duties_calling("vault.give_classes"),
        _keys,
        ("G", "K"),
        _FIRM,
        QT_TRANSLATE_NOOP("Workspace", "Who waits for keys, and the number of your own"),
        _for_keys,
    ),
    Workspace(
        "audit",
        QT_TRANSLATE_NOOP("Workspace", "Audit"),
        "audit",
        duties_calling("audit.sealing_state"),
        _audit,
        ("G", "A"),
        QT_TRANSLATE_NOOP("Workspace", "Proof"),
        QT_TRANSLATE_NOOP("Workspace", "Who did what, whose data was read, which documents were made"),
    ),
)

ACTIONS: tuple[Action, ...] = (
    *SHELL_ACTIONS,
    *KYC_ACTIONS,
    *LEDGER_ACTIONS,
    *WATCH_ACTIONS,
    *RECONCILE_ACTIONS,
    *RESCREEN_ACTIONS,
    *RIGHTS_ACTIONS,
    *SCREENING_ACTIONS,
    *AUDIT_ACTIONS,
    *STAFF_ACTIONS,
)


def load_screens() -> None:
    """Import the screens ahead, on a pool's thread, while a person still types their password."""
    import ui.audit.audit_page
    import ui.home.home_page
    import ui.home.places_page
    import ui.home.requests_home
    import ui.kyc.kyc_page
    import ui.kyc.rescreen_page
    import ui.ledger.ledger_page
    import ui.ledger.watch_page
    import ui.reconcile.check_outs_page
    import ui.rights.requests_page
    import ui.screening.screening_page
    import ui.staff.approvals_page
    import ui.staff.keys_page
    import ui.staff.people_page  # noqa: F401
