"""What tests of keys in the database start from: approvals, commands as one-liners, a look at the tables."""

from __future__ import annotations

import json
from collections.abc import Mapping
from uuid import UUID

from tests.given import BOOTSTRAP, Given


def customer_of(given: Given, case: UUID) -> UUID:
    """Whose case this is."""
    with given.sql(BOOTSTRAP) as connection:
        row = connection.execute('select customer_id from kyc."case" where id = %s', (case,)).fetchone()
    assert row is not None
    return UUID(str(row[0]))


def agreed(
    given: Given, action: str, subject: UUID | None, facts: Mapping[str, object] | None = None, *, by: str, second: str
) -> UUID:
    """What two people agreed on: the proposal's id."""
    with given.sql(by) as connection:
        row = connection.execute(
            "select staff.propose(%s, %s, %s::jsonb)", (action, subject, json.dumps(facts or {}))
        ).fetchone()
    assert row is not None
    with given.sql(BOOTSTRAP) as connection:
        hashed = connection.execute("select facts_hash from staff.proposal where id = %s", (row[0],)).fetchone()
    assert hashed is not None
    with given.sql(second) as connection:
        connection.execute("select staff.decide_proposal(%s, true, %s)", (row[0], hashed[0]))
    return UUID(str(row[0]))


def count(given: Given, what: str, *values: object) -> int:
    """`select count(*) from ...` as the one who sees everything."""
    with given.sql(BOOTSTRAP) as connection:
        row = connection.execute(f"select count(*) from {what}".encode(), values).fetchone()
    assert row is not None
    return int(row[0])
