"""Who a signed-in person is, and what duties mean.

Boundary: pure. S-05 (least privilege).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
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


# The duties that read sealed fields at all, and so hold keys; of which classes, the data map says.
KEYED = frozenset({Duty.KYC_REVIEWER, Duty.KYC_LEAD, Duty.DPO, Duty.MLRO})


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
    """A member of staff. `name` is the sign-in name and database role; `duties` in the order of Duty."""

    name: str
    display_name: str
    language: str
    duties: tuple[Duty, ...]


def check_name(name: str) -> str:
    """A sign-in name: 2 to 40 of a-z, 0-9, dot, dash, underscore, beginning with a letter. Raises BadName."""
    if not _NAME.fullmatch(name):
        raise BadName(name=name[:60])
    return name
