"""Sealed fields open where they belong and nowhere else. S-02, S-03."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given as any_of
from hypothesis import strategies as st

from backoffice.vault.envelope import FieldKey, SealBroken, column_context, key_id_of, length_prefixed

KEY, KEY_ID, CUSTOMER, ROW = bytes(range(32)), UUID(int=7), UUID(int=2), UUID(int=1)
COLUMN = column_context("kyc.picture", "image")


def key(
    *, key_id: UUID = KEY_ID, customer: UUID = CUSTOMER, held: str = "identity_image", raw: bytes = KEY
) -> FieldKey:
    return FieldKey(key_id, customer, held, raw)


@pytest.mark.promise("S-02", "S-03")
@any_of(st.binary(max_size=2000))
def test_what_was_sealed_opens_again(value: bytes) -> None:
    assert key().open(key().seal(value, COLUMN, ROW), COLUMN, ROW) == value


@pytest.mark.promise("S-03")
@any_of(st.binary(max_size=40), st.data())
def test_one_changed_bit_breaks_the_seal(value: bytes, data: st.DataObject) -> None:
    sealed = bytearray(key().seal(value, COLUMN, ROW))
    sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(SealBroken):
        key().open(bytes(sealed), COLUMN, ROW)


@pytest.mark.promise("S-03")
@any_of(st.binary(max_size=80), st.integers(1, 140))
def test_a_cut_envelope_does_not_open(value: bytes, length: int) -> None:
    sealed = key().seal(value, COLUMN, ROW)
    with pytest.raises(SealBroken):
        key().open(sealed[: len(sealed) - min(length, len(sealed))], COLUMN, ROW)


@pytest.mark.promise("S-03")
@pytest.mark.parametrize(
    ("column", "row", "opener"),
    [
        (column_context("kyc.attempt", "image"), ROW, key()),
        (column_context("kyc.picture", "face"), ROW, key()),
        (COLUMN, UUID(int=3), key()),
        (COLUMN, ROW, key(customer=UUID(int=3))),
        (COLUMN, ROW, key(key_id=UUID(int=8))),
        (COLUMN, ROW, key(held="biometric")),
        (COLUMN, ROW, key(raw=bytes(32))),
    ],
    ids=["table", "column", "row", "customer", "key id", "class", "key"],
)
def test_a_value_moved_to_another_place_does_not_open(column: bytes, row: UUID, opener: FieldKey) -> None:
    sealed = key().seal(b"X1234567", COLUMN, ROW)
    with pytest.raises(SealBroken):
        opener.open(sealed, column, row)


@any_of(st.binary(max_size=120))
def test_bytes_that_are_no_envelope_are_refused(noise: bytes) -> None:
    with pytest.raises(SealBroken):
        key_id_of(noise if noise[:1] != b"\x02" else noise[:60])
    with pytest.raises(SealBroken):
        key().open(noise, COLUMN, ROW)


def test_equal_values_look_different_and_name_their_key() -> None:
    first, second = (key().seal(b"same", COLUMN, ROW) for _ in range(2))
    assert first != second
    assert key_id_of(first) == KEY_ID.bytes


def test_a_key_shows_itself_to_nobody() -> None:
    assert KEY.hex() not in repr(key())


@any_of(st.lists(st.binary(max_size=6), max_size=4), st.lists(st.binary(max_size=6), max_size=4))
def test_no_two_lists_of_parts_share_their_canonical_bytes(one: list[bytes], two: list[bytes]) -> None:
    assert (length_prefixed(*one) == length_prefixed(*two)) == (one == two)
