"""Nobody enters what did not happen: a role's own hand records and exports only what its list says."""

from __future__ import annotations

from typing import LiteralString
from uuid import uuid4

import psycopg
import pytest

from backoffice.audit.recordable import EXPORTABLE, RECORDABLE
from backoffice.kyc import service as kyc
from backoffice.kyc.rules import PictureKind, Verdict
from backoffice.staff.rules import Duty
from backoffice.store.cluster import BOOTSTRAP
from tests.audit.test_history import recorded_actions
from tests.given import AIKO, ANNA, JONAS, MARIA, OLGA, PAVEL, RUTH, STAFF, WEN, Given, picture

EVERYBODY = (ANNA, WEN, MARIA, JONAS, AIKO, RUTH, PAVEL, OLGA)


def roles_of(name: str) -> set[str]:
    duties = next((set(map(str, duties)) for who, _, _, duties in STAFF if who == name), {name})
    leads = {Duty.KYC_LEAD: Duty.KYC_REVIEWER, Duty.FINANCE_LEAD: Duty.FINANCE}
    duties |= {str(below) for lead, below in leads.items() if lead in duties}
    return duties | ({"staff"} if name != "worker" else set())


@pytest.mark.promise("S-05")
def test_the_database_has_the_lists_of_the_code(given: Given) -> None:
    with given.sql(BOOTSTRAP) as connection:
        recordable = connection.execute("select action, role from audit.recordable").fetchall()
        exportable = connection.execute("select kind, role from audit.exportable").fetchall()
    assert set(recordable) == {(action, role) for action, roles in RECORDABLE.items() for role in roles}
    assert set(exportable) == {(kind, role) for kind, roles in EXPORTABLE.items() for role in roles}


@pytest.mark.promise("S-05")
def test_no_role_records_anothers_action_or_an_invented_one(given: Given) -> None:
    actions = sorted({*recorded_actions(), *RECORDABLE, "kyc.invented", "", "x" * 500})
    wrong = []
    for who in (*EVERYBODY, "worker"):
        with given.sql(who) as connection:
            for action in actions:
                code = _said(connection, "select audit.note(%s, null, '{}')", action)
                if code != _expected("audit.not_yours_to_record", RECORDABLE.get(action), who):
                    wrong.append((who, action, code))
            # The worker makes no documents at all.
            for kind in (*EXPORTABLE, "invented") if who != "worker" else ():
                statement = "select audit.note_export(gen_random_uuid(), %s, null, sha256('x'), 1)"
                code = _said(connection, statement, kind)
                # A case file needs papers that are open to whoever says they wrote it.
                roles = None if kind == "kyc.case_file" else EXPORTABLE.get(kind)
                if code != _expected("audit.not_yours_to_export", roles, who):
                    wrong.append((who, kind, code))
            with pytest.raises(psycopg.errors.InsufficientPrivilege), connection.transaction():
                connection.execute("select audit.record('kyc.case.decided', null, '{}')")
    assert wrong == []


@pytest.mark.promise("S-05")
def test_an_act_is_entered_by_what_does_it_once(given: Given) -> None:
    case = given.case()
    desk = given.desk(ANNA)
    claim = desk.do(uuid4(), kyc.claim_case, case)
    desk.do(uuid4(), kyc.release_case, case, claim.claimed_until)
    claim = desk.do(uuid4(), kyc.claim_case, case)
    asked = desk.do(uuid4(), kyc.decide, case, claim.version, Verdict.ASK_DOCUMENT, "D-01", "")
    back = desk.do(uuid4(), kyc.withdraw, case, asked.version, asked.decision)
    asked = desk.do(uuid4(), kyc.decide, case, back.version, Verdict.ASK_DOCUMENT, "D-01", "")
    desk.do(uuid4(), kyc.add_document, case, asked.version, PictureKind.EXTRA, _a_picture())
    rejected = given.desk(ANNA).do(uuid4(), kyc.claim_case, case)
    told = desk.do(uuid4(), kyc.decide, case, rejected.version, Verdict.REJECT, "R-01", "Two faces on one card.")
    given.desk(WEN).do(uuid4(), kyc.second, case, told.version, told.decision, True, "")
    with given.sql(BOOTSTRAP) as connection:
        entered = connection.execute(
            "select actor, action, facts - 'picture' - 'decision' from audit.event"
            " where action like 'kyc.%' order by id"
        ).fetchall()
    held = {"case": str(case)}
    asks = {**held, "verdict": "ask_document", "reason": "D-01"}
    assert entered == [
        (ANNA, "kyc.case.claimed", held),
        (ANNA, "kyc.case.released", held),
        (ANNA, "kyc.case.claimed", held),
        (ANNA, "kyc.case.decided", asks),
        (ANNA, "kyc.case.withdrawn", held),
        (ANNA, "kyc.case.decided", asks),
        (ANNA, "kyc.document_added", {**held, "kind": "extra"}),
        (ANNA, "kyc.case.claimed", held),
        (ANNA, "kyc.case.decided", {**held, "verdict": "reject", "reason": "R-01"}),
        (WEN, "kyc.case.seconded", {**held, "agrees": True}),
    ]


def test_the_register_says_whose_word_a_hash_is(given: Given) -> None:
    with given.sql(PAVEL) as connection:
        connection.execute("select audit.note_export(%s, 'audit.list_csv', null, sha256('x'), 1)", [uuid4()])
        facts = connection.execute("select facts from audit.event order by id desc limit 1").fetchall()[0][0]
    assert facts["claimed_by"] == PAVEL


def _said(connection: psycopg.Connection, statement: LiteralString, value: str) -> str | None:
    """The code it is refused with; None where it is taken."""
    try:
        with connection.transaction():
            connection.execute(statement, [value])
    except psycopg.DatabaseError as fault:
        return fault.diag.message_primary
    return None


def _expected(code: str, roles: frozenset[str] | None, who: str) -> str | None:
    return None if (roles or frozenset()) & roles_of(who) else code


def _a_picture() -> bytes:
    return picture(PictureKind.EXTRA, (10, 20, 30)).content
