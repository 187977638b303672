"""Finding a customer and their newest case by what somebody types.

Boundary: who searches by anything but a case's number leaves an entry first. S-05.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from uuid import UUID, uuid4

from backoffice.desk import Desk, ReadWork, Work
from backoffice.kyc import queries
from backoffice.kyc.rules import CaseState
from backoffice.kyc.tables import AttemptRow
from backoffice.kyc.views import Found
from backoffice.people import looking_up
from backoffice.people.rules import SearchKind, SearchTooShort

_DOCUMENT = re.compile(r"^\s*(?=.*[0-9])[0-9A-Za-z -]{5,30}\s*$")


def find(desk: Desk, typed: str, limit: int = 12) -> tuple[Found, ...]:
    """Customers by case number ("48213" or "K-48213"), e-mail, phone, words of the name, or a document's number.

    At most `limit`; nobody by so few letters that they would list customers. Phone and document are found by who holds
    the key of the blind indexes. Raises TooManySearches.
    """
    number = typed.strip().upper().removeprefix("K-")
    if number.isascii() and number.isdigit() and len(number) < 18 and (of_case := desk.ask(_of_case, int(number))):
        return of_case
    try:
        made = desk.do(uuid4(), search, typed, limit, uuid4())
    except SearchTooShort:
        return ()
    # A command repeated after a broken connection answers its ids as text.
    return desk.ask(_lines, tuple(UUID(str(each)) for each in made)) if made else ()


def search(work: Work, typed: str, limit: int, _salt: UUID) -> tuple[UUID, ...]:
    """Look for customers by everything the text may be; the ids of the searches. `_salt` as in `looking_up.search`."""
    made = []
    if not _DOCUMENT.search(typed) or looking_up.is_phone(typed):
        made.append(looking_up.search(work, typed, limit, _salt))
    if _DOCUMENT.search(typed):
        column = AttemptRow.document_number
        made.append(looking_up.search_sealed(work, SearchKind.DOCUMENT, column, typed, limit))
    return tuple(each for each in made if each)


def _of_case(work: ReadWork, number: int) -> tuple[Found, ...]:
    customer = queries.customer_of_number(work.session, number)
    return () if customer is None else _found(work, [customer])


def _lines(work: ReadWork, searches: tuple[UUID, ...]) -> tuple[Found, ...]:
    customers = looking_up.found(work, searches)
    return _found(work, customers) if customers else ()


def _found(work: ReadWork, customers: Sequence[UUID]) -> tuple[Found, ...]:
    return tuple(
        Found(
            customer=row.customer,
            name=row.name,
            country=row.country,
            case=row.case,
            number=row.number,
            state=CaseState(row.state) if row.state else None,
            due_at=row.due_at,
        )
        for row in queries.lines_of(work.session, customers)
    )
