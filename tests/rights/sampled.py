"""The sample firm's requests in a test's house, with the customers they are of and no others."""

from __future__ import annotations

from datetime import timedelta

from backoffice.people.rules import KycState
from backoffice.sample import rows
from backoffice.sample.cases import customer_id
from backoffice.sample.closed import close_accounts
from backoffice.sample.people import person
from backoffice.sample.rights import closed_accounts, indexes, load_requests, today_of
from tests.given import Given, bulk_sealer

SEED = 1


def load_sample(given: Given) -> int:
    """How many requests there are."""
    now = given.now()
    sealer = bulk_sealer()
    with given.house.keeper() as connection:
        for index in indexes():
            who = person(SEED, index, on=now.date())
            at = who.address
            facts = rows.PersonFacts(
                legal_name=who.legal_name,
                country=who.alpha2,
                email=who.email,
                language=who.language,
                birth_on=who.birth_on,
                mobile=who.mobile,
                address=f"{at.street}, {at.postcode} {at.city}, {at.country}",
            )
            made = rows.customer(sealer, customer_id(SEED, index), facts, now - timedelta(days=99), KycState.PASSED)
            rows.load_customers(connection, [made])
        rows.load_made(connection, sealer.take())
        close_accounts(connection, SEED, closed_accounts(today_of(now)), now)
        return load_requests(connection, sealer, SEED, now)
