"""What was done towards an erasure and about legal holds: proposed, agreed to, carried out, searched; held, released.

Boundary: reads what the acts themselves left behind; figures and codes, no words about a customer. R-03, D-10.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

from backoffice.desk import ReadWork
from backoffice.retention import service as retention
from backoffice.retention.rules import Erasure, Hold
from backoffice.rights.tables import RequestRow
from backoffice.rights.views import Done, Effect
from backoffice.staff import seconding
from backoffice.staff.rules import Action
from backoffice.staff.views import Proposal, ProposalState

# When a proposal is taken back is entered in the trail alone.
_ANSWERED = {
    ProposalState.APPROVED: True,
    ProposalState.USED: True,
    ProposalState.EXPIRED: True,
    ProposalState.REFUSED: False,
}


def erasing_acts(work: ReadWork, row: RequestRow, zone: ZoneInfo) -> Iterator[Effect]:
    """What this request's erasure came to, and the holds in force while the request was open."""
    customer = row.customer_id
    if customer is None:
        return
    asked = str(row.id)
    for each in seconding.proposals_about(work, Action.RIGHTS_ERASE, customer):
        if each.facts.get("request") == asked:
            yield from _proposed(each, zone, Done.ERASURE_PROPOSED, Done.ERASURE_AGREED, Done.ERASURE_REFUSED)
    done = retention.last_erasure(work, customer)
    if done is not None and done.request == row.id:
        yield from _erased(done, zone)
    yield from _held(work, customer, row, zone)


def _proposed(told: Proposal, zone: ZoneInfo, made: Done, agreed: Done | None, refused: Done) -> Iterator[Effect]:
    back = told.state is ProposalState.WITHDRAWN
    counts = tuple(int(str(told.facts[key])) for key in ("goes", "kept") if key in told.facts)
    yield _act(zone, made, told.proposed_at, told.proposed_by, counts=counts, taken_back=back)
    answer = _ANSWERED.get(told.state)
    if answer is None or told.decided_at is None or told.decided_by is None:
        return
    kind = agreed if answer else refused
    if kind is not None:
        yield _act(zone, kind, told.decided_at, told.decided_by, note="" if answer else told.reason or "")


def _erased(done: Erasure, zone: ZoneInfo) -> Iterator[Effect]:
    act = partial(_act, zone)
    yield act(Done.ERASED, done.at, done.by, counts=(sum(line.goes for line in done.lines), done.keys))
    if done.searched_at is not None:
        yield act(Done.SEARCHED, done.searched_at, done.searched_by, counts=(len(done.findings),))
    if done.cleared_at is not None and done.cleared_at != done.searched_at:
        by = next((each.explained_by for each in done.findings if each.explained_by), done.searched_by)
        yield act(Done.CLEARED, done.cleared_at, by)


def _held(work: ReadWork, customer: UUID, row: RequestRow, zone: ZoneInfo) -> Iterator[Effect]:
    since = datetime.combine(row.received_on, datetime.min.time(), zone)
    shown = {
        str(each.id): each
        for each in retention.holds(work, customer)
        if (each.released_at is None or each.released_at >= since)
        and (row.ended_at is None or each.set_at <= row.ended_at)
    }
    for hold in shown.values():
        yield _act(zone, Done.HELD, hold.set_at, hold.set_by, hold=hold)
        if hold.released_at is not None and hold.released_by is not None:
            yield _act(zone, Done.RELEASED, hold.released_at, hold.released_by, hold=hold)
    if shown:
        for each in seconding.proposals_about(work, Action.RELEASE_HOLD, customer):
            if str(each.facts.get("hold")) in shown:
                yield from _proposed(each, zone, Done.RELEASE_PROPOSED, None, Done.RELEASE_REFUSED)


def _act(
    zone: ZoneInfo,
    done: Done,
    at: datetime,
    by: str,
    *,
    counts: tuple[int, ...] = (),
    note: str = "",
    taken_back: bool = False,
    hold: Hold | None = None,
) -> Effect:
    return Effect(done, at, by, at.astimezone(zone).date(), counts, note, taken_back, hold)
