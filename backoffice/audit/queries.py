"""SQL of the trail: pages by keyset, counts estimated and exact, one entry, and who holds which duty.

Boundary: functions over a Session; row security decides what is seen. Every way of narrowing has its index.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

from backoffice.audit.rules import Filter

_COLUMNS = "e.id, e.at, e.actor, e.action, e.subject, e.facts"
# Entries get their numbers in the order of their instants, give or take the longest transaction: instants become a
# range of numbers with a day to spare, so that a page is read by key, and the instants themselves decide.
_FROM = text("select id from audit.event where at >= :since - interval '1 day' order by at, id limit 1")
_TO = text("select id from audit.event where at < :until + interval '1 day' order by at desc, id desc limit 1")
_PAGE = """
    select {columns} from audit.event e where e.id between :low and :high and {where} order by e.id desc limit :limit
"""
# One short walk for each action, merged: a rare action costs no more than a frequent one. Compared as a row, so that
# only the index of that order will do; for an equal action the planner would rather filter the whole trail.
_PAGE_BY_ACTION = """
    select {columns}
      from unnest(cast(:actions as text[])) wanted (action)
     cross join lateral (
           select * from audit.event e
            where (e.action, e.id) >= (wanted.action, :low) and (e.action, e.id) <= (wanted.action, :high) and {where}
            order by e.action desc, e.id desc limit :limit
     ) e
     order by e.id desc limit :limit
"""
_PAGE_BY_ACTOR_AND_ACTION = """
    select {columns}
      from unnest(cast(:actions as text[])) wanted (action)
     cross join lateral (
           select * from audit.event e
            where (e.actor, e.action, e.id) >= (:actor, wanted.action, :low)
              and (e.actor, e.action, e.id) <= (:actor, wanted.action, :high) and {where}
            order by e.actor desc, e.action desc, e.id desc limit :limit
     ) e
     order by e.id desc limit :limit
"""
_NONE_LOWER, _NONE_HIGHER = 0, 9223372036854775807
_BATCH = text("""
    select b.number, b.sealed_at
      from audit.event e
      join audit.batch b
        on b.stream = 'audit.event' and e.id > b.after_id and e.id <= b.until_id
       and e.xact >= b.from_xact and e.xact < b.to_xact
     where e.id = :id
     order by b.number limit 1
""")
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
    low, high = _numbers(session, wanted)
    values: dict[str, object] = {"limit": limit, "low": low, "high": high if before is None else min(high, before - 1)}
    template, conditions = _PAGE, _conditions(wanted)
    if actions is not None:
        values["actions"] = list(actions)
        if wanted.subject is not None:
            conditions.append((_OF_ACTIONS, {}))
        elif wanted.actor is not None:
            template, conditions = _PAGE_BY_ACTOR_AND_ACTION, _conditions(replace(wanted, actor=None))
            values["actor"] = wanted.actor
        else:
            template = _PAGE_BY_ACTION
    for _, more in conditions:
        values |= more
    return session.execute(text(template.format(columns=_COLUMNS, where=_all(conditions))), values).all()


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
    low, high = _numbers(session, wanted)
    if (low, high) != (_NONE_LOWER, _NONE_HIGHER):
        where, values = f"{where} and e.id between :low and :high", values | {"low": low, "high": high}
    counted = text(f"select count(*) from audit.event e where {where}")
    return int(session.execute(counted, values).scalar_one())


def entry(session: Session, number: int) -> Row[Any] | None:
    return session.execute(text(f"select {_COLUMNS} from audit.event e where e.id = :id"), {"id": number}).one_or_none()


def batch_of(session: Session, number: int) -> Row[Any] | None:
    """Number and instant of the batch an entry was sealed in; None for one not yet sealed."""
    return session.execute(_BATCH, {"id": number}).one_or_none()


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


# A signed file is found by its own hash as well as by that of the document before its signature.
_OF_FILE = """
    e.id in (
        select event_id from audit.export where sha256 = :sha256
        union all
        select x.event_id from audit.export x join audit.signature_request r on r.document = x.id
         where r.signed_sha256 = :sha256
    )
"""


def _narrowed(wanted: Filter, actions: Sequence[str] | None) -> tuple[str, dict[str, object]]:
    conditions = _conditions(wanted)
    if actions is not None:
        conditions.append((_OF_ACTIONS, {"actions": list(actions)}))
    values: dict[str, object] = {}
    for _, more in conditions:
        values |= more
    return _all(conditions), values


def _numbers(session: Session, wanted: Filter) -> tuple[int, int]:
    """The lowest and the highest number that an entry of the wanted time can have."""
    low, high = _NONE_LOWER, _NONE_HIGHER
    if wanted.since is not None:
        found = session.execute(_FROM, {"since": wanted.since}).scalar()
        low = _NONE_HIGHER if found is None else int(found)
    if wanted.until is not None:
        found = session.execute(_TO, {"until": wanted.until}).scalar()
        high = _NONE_LOWER if found is None else int(found)
    return low, high


def _conditions(wanted: Filter) -> list[tuple[str, dict[str, object]]]:
    """What the filter asks of an entry `e`, each with its values."""
    return [
        (condition, {name: value})
        for name, condition in (
            ("actor", "e.actor = :actor"),
            ("subject", "e.subject = :subject"),
            ("document", "e.id = (select event_id from audit.export where id = :document)"),
            ("sha256", _OF_FILE),
            ("since", "e.at >= :since"),
            ("until", "e.at < :until"),
        )
        if (value := getattr(wanted, name)) is not None
    ]


def _all(conditions: Sequence[tuple[str, object]]) -> str:
    return " and ".join(f"({condition})" for condition, _ in conditions) or "true"
