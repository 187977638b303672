"""Customers as other areas and the window ask for them.

Boundary: opened values leave only for those whose keys open them. K-03.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from backoffice import vault
from backoffice.desk import ReadWork, Work
from backoffice.people import queries
from backoffice.people.rules import Identity, Marks, NoSuchCustomer, Particulars
from backoffice.people.tables import ParticularsRow
from backoffice.store.datamap import FieldClass


def identity(work: ReadWork, customer: UUID, *, opened: bool) -> Identity:
    """The basics a customer declared; the birth date only when `opened`. Raises NoSuchCustomer.

    Who may not see who it is gets the masked name and no address.
    """
    row = queries.customer(work.session, customer)
    if row is None:
        raise NoSuchCustomer(customer=str(customer))
    who = queries.identity(work.session, customer)
    more = queries.particulars(work.session, customer) if opened else None
    birth_on = None
    if more is not None:
        told = vault.open_sealed(work, ParticularsRow.birth_on, row=row.id, customer=row.id, envelope=more.birth_on)
        birth_on = date.fromisoformat(told.decode())
    name, email = (row.masked_name, "") if who is None else (who.legal_name, who.email)
    return Identity(row.id, name, email, row.country, row.language, birth_on)


def take_emergency_access(work: Work, customer: UUID) -> datetime:
    """Open who a customer is, and how they are reached, on the ground of an emergency. Raises NoGround."""
    return vault.take_ticket(work, customer, (FieldClass.IDENTITY, FieldClass.CONTACT), vault.Ground.BREAK_GLASS)


def particulars(work: ReadWork, customer: UUID) -> Particulars:
    """All that opens under a ticket; empty where none shows it. Raises NoSuchCustomer, KeyNotHeld, KeyOutOfReach."""
    who = identity(work, customer, opened=True)
    row = queries.particulars(work.session, customer)
    if row is None:
        return Particulars(who, "", "")
    mobile = b""
    if row.mobile:  # An erasure leaves none, where the law keeps the rest.
        mobile = vault.open_sealed(work, ParticularsRow.mobile, row=customer, customer=customer, envelope=row.mobile)
    address = vault.open_sealed(work, ParticularsRow.address, row=customer, customer=customer, envelope=row.address)
    return Particulars(who, mobile.decode(), address.decode())


def is_frozen(work: ReadWork, customer: UUID) -> bool:
    """Whether finance holds the customer's account still, for the mark wherever the customer is shown."""
    return queries.is_frozen(work.session, customer)


def marks_of(work: ReadWork, holders: Iterable[str]) -> dict[str, Marks]:
    """How the accounts of these pseudonyms stand, of those alone that do not stand free.

    Wallets of another house may be called anything: what names no customer is passed over.
    """
    known = {customer: holder for holder in holders if (customer := customer_of(holder)) is not None}
    if not known:
        return {}
    frozen, restricted = queries.standing_still(work.session, known)
    return {known[each]: Marks(each in frozen, each in restricted) for each in frozen | restricted}


def customer_of(holder: str) -> UUID | None:
    """The customer that a pseudonym in the books names; None for one of another house."""
    try:
        found = UUID(holder)
    except ValueError:
        return None
    return found if str(found) == holder else None


def controller_of(work: ReadWork, customer: UUID) -> str:
    """The key of the controller's policy file. Raises NoSuchCustomer."""
    row = queries.customer(work.session, customer)
    if row is None:
        raise NoSuchCustomer(customer=str(customer))
    return row.controller
