"""The public keys a home has pinned, which travel in a dump: the firm's root, and those of the trail's checkpoints.

Boundary: public halves only; a home that pinned another root keeps its own. The dump vouches for them. S-02, S-05.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from backoffice.audit.seal_keys import PINS, open_keys, pinned_from
from backoffice.config import Settings
from backoffice.vault.root_pin import pin_root, pinned_root

ROOT = "firm-root"


def pins_of(settings: Settings) -> dict[str, str]:
    """What this home has pinned, by the file's name. Raises RootNotPinned for a file that holds no key."""
    root = pinned_root(settings.home)
    pins = {} if root is None else {ROOT: root.hex()}
    seals = settings.sealer_folder / PINS
    if settings.seal_key is not None:
        pins[PINS] = settings.seal_key
    elif seals.exists():
        pins[PINS] = seals.read_text(encoding="ascii")
    return pins


def bring_pins(settings: Settings, pins: Mapping[str, str]) -> None:
    """Pin in this home what a dump brought along.

    Checkpoints of both keys are believed: the old one sealed until now, this home's seals from now on.
    Raises SealKeyUnusable, and ValueError for what is no key.
    """
    settings.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    if ROOT in pins and pinned_root(settings.home) is None:
        pin_root(settings.home, bytes.fromhex(pins[ROOT]))
    if PINS in pins and settings.seal_key is None:
        pinned_from(pins[PINS].split())
        open_keys(settings.sealer_folder)
        file = settings.sealer_folder / PINS
        ours = file.read_text(encoding="ascii").split()
        both = [*ours, *(key for key in pins[PINS].split() if key not in ours)]
        half = file.with_name(PINS + ".new")
        half.unlink(missing_ok=True)
        with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as written:
            written.write("\n".join(both) + "\n")
        half.replace(file)
