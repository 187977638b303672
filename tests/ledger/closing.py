"""Two people close a month, or agree to something else, for tests that need that done."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from backoffice.ledger import closing
from backoffice.staff import seconding
from tests.given import AIKO, JONAS, Given


def seal(given: Given, month: date) -> None:
    """Finance proposes it and their lead agrees."""
    agree(given, AIKO, given.desk(JONAS).do(uuid4(), closing.propose_seal, month))


def agree(given: Given, name: str, which: UUID) -> None:
    """Read a proposal and agree to what it says."""
    shown = given.desk(name).ask(seconding.proposal, which)
    given.desk(name).do(uuid4(), seconding.agree, which, shown.hash())
