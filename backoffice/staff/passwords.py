"""How good a password is, and one to begin with for somebody new.

Boundary: pure; nothing here reaches the server. zxcvbn guesses; length and names are ours. NIST SP 800-63B.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from enum import StrEnum

from backoffice.staff.refusals import WeakPassword

LENGTH = 14
GROUPS = 4
# About as many guesses as two hundred thousand million; below, a stolen verifier is found in days.
_ENOUGH_GUESSES = 11.0
_VERY_MANY_GUESSES = 16.0
# zxcvbn takes no more, and nothing beyond makes a password weaker.
_LOOKED_AT = 72
_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"


class Weakness(StrEnum):
    SHORT = "short"
    NAME = "name"
    COMMON = "common"


@dataclass(frozen=True, slots=True)
class Strength:
    """`fill` from 0 to 1 for a meter; `weakness` is None when the password will do."""

    weakness: Weakness | None
    fill: float


def strength(password: str, *names: str) -> Strength:
    """How good `password` is for the person of these names. The first call takes 150 ms: off the GUI thread."""
    if not password:
        return Strength(Weakness.SHORT, 0.0)
    import zxcvbn

    parts = _parts(names)
    found = zxcvbn.zxcvbn(password[:_LOOKED_AT], user_inputs=sorted(parts))
    guesses = float(found["guesses_log10"])
    fill = min(guesses / _VERY_MANY_GUESSES, 1.0)
    lowered = password.casefold()
    if any(part in lowered for part in parts):
        return Strength(Weakness.NAME, min(fill, 0.4))
    if len(password) < LENGTH and _groups(password) < GROUPS:
        return Strength(Weakness.SHORT, min(fill, 0.5, len(password) / LENGTH))
    if guesses < _ENOUGH_GUESSES:
        return Strength(Weakness.COMMON, min(fill, 0.5))
    return Strength(None, fill)


def check_password(password: str, *names: str) -> None:
    """Raises WeakPassword."""
    weakness = strength(password, *names).weakness
    if weakness is not None:
        raise WeakPassword(weakness=weakness.value)


def one_time_password() -> str:
    """Four groups that a person can type from paper: 80 bits."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(GROUPS))


def _parts(names: tuple[str, ...]) -> frozenset[str]:
    """Name parts worth looking for; two letters of a name would be found by chance."""
    return frozenset(part for name in names for part in re.split(r"[\W_]+", name.casefold()) if len(part) >= 4)


def _groups(password: str) -> int:
    """Groups of at least three signs, apart by a space or a dash."""
    return sum(len(group) >= 3 for group in re.split(r"[\s-]+", password))
