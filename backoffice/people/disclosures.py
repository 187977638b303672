"""Who was told what of a person's data: each act by which it left the firm, from the first day on.

Boundary: queries alone; what discloses enters itself. For the data protection officer and the auditor. R-01, S-05.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select

from backoffice.desk import ReadWork
from backoffice.people.disclosures_tables import DisclosureRow


class Act(StrEnum):
    """What left the firm. FILE is a document of a kind that nobody has described."""

    PACKAGE = "package"
    CASE_FILE = "case_file"
    REPORT = "report"
    LIST = "list"
    LETTER = "letter"
    RELEASE = "release"
    FILE = "file"


class Recipient(StrEnum):
    """FIRM is a file that a member of staff made; whom they gave it to stands in its own record.

    BUSINESS is who gets data in the course of business, by a code of `resources/recipients.toml`.
    """

    PERSON = "person"
    AUTHORITY = "authority"
    BUSINESS = "business"
    FIRM = "firm"


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One act. `categories` are those of the data map, `basis` a code such as "gdpr_15", `by` a sign-in name.

    `named` is the code of an authority, "" otherwise; `export` the document in the register, if there is one.
    """

    act: Act
    recipient: Recipient
    named: str
    categories: tuple[str, ...]
    basis: str
    by: str
    at: datetime
    export: UUID | None


def disclosures_of(work: ReadWork, subject: UUID) -> tuple[Disclosure, ...]:
    """The acts about one person, oldest first; empty for who may not read the log's rows."""
    wanted = select(DisclosureRow).where(DisclosureRow.subject_id == subject)
    rows = work.session.execute(wanted.order_by(DisclosureRow.disclosed_at, DisclosureRow.id)).scalars()
    return tuple(
        Disclosure(
            Act(row.act),
            Recipient(row.recipient),
            row.named,
            tuple(row.categories),
            row.basis,
            row.disclosed_by,
            row.disclosed_at,
            row.export_id,
        )
        for row in rows
    )
