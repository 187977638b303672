"""A key that names itself: what it sealed opens with it alone, in its context alone. S-02, S-03."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import assume, settings
from hypothesis import given as any_of
from hypothesis import strategies as st

from backoffice.vault.committed import CommittedKey, SealBroken, before_id, length_prefixed
from tests.vault.colliding import right_under_both

LABEL = b"test"
KEYS = [CommittedKey(bytes([number]) * 32, LABEL) for number in range(4)]
SECRET = b"X1234567, born 1990-03-01"
MADE = [key.seal(SECRET, context) for key in KEYS for context in (b"here", b"there")]

Changed = Callable[[st.DataObject, bytes], bytes]


def flipped(data: st.DataObject, sealed: bytes) -> bytes:
    changed = bytearray(sealed)
    changed[data.draw(st.integers(0, len(sealed) - 1))] ^= data.draw(st.integers(1, 255))
    return bytes(changed)


def cut(data: st.DataObject, sealed: bytes) -> bytes:
    end = data.draw(st.integers(0, len(sealed) - 1))
    return sealed[:end] if data.draw(st.booleans()) else sealed[len(sealed) - end :]


def longer(data: st.DataObject, sealed: bytes) -> bytes:
    more = data.draw(st.binary(min_size=1, max_size=40))
    return sealed + more if data.draw(st.booleans()) else more + sealed


def spliced(data: st.DataObject, sealed: bytes) -> bytes:
    """The head of one and the tail of another, both rightly made."""
    other = data.draw(st.sampled_from([made for made in MADE if made != sealed]))
    at = data.draw(st.integers(1, min(len(sealed), len(other)) - 1))
    return sealed[:at] + other[at:]


def foreign(data: st.DataObject, sealed: bytes) -> bytes:
    return data.draw(st.sampled_from([made for made in MADE if made != sealed]))


@pytest.mark.promise("S-03")
@settings(max_examples=1000)
@any_of(st.data(), st.sampled_from([flipped, cut, longer, spliced, foreign]))
def test_of_a_thousand_changed_cut_spliced_and_foreign_ciphertexts_none_opens(
    data: st.DataObject, change: Changed
) -> None:
    changed = change(data, MADE[0])
    assume(changed != MADE[0])  # a splice near the end may by chance bring back the very same bytes
    with pytest.raises(SealBroken):
        KEYS[0].open(changed, b"here")


@pytest.mark.promise("S-02", "S-03")
@any_of(st.binary(max_size=3000), st.binary(max_size=60))
def test_what_was_sealed_opens_in_its_context_and_in_no_other(value: bytes, context: bytes) -> None:
    sealed = KEYS[0].seal(value, context)
    assert KEYS[0].made(sealed)
    assert KEYS[0].open(sealed, context) == value
    with pytest.raises(SealBroken):
        KEYS[0].open(sealed, context + b"x")


@any_of(st.lists(st.binary(max_size=9), max_size=5), st.uuids())
def test_what_stands_before_an_id_may_be_made_once(parts: list[bytes], row: UUID) -> None:
    assert before_id(*parts) + row.bytes == length_prefixed(*parts, row.bytes)


def test_another_label_is_another_key() -> None:
    other = CommittedKey(bytes(32), b"something else")
    assert not other.made(MADE[0])
    with pytest.raises(SealBroken):
        other.open(MADE[0], b"here")


@pytest.mark.promise("S-03")
def test_bytes_right_under_two_keys_of_aes_gcm_open_under_the_one_they_name() -> None:
    raw = [HKDF(SHA256(), 64, salt=None, info=LABEL).derive(bytes([number]) * 32) for number in range(2)]
    nonce = bytes(12)
    both = right_under_both(raw[0][:32], raw[1][:32], nonce, nonce, b"here")
    told = [AESGCM(each[:32]).decrypt(nonce, both, b"here") for each in raw]
    assert told[0] != told[1], "AES-GCM alone takes these bytes for two different values"
    sealed = nonce + raw[0][32:] + both
    assert KEYS[0].open(sealed, b"here") == told[0]
    with pytest.raises(SealBroken):
        KEYS[1].open(sealed, b"here")


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_only_a_whole_key_is_taken(length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        CommittedKey(bytes(length), LABEL)
