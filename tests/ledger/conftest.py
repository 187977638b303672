"""Books of a year for tests that only read them: generated once for a module, booked through the real intake."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest
from sqlalchemy import text

from backoffice.sample.ledger import load_books
from backoffice.store.clockwork import shift_clock
from backoffice.store.cluster import BOOTSTRAP
from backoffice.store.embedded import EmbeddedServer
from tests.given import ENTER, JONAS, TEMPLATE, Given

LAST = date(2026, 11, 21)
POSTINGS = 25_000
HOLDERS = tuple(
    (UUID(int=number * 0x9E3779B97F4A7C15F39CC0605CEDC835 % 2**128), f"Person {number}") for number in range(40)
)


@contextmanager
def filled_house(template: EmbeddedServer, home: Path, postings: int) -> Iterator[Given]:
    """A house whose books hold a year that ends with LAST, which is its today."""
    database = f"house_{uuid4().hex}"
    with psycopg.connect(**template.connect_args(BOOTSTRAP, dbname="postgres"), autocommit=True) as connection:
        connection.execute(f"create database {database} template {TEMPLATE} strategy file_copy")
        connection.execute(f"revoke all on database {database} from public")
        connection.execute(f"grant connect on database {database} to {ENTER}")
        house = Given(template, database, home)
        with house.house.keeper() as keeper:
            load_books(keeper, 1, postings, LAST, JONAS, HOLDERS)
            keeper.execute(text("analyze ledger.transaction, ledger.posting, ledger.reference, ledger.particulars"))
            # Today is the last day of its books, whenever and in which zone a test looks at them.
            shift_clock(keeper, datetime.combine(LAST, time(12), UTC) - datetime.now(UTC))
        yield house
        house.close()
        connection.execute(f"drop database {database} with (force)")


@pytest.fixture(scope="module")
def year(template: EmbeddedServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Given]:
    """A house with 25,000 postings, which no test changes."""
    with filled_house(template, tmp_path_factory.mktemp("year"), POSTINGS) as house:
        yield house
