"""What a person gives at sign-in for their keys, beside the password. Boundary: pure, and light to import. S-04."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class KeyProof:
    """`pin` of the token; `earlier`: the password the keys were sealed with before somebody changed it elsewhere.

    `by_password`: not the keyring this time, but the password behind which the keys lie as well. `without`: come in
    without keys, to open nothing sealed.
    """

    pin: str = field(default="", repr=False)
    earlier: str = field(default="", repr=False)
    by_password: bool = False
    without: bool = False


NONE = KeyProof()
