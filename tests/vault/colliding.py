"""Ciphertexts of AES-GCM that are right under two keys at once, as its maker can build them (partitioning oracles)."""

from __future__ import annotations

import os

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import ECB

_ONE = 1 << 127
_POLYNOMIAL = 0xE1 << 120


def right_under_both(one: bytes, other: bytes, one_nonce: bytes, other_nonce: bytes, context: bytes = b"") -> bytes:
    """Two blocks and a tag that AES-256-GCM (NIST SP 800-38D) accepts under either key with its nonce."""
    blocks = [context[at : at + 16].ljust(16, b"\0") for at in range(0, len(context), 16)]
    sides = [(int.from_bytes(_block(one, bytes(16)), "big"), _block(one, one_nonce + b"\0\0\0\1")),
             (int.from_bytes(_block(other, bytes(16)), "big"), _block(other, other_nonce + b"\0\0\0\1"))]  # fmt: skip
    first = os.urandom(16)
    lengths = (8 * len(context)).to_bytes(8, "big") + (8 * 32).to_bytes(8, "big")

    def tag(hash_key: int, mask: bytes, second: bytes) -> int:
        total = 0
        for block in (*blocks, first, second, lengths):
            total = _product(total ^ int.from_bytes(block, "big"), hash_key)
        return total ^ int.from_bytes(mask, "big")

    # Both tags are linear in the second block: what it has to make up for, over how differently the two weigh it.
    apart = tag(*sides[0], bytes(16)) ^ tag(*sides[1], bytes(16))
    weight = _product(sides[0][0], sides[0][0]) ^ _product(sides[1][0], sides[1][0])
    second = _product(apart, _inverse(weight)).to_bytes(16, "big")
    return first + second + tag(*sides[0], second).to_bytes(16, "big")


def _block(key: bytes, block: bytes) -> bytes:
    return Cipher(AES256(key), ECB()).encryptor().update(block)


def _product(one: int, other: int) -> int:
    """In GF(2^128) with GCM's order of bits."""
    made = 0
    for bit in range(127, -1, -1):
        if other >> bit & 1:
            made ^= one
        one = one >> 1 ^ (_POLYNOMIAL if one & 1 else 0)
    return made


def _inverse(value: int) -> int:
    """value to the power of 2^128 - 2."""
    made = _ONE
    for _ in range(127):
        value = _product(value, value)
        made = _product(made, value)
    return made
