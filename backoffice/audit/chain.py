"""The chain of checkpoints: those outside the database are believed, those inside are held against them.

Boundary: reads checkpoints and batches, never rows; what it finds wrong it says as findings. S-05.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from backoffice.audit import batches
from backoffice.audit.checkpoint_files import CheckpointFiles, Line
from backoffice.audit.checkpoints import BEFORE_ALL, Checkpoint, Signed
from backoffice.audit.findings import Finding, Kind
from backoffice.audit.seal_keys import Pinned
from backoffice.audit.stream_rows import Raw, Region

Report = Callable[[Finding], None]


@dataclass(slots=True)
class Segment:
    """Consecutive checkpoints of one cluster's transaction numbers that hashed the same columns."""

    first: Checkpoint
    last: Checkpoint
    closed_at: int | None = None

    def holds(self, next_one: Checkpoint) -> bool:
        same = (next_one.columns, next_one.after_id) == (self.last.columns, self.last.after_id)
        return same and not self.last.ends_cluster

    def region(self) -> Region:
        until = self.last.until_id if self.closed_at is None else self.closed_at
        return Region(self.first.after_id, until, self.first.from_xact, self.last.to_xact)


@dataclass(slots=True)
class Chain:
    """A stream's checkpoints as they are to be believed, oldest first, and how far those outside the database go."""

    raw: Raw
    stream: str
    files: CheckpointFiles | None
    segments: list[Segment] = field(default_factory=list)
    count: int = 0
    provable_to: int | None = None
    provable_at: datetime | None = None
    last: Checkpoint | None = None
    # Rows sealed in the database alone.
    not_outside: int = 0
    # Lines (first, last) of the file that a restore has lost.
    lost: list[tuple[int, int]] = field(default_factory=list)

    def checkpoints(self) -> Iterator[Signed]:
        """Outside first, then what only the database knows; a line that cannot be read is taken from the database."""
        number = 0
        for signed in self.outside():
            number = signed.checkpoint.number
            yield signed
        yield from batches.after(self.raw, self.stream, number)

    def outside(self) -> Iterator[Signed]:
        """Those outside the database, without what a restore has lost."""
        number = 0
        for line in self.lines():
            signed = line.signed or batches.numbered(self.raw, self.stream, number + 1)
            if signed is not None:
                number = signed.checkpoint.number
                yield signed

    def of(self, segment: Segment) -> Iterator[Checkpoint]:
        """The checkpoints of one segment."""
        for signed in self.checkpoints():
            number = signed.checkpoint.number
            if number > segment.last.number:
                return
            if number >= segment.first.number:
                yield signed.checkpoint

    def waiting(self) -> Region:
        """Where the rows lie that no batch holds yet."""
        if self.last is None:
            return Region()
        if self.last.ends_cluster:
            return Region(after_id=self.last.until_id)
        return Region(after_id=self.last.after_id, from_xact=self.last.to_xact)

    def lines(self) -> Iterator[Line]:
        """The lines of the file, without those a restore has lost."""
        for line in self.files.lines(self.stream) if self.files else ():
            if not any(first <= line.number <= last for first, last in self.lost):
                yield line


def read_chain(raw: Raw, stream: str, files: CheckpointFiles | None, pinned: Pinned | None, report: Report) -> Chain:
    """Walk the chain once, saying what is broken in it; afterwards it can be walked again, batch by batch."""
    chain = Chain(raw, stream, files)
    _find_lost(chain, report)
    _Walk(chain, pinned, report).go()
    return chain


def _find_lost(chain: Chain, report: Report) -> None:
    """A restore goes back to an older batch and says so, signed: what stood outside after that one is lost.

    Whether the one that says so is genuine is for the walk to see.
    """
    # Only the end of the chain is kept: for a restore that goes further back the file is read again.
    recent: deque[tuple[int, Checkpoint]] = deque(maxlen=64)
    for line in chain.files.lines(chain.stream) if chain.files else ():
        if line.signed is None:
            report(Finding(Kind.CHECKPOINT_DAMAGED, chain.stream, line=line.number))
            continue
        told = line.signed.checkpoint
        before = recent[-1][1] if recent else None
        if before and told.number <= before.number and told.ends_cluster and told.cluster != before.cluster:
            lost = _since(chain, recent, told.number)
            for _, gone in lost:
                if gone.count:
                    report(Finding(
                        Kind.LOST_IN_RESTORE, chain.stream, entry=gone.first_id, until=gone.last_id, batch=gone.number
                    ))  # fmt: skip
            if lost:
                chain.lost.append((lost[0][0], line.number - 1))
        recent.append((line.number, told))


def _since(chain: Chain, recent: Iterable[tuple[int, Checkpoint]], number: int) -> list[tuple[int, Checkpoint]]:
    """The lines of that batch and all later ones, up to the last of `recent`."""
    found = list(recent)
    if found[0][1].number >= number:
        end = found[-1][0]
        read = ((line.number, line.signed.checkpoint) for line in chain.lines() if line.signed and line.number <= end)
        found = [each for each in read if each[1].number >= number]
    return [each for each in found if each[1].number >= number]


class _Walk:
    """One walk over a chain: links, signatures at its end and at every break, and the database against outside."""

    def __init__(self, chain: Chain, pinned: Pinned | None, report: Report) -> None:
        self.chain = chain
        self._pinned = pinned
        self._report = report
        self._before: Signed | None = None
        self._signature_seen = False

    def go(self) -> None:
        inside = batches.after(self.chain.raw, self.chain.stream, 0)
        held, vouched = next(inside, None), 0
        for signed in self.chain.outside():
            number = signed.checkpoint.number
            while held is not None and held.checkpoint.number < number:
                held = next(inside, None)
            if held is None or held.checkpoint.number != number:
                self._say(Kind.BATCH_GONE, signed.checkpoint)
            elif held != signed:
                self._say(Kind.BATCH_CHANGED, signed.checkpoint)
            self._step(signed)
            vouched = number
            self.chain.provable_at = signed.checkpoint.instant
            self.chain.provable_to = max(self.chain.provable_to or 0, signed.checkpoint.last_id)
        while held is not None:
            if held.checkpoint.number > vouched:
                self._step(held)
                # Nothing outside vouches for these; each has to stand by its own signature.
                self._check_signature(held)
                self.chain.not_outside += held.checkpoint.count
            held = next(inside, None)
        if self._before is not None and not self._signature_seen:
            self._check_signature(self._before)

    def _step(self, signed: Signed) -> None:
        told, before = signed.checkpoint, self._before.checkpoint if self._before else None
        if not _follows(before, told):
            self._say(Kind.CHAIN_BROKEN, told)
            if self._before is not None:
                self._check_signature(self._before)
            self._check_signature(signed)
        if self._before is not None and self._before.key != signed.key:
            # A chain vouches for what came before it only as far as its own key is the firm's.
            self._check_signature(self._before)
        self._before, self._signature_seen = signed, False
        self._add(told)

    def _check_signature(self, signed: Signed) -> None:
        self._signature_seen = signed is self._before
        if self._pinned is None or not self._pinned.knows(signed.key):
            self._say(Kind.KEY_NOT_PINNED, signed.checkpoint)
        elif not self._pinned.signed(signed):
            self._say(Kind.SIGNATURE_WRONG, signed.checkpoint)

    def _add(self, told: Checkpoint) -> None:
        chain = self.chain
        chain.count += told.count
        chain.last = told
        if chain.segments and chain.segments[-1].holds(told):
            chain.segments[-1].last = told
        else:
            chain.segments.append(Segment(told, told))
        if told.ends_cluster:
            for segment in chain.segments:
                if segment.first.after_id == told.after_id and not segment.last.ends_cluster:
                    segment.closed_at = told.until_id

    def _say(self, kind: Kind, told: Checkpoint) -> None:
        self._report(
            Finding(
                kind,
                self.chain.stream,
                entry=told.first_id or None,
                until=told.last_id or None,
                batch=told.number,
            )
        )


def _follows(before: Checkpoint | None, told: Checkpoint) -> bool:
    if before is None:
        return told.number == 1 and told.previous == b"" and told.after_id == BEFORE_ALL and told.from_xact == 0
    if told.number != before.number + 1 or told.previous != before.hash():
        return False
    if before.ends_cluster:
        return (told.after_id, told.from_xact) == (before.until_id, 0)
    return (told.after_id, told.from_xact) == (before.after_id, before.to_xact)
