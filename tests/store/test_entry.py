"""Who enters the embedded server, who does not, and what it tells about them."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from backoffice.store.embedded import EmbeddedServer
from tests.made import NOT_DURABLE, made_once, move_into, quick_folder
from tests.store.asking import ask


@pytest.fixture(scope="module")
def entered(run_home: Path) -> Iterator[EmbeddedServer]:
    """A running server of this file alone, with a role `reviewer` whose password is `right`."""
    folder = move_into(quick_folder(), made_once(run_home, "empty"))
    running = EmbeddedServer(folder, extra_settings=NOT_DURABLE)
    with running.attach():
        with psycopg.connect(**running.connect_args("bootstrap"), autocommit=True) as connection:
            connection.execute("CREATE ROLE reviewer LOGIN PASSWORD 'right'")
        yield running
    shutil.rmtree(folder)


def test_only_the_bootstrap_role_enters_without_a_password(entered: EmbeddedServer) -> None:
    with psycopg.connect(**entered.connect_args("bootstrap"), autocommit=True) as connection:
        connection.execute("CREATE ROLE other_superuser SUPERUSER LOGIN")
    for role in ("other_superuser", "reviewer", "nobody_of_that_name"):
        with pytest.raises(psycopg.OperationalError, match="no password supplied"):
            psycopg.connect(**entered.connect_args(role))


def test_a_right_password_enters_by_scram_and_a_wrong_one_is_refused(entered: EmbeddedServer) -> None:
    with psycopg.connect(**entered.connect_args("reviewer", "right")) as connection:
        assert connection.execute("SELECT system_user").fetchone() == ("scram-sha-256:reviewer",)
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(**entered.connect_args("reviewer", "wrong"))


def test_no_rule_of_entry_trusts_anybody(entered: EmbeddedServer) -> None:
    rules = ask(entered, "SELECT type, database, user_name, auth_method FROM pg_hba_file_rules ORDER BY rule_number")
    assert rules == [
        ("local", ["all"], ["bootstrap"], "peer"),
        ("local", ["all"], ["all"], "scram-sha-256"),
    ]
    assert "trust" not in (entered.data / "server.log").read_text()


def test_strangers_may_not_connect_to_the_servers_own_databases(entered: EmbeddedServer) -> None:
    for database in ("postgres", "template1"):
        with pytest.raises(psycopg.OperationalError, match="permission denied"):
            psycopg.connect(**entered.connect_args("reviewer", "right", database))


def test_the_log_never_repeats_values_of_a_failed_statement(entered: EmbeddedServer) -> None:
    with psycopg.connect(**entered.connect_args("bootstrap"), autocommit=True) as connection:
        connection.execute("CREATE TEMP TABLE person (email text PRIMARY KEY)")
        connection.execute("INSERT INTO person VALUES ('ada@example.org')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("INSERT INTO person VALUES ('ada@example.org')")
    log = (entered.data / "server.log").read_text()
    assert "duplicate key" in log
    assert "ada@" not in log


def test_folders_are_closed_to_everybody_else(entered: EmbeddedServer) -> None:
    socket = Path(entered.connect_args("bootstrap")["host"])
    for folder in (entered.data, socket, entered.home / "locks"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(entered.home.stat().st_mode) & 0o007 == 0
    assert entered.data.owner() == entered.account != "root"


def test_text_sorts_and_compares_by_code_point_in_utf8(entered: EmbeddedServer) -> None:
    found = ask(
        entered,
        "SELECT datlocprovider, datlocale, pg_encoding_to_char(encoding) FROM pg_database"
        " WHERE datname = current_database()",
    )
    assert found == [("b", "C.UTF-8", "UTF8")]
