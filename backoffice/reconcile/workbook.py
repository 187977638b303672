"""The workbook beside a snapshot: what a person decides offline, signed as it is decided. S-02, S-05.

Boundary: `ask` reads and `do` changes, each in one transaction of the file; commands are in `deciding`. Instants are
the laptop's, handed in.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import RLock
from typing import Any, Concatenate, ParamSpec, TypeVar
from uuid import UUID

import sqlcipher3 as sqlite

from backoffice.errors import Conflict, Refused
from backoffice.reconcile import workbook_file
from backoffice.reconcile.decisions import (
    Act,
    ClockSetRight,
    Decision,
    LogBroken,
    SignedDecision,
    commitment,
    encoded,
    first_link,
    message,
)
from backoffice.reconcile.snapshot_rules import ClockBehind
from backoffice.reconcile.standing import DecidedTooEarly, Standing, replay
from backoffice.reconcile.workbook_file import WorkbookBroken, WorkbookElsewhere
from backoffice.vault.person_keys import Signer

P = ParamSpec("P")
T = TypeVar("T")
_SALT = 16
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class NotSigning(Refused):
    """The person's signing key is not there, so nothing can be decided: unlock it, or put the token in."""

    code = "reconcile.not_signing"


class CheckedIn(Conflict):
    """The decisions were checked in, so the workbook only opens to be read. Facts: `at`."""

    code = "reconcile.workbook_checked_in"


@dataclass(frozen=True, slots=True)
class WorkbookLook:
    """What a query gets: the open file and where the decisions stand."""

    file: sqlite.Connection
    standing: Standing

    def words_of(self, hash_: str) -> str:
        """The words behind a commitment; empty for none that is known."""
        row = self.file.execute("select words from words where hash = ?", (hash_,)).fetchone()
        return str(row[0]) if row else ""


@dataclass(frozen=True, slots=True)
class WorkbookWork(WorkbookLook):
    """What a command gets besides: the clock, and the pen that signs."""

    now: datetime
    signer: Signer | None

    def decide(self, act: Act) -> Decision:
        """Add one decision, signed. Raises NotSigning, DecidedTooEarly, and what the decision may not do."""
        signer, standing = self.signer, self.standing
        if signer is None:
            raise NotSigning()
        decision = Decision(standing.check_out, standing.person, standing.count + 1, standing.head, self.now, act)
        content = encoded(decision)
        signed = SignedDecision(content, signer.sign(message(content)))
        standing.take(decision, signed.link)
        self.file.execute("insert into decision values (?, ?, ?)", (decision.seq, content, signed.signature))
        self.file.execute("update meta set count = ?, head = ?", (standing.count, standing.head))
        return decision

    def commit(self, words: str) -> str:
        """Keep words beside the log; what stands for them in a decision."""
        salt = os.urandom(_SALT)
        hash_ = commitment(salt, words)
        self.file.execute("insert into words values (?, ?, ?)", (hash_, salt, words))
        return hash_


class Workbook:
    """One open workbook. Its threads share it, one at a time."""

    def __init__(
        self,
        path: Path,
        file: sqlite.Connection,
        standing: Standing,
        now: Callable[[], datetime],
        signer: Signer | None,
        cut: bool,
    ) -> None:
        self.path = path
        self.standing = standing
        self.signer = signer
        self.was_cut = cut
        """Whether a write that was cut off (power, kill) was taken back when it was opened."""
        self.seen_at = _seen_at(file)
        """The latest time at which something was done here; None for a new one."""
        sent = int(file.execute("select sent from meta").fetchone()[0])
        self.checked_in_at: datetime | None = _EPOCH + timedelta(microseconds=sent) if sent else None
        """When the house had judged the decisions, by its clock: from then on nothing is decided here."""
        self._file, self._now, self._lock = file, now, RLock()

    @classmethod
    def make(cls, path: Path, key: bytes, check_out: UUID, person: str, public: bytes) -> None:
        """A new empty workbook. `key`: 32 bytes; `public`: the person's signing key, a point of 65 bytes."""
        workbook_file.make(path, key, check_out, person, public, first_link(check_out))

    @classmethod
    def open(
        cls,
        path: Path,
        key: bytes,
        check_out: UUID,
        person: str,
        public: bytes,
        now: Callable[[], datetime],
        signer: Signer | None = None,
    ) -> Workbook:
        """The workbook, every page, link and signature of it proved.

        Raises WorkbookBroken, WorkbookInUse, WorkbookElsewhere, LogBroken.
        """
        file, cut = workbook_file.connect(path, key)
        try:
            return cls(path, file, _proved(path, file, check_out, person, public), now, signer, cut)
        except sqlite.DatabaseError as fault:
            file.close()
            raise WorkbookBroken(path=str(path), why="form") from fault
        except BaseException:
            file.close()
            raise

    def ask(self, query: Callable[Concatenate[WorkbookLook, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """What the query finds."""
        with self._lock:
            return query(WorkbookLook(self._file, self.standing), *args, **kwargs)

    def do(self, command: Callable[Concatenate[WorkbookWork, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a command, all of it or nothing.

        Raises CheckedIn, ClockBehind, DecidedTooEarly, WorkbookNotWritten, and what the command refuses.
        """
        with self._lock:
            self._check_open()
            now = self._now()
            self._check_clock(now)
            return self._done(now, command, *args, **kwargs)

    def note_time(self, now: datetime) -> None:
        """Keep `now` as a time this computer has shown. Raises ClockBehind, DecidedTooEarly, WorkbookNotWritten."""
        with self._lock:
            self._check_clock(now)
            self._done(now, lambda work: None)

    def set_clock_right(self, now: datetime, seen_at: datetime) -> None:
        """Sign that the clock had been ahead at `seen_at` and that `now` is right.

        Raises CheckedIn, NotSigning, WorkbookNotWritten, and DecidedTooEarly where a decision is dated after `now`.
        """
        with self._lock:
            self._check_open()
            self._done(now, lambda work: work.decide(ClockSetRight(seen_at.astimezone(UTC).isoformat())))

    def _check_open(self) -> None:
        if self.checked_in_at is not None:
            raise CheckedIn(at=self.checked_in_at.isoformat(timespec="seconds"))

    def _check_clock(self, now: datetime) -> None:
        last = self.standing.last_at
        if last is not None and now < last:
            raise DecidedTooEarly(last=last.isoformat(), now=now.isoformat())
        if self.seen_at is not None and now < self.seen_at:
            raise ClockBehind(seen_at=self.seen_at.isoformat(timespec="seconds"), now=now.isoformat(timespec="seconds"))

    def _done(
        self, now: datetime, command: Callable[Concatenate[WorkbookWork, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        draft = self.standing.copy()
        with workbook_file.transaction(self._file, self.path):
            answer = command(WorkbookWork(self._file, draft, now, self.signer), *args, **kwargs)
            self._file.execute("insert or replace into clock values (1, ?)", (now.astimezone(UTC).isoformat(),))
        self.standing, self.seen_at = draft, now
        return answer

    def mark_checked_in(self, at: datetime) -> None:
        """Note that the house has judged these decisions; the first time stays. Raises WorkbookNotWritten."""
        with self._lock:
            if self.checked_in_at is None:
                with workbook_file.transaction(self._file, self.path):
                    self._file.execute("update meta set sent = ?", ((at - _EPOCH) // timedelta(microseconds=1),))
                self.checked_in_at = at

    def close(self) -> None:
        with self._lock:
            self.signer = None
            self._file.close()


def log(look: WorkbookLook, after: int = 0, at_most: int | None = None) -> tuple[SignedDecision, ...]:
    """The signed decisions behind number `after`, in order."""
    rows = look.file.execute(
        "select content, signature from decision where seq > ? order by seq limit ?",
        (after, -1 if at_most is None else at_most),
    )
    return tuple(SignedDecision(bytes(content), bytes(signature)) for content, signature in rows)


def words(look: WorkbookLook, hashes: Sequence[str]) -> tuple[tuple[str, bytes, str], ...]:
    """Commitment, salt and words of those that are known here."""
    found = (
        look.file.execute("select hash, salt, words from words where hash = ?", (each,)).fetchone() for each in hashes
    )
    return tuple((row[0], bytes(row[1]), row[2]) for row in found if row)


def _proved(path: Path, file: sqlite.Connection, check_out: UUID, person: str, public: bytes) -> Standing:
    meta = file.execute("select version, check_out, person, public, count, head from meta").fetchall()
    if len(meta) != 1 or meta[0][0] != workbook_file.VERSION:
        raise WorkbookBroken(path=str(path), why="form")
    if (meta[0][1], meta[0][2], bytes(meta[0][3])) != (str(check_out), person, public):
        raise WorkbookElsewhere(path=str(path))
    standing = replay(check_out, person, public, _signed(file))
    # Decisions that were taken off the end leave links that hold.
    if (standing.count, standing.head) != (meta[0][4], bytes(meta[0][5])):
        raise LogBroken(at=standing.count, why="end")
    return standing


def _seen_at(file: sqlite.Connection) -> datetime | None:
    """What is no time makes the file as broken as a missing table: sqlite's DatabaseError."""
    found = file.execute("select at from clock").fetchone()
    try:
        return None if found is None else datetime.fromisoformat(found[0]).astimezone(UTC)
    except ValueError as fault:
        raise sqlite.DatabaseError("clock") from fault


def _signed(file: Any) -> Iterator[SignedDecision]:
    for content, signature in file.execute("select content, signature from decision order by seq"):
        yield SignedDecision(bytes(content), bytes(signature))
