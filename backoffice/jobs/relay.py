"""What carries a letter out of the house, and the mail folder of the sample firm.

Boundary: a relay answers, it never raises for what the world outside does. K-08 (told when the relay accepts).
"""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Protocol

from backoffice.outbox.letter import Sender, mail
from backoffice.outbox.rules import Answer, Draft, Outcome


class Relay(Protocol):
    """A way to customers: mail today, another channel (K-12) beside it tomorrow."""

    def deliver(self, draft: Draft, sender: Sender) -> Answer:
        """Carry the message out. Raises AddressUnusableError, WordsMissingError before anything has left."""
        ...


class FolderRelay:
    """Lays each letter as `<case number>-<kind>-<message>.eml` into a folder; the same message is one file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def deliver(self, draft: Draft, sender: Sender) -> Answer:
        file = self._folder / f"{draft.number}-{draft.kind}-{draft.message}.eml"
        letter = mail(draft, sender).as_bytes()
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not file.exists():
                _write_whole(file, letter)
        except OSError as fault:
            return Answer(Outcome.LATER, f"mail folder: {errno.errorcode.get(fault.errno or 0, 'fault')}")
        return Answer(Outcome.ACCEPTED)


def _write_whole(file: Path, content: bytes) -> None:
    """All of it under its name, on the disk, or nothing."""
    unfinished = file.with_suffix(".part")
    unfinished.unlink(missing_ok=True)
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as written:
        written.write(content)
        written.flush()
        os.fsync(handle)
    unfinished.replace(file)
    if os.name == "posix":
        folder = os.open(file.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
