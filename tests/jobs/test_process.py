"""The worker as a process of its own: alone in its home, killed, told to end, and the last one out. K-08."""

from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import psutil  # type: ignore[import-untyped]
import psycopg
import pytest
from sqlalchemy import text

from backoffice.config import Settings, SettingsUnreadable
from backoffice.jobs.service import serve
from backoffice.kyc import service as kyc
from backoffice.kyc.rules import Decided, Verdict
from backoffice.outbox import service as outbox
from backoffice.outbox.rules import Mailed, MessageState
from backoffice.staff.keeper import add_person, set_password
from backoffice.staff.rules import Duty
from backoffice.store import migrate
from backoffice.store.cluster import BOOTSTRAP
from backoffice.store.embedded import DATABASE, Attachment, EmbeddedServer
from backoffice.store.engine import keeper_engine
from backoffice.store.house_lock import HouseLock
from tests.given import ANNA, CHEAP, KEYS, PASSWORD, WORKER_PASSWORD, Given
from tests.jobs.relays import LocalRelay, local_relay, until
from tests.made import made_once, move_into

MINUTE = timedelta(seconds=61)


class Firm(Given):
    """A house in a home folder of its own, with one window attached, and the worker processes started for it."""

    def __init__(self, home: Path, run_home: Path) -> None:
        self.home = move_into(home, made_once(run_home, "firm", found))
        # What was committed survives the server's death here, as at home; only the disk need not.
        server = EmbeddedServer(home, extra_settings={"fsync": "off"})
        self.window: Attachment = server.attach()
        super().__init__(server, DATABASE, home)
        self.workers: list[subprocess.Popen[bytes]] = []

    def start(self, smtp_url: str | None = None) -> subprocess.Popen[bytes]:
        """A worker's process, not yet told its password."""
        self.workers.append(start_worker(self.home, smtp_url))
        return self.workers[-1]

    def serving(self, smtp_url: str | None = None) -> subprocess.Popen[bytes]:
        """A worker's process that serves."""
        worker = self.start(smtp_url)
        assert heard(worker) == "password"
        tell(worker, json.dumps({"password": WORKER_PASSWORD}))
        assert heard(worker) == "ready"
        return worker

    def decided(self) -> tuple[UUID, Decided]:
        case = self.case()
        version = self.desk().do(uuid4(), kyc.claim_case, case).version
        return case, self.desk().do(uuid4(), kyc.decide, case, version, Verdict.APPROVE, "A-01", "")

    def mail(self, case: UUID) -> Mailed:
        (mail,) = self.desk().ask(outbox.mails_of, case)
        return mail

    def letters(self) -> list[Path]:
        return sorted((self.home / "mail").glob("*.eml"))

    def log(self) -> str:
        return (self.home / "logs" / "worker.log").read_text(encoding="utf-8")

    def leave(self) -> None:
        """Close the window; the server stays up for whoever else is attached."""
        self.close()
        self.window.release()

    def end(self) -> None:
        self.leave()
        for worker in self.workers:
            if worker.poll() is None:
                worker.kill()
            worker.communicate()
        # Whoever was killed could not stop the server.
        with self.server.attach():
            pass


def found(server: EmbeddedServer) -> None:
    """A house with one reviewer, as a firm's first start leaves it."""
    engine = keeper_engine(server.connect_args(BOOTSTRAP))
    with engine.begin() as keeper:
        migrate.upgrade(keeper)
        keeper.execute(text("insert into store.house values (true, 'test', 'Test', 1, transaction_timestamp())"))
        set_password(keeper, "worker", WORKER_PASSWORD, login=True)
        add_person(
            keeper,
            name=ANNA,
            display_name="Anna Lindqvist",
            language="en",
            duties=(Duty.KYC_REVIEWER,),
            password=PASSWORD,
            keys=KEYS,
            cost=CHEAP,
        )
    engine.dispose()


def start_worker(home: Path, smtp_url: str | None = None) -> subprocess.Popen[bytes]:
    surroundings = {**os.environ, "BACKOFFICE_HOME": str(home), "PYTHONPATH": os.pathsep.join(sys.path)}
    if smtp_url is not None:
        surroundings["BACKOFFICE_SMTP_URL"] = smtp_url
    return subprocess.Popen(
        [sys.executable, "-m", "backoffice.jobs"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=surroundings,
    )


def heard(worker: subprocess.Popen[bytes]) -> str:
    assert worker.stdout is not None
    return worker.stdout.readline().decode().rstrip("\n")


def tell(worker: subprocess.Popen[bytes], line: str) -> None:
    assert worker.stdin is not None
    worker.stdin.write(line.encode() + b"\n")
    worker.stdin.flush()


def ended(worker: subprocess.Popen[bytes]) -> int:
    """The exit code, once the process has ended by itself without a word on standard error."""
    code = worker.wait(60)
    assert worker.stderr is not None
    assert worker.stderr.read() == b""
    return code


@pytest.fixture
def firm(home: Path, run_home: Path) -> Iterator[Firm]:
    made = Firm(home, run_home)
    yield made
    made.end()


@pytest.fixture
def relay() -> Iterator[LocalRelay]:
    with local_relay() as running:
        yield running


@pytest.mark.promise("K-08")
def test_a_window_starts_the_worker_and_the_mail_lies_in_the_folder(firm: Firm) -> None:
    firm.house.start_worker()
    case, _ = firm.decided()
    firm.clock_moves(MINUTE)
    until(lambda: firm.mail(case).state is MessageState.SENT)
    (letter,) = firm.letters()
    assert letter.name.startswith("48001-kyc_approve-")
    worker = own_worker()
    firm.leave()
    psutil.wait_procs([worker], timeout=60)
    assert not worker.is_running()
    assert not firm.server.running()


def test_a_second_window_leaves_the_running_worker_its_password(firm: Firm) -> None:
    firm.house.start_worker()
    worker = own_worker()
    firm.house.start_worker()
    assert own_worker() == worker
    with firm.sql(BOOTSTRAP) as connection:
        connection.execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'worker'")
    case, _ = firm.decided()
    firm.clock_moves(MINUTE)
    until(lambda: firm.mail(case).state is MessageState.SENT)
    firm.leave()
    psutil.wait_procs([worker], timeout=60)


def test_a_second_worker_of_a_home_leaves_at_once(firm: Firm) -> None:
    firm.serving()
    second = firm.start()
    assert heard(second) == ""
    assert ended(second) == 0


@pytest.mark.promise("K-08")
def test_the_last_window_out_waits_for_mail_due_within_two_minutes(firm: Firm) -> None:
    worker = firm.serving()
    firm.decided()
    firm.leave()
    until(lambda: "the last user has gone" in firm.log())
    assert firm.letters() == []
    move_clock(firm.server, "1 minute")
    assert ended(worker) == 0
    assert len(firm.letters()) == 1
    assert not firm.server.running()


def test_a_window_that_comes_while_the_worker_finishes_keeps_it(firm: Firm) -> None:
    worker = firm.serving()
    firm.decided()
    firm.leave()
    until(lambda: "the last user has gone" in firm.log())
    firm.window = firm.server.attach()
    move_clock(firm.server, "1 minute")
    until(lambda: len(firm.letters()) == 1)
    firm.decided()
    move_clock(firm.server, "2 minutes")
    until(lambda: len(firm.letters()) == 2)
    assert worker.poll() is None
    firm.leave()
    assert ended(worker) == 0


class LastMomentLock(HouseLock):
    """A worker's lock with a window that comes just before it is let go: too late to start another worker."""

    def __init__(self, firm: Firm) -> None:
        super().__init__(firm.home / "worker.lock")
        self._firm = firm
        self._came = False

    def let_go(self) -> None:
        if not self._came:
            self._came = True
            self._firm.window = self._firm.server.attach()
        super().let_go()


@pytest.fixture
def own_signals_and_log() -> Iterator[None]:
    """For a worker served inside this process."""
    handlers = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in handlers.items():
        signal.signal(number, handler)
    log = logging.getLogger("backoffice.worker")
    for each in list(log.handlers):
        log.removeHandler(each)
        each.close()
    log.propagate = True


@pytest.mark.usefixtures("own_signals_and_log")
def test_a_window_that_comes_in_the_last_moment_is_served(firm: Firm) -> None:
    firm.leave()
    lock, ready = LastMomentLock(firm), []

    def is_ready() -> None:
        ready.append(firm.server.running())
        if len(ready) == 2:
            firm.window.release()

    assert lock.take(alone=True)
    serve(Settings(home=firm.home), WORKER_PASSWORD, lock, is_ready)
    lock.close()
    assert ready == [True, True]
    assert not firm.server.running()


def test_mail_due_later_waits_for_the_next_start(firm: Firm) -> None:
    case, _ = firm.decided()
    with firm.sql(BOOTSTRAP) as connection:
        connection.execute("update outbox.message set leaves_at = leaves_at + interval '9 minutes'")
    worker = firm.serving()
    firm.leave()
    assert ended(worker) == 0
    assert firm.letters() == []
    assert not firm.server.running()
    with firm.server.attach():
        assert firm.desk().ask(kyc.counts).mail_waiting == 1
        assert firm.mail(case).state is MessageState.WAITING
        firm.close()


@pytest.mark.promise("K-08")
def test_a_worker_killed_with_a_letter_in_its_hand_loses_and_doubles_nothing(firm: Firm, relay: LocalRelay) -> None:
    cases = [firm.decided()[0] for _ in range(4)]
    firm.clock_moves(MINUTE)
    relay.be_silent()
    killed = firm.serving(relay.url())
    assert relay.arrived.wait(60)
    killed.kill()
    killed.wait(60)
    relay.speak()
    (of_the_dead,) = relay.ids()
    firm.serving(relay.url())
    until(lambda: sum(firm.mail(case).state is MessageState.SENT for case in cases) == 3)
    assert [firm.mail(case).state for case in cases].count(MessageState.SENDING) == 1
    firm.clock_moves(timedelta(minutes=2))
    until(lambda: all(firm.mail(case).state is MessageState.SENT for case in cases))
    assert len(set(relay.ids())) == 4
    assert relay.ids().count(of_the_dead) == 2
    assert len(relay.ids()) == 5


def test_a_worker_told_to_end_finishes_the_letter_in_its_hand(firm: Firm, relay: LocalRelay) -> None:
    cases = [firm.decided()[0] for _ in range(3)]
    firm.clock_moves(MINUTE)
    relay.be_silent()
    worker = firm.serving(relay.url())
    assert relay.arrived.wait(60)
    worker.send_signal(signal.SIGTERM)
    relay.speak()
    assert ended(worker) == 0
    states = [firm.mail(case).state for case in cases]
    assert states == [MessageState.SENT, MessageState.WAITING, MessageState.WAITING]
    assert len(relay.accepted) == 1


@pytest.mark.promise("K-08")
def test_a_server_killed_while_a_letter_leaves_comes_back_and_hears_of_it(firm: Firm, relay: LocalRelay) -> None:
    firm.serving(relay.url())
    case, _ = firm.decided()
    relay.be_silent()
    firm.clock_moves(MINUTE)
    assert relay.arrived.wait(60)
    postmaster = psutil.Process(int((firm.server.data / "postmaster.pid").read_text().splitlines()[0]))
    postmaster.kill()
    until(lambda: not firm.server.running(), "the server was gone")
    relay.speak()
    until(firm.server.running, "the worker started the server again")
    until(lambda: firm.mail(case).state is MessageState.SENT)
    later, _ = firm.decided()
    firm.clock_moves(MINUTE)
    until(lambda: firm.mail(later).state is MessageState.SENT)
    assert len(relay.accepted) == 2


def test_the_log_tells_of_messages_and_of_nobody(firm: Firm) -> None:
    firm.serving()
    case, _ = firm.decided()
    firm.clock_moves(MINUTE)
    until(lambda: firm.mail(case).state is MessageState.SENT)
    until(lambda: "accepted" in firm.log())
    assert "Haddadin" not in firm.log()
    assert "example.org" not in firm.log()
    assert WORKER_PASSWORD not in firm.log()


def test_a_window_hears_why_its_worker_cannot_serve(firm: Firm) -> None:
    (firm.home / "settings.toml").write_text('smtp_url = "smtp://relay.example"\n', encoding="utf-8")
    with pytest.raises(SettingsUnreadable) as refused:
        firm.house.start_worker()
    assert "smtps://" in str(refused.value.facts["fault"])


def test_a_worker_with_another_s_password_says_so_and_ends(firm: Firm) -> None:
    worker = firm.start()
    assert heard(worker) == "password"
    tell(worker, json.dumps({"password": "of somebody else"}))
    said = heard(worker)
    assert json.loads(said)["error"] == "staff.wrong_password"
    assert "somebody" not in said
    assert ended(worker) == 1


@pytest.mark.parametrize("line", ["", "not json", '{"password": 7}', "[]", '{"password": ""}'])
def test_a_worker_without_a_password_says_what_it_expects_and_ends(home: Path, line: str) -> None:
    with start_worker(home) as worker:
        assert heard(worker) == "password"
        tell(worker, line)
        assert '{\\"password\\": \\"...\\"} is expected' in heard(worker)
        assert ended(worker) == 1
    assert [file.name for file in home.iterdir()] == ["worker.lock"]


def own_worker() -> psutil.Process:
    """The worker this test's window has started."""
    (worker,) = (each for each in psutil.Process().children() if "backoffice.jobs" in command_of(each))
    return worker


def command_of(process: psutil.Process) -> list[str]:
    """Empty for one that has just ended: a second worker leaves at once, and its end is noticed by a thread."""
    try:
        return process.cmdline()  # type: ignore[no-any-return]
    except (psutil.ZombieProcess, psutil.NoSuchProcess):
        return []


def move_clock(server: EmbeddedServer, by: str) -> None:
    """Shift the clock without being a window."""
    with psycopg.connect(**server.connect_args(BOOTSTRAP)) as connection:
        connection.execute(
            "insert into store.clock_shift values (true, %s::interval)"
            " on conflict (only_one) do update set shift = excluded.shift",
            [by],
        )
