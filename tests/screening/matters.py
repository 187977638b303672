"""Referrals and files as a test arranges them."""

from __future__ import annotations

from uuid import UUID, uuid4

from backoffice.screening import service
from backoffice.screening.rules import Category, Matter
from backoffice.store.cluster import BOOTSTRAP
from tests.given import ANNA, RUTH, Given

WORDS = "Paid from five accounts in four names, withdrawn the same evening."


def customer_of(given: Given, case: UUID) -> UUID:
    """Whose case this is, as the keeper of the database sees it."""
    with given.sql(BOOTSTRAP) as connection:
        found = connection.execute('select customer_id from kyc."case" where id = %s', [case]).fetchone()
    assert found is not None
    return UUID(str(found[0]))


def refer(
    given: Given,
    customer: UUID,
    *,
    by: str = ANNA,
    words: str = WORDS,
    category: Category = Category.FUNDS,
    case: UUID | None = None,
) -> None:
    given.desk(by).do(uuid4(), service.refer, customer, category, words, case)


def referral_of(given: Given, customer: UUID) -> UUID:
    """The newest referral of a customer, as the reporting officer sees it."""
    return next(line.target for line in given.desk(RUTH).ask(service.lines) if line.customer == customer)


def opened(given: Given, target: UUID) -> Matter:
    """A referral or file with its words, access taken first."""
    given.desk(RUTH).do(uuid4(), service.take_access, target)
    return given.desk(RUTH).ask(service.matter, target)


def file_about(given: Given, customer: UUID) -> UUID:
    """An open file about a customer who was referred."""
    refer(given, customer)
    return given.desk(RUTH).do(uuid4(), service.open_file, referral_of(given, customer)).target
