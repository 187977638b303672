"""Relays against the real thing: a folder on the disk, and an SMTP server on a socket with its refusals. K-08, S-01."""

from __future__ import annotations

import os
import socket
import ssl
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from ipaddress import ip_address
from pathlib import Path
from uuid import UUID

import keyring
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from backoffice.config import SettingsUnreadable
from backoffice.jobs.relay import FolderRelay
from backoffice.jobs.smtp import KEYRING_SERVICE, SmtpRelay
from backoffice.outbox.letter import AddressUnusableError, Sender
from backoffice.outbox.rules import Answer, Draft, Outcome
from tests.jobs.relays import LocalRelay, lets_in, local_relay, server_tls

SENDER = Sender("Xiaomi Crowd Trading", "privacy@xiaomicrowdtrading.com")
MESSAGE = UUID("01890000-0000-7000-8000-000000000001")
ACCEPTED = Answer(Outcome.ACCEPTED)


def draft(email: str = "samira@example.org") -> Draft:
    now = datetime(2026, 3, 7, 14, 5, tzinfo=UTC)
    return Draft(MESSAGE, "kyc_approve", "A-01", 48213, "سميرة يوسف", email, "en", "xiaomi_crowd_trading", now)


@pytest.fixture
def relay() -> Iterator[LocalRelay]:
    with local_relay() as running:
        yield running


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate for this machine, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "relay of the tests")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("tls") / "relay.pem"
    file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return file


@pytest.fixture
def trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same certificate, which this machine trusts for the length of a test."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    return certificate


class MemoryKeyring(KeyringBackend):
    priority = 1
    held: dict[tuple[str, str], str]
    locked = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked("locked")
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.held[service, username]


@pytest.fixture
def ring() -> Iterator[MemoryKeyring]:
    before = keyring.get_keyring()
    mine = MemoryKeyring()  # type: ignore[no-untyped-call]
    mine.held = {}
    keyring.set_keyring(mine)
    yield mine
    keyring.set_keyring(before)


def test_a_letter_lies_whole_in_the_folder_under_its_case_kind_and_message(tmp_path: Path) -> None:
    folder = tmp_path / "mail"
    assert FolderRelay(folder).deliver(draft(), SENDER) == ACCEPTED
    (file,) = folder.iterdir()
    assert file.name == f"48213-kyc_approve-{MESSAGE}.eml"
    letter = message_from_bytes(file.read_bytes(), policy=default)
    assert letter["To"] == "سميرة يوسف <samira@example.org>"
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_same_message_is_one_file_and_a_half_written_one_is_nobody_s_letter(tmp_path: Path) -> None:
    (tmp_path / f"48213-kyc_approve-{MESSAGE}.part").write_bytes(b"From: half of")
    relay = FolderRelay(tmp_path)
    assert relay.deliver(draft(), SENDER) == ACCEPTED
    first = (tmp_path / f"48213-kyc_approve-{MESSAGE}.eml").read_bytes()
    assert relay.deliver(draft(), SENDER) == ACCEPTED
    (file,) = tmp_path.iterdir()
    assert file.read_bytes() == first


def test_a_folder_that_cannot_be_written_is_tried_again_later(tmp_path: Path) -> None:
    (tmp_path / "mail").write_bytes(b"a file where the folder should be")
    answer = FolderRelay(tmp_path / "mail").deliver(draft(), SENDER)
    assert answer == Answer(Outcome.LATER, "mail folder: EEXIST")


@pytest.mark.promise("K-08")
def test_a_relay_that_answers_250_has_the_letter(relay: LocalRelay) -> None:
    assert SmtpRelay(relay.url()).deliver(draft(), SENDER) == ACCEPTED
    (letter,) = relay.accepted
    assert letter["Subject"] == "Your identity is confirmed"
    assert letter["Message-ID"] == f"<{MESSAGE}@xiaomicrowdtrading.com>"
    assert "Hello سميرة يوسف," in letter.get_content()
    assert relay.recipients == ["samira@example.org"]


def test_an_address_in_another_script_leaves_where_the_relay_can_carry_it(relay: LocalRelay) -> None:
    assert SmtpRelay(relay.url()).deliver(draft("用户@例子.example"), SENDER) == ACCEPTED
    assert relay.recipients == ["用户@xn--fsqu00a.example"]
    with local_relay(enable_SMTPUTF8=False) as old:
        answer = SmtpRelay(old.url()).deliver(draft("用户@例子.example"), SENDER)
    assert answer == Answer(Outcome.LATER, "not supported by the relay")


def test_what_is_no_address_reaches_no_relay(relay: LocalRelay) -> None:
    with pytest.raises(AddressUnusableError):
        SmtpRelay(relay.url()).deliver(draft("samira@example.org\r\nRCPT TO:<all@example.org>"), SENDER)
    assert not relay.arrived.is_set()


@pytest.mark.parametrize(
    ("moment", "reply", "answer"),
    [
        ("sender", "451 4.3.0 Try later", Answer(Outcome.LATER, "451 4.3.0")),
        ("sender", "550 5.1.8 Who are you", Answer(Outcome.LATER, "550 5.1.8")),
        ("recipient", "450 4.2.1 samira@example.org is greylisted", Answer(Outcome.LATER, "450 4.2.1")),
        ("recipient", "452 Too many", Answer(Outcome.LATER, "452")),
        ("recipient", "550 5.1.1 <samira@example.org>: no such person", Answer(Outcome.NEVER, "550 5.1.1")),
        ("recipient", "554 5.7.1 Relay access denied", Answer(Outcome.LATER, "554 5.7.1")),
        ("letter", "451 4.7.0 Later, samira", Answer(Outcome.LATER, "451 4.7.0")),
        ("letter", "554 5.6.0 Not like this", Answer(Outcome.NEVER, "554 5.6.0")),
    ],
)
def test_a_refusal_is_for_now_or_for_good_and_only_its_code_is_kept(
    relay: LocalRelay, moment: str, reply: str, answer: Answer
) -> None:
    setattr(relay, f"{moment}_reply", reply)
    assert SmtpRelay(relay.url()).deliver(draft(), SENDER) == answer
    assert relay.accepted == []


def test_a_relay_that_is_down_is_tried_again_later() -> None:
    with local_relay() as relay:
        url = relay.url()
    assert SmtpRelay(url).deliver(draft(), SENDER) == Answer(Outcome.LATER, "nobody listens at the relay")


def test_a_relay_nobody_knows_is_tried_again_later() -> None:
    answer = SmtpRelay("smtps://relay.invalid").deliver(draft(), SENDER)
    assert answer == Answer(Outcome.LATER, "the relay's name is not known")


def test_a_relay_that_greets_with_silence_is_given_up_without_doubt() -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        relay = SmtpRelay(f"smtp://127.0.0.1:{mute.getsockname()[1]}", silence_seconds=0.2)
        assert relay.deliver(draft(), SENDER) == Answer(Outcome.LATER, "the relay is silent")


@pytest.mark.promise("K-08")
def test_a_letter_whose_answer_never_comes_may_have_left(relay: LocalRelay) -> None:
    relay.be_silent()
    answer = SmtpRelay(relay.url(), letter_seconds=0.5).deliver(draft(), SENDER)
    assert relay.arrived.is_set()
    assert answer == Answer(Outcome.UNSURE, "the connection to the relay ended")


@pytest.mark.promise("S-01")
@pytest.mark.parametrize("scheme", ["smtps", "smtp+starttls"])
def test_a_trusted_relay_gets_the_letter_over_tls(trusted: Path, scheme: str) -> None:
    tls = server_tls(str(trusted))
    options = {"ssl_context": tls} if scheme == "smtps" else {"tls_context": tls, "require_starttls": True}
    with local_relay(**options) as relay:
        assert SmtpRelay(relay.url(scheme)).deliver(draft(), SENDER) == ACCEPTED
        assert len(relay.accepted) == 1


def test_the_password_of_the_relay_comes_from_the_keyring(trusted: Path, ring: MemoryKeyring) -> None:
    options = {
        "authenticator": lets_in("desk@firm", "secret of the relay"),
        "auth_required": True,
    }
    with local_relay(tls_context=server_tls(str(trusted)), require_starttls=True, **options) as relay:
        strict = SmtpRelay(relay.url("smtp+starttls", "desk%40firm@127.0.0.1"))
        ring.set_password(KEYRING_SERVICE, "desk@firm", "secret of the relay")
        assert strict.deliver(draft(), SENDER) == ACCEPTED
        ring.set_password(KEYRING_SERVICE, "desk@firm", "yesterday's")
        assert strict.deliver(draft(), SENDER) == Answer(Outcome.LATER, "535 5.7.8")
        ring.delete_password(KEYRING_SERVICE, "desk@firm")
        answer = Answer(Outcome.LATER, "no password for the relay in the keyring")
        assert strict.deliver(draft(), SENDER) == answer
        ring.locked = True
        assert strict.deliver(draft(), SENDER) == Answer(Outcome.LATER, "the keyring is not open")
        assert len(relay.accepted) == 1


@pytest.mark.promise("S-01")
def test_a_relay_without_starttls_gets_no_letter(relay: LocalRelay) -> None:
    answer = SmtpRelay(relay.url("smtp+starttls")).deliver(draft(), SENDER)
    assert answer == Answer(Outcome.LATER, "not supported by the relay")
    assert not relay.arrived.is_set()


@pytest.mark.promise("S-01")
def test_a_relay_without_tls_1_3_gets_no_letter(trusted: Path) -> None:
    with local_relay(ssl_context=server_tls(str(trusted), ssl.TLSVersion.TLSv1_2)) as relay:
        answer = SmtpRelay(relay.url("smtps")).deliver(draft(), SENDER)
        assert answer == Answer(Outcome.LATER, "no TLS 1.3 with the relay")
        assert not relay.arrived.is_set()


@pytest.mark.promise("S-01")
def test_a_relay_with_a_certificate_nobody_signed_gets_no_letter(certificate: Path) -> None:
    with local_relay(ssl_context=server_tls(str(certificate))) as relay:
        answer = SmtpRelay(relay.url("smtps")).deliver(draft(), SENDER)
        assert answer == Answer(Outcome.LATER, "the relay's certificate is not trusted")
        assert not relay.arrived.is_set()


@pytest.mark.promise("S-01")
@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("smtp://relay.example:25", "smtps:// or"),
        ("smtp://127.0.0.1.example", "smtps:// or"),
        ("smtps://user:secret@relay.example", "keyring"),
        ("http://relay.example", "give it as"),
        ("smtps://", "give it as"),
        ("relay.example", "give it as"),
        ("smtps://relay.example/inbox", "give it as"),
        ("smtps://relay.example:port", "port"),
        ("smtps://[::1", "IPv6"),
    ],
)
def test_a_url_that_asks_for_less_or_for_nonsense_is_refused(url: str, fault: str) -> None:
    with pytest.raises(SettingsUnreadable) as refused:
        SmtpRelay(url)
    assert fault.lower() in str(refused.value.facts["fault"]).lower()
    assert "secret" not in str(refused.value)
