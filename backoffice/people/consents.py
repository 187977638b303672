"""What a person agreed to, purpose by purpose, with proof of the words they were shown, and what they took back.

Boundary: only the person consents; a withdrawal is effective in its own transaction. D-05, D-09, R-07; GDPR Art. 7.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from importlib.resources import files
from uuid import UUID

from backoffice.desk import ReadWork, Work
from backoffice.errors import NotAllowed, Refused
from backoffice.people import queries
from backoffice.people.rules import NoSuchCustomer
from backoffice.people.tables import ConsentRow
from backoffice.store.base import new_id

LANGUAGES = ("en", "zh")
# Since when each version of the notice is shown; the last is shown now.
SINCE = {"2024-1": date(2024, 1, 1), "2026-1": date(2026, 1, 1)}
VERSION = list(SINCE)[-1]


class ConsentTo(StrEnum):
    """What is asked for by itself; Mainland China asks for the last two apart (D-05)."""

    MARKETING = "marketing"
    ANALYTICS = "analytics"
    SENSITIVE_DATA = "sensitive_data"
    CROSS_BORDER_TRANSFER = "cross_border_transfer"


_OF_CHINA = frozenset({ConsentTo.SENSITIVE_DATA, ConsentTo.CROSS_BORDER_TRANSFER})


class Said(StrEnum):
    GIVEN = "given"
    WITHDRAWN = "withdrawn"


class How(StrEnum):
    """By which way it was said; the first three are the person's own hand."""

    REGISTRATION = "registration"
    ACCOUNT = "account"
    UNSUBSCRIBE_LINK = "unsubscribe_link"
    MAIL = "mail"
    PHONE = "phone"
    POST = "post"
    MIXIN = "mixin"


class NotTheWordsShown(Refused):
    """The hash is not that of the words on file. Facts: `purpose`, `language`."""

    code = "people.not_the_words_shown"


class OnlyThePersonConsents(NotAllowed):
    """A consent is given from the person's own account; at a desk it can only be withdrawn."""

    code = "people.only_the_person_consents"


class NothingToWithdraw(Refused):
    """No consent to this stands. Facts: `purpose`."""

    code = "people.nothing_to_withdraw"


class NoConsent(Refused):
    """Something may be done only while a consent to it stands. Facts: `purpose`."""

    code = "people.no_consent"


@dataclass(frozen=True, slots=True)
class ConsentAct:
    """One act. `version`, `language` and `sha256` say what was shown; `is_proved` whether these words are on file.

    For a withdrawal those are "", "", b"" and True. `words` are those on file, None where none have this hash.
    """

    said: Said
    version: str
    language: str
    sha256: bytes
    is_proved: bool
    how: How
    request: UUID | None
    done_by: str
    done_at: datetime
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Consent:
    """One purpose: whether consent stands now, whether the law of the person's country asks for it, its history.

    `history` is oldest first.
    """

    purpose: ConsentTo
    stands: bool
    needed: bool
    history: tuple[ConsentAct, ...]

    @property
    def concerns(self) -> bool:
        """Whether it is asked of this person at all: what one country's law asks for is not shown to the others."""
        return self.needed or bool(self.history) or self.purpose not in _OF_CHINA


def consents_of(work: ReadWork, customer: UUID) -> tuple[Consent, ...]:
    """Every purpose, whether asked for or not. Raises NoSuchCustomer."""
    row = queries.customer(work.session, customer)
    if row is None:
        raise NoSuchCustomer(customer=str(customer))
    acts: dict[ConsentTo, list[ConsentAct]] = {purpose: [] for purpose in ConsentTo}
    for each in queries.consents(work.session, customer):
        acts[ConsentTo(each.purpose)].append(_act(each))
    return tuple(
        Consent(
            purpose,
            stands=bool(found) and found[-1].said is Said.GIVEN,
            needed=row.country == "CN" and purpose in _OF_CHINA,
            history=tuple(found),
        )
        for purpose, found in acts.items()
    )


def give(work: Work, customer: UUID, purpose: ConsentTo, language: str, sha256: bytes, how: How) -> UUID:
    """The account's own page: the person agreed to the words with this hash. Raises NotTheWordsShown.

    And OnlyThePersonConsents at a desk.
    """
    words = shown(purpose, language)
    if words is None or hashlib.sha256(words.encode()).digest() != sha256:
        raise NotTheWordsShown(purpose=purpose.value, language=language[:8])
    return _add(
        work, customer, purpose, Said.GIVEN, how, notice_version=VERSION, language=language, shown_sha256=sha256
    )


def withdraw(work: Work, customer: UUID, purpose: ConsentTo, how: How, request: UUID | None = None) -> UUID:
    """Take a consent back; what waits on it does not leave any more. Raises NothingToWithdraw, NoSuchRequest."""
    return _add(work, customer, purpose, Said.WITHDRAWN, how, request_id=request)


def shown(purpose: ConsentTo, language: str, version: str = VERSION) -> str | None:
    """The words a person is shown; None for a language or version nobody has written."""
    return _words(language).get(version, {}).get(purpose.value) if language in LANGUAGES else None


def _add(work: Work, customer: UUID, purpose: ConsentTo, said: Said, how: How, **more: object) -> UUID:
    which = new_id()
    values = {
        "id": which,
        "customer_id": customer,
        "purpose": purpose.value,
        "act": said.value,
        "how": how.value,
        "done_by": work.actor,
        "done_at": work.now,
        **more,
    }
    queries.add_consent(work.session, values)
    return which


def _act(row: ConsentRow) -> ConsentAct:
    version, language, sha256 = row.notice_version or "", row.language or "", bytes(row.shown_sha256 or b"")
    words = shown(ConsentTo(row.purpose), language, version)
    agrees = words is not None and hashlib.sha256(words.encode()).digest() == sha256
    return ConsentAct(
        Said(row.act),
        version,
        language,
        sha256,
        agrees or row.act == Said.WITHDRAWN,
        How(row.how),
        row.request_id,
        row.done_by,
        row.done_at,
        words if agrees else None,
    )


def standing(found: Sequence[Consent]) -> tuple[ConsentTo, ...]:
    """The purposes to which consent stands."""
    return tuple(each.purpose for each in found if each.stands)


@cache
def _words(language: str) -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((files("resources") / "consents" / f"{language}.toml").read_text(encoding="utf-8"))
