"""A client from outside, with the connection string of somebody of the sample firm and no window open."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import psutil  # type: ignore[import-untyped]
import psycopg
from sqlalchemy import text

from backoffice.app import House
from backoffice.config import Settings
from backoffice.staff.keeper import add_person
from backoffice.staff.rules import Duty
from backoffice.store.embedded import EmbeddedServer
from tests.given import PASSWORD


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
        # A second visitor is not needed, and says so at once.
        with psycopg.connect(connection_string(moved_in)) as other:
            assert other.execute("select 1").fetchone() == (1,)
    psutil.wait_procs([visitor_of(moved_in)], timeout=120)
    assert not server.running()


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
