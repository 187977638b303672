"""What the screens of people, approvals and emergency access show: frozen values.

Boundary: pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

from backoffice.staff.rules import Action, Duty, PersonState, is_whole


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One member of staff as administrators see them; `held_back` duties come into force with their next password.

    `duties` are those given to the person directly; `has_keys` says whether any field keys wait for them.
    """

    name: str
    display_name: str
    language: str
    state: PersonState
    duties: tuple[Duty, ...]
    held_back: tuple[Duty, ...]
    joined_at: datetime
    added_by: str | None
    ended_at: datetime | None
    seen_at: datetime | None
    must_change_password: bool
    password_changed_at: datetime | None
    has_keys: bool

    @property
    def given(self) -> tuple[Duty, ...]:
        """All duties, in force or held back, in the order of Duty."""
        return tuple(duty for duty in Duty if duty in self.duties or duty in self.held_back)


class ProposalState(StrEnum):
    """EXPIRED is what time makes of a proposal or an agreement that nobody used."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    USED = "used"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What waits, or waited, for a second person. `told` are the facts exactly as the database keeps them.

    `reason` is why a second person said no.
    """

    id: UUID
    action: Action
    subject: UUID | None
    facts: Mapping[str, object]
    told: str
    proposed_by: str
    proposed_at: datetime
    state: ProposalState
    expires_at: datetime
    decided_by: str | None
    decided_at: datetime | None
    reason: str | None = None

    @property
    def whole(self) -> bool:
        """Whether it says enough to be agreed to."""
        return is_whole(self.action, self.subject, self.facts)

    def hash(self) -> bytes:
        """Of what was shown; sent back with the answer, so that nothing else is agreed to."""
        subject = "" if self.subject is None else str(self.subject)
        return sha256(f"{self.action.value}\n{subject}\n{self.told}".encode()).digest()


@dataclass(frozen=True, slots=True)
class Notice:
    """Something every desk shows at its next look. `acknowledged` is about the reader.

    `ended_at` is when the emergency ended that it tells of; None while it is open, and of everything else.
    """

    id: int
    kind: str
    about: UUID | None
    facts: Mapping[str, object]
    at: datetime
    acknowledged: bool
    ended_at: datetime | None = None

    @property
    def is_emergency(self) -> bool:
        return self.kind == "break_glass"

    @property
    def is_open(self) -> bool:
        """Whether an emergency lasts."""
        return self.is_emergency and self.ended_at is None


@dataclass(frozen=True, slots=True)
class EmergencyAccess:
    """One person opening one customer's data without an approval; it ends at `until`, or earlier on request."""

    id: UUID
    person: str
    customer_id: UUID
    reason: str
    began_at: datetime
    until: datetime
    ended_at: datetime | None


class Use(StrEnum):
    """What the access review asks of everybody: when did they last."""

    SIGN_IN = "sign_in"
    CLAIM = "claim"
    DECISION = "decision"
    SEALED = "sealed"
    EXPORT = "export"
    AUDIT = "audit"


# Which entries of the trail are such a use.
USES: Mapping[Use, tuple[str, ...]] = {
    Use.SIGN_IN: ("staff.signed_in",),
    Use.CLAIM: ("kyc.case.claimed",),
    Use.DECISION: ("kyc.case.decided", "kyc.case.seconded", "staff.seconded"),
    Use.SEALED: ("vault.opened", "staff.glass_broken"),
    Use.EXPORT: ("audit.document_made", "audit.list_written", "kyc.case_file.written", "staff.review_written"),
    Use.AUDIT: ("audit.trail_read",),
}


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One person in the access review; a use that never was is missing from `last`."""

    person: PersonLine
    last: Mapping[Use, datetime]
