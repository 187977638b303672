"""What lists and pages of the KYC area show: frozen values, made by the service, painted by the window.

Boundary: pure values, words as keys, instants in UTC.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from backoffice.kyc.checks import Answer, Check
from backoffice.kyc.comparison import CardRead, Compared
from backoffice.kyc.rules import CaseState, Level, PictureKind, Verdict


@dataclass(frozen=True, slots=True)
class QueueLine:
    """One case as a list shows it. `headline` is a word key under kyc.headline; `holder` a sign-in name.

    `outcome` is the verdict that stands once there is one, `decided_at` the last act of a decided case, `told_at` when
    the relay accepted the outcome mail. `name` is masked for who does not work on the case.
    """

    case: UUID
    number: int
    name: str
    country: str
    headline: str
    handed_over_at: datetime
    due_at: datetime
    holder: str | None
    level: Level
    state: CaseState
    outcome: Verdict | None = None
    told_at: datetime | None = None
    decided_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cases each list holds; `mail_waiting` counts messages that have not left."""

    queue: int
    with_customer: int
    second_review: int
    mail_waiting: int


@dataclass(frozen=True, slots=True)
class Today:
    """The home page. `by_hour[0]` counts the late, `by_hour[n]` those with n-1 to n hours left (25 entries).

    `middle_seconds` is the median time from claim to verdict today, None before the first verdict.
    `escalated` counts the waiting cases that a lead decides. `will_miss` is how many will be late by `miss_by` at the
    pace of the last hours; 0 where nothing can be said.
    """

    now: datetime
    counts: Counts
    late: int
    under_hour: int
    under_four_hours: int
    later: int
    by_hour: tuple[int, ...]
    first: tuple[QueueLine, ...]
    second_review_of_mine: int
    decided_today: int
    middle_seconds: int | None
    taken_back: int
    will_miss: int
    miss_by: datetime | None
    escalated: int = 0


@dataclass(frozen=True, slots=True)
class PictureRef:
    """A picture of a case by id; its bytes are asked for separately. `ordinal` is the attempt, 0 for sent later."""

    picture: UUID
    ordinal: int
    kind: PictureKind
    width: int
    height: int
    sha256: bytes


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its opened bytes (JPEG or PNG)."""

    ref: PictureRef
    content: bytes


@dataclass(frozen=True, slots=True)
class Attempt:
    """One failed attempt. `card` is None where the provider read nothing."""

    ordinal: int
    provider: str
    reference: str
    device: str
    submitted_at: datetime
    checks: tuple[Check, ...]
    answers: tuple[Answer, ...]
    card: CardRead | None
    compared: tuple[Compared, ...]


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One line of a case's history. `what` is a word key under kyc.history; `who` a sign-in name or empty."""

    at: datetime
    who: str
    what: str
    reason: str
    note: str


@dataclass(frozen=True, slots=True)
class PendingVerdict:
    """The act that can still be taken back or seconded, and by when (None: no mail runs yet)."""

    decision: UUID
    verdict: Verdict
    reason: str
    note: str
    decided_by: str
    decided_at: datetime
    mail_leaves_at: datetime | None


@dataclass(frozen=True, slots=True)
class CasePage:
    """Everything of one case but its pictures' bytes.

    `restricted` while the person's data is withheld from use (R-04); `frozen` while finance holds their account still.
    `opened` is False where the reader may see no papers: then birth date, attempts' cards and pictures are empty.
    `country` is ISO 3166 alpha-2; `holder` who holds it now; `told_at` when the relay accepted the outcome mail. From
    `mails_at_once_from` on, the mail of a verdict leaves at once and cannot be called back.
    """

    case: UUID
    number: int
    version: int
    state: CaseState
    level: Level
    headline: str
    handed_over_at: datetime
    due_at: datetime
    told_at: datetime | None
    holder: str | None
    claimed_until: datetime | None
    customer: UUID
    name: str
    native_name: str
    country: str
    email: str
    language: str
    birth_on: date | None
    age: int | None
    earlier_cases: int
    opened: bool
    attempts: tuple[Attempt, ...]
    pictures: tuple[PictureRef, ...]
    history: tuple[HistoryLine, ...]
    pending: PendingVerdict | None
    mails_at_once_from: datetime | None = None
    restricted: bool = False
    frozen: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A search result: a customer, with the newest case if there is one."""

    customer: UUID
    name: str
    country: str
    case: UUID | None
    number: int | None
    state: CaseState | None
    due_at: datetime | None
