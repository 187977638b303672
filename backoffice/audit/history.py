"""Reading the trail: pages of entries, counts, one entry, and who has read a customer's data.

Boundary: queries are nouns and return values; that somebody read the trail is itself entered. S-05.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from backoffice.audit import queries
from backoffice.audit.rules import PAGE, Access, Entry, Filter, accesses, actions_in, is_read
from backoffice.audit.service import note_export
from backoffice.desk import ReadWork, Work
from backoffice.errors import Missing
from backoffice.words import vocabulary

_ACTION = "audit.action."
_DUTIES = ("kyc_reviewer", "kyc_lead", "dpo", "finance", "finance_lead", "mlro", "auditor", "administrator")
_SERVICES = ("worker", "sealer", "endpoint")


@dataclass(frozen=True, slots=True)
class SealedIn:
    """The batch an entry was sealed in, and when."""

    batch: int
    at: datetime


class NoSuchEntry(Missing):
    """Facts: `number`."""

    code = "audit.no_such_entry"


def entries(work: ReadWork, wanted: Filter, *, before: int | None = None, limit: int = PAGE) -> tuple[Entry, ...]:
    """Entries that the filter lets through, newest first, with numbers below `before`; `limit` at most."""
    rows = queries.page(work.session, wanted, actions_in(known_actions(), wanted), before, limit)
    return tuple(_entry(row) for row in rows)


def estimated(work: ReadWork, wanted: Filter) -> int:
    """About how many entries the filter lets through, at once."""
    return queries.estimate(work.session, wanted, actions_in(known_actions(), wanted))


def counted(work: ReadWork, wanted: Filter) -> int:
    """How many entries the filter lets through; up to seconds on millions. Raises DatabaseBusy after 30 s."""
    return queries.count(work.session, wanted, actions_in(known_actions(), wanted))


def entry(work: ReadWork, number: int) -> Entry:
    """One entry. Raises NoSuchEntry, also for one that is not the reader's to see."""
    row = queries.entry(work.session, number)
    if row is None:
        raise NoSuchEntry(number=number)
    return _entry(row)


def sealed_in(work: ReadWork, number: int) -> SealedIn | None:
    """Where an entry was sealed; None while it waits to be. For who may verify the trail."""
    row = queries.batch_of(work.session, number)
    return None if row is None else SealedIn(row.number, row.sealed_at)


def access_history(work: ReadWork, customer: UUID) -> tuple[Access, ...]:
    """Who has read or carried out this customer's data, oldest first, by duty and without names (Art. 15).

    Complete for who reads the whole trail (auditor, dpo, administrator); what the MLRO read is left out.
    """
    reads = [action for action in known_actions() if is_read(action)]
    found = [_entry(row) for row in queries.about(work.session, customer, reads)]
    held = queries.duties_of(work.session, {each.actor for each in found}, (*_DUTIES, *_SERVICES))
    return accesses(found, {person: _narrowest(duties) for person, duties in held.items()})


def note_reading(work: Work, wanted: Filter) -> int:
    """Enter that the actor looks into the trail, and at whom; the number of that entry."""
    told = {name: value for name, value in _told(wanted).items() if name != "subject"}
    return work.record("audit.trail_read", subject=wanted.subject, **told)


def announce_list(work: Work, kind: str, wanted: Filter) -> int:
    """Enter that a list of these entries is being written (`kind` "audit.list_csv" or "audit.list_pdf")."""
    told = {name: value for name, value in _told(wanted).items() if name != "subject"}
    return work.record("audit.list_written", subject=wanted.subject, kind=kind, **told)


def register_list(work: Work, kind: str, subject: UUID | None, document: UUID, sha256: bytes, size: int) -> int:
    """Enter the finished list into the export register; the number of its audit entry."""
    return note_export(work, document=document, kind=kind, subject=subject, sha256=sha256, size=size)


def firm(work: ReadWork) -> str:
    """The name of the firm, as documents carry it."""
    return queries.firm(work.session)


def known_actions() -> tuple[str, ...]:
    """Every action that has a word, sorted; a test holds them equal to what the sources record."""
    return tuple(sorted(key.removeprefix(_ACTION) for key in vocabulary("en") if key.startswith(_ACTION)))


def _entry(row: Row[Any]) -> Entry:
    return Entry(row.id, row.at, row.actor, row.action, row.subject, row.facts)


def _told(wanted: Filter) -> dict[str, object]:
    told: dict[str, object] = {
        "subject": wanted.subject,
        "person": wanted.actor,
        "group": wanted.group,
        "document": wanted.document,
        "sha256": None if wanted.sha256 is None else wanted.sha256.hex(),
        "since": wanted.since,
        "until": wanted.until,
        "reads": wanted.reads or None,
    }
    return {name: value for name, value in told.items() if value is not None}


def _narrowest(duties: tuple[str, ...]) -> tuple[str, ...]:
    """A lead holds the duty of their people too; the lead's own name says both."""
    return tuple(
        duty for duty in duties if {"kyc_reviewer": "kyc_lead", "finance": "finance_lead"}.get(duty) not in duties
    )
