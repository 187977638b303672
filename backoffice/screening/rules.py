"""Referrals and suspicion files: categories, states, what each act needs.

Boundary: pure. Directive (EU) 2015/849, Art. 33 (report at once), Art. 39 (nobody is tipped off), Art. 40 (five years).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from backoffice.errors import Conflict, Missing, Refused

WORDS_AT_MOST = 4_000


class Category(StrEnum):
    """What somebody has noticed."""

    IDENTITY = "identity"
    FUNDS = "funds"
    BEHAVIOUR = "behaviour"
    SANCTIONS = "sanctions"
    OTHER = "other"


class ReferralState(StrEnum):
    NEW = "new"
    FILED = "filed"
    DISMISSED = "dismissed"


class FileState(StrEnum):
    OPEN = "open"
    REPORTED = "reported"
    CLOSED = "closed"


class Act(StrEnum):
    """What the reporting officer does; such rows are only ever added."""

    OPEN = "open"
    JOIN = "join"
    DISMISS = "dismiss"
    NOTE = "note"
    REPORT = "report"
    REVIEW = "review"
    CLOSE = "close"


# Acts that mean nothing without words: a reason, a reference, a note.
WORDED = frozenset({Act.DISMISS, Act.NOTE, Act.REPORT, Act.CLOSE})


class WordsNeeded(Refused):
    code = "screening.words_needed"


class WordsTooLong(Refused):
    """Facts: `length`, `at_most`."""

    code = "screening.words_too_long"


class UnknownCategory(Refused):
    code = "screening.unknown_category"


class NotThatDay(Refused):
    """A report lies between the file's opening and today, a review ahead. Facts: `day`."""

    code = "screening.not_that_day"


class MovedOn(Conflict):
    """The referral or file was changed since it was shown, by the same duty at another desk."""

    code = "screening.moved_on"


class NoSuchFile(Missing):
    code = "screening.no_such_file"


class NoSuchCustomer(Missing):
    code = "screening.no_such_customer"


class NoSuchCase(Missing):
    """The case is not this customer's."""

    code = "screening.no_such_case"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the officer's list: a referral that nobody has decided or that was dismissed, or a file.

    `number` and `file_state` only of a file; `category` and `referred_by` of the referral, or of a file's first.
    `at` is when it was referred or opened.
    """

    target: UUID
    customer: UUID
    masked_name: str
    country: str
    at: datetime
    number: int | None = None
    file_state: FileState | None = None
    referral_state: ReferralState | None = None
    category: Category | None = None
    referred_by: str = ""
    review_on: date | None = None

    @property
    def is_new(self) -> bool:
        return self.referral_state is ReferralState.NEW


@dataclass(frozen=True, slots=True)
class Told:
    """A referral as it was told. `words` is None where they are not open, or cannot be opened."""

    referral: UUID
    category: Category
    referred_by: str
    referred_at: datetime
    case: UUID | None
    state: ReferralState
    words: str | None


@dataclass(frozen=True, slots=True)
class Done:
    """One act of the officer with its words, None as in Told; empty for an act without words."""

    act: UUID
    kind: Act
    done_by: str
    done_at: datetime
    day: date | None
    words: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the suspicion trail about this customer."""

    number: int
    at: datetime
    actor: str
    action: str
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Matter:
    """What the officer looks at: a referral before its decision, or a file with all its referrals.

    `version` is the file's, 0 without one. `open_file` is another open file of the same customer, which a referral may
    join. Without a ticket `name` is masked, and `email` and `birth_on` are empty. `draft` is what was begun,
    `restricted` whether the person's data is withheld from others (R-04).
    """

    target: UUID
    customer: UUID
    name: str
    country: str
    email: str
    birth_on: date | None
    number: int | None
    file_state: FileState | None
    opened_on: date | None
    reported_on: date | None
    review_on: date | None
    version: int
    open_file: UUID | None
    open_file_version: int
    told: tuple[Told, ...]
    done: tuple[Done, ...]
    trail: tuple[Entry, ...]
    draft: str
    restricted: bool = False

    @property
    def is_new(self) -> bool:
        return self.file_state is None and any(one.state is ReferralState.NEW for one in self.told)

    @property
    def is_closed(self) -> bool:
        return not self.is_new and self.file_state in (None, FileState.CLOSED)


@dataclass(frozen=True, slots=True)
class Acted:
    """What an act left: where it stands now, and the file's version (0 without a file)."""

    target: UUID
    version: int


def acts_on(matter: Matter) -> frozenset[Act]:
    """What can be done with a matter as it stands."""
    if matter.is_new:
        first = Act.JOIN if matter.open_file else Act.OPEN
        return frozenset({first, Act.DISMISS, Act.NOTE})
    if matter.is_closed:
        return frozenset()
    return frozenset({Act.NOTE, Act.REPORT, Act.REVIEW, Act.CLOSE})


def check_words(words: str, *, needed: bool) -> str:
    """The words without blank ends. Raises WordsNeeded, WordsTooLong."""
    told = words.strip()
    if needed and not told:
        raise WordsNeeded()
    if len(told) > WORDS_AT_MOST:
        raise WordsTooLong(length=len(told), at_most=WORDS_AT_MOST)
    return told


def check_report_day(day: date, opened_on: date, today: date) -> date:
    """A day on which a file can have been reported. Raises NotThatDay."""
    if not opened_on <= day <= today:
        raise NotThatDay(day=day.isoformat())
    return day


def usual_review(today: date) -> date:
    """The review a file is given unless another day is chosen: in three months."""
    return today + timedelta(days=91)
