"""Write a letter of the firm as PDF: read, drawn in a process of its own, registered, signed and saved.

Boundary: touches a folder; every file has an entry in the export register. S-05, S-08.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from uuid import UUID, uuid4

from backoffice import outlet
from backoffice.audit.signing import enter_document
from backoffice.desk import Desk, ReadWork, Work
from backoffice.errors import NotAllowed, Unavailable
from backoffice.people import service as people
from backoffice.rights import letters, queries, replies
from backoffice.rights.agents import agent_of
from backoffice.rights.letter_file import LetterFile
from backoffice.rights.matters import Matter, controller_about, matter_of
from backoffice.rights.rules import Addressee, Way
from backoffice.rights.tables import RequestRow
from backoffice.staff import service as staff


class LetterSealed(NotAllowed):
    """A letter is filed by who has taken access to its request. Facts: `number`."""

    code = "rights.letter_sealed"


class LetterNotWritten(Unavailable):
    """The document was made but the folder would not take it. Facts: `path`, `reason`."""

    code = "rights.letter_not_written"


def write_letter(desk: Desk, reply: UUID, zone: str, folder: Path) -> Path:
    """Write one letter, in its own language, into `folder`; where it lies now.

    `zone` is the IANA name of the reader's time zone. Raises NoSuchRequest, LetterSealed, LetterNotWritten,
    NotSignedYet and what press raises.
    """
    from backoffice.documents import firm_signature
    from backoffice.documents.press import press
    from backoffice.rights.letter_pages import letter_pdf
    from backoffice.rights.post_pages import post_pdf

    entry = desk.do(uuid4(), announce_letter, reply)
    certificate = desk.ask(firm_signature.certificate)
    told = desk.ask(letter_file, reply, entry, zone, signed=certificate is not None)
    pdf, document = press(post_pdf if told.way is Way.POST else letter_pdf, told), uuid4()
    drawn = (hashlib.sha256(pdf).digest(), len(pdf))
    if certificate is None:
        desk.do(uuid4(), register_letter, reply, document, *drawn)
    else:
        prepared = firm_signature.prepare(pdf, certificate_der=certificate, signing_time=told.written_at)
        desk.do(uuid4(), register_letter, reply, document, *drawn, to_sign=prepared.digest)
        pdf = firm_signature.signed(desk, document, prepared)
    return _saved(folder / f"letter-{told.reference}-{told.kind}-{entry}.pdf", pdf)


def announce_letter(work: Work, reply: UUID) -> int:
    """Enter into the trail that a letter is being filed; the entry's number. Raises NoSuchRequest."""
    row = queries.reply(work.session, reply)
    about = matter_of(work, row)
    of = {"complaint" if row.request_id is None else "request": about.id}
    return work.record("rights.letter_filed", subject=about.customer_id, reply=row.id, **of)


def register_letter(
    work: Work, reply: UUID, document: UUID, sha256: bytes, size: int, to_sign: bytes | None = None
) -> int:
    """Enter the drawn file into the export register, asking for the firm's signature over `to_sign` if it is given."""
    row = queries.reply(work.session, reply)
    whose = matter_of(work, row).customer_id
    return enter_document(
        work, document=document, kind="rights.letter", subject=whose, sha256=sha256, size=size, to_sign=to_sign
    )


def letter_file(work: ReadWork, reply: UUID, audit_entry: int, zone: str, *, signed: bool = False) -> LetterFile:
    """Everything the document says. Raises NoSuchRequest, and LetterSealed without access to the request."""
    row = queries.reply(work.session, reply)
    about = matter_of(work, row)
    (told,) = replies.letters_of(work, [row])
    if told.text is None:
        raise LetterSealed(number=about.number)
    subject, _, text = told.text.partition("\n\n")
    address = ""
    if told.way is Way.POST:
        address, _, text = text.partition("\n\n")
    policy = controller_about(work, about)
    names = staff.colleagues(work)
    return LetterFile(
        firm=policy.legal_name,
        number=about.number,
        name=_name(work, about, told.to),
        kind=told.kind,
        language=told.language,
        subject=subject,
        text=text,
        made_by=names.get(told.made_by, told.made_by),
        made_at=told.made_at,
        mail=told.mail,
        written_at=work.now,
        written_by=names.get(work.actor, work.actor),
        zone=zone,
        audit_entry=audit_entry,
        signed=signed,
        way=told.way,
        address=address,
        made_on=told.made_at.astimezone(policy.zone).date(),
        sender=" · ".join(policy.posted(told.language)) or policy.privacy_address,
        contact=letters.contact(policy, told.language),
        of_complaint=row.request_id is None,
    )


def _name(work: ReadWork, about: Matter, to: Addressee) -> str:
    """To whom the letter went: the person, or who asked in their name."""
    if to is Addressee.AGENT and isinstance(about, RequestRow):
        letter = queries.letter(work.session, about.letter_id)
        agent = None if letter is None else agent_of(work, letter)
        return agent.name if agent else ""
    who = None if about.customer_id is None else people.identity(work, about.customer_id, opened=False)
    return who.legal_name if who else ""


def _saved(path: Path, pdf: bytes) -> Path:
    try:
        outlet.write_whole(path, pdf)
    except OSError as fault:
        raise LetterNotWritten(path=str(path), reason=fault.strerror or str(fault)) from fault
    return path
