"""Every role as a hostile SQL client: over a hundred statements each, all refused or without any effect. S-05."""

from __future__ import annotations

from datetime import timedelta
from typing import LiteralString
from uuid import uuid4

import psycopg
import pytest

from backoffice.kyc import service as kyc
from backoffice.kyc.rules import Verdict
from backoffice.staff.matrix import ROLES
from tests.given import AIKO, ANNA, JONAS, MARIA, OLGA, PAVEL, RUTH, TOMASZ, WEN, Given
from tests.staff.hostile import EVERYTHING

PERSON = {
    "kyc_reviewer": ANNA,
    "kyc_lead": WEN,
    "dpo": MARIA,
    "finance": JONAS,
    "finance_lead": AIKO,
    "mlro": RUTH,
    "auditor": PAVEL,
    "administrator": OLGA,
}
# A lead may what their people may.
STANDS_ON = {"finance_lead": "finance", "kyc_lead": "kyc_reviewer"}


@pytest.fixture
def busy(given: Given) -> Given:
    """A house where somebody else holds a case, has decided one, and mail waits."""
    for hours in (1, 2, 3):
        given.case(timedelta(hours=hours))
    held, decided = given.case(timedelta(hours=9)), given.case(timedelta(hours=8))
    desk = given.desk(TOMASZ)
    desk.do(uuid4(), kyc.claim_case, held)
    version = desk.do(uuid4(), kyc.claim_case, decided).version
    desk.do(uuid4(), kyc.decide, decided, version, Verdict.APPROVE, "A-01", "looks right to me")
    return given


def effect(connection: psycopg.Connection, statement: LiteralString) -> int | None:
    """How many rows a statement touched or showed; None where it was refused. Nothing of it stays."""
    try:
        with connection.transaction(force_rollback=True):
            cursor = connection.execute(statement)
            while cursor.nextset():
                pass
            # Statements without a count changed something else than rows, unless they only asked for a setting.
            return 1 if cursor.rowcount < 0 else cursor.rowcount
    except psycopg.Error:
        return None


@pytest.mark.promise("S-05", "S-03", "D-04")
@pytest.mark.parametrize("role", ROLES)
def test_no_statement_of_the_pack_has_an_effect(busy: Given, role: str) -> None:
    assert len(EVERYTHING) >= 40
    allowed_for = {role, STANDS_ON.get(role, role)}
    through = []
    with busy.sql(PERSON.get(role, role)) as connection:
        for statement, allowed in EVERYTHING.items():
            if not allowed_for.intersection(allowed) and effect(connection, statement):
                through.append(statement)
    assert through == []


@pytest.mark.promise("K-07", "S-05")
def test_settings_of_ones_own_change_no_rule(busy: Given) -> None:
    """A role may set its time zone, its timeouts and any advisory lock: no rule leans on them."""
    for setting in (
        "set timezone = 'Pacific/Kiritimati'",
        "set datestyle = 'German'",
        "set intervalstyle = 'sql_standard'",
        "set statement_timeout = 0",
        "set idle_in_transaction_session_timeout = 0",
        "set lock_timeout = 0",
        "set search_path = pg_temp, kyc",
        "set default_transaction_isolation = 'serializable'",
        "set standard_conforming_strings = on",
        "set row_security = on",
        "set plan_cache_mode = force_generic_plan",
    ):
        with busy.sql(ANNA) as connection:
            connection.execute(setting)
            connection.execute("select pg_advisory_xact_lock(k) from generate_series(0, 100) k")
            assert connection.execute("select legal_name from people.identity").fetchall() == []
            with pytest.raises(psycopg.Error), connection.transaction():
                connection.execute(
                    "update kyc.\"case\" set claimed_by = session_user, claimed_until = now() + interval '1 day'"
                    " where state = 'waiting' and claimed_by is null"
                )


@pytest.mark.promise("K-07")
def test_advisory_locks_of_a_hostile_client_stop_nobody(busy: Given) -> None:
    with busy.sql(ANNA) as connection:
        connection.execute("select pg_advisory_lock(k) from generate_series(0, 1000) k")
        connection.execute("listen everything; notify everything, 'look again'")
        assert busy.desk(WEN).do(uuid4(), kyc.claim_next_case) is not None


@pytest.mark.promise("S-05")
def test_a_fourth_case_cannot_be_claimed_by_plain_sql(busy: Given) -> None:
    claim = (
        "update kyc.\"case\" set claimed_by = session_user, claimed_until = store.now() + interval '10 minutes'"
        " where id = (select id from kyc.\"case\" where state = 'waiting' and claimed_by is null limit 1)"
    )
    busy.case()
    with busy.sql(ANNA) as connection:
        for _ in range(3):
            assert connection.execute(claim).rowcount == 1
        with pytest.raises(psycopg.Error, match=r"kyc\.too_many_claims"):
            connection.execute(claim)
