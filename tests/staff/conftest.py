"""People made for one test: roles belong to the cluster, so their names are random and they go with the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql

from backoffice.staff import keeper, keeping, service
from backoffice.staff.rules import Duty
from backoffice.store.cluster import BOOTSTRAP
from backoffice.vault.passphrase import STRONG, Cost
from tests.given import IDRIS, KEYS, OLGA, PASSWORD, Given

Somebody = Callable[..., str]


def verifier(given: Given, name: str, password: str = PASSWORD) -> str:
    return given.desk(OLGA).ask(service.password_verifier, name, password)


def new_name() -> str:
    return f"test.{uuid4().hex[:12]}"


@pytest.fixture
def names(given: Given) -> Iterator[Callable[[], str]]:
    """Gives out names whose roles are dropped with the test."""
    given_out: list[str] = []

    def give() -> str:
        given_out.append(new_name())
        return given_out[-1]

    yield give
    with given.sql(BOOTSTRAP) as connection:
        for name in given_out:
            connection.execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = %s", (name,))
            connection.execute(sql.SQL("drop role if exists {}").format(sql.Identifier(name)))


@pytest.fixture
def newcomer(given: Given, names: Callable[[], str]) -> Somebody:
    """Adds a person with these duties; they have not signed in yet."""

    def add(*duties: Duty) -> str:
        name = names()
        changed = given.desk(OLGA).do(
            uuid4(),
            keeping.add_person,
            name=name,
            display_name="Somebody New",
            language="en",
            duties=duties,
            verifier=verifier(given, name),
        )
        if changed.proposal is not None:
            agree(given, IDRIS, changed.proposal)
        return name

    return add


@pytest.fixture
def somebody(given: Given, newcomer: Somebody) -> Somebody:
    """Adds a person with these duties who has chosen a password of their own and is at work."""

    def add(*duties: Duty) -> str:
        name = newcomer(*duties)
        with given.sql(name) as connection:
            connection.execute("select staff.new_password(%s)", (verifier(given, name),))
        return name

    return add


def add_reviewer(given: Given, name: str, cost: Cost = STRONG) -> None:
    """Add a reviewer who has a password and certified keys from the first."""
    with given.house.keeper() as connection:
        keeper.add_person(
            connection,
            name=name,
            display_name="Somebody",
            language="en",
            duties=(Duty.KYC_REVIEWER,),
            password=PASSWORD,
            keys=KEYS,
            cost=cost,
        )


def agree(given: Given, name: str, proposal: object) -> None:
    from backoffice.staff import seconding

    seen = given.desk(name).ask(seconding.proposal, proposal)  # type: ignore[arg-type]
    given.desk(name).do(uuid4(), seconding.agree, seen.id, seen.hash())


@contextmanager
def refused(code: str) -> Iterator[None]:
    """The guard says no with this code."""
    with pytest.raises(psycopg.DatabaseError) as caught:
        yield
    assert caught.value.diag.message_primary == code


@contextmanager
def denied() -> Iterator[None]:
    """No right at all."""
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        yield
