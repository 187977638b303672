"""The sealer beside the worker in a home of its own, and the command that verifies what it has sealed. S-05, S-08."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psutil  # type: ignore[import-untyped]
import pytest
from sqlalchemy import text

from backoffice.audit.sealing_state import sealing_state
from backoffice.documents.signature import verify
from backoffice.jobs.sealer import CERTIFICATE
from backoffice.kyc import service as kyc
from backoffice.kyc.filing import write_case_file
from backoffice.status import HouseStatus, house_status
from tests.given import ANNA
from tests.jobs.relays import until
from tests.jobs.test_process import Firm, own_worker


@pytest.fixture
def firm(home: Path, run_home: Path) -> Iterator[Firm]:
    made = Firm(home, run_home)
    yield made
    made.end()


def backoffice(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "backoffice.cli", *arguments],
        env={**os.environ, "BACKOFFICE_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )


def status(firm: Firm) -> HouseStatus:
    return house_status(firm.house.settings)


@pytest.mark.promise("S-05", "S-08")
def test_a_window_s_worker_seals_and_signs_and_the_command_verifies(firm: Firm) -> None:
    assert "no sealer serves" in status(firm).sealed
    firm.house.start_worker()
    worker = own_worker()
    case = firm.case()
    firm.desk(ANNA).do(uuid4(), kyc.claim_case, case)

    def serving() -> bool:
        with firm.house.keeper() as keeper:
            return sealing_state(keeper).serving

    until(serving)
    path = write_case_file(firm.desk(ANNA), case, "en", "Europe/Stockholm", firm.home / "exports")
    assert verify(path.read_bytes(), (firm.home / "sealer" / CERTIFICATE).read_bytes()).sound
    assert status(firm).wrong == ""
    firm.leave()
    psutil.wait_procs([worker], timeout=60)

    told = backoffice(firm.home, "audit", "verify", "--json")
    proven = json.loads(told.stdout)
    assert told.returncode == 0, told.stderr
    assert (proven["sound"], proven["waiting"], proven["findings"]) == (True, 0, [])
    assert proven["provable_to"] == proven["rows"] > 3

    with firm.server.attach():
        with firm.house.keeper() as keeper:
            keeper.execute(text("set session_replication_role = replica"))
            keeper.execute(text("update audit.event set actor = 'nobody' where id = 2"))
        plain = backoffice(firm.home, "audit", "verify")
        assert plain.returncode == 1
        assert "audit.event: row changed entry 2" in plain.stdout
        assert backoffice(firm.home, "audit", "verify", "--checkpoints", str(firm.home / "none")).returncode == 1
        assert status(firm).wrong == ""
        with firm.house.keeper() as keeper:
            keeper.execute(text("set session_replication_role = replica"))
            keeper.execute(text("delete from audit.batch where number = (select max(number) from audit.batch)"))
        assert "differs from its checkpoints" in status(firm).wrong


def test_status_names_who_holds_up_the_sealing(firm: Firm) -> None:
    with firm.house.keeper() as keeper:
        keeper.execute(text("update audit.sealing_limit set held = '0'"))
    with firm.sql(ANNA) as holder:
        holder.execute("select audit.note('staff.signed_in', null, '{}')")
        told = status(firm)
        assert "held up by a transaction of anna.lindqvist" in told.wrong
        assert str(holder.info.backend_pid) in told.wrong
        assert told.wrong in told.lines()[-1]


def test_after_a_restore_the_command_begins_a_new_cluster(firm: Firm) -> None:
    for _ in range(2):
        told = backoffice(firm.home, "audit", "restored")
        assert told.returncode == 0, told.stderr
    with firm.house.keeper() as keeper:
        clusters = keeper.execute(text("select count(distinct cluster), count(*) from audit.batch")).one()
    # A batch of each of the three streams, twice.
    assert tuple(clusters) == (2, 6)
    assert json.loads(backoffice(firm.home, "audit", "verify", "--json").stdout)["sound"]
