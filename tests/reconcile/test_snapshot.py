"""A snapshot opens for who holds its key, whole, in its time, at its firm; and is proved row by row. S-02, L-01."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend

from backoffice.errors import BackofficeError
from backoffice.reconcile import register, snapshot_file
from backoffice.reconcile.bench import Bench
from backoffice.reconcile.snapshot import MANIFEST, SEEN, check_file, destroy, lying_in, open_snapshot, prove_rows
from backoffice.reconcile.snapshot_manifest import as_file, from_file
from backoffice.reconcile.snapshot_rules import (
    RowsNotProved,
    SnapshotBroken,
    SnapshotExpired,
    SnapshotForeign,
    SnapshotKeyMissing,
    SnapshotKeyWrong,
    SnapshotMissing,
    SnapshotNotSigned,
    SnapshotPassphraseLater,
    SnapshotPassphraseWrong,
)
from backoffice.reconcile.snapshot_signer import PasswordNotTheirs, unlock_signer
from backoffice.reconcile.words import word_marks
from backoffice.vault.held_keys import RootNotPinned
from backoffice.vault.person_keys import check_signature, make_signer
from tests.given import KEYS
from tests.reconcile.snapshots import (
    BANK,
    MADE_AT,
    PASSPHRASE,
    PASSWORD,
    Booked,
    Firm,
    firm,
    made_up,
    resigned,
    signed,
    write_snapshot,
)

PINNED = KEYS.root.public
CARDS = "Assets:Processor:Cards:EUR"


class Ring(KeyringBackend):
    """A keyring in memory."""

    priority = 1.0  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture(scope="module")
def house() -> Firm:
    return firm()


@pytest.fixture
def november(tmp_path: Path, house: Firm) -> Path:
    return write_snapshot(tmp_path, house, {(BANK, "EUR"): made_up(600), (CARDS, "EUR"): made_up(7)})


def at(told: datetime) -> Callable[[], datetime]:
    return lambda: told


SOON = at(MADE_AT + timedelta(hours=1))


def changed(path: Path, **changes: object) -> Callable[[Firm], None]:
    """Write the manifest anew with these changes, signed by a firm."""

    def write(by: Firm) -> None:
        file = path.with_suffix(MANIFEST)
        file.write_bytes(as_file(resigned(by, from_file(file.read_bytes()), **changes)))

    return write


@pytest.mark.promise("L-01", "S-02")
def test_a_snapshot_opens_is_read_like_a_register_and_proves_its_rows(november: Path) -> None:
    bench = Bench(open_snapshot(november, PINNED, PASSPHRASE, clock=SOON))
    (bank, cards) = bench.ask(register.accounts)
    assert (bank.path, bank.entries, cards.entries) == (BANK, 600, 7)
    rows = bench.ask(register.whole, bank.number)
    assert rows[0].balance == bank.opening + rows[0].amount
    assert rows[-1].balance == bank.closing == bank.opening + bank.moved
    assert bench.ask(register.page, bank.number, 256, 100) == rows[256:356]
    day = rows[300].booked_on
    assert bench.ask(register.place_of_day, bank.number, day) == min(r.place for r in rows if r.booked_on == day)
    assert bench.ask(register.place_of_day, bank.number, day + timedelta(days=400)) == 600
    assert bench.ask(register.by_reference, bank.number, "REF-00041") == rows[410:420]
    assert {abs(each.amount) for each in bench.ask(register.by_amount, bank.number, rows[5].amount)} == {
        abs(rows[5].amount)
    }
    assert bench.ask(register.by_id, (rows[9].id, "1.1", "nonsense")) == (rows[9],)
    days = bench.ask(register.days, bank.number)
    assert sum(each.debit + each.credit for each in days) == bank.moved
    assert sum(each.count for each in days) == 600
    marks = word_marks("Kovalchuk", bench.snapshot.key.marks)
    assert {each.place for each in rows if marks <= each.marks} == set(range(1, 600, 6))
    told: list[tuple[int, int]] = []
    assert prove_rows(bench.snapshot, lambda done, total: told.append((done, total))) == bench.manifest.root
    assert told[-1] == (607, 607)
    bench.close()


@pytest.mark.promise("S-02")
def test_nothing_of_the_books_stands_readable_in_the_file(november: Path) -> None:
    content = november.read_bytes()
    assert b"REF-0000" not in content
    assert b"Wallet" not in content
    assert not content.startswith(b"SQLite")


@pytest.mark.promise("S-02")
def test_of_ten_thousand_flipped_bits_not_one_is_accepted(tmp_path: Path, house: Firm) -> None:
    november = write_snapshot(tmp_path, house, {(BANK, "EUR"): made_up(40)})
    chance, size = random.Random(5), november.stat().st_size
    manifest = november.with_suffix(MANIFEST)
    check_file(november, PINNED)
    accepted = 0
    for file, flips in ((november, 9_400), (manifest, 600)):
        with file.open("r+b") as opened:
            for _ in range(flips):
                place = chance.randrange(file.stat().st_size if file == manifest else size)
                opened.seek(place)
                (byte,) = opened.read(1)
                for value in (byte ^ 1 << chance.randrange(8), byte):
                    opened.seek(place)
                    opened.write(bytes([value]))
                    opened.flush()
                    if value == byte:
                        continue
                    try:
                        check_file(november, PINNED)
                    except BackofficeError:
                        continue
                    accepted += 1
    assert accepted == 0
    check_file(november, PINNED)


def test_a_cut_a_longer_and_a_missing_file_are_refused(november: Path, tmp_path: Path) -> None:
    content = november.read_bytes()
    for wrong in (content[:-1], content[: len(content) // 2], b"", content + b"\0"):
        november.write_bytes(wrong)
        with pytest.raises(SnapshotBroken):
            open_snapshot(november, PINNED, PASSPHRASE, clock=SOON)
    november.unlink()
    with pytest.raises(SnapshotMissing):
        open_snapshot(november, PINNED, PASSPHRASE, clock=SOON)
    november.write_bytes(content)
    manifest = november.with_suffix(MANIFEST)
    whole = manifest.read_bytes()
    for half in (whole[:-1], whole[: len(whole) // 2], b"", b"[]", b"\xff" * 10, whole + b" ", b"[" * 100_000):
        manifest.write_bytes(half)
        with pytest.raises(SnapshotBroken):
            open_snapshot(november, PINNED, PASSPHRASE, clock=SOON)
    assert [each.manifest for each in lying_in(tmp_path)] == [None]


@pytest.mark.promise("S-02", "S-08")
def test_another_firm_s_snapshot_and_one_the_firm_never_signed_are_refused(
    november: Path, house: Firm, tmp_path: Path
) -> None:
    other = firm(make_signer())
    foreign = write_snapshot(tmp_path, other, {(BANK, "EUR"): made_up(3)}, name="foreign")
    with pytest.raises(SnapshotForeign):
        open_snapshot(foreign, PINNED, PASSPHRASE, clock=SOON)
    with pytest.raises(RootNotPinned):
        open_snapshot(november, None, PASSPHRASE, clock=SOON)
    # It says it is ours; whose keys signed it, our root does not vouch for.
    changed(november)(Firm(other.root, other.documents, other.certificate, other.keys))
    with pytest.raises(SnapshotNotSigned):
        open_snapshot(november, PINNED, PASSPHRASE, clock=SOON)
    # The person is ours, and the firm's signature is another's.
    changed(november)(Firm(house.root, other.documents, house.certificate, house.keys))
    with pytest.raises(SnapshotNotSigned):
        open_snapshot(november, PINNED, PASSPHRASE, clock=SOON)
    # The firm's is right, and the person vouched for another certificate.
    changed(november)(house)
    told = from_file(november.with_suffix(MANIFEST).read_bytes())
    mixed = signed(Firm(house.root, house.documents, other.certificate, house.keys), told.manifest)
    november.with_suffix(MANIFEST).write_bytes(
        as_file(type(told)(told.manifest, told.content, told.firm_certificate, told.firm_signature, mixed.vouched))
    )
    with pytest.raises(SnapshotNotSigned):
        open_snapshot(november, PINNED, PASSPHRASE, clock=SOON)
    changed(november)(house)
    open_snapshot(november, PINNED, PASSPHRASE, clock=SOON).close()


@pytest.mark.promise("S-02")
def test_ten_wrong_passphrases_slow_down_are_remembered_and_destroy_nothing(november: Path) -> None:
    now = MADE_AT + timedelta(hours=1)
    waits = []
    for number in range(1, 11):
        with pytest.raises(SnapshotPassphraseWrong) as wrong:
            open_snapshot(november, PINNED, f"guess number {number}", clock=at(now))
        assert wrong.value.facts["failed"] == number
        waits.append(int(str(wrong.value.facts["wait"])))
        if waits[-1]:
            # Not even the right one is listened to before the wait is over, also not by a window opened anew.
            with pytest.raises(SnapshotPassphraseLater) as later:
                open_snapshot(november, PINNED, PASSPHRASE, clock=at(now + timedelta(seconds=waits[-1] - 0.5)))
            assert later.value.facts["wait"] == 1
        now += timedelta(seconds=waits[-1])
    assert waits == [0, 0, 1, 2, 4, 8, 16, 32, 64, 128]
    open_snapshot(november, PINNED, PASSPHRASE, clock=at(now)).close()
    with pytest.raises(SnapshotPassphraseWrong) as once:
        open_snapshot(november, PINNED, "another slip of mine", clock=at(now))
    assert once.value.facts["failed"] == 1


def test_an_expired_snapshot_opens_no_more_and_can_be_destroyed(november: Path) -> None:
    over = MADE_AT + timedelta(days=7)
    bench = open_snapshot(november, PINNED, PASSPHRASE, clock=at(over - timedelta(seconds=1)))
    bench.close()
    with pytest.raises(SnapshotExpired):
        open_snapshot(november, PINNED, PASSPHRASE, clock=at(over))
    destroy(november)
    assert list(november.parent.iterdir()) == []
    destroy(november)


@pytest.mark.promise("S-02")
def test_a_copy_opens_only_where_the_key_is(tmp_path: Path, house: Firm, monkeypatch: pytest.MonkeyPatch) -> None:
    here, there = Ring(), Ring()
    monkeypatch.setattr("keyring.get_keyring", lambda: here)
    path = write_snapshot(tmp_path, house, {(BANK, "EUR"): made_up(5)}, passphrase=None)
    copy = tmp_path / "copy"
    copy.mkdir()
    for file in tmp_path.glob("november.*"):
        shutil.copy(file, copy)
    open_snapshot(path, PINNED, clock=SOON, keyring=here).close()
    with pytest.raises(SnapshotKeyMissing):
        open_snapshot(copy / path.name, PINNED, clock=SOON, keyring=there)
    # Another snapshot's key, and rubbish, are no key of this one.
    ((service, entry),) = here.kept
    for wrong in ("A" * 43 + "=", "no base64", "AAAA"):
        there.kept[service, entry] = wrong
        with pytest.raises(SnapshotKeyWrong):
            open_snapshot(copy / path.name, PINNED, clock=SOON, keyring=there)
    destroy(path, here)
    assert here.kept == {}
    with pytest.raises(SnapshotKeyMissing):
        open_snapshot(copy / path.name, PINNED, clock=SOON, keyring=here)


@pytest.mark.promise("S-02")
def test_the_signing_key_goes_along_under_the_password_and_nothing_else_does(november: Path, house: Firm) -> None:
    snapshot = open_snapshot(november, PINNED, PASSPHRASE, clock=SOON)
    with pytest.raises(PasswordNotTheirs):
        unlock_signer(snapshot, "not the password")
    signer = unlock_signer(snapshot, PASSWORD)
    check_signature(house.keys.signing.public, b"a decision", signer.sign(b"a decision"))
    snapshot.close()


@pytest.mark.promise("L-01")
def test_a_row_that_is_not_the_signed_one_fails_the_proof(tmp_path: Path, house: Firm) -> None:
    """The file's hash would catch it first: here the manifest is signed over a file whose rows are others."""
    rows = made_up(40)
    path = write_snapshot(tmp_path, house, {(BANK, "EUR"): rows})
    other = [*rows[:20], Booked(rows[20].on, rows[20].amount, "REF-OTHER"), *rows[21:]]
    forged = write_snapshot(tmp_path, house, {(BANK, "EUR"): other}, name="forged")
    told = from_file(path.with_suffix(MANIFEST).read_bytes()).manifest
    changed(forged, root=told.root)(house)
    snapshot = open_snapshot(forged, PINNED, PASSPHRASE, clock=SOON)
    with pytest.raises(RowsNotProved) as lost:
        prove_rows(snapshot)
    assert lost.value.facts["account"] == ""
    snapshot.close()
    # A balance that the rows do not lead to names its account.
    head = from_file(forged.with_suffix(MANIFEST).read_bytes()).manifest.accounts[0]
    wrong = type(head)(
        head.number, head.path, head.kind, head.asset, head.scale, head.opening + 1, head.closing + 1, 40
    )
    changed(forged, accounts=(wrong,))(house)
    snapshot = open_snapshot(forged, PINNED, PASSPHRASE, clock=SOON)
    with pytest.raises(RowsNotProved) as found:
        prove_rows(snapshot)
    assert found.value.facts["account"] == BANK
    snapshot.close()


def test_the_file_is_never_written_after_check_out(november: Path) -> None:
    before = (snapshot_file.file_sha256(november), november.stat().st_mtime_ns)
    snapshot = open_snapshot(november, PINNED, PASSPHRASE, clock=SOON)
    with snapshot.reading() as connection, pytest.raises(Exception, match="readonly"):
        connection.execute("delete from entry")
    snapshot.close()
    assert (snapshot_file.file_sha256(november), november.stat().st_mtime_ns) == before
    assert sorted(each.name for each in november.parent.iterdir()) == [
        "november.manifest",
        "november.seen",
        "november.snapshot",
    ]
    assert november.with_suffix(SEEN).stat().st_mode & 0o077 == 0
