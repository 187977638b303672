"""SQL of what needs a second person, of emergency access and of notices.

Boundary: functions over a Session; rows are moved by functions of the guard alone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

_COLUMNS = """
    select id, action, subject, facts, facts::text as told, proposed_by, proposed_at, state, expires_at,
           decided_by, decided_at, reason
      from staff.proposal
"""
_OPEN = text(f"{_COLUMNS} where state = 'proposed' and expires_at > store.now() order by expires_at, id")
_RECENT = text(f"{_COLUMNS} where proposed_at > :since order by proposed_at desc, id limit 200")
_ABOUT = text(f"{_COLUMNS} where subject = :subject and action = :action order by proposed_at, id")
_ONE = text(f"{_COLUMNS} where id = :which")
_FOR_ME = text("""
    select count(*) from staff.proposal p join staff.four_eyes f on f.action = p.action
     where p.state = 'proposed' and p.expires_at > store.now() and p.proposed_by <> store.me()
       and f.seconds && (select staff.duties())
       and p.facts <> '{}' and p.facts ->> 'person' is distinct from store.me()
       and staff.apart(store.me(), p.proposed_by)
""")
_NOTICES = text("""
    select n.id, n.kind, n.about, n.facts, n.at, a.notice_id is not null as acknowledged,
           case when n.kind = 'break_glass' then staff.glass_ended(n.about) end as ended_at
      from staff.notice n
      left join staff.acknowledgement a on a.notice_id = n.id and a.person = store.me()
     where n.at > :since
     order by n.id
""")
_ACCESSES = text("""
    select id, person, customer_id, reason, began_at, until, ended_at
      from staff.break_glass
     where until > store.now() and ended_at is null
     order by until, id
""")


def waiting(session: Session) -> Sequence[Row[Any]]:
    return session.execute(_OPEN).all()


def since(session: Session, since: datetime) -> Sequence[Row[Any]]:
    return session.execute(_RECENT, {"since": since}).all()


def about(session: Session, action: str, subject: UUID) -> Sequence[Row[Any]]:
    return session.execute(_ABOUT, {"action": action, "subject": subject}).all()


def proposal(session: Session, which: UUID) -> Row[Any] | None:
    return session.execute(_ONE, {"which": which}).one_or_none()


def count_for_me(session: Session) -> int:
    return int(session.execute(_FOR_ME).scalar_one())


def propose(session: Session, action: str, subject: UUID | None, facts: Mapping[str, object]) -> UUID:
    made: UUID = session.execute(
        text("select staff.propose(:action, :subject, cast(:facts as jsonb))"),
        {"action": action, "subject": subject, "facts": json.dumps(facts)},
    ).scalar_one()
    return made


def decide(session: Session, which: UUID, agrees: bool, seen: bytes, reason: str | None = None) -> datetime:
    ends: datetime = session.execute(
        text("select staff.decide_proposal(:which, :agrees, :seen, :reason)"),
        {"which": which, "agrees": agrees, "seen": seen, "reason": reason},
    ).scalar_one()
    return ends


def withdraw(session: Session, which: UUID) -> None:
    session.execute(text("select staff.withdraw_proposal(:which)"), {"which": which})


def notices(session: Session, since: datetime) -> Sequence[Row[Any]]:
    return session.execute(_NOTICES, {"since": since}).all()


def acknowledge(session: Session, notice: int) -> None:
    session.execute(text("select staff.acknowledge(:notice)"), {"notice": notice})


def break_the_glass(session: Session, customer: UUID, reason: str) -> UUID:
    made: UUID = session.execute(
        text("select staff.break_the_glass(:customer, :reason)"), {"customer": customer, "reason": reason}
    ).scalar_one()
    return made


def end_break_glass(session: Session, which: UUID) -> None:
    session.execute(text("select staff.end_break_glass(:which)"), {"which": which})


def accesses(session: Session) -> Sequence[Row[Any]]:
    return session.execute(_ACCESSES).all()
