"""Blind indexes: equal values of one column give equal bytes to those who hold the index key, and nothing to others.

Boundary: pure; a value is brought to one form, then HMAC-SHA-256 under a key for its column. S-03.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from enum import StrEnum

from backoffice.vault.committed import KEY_LENGTH, length_prefixed

INDEX_LENGTH = 16
"""Bytes kept of the HMAC. Among ten million values two differing ones share 128 bits with a chance of 1 in 10^25, so a
hit is the value; and half the length is half the index that has to stay in memory."""

_HEX_ADDRESS = re.compile(r"0x[0-9a-f]{40}", re.IGNORECASE)
_BECH32_ADDRESS = re.compile(r"[a-z]{1,20}1[02-9ac-hj-np-z]{6,87}|[A-Z]{1,20}1[02-9AC-HJ-NP-Z]{6,87}")
_TRUNK_ZERO = re.compile(r"\(\s*0\s*\)")


class Indexed(StrEnum):
    """How a column's values are brought to one form before they are compared."""

    PHONE = "phone"
    DOCUMENT_NUMBER = "document_number"
    EMAIL = "email"
    IBAN = "iban"
    WALLET = "wallet"


def column_key(index_key: bytes, column: str) -> bytes:
    """The key of one column (`people.particulars.mobile`): equal values in two columns then look unrelated."""
    if len(index_key) != KEY_LENGTH:
        raise ValueError(f"an index key has {KEY_LENGTH} bytes")
    return hmac.digest(index_key, length_prefixed(b"backoffice blind index", column.encode()), hashlib.sha256)


def blind(key: bytes, kind: Indexed, value: str) -> bytes | None:
    """The 16 bytes to store or to look for, with the key of the column; None where nothing of the value is left.

    A value without an index is found by nobody, rather than by everybody who searches for another such one.
    """
    form = normal(kind, value)
    return hmac.digest(key, form.encode(), hashlib.sha256)[:INDEX_LENGTH] if form else None


def normal(kind: Indexed, value: str) -> str:
    """The one form of a value that people write in several ways; empty where nothing of it is left."""
    plain = unicodedata.normalize("NFKC", value).strip()
    match kind:
        case Indexed.PHONE:
            return _phone(plain)
        case Indexed.DOCUMENT_NUMBER:
            return "".join(sign for sign in plain.upper() if sign.isalnum())
        case Indexed.EMAIL:
            return plain.lower()
        case Indexed.IBAN:
            return "".join(sign for sign in plain.upper() if sign.isalnum())
        case Indexed.WALLET:
            return _wallet(plain)


def _phone(value: str) -> str:
    """Digits as in E.164, without the plus: +44 (0)20 7946 0958 and 0044 20 7946 0958 are one number.

    A number without a country stays as it was written: guessing one would find somebody else.
    """
    digits = "".join(str(unicodedata.decimal(sign)) for sign in _TRUNK_ZERO.sub("", value) if sign.isdecimal())
    return digits[2:] if digits.startswith("00") and not value.startswith("+") else digits


def _wallet(value: str) -> str:
    """As it is, but for two forms that say the same in either case: hexadecimal, where EIP-55 puts a checksum into the
    case, and Bech32 (BIP 173), which allows all small or all capital letters. In Base58 the case is the address."""
    return value.lower() if _HEX_ADDRESS.fullmatch(value) or _BECH32_ADDRESS.fullmatch(value) else value
