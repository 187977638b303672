"""What a person has begun to write on a case, kept on this disk until the verdict so that a crash loses nothing.

Boundary: sealed for its writer, since notes are a sealed class; files of 0600 in a folder of 0700 under the home, read
and written in a pool's thread. S-02.
"""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from backoffice.errors import Unavailable
from backoffice.kyc.rules import Verdict
from backoffice.vault.committed import SealBroken
from backoffice.vault.held_keys import KeyNotHeld
from backoffice.vault.own_words import OwnWords

_KEEP_SECONDS = 7 * 24 * 3600


class DraftNotSaved(Unavailable):
    """The disk did not take the draft. Facts: `path`, `reason`."""

    code = "window.draft_not_saved"


class DraftOf(StrEnum):
    """What a draft is about; each kind lies in a folder of its own."""

    CASE = "cases"
    REQUEST = "requests"
    OBJECTION = "objections"


@dataclass(frozen=True, slots=True)
class Draft:
    """A note with the verdict and the reason chosen for it, where there were any."""

    note: str
    verdict: Verdict | None = None
    reason: str = ""

    def says_something(self) -> bool:
        return bool(self.note.strip() or self.verdict)


class Drafts:
    """The drafts of one person in this home. Any thread; the last one to write a case wins."""

    def __init__(self, home: Path, person: str, keys: object, of: DraftOf = DraftOf.CASE) -> None:
        """`keys` are those of the writer's desk."""
        self._folder = home / "drafts" / person / of
        self._of = of
        self._seal = OwnWords(keys)
        self._lock = threading.Lock()
        self._written: dict[UUID, int] = {}

    def read(self, case: UUID) -> Draft | None:
        """The draft of a case; None where there is none, or one that is damaged or not for these keys."""
        try:
            told = json.loads(self._seal.open(self._file(case).read_bytes(), *self._about(case)))
            verdict = Verdict(told["verdict"]) if told["verdict"] else None
            return Draft(str(told["note"]), verdict, str(told["reason"]))
        except (OSError, ValueError, KeyError, TypeError, SealBroken, KeyNotHeld):
            return None

    def write(self, case: UUID, draft: Draft, turn: int) -> None:
        """Keep a draft, whole or not at all; an earlier `turn` that comes late is ignored.

        Raises DraftNotSaved, and KeyNotHeld for a writer without keys.
        """
        told = {"note": draft.note, "verdict": draft.verdict or "", "reason": draft.reason}
        sealed = self._seal.seal(json.dumps(told, ensure_ascii=False).encode(), *self._about(case))
        with self._lock:
            if self._written.get(case, -1) > turn:
                return
            self._written[case] = turn
            try:
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                new = self._file(case).with_suffix(".new")
                descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
                with os.fdopen(descriptor, "wb") as file:
                    file.write(sealed)
                    file.flush()
                    os.fsync(file.fileno())
                new.replace(self._file(case))
            except OSError as fault:
                raise DraftNotSaved(path=str(self._folder), reason=fault.strerror or str(fault)) from fault

    def remove(self, case: UUID, turn: int) -> None:
        """Forget a draft; one written for an earlier `turn` does not come back."""
        with self._lock:
            self._written[case] = turn
            self._file(case).unlink(missing_ok=True)

    def kept(self) -> tuple[UUID, ...]:
        """Of what there are drafts."""
        return tuple(UUID(file.stem) for file in self._folder.glob("*.sealed") if _names_one(file))

    def forget(self, cases: Iterable[UUID]) -> None:
        """Remove drafts of what is over."""
        for case in cases:
            self._file(case).unlink(missing_ok=True)

    def forget_old(self) -> None:
        """Remove drafts nobody has touched for a week, and those in the clear that an earlier version has left."""
        for file in self._folder.glob("*"):
            if time.time() - file.stat().st_mtime > _KEEP_SECONDS:
                file.unlink(missing_ok=True)
        for file in (*self._folder.parent.glob("*.json"), *self._folder.parent.glob("*.new")):
            file.unlink(missing_ok=True)

    def _about(self, case: UUID) -> tuple[bytes, bytes]:
        return self._of.encode(), case.bytes

    def _file(self, case: UUID) -> Path:
        return self._folder / f"{case}.sealed"


def _names_one(file: Path) -> bool:
    try:
        UUID(file.stem)
    except ValueError:
        return False
    return True
