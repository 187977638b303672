"""Which customer a typed text means: their id, a case's number, or a name.

Boundary: runs in a pool's thread; shows as much of a name as the reader may see.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from backoffice.desk import Desk, ReadWork
from backoffice.errors import Missing, NotAllowed
from backoffice.kyc.numbers import customer_of_case
from backoffice.kyc.rules import mask
from backoffice.people import service as people
from ui.kyc.wording import isolated

AT_MOST = 8


@dataclass(frozen=True, slots=True)
class FoundCustomer:
    customer: UUID
    label: str


def find_customers(desk: Desk, typed: str) -> tuple[FoundCustomer, ...]:
    """At most eight; none where nobody fits."""
    return tuple(FoundCustomer(each, _label(desk, each)) for each in desk.ask(_ids, typed.strip()))


def _ids(read: ReadWork, wanted: str) -> list[UUID]:
    try:
        return [UUID(wanted)]
    except ValueError:
        pass
    number = wanted.upper().removeprefix("K-")
    if number.isascii() and number.isdigit() and len(number) < 18:
        customer = customer_of_case(read, int(number))
        return [] if customer is None else [customer]
    return list(people.customers_like(read, wanted, AT_MOST))


def _label(desk: Desk, customer: UUID) -> str:
    try:
        name = isolated(desk.ask(people.identity, customer, opened=False).legal_name)
    except (NotAllowed, Missing):
        return mask(customer)
    return f"{name}, {mask(customer)}"
