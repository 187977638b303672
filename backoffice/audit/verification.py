"""Verify the sealed trail: the chain against the checkpoints outside, then every row against its batch.

Boundary: reads only, hashes outside the server, in constant memory; says what it finds as values. S-05.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

from sqlalchemy import Connection

from backoffice.audit import batches
from backoffice.audit.chain import Chain, read_chain
from backoffice.audit.checkpoint_files import CheckpointFiles
from backoffice.audit.findings import Finding, Kind, StreamVerified, Verification
from backoffice.audit.row_check import CancelledError, RowCheck
from backoffice.audit.seal_keys import Pinned
from backoffice.audit.stream_rows import Raw, Stream
from backoffice.desk import ReadWork
from backoffice.errors import NotAllowed

__all__ = ["Finding", "Kind", "MayNotVerify", "StreamVerified", "Verification", "verify"]

FINDINGS_AT_MOST = 1_000

Progress = Callable[[int, int], bool]
"""Called with the rows done and about how many there are; False cancels."""


class MayNotVerify(NotAllowed):
    """Verifying is for auditors, administrators, the DPO, leads of KYC and the MLRO."""

    code = "audit.may_not_verify"


def verify(
    source: ReadWork | Connection,
    pinned: Pinned | None,
    checkpoints: Path | None,
    progress: Progress | None = None,
) -> Verification:
    """Verify every stream the reader may verify.

    `pinned` are the public keys known from outside the database; without them every signature is a finding.
    `checkpoints` is a folder of them outside the database; without one nothing is provable, and only what the database
    says of itself is held against its rows. Rows the reader may not see are verified by leaf hashes made in the
    server. Raises MayNotVerify, CheckpointsNotWritten for a folder that cannot be read.
    """
    connection = source.session.connection() if isinstance(source, ReadWork) else source
    raw = cast(Raw, connection.connection.driver_connection)
    # The rows of many years take longer than a desk lets a statement run; hashes are of text in one encoding.
    raw.execute("set local statement_timeout = 0")
    raw.execute("set local client_encoding = 'UTF8'")
    allowed = raw.execute("select has_table_privilege('audit.batch', 'select')").fetchone()
    if allowed is None or not allowed[0]:
        raise MayNotVerify()
    return _Verifying(raw, pinned, CheckpointFiles(checkpoints) if checkpoints else None, progress).go()


class _Verifying:
    def __init__(
        self, raw: Raw, pinned: Pinned | None, files: CheckpointFiles | None, progress: Progress | None
    ) -> None:
        self._raw = raw
        self._pinned = pinned
        self._files = files
        self._progress = progress
        self._findings: list[Finding] = []
        self._more = 0
        self._done = 0
        self._expected = 0

    def go(self) -> Verification:
        streams = batches.streams(self._raw)
        self._gone_streams(streams)
        chains = [(read_chain(self._raw, each.name, self._files, self._pinned, self._report), each) for each in streams]
        self._expected = sum(chain.count for chain, _ in chains)
        verified = []
        cancelled = False
        for chain, stream in chains:
            check = RowCheck(chain, stream, self._report, self._tick)
            try:
                cancelled = cancelled or not self._tick(0)
                if not cancelled:
                    check.go()
            except CancelledError:
                cancelled = True
            verified.append(_verified(chain, stream, check))
        return Verification(tuple(verified), tuple(self._findings), self._more, cancelled)

    def _gone_streams(self, streams: tuple[Stream, ...]) -> None:
        """A stream struck from the register is not verified any more; that it has checkpoints outside tells of it."""
        if self._files is None:
            return
        registered = {
            name for (name,) in self._raw.execute("select name from audit.stream") if isinstance(name, str)
        } | {each.name for each in streams}
        for name in self._files.streams():
            line = self._files.last(name)
            if name not in registered and line is not None:
                told = line.signed.checkpoint if line.signed else None
                self._report(Finding(
                    Kind.ROWS_GONE, name, until=told.last_id if told else None, batch=told.number if told else None
                ))  # fmt: skip

    def _report(self, finding: Finding) -> None:
        if len(self._findings) < FINDINGS_AT_MOST:
            self._findings.append(finding)
        else:
            self._more += 1

    def _tick(self, rows: int) -> bool:
        self._done += rows
        return self._progress is None or self._progress(self._done, max(self._done, self._expected))


def _verified(chain: Chain, stream: Stream, check: RowCheck) -> StreamVerified:
    return StreamVerified(
        stream=stream.name,
        rows=check.rows if stream.reads_all else 0,
        by_leaf=0 if stream.reads_all else check.rows,
        provable_to=chain.provable_to,
        provable_at=chain.provable_at,
        waiting=check.waiting + chain.not_outside,
    )
