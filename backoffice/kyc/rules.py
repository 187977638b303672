"""The KYC case: its states, verdicts and reasons, the 24 hours, and when a mail leaves.

Boundary: pure values in, pure values out. K-07 (three attempts, one hand-over), K-08 (mail within 24 hours).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from backoffice.errors import Conflict, Missing, NotAllowed, Refused

PROMISED_WITHIN = timedelta(hours=24)
NOTE_AT_MOST = 4_000


class Verdict(StrEnum):
    APPROVE = "approve"
    REJECT = "reject"
    GRANT_ATTEMPT = "grant_attempt"
    ASK_DOCUMENT = "ask_document"
    ESCALATE = "escalate"


class CaseState(StrEnum):
    WAITING = "waiting"
    WITH_CUSTOMER = "with_customer"
    SECOND_REVIEW = "second_review"
    DECIDED = "decided"


class Level(StrEnum):
    REVIEWER = "reviewer"
    LEAD = "lead"


class Act(StrEnum):
    """What one row of the decision record says; such rows are only ever added."""

    VERDICT = "verdict"
    SECOND_YES = "second_yes"
    SECOND_NO = "second_no"
    WITHDRAWAL = "withdrawal"


class PictureKind(StrEnum):
    SELFIE = "selfie"
    PORTRAIT = "portrait"
    FRONT = "front"
    BACK = "back"
    EXTRA = "extra"


class UnknownReason(Refused):
    code = "kyc.unknown_reason"


class NoteNeeded(Refused):
    code = "kyc.note_needed"


class NoteTooLong(Refused):
    code = "kyc.note_too_long"


class NotYours(Conflict):
    code = "kyc.not_yours"


class CaseMovedOn(Conflict):
    """The case was decided or changed by somebody else since it was shown."""

    code = "kyc.case_moved_on"


class NoSuchCase(Missing):
    code = "kyc.no_such_case"


class NoSuchRescreen(Missing):
    """Nobody asks for this, or a colleague has done it meanwhile."""

    code = "kyc.no_such_rescreen"


class MailAlreadyLeft(Conflict):
    code = "kyc.mail_already_left"


class NotYourVerdict(NotAllowed):
    code = "kyc.not_your_verdict"


class NeedsALead(NotAllowed):
    code = "kyc.needs_a_lead"


class SamePerson(NotAllowed):
    """The second person must be another one: four eyes."""

    code = "kyc.same_person"


class TooManyClaims(Refused):
    code = "kyc.too_many_claims"


class LeaseTooLong(Refused):
    """A case is held for 15 minutes at a time."""

    code = "kyc.lease_too_long"


class MailMissing(Refused):
    """What a customer hears of is decided together with its mail."""

    code = "kyc.mail_missing"


class NoKeys(NotAllowed):
    """The actor lacks a key of what a case's papers are sealed with. Facts: `number`."""

    code = "kyc.no_keys"


class NotAPicture(Refused):
    code = "kyc.not_a_picture"


class PictureTooLarge(Refused):
    code = "kyc.picture_too_large"


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason code a reviewer can give for one verdict; `note` says whether words of their own are required."""

    code: str
    verdict: Verdict
    note: bool


REASONS: tuple[Reason, ...] = (
    Reason("A-01", Verdict.APPROVE, note=False),
    Reason("A-02", Verdict.APPROVE, note=False),
    Reason("A-03", Verdict.APPROVE, note=False),
    Reason("A-04", Verdict.APPROVE, note=False),
    Reason("A-05", Verdict.APPROVE, note=False),
    Reason("A-09", Verdict.APPROVE, note=True),
    Reason("R-01", Verdict.REJECT, note=True),
    Reason("R-02", Verdict.REJECT, note=True),
    Reason("R-03", Verdict.REJECT, note=True),
    Reason("R-04", Verdict.REJECT, note=True),
    Reason("R-05", Verdict.REJECT, note=True),
    Reason("R-09", Verdict.REJECT, note=True),
    Reason("G-01", Verdict.GRANT_ATTEMPT, note=False),
    Reason("G-02", Verdict.GRANT_ATTEMPT, note=False),
    Reason("G-03", Verdict.GRANT_ATTEMPT, note=False),
    Reason("G-09", Verdict.GRANT_ATTEMPT, note=True),
    Reason("D-01", Verdict.ASK_DOCUMENT, note=False),
    Reason("D-02", Verdict.ASK_DOCUMENT, note=False),
    Reason("D-03", Verdict.ASK_DOCUMENT, note=False),
    Reason("D-04", Verdict.ASK_DOCUMENT, note=False),
    Reason("D-09", Verdict.ASK_DOCUMENT, note=True),
    Reason("E-01", Verdict.ESCALATE, note=True),
    Reason("E-02", Verdict.ESCALATE, note=True),
    Reason("E-03", Verdict.ESCALATE, note=True),
    Reason("E-09", Verdict.ESCALATE, note=True),
)
_BY_CODE = {reason.code: reason for reason in REASONS}


def reasons_for(verdict: Verdict) -> tuple[Reason, ...]:
    return tuple(reason for reason in REASONS if reason.verdict is verdict)


def check_verdict(verdict: Verdict, reason_code: str, note: str) -> None:
    """Refuse a verdict whose reason belongs elsewhere, or whose reason asks for a note that is empty or too long.

    Raises UnknownReason, NoteNeeded, NoteTooLong.
    """
    reason = _BY_CODE.get(reason_code)
    if reason is None or reason.verdict is not verdict:
        raise UnknownReason(reason=reason_code, verdict=verdict.value)
    if reason.note and not note.strip():
        raise NoteNeeded(reason=reason_code)
    if len(note) > NOTE_AT_MOST:
        raise NoteTooLong(length=len(note), at_most=NOTE_AT_MOST)


def mails_customer(verdict: Verdict) -> bool:
    return verdict is not Verdict.ESCALATE


def needs_second_person(verdict: Verdict) -> bool:
    """A final rejection shuts a customer out, so a lead has to agree."""
    return verdict is Verdict.REJECT


def is_outcome(verdict: Verdict) -> bool:
    """Whether the mail of this verdict keeps K-08. Asking for a document is no outcome: the clock runs on."""
    return verdict in (Verdict.APPROVE, Verdict.REJECT, Verdict.GRANT_ATTEMPT)


def state_after(verdict: Verdict) -> CaseState:
    """Where a case stands once `verdict` is recorded."""
    return {
        Verdict.APPROVE: CaseState.DECIDED,
        Verdict.REJECT: CaseState.SECOND_REVIEW,
        Verdict.GRANT_ATTEMPT: CaseState.WITH_CUSTOMER,
        Verdict.ASK_DOCUMENT: CaseState.WITH_CUSTOMER,
        Verdict.ESCALATE: CaseState.WAITING,
    }[verdict]


def outcome_due_at(handed_over_at: datetime) -> datetime:
    """K-08: the relay has accepted the outcome mail by this instant."""
    return handed_over_at + PROMISED_WITHIN


@dataclass(frozen=True, slots=True)
class KycPolicy:
    """A controller's numbers for KYC: how long a mail can be called back, how long a claim lasts."""

    mail_leaves_after: timedelta
    at_once_below: timedelta
    lease: timedelta
    claims_at_most: int


def mail_leaves_at(decided_at: datetime, due_at: datetime, policy: KycPolicy) -> datetime:
    """When the mail of a verdict leaves: after the call-back time, at once when little of the 24 hours remains."""
    if due_at - decided_at < policy.at_once_below:
        return decided_at
    return decided_at + policy.mail_leaves_after


@dataclass(frozen=True, slots=True)
class ClaimedCase:
    """A case given to the actor, who holds it until `claimed_until` unless renewed."""

    case: UUID
    version: int
    claimed_until: datetime


@dataclass(frozen=True, slots=True)
class Decided:
    """What a recorded verdict answers. `mail_leaves_at` is None where no mail leaves yet."""

    decision: UUID
    version: int
    state: CaseState
    mail_leaves_at: datetime | None


def mask(reference: UUID) -> str:
    """A customer reference as lists show it: a letter, five middle dots, the last four."""
    return f"c·····{reference.hex[-4:]}"


def age_on(birth_on: date | None, today: date) -> int | None:
    """Completed years, or None where the birth date is unknown."""
    if birth_on is None:
        return None
    return today.year - birth_on.year - ((today.month, today.day) < (birth_on.month, birth_on.day))
