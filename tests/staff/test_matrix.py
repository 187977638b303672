"""Every cell of the declared matrix, as plain SQL on a real server: role by table by column by command."""

from __future__ import annotations

from collections.abc import Iterator
from typing import LiteralString, cast

import psycopg
import pytest
from psycopg import sql

from backoffice.staff.matrix import ROLES, Column, Command, duties_that, may, may_call
from backoffice.staff.matrix_functions import FUNCTIONS
from backoffice.staff.matrix_tables import TABLES
from backoffice.staff.rules import Duty
from backoffice.store.cluster import BOOTSTRAP
from backoffice.store.datamap import CLASS_READERS, FieldClass, Personal, Reader, columns
from tests.given import Given
from tests.test_architecture import areas_imported

SCHEMAS = ["store", "vault", "audit", "staff", "people", "outbox", "screening", "kyc", "ledger", "rights", "retention"]
SCHEMAS += ["reconcile"]
STATEMENT = {
    Command.SELECT: "select {column} from {table} limit 0",
    Command.INSERT: "insert into {table} ({column}) overriding user value select null::{kind} where false",
    Command.UPDATE: "update {table} set {column} = default where false",
    Command.DELETE: "delete from {table} where false",
}


def cells() -> Iterator[Column]:
    """Every column of the mapped tables."""
    areas_imported()
    for column, told in columns():
        readers = frozenset(told.readers) if isinstance(told, Personal) else None
        yield Column(column.table.fullname, column.name, readers)


def kinds_of_columns(connection: psycopg.Connection) -> dict[tuple[str, str], LiteralString]:
    """The type of every column, so that a null of it can be spoken of."""
    found = connection.execute(
        "select format('%%s.%%s', n.nspname, c.relname), a.attname, format_type(a.atttypid, a.atttypmod)"
        "  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace"
        " where n.nspname = any (%s) and a.attnum > 0 and not a.attisdropped",
        [SCHEMAS],
    )
    return {(table, column): cast(LiteralString, kind) for table, column, kind in found}


def refused(connection: psycopg.Connection, statement: sql.Composed) -> bool:
    try:
        with connection.transaction(force_rollback=True):
            connection.execute(statement)
    except psycopg.errors.InsufficientPrivilege:
        return True
    except psycopg.Error:
        # It was allowed, and failed for what it said.
        return False
    return False


@pytest.mark.promise("S-05", "D-04")
@pytest.mark.parametrize("role", ROLES)
def test_the_server_allows_what_the_matrix_says_and_nothing_else(given: Given, role: str) -> None:
    wrong = []
    with given.sql(BOOTSTRAP) as connection:
        kinds = kinds_of_columns(connection)
        connection.execute(sql.SQL("set session authorization {}").format(sql.Identifier(role)))
        for cell in cells():
            schema, table = cell.table.split(".")
            for command, words in STATEMENT.items():
                statement = sql.SQL(words).format(
                    table=sql.Identifier(schema, table),
                    column=sql.Identifier(cell.name),
                    kind=sql.SQL(kinds[cell.table, cell.name]),
                )
                allowed = not refused(connection, statement)
                if allowed != may(role, command, cell):
                    wrong.append(f"{command} {cell.table}.{cell.name}: server {allowed}")
        connection.execute("reset session authorization")
    assert wrong == []


@pytest.mark.promise("S-05")
def test_nobody_truncates_references_or_triggers_anything(given: Given) -> None:
    with given.sql(BOOTSTRAP) as connection:
        found = connection.execute(
            "select r.rolname, c.oid::regclass::text, p.privilege"
            "  from pg_class c join pg_namespace n on n.oid = c.relnamespace,"
            "       unnest(array['truncate', 'references', 'trigger']) p (privilege), pg_roles r"
            " where n.nspname = any (%s) and c.relkind in ('r', 'p') and r.rolname = any (%s)"
            "   and has_table_privilege(r.oid, c.oid, p.privilege)",
            [SCHEMAS, [*ROLES, "public"]],
        ).fetchall()
    assert found == []


@pytest.mark.promise("S-05")
def test_every_function_is_called_by_those_the_matrix_names_and_nobody_else(given: Given) -> None:
    with given.sql(BOOTSTRAP) as connection:
        found = connection.execute(
            "select p.oid::regprocedure::text, r.rolname, has_function_privilege(r.oid, p.oid, 'execute')"
            "  from pg_proc p join pg_namespace n on n.oid = p.pronamespace, pg_roles r"
            " where n.nspname = any (%s) and r.rolname = any (%s)",
            [SCHEMAS, list(ROLES)],
        ).fetchall()
    signatures = {function for function, _, _ in found}
    assert set(FUNCTIONS) <= signatures
    assert [(name, role, allowed) for name, role, allowed in found if allowed != may_call(role, name)] == []


def test_the_matrix_names_tables_and_columns_that_exist() -> None:
    known: dict[str, set[str]] = {}
    for cell in cells():
        known.setdefault(cell.table, set()).add(cell.name)
    for table, by_role in TABLES.items():
        assert table in known
        for role, can in by_role.items():
            assert role in {*ROLES, "staff"}
            for command in Command:
                assert set(can.of(command)) - {"*"} <= known[table], f"{role} {command} {table}"


def test_every_class_of_sealed_fields_has_readers_and_faces_have_the_fewest() -> None:
    assert CLASS_READERS.keys() == set(FieldClass)
    assert CLASS_READERS[FieldClass.BIOMETRIC] == {Reader.KYC, Reader.DPO}


def test_what_the_window_offers_follows_from_the_matrix() -> None:
    assert duties_that(Command.INSERT, "kyc.decision") == {Duty.KYC_REVIEWER, Duty.KYC_LEAD}
