"""A client from outside, with the connection string of somebody of the sample firm and no window open."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import psutil  # type: ignore[import-untyped]
import psycopg
import pytest
from sqlalchemy import text

from backoffice.app import House
from backoffice.config import Settings
from backoffice.staff.keeper import add_person
from backoffice.staff.rules import Duty
from backoffice.store.embedded import EmbeddedServer
from tests.given import BOOTSTRAP, PASSWORD
from tests.jobs.relays import until


@pytest.mark.needs("postgresql-client-15")
def test_the_server_stays_for_a_client_from_outside_and_leaves_after_them(moved_in: Path) -> None:
    house = House.open(Settings(home=moved_in))
    house.migrate()
    with house.keeper() as keeper:
        keeper.execute(text("insert into store.house values (true, 'sample', 'Sample Firm', 1, store.now())"))
        add_person(
            keeper, name="pavel.novak", display_name="Pavel", language="en", duties=(Duty.AUDITOR,), password=PASSWORD
        )
    secret = {"name": "pavel.novak", "display_name": "Pavel", "duty": "auditor", "password": PASSWORD}
    house.sample_secrets_file().write_text(json.dumps({"people": [secret]}), encoding="utf-8")
    house.close()
    server = EmbeddedServer(moved_in)
    assert not server.running()
    with psycopg.connect(connection_string(moved_in)) as connection:
        assert connection.execute("select session_user::text").fetchone() == ("pavel.novak",)
        # Debian 12's client, which knows nothing newer than libpq 15.
        asked = ["psql", "-XAt", connection_string(moved_in), "-c", "select session_user"]
        told = subprocess.run(asked, capture_output=True, text=True, check=False)
        assert (told.stdout, told.stderr) == ("pavel.novak\n", "")
        # What clients from outside do is sealed and mailed as beside a window.
        until(lambda: serving(server), "a worker serves")
        # A second visitor is not needed, and says so at once.
        with psycopg.connect(connection_string(moved_in)) as other:
            assert other.execute("select 1").fetchone() == (1,)
    psutil.wait_procs([visitor_of(moved_in)], timeout=120)
    until(lambda: not server.running(), "the worker leaves too")


def serving(server: EmbeddedServer) -> bool:
    with psycopg.connect(**server.connect_args(BOOTSTRAP)) as keeper:
        found = keeper.execute(
            "select count(distinct usename) from pg_stat_activity where usename in ('worker', 'sealer')"
        )
        return found.fetchone() == (2,)


def connection_string(home: Path) -> str:
    ran = subprocess.run(
        [sys.executable, "-m", "backoffice.cli", "dsn", "--as", "pavel.novak", "--stay", "0.05"],
        env={**os.environ, "BACKOFFICE_HOME": str(home)},
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout.strip()


def visitor_of(home: Path) -> psutil.Process:
    for each in psutil.process_iter(["cmdline"]):
        command = each.info["cmdline"] or []
        if "backoffice.sample.visit" in command and str(home) in command:
            return each
    raise AssertionError("nobody keeps the server up")
