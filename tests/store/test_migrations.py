"""The database's shape: migrations lead to the mapped tables, and back."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import as_file, files
from uuid import uuid4

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError

from backoffice.store import migrate
from backoffice.store.base import Row
from backoffice.store.cluster import BOOTSTRAP
from backoffice.store.embedded import EmbeddedServer
from backoffice.store.engine import keeper_engine
from backoffice.store.migrate import NewerDatabase
from tests.test_architecture import areas_imported

OURS = ["store", "vault", "audit", "staff", "people", "outbox", "screening", "kyc", "ledger"]


@pytest.fixture
def empty(server: EmbeddedServer) -> Iterator[Engine]:
    """A database with nothing in it."""
    name = f"empty_{uuid4().hex}"
    with psycopg.connect(**server.connect_args(BOOTSTRAP, dbname="postgres"), autocommit=True) as connection:
        # Roles belong to the whole cluster: two migrations at once would meet in their catalogue.
        connection.execute("select pg_advisory_lock(7)")
        connection.execute(f"create database {name}")
        engine = keeper_engine(server.connect_args(BOOTSTRAP, dbname=name))
        yield engine
        engine.dispose()
        connection.execute(f"drop database {name} with (force)")


def test_the_head_is_what_the_tables_say(empty: Engine) -> None:
    areas_imported()
    with empty.begin() as connection:
        migrate.upgrade(connection)
        options = {"include_schemas": True, "version_table_schema": "store", "compare_type": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Row.metadata) == []


def test_what_is_of_a_customer_is_found_by_an_index(empty: Engine) -> None:
    with empty.begin() as connection:
        migrate.upgrade(connection)
        # The queue is emptied as it is filled, and complaints are few.
        found = connection.execute(
            text("""
                select k.conrelid::regclass::text from pg_constraint k
                 where k.contype = 'f' and k.confrelid = 'people.customer'::regclass
                   and k.conrelid not in ('vault.index_queue'::regclass, 'rights.complaint'::regclass)
                   and not exists (select from pg_index i
                                    where i.indrelid = k.conrelid and i.indkey[0] = k.conkey[1])
            """)
        )
        assert found.scalars().all() == []


def test_up_down_and_up_again(empty: Engine) -> None:
    with empty.begin() as connection:
        migrate.upgrade(connection)
    with empty.begin() as connection:
        migrate.downgrade(connection, "base")
        left = "select count(*) from pg_tables where schemaname in ('kyc', 'people', 'audit', 'vault', 'outbox')"
        assert connection.execute(text(left)).scalar_one() == 0
    with empty.begin() as connection:
        migrate.upgrade(connection)
        assert migrate.migrations(connection).waiting == 0


def test_an_empty_database_says_how_many_migrations_wait(empty: Engine) -> None:
    with empty.begin() as connection:
        stand = migrate.migrations(connection)
    assert stand.at is None
    assert stand.waiting > 0


def test_the_head_is_alembics_own(empty: Engine) -> None:
    with as_file(files("migrations")) as folder, empty.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(folder))
        assert migrate.migrations(connection).head == ScriptDirectory.from_config(config).get_current_head()


def test_a_database_of_a_newer_version_is_refused(empty: Engine) -> None:
    with empty.begin() as connection:
        migrate.upgrade(connection)
        connection.execute(text("update store.alembic_version set version_num = '9999'"))
        with pytest.raises(NewerDatabase) as refused:
            migrate.migrations(connection)
    assert refused.value.facts["at"] == "9999"


def test_a_migration_waits_four_seconds_for_a_lock_and_no_longer(empty: Engine) -> None:
    with empty.begin() as connection:
        migrate.upgrade(connection)
    with empty.begin() as holder:
        holder.execute(text("lock table kyc.decision in access share mode"))
        with pytest.raises(OperationalError) as refused, empty.begin() as connection:
            migrate.downgrade(connection, "base")
    assert refused.value.orig is not None
    assert getattr(refused.value.orig, "sqlstate", "") == "55P03"


@pytest.mark.promise("S-05")
def test_public_may_do_nothing_and_every_table_has_row_security(empty: Engine) -> None:
    with empty.begin() as connection:
        migrate.upgrade(connection)
        open_functions = connection.execute(
            text("""
                select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                 where n.nspname = any (:ours)
                   and has_function_privilege('public', p.oid, 'execute')
            """),
            {"ours": OURS},
        ).all()
        unguarded = connection.execute(
            text("""
                select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where n.nspname = any (:ours)
                   and c.relkind in ('r', 'p') and c.relname <> 'alembic_version'
                   and c.oid::regclass::text not in ('ledger.transaction', 'ledger.posting')
                   and not (c.relrowsecurity and c.relforcerowsecurity)
            """),
            {"ours": OURS},
        ).all()
        loose = connection.execute(
            text("""
                select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                 where n.nspname = any (:ours)
                   and p.prosecdef and not coalesce('search_path=pg_catalog, pg_temp' = any (p.proconfig), false)
            """),
            {"ours": OURS},
        ).all()
    assert (open_functions, unguarded, loose) == ([], [], [])
