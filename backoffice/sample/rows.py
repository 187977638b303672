"""Rows of an invented house, sealed as the services would seal them, and the COPY that loads them.

Boundary: runs on a keeper's connection into an empty house; no rule is decided here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast
from uuid import UUID

from psycopg import Connection as PsycopgConnection
from psycopg import sql
from sqlalchemy import Connection, Table

from backoffice.kyc.checks import Check, headline
from backoffice.kyc.comparison import CardRead
from backoffice.kyc.rules import CaseState, Level, PictureKind, outcome_due_at
from backoffice.kyc.tables import AttemptRow, CaseRow, CheckRow, PictureRow
from backoffice.people.rules import KycState, masked_name, name_tokens
from backoffice.people.tables import CustomerRow, IdentityRow, NameTokenRow, ParticularsRow
from backoffice.store.base import Row
from backoffice.vault.bulk import BulkSealer, Made
from backoffice.vault.service import SealedColumn
from backoffice.vault.tables import BlindIndexRow, CustomerKeyRow

Fields = Mapping[str, object]
CONTROLLER = "xiaomi_crowd_trading"


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What a customer declared when opening an account."""

    legal_name: str
    country: str
    email: str
    language: str
    birth_on: date
    mobile: str
    address: str


@dataclass(frozen=True, slots=True)
class CustomerFields:
    """One customer's rows, by table."""

    customer: Fields
    identity: Fields
    particulars: Fields


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """One picture of an attempt: JPEG or PNG bytes and their size in pixels."""

    kind: PictureKind
    width: int
    height: int
    content: bytes


@dataclass(frozen=True, slots=True)
class AttemptFacts:
    """One attempt as a provider reported it."""

    provider: str
    reference: str
    device: str
    submitted_at: datetime
    checks: tuple[Check, ...]
    card: CardRead | None
    pictures: tuple[PictureFacts, ...]


def copy_into(connection: Connection, table: type[Row], rows: Iterable[Fields]) -> int:
    """Load rows by COPY, in the order of the first row's fields; how many there were."""
    waiting = iter(rows)
    first = next(waiting, None)
    if first is None:
        return 0
    mapped = cast(Table, table.__table__)
    names = list(first)
    into = sql.SQL("copy {}.{} ({}) from stdin").format(
        sql.Identifier(mapped.schema or ""),
        sql.Identifier(mapped.name),
        sql.SQL(", ").join(map(sql.Identifier, names)),
    )
    raw = cast("PsycopgConnection[tuple[object, ...]]", connection.connection.driver_connection)
    count = 1
    with raw.cursor().copy(into) as copy:
        copy.write_row(tuple(first.values()))
        for row in waiting:
            copy.write_row([row[name] for name in names])
            count += 1
    return count


def made_id(*parts: object) -> UUID:
    """An id that follows from what it stands for (a UUID of version 8), the same for the same seed."""
    digest = bytearray(hashlib.blake2b(repr(parts).encode(), digest_size=16).digest())
    digest[6] = digest[6] & 0x0F | 0x80
    digest[8] = digest[8] & 0x3F | 0x80
    return UUID(bytes=bytes(digest))


def customer(
    sealer: BulkSealer, customer_id: UUID, who: PersonFacts, opened_at: datetime, kyc: KycState
) -> CustomerFields:
    """One customer: their rows of people.customer, people.identity and people.particulars."""

    def sealed(column: SealedColumn, text: str) -> bytes:
        return sealer.seal(column, row=customer_id, customer=customer_id, value=text.encode())

    return CustomerFields(
        {
            "id": customer_id,
            "controller": CONTROLLER,
            "masked_name": masked_name(who.legal_name),
            "country": who.country,
            "language": who.language,
            "state": "open",
            "kyc": kyc.value,
            "opened_at": opened_at,
        },
        {"customer_id": customer_id, "legal_name": who.legal_name, "email": who.email},
        {
            "customer_id": customer_id,
            "birth_on": sealed(ParticularsRow.birth_on, who.birth_on.isoformat()),
            "mobile": sealed(ParticularsRow.mobile, who.mobile),
            "address": sealed(ParticularsRow.address, who.address),
        },
    )


def name_words(identity: Fields) -> Iterator[Fields]:
    """Rows of people.name_token for one row of people.identity."""
    for token in sorted(name_tokens(cast(str, identity["legal_name"]))):
        yield {"token": token, "customer_id": identity["customer_id"]}


def case(
    case_id: UUID,
    customer_id: UUID,
    attempts: tuple[AttemptFacts, ...],
    handed_over_at: datetime,
    *,
    level: Level = Level.REVIEWER,
) -> Fields:
    """One row of kyc.case, handed over after its last attempt and waiting."""
    return {
        "id": case_id,
        "customer_id": customer_id,
        "inquiry": f"inq_{case_id.hex[:20]}",
        "headline": headline(attempts[-1].checks),
        "handed_over_at": handed_over_at,
        "due_at": outcome_due_at(handed_over_at),
        "state": CaseState.WAITING.value,
        "level": level.value,
        "outcome": None,
        "last_decision": None,
        "told_at": None,
        "version": 1,
    }


def attempt(
    sealer: BulkSealer, attempt_id: UUID, case_id: UUID, customer_id: UUID, ordinal: int, facts: AttemptFacts
) -> Fields:
    """One row of kyc.attempt, what was read from the card sealed."""

    def sealed(column: SealedColumn, value: bytes) -> bytes:
        return sealer.seal(column, row=attempt_id, customer=customer_id, value=value)

    number = facts.card.document_number if facts.card else ""
    return {
        "id": attempt_id,
        "case_id": case_id,
        "customer_id": customer_id,
        "ordinal": ordinal,
        "provider": facts.provider,
        "reference": facts.reference,
        "device": facts.device,
        "submitted_at": facts.submitted_at,
        "card": sealed(AttemptRow.card, facts.card.to_bytes()) if facts.card else None,
        "document_number": sealed(AttemptRow.document_number, number.encode()) if number else None,
    }


def checks(attempt_id: UUID, facts: AttemptFacts) -> Iterator[Fields]:
    """Rows of kyc.provider_check."""
    for position, check in enumerate(facts.checks):
        yield {
            "attempt_id": attempt_id,
            "position": position,
            "name": check.name,
            "status": check.status,
            "reasons": list(check.reasons),
            "required": check.required,
        }


def pictures(
    sealer: BulkSealer, case_id: UUID, customer_id: UUID, ordinal: int, facts: AttemptFacts
) -> Iterator[Fields]:
    """Rows of kyc.picture, each sealed in the column of its class."""
    for picture in facts.pictures:
        picture_id = made_id("picture", case_id, ordinal, picture.kind)
        is_face = picture.kind in (PictureKind.SELFIE, PictureKind.PORTRAIT)
        column = PictureRow.face if is_face else PictureRow.image
        sealed = sealer.seal(column, row=picture_id, customer=customer_id, value=picture.content)
        yield {
            "id": picture_id,
            "case_id": case_id,
            "customer_id": customer_id,
            "ordinal": ordinal,
            "kind": picture.kind.value,
            "width": picture.width,
            "height": picture.height,
            "sha256": hashlib.sha256(picture.content).digest(),
            "added_at": facts.submitted_at,
            "face": sealed if is_face else None,
            "image": None if is_face else sealed,
        }


def load_case(
    connection: Connection,
    sealer: BulkSealer,
    customer_id: UUID,
    row: Fields,
    attempts: tuple[AttemptFacts, ...],
) -> None:
    """Load one case with all its papers; its customer is there already."""
    case_id = cast(UUID, row["id"])
    numbered = [(ordinal, made_id("attempt", case_id, ordinal), facts) for ordinal, facts in enumerate(attempts, 1)]
    copy_into(connection, CaseRow, [row])
    copy_into(
        connection,
        AttemptRow,
        [attempt(sealer, which, case_id, customer_id, at, facts) for at, which, facts in numbered],
    )
    copy_into(connection, CheckRow, (line for _, which, facts in numbered for line in checks(which, facts)))
    copy_into(
        connection,
        PictureRow,
        (line for at, _, facts in numbered for line in pictures(sealer, case_id, customer_id, at, facts)),
    )
    load_made(connection, sealer.take())


def load_made(connection: Connection, made: Made) -> None:
    """Load the keys of what was sealed, and the blind indexes of its values."""
    copy_into(connection, CustomerKeyRow, made.keys)
    copy_into(connection, BlindIndexRow, made.index)


def load_customers(connection: Connection, customers: Sequence[CustomerFields]) -> None:
    """Load customers with the words of their names."""
    copy_into(connection, CustomerRow, (each.customer for each in customers))
    copy_into(connection, IdentityRow, (each.identity for each in customers))
    copy_into(connection, ParticularsRow, (each.particulars for each in customers))
    copy_into(connection, NameTokenRow, (word for each in customers for word in name_words(each.identity)))
