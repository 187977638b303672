"""The secret behind a service's own keys, in a file of the home that only its account reads.

Boundary: a service has nobody to ask for a passphrase; a person's secret never lies in a file. S-03.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def make_service_secret(home: Path, role: str) -> str:
    """A new secret, written for `role` in place of the one there was."""
    secret, file = secrets.token_urlsafe(32), _file(home, role)
    file.unlink(missing_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as written:
        written.write(secret + "\n")
    return secret


def service_secret(home: Path, role: str) -> str | None:
    """The secret; None where this home keeps none for the role."""
    try:
        return _file(home, role).read_text(encoding="ascii").strip() or None
    except OSError:
        return None


def _file(home: Path, role: str) -> Path:
    return home / f"{role}-key"
