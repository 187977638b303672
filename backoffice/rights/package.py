"""Write the answer to a request for access or portability as one package: opened, gathered, signed, registered, saved.

Boundary: the one place of the area that writes into a folder; what is stopped leaves nothing there. R-01, R-05.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

from backoffice.audit.history import access_history
from backoffice.audit.signing import enter_document
from backoffice.desk import Desk, ReadWork, Work
from backoffice.documents.press import press
from backoffice.documents.row_press import FileNotTaken, RowPress
from backoffice.people import service as people
from backoffice.people.disclosures import Recipient, disclosures_of
from backoffice.people.policy import controller
from backoffice.rights import access, access_queries, portability, queries
from backoffice.rights.access_answer import Answer, Gathered, counted, disclosed, word
from backoffice.rights.access_map import collected, told_columns
from backoffice.rights.access_rules import (
    CopyMade,
    Ground,
    Movement,
    PackageAsked,
    PackageMade,
    PackageNotWritten,
    Piece,
    Preview,
    Progress,
    Withheld,
    package_name,
)
from backoffice.rights.copy_files import CopyHead, draw_copy, put_last
from backoffice.rights.erasure import why_kept
from backoffice.rights.letters import complaint, contact
from backoffice.rights.pdf import answer_pdf
from backoffice.rights.processing_record import record_of_processing
from backoffice.rights.receivers import given_to, known_receivers, received
from backoffice.store.datamap import Keep, Personal, classification

FORMAT = "backoffice-copy-1"
_AT_ONCE = 500
_Begin = Callable[[CopyHead], Callable[[list[Piece | Movement]], None]]


@dataclass(frozen=True, slots=True)
class _Read:
    """What one reading of the copy came to, before its files are known."""

    answer: Answer
    records: int
    broken: int
    at: str


def write_package(
    desk: Desk, asked: PackageAsked, place: Path, zone: str, progress: Progress | None = None
) -> PackageMade:
    """Write the package to `place`; into a folder under a name of its own. What stood at the place gives way.

    `zone` is the IANA name of the reader's time zone; `progress` is told records done and records to do, and what it
    raises ends the work. The answer carries the firm's signature if a sealer serves. Raises NoSuchRequest, NoCopyNow,
    NoGround, FacesNotAgreed, PackageNotWritten, NotSignedYet, PressFailed.
    """
    told = progress or (lambda done, total: None)
    foreseen = desk.ask(access.preview, asked.request)
    entry = desk.do(uuid4(), access.open_for_copy, asked)
    name = package_name(foreseen.number, portability=foreseen.portability)
    path = place / name if place.is_dir() else place
    half = path.with_name(f".{path.name}.{uuid4().hex[:8]}.part")
    try:
        if foreseen.portability:
            made = _portable(desk, asked, foreseen, half, told)
        else:
            made = _accessible(desk, asked, foreseen, entry, half, zone, told)
        half.replace(path)
        return replace(made, path=str(path))
    except FileNotTaken as fault:
        raise PackageNotWritten(path=str(path), reason=fault.facts["reason"]) from fault
    except OSError as fault:
        raise PackageNotWritten(path=str(path), reason=fault.strerror or str(fault)) from fault
    finally:
        with suppress(OSError):
            half.unlink()


def register_answer(
    work: Work, request: UUID, document: UUID, sha256: bytes, size: int, to_sign: bytes | None = None
) -> int:
    """Enter the drawn answer into the export register, asking for the firm's signature over `to_sign` if given."""
    customer = queries.request(work.session, request).customer_id
    return enter_document(
        work,
        document=document,
        kind="rights.access_answer",
        subject=customer,
        sha256=sha256,
        size=size,
        to_sign=to_sign,
    )


def enter_package(
    work: Work, request: UUID, document: UUID, kind: str, sha256: bytes, size: int, agreement: UUID | None
) -> int:
    """Enter the finished package into the export register, and so into the disclosure log; uses an agreement up."""
    return access_queries.enter_package(work.session, request, document, kind, sha256, size, agreement)


def _accessible(
    desk: Desk, asked: PackageAsked, foreseen: Preview, entry: int, half: Path, zone: str, progress: Progress
) -> PackageMade:
    from backoffice.documents import firm_signature

    certificate = desk.ask(firm_signature.certificate)
    press_of_copy: RowPress[CopyHead, Piece | Movement, CopyMade]
    with RowPress(draw_copy, half) as press_of_copy:
        read = desk.ask(_read_access, asked, foreseen, entry, zone, str(half.parent), press_of_copy.begin, progress)
        copy = press_of_copy.finish()
    total = _total(foreseen)
    progress(total, total)
    answer = replace(
        read.answer, signed=certificate is not None, totals=copy.totals, movements=copy.movements, files=copy.files
    )
    pdf, document = press(answer_pdf, answer), uuid4()
    drawn = (hashlib.sha256(pdf).digest(), len(pdf))
    progress(total, total)
    if certificate is None:
        desk.do(uuid4(), register_answer, asked.request, document, *drawn)
    else:
        prepared = firm_signature.prepare(pdf, certificate_der=certificate, signing_time=answer.written_at)
        desk.do(uuid4(), register_answer, asked.request, document, *drawn, to_sign=prepared.digest)
        pdf = firm_signature.signed(desk, document, prepared)
    files = [*(asdict(each) for each in copy.files)]
    files.append({"name": "answer.pdf", "sha256": hashlib.sha256(pdf).hexdigest(), "size": len(pdf)})
    manifest = {"format": FORMAT, "request": f"R-{answer.number}", "made_at": read.at, "files": files}
    put_last(half, {"answer.pdf": pdf}, manifest, answer.written_at)
    progress(total, total)
    faces = access.with_faces(foreseen, asked)
    kind = "rights.access_copy_faces" if faces else "rights.access_copy"
    sha256, size = _settled(half)
    agreement = foreseen.agreement_id if faces else None
    desk.do(uuid4(), enter_package, asked.request, uuid4(), kind, sha256, size, agreement)
    return PackageMade(
        "", size, sha256.hex(), read.records + copy.movements, certificate is not None, pdf, answer.written_at
    )


def _read_access(
    work: ReadWork,
    asked: PackageAsked,
    foreseen: Preview,
    entry: int,
    zone: str,
    folder: str,
    begin: _Begin,
    progress: Progress,
) -> _Read:
    """One reading in one transaction, so that the parts agree with each other."""
    row = queries.request(work.session, asked.request)
    policy = controller(queries.controller_of(work.session, row.letter_id))
    who = people.identity(work, foreseen.customer, opened=False)
    reads = access_history(work, foreseen.customer)
    log = [each for each in disclosures_of(work, foreseen.customer) if each.recipient is not Recipient.AUTHORITY]
    processing = record_of_processing()
    whole = {
        "format": FORMAT,
        "request": f"R-{row.number}",
        "made_at": work.now.isoformat(),
        "controller": policy.facts(),
        "columns": _columns(),
        "processing": [asdict(each) for each in processing],
        "recipients": [asdict(each) for each in known_receivers().values()],
        "received_by": [
            {"act": each.act, "recipient": each.recipient, "categories": each.categories, "basis": each.basis,
             "at": each.at.isoformat()}
            for each in log
        ],
        "read_by": [
            {"at": each.at.isoformat(), "duties": each.duties, "action": each.action, "classes": each.classes,
             "ground": each.ground}
            for each in reads
        ],
    }  # fmt: skip
    gathered = Gathered()
    send = begin(CopyHead(folder, work.now, "data.json", whole, described=True))
    held: list[Piece | Movement] = []

    def take(piece: Piece) -> None:
        gathered.take(piece)
        held.append(piece)
        if len(held) >= _AT_ONCE or piece.content:
            send(held)
            held.clear()

    total = _total(foreseen)
    records, broken = access.read_copy(work, asked.request, access.with_faces(foreseen, asked), take, progress, total)
    send(held)
    access.read_movements(work, asked.request, partial(_pass_on, send), progress, records, total)
    given = given_to(work, asked.request)
    answer = Answer(
        number=row.number,
        name=who.legal_name,
        received_on=row.received_on,
        controller=policy.legal_name,
        privacy_address=policy.privacy_address,
        contact=contact(policy, asked.language),
        complaint=complaint(policy.place[:2], who.country, policy.privacy_address, asked.language),
        country=who.country,
        language=asked.language,
        zone=zone,
        written_at=work.now,
        audit_entry=entry,
        signed=False,
        parts=gathered.told_parts(),
        totals=(),
        movements=0,
        processing=processing,
        seven_years=_seven_years(policy.place, asked.language),
        disclosed=disclosed(given),
        received=received(given),
        reads=counted((each.action, " ".join(each.duties), each.at) for each in reads),
        checks=gathered.told_checks(),
        withheld=_withheld(foreseen, asked, len(reads), broken),
        files=(),
    )
    return _Read(answer, records, broken, work.now.isoformat())


def _portable(desk: Desk, asked: PackageAsked, foreseen: Preview, half: Path, progress: Progress) -> PackageMade:
    press_of_copy: RowPress[CopyHead, Piece | Movement, CopyMade]
    with RowPress(draw_copy, half) as press_of_copy:
        at, firm, records = desk.ask(
            portability.read_portable,
            asked.request,
            asked.language,
            foreseen,
            str(half.parent),
            press_of_copy.begin,
            progress,
        )
        copy = press_of_copy.finish()
    manifest = portability.manifest(foreseen.number, at, firm, copy.files, foreseen.left_out)
    put_last(half, {}, manifest, at)
    progress(foreseen.movements, foreseen.movements)
    sha256, size = _settled(half)
    desk.do(uuid4(), enter_package, asked.request, uuid4(), "rights.portability_copy", sha256, size, None)
    return PackageMade("", size, sha256.hex(), records + copy.movements, False, None, at)


def _pass_on(send: Callable[[list[Piece | Movement]], None], part: list[Movement]) -> None:
    send([*part])


def _total(foreseen: Preview) -> int:
    return sum(count for _, count in foreseen.parts) + foreseen.movements


def _seven_years(place: str, language: str) -> str:
    """Which act orders what of the longest times of the record of processing, and what no law orders."""
    account, transaction = (
        why_kept(place, keep, language) for keep in (Keep.ACCOUNT_PLUS_7Y, Keep.TRANSACTION_PLUS_7Y)
    )
    return word("seven_years", language, account=account, transaction=transaction)


def _withheld(foreseen: Preview, asked: PackageAsked, reads: int, broken: int) -> tuple[Withheld, ...]:
    kept = [*foreseen.withheld]
    if foreseen.faces and asked.faces_out is not None:
        kept.append(Withheld(asked.faces_out.ground, foreseen.faces))
    if reads:
        kept.append(Withheld(Ground.STAFF, reads))
    if broken:
        kept.append(Withheld(Ground.UNREADABLE, broken))
    return tuple(kept)


def _columns() -> list[dict[str, object]]:
    """What the data map says of every personal column in the copy."""
    return [
        {
            "column": f"{table.fullname}.{column.name}",
            "category": told.category,
            "purpose": told.purpose,
            "basis": told.basis,
            "source": told.source,
            "keep": told.keep,
            "at_end": told.at_end,
            **({"uses": [asdict(use) for use in told.uses]} if told.uses else {}),
        }
        for table, way in collected()
        for column in told_columns(table, way)
        if isinstance(told := classification(column), Personal)
    ]


def _settled(half: Path) -> tuple[bytes, int]:
    """SHA-256 and size of the file, on the disk for good."""
    with half.open("r+b") as file:
        digest = hashlib.file_digest(file, "sha256").digest()
        size = file.seek(0, os.SEEK_END)
        os.fsync(file.fileno())
    return digest, size
