"""What a customer is, and how names are looked up.

Boundary: pure. K-03 (identity basics), K-06 and K-09 (what an unverified customer may do), R-06 (objections).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from backoffice.errors import Missing, NotAllowed, Refused

_CJK = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL")


class KycState(StrEnum):
    """What trading depends on (K-06, K-09)."""

    PENDING = "pending"
    PASSED = "passed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands in the way of a customer's account: held still by finance, or its data withheld from use (R-04)."""

    frozen: bool = False
    restricted: bool = False


NO_MARKS = Marks()


class NoSuchCustomer(Missing):
    code = "people.no_such_customer"


class NotOpen(Refused):
    """Only an open account can be frozen. Facts: `state`."""

    code = "people.not_open"


class NotFrozen(Refused):
    code = "people.not_frozen"


class NotYoursToLookUp(NotAllowed):
    """None of the actor's duties looks people up by name."""

    code = "people.not_yours_to_look_up"


class SearchTooShort(Refused):
    """So few letters would list the customers instead of finding one. Facts: `least`."""

    code = "people.search_too_short"


class TooManySearches(Refused):
    """The person searched as often within a minute as anybody may. Facts: `at_most`."""

    code = "people.too_many_searches"


class SearchOver(Missing):
    """What a search found is kept for a minute."""

    code = "people.search_over"


class SearchKind(StrEnum):
    """What a search compares with: the beginning of a word or an address, or a whole number."""

    NAME = "name"
    EMAIL = "email"
    PHONE = "phone"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Identity:
    """The basics a customer declared (K-03). `country` is ISO 3166 alpha-2.

    `legal_name` is the masked name, and `email` empty, for a reader who may not see who it is.
    """

    customer: UUID
    legal_name: str
    email: str
    country: str
    language: str
    birth_on: date | None


@dataclass(frozen=True, slots=True)
class Particulars:
    """Who a customer is and how they are reached, opened."""

    identity: Identity
    mobile: str
    address: str


class Interest(StrEnum):
    """What the firm does on its legitimate interests, profiling included; marketing stops for good (Art. 21(3))."""

    MARKETING = "marketing"
    PROFILING = "profiling"
    SURVEYS = "surveys"
    IMPROVEMENT = "improvement"


class Statutory(StrEnum):
    """What no objection stops, as a law demands it: said with its ground wherever an objection is shown."""

    IDENTITY = "identity"
    SCREENING = "screening"
    LEDGER = "ledger"
    RETENTION = "retention"
    ANSWERS = "answers"


class Weighed(StrEnum):
    """UPHELD: it stays stopped. OVERRIDDEN: it goes on once the person was told why. TAKEN_BACK: by the person."""

    UPHELD = "upheld"
    OVERRIDDEN = "overridden"
    TAKEN_BACK = "taken_back"


class Overriding(StrEnum):
    """On what an objection can be overridden (GDPR Art. 21(1))."""

    COMPELLING = "compelling"
    CLAIMS = "claims"


@dataclass(frozen=True, slots=True)
class Objection:
    """One purpose that one request stopped. `outcome` is None while it waits to be weighed; `ground` where overridden.

    `stopped` says whether the database refuses the purpose now. Marketing is upheld from its first instant.
    """

    objection: UUID
    request: UUID
    purpose: Interest
    recorded_by: str
    objected_at: datetime
    outcome: Weighed | None
    ground: Overriding | None
    assessed_by: str
    assessed_at: datetime | None
    stopped: bool

    @property
    def waits(self) -> bool:
        """Whether somebody has to weigh it."""
        return self.outcome is None


def masked_name(name: str) -> str:
    """The name as those see it who have no case of this customer: each word's first letter and three dots.

    At most four words, and never how long a word is.
    """
    return " ".join(f"{word[0]}•••" for word in name.split()[:4])


def name_tokens(name: str) -> frozenset[str]:
    """The words a name is found by: without case or accents; a Chinese name also by its ends, as it is typed.

    At most 32 words of at most 60 letters each, so that a hostile name costs no more than a long one.
    """
    folded = "".join(
        letter for letter in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(letter)
    )
    words = "".join(letter if letter.isalnum() else " " for letter in folded).split()
    found = {word[:60] for word in words[:16]}
    for word in words[:4]:
        if unicodedata.name(word[0], "").startswith(_CJK):
            found.update(word[start:60] for start in range(1, min(len(word), 5)))
    return frozenset(found)
