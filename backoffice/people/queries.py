"""SQL of the people area.

Boundary: functions over a Session; row security decides what is seen.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from sqlalchemy import insert, select, text
from sqlalchemy.orm import Session

from backoffice.people.tables import (
    ConsentRow,
    CustomerRow,
    IdentityRow,
    ObjectionRow,
    ParticularsRow,
    RestrictionRow,
    SearchRow,
)

_SEARCH = text("select people.search(:kind, cast(:asked as text[]), :keyed, :at_most)")


def customer(session: Session, customer_id: UUID) -> CustomerRow | None:
    return session.get(CustomerRow, customer_id)


def identity(session: Session, customer_id: UUID) -> IdentityRow | None:
    """None where the reader's row security hides who the customer is."""
    return session.get(IdentityRow, customer_id)


def particulars(session: Session, customer_id: UUID) -> ParticularsRow | None:
    """None where the reader's row security hides them."""
    return session.get(ParticularsRow, customer_id)


def search(session: Session, kind: str, asked: Sequence[str], keyed: bytes | None, limit: int) -> UUID:
    """Look for customers, enter it, and say under which id the found ones show once this is committed."""
    given = {"kind": kind, "asked": list(asked), "keyed": keyed, "at_most": limit}
    return UUID(str(session.execute(_SEARCH, given).scalar_one()))


def searched(session: Session, search_id: UUID) -> SearchRow | None:
    """None for another person's search, one of more than a minute ago, or one not committed yet."""
    return session.get(SearchRow, search_id)


def consents(session: Session, customer_id: UUID) -> Sequence[ConsentRow]:
    """Every act of this customer, oldest first."""
    wanted = select(ConsentRow).where(ConsentRow.customer_id == customer_id).order_by(ConsentRow.number)
    return session.execute(wanted).scalars().all()


def add_consent(session: Session, values: Mapping[str, object]) -> None:
    """Add an act without reading anything of it back."""
    session.execute(insert(ConsentRow).inline().values(**values))


def restrictions(session: Session, customer_id: UUID) -> Sequence[RestrictionRow]:
    wanted = select(RestrictionRow).where(RestrictionRow.customer_id == customer_id)
    return session.execute(wanted.order_by(RestrictionRow.set_at.desc())).scalars().all()


def restrict(session: Session, which: UUID, request: UUID, ground: str, duties: Sequence[str]) -> None:
    session.execute(
        text("select people.restrict(:which, :request, :ground, cast(:duties as text[]))"),
        {"which": which, "request": request, "ground": ground, "duties": list(duties)},
    )


def lift_restriction(session: Session, which: UUID) -> None:
    session.execute(text("select people.lift_restriction(:which)"), {"which": which})


def is_restricted(session: Session, customer_id: UUID) -> bool:
    return bool(session.execute(text("select people.is_restricted(:which)"), {"which": customer_id}).scalar_one())


def objections(session: Session, customer_id: UUID) -> Sequence[ObjectionRow]:
    return session.execute(select(ObjectionRow).where(ObjectionRow.customer_id == customer_id)).scalars().all()


def is_stopped(session: Session, customer_id: UUID, purpose: str) -> bool:
    told = session.execute(text("select people.is_stopped(:which, :what)"), {"which": customer_id, "what": purpose})
    return bool(told.scalar_one())


def assess_objection(session: Session, which: UUID, outcome: str, ground: str | None, body: bytes) -> None:
    given = {"which": which, "outcome": outcome, "ground": ground, "body": body}
    session.execute(text("select people.assess_objection(:which, :outcome, :ground, :body)"), given)
    session.expire_all()


def is_frozen(session: Session, customer_id: UUID) -> bool:
    still = text(
        "select exists (select from people.account_freeze f where f.customer_id = :which and lifted_at is null)"
    )
    return bool(session.execute(still, {"which": customer_id}).scalar_one())


def standing_still(session: Session, customers: Collection[UUID]) -> tuple[set[UUID], set[UUID]]:
    """Which of these are frozen, and which are restricted."""
    row = session.execute(
        text("""
            select array(select f.customer_id from people.account_freeze f
                          where f.customer_id = any (:these) and f.lifted_at is null) as frozen,
                   people.restricted_among(:these) as restricted
        """),
        {"these": list(customers)},
    ).one()
    return set(row.frozen), set(row.restricted)


def is_hidden(session: Session, customer_id: UUID) -> bool:
    told = session.execute(text("select :which = any (people.hidden_from_me())"), {"which": customer_id})
    return bool(told.scalar_one())
