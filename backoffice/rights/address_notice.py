"""The letter that tells an e-mail address that it is no longer the one of an account here.

Boundary: names nobody and not the new address, since the old one may be a stranger's; put in the transaction that
changes it. R-02, S-05; GDPR Art. 5(1)(f), 32.
"""

from __future__ import annotations

from uuid import UUID

from backoffice.desk import Work
from backoffice.rights import replies
from backoffice.rights.rules import ReplyKind
from backoffice.rights.tables import RequestRow


def tell_old_address(work: Work, row: RequestRow, old: str) -> UUID | None:
    """Put the notice into the outbox; its reply, and None where no address was held.

    Whoever takes over an account begins with its address: that letter is how its owner learns of it. The guard of the
    correction refuses to change an address without it.
    """
    if not old:
        return None
    letter = replies.draft(work, row.id, ReplyKind.ADDRESS_CHANGED)
    reply, _leaves_at = replies.put(work, row, letter, "", old)
    return reply
