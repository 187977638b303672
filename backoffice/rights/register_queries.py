"""SQL of the register: what its lines come to, and the lines a page at a time by the day they were received.

Boundary: functions over a Session; a page is read by its key, so that fifty thousand are never held at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select, text, tuple_
from sqlalchemy.orm import Session

from backoffice.rights.rules import Kind
from backoffice.rights.tables import EventRow, LetterRow, RequestRow

# A letter by post that came back has reached nobody.
_LETTERS = text("""
    select p.request_id, p.kind, coalesce((m.accepted_at at time zone :zone)::date, g.on_day) as on_day
      from rights.reply p
      left join outbox.message m on m.reply_id = p.id and m.state = 'sent'
      left join rights.posting g on g.reply_id = p.id and g.act = 'posted'
     where p.request_id = any(:requests) and coalesce(m.id, g.id) is not null
       and not exists (select from rights.posting b where b.reply_id = p.id and b.act = 'returned')
     order by p.request_id, 3, p.made_at
""")
_TOTALS = text("""
    select r."right", count(*) as received, count(*) filter (where r.state = 'withdrawn') as taken_back,
           count(*) filter (where r.state in ('answered', 'refused') and a.on_day <= r.operative_on) as in_time,
           count(*) filter (where r.state in ('answered', 'refused') and a.on_day > r.operative_on) as late,
           count(*) filter (where r.ended_at is null) as open,
           count(*) filter (where r.ended_at is null and r.operative_on < :today) as overdue,
           count(r.extended_on) filter (where r.operative_on > r.letter_by_on) as extended
      from rights.request r
      left join lateral (
          select e.on_day from rights.event e
           where e.request_id = r.id and e.kind in ('answered', 'withdrawn') and r.ended_at is not null
           order by e.version desc limit 1
      ) a on true
     where r.received_on between :since and :until
     group by r."right"
""")
_TOLD = [each.value for each in (Kind.ASKED, Kind.GOT, Kind.RETURNED, Kind.ANSWERED, Kind.WITHDRAWN)]


def take_time(session: Session) -> None:
    """Let this transaction's statements run as long as a whole register needs."""
    session.execute(text("set local statement_timeout = 0"))


def totals(session: Session, since: date, until: date, today: date) -> Sequence[Row[Any]]:
    return session.execute(_TOTALS, {"since": since, "until": until, "today": today}).all()


def page(
    session: Session, since: date, until: date, after: tuple[date, int], limit: int
) -> Sequence[Row[*tuple[Any, ...]]]:
    """Requests with number and instant of recording of their letters, behind the key `after`."""
    key = (RequestRow.received_on, RequestRow.number)
    wanted = (
        select(RequestRow, LetterRow.number.label("letter"), LetterRow.recorded_at)
        .join(LetterRow, LetterRow.id == RequestRow.letter_id)
        .where(RequestRow.received_on.between(since, until), tuple_(*key) > tuple_(*after))
    )
    return session.execute(wanted.order_by(*key).limit(limit)).all()


def events(session: Session, requests: Sequence[UUID]) -> Sequence[EventRow]:
    """What moved the clocks of these, and what ended them, in order."""
    wanted = select(EventRow).where(EventRow.request_id.in_(requests), EventRow.kind.in_(_TOLD))
    return session.execute(wanted.order_by(EventRow.request_id, EventRow.version)).scalars().all()


def letters(session: Session, requests: Sequence[UUID], zone: str) -> Sequence[Row[Any]]:
    """Letters that left about these, in order: request, kind and day."""
    return session.execute(_LETTERS, {"requests": list(requests), "zone": zone}).all()


def forget(session: Session) -> None:
    """Let go of the rows of a page."""
    session.expunge_all()
