"""Check-outs of a test's house: books of its own, a sealer that serves, a person who takes them along."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from backoffice.ledger.intake import import_folder
from backoffice.reconcile.check_out_filing import Taken, take_out
from backoffice.reconcile.check_out_rules import Wanted
from backoffice.reconcile.snapshot_rules import KeyCustody
from tests.given import CHEAP, JONAS, Given
from tests.reconcile.snapshots import PASSPHRASE

BANK = "Assets:Bank:EUR"
CARDS = "Assets:Processor:Cards:EUR"
SINCE, UNTIL = date(2026, 3, 2), date(2026, 3, 31)
WALLET = f"Liabilities:Wallet:{UUID(int=7)}:EUR"


@dataclass(frozen=True)
class Flow:
    """One transaction between an account outside and a customer's wallet; plus is money that comes in.

    Of a `fee` the wallet bears it and the house gets it.
    """

    on: str
    euros: str
    account: str = BANK
    words: str = "SEPA in Oksana Kovalchuk"
    reference: str = ""
    fee: str = ""


FLOWS = (
    Flow("2026-02-27", "1000.00", reference="BEFORE"),
    Flow("2026-03-02", "250.00", reference="REF-1"),
    Flow("2026-03-02", "99.50", CARDS, "Card payment", "CARD-1"),
    Flow("2026-03-16", "-40.25", words="SEPA out Łukasz Wierzba", reference="REF-2", fee="1.00"),
    Flow("2026-03-31", "12.00", reference="REF-3"),
    Flow("2026-04-01", "5000.00", reference="AFTER"),
)


def book(given: Given, flows: Sequence[Flow] = FLOWS) -> None:
    """Book these in one file."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        with (folder / "tx.csv").open("w", newline="") as tx, (folder / "postings.csv").open("w", newline="") as legs:
            transactions, postings = csv.writer(tx), csv.writer(legs)
            transactions.writerow(("tx_id", "date", "kind", "description", "ref"))
            postings.writerow(("tx_id", "account", "currency", "amount"))
            for number, flow in enumerate(flows):
                other = -Decimal(flow.euros) + Decimal(flow.fee or 0)
                transactions.writerow((number, flow.on, "deposit", flow.words, flow.reference))
                postings.writerow((number, flow.account, "EUR", flow.euros))
                if flow.fee:
                    postings.writerow((number, "Income:Fees", "EUR", f"-{flow.fee}"))
                postings.writerow((number, WALLET, "EUR", other))
        import_folder(given.desk(JONAS), folder)


def wanted(accounts: tuple[str, ...] = (BANK, CARDS), custody: KeyCustody = KeyCustody.PASSPHRASE) -> Wanted:
    return Wanted(accounts, SINCE, UNTIL, 7, custody)


def take(given: Given, of: Wanted | None = None, person: str = JONAS) -> Taken:
    """This person takes it along under the tests' passphrase."""
    seat = given.seat(person)
    return take_out(seat.desk, seat.person, given.house.settings.home, of or wanted(), PASSPHRASE, cost=CHEAP)
