"""Keys of a person in memory: they sign, they agree, and they come back from their bytes. S-04."""

from __future__ import annotations

import pytest
from hypothesis import given as any_of
from hypothesis import strategies as st

from backoffice.vault.committed import SealBroken
from backoffice.vault.person_keys import (
    SignatureBroken,
    SoftAgreement,
    SoftSigner,
    check_signature,
    from_private_bytes,
    make_person_keys,
    make_signer,
    private_bytes,
)

SIGNER = make_signer()
ORDER = int("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16)


@any_of(st.binary(max_size=500))
def test_a_signature_is_good_for_its_message_and_no_other(message: bytes) -> None:
    signature = SIGNER.sign(message)
    check_signature(SIGNER.public, message, signature)
    with pytest.raises(SignatureBroken):
        check_signature(SIGNER.public, message + b"!", signature)
    with pytest.raises(SignatureBroken):
        check_signature(make_signer().public, message, signature)


@any_of(st.data())
def test_a_changed_signature_is_refused(data: st.DataObject) -> None:
    signature = bytearray(SIGNER.sign(b"message"))
    signature[data.draw(st.integers(0, 63))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(SignatureBroken):
        check_signature(SIGNER.public, b"message", bytes(signature))


@pytest.mark.parametrize("signature", [b"", bytes(63), bytes(64), bytes(65), b"\xff" * 64])
def test_what_is_no_signature_is_refused(signature: bytes) -> None:
    with pytest.raises(SignatureBroken):
        check_signature(SIGNER.public, b"message", signature)


def test_one_signature_has_one_form_only() -> None:
    signature = SIGNER.sign(b"message")
    with pytest.raises(SignatureBroken):
        check_signature(SIGNER.public, b"message", signature[:32] + b"\0" + signature[32:])


def test_the_keys_come_back_from_their_bytes() -> None:
    keys = make_person_keys()
    again = from_private_bytes(private_bytes(keys))
    assert again.public == keys.public
    check_signature(keys.public.signing, b"x", again.signing.sign(b"x"))
    assert len(private_bytes(keys)) == 64


@pytest.mark.parametrize("private", [b"", bytes(32), ORDER.to_bytes(32, "big"), b"\xff" * 32, bytes(31), b"\x01" * 33])
def test_bytes_that_are_no_private_key_are_refused(private: bytes) -> None:
    with pytest.raises(SealBroken):
        SoftAgreement.from_bytes(private)
    with pytest.raises(SealBroken):
        SoftSigner.from_bytes(private)
    with pytest.raises(SealBroken):
        from_private_bytes(private)


def test_the_largest_and_the_smallest_number_are_keys() -> None:
    for number in (1, ORDER - 1):
        assert SoftAgreement.from_bytes(number.to_bytes(32, "big")).private_bytes() == number.to_bytes(32, "big")


def test_a_signature_has_one_length_however_small_its_numbers() -> None:
    assert {len(SIGNER.sign(bytes([number]))) for number in range(256)} == {64}
