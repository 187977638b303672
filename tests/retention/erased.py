"""Erasures for tests, agreed to by a second person as they would be."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID, uuid4

from backoffice.retention import queries, service
from backoffice.retention.rules import Preview
from backoffice.staff import seconding
from backoffice.staff.rules import Action
from backoffice.store.cluster import BOOTSTRAP
from tests.given import MARIA, WEN, Given

YEAR = timedelta(days=366)
_LEFT = {
    "people.identity": "customer_id",
    "people.particulars": "customer_id",
    "people.name_token": "customer_id",
    "kyc.picture": "customer_id",
    "kyc.decision_note": "customer_id",
    "vault.customer_key": "customer_id",
    "vault.blind_index": "customer_id",
    "vault.index_queue": "customer_id",
}


def closed(given: Given, customer: UUID, on: date) -> None:
    """An account that was closed on that day."""
    with given.sql(BOOTSTRAP) as connection:
        connection.execute(
            "update people.customer set state = 'closed', closed_at = %s::date + interval '12 hours' where id = %s",
            [on, customer],
        )


def lines_of(given: Given, told: Preview) -> object:
    """The lines of a preview as a proposal puts them before the second person."""
    return given.desk(MARIA).ask(lambda read: queries.preview(read.session, told.customer, told.minor)["lines"])


def agreed(given: Given, customer: UUID, told: Preview, request: UUID | None = None) -> UUID:
    """A proposal of exactly this, agreed to by a lead."""
    facts = {
        "request": str(request) if request else None,
        "hash": told.hash,
        "minor": told.minor,
        "shown_by": "document" if told.minor else None,
        "lines": lines_of(given, told),
    }
    made = given.desk(MARIA).do(uuid4(), seconding.propose, Action.RIGHTS_ERASE, customer, facts)
    shown = given.desk(WEN).ask(seconding.proposal, made)
    given.desk(WEN).do(uuid4(), seconding.agree, made, shown.hash())
    return made


def erased(given: Given, customer: UUID, request: UUID | None = None, *, minor: bool = False) -> UUID:
    """An erasure from its preview to its end, without the search."""
    told = given.desk(MARIA).ask(service.preview, customer, minor=minor)
    done = uuid4()
    given.desk(MARIA).do(uuid4(), service.erase, done, agreed(given, customer, told, request))
    return done


def left_of(given: Given, customer: UUID) -> list[tuple[str, int]]:
    """Tables that still hold rows of a customer's own, with how many."""
    with given.sql(BOOTSTRAP) as connection:
        counts = [
            (table, connection.execute(f"select count(*) from {table} where {column} = %s".encode(), [customer]))
            for table, column in _LEFT.items()
        ]
        return [(table, found[0]) for table, rows in counts if (found := rows.fetchone()) and found[0]]
