"""The rows of one stream held against their checkpoints: one pass by number, in constant memory.

Boundary: hashes and compares; a batch is kept only until the last of its numbers has gone by. S-05.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from backoffice.audit import batches, merkle
from backoffice.audit.chain import Chain, Report, Segment
from backoffice.audit.checkpoints import Checkpoint
from backoffice.audit.findings import Finding, Kind
from backoffice.audit.stream_rows import Leaf, Stream, pieces

# COPY counts instants from 2000.
_FROM_1970_TO_2000 = 946_684_800_000_000
# An entry carries the instant at which its transaction began, which may hold up the sealing for five minutes.
_SLACK = 10 * 60 * 1_000_000
_LEAF_BYTES = 40
_NEXT_XACT = "select pg_snapshot_xmax(pg_current_snapshot())::text::bigint"


class CancelledError(Exception):
    """Whoever watches the progress has said stop."""


@dataclass(slots=True)
class _Open:
    """A batch whose rows are going by; `not_before` in microseconds since 2000."""

    checkpoint: Checkpoint
    not_before: int
    ids: list[int] = field(default_factory=list)
    leaves: list[bytes] = field(default_factory=list)


class RowCheck:
    """Checks one stream; `tick` is told how many more rows were done and answers whether to go on."""

    def __init__(self, chain: Chain, stream: Stream, report: Report, tick: Callable[[int], bool]) -> None:
        self._chain = chain
        self._stream = stream
        self._report = report
        self._tick = tick
        self._open: deque[_Open] = deque()
        self._later: Iterator[_Open] = iter(())
        self.rows = 0
        self.waiting = 0

    def go(self) -> None:
        """Every sealed row, then every one that is not. Raises CancelledError."""
        sealed_before = 0
        for segment in self._chain.segments:
            self._open.clear()
            self._later, sealed_before = self._opened(segment, sealed_before), segment.last.sealed_at
            for piece in pieces(self._chain.raw, self._stream, segment.first.columns, segment.region()):
                self._pass(piece)
                self._done(len(piece))
            self._open.extend(self._later)
            while self._open:
                self._close(self._open.popleft())
        self._not_sealed()

    def _opened(self, segment: Segment, sealed_before: int) -> Iterator[_Open]:
        for checkpoint in self._chain.of(segment):
            yield _Open(checkpoint, _not_before(sealed_before))
            sealed_before = checkpoint.sealed_at

    def _pass(self, piece: list[Leaf]) -> None:
        held: _Open | None = None
        for number, xact, at, leaf in piece:
            if self._open and self._open[0].checkpoint.last_id < number:
                self._close_up_to(number)
            if held is None or not held.checkpoint.from_xact <= xact < held.checkpoint.to_xact:
                held = self._batch_of(xact)
            if held is None or not held.checkpoint.first_id <= number <= held.checkpoint.last_id:
                self._say(Kind.ROW_ADDED, number, held)
                continue
            if at is not None and at < held.not_before:
                self._say(Kind.ROW_BACKDATED, number, held)
            held.ids.append(number)
            held.leaves.append(leaf)

    def _batch_of(self, xact: int) -> _Open | None:
        """The open batch this transaction belongs to; None when it is closed, or there is none."""
        while not self._open or self._open[-1].checkpoint.to_xact <= xact:
            later = next(self._later, None)
            if later is None:
                break
            self._open.append(later)
        for each in reversed(self._open):
            if each.checkpoint.from_xact <= xact and (xact < each.checkpoint.to_xact or each.checkpoint.ends_cluster):
                return each
        return None

    def _close_up_to(self, number: int) -> None:
        while self._open and self._open[0].checkpoint.last_id < number:
            self._close(self._open.popleft())

    def _close(self, done: _Open) -> None:
        told = done.checkpoint
        if len(done.ids) == told.count and merkle.root(done.leaves) == told.root:
            return
        sealed = self._sealed_leaves(told)
        if sealed is None:
            kind = Kind.ROWS_CHANGED if done.ids else Kind.ROWS_GONE
            self._report(Finding(kind, told.stream, entry=told.first_id, until=told.last_id, batch=told.number))
            return
        present, ids = set(done.leaves), set(done.ids)
        known = {leaf for _, leaf in sealed}
        for number, leaf in sealed:
            if leaf not in present:
                self._say(Kind.ROW_CHANGED if number in ids else Kind.ROW_GONE, number, done)
        named = {number for number, _ in sealed}
        for number, leaf in zip(done.ids, done.leaves, strict=True):
            if leaf not in known and number not in named:
                self._say(Kind.ROW_ADDED, number, done)

    def _sealed_leaves(self, told: Checkpoint) -> list[tuple[int, bytes]] | None:
        """Numbers and leaf hashes as they were sealed; None when the database has others than those signed."""
        content = batches.leaves(self._chain.raw, told.stream, told.number)
        if content is None or len(content) != told.count * _LEAF_BYTES:
            return None
        parts = merkle.split(content, _LEAF_BYTES)
        found = [(int.from_bytes(part[:8], "big", signed=True), part[8:]) for part in parts]
        return found if merkle.root(leaf for _, leaf in found) == told.root else None

    def _not_sealed(self) -> None:
        """What no batch holds yet must be of now: no instant before the last sealing, no transaction yet to come."""
        last = self._chain.last
        not_before = _not_before(last.sealed_at if last else 0)
        for piece in pieces(self._chain.raw, self._stream, self._stream.columns, self._chain.waiting()):
            newest = self._chain.raw.execute(_NEXT_XACT).fetchone()
            assert newest is not None
            for number, xact, at, _ in piece:
                if xact >= newest[0]:
                    self._say(Kind.ROW_ADDED, number, None)
                elif at is not None and at < not_before:
                    self._say(Kind.ROW_BACKDATED, number, None)
            self.waiting += len(piece)
            if not self._tick(len(piece)):
                raise CancelledError

    def _done(self, rows: int) -> None:
        self.rows += rows
        if not self._tick(rows):
            raise CancelledError

    def _say(self, kind: Kind, number: int, held: _Open | None) -> None:
        self._report(Finding(kind, self._stream.name, entry=number, batch=held.checkpoint.number if held else None))


def _not_before(sealed_at: int) -> int:
    return sealed_at - _FROM_1970_TO_2000 - _SLACK
