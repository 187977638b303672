"""Merkle trees as in RFC 6962: a leaf's hash begins with 0x00, a node's with 0x01.

Boundary: pure; bytes in, hashes out. S-05.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

EMPTY = sha256(b"").digest()


def leaf(content: bytes) -> bytes:
    """The hash of one entry."""
    return sha256(b"\x00" + content).digest()


def root(leaves: Iterable[bytes]) -> bytes:
    """The hash of a tree of these leaf hashes, in their order; that of nothing for an empty one (RFC 6962, 2.1)."""
    level = list(leaves)
    if not level:
        return EMPTY
    while len(level) > 1:
        # Pairing from the left and carrying an odd last one up gives the tree that RFC 6962 splits from the top.
        above = [sha256(b"\x01" + left + right).digest() for left, right in zip(level[::2], level[1::2], strict=False)]
        if len(level) % 2:
            above.append(level[-1])
        level = above
    return level[0]


def split(leaves: bytes, width: int) -> Sequence[bytes]:
    """Equal parts of `width` bytes."""
    return [leaves[start : start + width] for start in range(0, len(leaves), width)]
