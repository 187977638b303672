"""Flows of customers, booked through the real intake."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

from backoffice.ledger import watch
from backoffice.ledger.intake import import_folder
from backoffice.ledger.watch_rules import Policy
from backoffice.ledger.watch_views import Alert
from tests.given import JONAS, Given


@dataclass(frozen=True)
class Line:
    """`euros` come in where positive; with `other` they come from or go to that customer's wallet."""

    holder: UUID | str
    on: str
    euros: float
    kind: str = "deposit"
    other: UUID | str = ""
    words: str = ""


def book(given: Given, lines: Sequence[Line]) -> None:
    """Book these in one file."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        with (folder / "tx.csv").open("w", newline="") as tx, (folder / "postings.csv").open("w", newline="") as legs:
            transactions, postings = csv.writer(tx), csv.writer(legs)
            transactions.writerow(("tx_id", "date", "kind", "description", "ref"))
            postings.writerow(("tx_id", "account", "currency", "amount"))
            for number, line in enumerate(lines):
                transactions.writerow((number, line.on, line.kind, line.words, uuid4().hex))
                other = f"Liabilities:Wallet:{line.other}:EUR" if line.other else "Assets:Bank:EUR"
                if line.kind == "donation":
                    other = "Liabilities:Project:007:EUR"
                postings.writerow((number, f"Liabilities:Wallet:{line.holder}:EUR", "EUR", f"{-line.euros:.2f}"))
                postings.writerow((number, other, "EUR", f"{line.euros:.2f}"))
        import_folder(given.desk(JONAS), folder)


def structured(holder: UUID | str, month: str = "2026-03", days: Sequence[int] = (2, 3, 4)) -> list[Line]:
    """Deposits of 9,100, 9,300, 9,500, ... euros, each under the limit."""
    return [Line(holder, f"{month}-{day:02}", 9100 + 200 * at) for at, day in enumerate(days)]


def watched(given: Given, policy: Policy | None = None) -> tuple[Alert, ...]:
    """Let the worker's desk judge all that is new; the open alerts then."""
    desk = given.worker()
    desk.do(uuid4(), watch.begin, policy)
    while desk.ask(watch.is_waiting):
        desk.do(uuid4(), watch.read_on)
        desk.do(uuid4(), watch.judge_next, 50, policy)
    return given.desk(JONAS).ask(watch.alerts).open
