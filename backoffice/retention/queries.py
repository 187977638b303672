"""SQL of erasures.

Boundary: functions over a Session; guard functions decide, count and carry out.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from backoffice.retention.identifiers import Patterns
from backoffice.retention.tables import ErasureRow, FindingRow, HoldRow, RuleRow


def rules(session: Session) -> Sequence[RuleRow]:
    return session.execute(select(RuleRow).order_by(RuleRow.position)).scalars().all()


def preview(session: Session, customer: UUID, minor: bool) -> dict[str, Any]:
    asked = text("select retention.preview(:customer, :minor)")
    told: dict[str, Any] = session.execute(asked, {"customer": customer, "minor": minor}).scalar_one()
    return told


def erase(session: Session, which: UUID, proposal: UUID) -> datetime:
    asked = text("select retention.erase(:which, :proposal)")
    at: datetime = session.execute(asked, {"which": which, "proposal": proposal}).scalar_one()
    return at


def erasure(session: Session, which: UUID) -> ErasureRow | None:
    return session.get(ErasureRow, which)


def last_erasure(session: Session, customer: UUID) -> ErasureRow | None:
    wanted = select(ErasureRow).where(ErasureRow.customer_id == customer).order_by(ErasureRow.erased_at.desc()).limit(1)
    return session.execute(wanted).scalar_one_or_none()


def findings(session: Session, which: UUID) -> Sequence[FindingRow]:
    wanted = select(FindingRow).where(FindingRow.erasure_id == which)
    return session.execute(wanted.order_by(FindingRow.table_name, FindingRow.column_name)).scalars().all()


def holds(session: Session, customer: UUID) -> Sequence[HoldRow]:
    wanted = select(HoldRow).where(HoldRow.customer_id == customer)
    return session.execute(wanted.order_by(HoldRow.set_at.desc())).scalars().all()


def set_hold(session: Session, which: UUID, customer: UUID, reason: str, reference: str) -> None:
    asked = text("select retention.set_hold(:which, :customer, :reason, :reference)")
    session.execute(asked, {"which": which, "customer": customer, "reason": reason, "reference": reference})


def propose_release(session: Session, which: UUID) -> UUID:
    told = session.execute(text("select retention.propose_release(:which)"), {"which": which}).scalar_one()
    return UUID(str(told))


def close_account(session: Session, customer: UUID) -> datetime:
    asked = text("select retention.close_account(:customer)")
    at: datetime = session.execute(asked, {"customer": customer}).scalar_one()
    return at


def places(session: Session) -> tuple[tuple[str, int], ...]:
    """Every table that holds words, with its size in bytes."""
    return tuple((row.table_name, row.size) for row in session.execute(text("select * from retention.places()")))


def find(session: Session, which: UUID, round_: UUID, place: str, patterns: Patterns) -> int:
    session.execute(text("set local statement_timeout = 0"))
    asked = text("select retention.find(:which, :round, :place, :whole, :all_of, :all_folded, :near)")
    found = session.execute(
        asked,
        {
            "which": which,
            "round": round_,
            "place": place,
            "whole": list(patterns.whole),
            "all_of": list(patterns.all_of),
            "all_folded": list(patterns.all_folded),
            "near": list(patterns.near),
        },
    )
    return int(found.scalar_one())


def end_search(session: Session, which: UUID, round_: UUID) -> datetime:
    asked = text("select retention.end_search(:which, :round)")
    at: datetime = session.execute(asked, {"which": which, "round": round_}).scalar_one()
    return at


def explain(session: Session, which: UUID, table: str, column: str, reason: str) -> None:
    asked = text("select retention.explain(:which, :table, :column, :reason)")
    session.execute(asked, {"which": which, "table": table, "column": column, "reason": reason})
