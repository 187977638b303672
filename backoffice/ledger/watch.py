"""The watch over flows: what the worker judges, and what finance does with the alerts.

Boundary: nothing is written but by guards in the database, which sum every alert's postings themselves. L-04, S-05.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from backoffice.desk import ReadWork, Work
from backoffice.ledger import watch_queries as queries
from backoffice.ledger.watch_patterns import judge
from backoffice.ledger.watch_policy import watch_policy
from backoffice.ledger.watch_rules import (
    LOOKS_BACK,
    AlertState,
    Customer,
    DismissedFor,
    Flow,
    HolderUnknown,
    Key,
    NoSuchAlert,
    Policy,
    Rule,
    Severity,
    Step,
)
from backoffice.ledger.watch_views import Alert, AlertList, AlertSheet, Done, Evidence, Frozen, Moved
from backoffice.people import service as people
from backoffice.screening.rules import check_words
from backoffice.screening.sealing import sealed_words
from backoffice.store.base import new_id

TRANSACTIONS_AT_ONCE = 50_000
CUSTOMERS_AT_ONCE = 100
ALERTS_AT_MOST = 1_000
EVIDENCE_AT_MOST = 500
_SHOWN_BEFORE = timedelta(days=90)
_SHOWN_AFTER = timedelta(days=30)
_FIRST_DAY = date(1, 1, 1) + LOOKS_BACK


class FreezeReason(StrEnum):
    FRAUD = "fraud"
    LAUNDERING = "laundering"
    AUTHORITY = "authority"
    OTHER = "other"


def begin(work: Work, policy: Policy | None = None) -> bool:
    """Judge by this policy from now on; whether it is the newest. A new version puts every customer on the list.

    Raises PolicyWithoutVersion where the numbers changed and the version did not.
    """
    mine = policy or watch_policy()
    return queries.begin(work.session, mine.version, mine.content) == mine.version


def read_on(work: Work, at_most: int = TRANSACTIONS_AT_ONCE) -> bool:
    """Look through the next new bookings for whose wallets they touched; whether more are left."""
    return queries.spread(work.session, at_most) > 0


def judge_next(work: Work, at_most: int = CUSTOMERS_AT_ONCE, policy: Policy | None = None) -> int:
    """Judge the next customers on the list, each over the rules' windows: how many they were.

    They leave the list in the same transaction, so that a killed worker loses nothing and a repeated one adds nothing.
    """
    mine = policy or watch_policy()
    due = queries.take_due(work.session, at_most)
    if due:
        scales = queries.scales(work.session)
        for customer in _customers(work, due, mine):
            for finding in judge(customer, mine, scales):
                queries.raise_alert(work.session, new_id(), customer.holder, mine.version, finding)
    return len(due)


def is_waiting(work: ReadWork) -> bool:
    """Whether anything is to be looked through or judged."""
    return any(queries.waiting(work.session))


def new_alerts(work: ReadWork) -> int:
    """How many alerts nobody has taken."""
    return queries.new_alerts(work.session)


def alerts(work: ReadWork) -> AlertList:
    """What is open, the most urgent first, and what is over, newest first; at most ALERTS_AT_MOST of each."""
    to_judge, to_read = queries.waiting(work.session)
    return AlertList(
        tuple(_alert(row) for row in queries.open_alerts(work.session, ALERTS_AT_MOST)),
        tuple(_alert(row) for row in queries.alerts_over(work.session, ALERTS_AT_MOST)),
        to_judge,
        to_read,
        queries.policy_version(work.session),
    )


def sheet(work: ReadWork, which: UUID, *, reads_books: bool = True) -> AlertSheet:
    """One alert with its postings and steps. Raises NoSuchAlert."""
    row = queries.alert(work.session, which)
    if row is None:
        raise NoSuchAlert(alert=str(which))
    alert, customer = _alert(row), people.customer_of(row.holder)
    frozen = queries.frozen(work.session, customer) if customer else None
    days: Sequence[Row[Any]] = ()
    if reads_books:
        since, until = alert.first_on - _SHOWN_BEFORE, alert.last_on + _SHOWN_AFTER
        days = queries.days(work.session, alert.holder, alert.asset, since, until)
    return AlertSheet(
        alert,
        tuple(
            Evidence(
                each.booked_on,
                each.transaction_id,
                each.seq,
                int(each.amount),
                each.kind,
                each.reference or "",
                each.path,
            )
            for each in queries.evidence(work.session, which, EVIDENCE_AT_MOST, bare=not reads_books)
        ),
        tuple(
            Done(
                each.at,
                each.actor,
                Step(each.act),
                DismissedFor(each.reason) if each.reason else None,
                each.words or "",
            )
            for each in queries.steps(work.session, which)
        ),
        Frozen(frozen.id, frozen.reason, frozen.frozen_by, frozen.frozen_at, frozen.lift_by or "") if frozen else None,
        tuple(Moved(each.booked_on, int(each.money_in), int(each.money_out), int(each.balance)) for each in days),
    )


def take(work: Work, which: UUID, version: int) -> int:
    """Look into an alert oneself, also into one that somebody else holds; its new version.

    Raises AlertMovedOn, NotAsItStands.
    """
    return queries.act(work.session, which, version, Step.TAKEN, None, "")


def put_back(work: Work, which: UUID, version: int) -> int:
    """Leave an alert to whoever comes next. Raises AlertMovedOn, NotAsItStands."""
    return queries.act(work.session, which, version, Step.PUT_BACK, None, "")


def dismiss(work: Work, which: UUID, version: int, reason: DismissedFor, words: str) -> int:
    """Nothing in it, for this reason. Raises ReasonNeeded, AlertMovedOn, NotAsItStands, WordsTooLong."""
    return queries.act(work.session, which, version, Step.DISMISSED, reason, words.strip())


def reopen(work: Work, which: UUID, version: int) -> int:
    """Take a dismissal back. Raises AlertMovedOn, NotAsItStands."""
    return queries.act(work.session, which, version, Step.REOPENED, None, "")


def note(work: Work, which: UUID, version: int, words: str) -> int:
    """Write something down about an alert. Raises ReasonNeeded, AlertMovedOn, WordsTooLong."""
    return queries.act(work.session, which, version, Step.NOTED, None, words.strip())


def ask_kyc(work: Work, which: UUID, version: int) -> int:
    """Ask KYC to look at the customer again; the alert is passed on.

    Raises HolderUnknown, AlertMovedOn, NotAsItStands.
    """
    return queries.pass_on(work.session, which, version, new_id(), None)


def refer(work: Work, which: UUID, version: int, words: str) -> int:
    """Tell the reporting officer; the alert is passed on, and says no more than that.

    Raises WordsNeeded, WordsTooLong, HolderUnknown, AlertMovedOn, NotAsItStands.
    """
    told = check_words(words, needed=True)
    customer, paper = _holder(work, which), new_id()
    sealed = sealed_words(work, told, row=paper, customer=customer)
    return queries.pass_on(work.session, which, version, paper, sealed)


def freeze(work: Work, which: UUID, reason: FreezeReason) -> None:
    """Let the account stand still at once. Raises HolderUnknown, NotOpen."""
    queries.freeze(work.session, which, new_id(), reason.value)


def propose_lift(work: Work, which: UUID) -> UUID:
    """Ask a lead to let the account of an alert's customer move again; the proposal's id.

    The freeze is lifted when a lead of finance who is somebody else agrees. Raises NotFrozen, HolderUnknown,
    AlreadyProposed.
    """
    return queries.propose_lift(work.session, _holder(work, which))


def _customers(work: Work, due: Sequence[Row[Any]], policy: Policy) -> list[Customer]:
    holders = [row.holder for row in due]
    # Nothing lies before the first days that can be looked back from.
    days = [max(row.since, _FIRST_DAY) for row in due]
    between = policy.rules[Rule.ROUND_TRIP].kinds if Rule.ROUND_TRIP in policy.rules else ()
    flows: dict[str, list[Flow]] = {holder: [] for holder in holders}
    for row in queries.flows(work.session, holders, days, LOOKS_BACK, between):
        key = Key(row.booked_on, row.transaction_id, row.seq)
        flows[row.holder].append(Flow(key, row.asset, int(row.amount), row.kind, row.other or ""))
    earlier = queries.earlier_on(work.session, holders, days, LOOKS_BACK)
    ids = {found: holder for holder in holders if (found := people.customer_of(holder)) is not None}
    strangers = queries.not_identified(work.session, list(ids))
    return [
        Customer(holder, since, tuple(flows[holder]), earlier.get(holder), holder not in strangers)
        for holder, since in zip(holders, days, strict=True)
    ]


def _holder(work: ReadWork, which: UUID) -> UUID:
    row = queries.alert(work.session, which)
    if row is None:
        raise NoSuchAlert(alert=str(which))
    customer = people.customer_of(row.holder)
    if customer is None:
        raise HolderUnknown(number=row.number)
    return customer


def _alert(row: Row[Any]) -> Alert:
    return Alert(
        id=row.id,
        number=row.number,
        rule=Rule(row.rule),
        holder=row.holder,
        asset=row.asset,
        scale=row.scale,
        severity=Severity(row.severity),
        policy_version=row.policy_version,
        figures=row.figures,
        postings=row.postings,
        money_in=int(row.money_in),
        money_out=int(row.money_out),
        least=int(row.least),
        most=int(row.most),
        first_on=row.first_on,
        last_on=row.last_on,
        state=AlertState(row.state),
        held_by=row.held_by,
        found_at=row.found_at,
        version=row.version,
    )
