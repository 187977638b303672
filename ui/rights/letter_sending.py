"""Sends a letter about a request, with access taken again where the writing took longer.

Boundary: one write in a pool's thread; shows nothing.
"""

from __future__ import annotations

from uuid import UUID, uuid4

from backoffice.desk import Desk
from backoffice.rights import course, replies
from backoffice.rights.replies import Sent
from backoffice.rights.reply_drafts import BegunLetter
from backoffice.rights.views import Line


def send_letter(desk: Desk, key: UUID, line: Line, begun: BegunLetter, *, stale: bool) -> Sent:
    """Whoever wrote longer than access lasts has it taken again: the letter's address is read with it."""
    if stale:
        desk.do(uuid4(), course.take_access, line.request)
    return desk.do(
        key,
        replies.send,
        line.request,
        line.version,
        begun.letter,
        outcome=begun.outcome,
        address=begun.address,
        way=begun.way,
        to=begun.to,
        why=begun.why,
    )
