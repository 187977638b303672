"""The firm's signature: made in two steps with a key that is somewhere else, and broken by any changed byte."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils

from backoffice.documents import blocks
from backoffice.documents.signature import (
    Prepared,
    SignatureNotOurs,
    embed,
    make_firm_certificate,
    prepare,
    verify,
)
from tests.documents.reading import blank, opened, texts

NOW = datetime(2026, 11, 19, 13, 10, tzinfo=UTC)
KEY = ec.generate_private_key(ec.SECP256R1())
ROOT = make_firm_certificate(KEY, "Sample Firm GmbH", NOW)


@dataclass(frozen=True)
class Signed:
    plain: bytes
    prepared: Prepared
    pdf: bytes


def raw_signature(key: ec.EllipticCurvePrivateKey, digest: bytes) -> bytes:
    """What the guarded service does: it sees a digest, never a document."""
    return key.sign(digest, ec.ECDSA(utils.Prehashed(hashes.SHA256())))


@pytest.fixture(scope="module")
def signed() -> Signed:
    pages = blank()
    blocks.title(pages, "Case file", "approved")
    plain = pages.finish()
    prepared = prepare(plain, certificate_der=ROOT, signing_time=NOW)
    return Signed(plain, prepared, embed(prepared, raw_signature(KEY, prepared.digest)))


@pytest.mark.promise("S-08")
def test_a_signature_says_who_when_and_that_nothing_changed(signed: Signed) -> None:
    found = verify(signed.pdf, ROOT)
    assert found.sound
    assert found.signer == "Sample Firm GmbH"
    assert found.signed_at == NOW


def test_signing_leaves_the_document_as_it_was(signed: Signed) -> None:
    assert signed.pdf.startswith(signed.plain)
    assert texts(signed.pdf) == texts(signed.plain)
    with opened(signed.pdf) as after, opened(signed.plain) as before:
        assert after.get_metadata_dict() == before.get_metadata_dict()


@pytest.mark.promise("S-08")
def test_any_flipped_bit_breaks_it(signed: Signed) -> None:
    chance = random.Random(7)
    start, end = signed.prepared.room
    places = [chance.randrange(len(signed.pdf)) for _ in range(80)]
    places += [0, start - 1, start, start + 1, start + 200, end - 2, end - 1, end, len(signed.pdf) - 1]
    for place in places:
        changed = bytearray(signed.pdf)
        changed[place] ^= 1 << chance.randrange(8)
        assert not verify(bytes(changed), ROOT).sound, place


def test_a_small_letter_in_the_signatures_own_digits_is_a_change(signed: Signed) -> None:
    start, _ = signed.prepared.room
    place = next(at for at in range(start, len(signed.pdf)) if signed.pdf[at : at + 1] in b"ABCDEF")
    changed = bytearray(signed.pdf)
    changed[place] |= 0x20
    assert not verify(bytes(changed), ROOT).whole


def test_what_is_added_later_is_not_covered(signed: Signed) -> None:
    found = verify(signed.pdf + b"\n% added", ROOT)
    assert found.intact
    assert not found.whole
    assert not found.sound


def test_another_firms_root_does_not_trust_it(signed: Signed) -> None:
    stranger = ec.generate_private_key(ec.SECP256R1())
    for name in ("Other Firm", "Sample Firm GmbH"):
        found = verify(signed.pdf, make_firm_certificate(stranger, name, NOW))
        assert found.intact
        assert not found.trusted


@pytest.mark.parametrize("data", [b"", b"no PDF at all", b"%PDF-1.7\n%%EOF"])
def test_what_is_no_pdf_is_not_sound(data: bytes) -> None:
    assert not verify(data, ROOT).sound


def test_an_unsigned_pdf_is_not_sound(signed: Signed) -> None:
    found = verify(signed.plain, ROOT)
    assert not found.sound
    assert found.signer is None


def test_another_keys_signature_is_refused_before_it_gets_in(signed: Signed) -> None:
    stranger = ec.generate_private_key(ec.SECP256R1())
    with pytest.raises(SignatureNotOurs):
        embed(signed.prepared, raw_signature(stranger, signed.prepared.digest))
    with pytest.raises(SignatureNotOurs):
        embed(signed.prepared, b"not a signature")


def test_a_certificate_is_only_for_a_key_on_p_256_and_a_name_it_can_hold() -> None:
    with pytest.raises(ValueError, match="secp384r1"):
        make_firm_certificate(ec.generate_private_key(ec.SECP384R1()), "Sample Firm GmbH", NOW)
    with pytest.raises(ValueError, match="64"):
        make_firm_certificate(KEY, "x" * 65, NOW)
