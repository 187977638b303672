"""Customers as other areas and the window ask for them.

Boundary: opened values leave only for those whose keys open them. K-03.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from backoffice import vault
from backoffice.desk import ReadWork
from backoffice.people import queries
from backoffice.people.rules import Identity, NoSuchCustomer, name_tokens
from backoffice.people.tables import CustomerRow


def identity(work: ReadWork, customer: UUID, *, opened: bool) -> Identity:
    """The basics a customer declared; the birth date only when `opened`. Raises NoSuchCustomer."""
    row = queries.customer(work.session, customer)
    if row is None:
        raise NoSuchCustomer(customer=str(customer))
    birth_on = None
    if opened:
        told = vault.open_sealed(work.keys, CustomerRow.birth_on, row=row.id, customer=row.id, envelope=row.birth_on)
        birth_on = date.fromisoformat(told.decode())
    return Identity(row.id, row.legal_name, row.email, row.country, row.language, birth_on)


def controller_of(work: ReadWork, customer: UUID) -> str:
    """The key of the controller's policy file. Raises NoSuchCustomer."""
    row = queries.customer(work.session, customer)
    if row is None:
        raise NoSuchCustomer(customer=str(customer))
    return row.controller


def customers_like(work: ReadWork, text: str, limit: int) -> Sequence[UUID]:
    """Customers by the beginning of an e-mail address, else by words of their name in any order."""
    if "@" in text:
        return queries.with_email(work.session, text.strip().lower(), limit)
    tokens = name_tokens(text) if len(text) <= 200 else frozenset()
    return queries.named(work.session, tokens, limit) if tokens else ()
