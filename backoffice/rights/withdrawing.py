"""A withdrawal of consent, really done: the consents are taken back and the request says so, in one act.

Boundary: effective at once, and earlier processing stays lawful (GDPR Art. 7(3)). R-07.
"""

from __future__ import annotations

from uuid import UUID

from backoffice.desk import Work
from backoffice.people import consents
from backoffice.people.consents import ConsentTo, How
from backoffice.rights import course, queries
from backoffice.rights.course import Acted
from backoffice.rights.rules import NoSuchRequest, check_words


def withdraw_consents(work: Work, request: UUID, version: int, purposes: tuple[ConsentTo, ...], words: str) -> Acted:
    """Take these back and note it with `words`. Raises NoSuchRequest, NothingToWithdraw, WordsNeeded, MovedOn."""
    row = queries.request(work.session, request)
    if row is None or row.customer_id is None:
        raise NoSuchRequest(request=str(request))
    letter = queries.letter(work.session, row.letter_id)
    assert letter is not None
    for purpose in purposes:
        consents.withdraw(work, row.customer_id, purpose, How(letter.channel), row.id)
    return course.note(work, request, version, check_words(words, needed=True))
