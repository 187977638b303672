"""What a case file says: the whole record of one KYC case as frozen values, and the hash that stands for it.

Boundary: pure; `pdf` turns it into pages. Everything is in it that led to the verdict (K-07, K-08, S-05).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from backoffice.clock import utc
from backoffice.kyc.checks import Answer, Check
from backoffice.kyc.comparison import Compared
from backoffice.kyc.rules import CaseState, PictureKind, Verdict
from backoffice.kyc.views import HistoryLine

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as received: SHA-256 of those bytes (64 hex digits), and the bytes, None where they are gone."""

    kind: PictureKind
    sha256: str
    data: bytes | None = field(repr=False, metadata={"in_record": False})


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try of the customer. `answers` say what `checks` mean; both stand in the file."""

    number: int
    tried_at: datetime
    provider: str
    device: str
    answers: tuple[Answer, ...]
    checks: tuple[Check, ...]
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The verdict that stands, and who agreed to it where a second person has to.

    People by name, duties as word keys under "duty"; the second person's are empty while nobody agreed.
    """

    verdict: Verdict
    reason: str
    note: str
    decided_at: datetime
    decided_by: str
    duty: str
    second_by: str = ""
    second_duty: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """The case itself: the same record has the same hash whoever writes the file, when and in which language.

    `number` as in K-48213; `customer` whole, unmasked; `native_name` as the card writes it, maybe empty;
    `country` is ISO 3166 alpha-2; `sent_later` pictures that belong to no attempt;
    `who` in `history` is a name for people here.
    """

    firm: str
    number: int
    version: int
    customer: str
    declared_name: str
    native_name: str
    birth_on: date | None
    country: str
    opened_at: datetime
    promised_at: datetime
    told_at: datetime | None
    state: CaseState
    attempts: tuple[Attempt, ...]
    sent_later: tuple[Picture, ...]
    comparison: tuple[Compared, ...]
    history: tuple[HistoryLine, ...]
    outcome: Outcome | None


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A record about to become a document: when, for whom, in which language ("en", "zh") and time zone.

    `audit_entry` is the number of the audit row of this very export; `signed`, whether it will carry the firm's
    signature.
    """

    record: Record
    written_at: datetime
    written_by: str
    zone: str
    audit_entry: int
    language: str
    signed: bool = False


def record_hash(record: Record) -> str:
    """SHA-256 of the record in 64 hex digits; pictures count by their own hash."""
    return hashlib.sha256(canonical_bytes(record)).hexdigest()


def canonical_bytes(value: Any) -> bytes:
    """A value as bytes that no other value has: a letter for the kind, then each part with its length before it.

    Instants are integer microseconds, so that a change of time zone changes nothing. Raises TypeError for a kind
    of value records are not made of.
    """
    kind, parts = _parts(value)
    return kind + b"".join(len(part).to_bytes(8, "big") + part for part in parts)


def _parts(value: Any) -> tuple[bytes, Iterator[bytes]]:
    if value is None:
        return b"n", iter(())
    if isinstance(value, str):
        return b"s", iter((value.encode("utf-8", "surrogatepass"),))
    if isinstance(value, bool):
        return b"b", iter((bytes([value]),))
    if isinstance(value, int):
        return b"i", iter((str(value).encode(),))
    if isinstance(value, datetime):
        return b"t", iter((str((utc(value) - _EPOCH) // timedelta(microseconds=1)).encode(),))
    if isinstance(value, date):
        return b"d", iter((value.isoformat().encode(),))
    if isinstance(value, tuple):
        return b"l", (canonical_bytes(part) for part in value)
    if is_dataclass(value):
        named = (entry for entry in fields(value) if entry.metadata.get("in_record", True))
        return b"r", (
            part for entry in named for part in (entry.name.encode(), canonical_bytes(getattr(value, entry.name)))
        )
    raise TypeError(f"a record is not made of {type(value).__name__}")
