"""The embedded server, through `EmbeddedServer` alone, with the real PostgreSQL and real processes."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from backoffice.store import binaries
from backoffice.store.embedded import EmbeddedServer
from backoffice.store.faults import DataNewer, DiskFull, FolderNotWritable, ServerNotStarted
from tests.made import NOT_DURABLE
from tests.store.asking import ask

ANOTHER_WINDOW = """
import sys
from pathlib import Path
from backoffice.store import binaries
from backoffice.store.embedded import EmbeddedServer

server = EmbeddedServer(Path(sys.argv[1]), extra_settings={"fsync": "off"})
with server.attach(background=sys.argv[2] == "background"):
    print("attached", flush=True)
    sys.stdin.read()
"""


class OtherProcess:
    """A second window of the same home; it stays until told to leave."""

    def __init__(self, home: Path, kind: str = "user", found_in: Path | None = None) -> None:
        self._running = subprocess.Popen(
            [sys.executable, "-c", ANOTHER_WINDOW, str(home), kind],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": os.pathsep.join([*([str(found_in)] if found_in else []), *sys.path])},
        )

    def wait_until_attached(self) -> None:
        assert self._running.stdout is not None
        assert self._running.stdout.readline() == "attached\n"

    def leave(self) -> None:
        self._running.communicate()
        assert self._running.returncode == 0

    def kill(self) -> None:
        self._running.kill()
        self._running.communicate()


@pytest.fixture
def first(home: Path) -> EmbeddedServer:
    """Never started: its first start makes the database."""
    return EmbeddedServer(home, extra_settings=NOT_DURABLE)


@pytest.fixture
def own(moved_in: Path) -> EmbeddedServer:
    """Not running; its database is made already."""
    return EmbeddedServer(moved_in, extra_settings=NOT_DURABLE)


@pytest.fixture
def others(home: Path) -> Iterator[list[OtherProcess]]:
    started: list[OtherProcess] = []
    yield started
    for other in started:
        other.kill()
    with EmbeddedServer(home, extra_settings=NOT_DURABLE).attach():
        pass


def postmaster(server: EmbeddedServer) -> int:
    return int((server.data / "postmaster.pid").read_text().splitlines()[0])


def test_the_first_attach_makes_a_database_and_tells_how_far_it_is(first: EmbeddedServer) -> None:
    told: list[tuple[str, float]] = []
    assert not first.running()
    assert first.size == 0
    with first.attach(progress=lambda step, done: told.append((step, done))):
        assert first.running()
        assert ask(first, "SELECT current_database(), current_user") == [("backoffice", "bootstrap")]
        assert ask(first, "SHOW data_checksums") == [("on",)]
        assert ask(first, "SHOW listen_addresses") == [("",)]
        assert ask(first, "SHOW server_version") == [(first.version,)]
        assert first.size > 10_000_000
    assert [step for step, _ in told] == ["database", "server", "ready"]
    assert [done for _, done in told] == sorted(done for _, done in told)


def test_commits_reach_the_disk_unless_a_test_says_otherwise(moved_in: Path) -> None:
    durable = EmbeddedServer(moved_in)
    with durable.attach():
        assert ask(durable, "SHOW fsync") == [("on",)]
        assert ask(durable, "SHOW synchronous_commit") == [("on",)]
        assert ask(durable, "SHOW full_page_writes") == [("on",)]


def test_a_second_attach_shares_the_server_and_the_last_out_stops_it(own: EmbeddedServer) -> None:
    first = own.attach()
    number = postmaster(own)
    second = own.attach()
    assert postmaster(own) == number
    first.release()
    assert own.running()
    first.release()
    assert own.running()
    second.release()
    assert not own.running()


def test_data_stay_when_the_server_is_stopped_and_started(own: EmbeddedServer) -> None:
    with own.attach(), psycopg.connect(**own.connect_args("bootstrap")) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    with own.attach():
        assert ask(own, "SELECT answer FROM kept") == [(42,)]


def test_another_process_counts_until_it_leaves(own: EmbeddedServer, others: list[OtherProcess], home: Path) -> None:
    with own.attach() as mine:
        assert not mine.others_attached()
        other = OtherProcess(home)
        others.append(other)
        other.wait_until_attached()
        assert mine.others_attached()
        other.leave()
        assert not mine.others_attached()
        assert own.running()
    assert not own.running()


def test_a_killed_process_no_longer_counts(own: EmbeddedServer, others: list[OtherProcess], home: Path) -> None:
    with own.attach() as mine:
        other = OtherProcess(home)
        others.append(other)
        other.wait_until_attached()
        other.kill()
        assert not mine.others_attached()
    assert not own.running()


def test_the_worker_in_the_background_sees_the_last_window_go_and_stops_the_server(
    own: EmbeddedServer, others: list[OtherProcess], home: Path
) -> None:
    with own.attach(background=True) as worker:
        window = OtherProcess(home)
        others.append(window)
        window.wait_until_attached()
        assert worker.others_attached()
        window.leave()
        assert not worker.others_attached()
        assert own.running()
    assert not own.running()


def test_a_background_process_keeps_the_server_but_is_no_user(
    own: EmbeddedServer, others: list[OtherProcess], home: Path
) -> None:
    with own.attach() as mine:
        worker = OtherProcess(home, "background")
        others.append(worker)
        worker.wait_until_attached()
        assert not mine.others_attached()
    assert own.running()
    worker.leave()
    assert not own.running()


def test_after_a_kill_of_the_server_the_next_attach_starts_it_and_finds_everything(moved_in: Path) -> None:
    durable = EmbeddedServer(moved_in)
    with durable.attach():
        with psycopg.connect(**durable.connect_args("bootstrap")) as connection:
            connection.execute("CREATE TABLE kept AS SELECT generate_series(1, 1000) AS number")
        killed = postmaster(durable)
        os.kill(killed, signal.SIGKILL)
        with durable.attach():
            assert postmaster(durable) != killed
            assert ask(durable, "SELECT sum(number) FROM kept") == [(500500,)]
        assert durable.running()
    assert not durable.running()


def test_an_attachment_revives_a_killed_server_under_open_connections(own: EmbeddedServer) -> None:
    with own.attach() as mine, psycopg.connect(**own.connect_args("bootstrap")) as broken:
        os.kill(postmaster(own), signal.SIGKILL)
        mine.revive()
        assert ask(own, "SELECT 1") == [(1,)]
        broken.close()


@pytest.mark.parametrize("program", ["cat", "true"], ids=["alive", "dead and not buried"])
def test_a_process_number_left_by_a_crash_and_used_by_another_program_does_not_block(
    own: EmbeddedServer, program: str
) -> None:
    with own.attach():
        lines = (own.data / "postmaster.pid").read_text().splitlines()
        os.kill(int(lines[0]), signal.SIGKILL)
        account = own.account if os.geteuid() == 0 else None
        with subprocess.Popen([program], stdin=subprocess.PIPE, user=account) as stranger:
            if program == "true":
                os.waitid(os.P_PID, stranger.pid, os.WEXITED | os.WNOWAIT)
            (own.data / "postmaster.pid").write_text("\n".join([str(stranger.pid), *lines[1:], ""]))
            with own.attach():
                assert ask(own, "SELECT 1") == [(1,)]


def test_two_first_starts_at_once_make_one_database(
    first: EmbeddedServer, others: list[OtherProcess], home: Path
) -> None:
    others.extend([OtherProcess(home), OtherProcess(home)])
    for other in others:
        other.wait_until_attached()
    with first.attach() as mine:
        assert mine.others_attached()
        assert ask(first, "SELECT count(*) FROM pg_database WHERE datname = 'backoffice'") == [(1,)]
    for other in others:
        other.leave()
    assert not first.running()


def test_a_long_path_gets_a_short_private_socket_folder(home: Path) -> None:
    deep = home / ("deep" * 20) / ("deeper" * 12)
    deep.mkdir(parents=True)
    for folder in (home, deep.parent):
        folder.chmod(0o755)
    server = EmbeddedServer(deep, extra_settings=NOT_DURABLE)
    with server.attach():
        socket = Path(server.connect_args("bootstrap")["host"])
        assert deep not in socket.parents
        assert stat.S_IMODE(socket.stat().st_mode) == 0o700
        assert ask(EmbeddedServer(deep), "SELECT 1") == [(1,)]
    shutil.rmtree(socket)
    with server.attach():
        assert ask(server, "SELECT 1") == [(1,)]
        again = Path(server.connect_args("bootstrap")["host"])
    shutil.rmtree(again)


def test_paths_with_spaces_quotes_and_other_scripts_work(home: Path) -> None:
    odd = home / "Büro 'eins', \"$(zwei)\" 三"
    home.chmod(0o755)
    server = EmbeddedServer(odd, extra_settings=NOT_DURABLE)
    with server.attach():
        assert ask(server, "SELECT 1") == [(1,)]
    shutil.rmtree(server.connect_args("bootstrap")["host"])


def test_a_data_folder_of_a_newer_postgresql_is_left_alone(own: EmbeddedServer) -> None:
    with own.attach():
        pass
    mark = own.data / "PG_VERSION"
    mark.write_text("99\n")
    with pytest.raises(DataNewer) as refused:
        own.attach()
    assert refused.value.facts == {"path": str(own.data), "found": 99, "ours": 18}
    mark.write_text("18\n")
    with own.attach():
        assert own.running()


def test_a_server_that_cannot_start_says_why_in_its_own_words(own: EmbeddedServer) -> None:
    with own.attach():
        pass
    control = own.data / "global" / "pg_control"
    kept = control.read_bytes()
    control.write_bytes(b"")
    with pytest.raises(ServerNotStarted) as refused:
        own.attach()
    assert "pg_control" in str(refused.value.facts["log"])
    control.write_bytes(kept)
    with own.attach():
        assert own.running()


def test_a_home_that_is_a_file_is_refused(home: Path) -> None:
    file = home / "file"
    file.write_text("")
    with pytest.raises(FolderNotWritable) as refused:
        EmbeddedServer(file / "below").attach()
    assert str(file) in str(refused.value.facts["path"])


def test_a_start_interrupted_in_the_middle_of_making_the_database_is_repeated(
    first: EmbeddedServer, home: Path
) -> None:
    half_made = home / "database.new"
    half_made.mkdir()
    (half_made / "PG_VERSION").write_text("18\n")
    with first.attach():
        assert ask(first, "SELECT 1") == [(1,)]
    assert not half_made.exists()


def test_a_home_that_may_not_be_written_is_refused() -> None:
    # Not even root makes a folder there.
    with pytest.raises(FolderNotWritable):
        EmbeddedServer(Path("/proc/backoffice")).attach()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root steps down to another account")
def test_roots_home_that_the_servers_account_cannot_reach_keeps_its_data_elsewhere(home: Path) -> None:
    closed = home / "closed" / "home"
    closed.mkdir(parents=True)
    server = EmbeddedServer(closed, extra_settings=NOT_DURABLE)
    try:
        with server.attach():
            assert closed not in server.data.parents
            assert ask(EmbeddedServer(closed), "SELECT 1") == [(1,)]
    finally:
        shutil.rmtree(server.data.parent)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root steps down to another account")
def test_programs_the_servers_account_cannot_read_are_copied_into_the_home(home: Path) -> None:
    shipped = binaries.shipped().parent
    closed = home / "closed"
    closed.mkdir(mode=0o700)
    shutil.copytree(shipped, closed / shipped.name, ignore=shutil.ignore_patterns("pginstall"))
    shutil.copytree(shipped.with_name(f"{shipped.name}.libs"), closed / f"{shipped.name}.libs")
    # A process of its own finds this copy first, as it would in an environment below /root.
    other = OtherProcess(home, found_in=closed)
    other.wait_until_attached()
    server = EmbeddedServer(home)
    assert ask(server, "SELECT 1") == [(1,)]
    assert (home / f"postgres-{server.version}").is_dir()
    other.leave()
    assert not server.running()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root mounts a small disk")
def test_a_full_disk_is_named_at_the_first_start_and_at_a_later_one(home: Path) -> None:
    disk = home / "disk"
    disk.mkdir()
    home.chmod(0o755)
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300m", "tmpfs", disk], check=False).returncode != 0:
        pytest.skip("this machine does not let root mount")
    try:
        server = EmbeddedServer(disk / "home", extra_settings=NOT_DURABLE)
        with server.attach():
            pass
        fill = disk / "fill"
        with fill.open("wb") as filled:
            os.posix_fallocate(filled.fileno(), 0, shutil.disk_usage(disk).free)
        with pytest.raises(DiskFull):
            server.attach()
        with pytest.raises(DiskFull) as refused:
            EmbeddedServer(disk / "second").attach()
        assert refused.value.facts["free"] == 0
        # One page: enough for our settings, too little for the server, whose own words must tell.
        os.truncate(fill, fill.stat().st_size - 4096)
        with pytest.raises(DiskFull):
            server.attach()
        fill.unlink()
        with server.attach():
            assert ask(server, "SELECT 1") == [(1,)]
    finally:
        subprocess.run(["umount", disk], check=True)
