"""Sealing: rows older than every open transaction become a signed batch, in the database first and then outside it.

Boundary: runs on a connection of the role `sealer`, one transaction a batch, and takes no lock a desk could wait for.
Refuses to go on where the database and the checkpoints outside disagree: a person has to look first. S-05.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid4

from psycopg import IsolationLevel, sql

from backoffice.audit import batches, merkle
from backoffice.audit.checkpoint_files import CheckpointFiles
from backoffice.audit.checkpoints import BEFORE_ALL, ENDLESS, Checkpoint, Signed, microseconds
from backoffice.audit.seal_keys import Pinned, SealKeys, open_keys, raw_public
from backoffice.audit.stream_rows import Raw, Region, Stream, bounds, leaves, table
from backoffice.errors import Conflict, Unavailable

ROWS_AT_MOST = 65_536
_LEAF = 40


class TrailDiffers(Unavailable):
    """The database no longer agrees with the checkpoints outside it. Facts: `stream`, `path`, `batch`."""

    code = "audit.trail_differs"


class NotSettled(Conflict):
    """A batch is of entries behind which nobody can add any, counted as they are. Facts: `stream`."""

    code = "audit.not_settled"


class NotTheNextBatch(Conflict):
    """A batch begins where the last one ended. Facts: `stream`."""

    code = "audit.not_the_next_batch"


class OtherCluster(Unavailable):
    """The database was restored into another cluster, and what was left over is not sealed yet. Facts: `stream`."""

    code = "audit.other_cluster"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the sealing of a stream stands, as one snapshot shows it."""

    last: Checkpoint | None
    oldest_open: int
    system: int
    now: datetime


class Sealing:
    """Seals with these keys into the database of `raw` (autocommit) and into `files`, the first of them our own."""

    def __init__(self, raw: Raw, keys: SealKeys, files: Sequence[CheckpointFiles]) -> None:
        self._raw = raw
        self._keys = keys
        self._files = files
        self._ours = Pinned([raw_public(keys.checkpoints.public_key())])
        raw.isolation_level = IsolationLevel.REPEATABLE_READ

    def seal_all(self) -> int:
        """Seal what is settled of every stream; how many rows.

        One stream that cannot be sealed does not keep the others from it. Raises TrailDiffers, OtherCluster,
        CheckpointsNotWritten.
        """
        done, fault = 0, None
        for stream in batches.sealed_streams(self._raw):
            try:
                self.catch_up(stream.name)
                while sealed := self.seal(stream):
                    done += sealed.count
            except Unavailable as refused:
                fault = refused
        if fault is not None:
            raise fault
        return done

    def seal(self, stream: Stream) -> Checkpoint | None:
        """Seal one batch; None when nothing is settled that is not sealed yet."""
        with self._raw.transaction():
            standing = self._standing(stream.name)
            last = standing.last
            if last is not None and last.system != standing.system:
                raise OtherCluster(stream=stream.name)
            region = _next(last)
            _by_transaction(self._raw, True)
            to_xact = self._cut(stream.name, region, standing.oldest_open)
            if to_xact is None:
                return None
            region = Region(region.after_id, ENDLESS, region.from_xact, to_xact)
            signed = self._add(stream, standing, region, last.cluster if last else uuid4())
        self._write_out(stream.name, [signed])
        return signed.checkpoint

    def begin_cluster(self) -> UUID:
        """After a restore, and before anyone signs in: seal all that was left over, and begin under a new id.

        The first batches of the new cluster say which checkpoints outside were lost.
        """
        cluster = uuid4()
        for stream in batches.sealed_streams(self._raw):
            with self._raw.transaction():
                standing = self._standing(stream.name)
                until = self._raw.execute(
                    sql.SQL("select coalesce(max(id), 0) from {}").format(table(stream.name))
                ).fetchone()
                start = _next(standing.last)
                until_id = max(until[0] if until else 0, start.after_id)
                region = Region(start.after_id, until_id, start.from_xact, ENDLESS)
                signed = self._add(stream, standing, region, cluster)
            self._write_out(stream.name, [signed])
        return cluster

    def catch_up(self, stream: str) -> None:
        """Write outside what a crash has kept from being written. Raises TrailDiffers where the two disagree."""
        for files in self._files:
            files.add(stream, self._missing(stream, files))

    def _missing(self, stream: str, files: CheckpointFiles) -> Iterator[Signed]:
        line = files.last(stream)
        if line is None:
            yield from self._signed_by_us(stream, files, 0)
            return
        outside = line.signed
        if outside is None:
            raise TrailDiffers(stream=stream, path=str(files.folder), batch="")
        told = outside.checkpoint
        inside = batches.numbered(self._raw, stream, told.number)
        if inside == outside:
            yield from self._signed_by_us(stream, files, told.number)
            return
        # A crash may have come between the first batch after a restore and its line outside.
        leftover = batches.last_leftover(self._raw, stream)
        if (
            leftover is None
            or not self._ours.signed(leftover)
            or any(each.signed == leftover for each in files.lines(stream))
        ):
            raise TrailDiffers(stream=stream, path=str(files.folder), batch=told.number)
        yield from self._signed_by_us(stream, files, leftover.checkpoint.number - 1)

    def _signed_by_us(self, stream: str, files: CheckpointFiles, number: int) -> Iterator[Signed]:
        for each in batches.after(self._raw, stream, number):
            if not self._ours.signed(each):
                raise TrailDiffers(stream=stream, path=str(files.folder), batch=each.checkpoint.number)
            yield each

    def _standing(self, stream: str) -> Standing:
        found = self._raw.execute(
            "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint, audit.this_system(), store.now()"
        ).fetchone()
        assert found is not None
        last = batches.last(self._raw, stream)
        return Standing(last.checkpoint if last else None, *found)

    def _cut(self, stream: str, region: Region, oldest_open: int) -> int | None:
        """Up to which transaction the next batch goes. It takes whole transactions, so a large one makes it larger."""
        settled = sql.SQL("select xact from {} where {} and xact < {}").format(
            table(stream), bounds(region), oldest_open
        )
        first = self._raw.execute(sql.SQL("{} limit 1").format(settled)).fetchone()
        if first is None:
            return None
        beyond = self._raw.execute(
            sql.SQL("{} order by xact offset {} limit 1").format(settled, ROWS_AT_MOST)
        ).fetchone()
        if beyond is None:
            return oldest_open
        least = self._raw.execute(sql.SQL("select min(xact) from ({}) rows").format(settled)).fetchone()
        return int(beyond[0]) if least is None or least[0] < beyond[0] else int(beyond[0]) + 1

    def _add(self, stream: Stream, standing: Standing, region: Region, cluster: UUID) -> Signed:
        _by_transaction(self._raw, True)
        # One import of the books is one transaction, and so one batch: its leaves are kept as 40 bytes each.
        content = bytearray()
        for number, _xact, _at, leaf in leaves(self._raw, stream, stream.columns, region):
            content += number.to_bytes(8, "big", signed=True) + leaf
        _by_transaction(self._raw, False)
        last = standing.last
        checkpoint = Checkpoint(
            stream=stream.name,
            number=last.number + 1 if last else 1,
            cluster=cluster,
            system=standing.system,
            columns=stream.columns,
            after_id=region.after_id,
            until_id=region.until_id,
            from_xact=region.from_xact,
            to_xact=region.to_xact,
            first_id=int.from_bytes(content[:8], "big", signed=True),
            last_id=int.from_bytes(content[-_LEAF:][:8], "big", signed=True),
            count=len(content) // _LEAF,
            root=merkle.root(bytes(content[at + 8 : at + _LEAF]) for at in range(0, len(content), _LEAF)),
            previous=last.hash() if last else b"",
            sealed_at=microseconds(standing.now),
        )
        signed = self._keys.sign(checkpoint)
        batches.add(self._raw, signed, bytes(content))
        return signed

    def _write_out(self, stream: str, signed: list[Signed]) -> None:
        for files in self._files:
            files.add(stream, signed)


def seal_leftovers(raw: Raw, folder: Path, checkpoints: Sequence[Path]) -> UUID:
    """After a restore, before anyone signs in; the new cluster's id.

    `raw` is an autocommit connection of the keeper or of the role `sealer`, `folder` holds the sealer's keys,
    `checkpoints` are the folders outside the database. Raises psycopg.Error while others are at work.
    """
    return Sealing(raw, open_keys(folder), [CheckpointFiles(each) for each in checkpoints]).begin_cluster()


def _by_transaction(raw: Raw, on: bool) -> None:
    """Find rows by their transaction alone: reading by number until enough are found may read the whole trail."""
    for way in ("enable_seqscan", "enable_indexscan", "enable_indexonlyscan"):
        raw.execute(f"set local {way} = {'off' if on else 'on'}".encode())


def _next(last: Checkpoint | None) -> Region:
    """Where the next batch begins."""
    if last is None:
        return Region(BEFORE_ALL, ENDLESS, 0, ENDLESS)
    if last.ends_cluster:
        return Region(last.until_id, ENDLESS, 0, ENDLESS)
    return Region(last.after_id, ENDLESS, last.to_xact, ENDLESS)
