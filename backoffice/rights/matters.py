"""What a letter of the firm is about: a request, or a complaint that it acknowledges.

Boundary: reads; a complaint has no clocks to move and no outcome that a letter brings about. R-08.
"""

from __future__ import annotations

from backoffice.desk import ReadWork
from backoffice.people.policy import Controller, controller
from backoffice.rights import queries
from backoffice.rights.board import HOUSE
from backoffice.rights.rules import NoSuchRequest
from backoffice.rights.tables import ComplaintRow, ReplyRow, RequestRow

Matter = RequestRow | ComplaintRow


def request_of(work: ReadWork, letter: ReplyRow) -> RequestRow | None:
    """The request that a letter is about; None for one that acknowledges a complaint."""
    return None if letter.request_id is None else queries.request(work.session, letter.request_id)


def matter_of(work: ReadWork, letter: ReplyRow) -> Matter:
    """Raises NoSuchRequest where it is none for these eyes."""
    row: Matter | None = request_of(work, letter)
    if row is None and letter.complaint_id is not None:
        row = queries.complaint(work.session, letter.complaint_id)
    if row is None:
        raise NoSuchRequest(request=str(letter.id))
    return row


def controller_about(work: ReadWork, row: Matter) -> Controller:
    """In whose name a letter about it leaves, and where its civil dates are."""
    return controller(HOUSE if isinstance(row, ComplaintRow) else queries.controller_of(work.session, row.letter_id))
