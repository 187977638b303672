"""SQL of the trail: pages by keyset, counts estimated and exact, one entry, and who holds which duty.

Boundary: functions over a Session; row security decides what is seen. Every way of narrowing has its index.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

from backoffice.audit.rules import Filter

_COLUMNS = "e.id, e.at, e.actor, e.action, e.subject, e.facts"
# Entries get their numbers in the order of their instants, give or take the longest transaction: instants become a
# range of numbers with a day to spare, so that a page is read by key, and the instants themselves decide.
_SINCE = """
    e.at >= :since
    and e.id >= coalesce((select id from audit.event where at >= cast(:since as timestamptz) - interval '1 day'
                           order by at, id limit 1), 9223372036854775807)
"""
_UNTIL = """
    e.at < :until
    and e.id <= coalesce((select id from audit.event where at < cast(:until as timestamptz) + interval '1 day'
                           order by at desc, id desc limit 1), 0)
"""
_PAGE = """
    select {columns} from audit.event e where {where} order by e.id desc limit :limit
"""
# One short walk for each action, merged: a rare action costs no more than a frequent one.
_PAGE_BY_ACTION = """
    select {columns}
      from unnest(cast(:actions as text[])) wanted (action)
     cross join lateral (
           select * from audit.event e where e.action = wanted.action and {where} order by e.id desc limit :limit
     ) e
     order by e.id desc limit :limit
"""
_DUTIES = text("""
    select p.rolname::text as person, d.rolname::text as duty
      from pg_roles p join pg_roles d on pg_has_role(p.oid, d.oid, 'member')
     where p.rolname = any (cast(:people as text[])) and d.rolname = any (cast(:duties as text[]))
""")


def page(
    session: Session, wanted: Filter, actions: Sequence[str] | None, before: int | None, limit: int
) -> Sequence[Row[Any]]:
    """Entries that the filter lets through, newest first, with numbers below `before`.

    `actions` are those the filter's kind of action means, None for any.
    """
    parts, values = _where(wanted)
    values |= {"limit": limit}
    if before is not None:
        parts.append("e.id < :before")
        values["before"] = before
    template = _PAGE
    if actions is not None:
        values["actions"] = list(actions)
        if wanted.subject is None:
            template = _PAGE_BY_ACTION
        else:
            parts.append(_OF_ACTIONS)
    return session.execute(text(template.format(columns=_COLUMNS, where=_all(parts))), values).all()


def estimate(session: Session, wanted: Filter, actions: Sequence[str] | None) -> int:
    """How many entries the planner expects the filter to let through; costs a millisecond."""
    where, values = _narrowed(wanted, actions)
    plan = session.execute(
        text(f"explain (format json) select e.id from audit.event e where {where}"), values
    ).scalar_one()
    told = json.loads(plan) if isinstance(plan, str) else plan
    return int(told[0]["Plan"]["Plan Rows"])


def count(session: Session, wanted: Filter, actions: Sequence[str] | None) -> int:
    where, values = _narrowed(wanted, actions)
    counted = text(f"select count(*) from audit.event e where {where}")
    return int(session.execute(counted, values).scalar_one())


def entry(session: Session, number: int) -> Row[Any] | None:
    return session.execute(text(f"select {_COLUMNS} from audit.event e where e.id = :id"), {"id": number}).one_or_none()


def about(session: Session, subject: UUID, actions: Sequence[str]) -> Sequence[Row[Any]]:
    """All entries of these actions about one customer, oldest first."""
    told = f"select {_COLUMNS} from audit.event e where e.subject = :subject and {_OF_ACTIONS} order by e.id"
    return session.execute(text(told), {"subject": subject, "actions": list(actions)}).all()


def duties_of(session: Session, people: Iterable[str], duties: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Which of `duties` each of these people holds now; nothing for a role that is gone."""
    held: dict[str, list[str]] = {}
    found = session.execute(_DUTIES, {"people": sorted(people), "duties": sorted(duties)})
    for row in found:
        held.setdefault(row.person, []).append(row.duty)
    return {person: tuple(sorted(each)) for person, each in held.items()}


def firm(session: Session) -> str:
    return str(session.execute(text("select firm from store.house")).scalar_one())


_OF_ACTIONS = "e.action = any (cast(:actions as text[]))"


def _narrowed(wanted: Filter, actions: Sequence[str] | None) -> tuple[str, dict[str, object]]:
    parts, values = _where(wanted)
    if actions is not None:
        parts.append(_OF_ACTIONS)
        values["actions"] = list(actions)
    return _all(parts), values


def _where(wanted: Filter) -> tuple[list[str], dict[str, object]]:
    parts: list[str] = []
    values: dict[str, object] = {}
    for name, condition in (
        ("actor", "e.actor = :actor"),
        ("subject", "e.subject = :subject"),
        ("document", "e.id = (select event_id from audit.export where id = :document)"),
        ("sha256", "e.id in (select event_id from audit.export where sha256 = :sha256)"),
        ("since", _SINCE),
        ("until", _UNTIL),
    ):
        value = getattr(wanted, name)
        if value is not None:
            parts.append(condition)
            values[name] = value
    return parts, values


def _all(parts: Sequence[str]) -> str:
    return " and ".join(f"({part})" for part in parts) or "true"
