"""What of a person's data can be disputed by name, what becomes of it, and on what evidence.

Boundary: pure. R-02; GDPR Art. 16.
"""

from __future__ import annotations

from enum import StrEnum


class Field(StrEnum):
    """What a person can dispute by name. OTHER is anything else: it is completed by a statement, or found right."""

    LEGAL_NAME = "legal_name"
    BIRTH_ON = "birth_on"
    EMAIL = "email"
    MOBILE = "mobile"
    ADDRESS = "address"
    COUNTRY = "country"
    LANGUAGE = "language"
    DOCUMENT_NUMBER = "document_number"
    OTHER = "other"


class Act(StrEnum):
    """COMPLETED keeps the person's own statement beside what is held."""

    CORRECTED = "corrected"
    COMPLETED = "completed"
    REFUSED = "refused"


class Ground(StrEnum):
    """Why something stays as it is. RECORD: it says truly what was said or read then."""

    ACCURATE = "accurate"
    NOT_SHOWN = "not_shown"
    RECORD = "record"
    LAW = "law"


class Evidence(StrEnum):
    """What a decision rests on: the person's letter, a paper that came with it, a case's papers, the officer's note."""

    LETTER = "letter"
    PAPER = "paper"
    CASE = "case"
    NOTE = "note"


# Who a person is: one pair of eyes is not enough to change it, and KYC looks at the person again.
IDENTIFYING = frozenset({Field.LEGAL_NAME, Field.BIRTH_ON, Field.DOCUMENT_NUMBER})
SCREENED = IDENTIFYING | {Field.COUNTRY}
# What a second person agrees to first. The e-mail address and the mobile number are among it whenever they change: all
# letters and every way back into the account go there, and whoever asks is known by them, so whoever changes one has
# the account (K-04).
WAYS_IN = frozenset({Field.EMAIL, Field.MOBILE})
SECONDED = IDENTIFYING | WAYS_IN
