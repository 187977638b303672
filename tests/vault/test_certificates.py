"""The pinned root decides whose a public key is, whatever a table says. S-02, S-03."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import given as any_of
from hypothesis import strategies as st

from backoffice.vault.certificates import (
    CertificateNotOurs,
    certify_class,
    certify_person,
    check_class,
    check_person,
)
from backoffice.vault.person_keys import PublicKeys, make_agreement, make_person_keys, make_signer

ROOT, IMPOSTOR = make_signer(), make_signer()
KEYS, OTHER = make_person_keys().public, make_person_keys().public
AT = datetime(2026, 3, 1, 12, 0, 0, 123456, tzinfo=UTC)
PERSON = certify_person(ROOT, "anna", KEYS, AT)
CLASS_KEY = make_agreement().public
CLASS = certify_class(ROOT, UUID(int=1), "identity", CLASS_KEY, AT)


@pytest.mark.promise("S-02")
def test_the_root_s_own_word_is_taken_in_whatever_zone_its_instant_is_shown() -> None:
    for at in (AT, AT.astimezone(timezone(timedelta(hours=8)))):
        check_person(ROOT.public, PERSON, "anna", KEYS, at)
        check_class(ROOT.public, CLASS, UUID(int=1), "identity", CLASS_KEY, at)


@pytest.mark.promise("S-02", "S-03")
@pytest.mark.parametrize(
    ("person", "keys", "at"),
    [
        ("tomasz", KEYS, AT),
        ("anna", PublicKeys(OTHER.agreement, KEYS.signing), AT),
        ("anna", PublicKeys(KEYS.agreement, OTHER.signing), AT),
        ("anna", PublicKeys(KEYS.signing, KEYS.agreement), AT),
        ("anna", KEYS, AT + timedelta(microseconds=1)),
    ],
    ids=["person", "agreement", "signing", "changed about", "instant"],
)
def test_a_key_swapped_in_the_table_is_noticed(person: str, keys: PublicKeys, at: datetime) -> None:
    with pytest.raises(CertificateNotOurs) as refused:
        check_person(ROOT.public, PERSON, person, keys, at)
    assert refused.value.facts == {"whose": person}


@pytest.mark.promise("S-02", "S-03")
@pytest.mark.parametrize(
    ("key_id", "field_class", "public", "at"),
    [
        (UUID(int=2), "identity", CLASS_KEY, AT),
        (UUID(int=1), "contact", CLASS_KEY, AT),
        (UUID(int=1), "identity", KEYS.agreement, AT),
        (UUID(int=1), "identity", CLASS_KEY, AT - timedelta(microseconds=1)),
    ],
    ids=["key id", "class", "key", "instant"],
)
def test_a_class_key_swapped_in_the_table_is_noticed(
    key_id: UUID, field_class: str, public: bytes, at: datetime
) -> None:
    with pytest.raises(CertificateNotOurs):
        check_class(ROOT.public, CLASS, key_id, field_class, public, at)


@pytest.mark.promise("S-02")
def test_another_root_s_word_counts_for_nothing() -> None:
    with pytest.raises(CertificateNotOurs):
        check_person(ROOT.public, certify_person(IMPOSTOR, "anna", KEYS, AT), "anna", KEYS, AT)
    with pytest.raises(CertificateNotOurs):
        check_person(IMPOSTOR.public, PERSON, "anna", KEYS, AT)
    with pytest.raises(CertificateNotOurs):
        check_person(bytes(65), PERSON, "anna", KEYS, AT)


@any_of(st.binary(max_size=70) | st.binary(min_size=65, max_size=65).map(lambda noise: b"\x01" + noise[1:]))
def test_noise_is_no_certificate(noise: bytes) -> None:
    with pytest.raises(CertificateNotOurs):
        check_person(ROOT.public, noise, "anna", KEYS, AT)


def test_a_certificate_of_another_version_is_not_read_as_this_one() -> None:
    with pytest.raises(CertificateNotOurs):
        check_person(ROOT.public, b"\x02" + PERSON[1:], "anna", KEYS, AT)


def test_the_root_s_word_for_a_person_says_nothing_of_a_class() -> None:
    with pytest.raises(CertificateNotOurs):
        check_class(ROOT.public, PERSON, UUID(int=1), "identity", CLASS_KEY, AT)
