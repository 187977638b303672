"""SQL of looking for somebody who is no customer.

Boundary: functions over a Session; a guard function looks and counts, and row security decides what is seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from backoffice.retention.identifiers import Patterns
from backoffice.rights.seeking_tables import SoughtPlaceRow


def sought(session: Session, request: UUID) -> Sequence[SoughtPlaceRow]:
    wanted = select(SoughtPlaceRow).where(SoughtPlaceRow.request_id == request).order_by(SoughtPlaceRow.place)
    return session.execute(wanted, execution_options={"populate_existing": True}).scalars().all()


def places(session: Session) -> tuple[tuple[str, int], ...]:
    """Every place there is to look at, with its table's size in bytes."""
    rows = session.execute(text("select place, size from rights.sought_places() order by place"))
    return tuple((row.place, row.size) for row in rows)


def seek(session: Session, request: UUID, place: str, wanted: Patterns) -> int:
    """How many rows of a place name them."""
    session.execute(text("set local statement_timeout = 0"))
    asked = text("select rights.seek(:which, :place, :whole, :all_of, :all_folded)")
    given = {"which": request, "place": place, "whole": list(wanted.whole), "all_of": list(wanted.all_of)}
    return int(session.execute(asked, {**given, "all_folded": list(wanted.all_folded)}).scalar_one())
