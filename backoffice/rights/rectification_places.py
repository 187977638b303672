"""Every place where a disputed value stands: what is held now, where it would change, and the changes themselves.

Boundary: opens under the request's ticket, writes nothing; the guard takes each place by name. R-02, S-03.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from backoffice import vault
from backoffice.desk import ReadWork, Work
from backoffice.kyc.comparison import CardRead
from backoffice.kyc.tables import AttemptRow
from backoffice.people import queries as people
from backoffice.people.correction_rules import Act, Field
from backoffice.people.rules import NoSuchCustomer
from backoffice.people.tables import CustomerRow, IdentityRow, ParticularsRow
from backoffice.rights import rectification_queries as queries
from backoffice.rights import reply_drafts
from backoffice.rights.rectification_rules import READ_FROM_PAPERS, DataMovedOn, Disputed, Form, Place, Stands
from backoffice.vault.blind_index import Indexed, normal
from backoffice.vault.envelope import SealBroken
from backoffice.vault.held_keys import KeyOutOfReach
from backoffice.vault.service import SealedColumn

PLAIN = {
    Field.LEGAL_NAME: IdentityRow.legal_name,
    Field.EMAIL: IdentityRow.email,
    Field.COUNTRY: CustomerRow.country,
    Field.LANGUAGE: CustomerRow.language,
}
SEALED: Mapping[Field, SealedColumn] = {
    Field.BIRTH_ON: ParticularsRow.birth_on,
    Field.MOBILE: ParticularsRow.mobile,
    Field.ADDRESS: ParticularsRow.address,
    Field.DOCUMENT_NUMBER: AttemptRow.document_number,
}
CARD = "kyc.attempt.card"
_INDEXED = frozenset({Field.MOBILE, Field.DOCUMENT_NUMBER})
# The sealed places by the names that the guard knows them by.
COLUMNS: Mapping[str, SealedColumn] = {
    f"{column.property.columns[0].table.fullname}.{column.property.columns[0].name}": column
    for column in (*SEALED.values(), AttemptRow.card)
}
_CARD = {Field.LEGAL_NAME: "name", Field.BIRTH_ON: "birth_on", Field.DOCUMENT_NUMBER: "document_number"}


def held(work: ReadWork, customer: UUID) -> dict[Field, str]:
    """What is held of each field now; a field that nothing is held of is not in it. Raises NoSuchCustomer."""
    row, who = people.customer(work.session, customer), people.identity(work.session, customer)
    if row is None:
        raise NoSuchCustomer(customer=str(customer))
    more = people.particulars(work.session, customer)
    told = {Field.COUNTRY: row.country, Field.LANGUAGE: row.language}
    if who is not None:
        told |= {Field.LEGAL_NAME: who.legal_name, Field.EMAIL: who.email}
    if more is not None:
        for field, envelope in (
            (Field.BIRTH_ON, more.birth_on),
            (Field.MOBILE, more.mobile),
            (Field.ADDRESS, more.address),
        ):
            told[field] = opened(work, SEALED[field], customer, customer, envelope)
    numbers = (
        _number(work, customer, each.id, each.document_number) for each in queries.attempts(work.session, customer)
    )
    told[Field.DOCUMENT_NUMBER] = next((number for number in numbers if number), "")
    return {field: value for field, value in told.items() if value}


def stands(work: ReadWork, customer: UUID, request: UUID, line: Disputed) -> tuple[Stands, ...]:
    """Where a field's value stands, and what follows when this line corrects it."""
    found: list[Stands] = []
    read, cards = _readings(work, customer, line)
    if line.field is Field.DOCUMENT_NUMBER:
        found.append(Stands(Place.ACCOUNT, read))
    elif line.field is not Field.OTHER:
        found.append(Stands(Place.ACCOUNT, 1))
    if line.field is Field.LEGAL_NAME:
        found += [Stands(Place.MASKED, 1), Stands(Place.NAME_WORDS, 1)]
    if line.field in _INDEXED:
        found.append(Stands(Place.INDEX, max(1, read)))
    if cards:
        found.append(Stands(Place.READINGS, cards, changes=line.readings))
    if line.field in (Field.LEGAL_NAME, Field.EMAIL):
        waiting = len(queries.letters_waiting(work.session, customer))
        found += [Stands(Place.LETTERS, waiting)] if waiting else []
        if line.field is Field.LEGAL_NAME:
            found.append(Stands(Place.TRANSACTIONS, 1, changes=False))
        elif line.old:
            found.append(Stands(Place.OLD_ADDRESS, 1))
        begun = reply_drafts.begun(work, request)
        found += [Stands(Place.DRAFT, 1)] if begun is not None and line.old and line.old in begun.letter.text else []
    if Form((replace(line, act=Act.CORRECTED),)).rescreens:
        found.append(Stands(Place.RESCREEN, 1))
    return tuple(found)


def changes(work: Work, customer: UUID, line: Disputed) -> list[dict[str, object]]:
    """Every place with what stands there (by hash) and what is to, as the guard takes them. Raises DataMovedOn."""
    if line.act is not Act.CORRECTED:
        return []
    now = held(work, customer)
    if now.get(line.field, "") != line.old:
        raise DataMovedOn(field=line.field.value)
    found = list(_of_papers(work, customer, line))
    if line.field in PLAIN:
        place = place_of(line.field)
        return [{"column": place, "was": digest(line.old.encode()), "value": line.new}, *found]
    if line.field is not Field.DOCUMENT_NUMBER:
        more = people.particulars(work.session, customer)
        assert more is not None  # it was held a moment ago
        envelope = getattr(more, line.field.value)
        found.insert(0, _sealed(work, SEALED[line.field], customer, customer, envelope, line.new.encode()))
    return found


def place_of(field: Field) -> str | None:
    """Where a field's value stands first, by the name the guard knows; None where it stands nowhere of its own."""
    attribute = PLAIN.get(field) or SEALED.get(field)
    if attribute is None:
        return None
    column = attribute.property.columns[0]
    return f"{column.table.fullname}.{column.name}"


def is_card_corrected(line: Disputed, old: str, new: str) -> bool:
    """Whether one reading of a paper differs from the other in what the line corrects, and in nothing else."""
    if not old or not new or line.field not in READ_FROM_PAPERS:
        return False
    before = CardRead.from_bytes(old.encode())
    return is_same(line.field, _said(before, line.field), line.old) and _put_right(before, line) == new.encode()


def _of_papers(work: Work, customer: UUID, line: Disputed) -> Iterator[dict[str, object]]:
    """The readings of papers that change; the number itself is one of the person's, wherever it stands the same."""
    if line.field not in READ_FROM_PAPERS:
        return
    for each in queries.attempts(work.session, customer):
        number = _number(work, customer, each.id, each.document_number)
        if line.field is Field.DOCUMENT_NUMBER and number and is_same(line.field, number, line.old):
            column = AttemptRow.document_number
            yield {
                **_sealed(work, column, each.id, customer, each.document_number, line.new.encode()),
                "row": str(each.id),
            }
        card = _card(work, customer, each.id, each.card) if line.readings else None
        if card is not None and is_same(line.field, _said(card, line.field), line.old):
            value = _put_right(card, line)
            yield {**_sealed(work, AttemptRow.card, each.id, customer, each.card, value), "row": str(each.id)}


def _readings(work: ReadWork, customer: UUID, line: Disputed) -> tuple[int, int]:
    """How many attempts hold the number, and how many readings of papers hold the value."""
    if line.field not in READ_FROM_PAPERS:
        return 0, 0
    numbers = cards = 0
    for each in queries.attempts(work.session, customer):
        number = _number(work, customer, each.id, each.document_number)
        numbers += line.field is Field.DOCUMENT_NUMBER and bool(number) and is_same(line.field, number, line.old)
        card = _card(work, customer, each.id, each.card)
        cards += card is not None and is_same(line.field, _said(card, line.field), line.old)
    return numbers, cards


def _sealed(work: Work, column: SealedColumn, row: UUID, customer: UUID, was: bytes, value: bytes) -> dict[str, object]:
    told = column.property.columns[0]
    return {
        "column": f"{told.table.fullname}.{told.name}",
        "was": digest(was),
        "before": was.hex(),
        # It is found by what stands, and this does not yet.
        "sealed": vault.seal(work, column, row=row, customer=customer, value=value, found=False).hex(),
    }


def _number(work: ReadWork, customer: UUID, row: UUID, envelope: bytes | None) -> str:
    return opened(work, AttemptRow.document_number, row, customer, envelope)


def _card(work: ReadWork, customer: UUID, row: UUID, envelope: bytes | None) -> CardRead | None:
    told = opened(work, AttemptRow.card, row, customer, envelope)
    return CardRead.from_bytes(told.encode()) if told else None


def opened(work: ReadWork, column: SealedColumn, row: UUID, customer: UUID, envelope: bytes | None) -> str:
    """What is sealed there; "" where nothing is, or it cannot be opened any more."""
    if not envelope:
        return ""
    try:
        return vault.open_sealed(work, column, row=row, customer=customer, envelope=envelope).decode()
    except (SealBroken, KeyOutOfReach):
        return ""


def _put_right(card: CardRead, line: Disputed) -> bytes:
    fresh: object = date.fromisoformat(line.new) if line.field is Field.BIRTH_ON else line.new
    return replace(card, **{_CARD[line.field]: fresh}).to_bytes()  # type: ignore[arg-type]


def _said(card: CardRead, field: Field) -> str:
    value = getattr(card, _CARD[field])
    return value.isoformat() if isinstance(value, date) else str(value or "")


def is_same(field: Field, one: str, other: str) -> bool:
    """Whether two values of a field are one, however they are spelt."""
    if field is Field.DOCUMENT_NUMBER:
        return normal(Indexed.DOCUMENT_NUMBER, one) == normal(Indexed.DOCUMENT_NUMBER, other)
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def digest(value: bytes) -> str:
    """By which the guard knows what stands somewhere."""
    return hashlib.sha256(value).hexdigest()
