"""The numbers of KYC that the controller of a customer has set, from its policy file."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from backoffice.desk import ReadWork
from backoffice.kyc.rules import KycPolicy
from backoffice.people import service as people
from backoffice.people.policy import controller


def policy_of(work: ReadWork, customer: UUID) -> KycPolicy:
    """How long a mail can be called back, how long a claim lasts, and how many one holds, for this customer."""
    numbers = controller(people.controller_of(work, customer)).numbers["kyc"]
    return KycPolicy(
        mail_leaves_after=timedelta(seconds=numbers["mail_leaves_after_seconds"]),
        at_once_below=timedelta(seconds=numbers["at_once_below_seconds"]),
        lease=timedelta(seconds=numbers["lease_seconds"]),
        claims_at_most=numbers["claims_at_most"],
    )
