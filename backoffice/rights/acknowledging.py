"""The letter that says a complaint has come and is looked into: drafted, edited, previewed, sent.

Boundary: goes the way of every letter of the firm; one guard lets one be out and no second. R-08; Data Protection Act
2018, s. 164A(3).
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from backoffice.desk import ReadWork, Work
from backoffice.people import service as people
from backoffice.rights import letters, posting, queries, replies
from backoffice.rights.complaints import NoSuchComplaint
from backoffice.rights.letters import LetterDraft, OfComplaint
from backoffice.rights.matters import controller_about
from backoffice.rights.replies import AsMail, Reply, Sent
from backoffice.rights.rules import Channel, Way
from backoffice.rights.tables import ComplaintRow


def draft(work: ReadWork, complaint: UUID, language: str = "") -> LetterDraft:
    """The letter to begin with, in the person's language where none is named. Raises NoSuchComplaint."""
    row = _complaint(work, complaint)
    policy = controller_about(work, row)
    who = None if row.customer_id is None else people.identity(work, row.customer_id, opened=False)
    told = OfComplaint(
        number=row.number,
        name=who.legal_name if who and who.email else "",
        received_on=row.received_on,
        answer_by=row.answer_by_on,
        firm=policy,
        country=who.country if who else policy.place[:2],
        is_late=row.answer_by_on < work.now.astimezone(policy.zone).date(),
    )
    return letters.complaint_draft(language or (who.language if who else "en"), told)


def way_of(work: ReadWork, complaint: UUID) -> tuple[Way, str]:
    """By which way one most likely writes, and the postal address that is known: on paper to who wrote on paper.

    Raises NoSuchComplaint.
    """
    row = _complaint(work, complaint)
    on_paper = row.channel == Channel.POST.value
    return Way.POST if on_paper else Way.MAIL, posting.address_of(work, row.customer_id)


def preview(work: ReadWork, complaint: UUID, letter: LetterDraft, address: str = "", way: Way = Way.MAIL) -> AsMail:
    """The mail or the sheet as it would leave. Raises NoSuchComplaint, and as `replies.preview`."""
    row = _complaint(work, complaint)
    if way is Way.POST:
        return replies.as_post(work, row, letter, address)
    return replies.as_mail(work, row, letter, *replies.person_of(work, row, address))


def send(work: Work, complaint: UUID, letter: LetterDraft, *, address: str = "", way: Way = Way.MAIL) -> Sent:
    """Send the letter as it was edited; the complaint is acknowledged once a relay has accepted it, or it was posted.

    `address` is needed where nobody of ours complains; by post it is name and address in lines. Raises NoSuchComplaint,
    ComplaintClosed, AcknowledgedAlready, PostalAddressNeeded, WordsNeeded, WordsTooLong, BlanksLeft, BadAddress.
    """
    row = _complaint(work, complaint)
    told = replies.checked(replace(letter, text=letters.by_way(letter.text, letter.language, way)))
    if way is Way.POST:
        return Sent(replies.put_by_post(work, row, told, posting.checked_address(address)), 0, None)
    reply, leaves_at = replies.put(work, row, told, *replies.person_of(work, row, address))
    return Sent(reply, 0, leaves_at)


def letters_of(work: ReadWork, complaint: UUID) -> tuple[Reply, ...]:
    """The letters that acknowledge it, the newest first; their words need `complaints.take_access`."""
    return replies.letters_of(work, queries.acknowledgements(work.session, [complaint]))


def _complaint(work: ReadWork, complaint: UUID) -> ComplaintRow:
    row = queries.complaint(work.session, complaint)
    if row is None:
        raise NoSuchComplaint(complaint=str(complaint))
    return row
