"""Write a case's file as PDF: the record is read, drawn in a process of its own, registered, signed and saved.

Boundary: the one place of this area that touches a folder. Every file has an entry in the export register. S-05, S-08.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from uuid import UUID, uuid4

from backoffice import outlet
from backoffice.audit.signing import enter_document
from backoffice.desk import Desk, ReadWork, Work
from backoffice.errors import NotAllowed, Unavailable
from backoffice.kyc import papers, queries
from backoffice.kyc.case_file import Attempt, CaseFile, Outcome, Picture, Record
from backoffice.kyc.rules import Act, Level, NoSuchCase, Verdict
from backoffice.kyc.tables import DecisionRow
from backoffice.kyc.views import CasePage, HistoryLine, PictureRef
from backoffice.people import service as people
from backoffice.people.policy import controller
from backoffice.staff import service as staff


class PapersClosed(NotAllowed):
    """A file without its papers would look complete; only who holds the case, decided it or leads can write one."""

    code = "kyc.papers_closed"


class FileNotWritten(Unavailable):
    """The document was made but the folder would not take it. Facts: `path`, `reason`."""

    code = "kyc.file_not_written"


def write_case_file(desk: Desk, case: UUID, language: str, zone: str, folder: Path) -> Path:
    """Write the case file of `case` into `folder`; where it lies now.

    `zone` is the IANA name of the reader's time zone. The file carries the firm's signature if a sealer serves, and
    says in its foot whether it does. Raises NoSuchCase, PapersClosed, NotSignedYet, FileNotWritten and what press
    raises.
    """
    from backoffice.documents import firm_signature
    from backoffice.documents.press import press
    from backoffice.kyc.pdf import case_file_pdf

    entry = desk.do(uuid4(), announce_case_file, case)
    certificate = desk.ask(firm_signature.certificate)
    told = desk.ask(case_file, case, entry, language, zone, signed=certificate is not None)
    pdf, document = press(case_file_pdf, told), uuid4()
    # The register knows the document as it was drawn: of a signed file that is the first so many bytes.
    drawn = (hashlib.sha256(pdf).digest(), len(pdf))
    if certificate is None:
        desk.do(uuid4(), register_case_file, case, document, *drawn)
    else:
        prepared = firm_signature.prepare(pdf, certificate_der=certificate, signing_time=told.written_at)
        desk.do(uuid4(), register_case_file, case, document, *drawn, to_sign=prepared.digest)
        pdf = firm_signature.signed(desk, document, prepared)
    return _saved(folder / f"case-file-K-{told.record.number}-v{told.record.version}.pdf", pdf)


def announce_case_file(work: Work, case: UUID) -> int:
    """Enter into the audit trail that a file of this case is being written, and open its papers to who may read them.

    The entry's number.
    """
    papers.open_papers(work, case)
    return work.record("kyc.case_file.written", subject=_customer(work, case), case=case)


def register_case_file(
    work: Work, case: UUID, document: UUID, sha256: bytes, size: int, to_sign: bytes | None = None
) -> int:
    """Enter the drawn file into the export register, asking for the firm's signature over `to_sign` if it is given.

    The number of its audit entry. Raises NotYourDocument.
    """
    return enter_document(
        work,
        document=document,
        kind="kyc.case_file",
        subject=_customer(work, case),
        sha256=sha256,
        size=size,
        to_sign=to_sign,
    )


def case_file(
    work: ReadWork, case: UUID, audit_entry: int, language: str, zone: str, *, signed: bool = False
) -> CaseFile:
    """Everything the file says, in the reader's language and time zone.

    Raises NoSuchCase, SealBroken, and PapersClosed for a reader who may not see the papers.
    """
    page = papers.case_page(work, case)
    if not page.opened:
        raise PapersClosed(number=page.number)
    names = staff.colleagues(work)
    return CaseFile(
        record=_record(work, page, names),
        written_at=work.now,
        written_by=names.get(work.actor, work.actor),
        zone=zone,
        audit_entry=audit_entry,
        language=language,
        signed=signed,
    )


def _customer(work: ReadWork, case: UUID) -> UUID:
    row = queries.case(work.session, case)
    if row is None:
        raise NoSuchCase(case=str(case))
    return row.customer_id


def _record(work: ReadWork, page: CasePage, names: dict[str, str]) -> Record:
    contents = {each.ref.picture: each.content for each in papers.pictures(work, page.case)}

    def filed(ref: PictureRef) -> Picture:
        return Picture(ref.kind, ref.sha256.hex(), contents.get(ref.picture))

    return Record(
        firm=controller(people.controller_of(work, page.customer)).legal_name,
        number=page.number,
        version=page.version,
        customer=str(page.customer),
        declared_name=page.name,
        native_name=page.native_name or next((each.card.name for each in reversed(page.attempts) if each.card), ""),
        birth_on=page.birth_on,
        country=page.country,
        opened_at=page.handed_over_at,
        promised_at=page.due_at,
        told_at=page.told_at,
        state=page.state,
        attempts=tuple(
            Attempt(
                number=each.ordinal,
                tried_at=each.submitted_at,
                provider=each.provider,
                device=each.device,
                answers=each.answers,
                checks=each.checks,
                pictures=tuple(filed(ref) for ref in page.pictures if ref.ordinal == each.ordinal),
            )
            for each in page.attempts
        ),
        sent_later=tuple(filed(ref) for ref in page.pictures if ref.ordinal == 0),
        comparison=page.attempts[-1].compared if page.attempts else (),
        history=tuple(
            HistoryLine(line.at, names.get(line.who, line.who), line.what, line.reason, line.note)
            for line in page.history
        ),
        outcome=_outcome(work, page.case, names),
    )


def _outcome(work: ReadWork, case: UUID, names: dict[str, str]) -> Outcome | None:
    """The verdict that stands once withdrawals and second opinions are counted."""
    standing: DecisionRow | None = None
    seconded: DecisionRow | None = None
    words: dict[UUID, str] = {}
    for act, note in papers.acts(work, case):
        words[act.id] = note
        if act.act == Act.VERDICT:
            standing, seconded = act, None
        elif act.act == Act.SECOND_YES:
            seconded = act
        elif act.act == Act.WITHDRAWAL and seconded is not None:
            seconded = None
        else:
            standing = None
    if standing is None:
        return None
    return Outcome(
        verdict=Verdict(standing.verdict),
        reason=standing.reason,
        note=words[standing.id],
        decided_at=standing.decided_at,
        decided_by=names.get(standing.decided_by, standing.decided_by),
        duty="kyc_lead" if standing.level == Level.LEAD else "kyc_reviewer",
        second_by=names.get(seconded.decided_by, seconded.decided_by) if seconded else "",
        second_duty="kyc_lead" if seconded else "",
    )


def _saved(path: Path, pdf: bytes) -> Path:
    try:
        outlet.write_whole(path, pdf)
    except OSError as fault:
        raise FileNotWritten(path=str(path), reason=fault.strerror or str(fault)) from fault
    return path
