"""A handful of flows that the watch stops at, one for each of its rules, beside the sample firm's year of books.

Boundary: the same day gives the same flows; they are booked as a file is. L-04.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import Connection, text

from backoffice.sample.ledger import as_person

# Those of whom the books know least, so that their flows stand out.
_QUIET = text("""
    select c.id from (select id from people.customer where state <> 'closed' order by id limit 2000) c
     order by (
        select count(*) from ledger.account a join ledger.posting p on p.account_id = a.id where a.holder = c.id::text
     ), c.id limit 7
""")
_BANK, _PROJECT = "Assets:Bank:EUR", "Liabilities:Project:007:EUR"


@dataclass(frozen=True, slots=True)
class _Sign:
    """Cents that came in where positive, so many days before the last."""

    who: int
    before: int
    cents: int
    kind: str = "deposit"
    other: int | None = None


def _signs() -> Iterator[_Sign]:
    for before, cents in ((6, 910_000), (5, 980_000), (4, 930_000), (4, 940_000)):
        yield _Sign(0, before, cents)
    yield _Sign(1, 3, 1_240_000)
    yield _Sign(1, 2, -700_000, "withdrawal")
    yield _Sign(1, 2, -505_000, "withdrawal")
    # Everybody moves something now and then in the year of the books; only before it somebody was still for long.
    yield _Sign(2, 563, 12_000)
    yield _Sign(2, 363, 460_000)
    for number in range(12):
        yield _Sign(3, 200 - 9 * number, 22_000 + 700 * (number % 5))
    yield _Sign(3, 5, 3_100_000)
    yield _Sign(4, 9, 650_000)
    yield _Sign(4, 8, -600_000, "transfer", other=5)
    yield _Sign(4, 4, 580_000, "transfer", other=5)
    for number in range(4):
        yield _Sign(6, 20 - 2 * number, 500_000)
        yield _Sign(6, 19 - 2 * number, -450_000, "donation")


def load_signs(connection: Connection, last: date, bookkeeper: str) -> None:
    """Book them as `bookkeeper`, a person of finance; nothing where the house has too few customers."""
    holders: list[UUID] = list(connection.execute(_QUIET).scalars())
    if len(holders) < 7:
        return
    batch = as_person(connection, bookkeeper, "select ledger.open_batch()", {})
    assert isinstance(batch, UUID)
    for number, sign in enumerate(_signs()):
        other = _PROJECT if sign.kind == "donation" else _BANK
        if sign.other is not None:
            other = f"Liabilities:Wallet:{holders[sign.other]}:EUR"
        on, amount = last - timedelta(days=sign.before), f"{abs(sign.cents) // 100}.{abs(sign.cents) % 100:02}"
        connection.execute(
            text(f"insert into ledger_stage.tx_{batch.hex} (tx_id, date, kind, description, ref)"
                 " values (:id, :on, :kind, '', :ref)"),
            {"id": str(number), "on": on.isoformat(), "kind": sign.kind, "ref": f"SEPA-{on:%y%m%d}-{number:03}"},
        )  # fmt: skip
        legs = [(f"Liabilities:Wallet:{holders[sign.who]}:EUR", "-" + amount), (other, amount)]
        for account, value in legs if sign.cents > 0 else [(legs[0][0], amount), (other, "-" + amount)]:
            connection.execute(
                text(f"insert into ledger_stage.posting_{batch.hex} (tx_id, account, currency, amount)"
                     " values (:id, :account, 'EUR', :amount)"),
                {"id": str(number), "account": account, "amount": value},
            )  # fmt: skip
    told = as_person(
        connection,
        bookkeeper,
        "select ledger.book_batch(:batch, 'sample', cast(:manifest as jsonb))",
        {"batch": batch, "manifest": json.dumps({"sample": {"flows": True}})},
    )
    if not isinstance(told, dict) or "findings" in told:
        raise AssertionError(f"the sample's flows are not in order: {told}")
