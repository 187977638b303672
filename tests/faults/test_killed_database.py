"""The database dies with -9 in the middle of a verdict: nothing is lost, nothing is doubled. K-08."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from backoffice.app import House
from backoffice.config import Settings
from backoffice.desk import DatabaseGone, Work
from backoffice.kyc import service as kyc
from backoffice.kyc.rules import CaseState, Decided, Verdict
from backoffice.store.embedded import EmbeddedServer
from tests.given import TEMPLATE, Given, make_template


@pytest.fixture
def durable(moved_in: Path, tmp_path: Path) -> Iterator[tuple[Given, House]]:
    """A house on a server of its own, with everything that makes it durable switched on."""
    server = EmbeddedServer(moved_in)
    with server.attach() as attachment:
        make_template(server)
        with Given(server, TEMPLATE, tmp_path).sql("bootstrap") as connection:
            assert connection.execute("show fsync").fetchone() == ("on",)
        given = Given(server, TEMPLATE, tmp_path)
        yield given, House(Settings(home=moved_in, firm="test"), server, attachment, TEMPLATE)
        given.close()


def kill_server(server: EmbeddedServer) -> None:
    """Kill -9 the postmaster and everything it started, as a power cut would."""
    postmaster = int((server.data / "postmaster.pid").read_text().split()[0])
    children = Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split()
    for process in (postmaster, *map(int, children)):
        os.kill(process, signal.SIGKILL)


@pytest.mark.promise("K-08")
def test_a_verdict_cut_before_its_commit_is_recorded_once_on_retry(durable: tuple[Given, House]) -> None:
    given, house = durable
    case = given.case()
    desk = given.desk()
    version, key = desk.do(uuid4(), kyc.claim_case, case).version, uuid4()
    killed: list[bool] = []

    def decide_while_it_dies(work: Work, case: UUID, version: int) -> Decided:
        answer = kyc.decide(work, case, version, Verdict.APPROVE, "A-01", "typed before the cut")
        work.session.flush()
        if not killed:
            killed.append(True)
            kill_server(given.server)
        return answer

    with pytest.raises(DatabaseGone):
        desk.do(key, decide_while_it_dies, case, version)
    house.revive()
    answer = desk.do(key, decide_while_it_dies, case, version)
    assert answer.state is CaseState.DECIDED
    counted(given, decisions=1, messages=1, audited=1)


@pytest.mark.promise("K-08")
def test_a_verdict_committed_just_before_the_kill_is_found_again(durable: tuple[Given, House]) -> None:
    given, house = durable
    case = given.case()
    desk = given.desk()
    version, key = desk.do(uuid4(), kyc.claim_case, case).version, uuid4()
    first = desk.do(key, kyc.decide, case, version, Verdict.APPROVE, "A-01", "")
    kill_server(given.server)
    house.revive()
    assert desk.do(key, kyc.decide, case, version, Verdict.APPROVE, "A-01", "") == first
    counted(given, decisions=1, messages=1, audited=1)


def counted(given: Given, *, decisions: int, messages: int, audited: int) -> None:
    with given.sql("bootstrap") as connection:
        row = connection.execute(
            """
            select (select count(*) from kyc.decision), (select count(*) from outbox.message),
                   (select count(*) from audit.event where action = 'kyc.case.decided')
            """
        ).fetchone()
    assert row == (decisions, messages, audited)
