"""Which request a proposal is about, and by which day that request is answered: a second person decides in time.

Boundary: a guard tells number and day of what is the reader's to decide, nothing else of the request. R-09, S-05.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from backoffice.desk import ReadWork
from backoffice.rights import board, second_queries
from backoffice.staff.rules import Action
from backoffice.staff.views import Proposal

_ABOUT_REQUESTS = frozenset({Action.RIGHTS_ERASE, Action.RIGHTS_RECTIFY, Action.RIGHTS_ACCESS_COPY})


@dataclass(frozen=True, slots=True)
class Due:
    """The number of a request and the day it is operative on; None once it has ended. `days_left`: negative is late."""

    number: int
    on: date | None
    days_left: int


def due_of(work: ReadWork, proposals: Iterable[Proposal]) -> dict[UUID, Due]:
    """The requests of those proposals that are about one, by proposal."""
    asked = [each.id for each in proposals if each.action in _ABOUT_REQUESTS]
    if not asked:
        return {}
    today = board.today(work)
    return {
        row.proposal: Due(row.number, row.operative_on, (row.operative_on - today).days if row.operative_on else 0)
        for row in second_queries.due(work.session, asked)
    }
