"""The erasure of last resort: without a customer's keys nothing sealed of them can be read by anybody.

Boundary: the database asks for the approved erasure; copies made before are the backups' matter. D-09, S-02.
"""

from __future__ import annotations

from uuid import UUID

from backoffice.desk import Work
from backoffice.errors import Conflict
from backoffice.vault import queries


class KeyWasDestroyed(Conflict):
    """A key that was destroyed may not come back."""

    code = "vault.key_was_destroyed"


def destroy_customer_keys(work: Work, customer: UUID) -> int:
    """Destroy every key of a customer, with tickets and blind indexes; how many keys there were.

    Raises NoGround unless a second person has approved the erasure of this customer.
    """
    return queries.destroy_customer_keys(work.session, customer)
