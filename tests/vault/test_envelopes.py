"""Sealed fields open where they belong and nowhere else. S-02, S-03."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from hypothesis import given as any_of
from hypothesis import strategies as st

from backoffice.store.datamap import FieldClass
from backoffice.vault.envelope import Place, SealBroken, key_id_of, length_prefixed, open_bytes, seal_bytes
from backoffice.vault.keystore import KeyNotHeld, KeysLocked, NoKeys, make_class_keys, open_slot
from tests.given import ANNA, PASSWORD, Given

KEY, KEY_ID = bytes(range(32)), UUID(int=7)
PLACE = Place("kyc.picture", "image", UUID(int=1), UUID(int=2))
MOVED = [
    Place("kyc.attempt", "image", UUID(int=1), UUID(int=2)),
    Place("kyc.picture", "face", UUID(int=1), UUID(int=2)),
    Place("kyc.picture", "image", UUID(int=3), UUID(int=2)),
    Place("kyc.picture", "image", UUID(int=1), UUID(int=3)),
]


@pytest.mark.promise("S-02", "S-03")
@any_of(st.binary(max_size=2000))
def test_what_was_sealed_opens_again(value: bytes) -> None:
    assert open_bytes(seal_bytes(value, PLACE, KEY_ID, KEY), PLACE, KEY) == value


@pytest.mark.promise("S-03")
@any_of(st.binary(max_size=40), st.data())
def test_one_changed_bit_breaks_the_seal(value: bytes, data: st.DataObject) -> None:
    sealed = bytearray(seal_bytes(value, PLACE, KEY_ID, KEY))
    sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(SealBroken):
        open_bytes(bytes(sealed), PLACE, KEY)


@pytest.mark.promise("S-03")
@pytest.mark.parametrize("place", MOVED)
def test_a_value_moved_to_another_place_does_not_open(place: Place) -> None:
    sealed = seal_bytes(b"X1234567", PLACE, KEY_ID, KEY)
    with pytest.raises(SealBroken):
        open_bytes(sealed, place, KEY)


def test_another_key_is_noticed_by_the_commitment() -> None:
    with pytest.raises(SealBroken):
        open_bytes(seal_bytes(b"X", PLACE, KEY_ID, KEY), PLACE, bytes(32))


@any_of(st.binary(max_size=80))
def test_bytes_that_are_no_envelope_are_refused(noise: bytes) -> None:
    with pytest.raises(SealBroken):
        open_bytes(noise, PLACE, KEY)


def test_equal_values_look_different_and_name_their_key() -> None:
    first, second = (seal_bytes(b"same", PLACE, KEY_ID, KEY) for _ in range(2))
    assert first != second
    assert key_id_of(first) == KEY_ID


@any_of(st.lists(st.binary(max_size=6), max_size=4), st.lists(st.binary(max_size=6), max_size=4))
def test_no_two_lists_of_parts_share_their_canonical_bytes(one: list[bytes], two: list[bytes]) -> None:
    assert (length_prefixed(*one) == length_prefixed(*two)) == (one == two)


def test_every_class_of_fields_has_its_own_key() -> None:
    keys = make_class_keys()
    assert len({keys.current(field_class.value)[1] for field_class in FieldClass}) == len(FieldClass)
    with pytest.raises(KeyNotHeld):
        keys.named(uuid4())


@pytest.mark.promise("S-03")
def test_a_slot_opens_with_its_persons_passphrase_alone(given: Given) -> None:
    desk = given.desk(ANNA)
    assert desk.ask(lambda work: open_slot(work.session, ANNA, PASSWORD)).by_id
    with pytest.raises(KeysLocked):
        desk.ask(lambda work: open_slot(work.session, ANNA, "another"))
    with pytest.raises(NoKeys):
        desk.ask(lambda work: open_slot(work.session, "tomasz.wierzba", PASSWORD))
