"""The words of a name as keyed marks, so that a laptop can compare names it does not hold. S-02, S-03.

Boundary: pure. Who has no key learns from a mark only that two rows share a word.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

_WORD = re.compile(r"[^\W\d_]{2,}")


def word_marks(text: str, key: bytes) -> frozenset[int]:
    """The marks of the words of two letters or more in `text`: 63-bit numbers, the same for upper and lower case.

    `key` is 16 to 64 bytes, made for one check-out. Accents are dropped, since banks drop them.
    """
    plain = "".join(mark for mark in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(mark))
    return frozenset(_mark(word, key) for word in _WORD.findall(plain))


def _mark(word: str, key: bytes) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8, key=key).digest(), "big") >> 1
