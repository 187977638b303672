"""What follows from a relay's answer: the message moves on, and a request whose letter it was with it.

Boundary: one transaction; the worker's. K-08, R-09, R-10 (sent is what a relay has accepted).
"""

from __future__ import annotations

from uuid import UUID

from backoffice.desk import Work
from backoffice.outbox import service as outbox
from backoffice.outbox.rules import Answer, Taken
from backoffice.rights import replies


def accept(work: Work, message: UUID) -> None:
    """The relay has accepted the message. Twice is once."""
    is_new = outbox.accept(work, message)
    reply = outbox.reply_of(work, message)
    if is_new and reply is not None:
        replies.accepted(work, reply)


def put_back(work: Work, taken: Taken, answer: Answer) -> None:
    """The relay has not accepted it; a letter that is given up comes back to who wrote it."""
    is_final = outbox.put_back(work, taken, answer)
    reply = outbox.reply_of(work, taken.message)
    if is_final and reply is not None:
        replies.came_back(work, reply)
