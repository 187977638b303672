"""Crypto withdrawals for tests: booked by the platform, approved by a key that two people let in."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from backoffice.desk import Desk
from backoffice.ledger import approvals, feed
from backoffice.ledger.approval_rules import Leaving
from backoffice.ledger.correcting import Leg
from backoffice.ledger.feed import FeedLine, SignedBy
from backoffice.staff import seconding
from backoffice.vault.person_keys import SoftSigner
from tests.given import AIKO, JONAS, Given

DAY = date(2025, 2, 3)
WALLET, CUSTODIAN = "Liabilities:Wallet:U1:BTC", "Assets:Custodian:BTC"


def leaves(reference: str, units: int, key: SoftSigner | None = None, day: date = DAY) -> FeedLine:
    """A withdrawal of so many satoshis; with `key` approved by it."""
    sides = (Leg(WALLET, "BTC", units), Leg(CUSTODIAN, "BTC", -units))
    told = tuple((each.account, each.asset, each.amount) for each in sides)
    signed = None
    if key is not None:
        said = approvals.signed_bytes(Leaving(0, "platform", reference, "withdrawal", day, day, told))
        signed = SignedBy(key.public, key.sign(said))
    return FeedLine(reference, "withdrawal", day, day, "", sides, signed)


def enrol(given: Given, public: bytes, first: date, last: date, label: str = "Vault A") -> None:
    """Finance proposes a key and their lead agrees."""
    which = given.desk(JONAS).do(uuid4(), approvals.propose_key, public, label, first, last)
    shown = given.desk(AIKO).ask(seconding.proposal, which)
    given.desk(AIKO).do(uuid4(), seconding.agree, which, shown.hash())


def send(platform: Desk, *lines: FeedLine) -> feed.Fed:
    return platform.do(uuid4(), feed.post_feed, lines)
