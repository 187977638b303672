"""Two people close a month, for tests that need one closed."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from backoffice.ledger import closing
from backoffice.staff import seconding
from tests.given import AIKO, JONAS, Given


def seal(given: Given, month: date) -> None:
    """Finance proposes it and their lead agrees."""
    which = given.desk(JONAS).do(uuid4(), closing.propose_seal, month)
    shown = given.desk(AIKO).ask(seconding.proposal, which)
    given.desk(AIKO).do(uuid4(), seconding.agree, which, shown.hash())
