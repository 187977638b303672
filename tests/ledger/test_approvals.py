"""Crypto withdrawals and their approvals: worth what the books say now, by a key two people let in. L-06."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import psycopg
import pytest

from backoffice.desk import Desk
from backoffice.ledger import approvals, explorer, identity
from backoffice.ledger.approval_rules import (
    ApprovalKeyMalformed,
    ApprovalKeyUnknown,
    NotInAToken,
    NotToApprove,
    Standing,
)
from backoffice.ledger.feed import FeedLine
from backoffice.staff import seconding
from backoffice.staff.refusals import SamePerson
from backoffice.store.cluster import BOOTSTRAP
from backoffice.vault.key_proof import KeyProof
from backoffice.vault.moving import move_keys
from backoffice.vault.person_keys import SoftSigner, make_signer
from tests.given import AIKO, JONAS, OLGA, PASSWORD, PAVEL, Given
from tests.ledger.leaving import CUSTODIAN, WALLET, enrol, leaves, send
from tests.vault.test_moving import with_tokens
from tests.vault.test_token import PIN, Reader, reader

__all__ = ["reader"]
LARGE = 60_000_000
ALWAYS = date(2020, 1, 1), date(2090, 1, 1)


@pytest.fixture
def platform(given: Given) -> Iterator[Desk]:
    with closing(given.house.desk_for_service("endpoint", PASSWORD)) as desk:
        yield desk


@pytest.fixture
def key(given: Given) -> SoftSigner:
    made = make_signer()
    enrol(given, made.public, *ALWAYS)
    return made


def standings(given: Given) -> dict[str, Standing]:
    return {each.reference: each.standing for each in given.desk(PAVEL).ask(approvals.withdrawals)}


def tampered(given: Given, statement: str) -> None:
    with given.sql(BOOTSTRAP) as connection:
        connection.execute("set session_replication_role = replica")
        assert connection.execute(statement.encode()).rowcount > 0


@pytest.mark.promise("L-06")
def test_withdrawals_above_the_limit_are_listed_with_what_their_approval_is_worth(
    given: Given, platform: Desk, key: SoftSigner
) -> None:
    other, over = make_signer(), make_signer()
    enrol(given, other.public, *ALWAYS, "Vault B")
    enrol(given, over.public, date(2020, 1, 1), date(2020, 12, 31), "Vault C")
    stolen = replace(leaves("W-4", LARGE), approval=leaves("W-1", LARGE, key).approval)
    lines = (
        leaves("W-1", LARGE, key), leaves("W-2", LARGE), leaves("W-3", LARGE, over), stolen,
        leaves("W-5", 50_000_000), replace(leaves("W-6", LARGE), kind="deposit"), leaves("W-7", LARGE, make_signer()),
    )  # fmt: skip
    told = send(platform, *lines)
    assert (told.transactions, [(each.line, each.code) for each in told.findings]) == (7, [(7, "unknown_approval_key")])
    expected = {
        "W-1": Standing.VALID, "W-2": Standing.MISSING, "W-3": Standing.KEY_NOT_VALID, "W-4": Standing.BROKEN,
        "W-7": Standing.MISSING,
    }  # fmt: skip
    assert standings(given) == expected
    first = given.desk(JONAS).ask(approvals.withdrawals)[-1]
    assert (first.account, first.asset, first.scale, first.amount, first.key, first.brought_in_by) == (
        WALLET, "BTC", 8, LARGE, "Vault A", "endpoint",
    )  # fmt: skip
    # The same again with an approval books nothing, and one valid approval is enough.
    assert send(platform, leaves("W-2", LARGE, other)).already == 1
    assert send(platform, leaves("W-4", LARGE, other)).already == 1
    assert standings(given) == expected | {"W-2": Standing.VALID, "W-4": Standing.VALID}
    # What is refused as another transaction brings no approval along.
    assert [each.code for each in send(platform, leaves("W-7", LARGE + 1, key)).findings] == [
        "reference_has_other_content"
    ]
    assert standings(given)["W-7"] is Standing.MISSING
    sheet = given.desk(JONAS).ask(explorer.sheet, first.number)
    assert sheet.withdrawal == first
    # A key is ended before its time by two people, too.
    given.clock_moves(timedelta(days=1))
    enrol(given, other.public, date(2020, 1, 1), date(2020, 12, 31), "Vault B, given up")
    assert standings(given)["W-2"] is Standing.KEY_NOT_VALID


@pytest.mark.promise("L-06")
@pytest.mark.parametrize(
    "statement",
    [
        "update ledger.posting set amount = amount + sign(amount)",
        "update ledger.transaction set happened_on = happened_on + 1",
        "update ledger.reference set reference = 'W-8'",
        f"update ledger.account set path = 'Liabilities:Wallet:U2:BTC' where path = '{WALLET}'",
        f"update ledger.posting set account_id = (select id from ledger.account where path = '{CUSTODIAN}')",
        "update ledger.approval set signature = set_byte(signature, 40, get_byte(signature, 40) # 1)",
        "update ledger.approval_key set label = 'Vault Z'",
        "update ledger.approval_key set valid_until = valid_until + 1",
        "update staff.proposal set facts_hash = sha256(facts_hash) where action = 'ledger.approval_key'",
    ],
)
def test_a_byte_that_a_superuser_changes_breaks_the_approval(
    given: Given, platform: Desk, key: SoftSigner, statement: str
) -> None:
    send(platform, leaves("W-1", LARGE, key))
    assert list(standings(given).values()) == [Standing.VALID]
    tampered(given, statement)
    assert list(standings(given).values()) == [Standing.BROKEN]


@pytest.mark.promise("L-06")
def test_the_night_names_the_withdrawals_whose_approval_is_not_valid(
    given: Given, platform: Desk, key: SoftSigner
) -> None:
    send(platform, leaves("W-1", LARGE, key), leaves("W-2", LARGE))
    assert given.worker().do(uuid4(), identity.prove_if_due)
    found = given.desk(JONAS).ask(approvals.last_proof)
    assert found is not None
    assert (found.holds, found.proved, found.wrong) == (False, 2, ((2, Standing.MISSING),))
    with given.sql(PAVEL) as connection:
        told = connection.execute("select count(*) from staff.notice where kind = 'approvals_broken'").fetchone()
    assert told == (1,)
    send(platform, leaves("W-2", LARGE, key))
    given.clock_moves(timedelta(days=1))
    given.worker().do(uuid4(), identity.prove_if_due)
    now = given.desk(PAVEL).ask(approvals.last_proof)
    assert now is not None
    assert (now.holds, now.proved, now.wrong) == (True, 2, ())


@pytest.mark.promise("L-06", "S-05")
def test_a_key_is_let_in_by_two_people_and_nobody_writes_past_the_guards(given: Given, key: SoftSigner) -> None:
    fresh = make_signer().public
    with pytest.raises(ApprovalKeyMalformed):
        given.desk(JONAS).do(uuid4(), approvals.propose_key, fresh[:-1], "Short", *ALWAYS)
    which = given.desk(AIKO).do(uuid4(), approvals.propose_key, fresh, "Her own", *ALWAYS)
    with pytest.raises(SamePerson):
        given.desk(AIKO).do(uuid4(), seconding.agree, which, given.desk(AIKO).ask(seconding.proposal, which).hash())
    with given.sql(JONAS) as connection:
        connection.execute('select staff.propose(\'ledger.approval_key\', null, \'{"key": "04", "label": "x"}\')')
    (odd,) = [each for each in given.desk(AIKO).ask(seconding.proposals_waiting) if each.facts["key"] == "04"]
    with pytest.raises(ApprovalKeyMalformed):
        given.desk(AIKO).do(uuid4(), seconding.agree, odd.id, odd.hash())
    with given.sql(PAVEL) as connection:
        assert connection.execute("select label from ledger.approval_key").fetchall() == [("Vault A",)]
    for name in (JONAS, AIKO, PAVEL, OLGA, "worker", "endpoint"):
        for statement in (
            "insert into ledger.approval values (default, 1, '\\x04', '\\x00', 'a', now())",
            "update ledger.approval_key set valid_until = '2099-01-01'",
            "delete from ledger.approval_proof",
        ):
            with given.sql(name) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement.encode())
    for name in (JONAS, PAVEL, OLGA, "worker", "endpoint"):
        with given.sql(name) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("select ledger.bring_approval(1, '\\x04', '\\x00')")
    with given.sql(BOOTSTRAP) as connection, pytest.raises(psycopg.DatabaseError, match=r"store\.only_grows"):
        connection.execute("update ledger.approval_key set label = 'x'")


@pytest.mark.needs("softhsm2")
@pytest.mark.promise("L-06", "S-04")
def test_a_lead_approves_by_hand_with_the_key_in_a_token(given: Given, platform: Desk, reader: Reader) -> None:
    lines: tuple[FeedLine, ...] = (leaves("W-1", LARGE), leaves("W-2", 1))
    send(platform, *lines)
    with pytest.raises(NotInAToken):
        given.desk(AIKO).do(uuid4(), approvals.approve, 1)
    reader.put_in("Anna")
    with_tokens(given)
    place = given.house.token_place
    assert place is not None
    move_keys(given.desk(AIKO), place.custody(PIN))
    given.desk(AIKO).close()
    with closing(given.house.sign_in(AIKO, PASSWORD, KeyProof(pin=PIN)).desk) as lead:
        approving(given, lead)


def approving(given: Given, lead: Desk) -> None:
    with pytest.raises(ApprovalKeyUnknown):
        lead.do(uuid4(), approvals.approve, 1)
    which = given.desk(JONAS).do(
        uuid4(), approvals.propose_key, lead.ask(approvals.own_approval_key), "Token of Aiko", *ALWAYS
    )
    lead.do(uuid4(), seconding.agree, which, lead.ask(seconding.proposal, which).hash())
    with pytest.raises(NotToApprove):
        lead.do(uuid4(), approvals.approve, 2)
    lead.do(uuid4(), approvals.approve, 1)
    (made,) = given.desk(JONAS).ask(approvals.withdrawals)
    assert (made.standing, made.key, made.brought_in_by) == (Standing.VALID, "Token of Aiko", AIKO)
    with given.sql(PAVEL) as connection:
        told = connection.execute("select actor from audit.event where action = 'ledger.approved'").fetchall()
    assert told == [(AIKO,)]
    tampered(given, "update ledger.posting set amount = amount + sign(amount) where transaction_id = 1")
    assert given.desk(JONAS).ask(approvals.withdrawals)[0].standing is Standing.BROKEN
