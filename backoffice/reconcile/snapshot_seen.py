"""What a laptop remembers beside a snapshot: wrong passphrases in a row, and the latest time its clock has shown.

Boundary: one small file, replaced whole; it says nothing of the books. Removing it helps nobody past the key; the
workbook keeps the latest time too, and snapshots taken later tell when they were. S-02.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from backoffice import outlet
from backoffice.reconcile.snapshot_rules import (
    ClockBehind,
    SnapshotNotWritten,
    SnapshotPassphraseLater,
    wait_after,
)

# Clocks of two machines differ by this much without anybody having turned one back.
SLACK = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Seen:
    """`failed` passphrases in a row; none is listened to before `not_before`; `at` is the latest time shown."""

    failed: int
    not_before: datetime | None
    at: datetime


def read_seen(path: Path, made_at: datetime) -> Seen:
    """What the file says; at its first opening, or with a file that cannot be read, the time of the check-out."""
    try:
        told = json.loads(path.read_text(encoding="ascii"))
        not_before = told["not_before"]
        at = datetime.fromisoformat(told["at"])
        return Seen(
            max(0, int(told["failed"])),
            None if not_before is None else datetime.fromisoformat(not_before).astimezone(UTC),
            max(at.astimezone(UTC), made_at - SLACK),
        )
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return Seen(0, None, made_at - SLACK)


def write_seen(path: Path, seen: Seen) -> None:
    """Replace the file. Raises SnapshotNotWritten."""
    not_before = None if seen.not_before is None else seen.not_before.isoformat()
    told = json.dumps({"failed": seen.failed, "not_before": not_before, "at": seen.at.isoformat()})
    try:
        outlet.write_whole(path, told.encode("ascii"))
    except OSError as fault:
        raise SnapshotNotWritten(path=str(path), reason=fault.strerror or str(fault)) from fault


def check_clock(seen: Seen, now: datetime) -> Seen:
    """`seen` with `now` as its latest time. Raises ClockBehind for a clock that was turned back."""
    if now < seen.at:
        raise ClockBehind(seen_at=seen.at.isoformat(timespec="seconds"), now=now.isoformat(timespec="seconds"))
    return replace(seen, at=now)


def check_wait(seen: Seen, now: datetime) -> None:
    """Nothing when a passphrase is listened to now. Raises SnapshotPassphraseLater."""
    if seen.not_before is not None and now < seen.not_before:
        raise SnapshotPassphraseLater(wait=_seconds(seen.not_before - now))


def after_wrong(seen: Seen, now: datetime) -> Seen:
    """One more wrong passphrase at `now`."""
    failed = seen.failed + 1
    return Seen(failed, now + wait_after(failed), max(now, seen.at))


def after_right(seen: Seen) -> Seen:
    return replace(seen, failed=0, not_before=None)


def _seconds(wait: timedelta) -> int:
    return -(-wait // timedelta(seconds=1))
