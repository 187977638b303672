"""The sample firm's escalated cases, at every age of the 24 hours, some of them already worked on.

Boundary: drawn in processes of their own, loaded by COPY on the keeper's connection. K-07, K-08.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection, text

from backoffice.kyc.rules import PictureKind
from backoffice.sample import rows
from backoffice.sample.attempts import Picture, draw_case, escalated
from backoffice.sample.decisions import load_decision, worked
from backoffice.sample.people import person
from backoffice.vault.bulk import BulkSealer

CASES = 240
_STRIDE = 8
_LATE = (timedelta(hours=2, minutes=11), timedelta(minutes=42), timedelta(minutes=4))

Drawn = tuple[tuple[Picture, ...], ...]


def has_case(index: int) -> bool:
    """Whether customer number `index` is one of those who were handed to a person."""
    return index % _STRIDE == 3 and index < CASES * _STRIDE


def customer_id(seed: int, index: int) -> UUID:
    return rows.made_id("customer", seed, index)


def begin_drawing(drawers: ProcessPoolExecutor, seed: int, now: datetime) -> Iterator[Drawn]:
    """All cases' pictures in the order of `load_cases`; drawing begins at once, whatever else is loaded meanwhile."""
    places = [(seed, index, place, now.date()) for place, index in enumerate(_indexes())]
    return drawers.map(_drawn, *zip(*places, strict=True), chunksize=4)


def load_cases(
    connection: Connection, drawn: Iterator[Drawn], sealer: BulkSealer, seed: int, now: datetime
) -> Iterator[float]:
    """Load all cases as they are drawn, oldest first so that numbers rise with time; yields the part done."""
    # What was decided before this house began is loaded as it stands: the guards watch over what happens in it.
    connection.execute(text("set local session_replication_role = replica"))
    for place, (index, pictures) in enumerate(zip(_indexes(), drawn, strict=True)):
        _load(connection, sealer, seed, index, place, now, pictures)
        yield (place + 1) / CASES
    connection.execute(text("set local session_replication_role = origin"))


def _indexes() -> list[int]:
    return [index for index in range(CASES * _STRIDE) if has_case(index)]


def _drawn(seed: int, index: int, place: int, on: date) -> Drawn:
    return draw_case(seed, index, place, on=on)


def _load(
    connection: Connection, sealer: BulkSealer, seed: int, index: int, place: int, now: datetime, pictures: Drawn
) -> None:
    customer, case_id = customer_id(seed, index), rows.made_id("case", seed, index)
    handed_over_at = now - _age(place)
    drafts = escalated(seed, person(seed, index, on=now.date()), place, on=now.date())
    papers = tuple(
        rows.AttemptFacts(
            provider=draft.provider,
            reference=draft.reference,
            device=draft.device,
            submitted_at=handed_over_at - draft.before,
            checks=draft.checks,
            card=draft.extracted,
            pictures=tuple(
                rows.PictureFacts(PictureKind(each.kind), each.width, each.height, each.content) for each in drawn
            ),
        )
        for draft, drawn in zip(drafts, pictures, strict=True)
    )
    done = worked(place, case_id, handed_over_at, now)
    row = rows.case(case_id, customer, papers, handed_over_at)
    if done:
        row = {**row, **done.case_fields()}
    rows.load_case(connection, sealer, customer, row, papers)
    if done:
        load_decision(connection, sealer, customer, done)


def _age(place: int) -> timedelta:
    """How long ago the case at `place` was handed over: a few too long ago, then evenly down to a few minutes."""
    if place < len(_LATE):
        return timedelta(hours=24) + _LATE[place]
    return timedelta(hours=24) * (CASES - place - 0.6) / (CASES - len(_LATE))
