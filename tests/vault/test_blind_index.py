"""Blind indexes find equal values, however they are written, and tell nothing to those without the key. S-03."""

from __future__ import annotations

import pytest
from hypothesis import given as any_of
from hypothesis import strategies as st

from backoffice.vault.blind_index import INDEX_LENGTH, Indexed, blind, column_key, normal

INDEX_KEY = bytes(range(32))
COLUMN = "people.particulars.mobile"
KEY = column_key(INDEX_KEY, COLUMN)

SAME = [
    (Indexed.PHONE, "+44 (0)20 7946 0958", "0044 20-7946-0958"),
    (Indexed.PHONE, "+49 30 000123", "4930000123"),
    (Indexed.PHONE, "+٤٤٢٠٧٩٤٦٠٩٥٨", "+44 20 7946 0958"),
    (Indexed.PHONE, "＋４４２０７９４６０９５８", "+442079460958"),
    (Indexed.DOCUMENT_NUMBER, "x-123 4567", "X1234567"),
    (Indexed.DOCUMENT_NUMBER, "Ｘ１２３４５６７", "X1234567"),
    (Indexed.EMAIL, " Anna@Example.ORG ", "anna@example.org"),
    (Indexed.IBAN, "de89 3704 0044 0532 0130 00", "DE89370400440532013000"),
    (Indexed.WALLET, "0x52908400098527886E0F7030069857D2E4169EE7", "0x52908400098527886e0f7030069857d2e4169ee7"),
    (
        Indexed.WALLET,
        "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
    ),
]

DIFFERENT = [
    (Indexed.PHONE, "+44 20 7946 0958", "+44 20 7946 0959"),
    (Indexed.PHONE, "020 7946 0958", "+44 20 7946 0958"),
    (Indexed.DOCUMENT_NUMBER, "X1234567", "X1234568"),
    (Indexed.EMAIL, "anna@example.org", "anna.b@example.org"),
    (Indexed.WALLET, "1BoatSLRHtKNngkdXEeobR76b53LETtpyT", "1boatslrhtknngkdxeeobr76b53lettpyt"),
]


@pytest.mark.promise("S-03")
@pytest.mark.parametrize(("kind", "one", "other"), SAME)
def test_one_value_written_in_two_ways_is_found(kind: Indexed, one: str, other: str) -> None:
    assert blind(KEY, kind, one) == blind(KEY, kind, other) is not None


@pytest.mark.parametrize(("kind", "one", "other"), DIFFERENT)
def test_two_values_are_not_taken_for_one(kind: Indexed, one: str, other: str) -> None:
    assert blind(KEY, kind, one) != blind(KEY, kind, other)


@pytest.mark.parametrize(
    ("kind", "value"),
    [(Indexed.PHONE, "unknown"), (Indexed.DOCUMENT_NUMBER, " - "), (Indexed.IBAN, ""), (Indexed.EMAIL, "  ")],
)
def test_a_value_of_which_nothing_is_left_is_found_by_nobody(kind: Indexed, value: str) -> None:
    assert blind(KEY, kind, value) is None


@pytest.mark.promise("S-03")
@any_of(st.sampled_from(Indexed), st.text(min_size=1, max_size=30))
def test_an_index_is_16_bytes_that_hold_nothing_of_the_value(kind: Indexed, value: str) -> None:
    made = blind(KEY, kind, value)
    if made is not None:
        assert len(made) == INDEX_LENGTH
        assert len(normal(kind, value).encode()) < 4 or normal(kind, value).encode() not in made


@pytest.mark.promise("S-03")
def test_equal_values_in_two_columns_or_under_two_keys_look_unrelated() -> None:
    keys = [KEY, column_key(INDEX_KEY, "people.payee.mobile"), column_key(bytes(32), COLUMN)]
    assert len({blind(key, Indexed.PHONE, "+4930000123") for key in keys}) == 3


@any_of(st.sampled_from(Indexed), st.text(max_size=30))
def test_the_one_form_of_a_value_is_its_own_form(kind: Indexed, value: str) -> None:
    once = normal(kind, value)
    # Two leading zeros mean "abroad" only in front of what was written, so a phone's own digits may begin with them.
    if kind is not Indexed.PHONE:
        assert normal(kind, once) == once
    else:
        assert once == "".join(sign for sign in once if sign in "0123456789")


def test_only_a_whole_index_key_is_taken() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        column_key(b"short", COLUMN)
