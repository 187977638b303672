"""SQL: which open requests take effect on receipt and have not yet, so that they are today's work before all others.

Boundary: expressions over the tables, as `effects` reads them row by row. R-04, R-06, R-07.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, false, func, not_, or_, select
from sqlalchemy.orm import Session, aliased

from backoffice.people.tables import ConsentRow, ObjectionRow, RestrictionRow
from backoffice.rights.rules import Right, State
from backoffice.rights.tables import LetterRow, RequestRow


def is_undone() -> ColumnElement[bool]:
    """Asked by a customer of ours, and not restricted, stopped or taken back yet though it could be."""
    restricted = select(RestrictionRow.id).where(
        RestrictionRow.customer_id == RequestRow.customer_id,
        or_(RestrictionRow.request_id == RequestRow.id, RestrictionRow.lifted_at.is_(None)),
    )
    stopped = select(ObjectionRow.id).where(ObjectionRow.request_id == RequestRow.id)
    beside, newer = aliased(RequestRow), aliased(ConsentRow)
    received = (
        select(LetterRow.recorded_at)
        .where(LetterRow.id == RequestRow.letter_id)
        .correlate(RequestRow)
        .scalar_subquery()
    )
    of_letter = select(beside.id).where(beside.letter_id == RequestRow.letter_id).correlate(RequestRow)
    taken_back = select(ConsentRow.id).where(
        ConsentRow.customer_id == RequestRow.customer_id,
        ConsentRow.act == "withdrawn",
        or_(
            and_(ConsentRow.request_id.is_(None), ConsentRow.done_at >= received), ConsentRow.request_id.in_(of_letter)
        ),
    )
    later = select(newer.id).where(
        newer.customer_id == ConsentRow.customer_id,
        newer.purpose == ConsentRow.purpose,
        newer.number > ConsentRow.number,
    )
    stands = select(ConsentRow.id).where(
        ConsentRow.customer_id == RequestRow.customer_id, ConsentRow.act == "given", not_(later.exists())
    )
    asks = and_(RequestRow.state == State.OPEN.value, RequestRow.customer_id.is_not(None))
    return case(
        (not_(asks), false()),
        (RequestRow.right == Right.RESTRICTION.value, not_(restricted.exists())),
        (RequestRow.right == Right.OBJECTION.value, not_(stopped.exists())),
        (
            RequestRow.right == Right.WITHDRAWAL.value,
            or_(
                and_(RequestRow.takes_back.is_(None), stands.exists(), not_(taken_back.exists())),
                stands.where(
                    ConsentRow.purpose == func.any(RequestRow.takes_back), ConsentRow.done_at <= received
                ).exists(),
            ),
        ),
        else_=false(),
    )


def rank(today: date) -> ColumnElement[int]:
    """The order of a list, as `views.Line.rank` has it."""
    return case((RequestRow.operative_on <= today, 0), (is_undone(), 1), else_=2)


def among(session: Session, requests: Sequence[UUID]) -> frozenset[UUID]:
    """Those of the requests."""
    return frozenset(session.execute(select(RequestRow.id).where(RequestRow.id.in_(requests), is_undone())).scalars())


def count(session: Session) -> int:
    """How many of all that are open."""
    wanted = select(func.count()).select_from(RequestRow).where(RequestRow.ended_at.is_(None), is_undone())
    return int(session.execute(wanted).scalar_one())
