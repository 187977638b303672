"""The words of a name as keyed marks, so that a laptop can compare names it does not hold. S-02, S-03.

Boundary: pure. Who has no key learns from a mark only that two rows share a word.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

_WORD = re.compile(r"[^\W\d_]{2,}")

# Words of payment types, as banks and books write them beside a name: they name nobody.
_TYPES = frozenset(
    """
    account ach atm auszahlung avoir bacs bank card carte cash charge charges chaps conversion credit creditor customer
    dauerauftrag debit debitor deposit direct einzahlung entgelt exchange faster fee fees fps from fx gebuhr gutschrift
    in incoming inst instant internal interest international kartenzahlung lastschrift online order out outgoing
    overbooking payment payments payout payouts paypal pix pos prelevement purchase rate received ref reference refund
    remittance return reversal sale sales sct sdd sent sepa settlement standing swift target to transaction transfer
    transfers uberweisung umbuchung verwendungszweck virement virements wire withdrawal withdrawals zahlung
    """.split()  # noqa: SIM905
)


def word_marks(text: str, key: bytes) -> frozenset[int]:
    """The marks of the words of two letters or more in `text`: 63-bit numbers, the same for upper and lower case.

    `key` is 16 to 64 bytes, made for one check-out. Accents are dropped, since banks drop them, and so are the words of
    payment types, such as "SEPA in": they stand beside everybody's name and are nobody's.
    """
    plain = "".join(mark for mark in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(mark))
    return frozenset(_mark(word, key) for word in _WORD.findall(plain) if word not in _TYPES)


def _mark(word: str, key: bytes) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8, key=key).digest(), "big") >> 1
