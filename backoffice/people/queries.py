"""SQL of the people area.

Boundary: functions over a Session; row security decides what is seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from backoffice.people.tables import CustomerRow, IdentityRow, ParticularsRow

_NAMED = text("select people.named(:words, :at_most)")
_WITH_EMAIL = text("select people.with_email(:begins, :at_most)")


def customer(session: Session, customer_id: UUID) -> CustomerRow | None:
    return session.get(CustomerRow, customer_id)


def identity(session: Session, customer_id: UUID) -> IdentityRow | None:
    """None where the reader's row security hides who the customer is."""
    return session.get(IdentityRow, customer_id)


def particulars(session: Session, customer_id: UUID) -> ParticularsRow | None:
    """None where the reader's row security hides them."""
    return session.get(ParticularsRow, customer_id)


def named(session: Session, words: Sequence[str], limit: int) -> Sequence[UUID]:
    """Ids of customers whose names have, for each of `words`, a word beginning with it."""
    return session.execute(_NAMED, {"words": list(words), "at_most": limit}).scalars().all()


def with_email(session: Session, begins: str, limit: int) -> Sequence[UUID]:
    return session.execute(_WITH_EMAIL, {"begins": begins, "at_most": limit}).scalars().all()
