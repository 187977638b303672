"""What was really done by what takes effect at once: restricted and lifted, stopped, taken back; when and by whom.

Boundary: reads what the acts themselves left behind, never what the letter asks for. R-04, R-06, R-07.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from backoffice.desk import ReadWork
from backoffice.people.consents import Said, consents_of
from backoffice.people.restriction import restrictions_of
from backoffice.people.rules import Objection
from backoffice.rights.tables import RequestRow
from backoffice.rights.views import Done, Effect


def effects_of(work: ReadWork, row: RequestRow, objections: Sequence[Objection]) -> tuple[Effect, ...]:
    """What this request brought about, oldest first; nothing where nobody of ours asks."""
    if row.customer_id is None:
        return ()
    return tuple(sorted(_found(work, row, objections), key=lambda each: each.at))


def _found(work: ReadWork, row: RequestRow, objections: Sequence[Objection]) -> Iterator[Effect]:
    assert row.customer_id is not None
    for each in restrictions_of(work, row.customer_id):
        if each.request == row.id:
            yield Effect(Done.RESTRICTED, each.set_at, each.set_by)
            if each.lifted_at is not None:
                yield Effect(Done.LIFTED, each.lifted_at, each.lifted_by)
    for objection in objections:
        if objection.request == row.id:
            yield Effect(Done.STOPPED, objection.objected_at, objection.recorded_by)
    for consent in consents_of(work, row.customer_id):
        for act in consent.history:
            if act.request == row.id and act.said is Said.WITHDRAWN:
                yield Effect(Done.TAKEN_BACK, act.done_at, act.done_by)
