"""The firm's root key as this installation knows it: one line in a file of the home, never the database's word for it.

Boundary: the public half only. S-02.
"""

from __future__ import annotations

from pathlib import Path

from backoffice.vault import hpke
from backoffice.vault.committed import SealBroken
from backoffice.vault.held_keys import RootNotPinned

FILE = "firm-root"


def pin_root(home: Path, public: bytes) -> None:
    """Write the root's public key (a point of 65 bytes) into the home."""
    half = home / f"{FILE}.part"
    half.write_text(public.hex() + "\n", encoding="ascii")
    half.replace(home / FILE)


def pinned_root(home: Path) -> bytes | None:
    """The pinned key; None where nobody pinned one. Raises RootNotPinned for a file that holds no key."""
    try:
        told = (home / FILE).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as fault:
        raise RootNotPinned(file=str(home / FILE)) from fault
    try:
        public = bytes.fromhex(told)
        hpke.point(public)
    except (ValueError, SealBroken) as fault:
        raise RootNotPinned(file=str(home / FILE)) from fault
    return public
