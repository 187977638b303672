"""What a correction rests on, in words: which line of which file, or which entry, of which check-out. L-01.

Boundary: asks at the reader's desk, in the background; a hash is for the machine, and stands behind the words.
"""

from __future__ import annotations

from uuid import UUID

from backoffice.desk import ReadWork
from backoffice.ledger import adjustments
from backoffice.ledger.correcting import Draft
from backoffice.reconcile import origins
from backoffice.reconcile.origins import Rests
from ui.kyc.wording import Wording

Read = tuple[Draft, Rests | None]


def read(work: ReadWork, proposal: UUID) -> Read:
    """A correction, and what of a reconciliation it rests on. Raises as `adjustments.draft_of`."""
    draft = adjustments.draft_of(work, proposal)
    return draft, origins.rests_on(work, draft.id) if draft.evidence is not None else None


def said(rests: Rests | None, words: Wording) -> str:
    """Such as "For line 5 of statement 1a2b3c4d (check-out 3, decision 17)"; empty for what no check-in proposed."""
    if rests is None:
        return ""
    # A finding speaks of a line by its file and number, of an entry by its own.
    kind, _, which = rests.finding.rpartition(":")
    file, _, number = which.partition(".")
    about = "line" if kind.endswith("line") else "entry" if kind.endswith("entry") else "match"
    there = words.say(f"reconcile.side.{about}").format(id=which, file=file[:8], number=number)
    return words.say("reconcile.side.rests").format(number=rests.number, seq=rests.seq, there=there)
