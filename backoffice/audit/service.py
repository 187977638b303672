"""Write audit entries in the transaction of what they tell about.

Boundary: implements `desk.Recorder`; actor and instant come from the server. S-05.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from backoffice.desk import Work
from backoffice.errors import NotAllowed, Refused


class NotYoursToRecord(NotAllowed):
    """Acts are entered by what does them; by hand a role enters only what `recordable` lists. Facts: `action`."""

    code = "audit.not_yours_to_record"


class NotYoursToExport(NotAllowed):
    """None of the actor's duties makes documents of this kind. Facts: `kind`."""

    code = "audit.not_yours_to_export"


class FactsTooLong(Refused):
    """The trail never shrinks, so an entry's facts have 4,000 bytes at most."""

    code = "audit.facts_too_long"


class NotADocument(Refused):
    """A document has a hash of 32 bytes, and a size."""

    code = "audit.not_a_document"


class AuditTrail:
    """Adds rows to `audit.event` through the guard function, as whoever is signed in."""

    def record(self, session: Session, action: str, facts: Mapping[str, object]) -> int:
        """The new entry's number. `facts["subject"]`, if given, is the customer the entry is about."""
        told = dict(facts)
        subject = told.pop("subject", None)
        return int(
            session.execute(
                text("select audit.note(:action, :subject, cast(:facts as jsonb))"),
                {"action": action, "subject": subject, "facts": json.dumps(told, default=_as_text)},
            ).scalar_one()
        )


def note_export(work: Work, *, document: UUID, kind: str, subject: UUID | None, sha256: bytes, size: int) -> int:
    """Enter a document that was made into the export register; the number of its audit entry."""
    return int(
        work.session.execute(
            text("select audit.note_export(:document, :kind, :subject, :sha256, :size)"),
            {"document": document, "kind": kind, "subject": subject, "sha256": sha256, "size": size},
        ).scalar_one()
    )


def _as_text(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
