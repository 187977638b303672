"""SQL of what a second person reads of a correction.

Boundary: functions over a Session; guard functions write, and row security decides what is seen.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select, text
from sqlalchemy.orm import InstrumentedAttribute, Session

from backoffice.rights.second_tables import SecondEvidenceRow, SecondViewRow


def classes(session: Session, proposal: UUID) -> dict[str, bool]:
    """The classes of fields that the proposal is about, and whether the reader's duties open each."""
    told = session.execute(text("select * from rights.second_classes(:proposal)"), {"proposal": proposal})
    return {row.field_class: row.opens for row in told}


def sealed_lines(
    session: Session, proposal: UUID, column: InstrumentedAttribute[bytes | None]
) -> Row[UUID, bytes | None] | None:
    """Only this column is asked for, as the reader's duties may not reach the others: `customer_id` and `body`."""
    wanted = select(SecondViewRow.customer_id, column.label("body")).where(SecondViewRow.proposal_id == proposal)
    return session.execute(wanted).one_or_none()


def papers(session: Session, proposal: UUID) -> Sequence[Row[UUID, str]]:
    """What the lines rest on, without its content."""
    wanted = select(SecondEvidenceRow.id, SecondEvidenceRow.media).where(SecondEvidenceRow.proposal_id == proposal)
    return session.execute(wanted.order_by(SecondEvidenceRow.id)).all()


def paper(session: Session, which: UUID) -> SecondEvidenceRow | None:
    return session.get(SecondEvidenceRow, which)


def put_before(
    session: Session,
    proposal: UUID,
    identity: bytes | None,
    contact: bytes | None,
    other: bytes | None,
    proofs: Mapping[str, str],
) -> None:
    values = {"proposal": proposal, "identity": identity, "contact": contact, "other": other}
    session.execute(
        text("select rights.put_before_second(:proposal, :identity, :contact, :other, cast(:proofs as jsonb))"),
        values | {"proofs": json.dumps(proofs)},
    )


def put_evidence(session: Session, which: UUID, proposal: UUID, media: str, content: bytes, proof: str) -> None:
    values = {"which": which, "proposal": proposal, "media": media, "content": content, "proof": proof}
    session.execute(text("select rights.put_evidence(:which, :proposal, :media, :content, :proof)"), values)


def note_look(
    session: Session,
    proposal: UUID,
    proofs: Mapping[str, str],
    lines: Sequence[Mapping[str, object]],
    said: str,
    papers: Mapping[str, str],
) -> None:
    asked = text(
        "select rights.note_second_look(:proposal, cast(:proofs as jsonb), cast(:lines as jsonb), :said,"
        " cast(:papers as jsonb))"
    )
    told = {"proofs": json.dumps(proofs), "lines": json.dumps(lines), "said": said, "papers": json.dumps(papers)}
    session.execute(asked, {"proposal": proposal, **told})


def is_unchecked(session: Session, proposal: UUID) -> bool:
    """Whether nobody has shown that the right person asks for what is proposed."""
    return bool(session.execute(text("select rights.second_unchecked(:which)"), {"which": proposal}).scalar_one())


def due(session: Session, proposals: Sequence[UUID]) -> Sequence[Row[Any]]:
    """Number and day of the request that each is about: `proposal`, `number`, `operative_on`."""
    return session.execute(text("select * from rights.second_due(:which)"), {"which": list(proposals)}).all()
