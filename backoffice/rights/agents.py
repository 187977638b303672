"""Who asks in somebody else's name: their name and where they are reached, sealed among the words under its own id.

Boundary: belongs to the person asked for, so it is opened, copied and erased with the words. R-11; GDPR Art. 12(6).
"""

from __future__ import annotations

from uuid import UUID

from backoffice.desk import ReadWork, Work
from backoffice.outbox.letter import AddressUnusableError, usable_address
from backoffice.rights import queries, sealing
from backoffice.rights.rules import Agent, AgentNeeded, BadAddress, check_words
from backoffice.rights.tables import LetterRow
from backoffice.store.base import new_id

_NAME_AT_MOST = 200


def keep_agent(work: Work, told: Agent | None, subject: UUID) -> UUID:
    """Seal who asks; the id it stands under. Raises AgentNeeded, BadAddress, WordsTooLong."""
    if told is None:
        raise AgentNeeded
    name, email = " ".join(told.name.split())[:_NAME_AT_MOST], told.email.strip()
    lines = [line.strip() for line in check_words(told.address, needed=False).splitlines()]
    if not name or not (email or any(lines)):
        raise AgentNeeded
    if email:
        try:
            usable_address(email)
        except AddressUnusableError as fault:
            raise BadAddress(address=email[:80]) from fault
    which = new_id()
    words = "\n".join((name, email, *(line for line in lines if line)))
    queries.add_words(work.session, which, subject, sealing.sealed_words(work, words, row=which, subject=subject))
    return which


def agent_of(work: ReadWork, letter: LetterRow) -> Agent | None:
    """Who asked for somebody else; None where nobody did, and without access."""
    if letter.agent_id is None or not queries.may_read_words(work.session):
        return None
    body = queries.words(work.session, [letter.agent_id]).get(letter.agent_id)
    words = None if body is None else sealing.opened_words(work, body, row=letter.agent_id, subject=letter.subject_id)
    if words is None:
        return None
    name, email, *address = words.split("\n")
    return Agent(name, email, "\n".join(address))
