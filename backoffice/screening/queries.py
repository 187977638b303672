"""SQL of suspicion files.

Boundary: functions over a Session; guard functions decide who may do what, row security what is seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, delete, func, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from backoffice.screening.tables import ActRow, DraftRow, EventRow, FileRow, ReferralRow, WordsRow

_REFER = text("select screening.refer(:which, :customer, :about_case, :kind, :sealed)")
_ACT = text("select screening.act(:which, :kind, :of_referral, :of_file, :seen, :on_day, :sealed)")
# What waits comes first, oldest first; then files at work; then what is over, newest first.
_LINES = text("""
    select r.id as target, r.customer_id, c.masked_name, c.country, r.referred_at as at, null::bigint as number,
           null::text as file_state, r.state as referral_state, r.category, r.referred_by, null::date as review_on,
           case r.state when 'new' then 0 else 3 end as place
      from screening.referral r join people.customer c on c.id = r.customer_id
     where r.state <> 'filed'
    union all
    select f.id, f.customer_id, c.masked_name, c.country, f.opened_at, f.number, f.state, null,
           (select category from screening.referral r where r.file_id = f.id order by referred_at limit 1), '',
           f.review_on, case f.state when 'open' then 1 when 'reported' then 2 else 3 end
      from screening.file f join people.customer c on c.id = f.customer_id
     order by place, at
     limit :at_most
""")


def refer(session: Session, which: UUID, customer: UUID, case: UUID | None, category: str, sealed: bytes) -> None:
    session.execute(
        _REFER, {"which": which, "customer": customer, "about_case": case, "kind": category, "sealed": sealed}
    )


def act(
    session: Session,
    which: UUID,
    kind: str,
    *,
    referral: UUID | None = None,
    file: UUID | None = None,
    seen: int | None = None,
    day: date | None = None,
    sealed: bytes | None = None,
) -> int:
    """The file's new version, 0 where there is no file."""
    arguments = {"which": which, "kind": kind, "of_referral": referral, "of_file": file, "seen": seen, "on_day": day}
    return int(session.execute(_ACT, {**arguments, "sealed": sealed}).scalar_one())


def lines(session: Session, limit: int) -> Sequence[Row[Any]]:
    return session.execute(_LINES, {"at_most": limit}).all()


def waiting(session: Session) -> int:
    found = session.execute(select(func.count()).select_from(ReferralRow).where(ReferralRow.state == "new"))
    return int(found.scalar_one())


def referral(session: Session, which: UUID) -> ReferralRow | None:
    return session.get(ReferralRow, which)


def file(session: Session, which: UUID) -> FileRow | None:
    return session.get(FileRow, which)


def open_file_of(session: Session, customer: UUID) -> FileRow | None:
    """The one file of a customer that is not closed."""
    wanted = select(FileRow).where(FileRow.customer_id == customer, FileRow.state != "closed")
    return session.execute(wanted).scalar_one_or_none()


def referrals_in(session: Session, file_id: UUID) -> Sequence[ReferralRow]:
    wanted = select(ReferralRow).where(ReferralRow.file_id == file_id).order_by(ReferralRow.referred_at)
    return session.execute(wanted).scalars().all()


def acts(session: Session, customer: UUID, *, file_id: UUID | None, referral_ids: Sequence[UUID]) -> Sequence[ActRow]:
    """What was done with a file of this customer and with its referrals, oldest first."""
    about = ActRow.referral_id.in_(referral_ids)
    wanted = select(ActRow).where(
        # The index is by customer.
        ActRow.customer_id == customer,
        about if file_id is None else about | (ActRow.file_id == file_id),
    )
    return session.execute(wanted.order_by(ActRow.done_at, ActRow.id)).scalars().all()


def words(session: Session, ids: Sequence[UUID]) -> dict[UUID, bytes]:
    """The sealed words of referrals and acts; none before access has been taken."""
    wanted = select(WordsRow.id, WordsRow.body).where(WordsRow.id.in_(ids))
    return {row.id: row.body for row in session.execute(wanted)}


def trail(session: Session, customer: UUID, limit: int) -> Sequence[EventRow]:
    """The newest entries about a customer, newest first."""
    wanted = select(EventRow).where(EventRow.subject == customer).order_by(EventRow.id.desc()).limit(limit)
    return session.execute(wanted).scalars().all()


def draft(session: Session, person: str, about: UUID) -> bytes | None:
    wanted = select(DraftRow.body).where(DraftRow.person == person, DraftRow.about == about)
    return session.execute(wanted).scalar_one_or_none()


def keep_draft(session: Session, person: str, about: UUID, customer: UUID, body: bytes, now: datetime) -> None:
    values = {"person": person, "about": about, "customer_id": customer, "body": body, "written_at": now}
    made = insert(DraftRow).values(**values)
    changed = {"body": made.excluded.body, "written_at": made.excluded.written_at}
    session.execute(made.on_conflict_do_update(index_elements=["person", "about"], set_=changed))


def drop_draft(session: Session, person: str, about: UUID) -> None:
    session.execute(delete(DraftRow).where(DraftRow.person == person, DraftRow.about == about))
