"""The small files beside the books taken along: a full disk, a power cut or rubbish in them costs nothing that was."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from backoffice.reconcile import statement_faults as faults
from backoffice.reconcile.snapshot import SEEN, open_snapshot
from backoffice.reconcile.snapshot_rules import SnapshotNotWritten
from backoffice.reconcile.statement_file import read
from backoffice.reconcile.statement_kept import Remembered, remember, remembered
from backoffice.reconcile.statement_values import StatedAccount
from tests.given import KEYS
from tests.reconcile.snapshots import BANK, MADE_AT, PASSPHRASE, firm, made_up, write_snapshot
from tests.reconcile.statement_files import camt, entry

PINNED = KEYS.root.public
HOUSE_BANK = StatedAccount(iban="DE02120300000000202051")


@contextmanager
def full_after(size: int) -> Iterator[None]:
    """No file of this process grows beyond so many bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")
@pytest.mark.promise("S-02")
def test_a_full_disk_leaves_the_note_beside_a_snapshot_as_it_was_and_opens_nothing(tmp_path: Path) -> None:
    path = write_snapshot(tmp_path, firm(), {(BANK, "EUR"): made_up(3)})
    open_snapshot(path, PINNED, PASSPHRASE, clock=lambda: MADE_AT + timedelta(hours=2)).close()
    before = path.with_suffix(SEEN).read_bytes()
    with full_after(20), pytest.raises(SnapshotNotWritten):
        open_snapshot(path, PINNED, PASSPHRASE, clock=lambda: MADE_AT + timedelta(hours=3))
    assert path.with_suffix(SEEN).read_bytes() == before
    assert {each.suffix for each in tmp_path.iterdir()} == {".snapshot", ".manifest", SEEN}
    # Whatever stands in the note, it is a refusal at most.
    for rubbish in (b"", b"{", b'{"failed": 1e999, "not_before": null, "at": "2026-11-19"}', b"[" * 100_000, b"\xff"):
        path.with_suffix(SEEN).write_bytes(rubbish)
        open_snapshot(path, PINNED, PASSPHRASE, clock=lambda: MADE_AT + timedelta(hours=2)).close()


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")
def test_a_full_disk_leaves_what_is_remembered_of_banks_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "statements.json"
    remember(path, Remembered((), {(BANK, "EUR"): HOUSE_BANK}))
    more = Remembered((), {(BANK, f"X{at}"): HOUSE_BANK for at in range(50)})
    with full_after(200), pytest.raises(faults.ProfileUnusable):
        remember(path, more)
    assert remembered(path) == Remembered((), {(BANK, "EUR"): HOUSE_BANK})
    assert [each.name for each in tmp_path.iterdir()] == ["statements.json"]


_KILLED = """
import os, signal, sys
from pathlib import Path
from backoffice.reconcile import statement_kept
from backoffice.reconcile.statement_values import StatedAccount
os.fsync = lambda handle: os.kill(os.getpid(), signal.SIGKILL)
many = {(str(at), "EUR"): StatedAccount(number="9" * 60) for at in range(500)}
statement_kept.remember(Path(sys.argv[1]), statement_kept.Remembered((), many))
"""


@pytest.mark.skipif(os.name != "posix", reason="kills a process")
def test_power_cut_while_a_bank_is_remembered_leaves_what_was_known_before(tmp_path: Path) -> None:
    path = tmp_path / "statements.json"
    remember(path, Remembered((), {(BANK, "EUR"): HOUSE_BANK}))
    done = subprocess.run([sys.executable, "-c", _KILLED, str(path)], check=False, cwd=Path.cwd())
    assert done.returncode == -signal.SIGKILL
    assert remembered(path) == Remembered((), {(BANK, "EUR"): HOUSE_BANK})
    remember(path, Remembered((), {}))
    assert remembered(path) == Remembered((), {})
    assert [each.name for each in tmp_path.iterdir()] == ["statements.json"]


def test_a_file_of_more_lines_than_fit_is_refused_by_their_number(tmp_path: Path) -> None:
    path = tmp_path / "statement.xml"
    path.write_bytes(camt([entry("1.00")] * 4))
    assert read(path, at_most=4)[0].count == 4
    with pytest.raises(faults.TooManyLines) as refused:
        read(path, at_most=3)
    assert refused.value.facts == {"at_most": 3}
