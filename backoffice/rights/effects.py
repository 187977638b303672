"""What was really done by what takes effect at once: restricted and lifted, stopped, taken back; when and by whom.

Boundary: reads what the acts themselves left behind, never what the letter asks for. R-04, R-06, R-07.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from backoffice.desk import ReadWork
from backoffice.people.consents import Said, consents_of
from backoffice.people.restriction import restrictions_of
from backoffice.people.rules import Objection
from backoffice.rights import course, queries, withdrawing
from backoffice.rights.erasing_acts import erasing_acts
from backoffice.rights.rules import Right
from backoffice.rights.tables import RequestRow
from backoffice.rights.views import Done, Effect


def effects_of(work: ReadWork, row: RequestRow, objections: Sequence[Objection]) -> tuple[Effect, ...]:
    """What this request brought about, oldest first; nothing where nobody of ours asks."""
    if row.customer_id is None:
        return ()
    return tuple(sorted(_found(work, row, objections), key=lambda each: each.at))


def is_consent_left(work: ReadWork, row: RequestRow) -> bool:
    """Whether a withdrawal has still to take something back: a consent that it names stands, given before it came; or,
    where it names none, any stands and none was taken back for it.
    """
    if row.customer_id is None or row.right != Right.WITHDRAWAL:
        return False
    standing = [each for each in consents_of(work, row.customer_id) if each.stands]
    if row.takes_back is None:
        return bool(standing) and not withdrawing.taken_back(work, row)
    letter = queries.letter(work.session, row.letter_id)
    assert letter is not None
    return any(
        each.purpose.value in row.takes_back
        and all(act.done_at <= letter.recorded_at for act in each.history if act.said is Said.GIVEN)
        for each in standing
    )


def _found(work: ReadWork, row: RequestRow, objections: Sequence[Objection]) -> Iterator[Effect]:
    assert row.customer_id is not None
    zone = course.zone_of(work, row)
    made = partial(_effect, zone)
    yield from erasing_acts(work, row, zone)
    for each in restrictions_of(work, row.customer_id):
        if each.request == row.id:
            yield made(Done.RESTRICTED, each.set_at, each.set_by)
            if each.lifted_at is not None:
                yield made(Done.LIFTED, each.lifted_at, each.lifted_by)
        elif row.right == Right.RESTRICTION and each.lifted_at is None and row.ended_at is None:
            # Another request of theirs has withheld the data already.
            yield made(Done.RESTRICTED, each.set_at, each.set_by)
    for objection in objections:
        if objection.request == row.id:
            yield made(Done.STOPPED, objection.objected_at, objection.recorded_by)
    for _, act in withdrawing.taken_back(work, row):
        yield made(Done.TAKEN_BACK, act.done_at, act.done_by)


def _effect(zone: ZoneInfo, done: Done, at: datetime, by: str) -> Effect:
    return Effect(done, at, by, at.astimezone(zone).date())
