"""The offline workbench: one open snapshot with its workbook, asked as a desk is asked, without a network.

Boundary: `ask` reads the snapshot, `look` and `do` the workbook, each in one transaction of SQLite. No service opens
files.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from backoffice.reconcile.snapshot import Snapshot
from backoffice.reconcile.snapshot_rules import AccountHead, Manifest
from backoffice.reconcile.workbook import Workbook, WorkbookLook, WorkbookWork
from backoffice.vault.person_keys import Signer

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class BenchRead:
    """What an offline query gets. `entries` is a connection of SQLite to the snapshot's rows that cannot write.

    `now` is the house's time by this computer's clock.
    """

    entries: Any
    manifest: Manifest
    person: str
    now: datetime

    def account(self, path: str, asset: str) -> AccountHead | None:
        """One account of the snapshot; None where it is not in it."""
        return next((one for one in self.manifest.accounts if (one.path, one.asset) == (path, asset)), None)


@dataclass(slots=True)
class Kept:
    """The last thing that was dear to make, and what it was made for. Who asks for the same waits and makes none."""

    stamp: object = None
    made: object = None
    lock: Lock = field(default_factory=Lock)

    def get(self, stamp: object, make: Callable[[], T]) -> T:
        """What was made for this `stamp`, or what `make` makes. Raises what it raises."""
        with self.lock:
            if self.stamp is None or self.stamp != stamp:
                self.stamp = self.made = None
                self.made, self.stamp = make(), stamp
            return cast(T, self.made)


@dataclass(frozen=True, slots=True)
class Bench:
    """One open snapshot and who works on it. `signer` is None for somebody who only looks.

    `workbook` is None only for tests of the snapshot alone.
    """

    snapshot: Snapshot
    signer: Signer | None = field(default=None, repr=False)
    workbook: Workbook | None = None
    work: Kept = field(default_factory=Kept, repr=False)
    """The account being worked on, as `problems.work_on` read it."""

    @property
    def manifest(self) -> Manifest:
        return self.snapshot.manifest

    @property
    def person(self) -> str:
        """The sign-in name of who took the snapshot out, the one whose decisions it takes."""
        return self.snapshot.manifest.person

    @property
    def folder(self) -> Path:
        """Where the snapshot lies, and what is made beside it."""
        return self.snapshot.path.parent

    def ask(self, query: Callable[Concatenate[BenchRead, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a query on the snapshot. Raises what it raises. Any thread."""
        with self.snapshot.reading() as connection:
            return query(self._read(connection), *args, **kwargs)

    @property
    def book(self) -> Workbook:
        """The workbook beside the snapshot."""
        if self.workbook is None:
            raise ValueError("a bench without a workbook")
        return self.workbook

    @property
    def checked_in_at(self) -> datetime | None:
        """When the decisions were checked in, after which none is made; None before."""
        return None if self.workbook is None else self.workbook.checked_in_at

    def look(self, query: Callable[Concatenate[WorkbookLook, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a query on the workbook. Raises what it raises. Any thread."""
        return self.book.ask(query, *args, **kwargs)

    def do(self, command: Callable[Concatenate[WorkbookWork, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a command on the workbook, signed, on the disk when this returns. Raises what it raises. Any thread."""
        return self.book.do(command, *args, **kwargs)

    def close(self) -> None:
        """Let go of the files and of the keys in memory."""
        if self.workbook is not None:
            self.workbook.close()
        self.snapshot.close()

    def _read(self, connection: Any) -> BenchRead:
        return BenchRead(connection, self.manifest, self.person, self.snapshot.now())
