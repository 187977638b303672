"""SQL of the people area.

Boundary: functions over a Session; row security decides what is seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from backoffice.people.tables import CustomerRow, NameTokenRow

_AFTER_EVERY_LETTER = "\U0010ffff"


def customer(session: Session, customer_id: UUID) -> CustomerRow | None:
    return session.get(CustomerRow, customer_id)


def named(session: Session, tokens: Iterable[str], limit: int) -> Sequence[UUID]:
    """Ids of customers each of whose names has a word beginning with each of `tokens`, as index ranges."""
    wanted = select(CustomerRow.id)
    for token in tokens:
        wanted = wanted.where(
            CustomerRow.id.in_(
                select(NameTokenRow.customer_id).where(
                    NameTokenRow.token >= token, NameTokenRow.token < token + _AFTER_EVERY_LETTER
                )
            )
        )
    return session.execute(wanted.limit(limit)).scalars().all()


def with_email(session: Session, begins: str, limit: int) -> Sequence[UUID]:
    wanted = select(CustomerRow.id).where(CustomerRow.email >= begins, CustomerRow.email < begins + _AFTER_EVERY_LETTER)
    return session.execute(wanted.limit(limit)).scalars().all()
