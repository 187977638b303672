"""A snapshot's time: a clock that was turned back or had been ahead, as its own note and others here tell. S-02."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from backoffice.reconcile.decisions import ClockSetRight, decoded
from backoffice.reconcile.problems import open_workbook
from backoffice.reconcile.snapshot import SEEN, note_time, open_snapshot
from backoffice.reconcile.snapshot_rules import ClockBehind, SnapshotExpired
from backoffice.reconcile.standing import DecidedTooEarly
from backoffice.reconcile.workbook import NotSigning, Workbook, log
from backoffice.vault.person_keys import make_signer
from tests.reconcile.snapshots import BANK, MADE_AT, PASSPHRASE, Firm, firm, made_up, write_snapshot
from tests.reconcile.test_snapshot import PINNED, SOON, at, changed, house, november

__all__ = ["house", "november"]


def test_a_clock_that_was_turned_back_is_refused_until_it_has_caught_up(november: Path, house: Firm) -> None:
    open_snapshot(november, PINNED, PASSPHRASE, clock=at(MADE_AT + timedelta(days=2))).close()
    with pytest.raises(ClockBehind):
        open_snapshot(november, PINNED, PASSPHRASE, clock=at(MADE_AT + timedelta(days=1)))
    # Whoever removes the note is still not before the check-out itself.
    november.with_suffix(SEEN).unlink()
    with pytest.raises(ClockBehind):
        open_snapshot(november, PINNED, PASSPHRASE, clock=at(MADE_AT - timedelta(hours=1)))
    # A note that cannot be read is taken for none.
    november.with_suffix(SEEN).write_text("{")
    open_snapshot(november, PINNED, PASSPHRASE, clock=SOON).close()
    # A house whose clock runs ahead of this computer's is judged by its own.
    changed(november, house_ahead=timedelta(days=30))(house)
    with pytest.raises(SnapshotExpired):
        open_snapshot(november, PINNED, PASSPHRASE, clock=at(MADE_AT - timedelta(days=20)))


def test_a_snapshot_taken_later_tells_the_time_to_one_whose_note_was_removed(november: Path, house: Firm) -> None:
    within, over = MADE_AT + timedelta(days=1), MADE_AT + timedelta(days=8)
    # What the firm did not sign tells nothing: another's file must lock nobody out.
    other = firm(make_signer())
    write_snapshot(november.parent, other, {(BANK, "EUR"): made_up(3)}, name="foreign", made_at=over)
    open_snapshot(november, PINNED, PASSPHRASE, clock=at(within)).close()
    write_snapshot(november.parent, house, {(BANK, "EUR"): made_up(3)}, name="december", made_at=over)
    november.with_suffix(SEEN).unlink()
    for ahead, refusal in ((False, ClockBehind), (True, SnapshotExpired)):
        with pytest.raises(refusal):
            open_snapshot(november, PINNED, PASSPHRASE, clock=at(within), clock_was_ahead=ahead)


def test_a_decision_is_not_dated_before_one_that_was_made_earlier(tmp_path: Path, house: Firm) -> None:
    real = datetime.now(MADE_AT.tzinfo)
    path = write_snapshot(tmp_path, house, {(BANK, "EUR"): made_up(2)}, made_at=real)
    snapshot = open_snapshot(path, PINNED, PASSPHRASE)
    assert note_time(snapshot) >= real
    path.with_suffix(SEEN).write_text(
        f'{{"failed": 0, "not_before": null, "at": "{(real + timedelta(days=1)).isoformat()}"}}'
    )
    with pytest.raises(ClockBehind):
        note_time(snapshot)
    snapshot.close()


@pytest.mark.promise("S-02")
def test_a_clock_that_had_been_ahead_is_signed_for_and_removing_the_note_helps_nobody(
    november: Path, house: Firm
) -> None:
    signer = house.keys.signing

    def opened(when: datetime, ahead: bool = False, signs: bool = True) -> Workbook:
        snapshot = open_snapshot(november, PINNED, PASSPHRASE, clock=at(when), clock_was_ahead=ahead)
        try:
            return open_workbook(snapshot, signer if signs else None)
        finally:
            snapshot.close()

    early, late = MADE_AT + timedelta(hours=1), MADE_AT + timedelta(days=2)
    opened(late).close()
    november.with_suffix(SEEN).unlink()
    with pytest.raises(ClockBehind):
        opened(early)
    november.with_suffix(SEEN).unlink()
    with pytest.raises(NotSigning):
        opened(early, ahead=True, signs=False)
    book = opened(early, ahead=True)
    (only,) = book.ask(log)
    assert decoded(only.content).act == ClockSetRight(late.isoformat())
    book.close()
    # It is right from now on, and nobody signs again; but not before what was decided last.
    book = opened(early + timedelta(minutes=1))
    assert book.standing.count == 1
    book.close()
    with pytest.raises(DecidedTooEarly):
        opened(early - timedelta(minutes=1), ahead=True)
    # A snapshot that has expired once stays shut, whatever is said of the clock.
    with pytest.raises(SnapshotExpired):
        opened(MADE_AT + timedelta(days=8))
    with pytest.raises(SnapshotExpired):
        opened(early + timedelta(minutes=2), ahead=True)
