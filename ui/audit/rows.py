"""The lines of the trail as the window keeps them: few words each, made in a pool's thread.

Boundary: pure; the facts of an entry are asked for again when it is opened.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from backoffice.audit.rules import Entry
from ui.audit.wording import AuditWording


@dataclass(frozen=True, slots=True)
class Line:
    """One entry, ready to be shown; repeated words are shared between lines."""

    number: int
    at: datetime
    actor: str
    subject: UUID | None
    when: str
    who: str
    what: str
    whose: str


def lines_of(entries: Iterable[Entry], numbers: Mapping[UUID, int], wording: AuditWording) -> tuple[Line, ...]:
    return tuple(
        Line(
            number=each.number,
            at=each.at,
            actor=sys.intern(each.actor),
            subject=each.subject,
            when=wording.when(each.at),
            who=sys.intern(wording.who(each.actor)),
            what=sys.intern(wording.what(each, numbers)),
            whose=wording.whose(each.subject),
        )
        for each in entries
    )
