"""At sign-in: drafts whose case or request is over go, as after a crash between a verdict and the end of its draft.

Boundary: runs in a pool's thread; what cannot be asked now is asked at the next sign-in.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from backoffice.desk import Desk
from backoffice.errors import BackofficeError
from backoffice.kyc import service as kyc
from backoffice.rights import board
from ui.kyc.drafts import DraftOf, Drafts


def forget_leftovers(desk: Desk, home: Path, person: str) -> None:
    """Remove what is over, what is a week old, and drafts in the clear that an earlier version has left."""
    of_requests = ((of, board.requests_over) for of in (DraftOf.REQUEST, DraftOf.OBJECTION))
    for of, over in ((DraftOf.CASE, kyc.cases_over), *of_requests):
        drafts = Drafts(home, person, desk.keys, of)
        drafts.forget_old()
        with suppress(BackofficeError):
            kept = drafts.kept()
            if kept:
                drafts.forget(desk.ask(over, kept))
