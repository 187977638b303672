"""Preparing a copy of a person's data: foreseen without opening, agreed on, opened, read through the data map.

Boundary: an area's service; sealed fields open by the officer's ticket, faces only as two people agreed. R-01, D-04.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Table
from sqlalchemy.orm import InstrumentedAttribute

from backoffice import vault
from backoffice.desk import ReadWork, Work
from backoffice.people import service as people
from backoffice.people.policy import controller
from backoffice.rights import access_queries, identity_queries, queries
from backoffice.rights.access_map import WAYS, Own, Told, Under, collected, portable_columns, tables_by_name
from backoffice.rights.access_rules import (
    Agreement,
    FacesNotAgreed,
    Ground,
    LeftOut,
    Movement,
    PackageAsked,
    Piece,
    Preview,
    Progress,
    Withheld,
)
from backoffice.rights.copy_values import MAIL, Said, file_name, mail_told, words_of
from backoffice.rights.identity_rules import IdentityRefused
from backoffice.rights.rules import Right
from backoffice.staff import seconding
from backoffice.staff.rules import Action
from backoffice.staff.views import ProposalState
from backoffice.store.datamap import FieldClass, Personal, Source, classification
from backoffice.vault.envelope import SealBroken
from backoffice.vault.held_keys import KeyOutOfReach

_ALL_BUT_FACES = frozenset(
    {FieldClass.CONTACT, FieldClass.IDENTITY, FieldClass.IDENTITY_IMAGE, FieldClass.NOTE, FieldClass.REQUEST}
)
_KEPT_BACK = {
    "other_sides": Ground.THIRD_PARTIES,
    "explanations": Ground.CORRECTIONS,
    "escalations": Ground.INTERNAL,
    "search_words": Ground.DERIVED,
}
CONSENTS = "people.consent"
# Given by the person, though the firm wrote down that they came.
_GIVEN = frozenset({"rights.letter", "rights.request"})
# The words of a case passed on inside the firm stay there; its decision is read before its note.
_NOTES, _ESCALATE = "kyc.decision_note", "escalate"
_MOVEMENTS, _FACES, _DISCLOSURES = "ledger.posting", "faces", "people.disclosure"
_TELL_EVERY = 500


def preview(work: ReadWork, request: UUID) -> Preview:
    """What the answer to a request for access or portability will hold; nothing is opened for it.

    Raises NoSuchRequest, NoCopyNow.
    """
    row = queries.request(work.session, request)
    counted = access_queries.counts(work.session, request)
    customer = row.customer_id
    assert customer is not None  # the guard has refused a request of nobody of ours
    who = people.identity(work, customer, opened=False)
    faces = counted[_FACES]
    agreement, proposal = _agreement(work, customer, faces)
    kept = [Withheld(ground, counted[part]) for part, ground in _KEPT_BACK.items() if counted[part]]
    portability = row.right == Right.PORTABILITY
    left_out = _left_out(counted) if portability else ()
    if portability:
        grounds = dict.fromkeys(each.ground for each in left_out)
        kept = [Withheld(each, sum(part.count for part in left_out if part.ground is each)) for each in grounds]
    apart = {_MOVEMENTS, _FACES, _DISCLOSURES, *_KEPT_BACK}
    return Preview(
        request=request,
        number=row.number,
        customer=customer,
        name=who.legal_name,
        language=who.language if who.language in ("en", "zh") else "en",
        portability=portability,
        parts=tuple(
            (part, count)
            for part, count in counted.items()
            if part not in apart and (part in _portable_parts() or not portability)
        ),
        movements=counted[_MOVEMENTS],
        faces=faces,
        withheld=tuple(kept),
        agreement=agreement,
        agreement_id=proposal,
        left_out=left_out,
    )


def ask_for_faces(work: Work, request: UUID) -> UUID:
    """Put before a second person that the copy holds faces; the proposal. Raises NoCopyNow, AlreadyProposed."""
    told = preview(work, request)
    facts = {"request": f"R-{told.number}", "faces": told.faces}
    return seconding.propose(work, Action.RIGHTS_ACCESS_COPY, told.customer, facts)


def with_faces(told: Preview, asked: PackageAsked) -> bool:
    """Whether the copy holds faces: it does where there are some, unless a ground is given."""
    return bool(told.faces) and not told.portability and asked.faces_out is None


def open_for_copy(work: Work, asked: PackageAsked) -> int:
    """Let the officer read all of it for a quarter of an hour; the number of the trail's entry of it.

    Raises NoCopyNow, IdentityRefused, NoGround, FacesNotAgreed.
    """
    told = preview(work, asked.request)
    if identity_queries.is_refused(work.session, asked.request):
        raise IdentityRefused(number=told.number)
    faces = with_faces(told, asked)
    if faces and told.agreement is not Agreement.STANDS:
        raise FacesNotAgreed
    classes = {FieldClass.IDENTITY, FieldClass.CONTACT} if told.portability else set(_ALL_BUT_FACES)
    if faces:
        classes.add(FieldClass.BIOMETRIC)
    vault.take_ticket(work, told.customer, classes, vault.Ground.REQUEST, asked.request)
    return work.record("rights.copy_prepared", subject=told.customer, request=asked.request)


def read_copy(
    work: ReadWork, request: UUID, faces: bool, take: Callable[[Piece], None], progress: Progress, total: int
) -> tuple[int, int]:
    """Hand every row and file of the copy to `take`; how many, and how many fields would not open any more.

    Without `faces` they stay out, also where an earlier ticket would still open them.

    Needs `open_for_copy` in a transaction before. Raises NotOpened, NoCopyNow, and what `progress` raises.
    """
    access_queries.take_time(work.session)
    customer = queries.request(work.session, request).customer_id
    assert customer is not None
    policy, who = controller(people.controller_of(work, customer)), people.identity(work, customer, opened=False)
    said = Said(who.legal_name, who.language, policy)
    done = broken = 0
    passed_on: set[UUID] = set()
    for table, way in collected():
        attributes = _sealed(table)
        for row in access_queries.rows(work.session, request, customer, table, way):
            if table.fullname == _NOTES and row["decision_id"] in passed_on:
                continue
            if not faces and row.get("face") is not None:
                continue
            if row.get("verdict") == _ESCALATE:
                passed_on.add(UUID(str(row["id"])))
            values, files, lost = _opened(work, table, row, attributes, customer, way.files, policy.zone)
            said.add_to(table.fullname, row, values)
            broken += lost
            take(Piece(table.fullname, values))
            for file in files:
                take(file)
            done += 1
            if done % _TELL_EVERY == 0:
                progress(done, total)
    progress(done, total)
    return done, broken


def read_movements(
    work: ReadWork, request: UUID, take: Callable[[list[Movement]], None], progress: Progress, done: int, total: int
) -> int:
    """Hand the customer's movements to `take`, some thousand at once; how many. Raises as `read_copy`."""
    access_queries.take_time(work.session)
    count = 0
    for part in access_queries.history(work.session, request, lambda: progress(done, total)):
        take(
            [
                Movement(
                    row.transaction_id,
                    row.seq,
                    row.booked_on,
                    row.happened_on,
                    row.kind,
                    row.reverses,
                    row.account,
                    row.asset,
                    row.scale,
                    int(row.amount),
                    row.reference or "",
                    row.description or "",
                )
                for row in part
            ]
        )
        count += len(part)
        progress(done + count, total)
    return count


def portable_rows(work: ReadWork, request: UUID) -> dict[str, list[Mapping[str, object]]]:
    """The portable columns of every row, by table (Art. 20). Needs `open_for_copy`. Raises NotOpened."""
    customer = queries.request(work.session, request).customer_id
    assert customer is not None
    zone = controller(people.controller_of(work, customer)).zone
    told: dict[str, list[Mapping[str, object]]] = {}
    for table, chosen in portable_columns():
        way, attributes = WAYS[table.fullname], _sealed(table)
        assert isinstance(way, Own | Under | Told)
        for row in access_queries.rows(work.session, request, customer, table, way):
            values, _files, _lost = _opened(work, table, row, attributes, customer, way.files, zone)
            told.setdefault(table.fullname, []).append({column.name: values[column.name] for column in chosen})
    # A consent names nobody, so none of its columns is personal by itself; the person gave it all the same.
    consents, way = tables_by_name()[CONSENTS], WAYS[CONSENTS]
    assert isinstance(way, Own)
    told[CONSENTS] = [
        {name: _plain(value) for name, value in row.items() if value is not None and not name.endswith("id")}
        for row in access_queries.rows(work.session, request, customer, consents, way)
    ]
    return told


def _agreement(work: ReadWork, customer: UUID, faces: int) -> tuple[Agreement, UUID | None]:
    if not faces:
        return Agreement.NOT_NEEDED, None
    found = {
        each.state: each.id
        for each in reversed(seconding.proposals_lately(work))
        if each.action is Action.RIGHTS_ACCESS_COPY and each.subject == customer
    }
    if ProposalState.APPROVED in found:
        return Agreement.STANDS, found[ProposalState.APPROVED]
    waits = ProposalState.PROPOSED in found
    return (Agreement.WAITING if waits else Agreement.NONE), None


def _portable_parts() -> frozenset[str]:
    return frozenset({CONSENTS, *(table.fullname for table, _ in portable_columns())})


def _left_out(counted: Mapping[str, int]) -> tuple[LeftOut, ...]:
    """What is held and cannot be taken elsewhere: given by the person but kept by a duty of the law, or not given."""
    found = []
    for table, _way in collected():
        if counted[table.fullname] and table.fullname not in _portable_parts():
            told = [classification(column) for column in table.columns]
            given = table.fullname in _GIVEN or any(
                isinstance(each, Personal) and each.source is Source.PERSON for each in told
            )
            found.append(LeftOut(table.fullname, counted[table.fullname], Ground.BY_LAW if given else Ground.NOT_GIVEN))
    faces = [LeftOut(_FACES, counted[_FACES], Ground.BY_LAW)] if counted[_FACES] else []
    return (*found, *faces)


def _sealed(table: Table) -> dict[str, InstrumentedAttribute[Any]]:
    return {
        column.name: attribute
        for column in table.columns
        if isinstance(told := classification(column), Personal)
        and told.sealed is not None
        and (attribute := access_queries.mapped_attribute(column)) is not None
    }


def _opened(
    work: ReadWork,
    table: Table,
    row: Mapping[str, object],
    attributes: Mapping[str, InstrumentedAttribute[Any]],
    customer: UUID,
    holding: frozenset[str],
    zone: ZoneInfo,
) -> tuple[dict[str, object], list[Piece], int]:
    """A row's values as JSON takes them, the files that were sealed in it, and how many fields would not open.

    `holding` are the columns that are files whatever is in them; `zone` is that of the days on which mails came.
    """
    key = row[next(iter(table.primary_key.columns)).name]
    values: dict[str, object] = {}
    files: list[Piece] = []
    lost = 0
    for name, value in row.items():
        attribute = attributes.get(name)
        if attribute is None or not isinstance(value, bytes) or not isinstance(key, UUID):
            values[name] = _plain(value)
            continue
        try:
            content = vault.open_sealed(work, attribute, row=key, customer=customer, envelope=value)
        except (SealBroken, KeyOutOfReach):
            values[name], lost = None, lost + 1
            continue
        told = None if name in holding else words_of(content)
        if told is None:
            file = file_name(table.fullname, row, key, content)
            files.append(Piece(table.fullname, {}, file, content))
            values[name] = {"file": file}
            if row.get("media") == MAIL and (mail := mail_told(content, zone)) is not None:
                values["mail"] = mail
        else:
            values[name] = told
    return values, files, lost


def _plain(value: object) -> object:
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    return value
