"""A class's key is renewed while people work: cut off anywhere it goes on, and the old key ends once it is empty."""

from __future__ import annotations

import subprocess
import sys
from uuid import UUID, uuid4

import psycopg
import pytest

from backoffice.kyc import service as kyc
from backoffice.vault import renewal, rotation
from backoffice.vault.grants import KeysMovedOn, NotYoursToCertify
from backoffice.vault.held_keys import KeyNotHeld
from tests.given import ANNA, BOOTSTRAP, HUGO, OLGA, TOMASZ, WEN, Given
from tests.vault.firm import count, customer_of


def renewed(given: Given, held: str = "identity") -> UUID:
    """A certified new key for the class."""
    key = given.desk(WEN).do(uuid4(), rotation.offer_class_key, held)
    given.desk(OLGA).do(uuid4(), rotation.certify_class_key, key)
    return key


def under(given: Given, key: UUID) -> int:
    return count(given, "vault.customer_key where class_key_id = %s", key)


@pytest.mark.promise("S-02")
def test_every_key_of_a_class_goes_under_the_new_one_and_the_old_one_retires(given: Given) -> None:
    cases = [given.case() for _ in range(3)]
    everything = count(given, "vault.customer_key where field_class = 'identity'")
    key = renewed(given)
    given.desk(ANNA).do(uuid4(), kyc.claim_case, cases[0])
    assert given.desk(ANNA).ask(kyc.case_page, cases[0]).birth_on is not None
    said = rotation.rotate(given.desk(WEN), key)
    assert (said.keys, said.unreadable, said.ended) == (everything, 0, True)
    assert under(given, key) == everything
    assert count(given, "vault.class_key where field_class = 'identity' and retired_at is not null") == 1
    retired = "select id from vault.class_key where retired_at is not null"
    assert count(given, f"vault.class_grant where class_key_id in ({retired})") == 0
    for person, case in ((ANNA, cases[0]), (TOMASZ, cases[1])):
        given.desk(person).do(uuid4(), kyc.claim_case, case)
        assert given.desk(person).ask(kyc.case_page, case).birth_on is not None
    assert given.comes_back(HUGO).desk.do(uuid4(), kyc.claim_case, cases[2])


def test_both_keys_open_while_it_goes_on_and_another_holder_may_finish(
    given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = [given.case() for _ in range(3)]
    key = renewed(given)
    monkeypatch.setattr(rotation, "BATCH", 2)
    told: list[tuple[int, int]] = []

    def after_one(done: int, every: int) -> bool:
        told.append((done, every))
        return False

    said = rotation.rotate(given.desk(WEN), key, after_one)
    assert (said.keys, said.ended) == (2, False)
    assert told[0][0] == 2
    assert told[0][1] > 2
    assert 0 < under(given, key) < told[0][1]
    for case in cases:
        given.desk(ANNA).do(uuid4(), kyc.claim_case, case)
        assert given.desk(ANNA).ask(kyc.case_page, case).birth_on is not None
    given.case()
    over = rotation.rotate(given.desk(HUGO), key)
    assert over.ended
    assert under(given, key) == count(given, "vault.customer_key where field_class = 'identity'")


def test_a_killed_rotation_goes_on_where_it_stood(given: Given) -> None:
    for _ in range(3):
        given.case()
    key = renewed(given)
    program = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from backoffice.app import House\n"
        "from backoffice.config import Settings\n"
        "from backoffice.store.embedded import EmbeddedServer\n"
        "from backoffice.vault import rotation\n"
        "from uuid import UUID\n"
        "settings, server = Settings(home=Path(sys.argv[1]), firm='test'), EmbeddedServer(Path(sys.argv[2]))\n"
        "house = House(settings, server, None, sys.argv[3])\n"
        "desk = house.sign_in(sys.argv[4], sys.argv[5]).desk\n"
        "rotation.BATCH = 2\n"
        "rotation.rotate(desk, UUID(sys.argv[6]), lambda done, every: os.kill(os.getpid(), 9) or True)\n"
    )
    arguments = [given.house.settings.home, given.server.home, given.database, WEN, "correct horse battery staple", key]
    ended = subprocess.run([sys.executable, "-c", program, *map(str, arguments)], check=False, capture_output=True)
    assert ended.returncode == -9, ended.stderr.decode()
    assert under(given, key) == 2
    assert rotation.rotate(given.desk(WEN), key).ended


@pytest.mark.promise("S-02")
def test_a_key_that_nobody_can_open_holds_no_rotation_up(given: Given) -> None:
    case = given.case()
    customer = customer_of(given, case)
    key = renewed(given)
    with given.sql(BOOTSTRAP) as connection:
        old = connection.execute(
            "select id from vault.class_key where field_class = 'identity' and id <> %s", (key,)
        ).fetchone()
    assert old is not None
    insert = (
        "insert into vault.customer_key (id, customer_id, field_class, class_key_id, wrapped)"
        " values (gen_random_uuid(), %s, 'identity', %s, %s)"
    )
    for short in (b"\1", b"\1" + bytes(144), b"\1" + bytes(146), b"\2" + bytes(145)):
        with given.sql(TOMASZ) as connection, pytest.raises(psycopg.Error, match="not_a_wrap"):
            connection.execute(insert, (customer, old[0], short))
    with given.sql(TOMASZ) as connection:
        connection.execute(insert, (customer, old[0], b"\1" + bytes(145)))
    # Only what its leader names may stay, and the old key opens it on.
    desk = given.desk(WEN)
    which = desk.do(uuid4(), rotation._lead, uuid4(), key)
    with given.sql(WEN) as connection, pytest.raises(psycopg.Error, match="rotation_not_done"):
        connection.execute("select vault.end_rotation(%s, '{}')", (which,))
    said = rotation.rotate(desk, key)
    assert (said.unreadable, said.left_by, said.ended) == (1, (TOMASZ,), True)
    assert under(given, old[0]) == 1
    assert count(given, "vault.class_grant where class_key_id = %s", old[0]) > 0
    with given.sql(TOMASZ) as connection, pytest.raises(psycopg.Error, match="class_key_retired"):
        connection.execute(insert, (customer, old[0], b"\1" + bytes(145)))
    given.desk(ANNA).do(uuid4(), kyc.claim_case, case)
    assert given.desk(ANNA).ask(kyc.case_page, case).birth_on is not None


def test_a_rewrap_cannot_put_another_key_in_the_place_of_one(given: Given) -> None:
    given.case()
    key = renewed(given)
    desk = given.desk(WEN)
    which = desk.do(uuid4(), rotation._lead, uuid4(), key)
    wraps, _, _ = desk.ask(rotation._rewrapped, which, None)
    false = {each: wrap[:5] + bytes(28) + wrap[33:] for each, wrap in wraps.items()}
    assert desk.do(uuid4(), rotation._put, which, false) == 0
    assert desk.do(uuid4(), rotation._put, which, wraps) == len(wraps) > 0


def test_who_may_not_cannot_offer_certify_or_lead(given: Given) -> None:
    with pytest.raises(KeyNotHeld):
        given.desk(OLGA).do(uuid4(), rotation.offer_class_key, "identity")
    key = given.desk(WEN).do(uuid4(), rotation.offer_class_key, "identity")
    with pytest.raises(KeyNotHeld):
        rotation.rotate(given.desk(WEN), key)
    with pytest.raises(KeyNotHeld):
        given.desk(WEN).do(uuid4(), rotation.certify_class_key, key)
    with given.sql(OLGA) as connection, pytest.raises(psycopg.Error, match="keys_moved_on"):
        connection.execute("select vault.certify_class(%s, %s, '\\x00')", (key, b"another"))
    given.desk(OLGA).do(uuid4(), rotation.certify_class_key, key)
    with pytest.raises((KeysMovedOn, NotYoursToCertify)):
        given.desk(OLGA).do(uuid4(), rotation.certify_class_key, key)
    with pytest.raises(KeyNotHeld):
        rotation.rotate(given.desk(OLGA), key)


def test_an_offer_is_certified_by_its_number_and_counts_for_nothing_once_the_holders_are_others(given: Given) -> None:
    key = given.desk(WEN).do(uuid4(), rotation.offer_class_key, "identity")
    [seen] = given.desk(OLGA).ask(renewal.offered_classes)
    assert given.desk(WEN).ask(renewal.offered_classes)[0].number == seen.number
    with given.sql(BOOTSTRAP) as connection:
        connection.execute(
            "update vault.class_grant set wrapped = '\\x00' where class_key_id = %s and person = %s", (key, HUGO)
        )
    # Whom the maker gave no good key sees no number, and works on.
    assert given.desk(HUGO).ask(renewal.offered_classes)[0].number == ""
    with pytest.raises(KeysMovedOn):
        given.desk(OLGA).do(uuid4(), renewal.certify_offered, key, "0000 0000")
    before = given.desk(OLGA).ask(renewal.waiting_for_me)
    with given.sql(BOOTSTRAP) as connection:
        connection.execute("delete from vault.class_grant where class_key_id = %s and person = %s", (key, HUGO))
    assert given.desk(OLGA).ask(renewal.waiting_for_me) == before - 1
    with pytest.raises(KeysMovedOn):
        given.desk(OLGA).do(uuid4(), renewal.certify_offered, key, seen.number)
    again = given.desk(WEN).do(uuid4(), rotation.offer_class_key, "identity")
    assert [each.new_key for each in given.desk(OLGA).ask(renewal.offered_classes)] == [again]
