"""Keys inside a real PKCS#11 token (SoftHSM): what it does, and each way it can fail. S-03, S-04."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import UUID

import pkcs11
import pytest

from backoffice.vault.committed import SealBroken, length_prefixed
from backoffice.vault.custody import CustodyKind, SlotBroken, kind_of, make_slot
from backoffice.vault.passphrase import PassphraseCustody
from backoffice.vault.person_keys import check_signature, make_agreement
from backoffice.vault.token import TokenCustody
from backoffice.vault.token_faults import (
    TokenAbsent,
    TokenInUse,
    TokenKeysMissing,
    TokenLibraryMissing,
    TokenPinLastTry,
    TokenPinLocked,
    TokenPinUnset,
    TokenPinWrong,
    TokenRemoved,
    TokenUnfit,
)
from backoffice.vault.token_session import PinState, tokens
from backoffice.vault.wraps import WrapContext, WrapKind, unwrap_key, wrap_key

pytestmark = pytest.mark.needs("softhsm2")

LIBRARY = next((path for path in Path("/usr/lib").glob("**/libsofthsm2.so") if path.is_file()), Path("missing"))
PIN = "123456"
CONTEXT = WrapContext(WrapKind.CLASS_KEY, UUID(int=5), "identity", holder="anna")
KEY = bytes(range(32))
_FLAGS = {"fine": 0, "last": 0x20000, "locked": 0x40000}
# How SoftHSM's own files begin a number, and which attribute is the user's PIN: the last one.
_NUMBER = (2).to_bytes(8, "big")
_USER_PIN = (0x8000534D).to_bytes(8, "big")


class Reader:
    """A reader with tokens in it; what is done to them happens on the disk, as it would in the hand."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "tokens"
        self.folder.mkdir()

    def put_in(self, label: str) -> None:
        words = ["--init-token", "--free", "--label", label, "--pin", PIN, "--so-pin", "12345678"]
        subprocess.run(["softhsm2-util", *words], check=True, capture_output=True)

    def take_out(self, serial: str) -> None:
        shutil.rmtree(self._place(serial))

    def mark(self, serial: str, *, pin: str) -> None:
        """Change what the token says of its PIN, as wrong tries do on a card; SoftHSM itself does not count them."""
        file = self._place(serial) / "token.object"
        told, flags = file.read_bytes(), next(each.flags for each in self._raw() if each.serial.decode() == serial)
        before = _NUMBER + int(flags).to_bytes(8, "big")
        after = _NUMBER + (int(flags) & ~sum(_FLAGS.values()) | _FLAGS[pin]).to_bytes(8, "big")
        assert told.count(before) == 1
        self._write(file, told.replace(before, after))

    def unset_pin(self, serial: str) -> None:
        file = self._place(serial) / "token.object"
        told = file.read_bytes()
        self._write(file, told[: told.index(_USER_PIN)])

    def _write(self, file: Path, told: bytes) -> None:
        pkcs11.unload(str(LIBRARY))
        file.write_bytes(told)

    def _raw(self) -> list[pkcs11.Token]:
        return [slot.get_token() for slot in pkcs11.lib(str(LIBRARY)).get_slots(token_present=True)]

    def _place(self, serial: str) -> Path:
        return next(place for place in self.folder.iterdir() if place.name.replace("-", "").endswith(serial))


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Reader]:
    made = Reader(tmp_path)
    settings = tmp_path / "softhsm2.conf"
    settings.write_text(f"directories.tokendir = {made.folder}\nobjectstore.backend = file\nlog.level = ERROR\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(settings))
    yield made
    pkcs11.unload(str(LIBRARY))


def serial_of(label: str) -> str:
    return next(state.serial for state in tokens(LIBRARY) if state.label == label)


@pytest.fixture
def custody(reader: Reader) -> TokenCustody:
    reader.put_in("Anna")
    return TokenCustody(LIBRARY, PIN)


@pytest.mark.promise("S-02", "S-04")
def test_a_token_opens_wraps_and_signs_and_comes_back_with_its_pin(custody: TokenCustody) -> None:
    keys, slot = custody.make("anna")
    wrap = wrap_key(KEY, keys.public.agreement, CONTEXT)
    assert unwrap_key(wrap, keys.agreement, CONTEXT) == KEY
    keys.lock()
    again = custody.unlock("anna", slot)
    assert kind_of(slot) is CustodyKind.TOKEN
    assert again.public == keys.public
    assert unwrap_key(wrap, again.agreement, CONTEXT) == KEY
    check_signature(keys.public.signing, b"approved", again.signing.sign(b"approved"))
    again.lock()


def test_a_token_s_agreement_holds_whatever_its_secret_begins_with(custody: TokenCustody) -> None:
    """One x in 256 begins with a zero byte, which some tokens leave out."""
    keys, _ = custody.make("anna")
    for _ in range(300):
        assert unwrap_key(wrap_key(KEY, keys.public.agreement, CONTEXT), keys.agreement, CONTEXT) == KEY
    keys.lock()


@pytest.mark.promise("S-03")
def test_a_token_refuses_what_memory_refuses(custody: TokenCustody) -> None:
    keys, _ = custody.make("anna")
    wrap = wrap_key(KEY, keys.public.agreement, CONTEXT)
    foreign = wrap_key(KEY, make_agreement().public, CONTEXT)
    off_the_curve = wrap[:34] + bytes([wrap[34] ^ 1]) + wrap[35:]
    for bad in (wrap[:-1], wrap[:-1] + bytes([wrap[-1] ^ 1]), foreign, off_the_curve, b""):
        with pytest.raises(SealBroken):
            unwrap_key(bad, keys.agreement, CONTEXT)
    keys.lock()


@pytest.mark.promise("S-04")
def test_the_private_keys_cannot_be_read_out_of_the_token(custody: TokenCustody, reader: Reader) -> None:
    keys, _ = custody.make("anna")
    keys.lock()
    (token,) = [each for each in reader._raw() if each.label == "Anna"]
    with token.open(user_pin=PIN) as session:
        held = list(session.get_objects({pkcs11.Attribute.CLASS: pkcs11.ObjectClass.PRIVATE_KEY}))
        assert len(held) == 2
        for key in held:
            assert key[pkcs11.Attribute.SENSITIVE]
            assert key[pkcs11.Attribute.NEVER_EXTRACTABLE]
            with pytest.raises(pkcs11.AttributeSensitive):
                key[pkcs11.Attribute.VALUE]
        assert sorted((key[pkcs11.Attribute.DERIVE], key[pkcs11.Attribute.SIGN]) for key in held) == [
            (False, True),
            (True, False),
        ]
    with pytest.raises(TypeError, match="cannot leave"):
        PassphraseCustody("x").store("anna", keys)


def test_no_shared_secret_stays_behind_in_the_token(custody: TokenCustody) -> None:
    keys, _ = custody.make("anna")
    unwrap_key(wrap_key(KEY, keys.public.agreement, CONTEXT), keys.agreement, CONTEXT)
    signed_in = keys.signing._session._session  # type: ignore[attr-defined]
    assert list(signed_in.get_objects({pkcs11.Attribute.CLASS: pkcs11.ObjectClass.SECRET_KEY})) == []
    keys.lock()


def test_several_threads_share_one_token(custody: TokenCustody) -> None:
    keys, _ = custody.make("anna")
    wrap = wrap_key(KEY, keys.public.agreement, CONTEXT)

    def work(number: int) -> bytes:
        check_signature(keys.public.signing, bytes([number]), keys.signing.sign(bytes([number])))
        return unwrap_key(wrap, keys.agreement, CONTEXT)

    with ThreadPoolExecutor(6) as pool:
        assert set(pool.map(work, range(120))) == {KEY}
    keys.lock()


@pytest.mark.promise("S-04")
def test_a_wrong_pin_opens_nothing_and_the_right_one_still_does(custody: TokenCustody) -> None:
    keys, slot = custody.make("anna")
    keys.lock()
    for wrong in ("654321", "", "1", "9" * 300):
        with pytest.raises(TokenPinWrong) as refused:
            TokenCustody(LIBRARY, wrong).unlock("anna", slot)
        assert refused.value.facts == {"token": "Anna"}
    custody.unlock("anna", slot).lock()


def test_a_pin_is_not_taken_for_right_because_somebody_else_is_signed_in(custody: TokenCustody) -> None:
    keys, slot = custody.make("anna")
    for pin in (PIN, "654321"):
        with pytest.raises(TokenInUse):
            TokenCustody(LIBRARY, pin).unlock("anna", slot)
    assert len(keys.signing.sign(b"still")) == 64
    keys.lock()


def test_a_locked_pin_is_said_and_not_tried(custody: TokenCustody, reader: Reader) -> None:
    keys, slot = custody.make("anna")
    keys.lock()
    reader.mark(serial_of("Anna"), pin="locked")
    assert [state.pin for state in tokens(LIBRARY) if state.label == "Anna"] == [PinState.LOCKED]
    with pytest.raises(TokenPinLocked):
        custody.unlock("anna", slot)
    reader.mark(serial_of("Anna"), pin="fine")
    custody.unlock("anna", slot).lock()


def test_a_wrong_pin_before_the_last_try_says_so(custody: TokenCustody, reader: Reader) -> None:
    keys, slot = custody.make("anna")
    keys.lock()
    reader.mark(serial_of("Anna"), pin="last")
    assert [state.pin for state in tokens(LIBRARY) if state.label == "Anna"] == [PinState.LAST_TRY]
    with pytest.raises(TokenPinLastTry):
        TokenCustody(LIBRARY, "654321").unlock("anna", slot)


def test_a_token_whose_pin_was_never_set_says_so(custody: TokenCustody, reader: Reader) -> None:
    reader.unset_pin(serial_of("Anna"))
    with pytest.raises(TokenPinUnset):
        custody.make("anna")


def test_a_reader_without_keys_of_its_own_cannot_ask_for_the_pin(custody: TokenCustody) -> None:
    with pytest.raises(TokenUnfit):
        TokenCustody(LIBRARY, None).make("anna")


@pytest.mark.promise("S-04")
def test_a_token_taken_out_in_the_middle_ends_what_it_opened(custody: TokenCustody, reader: Reader) -> None:
    keys, slot = custody.make("anna")
    wrap = wrap_key(KEY, keys.public.agreement, CONTEXT)
    reader.take_out(serial_of("Anna"))
    with pytest.raises(TokenRemoved) as gone:
        keys.signing.sign(b"x")
    assert gone.value.facts == {"token": "Anna"}
    with pytest.raises(TokenRemoved):
        unwrap_key(wrap, keys.agreement, CONTEXT)
    keys.lock()
    with pytest.raises(TokenAbsent) as absent:
        custody.unlock("anna", slot)
    assert absent.value.facts == {"token": "Anna"}


def test_after_locking_the_keys_do_nothing_any_more(custody: TokenCustody) -> None:
    keys, _ = custody.make("anna")
    keys.lock()
    keys.lock()
    with pytest.raises(TokenRemoved):
        keys.signing.sign(b"x")


def test_an_empty_reader_holds_no_token(reader: Reader) -> None:
    assert tokens(LIBRARY) == []
    with pytest.raises(TokenAbsent):
        TokenCustody(LIBRARY, PIN).make("anna")


@pytest.mark.parametrize("library", ["/nowhere.so", __file__])
def test_a_library_that_is_missing_or_none_is_said_by_name(library: str) -> None:
    with pytest.raises(TokenLibraryMissing) as refused:
        tokens(Path(library))
    assert refused.value.facts == {"library": library}


def test_of_two_tokens_the_slot_names_its_own(custody: TokenCustody, reader: Reader) -> None:
    reader.put_in("Tomasz")
    his = TokenCustody(LIBRARY, PIN, serial=serial_of("Tomasz"))
    his_keys, his_slot = his.make("tomasz")
    her_keys, _ = TokenCustody(LIBRARY, PIN, serial=serial_of("Anna")).make("anna")
    her_keys.lock()
    his_keys.lock()
    again = custody.unlock("tomasz", his_slot)
    assert again.public == his_keys.public
    again.lock()
    with pytest.raises(SlotBroken):
        custody.unlock("anna", his_slot)


@pytest.mark.promise("S-03")
def test_a_slot_that_was_changed_is_refused(custody: TokenCustody) -> None:
    keys, slot = custody.make("anna")
    keys.lock()
    other = make_agreement().public
    swapped = slot.replace(keys.public.agreement, other)
    for changed in (swapped, slot[:-1], slot + b"x", slot[:2], b"", make_slot(CustodyKind.TOKEN, b"\xff" * 40)):
        with pytest.raises(SlotBroken):
            custody.unlock("anna", changed)
    custody.unlock("anna", slot).lock()


def test_a_slot_without_ids_destroys_nothing(custody: TokenCustody) -> None:
    """An empty id would name every key of the token."""
    keys, slot = custody.make("anna")
    keys.lock()
    names = b"anna", serial_of("Anna").encode(), b"Anna"
    hostile = length_prefixed(*names, b"", b"", keys.public.agreement, keys.public.signing)
    with pytest.raises(SlotBroken):
        custody.forget("anna", make_slot(CustodyKind.TOKEN, hostile))
    custody.unlock("anna", slot).lock()


def test_forgotten_keys_are_gone_from_the_token_and_the_rest_stays(custody: TokenCustody) -> None:
    hers, her_slot = custody.make("anna")
    hers.lock()
    older, older_slot = custody.make("anna")
    older.lock()
    custody.forget("anna", older_slot)
    custody.forget("anna", older_slot)
    with pytest.raises(TokenKeysMissing):
        custody.unlock("anna", older_slot)
    custody.unlock("anna", her_slot).lock()
