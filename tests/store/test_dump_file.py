"""The file of a dump and the keys that open it: whatever was touched is refused, and a forgotten month stays shut."""

from __future__ import annotations

import io
import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given as examples
from hypothesis import strategies as st
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from backoffice.upkeep.faults import (
    BackupKeyForgotten,
    BackupKeyMissing,
    BackupKeysUnreadable,
    DumpDamaged,
    DumpNewer,
    NoSuchEpoch,
    NotADump,
    PassphraseNeeded,
    PassphraseWrong,
)
from backoffice.upkeep.file_key import unwrap, wrap_for_epoch, wrap_for_passphrase
from backoffice.upkeep.keys import KEYS_FILE, SERVICE, KeyBook
from backoffice.upkeep.sealed_file import CHUNK, MAGIC, SealedReader, SealedWriter
from backoffice.vault.os_keyring import KeyringShut
from tests.test_cli import backoffice

pytestmark = pytest.mark.promise("S-02")

MAY, JUNE = datetime(2026, 5, 14, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC)
KEY = bytes(range(32))


class OneKeyring(KeyringBackend):
    """A keyring of this test, as the library lets anybody write one; it may be locked."""

    priority = 5.0  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        self._open()
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._open()
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._open()
        del self.held[service, username]

    def _open(self) -> None:
        if self.locked:
            raise KeyringLocked


def sealed(content: bytes, key: bytes = KEY, header: dict[str, object] | None = None) -> bytes:
    file = io.BytesIO()
    writer = SealedWriter(file, key, header or {"made_at": "2026-05-14"})
    for at in range(0, len(content), 100_000):
        writer.write(content[at : at + 100_000])
    writer.finish()
    return file.getvalue()


def opened(content: bytes, key: bytes = KEY) -> bytes:
    return b"".join(SealedReader(io.BytesIO(content), "a.dump").chunks(key))


def pieces(content: bytes) -> tuple[bytes, list[bytes]]:
    """The start and each sealed chunk with its length."""
    at = len(MAGIC) + 6 + int.from_bytes(content[len(MAGIC) + 2 : len(MAGIC) + 6], "big")
    start, chunks = content[:at], []
    while at < len(content):
        end = at + 4 + int.from_bytes(content[at : at + 4], "big")
        chunks.append(content[at:end])
        at = end
    return start, chunks


CONTENT = os.urandom(3 * CHUNK + 1234)
FILE = sealed(CONTENT)


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_what_was_written_is_read(size: int) -> None:
    assert opened(sealed(CONTENT[:size])) == CONTENT[:size]


@examples(st.integers(0, len(FILE) - 1), st.integers(0, 7))
def test_a_bit_turned_anywhere_is_refused(position: int, bit: int) -> None:
    touched = bytearray(FILE)
    touched[position] ^= 1 << bit
    with pytest.raises((DumpDamaged, DumpNewer, NotADump)):
        opened(bytes(touched))


@examples(st.integers(0, len(FILE) - 1))
def test_a_file_cut_anywhere_is_refused(length: int) -> None:
    with pytest.raises((DumpDamaged, NotADump)):
        opened(FILE[:length])


def test_a_file_cut_at_each_chunk_is_refused() -> None:
    start, chunks = pieces(FILE)
    assert len(chunks) == 4
    for kept in range(len(chunks)):
        with pytest.raises(DumpDamaged):
            opened(start + b"".join(chunks[:kept]))


def test_chunks_cannot_be_swapped_left_out_doubled_or_added() -> None:
    start, (one, two, three, last) = pieces(FILE)
    other_start, other = pieces(sealed(CONTENT, header={"made_at": "2026-06-01"}))
    for put_together in (
        [two, one, three, last],
        [one, three, last],
        [one, one, two, three, last],
        [one, two, three, last, last],
        [one, two, last],
        [one, two, three, other[3]],
    ):
        with pytest.raises(DumpDamaged):
            opened(start + b"".join(put_together))
    with pytest.raises(DumpDamaged):
        opened(other_start + one + two + three + last)
    with pytest.raises(DumpDamaged):
        opened(FILE + b"more")


def test_another_key_opens_nothing() -> None:
    with pytest.raises(DumpDamaged):
        opened(FILE, bytes(32))


def test_a_newer_file_and_another_kind_of_file_are_told_apart() -> None:
    with pytest.raises(DumpNewer):
        opened(MAGIC + b"\x00\x02" + FILE[len(MAGIC) + 2 :])
    with pytest.raises(NotADump):
        opened(b"PGDMP\x01\x0f" + FILE)


def test_a_month_has_one_key_and_the_next_month_another(tmp_path: Path) -> None:
    book = KeyBook(tmp_path / KEYS_FILE, in_file=True)
    may = book.current(MAY)
    assert KeyBook(tmp_path / KEYS_FILE, in_file=True).current(MAY) == may
    assert book.current(JUNE).key != may.key
    assert book.months() == {"2026-05": "kept", "2026-06": "kept"}
    assert oct(book.file.stat().st_mode & 0o777) == "0o600"


def test_forgetting_a_month_shuts_its_dumps_for_good_and_no_others(tmp_path: Path) -> None:
    book = KeyBook(tmp_path / KEYS_FILE, in_file=True)
    may = {"wrap": wrap_for_epoch(KEY, book.current(MAY))}
    june = {"wrap": wrap_for_epoch(KEY, book.current(JUNE))}
    secret = json.loads(book.file.read_text())["months"]["2026-05"]["keys"]
    assert book.forget("2026-05", JUNE) == 1
    with pytest.raises(BackupKeyForgotten) as refused:
        unwrap(may, "may.dump", book, None)
    assert refused.value.facts["epoch"] == "2026-05"
    assert unwrap(june, "june.dump", book, None) == KEY
    assert not any(value in book.file.read_text() for value in secret.values())
    # A dump written later in a forgotten month gets a new key, which opens none of the older ones.
    again = {"wrap": wrap_for_epoch(KEY, book.current(MAY))}
    assert unwrap(again, "again.dump", book, None) == KEY
    with pytest.raises(BackupKeyForgotten):
        unwrap(may, "may.dump", KeyBook(book.file, in_file=True), None)
    with pytest.raises(NoSuchEpoch):
        book.forget("2025-12", JUNE)


def test_a_key_of_another_computer_is_missing_until_its_file_is_named(tmp_path: Path) -> None:
    here, there = KeyBook(tmp_path / "here.json", in_file=True), KeyBook(tmp_path / "there.json", in_file=True)
    header = {"wrap": wrap_for_epoch(KEY, here.current(MAY))}
    with pytest.raises(BackupKeyMissing):
        unwrap(header, "a.dump", there, None)
    assert here.copy_to(tmp_path / "copy.json") == 1
    assert unwrap(header, "a.dump", KeyBook(tmp_path / "copy.json", in_file=True), None) == KEY


def test_with_a_keyring_no_key_is_in_the_file(tmp_path: Path) -> None:
    keyring = OneKeyring()
    book = KeyBook(tmp_path / KEYS_FILE, keyring=keyring)
    may = book.current(MAY)
    assert not book.in_file
    assert list(keyring.held) == [(SERVICE, may.id)]
    assert keyring.held[SERVICE, may.id] not in book.file.read_text()
    assert KeyBook(book.file, keyring=keyring).named("2026-05", may.id) == may
    book.copy_to(tmp_path / "copy.json")
    assert KeyBook(tmp_path / "copy.json", in_file=True).named("2026-05", may.id) == may
    book.forget("2026-05", JUNE)
    assert keyring.held == {}


def test_a_locked_keyring_is_said_and_no_file_takes_its_place(tmp_path: Path) -> None:
    keyring = OneKeyring()
    keyring.locked = True
    with pytest.raises(KeyringShut):
        KeyBook(tmp_path / KEYS_FILE, keyring=keyring).current(MAY)
    assert not (tmp_path / KEYS_FILE).exists()


@pytest.mark.parametrize("content", ["", "[]", '{"months": {"2026-05": 3}}', '{"months": {"2026-05": {"keys": 1}}}'])
def test_a_spoilt_list_of_keys_is_said_and_left_as_it_is(tmp_path: Path, content: str) -> None:
    file = tmp_path / KEYS_FILE
    file.write_text(content)
    with pytest.raises(BackupKeysUnreadable):
        KeyBook(file, in_file=True)
    assert file.read_text() == content


def test_a_passphrase_opens_anywhere_and_only_the_right_one(tmp_path: Path) -> None:
    book = KeyBook(tmp_path / KEYS_FILE, in_file=True)
    header = json.loads(json.dumps({"wrap": wrap_for_passphrase(KEY, "vier Wörter für später", "2026-05")}))
    assert unwrap(header, "a.dump", book, "vier Wo\u0308rter fu\u0308r spa\u0308ter") == KEY
    with pytest.raises(PassphraseWrong):
        unwrap(header, "a.dump", book, "something else")
    with pytest.raises(PassphraseNeeded):
        unwrap(header, "a.dump", book, None)
    with pytest.raises(PassphraseNeeded):
        wrap_for_passphrase(KEY, "", "2026-05")


@pytest.mark.parametrize(
    "change",
    [{"cost": [1 << 31, 3, 4]}, {"kind": "none"}, {"sealed": "zz"}, {"salt": ""}, {"epoch": "2026-04"}, {"cost": []}],
)
def test_a_header_that_was_changed_opens_nothing_and_costs_nothing(tmp_path: Path, change: dict[str, object]) -> None:
    words, book = "four words for later", KeyBook(tmp_path / KEYS_FILE, in_file=True)
    wrap = wrap_for_passphrase(KEY, words, "2026-05")
    with pytest.raises(DumpDamaged):
        unwrap({"wrap": {**wrap, **change}}, "a.dump", book, words)


def test_the_command_forgets_a_month_and_lists_what_is_kept(tmp_path: Path) -> None:
    book = KeyBook(tmp_path / KEYS_FILE, in_file=True)
    book.current(MAY)
    book.current(JUNE)
    said = backoffice(tmp_path, "backup", "forget", "--epoch", "2026-05")
    assert said.returncode == 0, said.stderr
    assert "2026-05: 1 key destroyed" in said.stdout
    listed = json.loads(backoffice(tmp_path, "backup", "keys", "--json").stdout)
    assert listed["2026-06"] == "kept"
    assert listed["2026-05"] != "kept"
    refused = backoffice(tmp_path, "backup", "forget", "--epoch", "2026-05")
    assert refused.returncode == 1
    assert "upkeep.no_such_epoch" in refused.stderr
