"""The command line: a worker by password from a descriptor, and one clear line for what is refused."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from sqlalchemy import text

from backoffice.app import House
from backoffice.config import Settings


def backoffice(home: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "backoffice.cli", *arguments],
        env={**os.environ, "BACKOFFICE_HOME": str(home), **more},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_command_says_what_it_does(tmp_path: Path) -> None:
    told = backoffice(tmp_path, "--help").stdout
    assert all(command in told for command in ("open", "status", "prepare", "sample", "tour", "worker"))


def test_settings_that_cannot_be_read_are_named_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("colour = 'red'")
    refused = backoffice(tmp_path, "status")
    assert refused.returncode == 1
    code, words = refused.stderr.splitlines()
    assert code.startswith("backoffice: config.settings_unreadable")
    assert words.endswith(".")
    assert "{" not in words


def test_the_words_for_what_can_have_happened_stand_in_the_help(tmp_path: Path) -> None:
    told = " ".join(backoffice(tmp_path, "deadline", "--help").stdout.split())
    assert "identity-asked, identity-got, clarification-asked" in told


def test_a_server_that_is_not_there_is_said_to_be_gone(tmp_path: Path) -> None:
    url = "postgresql://nobody@127.0.0.1:9/backoffice"
    refused = backoffice(tmp_path, "status", BACKOFFICE_DATABASE_URL=url)
    assert refused.returncode == 1
    assert "desk.database_gone" in refused.stdout


def test_a_server_of_ones_own_is_never_filled_with_invented_people(tmp_path: Path) -> None:
    url = "postgresql://nobody@127.0.0.1:9/backoffice"
    refused = backoffice(tmp_path, "sample", BACKOFFICE_DATABASE_URL=url)
    assert refused.returncode == 1
    assert "sample.needs_embedded" in refused.stderr


def test_only_a_sample_firm_tells_its_people_and_their_way_in(moved_in: Path) -> None:
    """And an empty home says how it becomes one."""
    house = House.open(Settings(home=moved_in))
    for code, words in (("sample.nothing_yet", "backoffice sample"), ("sample.not_a_sample_firm", "no sample firm")):
        for asked in (("people", "--json"), ("dsn", "--as", "anna.lindqvist", "--stay", "0")):
            refused = backoffice(moved_in, *asked)
            assert refused.returncode == 1
            assert code in refused.stdout + refused.stderr
            assert words in refused.stdout + refused.stderr
        if code == "sample.nothing_yet":
            house.migrate()
            with house.keeper() as keeper:
                keeper.execute(text("insert into store.house values (true, 'live', 'Firm', null, store.now())"))
    house.close()


def test_a_worker_takes_its_password_from_a_descriptor(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, b"secret of nobody\n")
    os.close(writing)
    ended = subprocess.run(
        [sys.executable, "-m", "backoffice.cli", "worker"],
        env={
            **os.environ,
            "BACKOFFICE_HOME": str(tmp_path),
            "BACKOFFICE_PASSWORD_FD": str(reading),
            "BACKOFFICE_DATABASE_URL": "postgresql://worker@127.0.0.1:9/backoffice?sslmode=disable",
        },
        pass_fds=[reading],
        capture_output=True,
        text=True,
        check=False,
    )
    os.close(reading)
    assert ended.returncode == 1
    assert "secret of nobody" not in ended.stdout + ended.stderr
