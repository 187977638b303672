"""What a house consists of, asked of PostgreSQL's own catalogue: tables in order, sequences, people.

Boundary: reads only. Everything of the owner's schemas counts, so that a new area is in the dump without a word here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from graphlib import TopologicalSorter
from typing import Any

from psycopg import Connection, sql
from psycopg.errors import InsufficientPrivilege

from backoffice.upkeep.content import Person, SequenceState, Table

# The revision stands in the manifest: a restore migrates to it, which writes it down anew. What is only staged for the
# books is not in them.
_OURS = """
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where pg_get_userbyid(n.nspowner) = 'house_owner' and n.nspname <> 'ledger_stage'
     and c.oid is distinct from to_regclass('store.alembic_version')
"""
_TABLES = f"""
    select c.oid::int8, format('%I.%I', n.nspname, c.relname), greatest(c.reltuples, 0)::int8,
           (select array_agg(attname::text order by attnum) from pg_attribute
             where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '')
    {_OURS} and c.relkind = 'r'
   order by 2
"""
_MONTH = re.compile(r"ledger\.(?:transaction|posting)_(\d{6})")
_NEEDS = "select conrelid::int8, confrelid::int8 from pg_constraint where contype = 'f' and conrelid <> confrelid"
_SEQUENCES = f"select format('%I.%I', n.nspname, c.relname) {_OURS} and c.relkind = 'S' order by 1"
_PEOPLE = """
    select r.rolname::text, r.rolcanlogin,
           array(select d.rolname::text from pg_auth_members m join pg_roles d on d.oid = m.roleid
                  where m.member = r.oid and pg_has_role(d.oid, 'staff', 'member') order by 1)
      from staff.person p join pg_roles r on r.rolname = p.name
     order by 1
"""


def tables(connection: Connection[Any]) -> list[tuple[Table, int]]:
    """All tables with an estimate of their rows, each after those its foreign keys need."""
    found = {oid: (Table(name, tuple(columns or ())), rows) for oid, name, rows, columns in connection.execute(_TABLES)}
    order: TopologicalSorter[int] = TopologicalSorter(dict.fromkeys(found, ()))
    for needing, needed in connection.execute(_NEEDS):
        if needing in found and needed in found:
            order.add(needing, needed)
    return [found[oid] for oid in order.static_order()]


def make_months(connection: Connection[Any], wanted: Iterable[Table]) -> None:
    """The books' months of a dump, each in tables of its own."""
    months = {found[1] for table in wanted if (found := _MONTH.fullmatch(table.name))}
    for month in sorted(months):
        connection.execute("select ledger.make_month(to_date(%s, 'YYYYMM'))", (month,))


def sequences(connection: Connection[Any]) -> tuple[SequenceState, ...]:
    names = [name for (name,) in connection.execute(_SEQUENCES)]
    states = []
    for name in names:
        asked = sql.SQL("select last_value, is_called from {}").format(sql.SQL(name))
        value, is_called = connection.execute(asked).fetchone() or (1, False)
        states.append(SequenceState(name, value, is_called))
    return tuple(states)


def people(connection: Connection[Any]) -> tuple[Person, ...]:
    """Everybody at work or ended, with duties; verifiers where this role may read them."""
    verifiers: dict[str, str] = {}
    try:
        with connection.transaction():
            asked = "select rolname::text, rolpassword from pg_authid where rolpassword like 'SCRAM-SHA-256$%'"
            verifiers = dict(connection.execute(asked).fetchall())
    except InsufficientPrivilege:
        # A hosted server shows nobody the verifiers: people get new passwords after a restore.
        verifiers = {}
    return tuple(
        Person(name, tuple(duties), may_sign_in, verifiers.get(name))
        for name, may_sign_in, duties in connection.execute(_PEOPLE)
    )
