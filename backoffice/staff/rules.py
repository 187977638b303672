"""Who a signed-in person is, what duties mean, and what needs a second person.

Boundary: pure. S-05 (least privilege).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from backoffice.errors import NotAllowed, Refused

_NAME = re.compile(r"[a-z][a-z0-9._-]{1,39}", re.ASCII)


class Duty(StrEnum):
    KYC_REVIEWER = "kyc_reviewer"
    KYC_LEAD = "kyc_lead"
    DPO = "dpo"
    FINANCE = "finance"
    FINANCE_LEAD = "finance_lead"
    MLRO = "mlro"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


# A change of these, or a password for who has one, needs a second administrator; an auditor reads everybody's name
# and the whole trail.
SECONDED = frozenset({Duty.KYC_LEAD, Duty.DPO, Duty.FINANCE_LEAD, Duty.MLRO, Duty.AUDITOR, Duty.ADMINISTRATOR})
# Who may reach for a customer's data in an emergency, and who must say that they saw it.
EMERGENCY = frozenset({Duty.KYC_LEAD, Duty.DPO, Duty.MLRO})
KEEPERS = frozenset({Duty.DPO, Duty.ADMINISTRATOR})
REASON_LETTERS = 20
REASON_AT_MOST = 500
# NIST SP 800-63B: no forced rotation; a reminder is all there is.
PASSWORD_REMINDER = timedelta(days=365)


class Action(StrEnum):
    """What one person proposes and another agrees to; rejecting a customer has its own way, `kyc.decision`."""

    RIGHTS_ERASE = "rights.erase"
    RIGHTS_ACCESS_COPY = "rights.access_copy"
    RIGHTS_RECTIFY = "rights.rectify"
    LEDGER_ADJUST = "ledger.adjust"
    LEDGER_SEAL_MONTH = "ledger.seal_month"
    LEDGER_APPROVAL_KEY = "ledger.approval_key"
    RECONCILE_REVERSE = "reconcile.reverse"
    RECONCILE_RULES = "reconcile.rules"
    LIFT_FREEZE = "people.lift_freeze"
    RELEASE_HOLD = "retention.release_hold"
    AUTHORITY_RELEASE = "authority.release"
    GRANT_KEY = "vault.grant_key"
    GRANT_ROOT = "vault.grant_root"
    GRANT_SUSPICION = "vault.grant_suspicion"
    DUTIES = "staff.duties"
    RESET_PASSWORD = "staff.reset_password"


@dataclass(frozen=True, slots=True)
class FourEyes:
    """Who may propose, who may agree, and how long a proposal waits and an agreement then stands."""

    proposers: frozenset[Duty]
    seconds: frozenset[Duty]
    lasts: timedelta


_RIGHTS = FourEyes(frozenset({Duty.DPO, Duty.KYC_LEAD}), frozenset({Duty.DPO, Duty.KYC_LEAD}), timedelta(days=7))
_HOLDERS = frozenset({Duty.KYC_LEAD, Duty.FINANCE_LEAD, Duty.DPO})
FOUR_EYES: Mapping[Action, FourEyes] = {
    Action.RIGHTS_ERASE: _RIGHTS,
    Action.RIGHTS_ACCESS_COPY: _RIGHTS,
    Action.RIGHTS_RECTIFY: FourEyes(frozenset({Duty.DPO}), frozenset({Duty.DPO, Duty.KYC_LEAD}), timedelta(days=7)),
    Action.LEDGER_ADJUST: FourEyes(
        frozenset({Duty.FINANCE, Duty.FINANCE_LEAD}), frozenset({Duty.FINANCE_LEAD}), timedelta(days=2)
    ),
    Action.LEDGER_SEAL_MONTH: FourEyes(
        frozenset({Duty.FINANCE, Duty.FINANCE_LEAD}), frozenset({Duty.FINANCE_LEAD}), timedelta(days=7)
    ),
    Action.LEDGER_APPROVAL_KEY: FourEyes(
        frozenset({Duty.FINANCE, Duty.FINANCE_LEAD}), frozenset({Duty.FINANCE_LEAD}), timedelta(days=7)
    ),
    Action.RECONCILE_REVERSE: FourEyes(
        frozenset({Duty.FINANCE, Duty.FINANCE_LEAD}), frozenset({Duty.FINANCE_LEAD}), timedelta(days=7)
    ),
    Action.RECONCILE_RULES: FourEyes(
        frozenset({Duty.FINANCE, Duty.FINANCE_LEAD}), frozenset({Duty.FINANCE_LEAD}), timedelta(days=7)
    ),
    # KYC's lead knows of freezes, is in every firm, and tells finance nothing of a file by a yes or no.
    Action.LIFT_FREEZE: FourEyes(
        frozenset({Duty.FINANCE, Duty.FINANCE_LEAD}), frozenset({Duty.FINANCE_LEAD, Duty.KYC_LEAD}), timedelta(days=7)
    ),
    # Who releases alone what an authority ordered to be kept could then have it erased.
    Action.RELEASE_HOLD: FourEyes(frozenset({Duty.DPO}), frozenset({Duty.DPO, Duty.KYC_LEAD}), timedelta(days=7)),
    Action.AUTHORITY_RELEASE: FourEyes(
        frozenset({Duty.MLRO, Duty.DPO}), frozenset({Duty.MLRO, Duty.DPO}), timedelta(days=2)
    ),
    Action.GRANT_KEY: FourEyes(_HOLDERS, _HOLDERS, timedelta(days=7)),
    Action.GRANT_ROOT: FourEyes(frozenset({Duty.ADMINISTRATOR}), frozenset({Duty.ADMINISTRATOR}), timedelta(days=7)),
    # An administrator learns that somebody becomes a reporting officer, which they know, and nothing of a file.
    Action.GRANT_SUSPICION: FourEyes(
        frozenset({Duty.MLRO}), frozenset({Duty.MLRO, Duty.ADMINISTRATOR}), timedelta(days=7)
    ),
    Action.DUTIES: FourEyes(frozenset({Duty.ADMINISTRATOR}), frozenset({Duty.ADMINISTRATOR}), timedelta(days=7)),
    Action.RESET_PASSWORD: FourEyes(
        frozenset({Duty.ADMINISTRATOR}), frozenset({Duty.ADMINISTRATOR}), timedelta(days=7)
    ),
}


def may_second(duties: frozenset[Duty]) -> frozenset[Action]:
    """The actions these duties may agree to."""
    return frozenset(action for action, rule in FOUR_EYES.items() if rule.seconds & duties)


# The classes whose keys are given by an action of their own; every other class goes with GRANT_KEY.
_OWN_GRANT = {"root": Action.GRANT_ROOT, "suspicion": Action.GRANT_SUSPICION}
# What the facts of an action must say at least; an action that is not here must say anything at all.
_TELLS: Mapping[Action, frozenset[str]] = {
    Action.GRANT_KEY: frozenset({"person", "field_classes"}),
    Action.GRANT_ROOT: frozenset({"person", "field_classes"}),
    Action.GRANT_SUSPICION: frozenset({"person", "field_classes"}),
    Action.DUTIES: frozenset({"person", "duties"}),
    Action.RESET_PASSWORD: frozenset({"person"}),
    Action.LEDGER_ADJUST: frozenset({"draft", "content"}),
    Action.LEDGER_SEAL_MONTH: frozenset({"month", "transactions", "postings"}),
    Action.LEDGER_APPROVAL_KEY: frozenset({"key", "label", "from", "until"}),
    Action.RECONCILE_REVERSE: frozenset({"check_out", "seq", "account", "words"}),
    Action.RECONCILE_RULES: frozenset({"account", "asset", "tolerance"}),
    Action.LIFT_FREEZE: frozenset({"freeze"}),
    Action.RELEASE_HOLD: frozenset({"hold", "cause", "since"}),
}
_ABOUT_SOMEBODY = frozenset(
    {
        Action.RIGHTS_ERASE,
        Action.RIGHTS_ACCESS_COPY,
        Action.RIGHTS_RECTIFY,
        Action.LIFT_FREEZE,
        Action.RELEASE_HOLD,
    }
)


def grant_action(field_class: str) -> Action:
    """By which action the keys of this class are given."""
    return _OWN_GRANT.get(field_class, Action.GRANT_KEY)


def is_whole(action: Action, subject: object, facts: Mapping[str, object]) -> bool:
    """Whether a proposal says enough for somebody to agree to it: whom it is about, and what would happen."""
    told = {name for name, value in facts.items() if value not in (None, "", [], {})}
    return bool(told) and _TELLS.get(action, frozenset()) <= told and (action not in _ABOUT_SOMEBODY or bool(subject))


class PersonState(StrEnum):
    ACTIVE = "active"
    SUSPENDED = "suspended"
    ENDED = "ended"


class WrongPassword(NotAllowed):
    code = "staff.wrong_password"


class NotStaff(NotAllowed):
    code = "staff.not_staff"


class BadName(Refused):
    code = "staff.bad_name"


@dataclass(frozen=True, slots=True)
class Person:
    """A member of staff. `name` is the sign-in name and database role; `duties` in the order of Duty.

    Who must change their password has no duties until they have.
    """

    name: str
    display_name: str
    language: str
    duties: tuple[Duty, ...]
    must_change_password: bool = False
    password_changed_at: datetime | None = None


def enough_of_a_reason(reason: str) -> bool:
    """At least 20 letters, a Han character counting as two, within 500 signs; the database counts the same way."""
    letters = sum(sign.isalpha() for sign in reason) + sum("\u3400" <= sign <= "\u9fff" for sign in reason)
    return letters >= REASON_LETTERS and len(reason) <= REASON_AT_MOST


def check_name(name: str) -> str:
    """A sign-in name: 2 to 40 of a-z, 0-9, dot, dash, underscore, beginning with a letter. Raises BadName."""
    if not _NAME.fullmatch(name):
        raise BadName(name=name[:60])
    return name
