"""SQL of the KYC area: lists by keyset, claims that skip what another is claiming, one case's rows.

Boundary: functions over a Session; row security decides what is seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, func, or_, select, text, tuple_
from sqlalchemy.orm import Session

from backoffice.kyc.rules import CaseState, Level
from backoffice.kyc.tables import AttemptRow, CaseRow, CheckRow, DecisionRow, NoteRow, PictureRow
from backoffice.people.tables import CustomerRow, IdentityRow

# The name where the reader has the case, its masked form otherwise.
_NAME = func.coalesce(IdentityRow.legal_name, CustomerRow.masked_name).label("name")
_LINE = (
    CaseRow.id,
    CaseRow.number,
    _NAME,
    CustomerRow.country,
    CaseRow.headline,
    CaseRow.handed_over_at,
    CaseRow.due_at,
    CaseRow.claimed_by,
    CaseRow.claimed_until,
    CaseRow.level,
    CaseRow.state,
    CaseRow.outcome,
    CaseRow.told_at,
)

# A case has seldom more acts than this, so that many of the latest acts hold enough decided cases.
_ACTS_A_CASE = 4

_TODAY = text("""
    with waiting as (
        select due_at, row_number() over (order by due_at) as place
          from kyc."case" where state = 'waiting'
    ), pace as (
        select count(*) as done from kyc.decision where act = 'verdict' and decided_at > :now - interval '3 hours'
    )
    select width_bucket(extract(epoch from waiting.due_at - :now)::float8 / 3600, 0, 24, 24) as hour,
           count(*) as cases,
           count(*) filter (
               where pace.done > 2 and waiting.due_at between :now and :now + interval '4 hours'
                 and waiting.due_at < :now + waiting.place * interval '3 hours' / pace.done
           ) as missed
      from waiting cross join pace
     group by 1
""")

_MY_DAY = text("""
    select count(*) filter (where mine.act = 'verdict') as decided,
           percentile_cont(0.5) within group (order by extract(epoch from mine.decided_at - mine.began_at))
               filter (where mine.act = 'verdict' and mine.began_at is not null) as middle_seconds
      from kyc.decision mine
     where mine.decided_by = :actor and mine.decided_at >= :since
       and not exists (
           select from kyc.decision back
            where back.case_id = mine.case_id and back.refers_to = mine.id and back.act = 'withdrawal'
       )
""")


def _lines() -> Select[*tuple[Any, ...]]:
    return (
        select(*_LINE)
        .join(CustomerRow, CustomerRow.id == CaseRow.customer_id)
        .outerjoin(IdentityRow, IdentityRow.customer_id == CaseRow.customer_id)
    )


def lines_in(session: Session, state: CaseState, after: tuple[datetime, UUID] | None, limit: int) -> Sequence[Row[Any]]:
    """A page of an open list by time left, from behind `after`."""
    page = _lines().where(CaseRow.state == text(f"'{state.value}'"))
    if after is not None:
        page = page.where(tuple_(CaseRow.due_at, CaseRow.id) > tuple_(*after))
    return session.execute(page.order_by(CaseRow.due_at, CaseRow.id).limit(limit)).all()


def lines_decided(session: Session, limit: int) -> Sequence[Row[Any]]:
    """The cases decided last, newest first."""
    latest = (
        select(DecisionRow.case_id, DecisionRow.decided_at)
        .order_by(DecisionRow.decided_at.desc())
        .limit(limit * _ACTS_A_CASE)
        .subquery()
    )
    newest = select(latest.c.case_id, func.max(latest.c.decided_at).label("at")).group_by(latest.c.case_id).subquery()
    page = _lines().add_columns(newest.c.at.label("decided_at"))
    page = page.join(newest, newest.c.case_id == CaseRow.id).where(CaseRow.state == "decided")
    return session.execute(page.order_by(newest.c.at.desc()).limit(limit)).all()


def lines_of(session: Session, customers: Sequence[UUID]) -> Sequence[Row[Any]]:
    """Each customer with the newest of their cases, if any."""
    newest = (
        select(CaseRow.id.label("case"), CaseRow.number, CaseRow.state, CaseRow.due_at)
        .where(CaseRow.customer_id == CustomerRow.id)
        .order_by(CaseRow.handed_over_at.desc())
        .limit(1)
        .lateral()
    )
    found = (
        select(CustomerRow.id.label("customer"), _NAME, CustomerRow.country, newest)
        .outerjoin(IdentityRow, IdentityRow.customer_id == CustomerRow.id)
        .outerjoin(newest, text("true"))
        .where(CustomerRow.id.in_(customers))
        .order_by(newest.c.due_at.asc().nulls_last(), CustomerRow.masked_name)
    )
    return session.execute(found).all()


def customer_of_number(session: Session, number: int) -> UUID | None:
    return session.execute(select(CaseRow.customer_id).where(CaseRow.number == number)).scalar_one_or_none()


def counts(session: Session) -> dict[str, int]:
    """Open cases by state."""
    open_cases = select(CaseRow.state, func.count().label("cases")).where(CaseRow.state != text("'decided'"))
    return {row.state: row.cases for row in session.execute(open_cases.group_by(CaseRow.state))}


def hours_left(session: Session, now: datetime) -> Sequence[Row[Any]]:
    """Waiting cases by whole hours left (0 for late), and how many of each the present pace will miss."""
    return session.execute(_TODAY, {"now": now}).all()


def my_day(session: Session, actor: str, since: datetime) -> Row[Any]:
    return session.execute(_MY_DAY, {"actor": actor, "since": since}).one()


def taken_back(session: Session, actor: str, since: datetime) -> int:
    """Verdicts of `actor` that a second person disagreed with since then."""
    mine = select(DecisionRow.id).where(DecisionRow.decided_by == actor)
    against = select(func.count()).where(
        DecisionRow.act == "second_no", DecisionRow.decided_at >= since, DecisionRow.refers_to.in_(mine)
    )
    return session.execute(against).scalar_one()


def awaiting_second_of(session: Session, actor: str) -> int:
    waiting = (
        select(func.count())
        .select_from(CaseRow)
        .join(DecisionRow, DecisionRow.id == CaseRow.last_decision)
        .where(CaseRow.state == "second_review", DecisionRow.decided_by == actor)
    )
    return session.execute(waiting).scalar_one()


def lock_next_unclaimed(session: Session, levels: Sequence[Level], now: datetime) -> CaseRow | None:
    """The most urgent waiting case that nobody holds, locked; one being claimed elsewhere is skipped (K-07)."""
    free = (
        select(CaseRow)
        .where(
            CaseRow.state == text("'waiting'"),
            CaseRow.level.in_([level.value for level in levels]),
            or_(CaseRow.claimed_by.is_(None), CaseRow.claimed_until <= now),
        )
        .order_by(CaseRow.due_at, CaseRow.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    return session.execute(free).scalars().one_or_none()


def lock_left_behind(
    session: Session, actor: str, levels: Sequence[Level], now: datetime, beside: Sequence[UUID]
) -> CaseRow | None:
    """The most urgent waiting case that `actor` still holds and that is none of `beside`, locked."""
    held = (
        select(CaseRow)
        .where(
            CaseRow.state == text("'waiting'"),
            CaseRow.level.in_([level.value for level in levels]),
            CaseRow.claimed_by == actor,
            CaseRow.claimed_until > now,
            CaseRow.id.not_in(beside),
        )
        .order_by(CaseRow.due_at, CaseRow.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    return session.execute(held).scalars().one_or_none()


def waiting_for_a_lead(session: Session) -> int:
    """Escalated cases that wait."""
    escalated = select(func.count()).where(CaseRow.state == text("'waiting'"), CaseRow.level == Level.LEAD.value)
    return session.execute(escalated).scalar_one()


def lock_case(session: Session, case_id: UUID) -> CaseRow | None:
    """A waiting case that is free or the actor's own, locked as it stands now; None for any other."""
    return session.execute(select(CaseRow).where(CaseRow.id == case_id).with_for_update()).scalars().one_or_none()


def case(session: Session, case_id: UUID) -> CaseRow | None:
    return session.get(CaseRow, case_id)


def decided_among(session: Session, cases: Sequence[UUID]) -> Sequence[UUID]:
    wanted = select(CaseRow.id).where(CaseRow.id.in_(cases), CaseRow.state == CaseState.DECIDED.value)
    return session.execute(wanted).scalars().all()


def cases_before(session: Session, row: CaseRow) -> int:
    earlier = select(func.count()).where(
        CaseRow.customer_id == row.customer_id, CaseRow.handed_over_at < row.handed_over_at
    )
    return session.execute(earlier).scalar_one()


def attempts(session: Session, case_id: UUID) -> Sequence[AttemptRow]:
    """The attempts the reader may see: none for a case they neither hold nor decided."""
    return (
        session.execute(select(AttemptRow).where(AttemptRow.case_id == case_id).order_by(AttemptRow.ordinal))
        .scalars()
        .all()
    )


def checks(session: Session, attempt_ids: Sequence[UUID]) -> Sequence[CheckRow]:
    wanted = (
        select(CheckRow).where(CheckRow.attempt_id.in_(attempt_ids)).order_by(CheckRow.attempt_id, CheckRow.position)
    )
    return session.execute(wanted).scalars().all()


def picture_refs(session: Session, case_id: UUID) -> Sequence[Row[*tuple[Any, ...]]]:
    """Pictures without their bytes."""
    wanted = select(
        PictureRow.id, PictureRow.ordinal, PictureRow.kind, PictureRow.width, PictureRow.height, PictureRow.sha256,
        PictureRow.added_at,
    ).where(PictureRow.case_id == case_id)  # fmt: skip
    return session.execute(wanted.order_by(PictureRow.ordinal, PictureRow.added_at, PictureRow.id)).all()


def pictures(session: Session, case_id: UUID, ordinal: int | None) -> Sequence[PictureRow]:
    wanted = select(PictureRow).where(PictureRow.case_id == case_id)
    if ordinal is not None:
        wanted = wanted.where(PictureRow.ordinal == ordinal)
    return session.execute(wanted.order_by(PictureRow.ordinal, PictureRow.id)).scalars().all()


def decisions(session: Session, case_id: UUID) -> Sequence[tuple[DecisionRow, NoteRow | None]]:
    """All acts on a case in order, each with its sealed note."""
    wanted = (
        select(DecisionRow, NoteRow)
        .outerjoin(NoteRow, NoteRow.decision_id == DecisionRow.id)
        .where(DecisionRow.case_id == case_id)
        .order_by(DecisionRow.decided_at, DecisionRow.case_version)
    )
    return [(decision, note) for decision, note in session.execute(wanted)]


def may_open(session: Session, case_id: UUID) -> bool:
    """Whether the case is a ground for its papers to the reader now."""
    return bool(session.execute(text("select kyc.may_open(:case)"), {"case": case_id}).scalar_one())


def note_shown(session: Session, case_id: UUID) -> int:
    return int(session.execute(text("select kyc.note_shown(:case)"), {"case": case_id}).scalar_one())


def decision(session: Session, decision_id: UUID) -> DecisionRow | None:
    return session.get(DecisionRow, decision_id)


def document_arrived(session: Session, case_id: UUID, version: int) -> int:
    """Move the case back to the waiting ones; its new version."""
    moved = text("select kyc.document_arrived(:case, :version)")
    return int(session.execute(moved, {"case": case_id, "version": version}).scalar_one())
