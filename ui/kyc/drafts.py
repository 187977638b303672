"""What a person has begun to write on a case, kept on this disk until the verdict so that a crash loses nothing.

Boundary: files of 0600 in a folder of 0700 under the home; read and written in a pool's thread.
"""

from __future__ import annotations

import json
import os
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from backoffice.errors import Unavailable
from backoffice.kyc.rules import Verdict

_KEEP_SECONDS = 7 * 24 * 3600


class DraftNotSaved(Unavailable):
    """The disk did not take the draft. Facts: `path`, `reason`."""

    code = "window.draft_not_saved"


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

    def __init__(self, home: Path, person: str) -> None:
        self._folder = home / "drafts" / person
        self._lock = threading.Lock()
        self._written: dict[UUID, int] = {}

    def read(self, case: UUID) -> Draft | None:
        """The draft of a case; None where there is none, or where a damaged file says nothing."""
        try:
            told = json.loads(self._file(case).read_text(encoding="utf-8"))
            verdict = Verdict(told["verdict"]) if told["verdict"] else None
            return Draft(str(told["note"]), verdict, str(told["reason"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def write(self, case: UUID, draft: Draft, turn: int) -> None:
        """Keep a draft, whole or not at all; an earlier `turn` that comes late is ignored. Raises DraftNotSaved."""
        told = {"note": draft.note, "verdict": draft.verdict or "", "reason": draft.reason}
        with self._lock:
            if self._written.get(case, -1) > turn:
                return
            self._written[case] = turn
            try:
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                new = self._file(case).with_suffix(".new")
                descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
                with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                    json.dump(told, file, ensure_ascii=False)
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

    def forget_old(self) -> None:
        """Remove drafts nobody has touched for a week: their cases were decided by others."""
        for file in self._folder.glob("*"):
            if time.time() - file.stat().st_mtime > _KEEP_SECONDS:
                file.unlink(missing_ok=True)

    def _file(self, case: UUID) -> Path:
        return self._folder / f"{case}.json"
