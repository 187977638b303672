"""Where a person's keys lie is theirs to choose, and no move ever leaves them without keys that open. S-03, S-04."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import keyring
import pytest
from keyring.errors import KeyringLocked

from backoffice.desk import Desk
from backoffice.kyc import service as kyc
from backoffice.staff.own_password import change_own_password
from backoffice.staff.rules import Duty
from backoffice.vault import grants
from backoffice.vault.custody import CustodyKind
from backoffice.vault.entry import NoSlot, PinWanted, lock_keys, own_keys
from backoffice.vault.grants import KeysMovedOn
from backoffice.vault.key_proof import KeyProof
from backoffice.vault.moving import move_keys, own_slots, renew
from backoffice.vault.os_keyring import KeyringCustody, KeyringShut
from backoffice.vault.passphrase import LEAST, PassphraseCustody, PassphraseWrong
from backoffice.vault.person_keys import make_person_keys
from backoffice.vault.token import TokenCustody
from backoffice.vault.token_faults import TokenAbsent, TokenLibraryMissing, TokenPinLocked, TokenPinWrong
from tests.given import ANNA, BOOTSTRAP, OLGA, PASSWORD, Given
from tests.staff.conftest import Somebody, names, newcomer, refused, somebody
from tests.vault.test_os_keyring import Refusing, Ring
from tests.vault.test_token import LIBRARY, PIN, Reader, reader, serial_of

__all__ = ["names", "newcomer", "reader", "somebody"]
NEW = "seven quiet herons leave"


@pytest.fixture
def ring() -> Iterator[Ring]:
    """The keyring of this session."""
    before, made = keyring.get_keyring(), Ring()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


def with_tokens(given: Given, library: Path = LIBRARY) -> None:
    given.house.settings = replace(given.house.settings, token_library=str(library), token="Anna")


def opens_a_case(given: Given, desk: Desk) -> bool:
    case = given.case()
    desk.do(uuid4(), kyc.claim_case, case)
    return desk.ask(kyc.case_page, case).birth_on is not None


def moves_of(given: Given, person: str) -> list[str]:
    with given.sql(BOOTSTRAP) as connection:
        told = connection.execute(
            "select facts ->> 'custody' from audit.event where action = 'vault.keys_moved' and actor = %s order by id",
            (person,),
        ).fetchall()
    return [row[0] for row in told]


@pytest.mark.promise("S-04")
def test_keys_move_into_the_keyring_and_back_behind_the_password(given: Given, ring: Ring) -> None:
    desk = given.desk(ANNA)
    before = desk.ask(grants.own_number)
    move_keys(desk, KeyringCustody())
    assert set(desk.ask(own_slots)) == {CustodyKind.KEYRING}
    again = given.comes_back(ANNA).desk
    assert opens_a_case(given, again)
    move_keys(again, PassphraseCustody(PASSWORD, LEAST))
    assert set(again.ask(own_slots)) == {CustodyKind.PASSPHRASE}
    assert ring.held == {}
    assert given.comes_back(ANNA).desk.ask(grants.own_number) == before
    assert moves_of(given, ANNA) == ["keyring", "passphrase"]


@pytest.mark.promise("S-04")
def test_a_locked_keyring_is_said_and_the_password_serves_where_the_keys_lie_behind_it_too(
    given: Given, ring: Ring
) -> None:
    move_keys(given.desk(ANNA), KeyringCustody(), beside=True)
    keyring.set_keyring(Refusing(KeyringLocked("locked")))
    with pytest.raises(KeyringShut):
        given.house.sign_in(ANNA, PASSWORD)
    seat = given.house.sign_in(ANNA, PASSWORD, KeyProof(by_password=True))
    assert opens_a_case(given, seat.desk)
    seat.desk.close()
    keyring.set_keyring(ring)
    move_keys(given.comes_back(ANNA).desk, KeyringCustody())
    keyring.set_keyring(Refusing(KeyringLocked("locked")))
    with pytest.raises(NoSlot):
        given.house.sign_in(ANNA, PASSWORD, KeyProof(by_password=True))
    seat = given.house.sign_in(ANNA, PASSWORD, KeyProof(without=True))
    assert seat.desk.ask(own_keys) is None
    seat.desk.close()


def test_a_keyring_that_refuses_leaves_the_keys_where_they_were(given: Given, ring: Ring) -> None:
    keyring.set_keyring(Refusing(KeyringLocked("locked")))
    with pytest.raises(KeyringShut):
        move_keys(given.desk(ANNA), KeyringCustody())
    assert set(given.desk(ANNA).ask(own_slots)) == {CustodyKind.PASSPHRASE}
    assert opens_a_case(given, given.comes_back(ANNA).desk)


@pytest.mark.needs("softhsm2")
@pytest.mark.promise("S-02", "S-04")
def test_keys_move_onto_a_token_open_with_its_pin_and_move_back(given: Given, reader: Reader) -> None:
    reader.put_in("Anna")
    with_tokens(given)
    place = given.house.token_place
    assert place is not None
    desk = given.desk(ANNA)
    before = desk.ask(grants.own_number)
    move_keys(desk, place.custody(PIN))
    after = desk.ask(grants.own_number)
    assert before is not None
    assert after is not None
    assert (after.certified, after.holds, after.fingerprint == before.fingerprint) == (False, True, False)
    assert opens_a_case(given, desk)
    desk.close()
    with pytest.raises(PinWanted):
        given.house.sign_in(ANNA, PASSWORD)
    with pytest.raises(TokenPinWrong):
        given.house.sign_in(ANNA, PASSWORD, KeyProof(pin="654321"))
    seat = given.house.sign_in(ANNA, PASSWORD, KeyProof(pin=PIN))
    given.desk(OLGA).do(uuid4(), grants.certify, ANNA, after.fingerprint)
    lock_keys(seat.desk)()
    assert seat.desk.ask(own_keys) is None
    seat.desk.close()
    seat = given.house.sign_in(ANNA, PASSWORD, KeyProof(pin=PIN))
    assert opens_a_case(given, seat.desk)
    move_keys(seat.desk, PassphraseCustody(PASSWORD, LEAST), place.custody(PIN))
    assert set(seat.desk.ask(own_slots)) == {CustodyKind.PASSPHRASE}
    seat.desk.close()
    assert opens_a_case(given, given.comes_back(ANNA).desk)
    assert moves_of(given, ANNA) == ["token", "passphrase"]


@pytest.mark.needs("softhsm2")
@pytest.mark.promise("S-04")
def test_each_fault_of_a_token_is_told_and_the_person_may_come_in_without_keys(given: Given, reader: Reader) -> None:
    reader.put_in("Anna")
    with_tokens(given)
    place, serial = given.house.token_place, serial_of("Anna")
    assert place is not None
    move_keys(given.desk(ANNA), place.custody(PIN))
    lock_keys(given.desk(ANNA))()
    proof = KeyProof(pin=PIN)
    reader.mark(serial, pin="locked")
    with pytest.raises(TokenPinLocked):
        given.house.sign_in(ANNA, PASSWORD, proof)
    reader.take_out(serial)
    with pytest.raises(TokenAbsent):
        given.house.sign_in(ANNA, PASSWORD, proof)
    with_tokens(given, Path("/nowhere/libtoken.so"))
    with pytest.raises(TokenLibraryMissing):
        given.house.sign_in(ANNA, PASSWORD, proof)
    seat = given.house.sign_in(ANNA, PASSWORD, KeyProof(without=True))
    assert seat.desk.ask(own_keys) is None
    seat.desk.close()


@pytest.mark.needs("softhsm2")
def test_a_token_that_refuses_leaves_the_keys_where_they_were(given: Given, reader: Reader) -> None:
    reader.put_in("Anna")
    with pytest.raises(TokenPinWrong):
        move_keys(given.desk(ANNA), TokenCustody(LIBRARY, "654321"))
    assert set(given.desk(ANNA).ask(own_slots)) == {CustodyKind.PASSPHRASE}
    assert opens_a_case(given, given.desk(ANNA))


@pytest.mark.promise("S-03")
def test_new_keys_take_over_every_grant_unchanged_or_nothing(given: Given) -> None:
    fresh, slot = make_person_keys().public, b"\x01\x01"
    with pytest.raises(KeysMovedOn):
        given.desk(ANNA).do(uuid4(), renew, fresh.agreement, fresh.signing, {}, CustodyKind.PASSPHRASE, slot)
    with refused("vault.keys_moved_on"), given.sql(ANNA) as connection:
        connection.execute(
            "select vault.renew_keys(%s, %s, array_agg(class_key_id), array_agg('\\x00'::bytea), 'passphrase', %s)"
            " from vault.class_grant",
            (fresh.agreement, fresh.signing, slot),
        )
    assert opens_a_case(given, given.comes_back(ANNA).desk)


@pytest.mark.promise("S-04")
def test_a_password_changed_outside_opens_the_keys_once_the_earlier_one_is_given(
    given: Given, somebody: Somebody
) -> None:
    name = somebody(Duty.FINANCE)
    seat = given.house.sign_in(name, PASSWORD)
    before = seat.desk.ask(grants.own_number)
    seat.desk.close()
    with given.sql(name) as connection:
        connection.execute(f"alter role current_user password '{NEW}'".encode())
    with pytest.raises(PassphraseWrong):
        given.house.sign_in(name, NEW, KeyProof(earlier="not this one either"))
    given.house.sign_in(name, NEW, KeyProof(earlier=PASSWORD)).desk.close()
    seat = given.house.sign_in(name, NEW)
    assert seat.desk.ask(grants.own_number) == before
    seat.desk.close()


def test_a_new_password_leaves_keys_of_the_keyring_there(given: Given, somebody: Somebody, ring: Ring) -> None:
    name = somebody(Duty.FINANCE)
    seat = given.house.sign_in(name, PASSWORD)
    move_keys(seat.desk, KeyringCustody())
    change_own_password(seat.desk, seat.person, PASSWORD, NEW)
    assert set(seat.desk.ask(own_slots)) == {CustodyKind.KEYRING}
    seat.desk.close()
    given.house.sign_in(name, NEW).desk.close()
