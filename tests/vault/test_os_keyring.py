"""Keys behind the keyring of the operating system, and each way it can refuse. S-03, S-04."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.errors import InitError, KeyringError, KeyringLocked, PasswordSetError
from secretstorage.exceptions import LockedException, PromptDismissedException, SecretServiceNotAvailableException

from backoffice.errors import BackofficeError
from backoffice.vault.custody import CustodyKind, SlotBroken, kind_of
from backoffice.vault.os_keyring import (
    SERVICE,
    KeyringAbsent,
    KeyringCustody,
    KeyringDismissed,
    KeyringEntryMissing,
    KeyringFailed,
    KeyringShut,
)
from backoffice.vault.passphrase import Cost, PassphraseCustody
from backoffice.vault.person_keys import make_person_keys, private_bytes


class Ring(KeyringBackend):
    """A keyring of the library's own kind that keeps its entries in memory."""

    priority = -1  # type: ignore[assignment]

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.held[service, username]


class Refusing(Ring):
    """Raises what a real backend raises, from what lies beneath it."""

    def __init__(self, fault: Exception, cause: Exception | None = None) -> None:
        super().__init__()
        self.fault, self.cause = fault, cause

    def get_password(self, service: str, username: str) -> str | None:
        raise self.fault from self.cause

    def set_password(self, service: str, username: str, password: str) -> None:
        raise self.fault from self.cause


class Forgetful(Ring):
    def set_password(self, service: str, username: str, password: str) -> None:
        pass


class PlainFile(Ring):
    """Stands where keyrings.alt has its files."""


PlainFile.__module__ = "keyrings.alt.file"


@pytest.fixture
def session_ring() -> Iterator[Ring]:
    before, mine = keyring.get_keyring(), Ring()
    keyring.set_keyring(mine)
    yield mine
    keyring.set_keyring(before)


@pytest.mark.promise("S-04")
def test_the_keys_come_back_from_the_session_s_own_keyring(session_ring: Ring) -> None:
    custody = KeyringCustody()
    keys, slot = custody.make("anna")
    assert kind_of(slot) is CustodyKind.KEYRING
    assert private_bytes(custody.unlock("anna", slot)) == private_bytes(keys)


@pytest.mark.promise("S-04")
def test_the_keyring_holds_one_short_key_and_neither_slot_nor_keyring_alone_the_keys() -> None:
    ring = Ring()
    keys, slot = KeyringCustody(ring).make("anna")
    ((entry, held),) = ring.held.items()
    assert entry[0] == SERVICE
    assert entry[1].startswith("anna ")
    assert len(held) == 44, "Windows holds about 1,280 characters"
    private = private_bytes(keys)
    assert private[:32] not in slot
    assert private[32:] not in slot


FAULTS = [
    (fail.Keyring(), KeyringAbsent),  # type: ignore[no-untyped-call]
    (null.Keyring(), KeyringAbsent),  # type: ignore[no-untyped-call]
    (PlainFile(), KeyringAbsent),
    (Refusing(InitError("x"), SecretServiceNotAvailableException("x")), KeyringAbsent),
    (Refusing(KeyringLocked("x")), KeyringShut),
    (Refusing(LockedException("x")), KeyringShut),
    (Refusing(InitError("x"), PromptDismissedException("x")), KeyringDismissed),
    (Refusing(PromptDismissedException("x")), KeyringDismissed),
    (Refusing(PasswordSetError("Cancelled by user")), KeyringDismissed),
    (Refusing(KeyringError("x")), KeyringFailed),
    (Refusing(OSError("the bus is gone")), KeyringFailed),
]


@pytest.mark.promise("S-04")
@pytest.mark.parametrize(("ring", "error"), FAULTS)
def test_each_way_a_keyring_refuses_is_told_apart_and_never_replaced_by_a_file(
    ring: KeyringBackend, error: type[BackofficeError], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, slot = KeyringCustody(Ring()).make("anna")
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "TMPDIR"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    for attempt in (lambda: KeyringCustody(ring).make("anna"), lambda: KeyringCustody(ring).unlock("anna", slot)):
        with pytest.raises(error) as refused:
            attempt()
        assert refused.value.facts["backend"]
    assert list(tmp_path.iterdir()) == []


def test_the_three_common_refusals_are_three_errors() -> None:
    assert len({KeyringAbsent.code, KeyringShut.code, KeyringDismissed.code}) == 3


@pytest.mark.promise("S-04")
def test_a_passphrase_serves_where_the_keyring_refuses() -> None:
    keys = make_person_keys()
    with pytest.raises(KeyringShut):
        KeyringCustody(Refusing(KeyringLocked("x"))).store("anna", keys)
    for_now = PassphraseCustody("for this session", Cost(64, 1, 1))
    assert for_now.unlock("anna", for_now.store("anna", keys)).public == keys.public


def test_a_keyring_that_forgets_at_once_is_noticed_before_it_matters() -> None:
    with pytest.raises(KeyringFailed) as refused:
        KeyringCustody(Forgetful()).make("anna")
    assert refused.value.facts["fault"] == "not kept"


def test_another_computer_s_keyring_does_not_hold_the_entry() -> None:
    _, slot = KeyringCustody(Ring()).make("anna")
    with pytest.raises(KeyringEntryMissing):
        KeyringCustody(Ring()).unlock("anna", slot)


@pytest.mark.parametrize("told", ["", "no base64 at all!", "AAAA", "A" * 43 + "="])
def test_an_entry_that_holds_something_else_counts_as_missing(told: str) -> None:
    ring = Ring()
    _, slot = KeyringCustody(ring).make("anna")
    ring.held = dict.fromkeys(ring.held, told)
    with pytest.raises(KeyringEntryMissing):
        KeyringCustody(ring).unlock("anna", slot)


@pytest.mark.promise("S-03")
def test_a_changed_cut_or_foreign_slot_is_refused() -> None:
    ring = Ring()
    custody = KeyringCustody(ring)
    _, slot = custody.make("anna")
    _, others = custody.make("tomasz")
    for changed in (slot[:2], slot[:-1], slot[:-1] + bytes([slot[-1] ^ 1]), b"\x01\x01" + slot[2:], b"", slot + b"x"):
        with pytest.raises(SlotBroken):
            custody.unlock("anna", changed)
    for moved in (others, slot[:18] + others[18:]):
        with pytest.raises(KeyringEntryMissing):
            custody.unlock("anna", moved)


def test_forgetting_takes_the_entry_out_and_may_be_repeated() -> None:
    ring = Ring()
    custody = KeyringCustody(ring)
    _, slot = custody.make("anna")
    custody.make("tomasz")
    custody.forget("anna", slot)
    custody.forget("anna", slot)
    assert [entry[1].split(" ")[0] for entry in ring.held] == ["tomasz"]
    with pytest.raises(KeyringEntryMissing):
        custody.unlock("anna", slot)
