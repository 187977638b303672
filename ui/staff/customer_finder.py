"""Which customer a typed text means: their id, a case's number, or a name.

Boundary: runs in a pool's thread; shows as much of a name as the reader may see.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from backoffice.desk import Desk
from backoffice.errors import Missing, NotAllowed
from backoffice.kyc.numbers import customer_of_case
from backoffice.kyc.rules import mask
from backoffice.people import looking_up
from backoffice.people import service as people
from ui.kyc.wording import isolated

AT_MOST = 8


@dataclass(frozen=True, slots=True)
class FoundCustomer:
    customer: UUID
    label: str


def find_customers(desk: Desk, typed: str) -> tuple[FoundCustomer, ...]:
    """At most eight; none where nobody fits. Raises SearchTooShort, TooManySearches."""
    return tuple(FoundCustomer(each, _label(desk, each)) for each in customers_meant(desk, typed, AT_MOST))


def customers_meant(desk: Desk, typed: str, at_most: int) -> tuple[UUID, ...]:
    """The id itself, whose case has this number, or who is found; raises what `looking_up.customers_like` raises."""
    wanted = typed.strip()
    try:
        return (UUID(wanted),)
    except ValueError:
        pass
    number = wanted.upper().removeprefix("K-")
    if number.isascii() and number.isdigit() and len(number) < 18:
        customer = desk.ask(customer_of_case, int(number))
        if customer is not None or not looking_up.is_phone(number):
            return () if customer is None else (customer,)
    return looking_up.customers_like(desk, wanted, at_most)


def _label(desk: Desk, customer: UUID) -> str:
    try:
        name = isolated(desk.ask(people.identity, customer, opened=False).legal_name)
    except (NotAllowed, Missing):
        return mask(customer)
    return f"{name}, {mask(customer)}"
