"""The firm's root key as this installation knows it: one line in a file of the home, never the database's word for it.

Boundary: the public half only. S-02.
"""

from __future__ import annotations

from pathlib import Path

from backoffice.errors import Conflict
from backoffice.vault import hpke
from backoffice.vault.committed import SealBroken
from backoffice.vault.held_keys import RootNotPinned

FILE = "firm-root"
BEGUN = "firm-root.begun"
"""The root of a firm whose founding was not finished when it was written: only that one gives way to another."""


class AnotherRootPinned(Conflict):
    """The home knows the root of another firm, which is not overwritten. Facts: `file`."""

    code = "vault.another_root_pinned"


def check_free(home: Path) -> None:
    """Before a firm is founded: its root must find no other one. Raises AnotherRootPinned, RootNotPinned."""
    pinned = pinned_root(home)
    begun = home / BEGUN
    if pinned is not None and not (begun.exists() and begun.read_text(encoding="ascii").strip() == pinned.hex()):
        raise AnotherRootPinned(file=str(home / FILE))


def begin_root(home: Path, public: bytes) -> None:
    """Pin the root of a firm that is being founded; until `end_root` it gives way to the next try's.

    Raises as `check_free`.
    """
    check_free(home)
    # First told whose it is, so that one which is killed in between leaves nothing that cannot be told apart.
    (home / FILE).unlink(missing_ok=True)
    (home / BEGUN).write_text(public.hex() + "\n", encoding="ascii")
    pin_root(home, public)


def end_root(home: Path) -> None:
    """The firm is founded: from now on its root stays."""
    (home / BEGUN).unlink(missing_ok=True)


def pin_root(home: Path, public: bytes) -> None:
    """Write the root's public key (a point of 65 bytes) into the home. Raises AnotherRootPinned, RootNotPinned."""
    if pinned_root(home) not in (None, public):
        raise AnotherRootPinned(file=str(home / FILE))
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
