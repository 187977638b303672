"""Accounts of the sample firm that were closed: emptied and settled, but for one on which money was left.

Boundary: on the keeper's connection; booked through the one way in for a file. R-03, L-01.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import Enum
from uuid import UUID

from sqlalchemy import Connection, text

from backoffice.sample.cases import customer_id, has_case
from backoffice.sample.ledger import as_person


class Account(Enum):
    """How the account of who writes stands."""

    OPEN = "open"
    CLOSED = "closed"
    MONEY_LEFT = "money_left"


# In cents: what had come in, and what was still there when the account was closed.
CAME_IN, LEFT = 84_000, 3_241
POSTINGS = 4
_BANK = "Assets:Bank:EUR"
_OPEN_FOR = timedelta(days=400)
_CLOSE = text("""
    update people.customer set state = 'closed', opened_at = cast(:opened as timestamptz), closed_at = :closed
     where id = :customer
""")


def closed_on(received_on: date) -> date:
    """The day on which an account was closed whose person wrote on that day."""
    return received_on - timedelta(days=4)


def close_accounts(
    connection: Connection, seed: int, accounts: Mapping[int, tuple[Account, date]], at: datetime
) -> None:
    """Close the accounts of those customers, each on its day. No one of them has a case."""
    assert not any(has_case(index) for index in accounts)
    connection.execute(text("set local session_replication_role = replica"))
    for index, (_account, on) in accounts.items():
        closed = at - timedelta(days=(at.date() - on).days)
        values = {"customer": customer_id(seed, index), "opened": closed - _OPEN_FOR, "closed": closed}
        connection.execute(_CLOSE, values)
    connection.execute(text("set local session_replication_role = origin"))


def book_closed(
    connection: Connection, seed: int, accounts: Mapping[int, tuple[Account, date]], bookkeeper: str
) -> None:
    """What had come in by transfer, and what went out before the account was closed: POSTINGS for each of them."""
    batch = as_person(connection, bookkeeper, "select ledger.open_batch()", {})
    assert isinstance(batch, UUID)
    for index, (account, on) in accounts.items():
        out = CAME_IN - (LEFT if account is Account.MONEY_LEFT else 0)
        _book(connection, batch, seed, index, ("deposit", on - timedelta(days=120), CAME_IN))
        _book(connection, batch, seed, index, ("withdrawal", on - timedelta(days=1), -out))
    told = as_person(
        connection,
        bookkeeper,
        "select ledger.book_batch(:batch, 'sample', cast(:manifest as jsonb))",
        {"batch": batch, "manifest": json.dumps({"sample": {"closed": True}})},
    )
    if not isinstance(told, dict) or "findings" in told:
        raise AssertionError(f"the sample's closed accounts are not in order: {told}")


def _book(connection: Connection, batch: UUID, seed: int, index: int, moved: tuple[str, date, int]) -> None:
    kind, on, cents = moved
    reference = f"CLOSED-{'IN' if cents > 0 else 'OUT'}-{index:06}"
    connection.execute(
        text(f"insert into ledger_stage.tx_{batch.hex} (tx_id, date, kind, description, ref)"
             " values (:ref, :on, :kind, '', :ref)"),
        {"ref": reference, "on": on.isoformat(), "kind": kind},
    )  # fmt: skip
    wallet = f"Liabilities:Wallet:{customer_id(seed, index)}:EUR"
    for account, amount in ((_BANK, cents), (wallet, -cents)):
        sign = "-" if amount < 0 else ""
        connection.execute(
            text(f"insert into ledger_stage.posting_{batch.hex} (tx_id, account, currency, amount)"
                 " values (:ref, :account, 'EUR', :amount)"),
            {"ref": reference, "account": account, "amount": f"{sign}{abs(amount) // 100}.{abs(amount) % 100:02}"},
        )  # fmt: skip
