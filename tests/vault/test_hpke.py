"""HPKE as RFC 9180 says it, with a key in memory and with one that only does ECDH. S-02, S-03."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given as any_of
from hypothesis import strategies as st

from backoffice.vault import hpke
from backoffice.vault.committed import SealBroken
from backoffice.vault.person_keys import SoftAgreement, make_agreement

# The working group's vector for exactly this suite (mode 0, KEM 0x0010, KDF 0x0001, AEAD 0x0002), first encryption:
# test-vectors.json at the commit RFC 9180 names in its appendix A, which itself prints the suite's AES-128 sister only.
INFO = bytes.fromhex("4f6465206f6e2061204772656369616e2055726e")
PRIVATE = bytes.fromhex("317f915db7bc629c48fe765587897e01e282d3e8445f79f27f65d031a88082b2")
PUBLIC = bytes.fromhex(
    "04abc7e49a4c6b3566d77d0304addc6ed0e98512ffccf505e6a8e3eb25c685136f"
    "853148544876de76c0f2ef99cdc3a05ccf5ded7860c7c021238f9e2073d2356c"
)
SENT = bytes.fromhex(
    "04c06b4f6bebc7bb495cb797ab753f911aff80aefb86fd8b6fcc35525f3ab5f03e"
    "0b21bd31a86c6048af3cb2d98e0d3bf01da5cc4c39ff5370d331a4f1f7d5a4e0"
)
SHARED_SECRET = bytes.fromhex("48893fecd82f7c3456af6a42d8f56325d21e08c10fa81299986aaff54cde7b49")
KEY = bytes.fromhex("ee16802a936d5f544771131900ee6973d0551de9e852ece2ef34bf0d5f9e1d1d")
BASE_NONCE = bytes.fromhex("9bc50980832a7b4b58c40161")
VALUE = bytes.fromhex("4265617574792069732074727574682c20747275746820626561757479")
AAD = bytes.fromhex("436f756e742d30")
CIPHERTEXT = bytes.fromhex(
    "58c61a45059d0c5704560e9d88b564a8b63f1364b8d1fcb3c4c6ddc1d2917424"
    "65e902cd216f8908da49f8f96f"
)  # fmt: skip


def key_of(private: bytes) -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(int.from_bytes(private, "big"), ec.SECP256R1())


def exchange_of(private: bytes) -> Callable[[bytes], bytes]:
    return lambda point: key_of(private).exchange(ec.ECDH(), hpke.point(point))


def test_the_working_group_s_vector_gives_its_secret_key_nonce_and_ciphertext() -> None:
    assert SoftAgreement.from_bytes(PRIVATE).public == PUBLIC
    secret = hpke._shared_secret(exchange_of(PRIVATE)(SENT), SENT, PUBLIC)
    assert secret == SHARED_SECRET
    assert hpke._schedule(secret, INFO) == (KEY, BASE_NONCE)
    assert AESGCM(KEY).encrypt(BASE_NONCE, VALUE, AAD) == CIPHERTEXT


def test_what_the_vector_s_key_seals_without_aad_opens_by_either_way() -> None:
    sealed = SENT + AESGCM(KEY).encrypt(BASE_NONCE, VALUE, b"")
    assert hpke.open_with_exchange(sealed, exchange_of(PRIVATE), PUBLIC, INFO) == VALUE
    assert hpke.open_with_key(sealed, key_of(PRIVATE), INFO) == VALUE


@any_of(st.binary(max_size=200), st.binary(max_size=200))
def test_both_ways_open_what_the_library_sealed(value: bytes, info: bytes) -> None:
    sealed = hpke.seal(value, PUBLIC, info)
    assert len(sealed) == len(value) + hpke.OVERHEAD
    assert hpke.open_with_exchange(sealed, exchange_of(PRIVATE), PUBLIC, info) == value
    assert hpke.open_with_key(sealed, key_of(PRIVATE), info) == value


@any_of(st.data())
def test_neither_way_opens_what_was_changed(data: st.DataObject) -> None:
    sealed = bytearray(hpke.seal(b"a key of 32 bytes, more or less.", PUBLIC, INFO))
    sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(SealBroken):
        hpke.open_with_exchange(bytes(sealed), exchange_of(PRIVATE), PUBLIC, INFO)
    with pytest.raises(SealBroken):
        hpke.open_with_key(bytes(sealed), key_of(PRIVATE), INFO)


@any_of(st.binary(max_size=hpke.OVERHEAD) | st.binary(min_size=hpke.OVERHEAD, max_size=120))
def test_noise_is_refused_before_the_private_key_is_asked(noise: bytes) -> None:
    def never(point: bytes) -> bytes:
        raise AssertionError("a point off the curve could tell of the key")

    with pytest.raises(SealBroken):
        hpke.open_with_exchange(noise, never, PUBLIC, INFO)
    with pytest.raises(SealBroken):
        hpke.open_with_key(noise, key_of(PRIVATE), INFO)


@pytest.mark.parametrize("public", [b"", bytes(65), b"\x04" + bytes(64), PUBLIC[:-1], b"\x02" + PUBLIC[1:33]])
def test_nothing_is_sealed_to_what_is_no_point(public: bytes) -> None:
    with pytest.raises(SealBroken):
        hpke.seal(b"value", public, INFO)


def test_the_same_value_never_looks_the_same() -> None:
    public = make_agreement().public
    assert len({hpke.seal(b"value", public, b"") for _ in range(50)}) == 50
