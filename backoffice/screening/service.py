"""What desks call: everybody who works with customers may refer one; the rest is the reporting officer's.

Boundary: nothing of it enters the shared trail; the guard functions keep one of their own. Reading words takes access
first, in a transaction of its own. S-05.
"""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from backoffice.desk import ReadWork, Work
from backoffice.people.restriction import is_restricted
from backoffice.screening import queries
from backoffice.screening.rules import (
    WORDED,
    Act,
    Acted,
    Category,
    Done,
    Entry,
    FileState,
    Line,
    Matter,
    NoSuchFile,
    ReferralState,
    Told,
    check_report_day,
    check_words,
)
from backoffice.screening.sealing import identity, opened_draft, opened_words, sealed_draft, sealed_words, take_ticket
from backoffice.screening.tables import ActRow, FileRow, ReferralRow
from backoffice.store.base import new_id

LINES_AT_MOST = 1_000
_TRAIL_AT_MOST = 200


def refer(work: Work, customer: UUID, category: Category, words: str, case: UUID | None = None) -> None:
    """Tell the reporting officer of a customer; the answer is always nothing, and nothing of it can be read again.

    Raises WordsNeeded, WordsTooLong, NoSuchCustomer, NoSuchCase.
    """
    told = check_words(words, needed=True)
    which = new_id()
    sealed = sealed_words(work, told, row=which, customer=customer)
    queries.refer(work.session, which, customer, case, category.value, sealed)


def lines(work: ReadWork) -> tuple[Line, ...]:
    """The officer's list: what waits, oldest first; open and reported files; what is over. At most LINES_AT_MOST."""
    return tuple(
        Line(
            target=row.target,
            customer=row.customer_id,
            masked_name=row.masked_name,
            country=row.country,
            at=row.at,
            number=row.number,
            file_state=FileState(row.file_state) if row.file_state else None,
            referral_state=ReferralState(row.referral_state) if row.referral_state else None,
            category=Category(row.category) if row.category else None,
            referred_by=row.referred_by,
            review_on=row.review_on,
        )
        for row in queries.lines(work.session, LINES_AT_MOST)
    )


def waiting(work: ReadWork) -> int:
    """How many referrals nobody has decided."""
    return queries.waiting(work.session)


def take_access(work: Work, target: UUID) -> datetime:
    """Open the words about one referral or file, and who it is about, to the actor until then. Raises NoSuchFile.

    It is entered in the trail of suspicions, and nowhere else.
    """
    referral, file = _found(work, target)
    return take_ticket(work, _customer(referral, file))


def matter(work: ReadWork, target: UUID) -> Matter:
    """A referral or file as it stands; a filed referral shows its file. Words need `take_access` before.

    Raises NoSuchFile.
    """
    referral, file = _found(work, target)
    customer = _customer(referral, file)
    referrals = queries.referrals_in(work.session, file.id) if file else [referral] if referral else []
    which = [each.id for each in referrals]
    acts = queries.acts(work.session, customer, file_id=file.id if file else None, referral_ids=which)
    sealed = queries.words(work.session, [*(each.id for each in referrals), *(each.id for each in acts)])
    other = queries.open_file_of(work.session, customer) if file is None else None
    shown = file.id if file else target
    draft = queries.draft(work.session, work.actor, shown)
    who = identity(work, customer)
    return Matter(
        target=shown,
        customer=customer,
        name=who.legal_name,
        country=who.country,
        email=who.email,
        birth_on=who.birth_on,
        number=file.number if file else None,
        file_state=FileState(file.state) if file else None,
        opened_on=file.opened_at.date() if file else None,
        reported_on=file.reported_on if file else None,
        review_on=file.review_on if file else None,
        version=file.version if file else 0,
        open_file=other.id if other else None,
        open_file_version=other.version if other else 0,
        told=tuple(_told(work, each, sealed.get(each.id)) for each in referrals),
        done=tuple(_done(work, each, sealed.get(each.id)) for each in acts),
        trail=tuple(
            Entry(row.id, row.at, row.actor, row.action, row.facts)
            for row in queries.trail(work.session, customer, _TRAIL_AT_MOST)
        ),
        draft=opened_draft(work, draft, about=shown, customer=customer) if draft else "",
        restricted=is_restricted(work, customer),
    )


def open_file(work: Work, referral: UUID, words: str = "") -> Acted:
    """Open a file about a referral. Raises MovedOn when it was decided, or the customer has an open file."""
    return _act(work, Act.OPEN, referral=_referral(work, referral), file=new_id(), words=words)


def join_file(work: Work, referral: UUID, file: UUID, version: int, words: str = "") -> Acted:
    """Put a referral into the customer's open file. Raises MovedOn, NoSuchFile."""
    return _act(work, Act.JOIN, referral=_referral(work, referral), file=file, seen=version, words=words)


def dismiss(work: Work, referral: UUID, reason: str) -> Acted:
    """No suspicion, for this reason. Raises WordsNeeded, MovedOn."""
    return _act(work, Act.DISMISS, referral=_referral(work, referral), words=reason)


def note_referral(work: Work, referral: UUID, words: str) -> Acted:
    """Write down something about a referral before its decision. Raises WordsNeeded."""
    return _act(work, Act.NOTE, referral=_referral(work, referral), words=words)


def note_file(work: Work, file: UUID, version: int, words: str) -> Acted:
    """Write down something in a file. Raises WordsNeeded, MovedOn."""
    return _act(work, Act.NOTE, about=_file(work, file), file=file, seen=version, words=words)


def report(work: Work, file: UUID, version: int, day: date, reference: str) -> Acted:
    """The financial intelligence unit was told on that day, under this reference.

    Raises WordsNeeded, NotThatDay, MovedOn.
    """
    row = _file(work, file)
    check_report_day(day, row.opened_at.date(), work.now.date())
    return _act(work, Act.REPORT, about=row, file=file, seen=version, day=day, words=reference)


def review(work: Work, file: UUID, version: int, day: date, words: str = "") -> Acted:
    """Look at the file again on that day. Raises NotThatDay, MovedOn."""
    return _act(work, Act.REVIEW, about=_file(work, file), file=file, seen=version, day=day, words=words)


def close(work: Work, file: UUID, version: int, reason: str) -> Acted:
    """End the file for this reason; it is kept five more years. Raises WordsNeeded, MovedOn."""
    return _act(work, Act.CLOSE, about=_file(work, file), file=file, seen=version, words=reason)


def keep_draft(work: Work, target: UUID, words: str) -> None:
    """Keep what was begun to be written about a referral or file; empty words drop it. Raises NoSuchFile."""
    referral, file = _found(work, target)
    about = file.id if file else target
    if not words.strip():
        queries.drop_draft(work.session, work.actor, about)
        return
    customer = _customer(referral, file)
    body = sealed_draft(work, words, about=about, customer=customer)
    queries.keep_draft(work.session, work.actor, about, customer, body, work.now)


def _act(
    work: Work,
    kind: Act,
    *,
    referral: ReferralRow | None = None,
    about: FileRow | None = None,
    file: UUID | None = None,
    seen: int | None = None,
    day: date | None = None,
    words: str = "",
) -> Acted:
    told, which = check_words(words, needed=kind in WORDED), new_id()
    sealed = sealed_words(work, told, row=which, customer=_customer(referral, about)) if told else None
    version = queries.act(
        work.session,
        which,
        kind.value,
        referral=referral.id if referral else None,
        file=file,
        seen=seen,
        day=day,
        sealed=sealed,
    )
    stands_at = file or (referral.id if referral else which)
    return Acted(stands_at, version)


def _found(work: ReadWork, target: UUID) -> tuple[ReferralRow | None, FileRow | None]:
    """The referral or the file of that id; of a filed referral its file too."""
    file = queries.file(work.session, target)
    referral = queries.referral(work.session, target) if file is None else None
    if referral is not None and referral.file_id is not None:
        file = queries.file(work.session, referral.file_id)
    if referral is None and file is None:
        raise NoSuchFile(target=str(target))
    return referral, file


def _referral(work: ReadWork, which: UUID) -> ReferralRow:
    row = queries.referral(work.session, which)
    if row is None:
        raise NoSuchFile(target=str(which))
    return row


def _file(work: ReadWork, which: UUID) -> FileRow:
    row = queries.file(work.session, which)
    if row is None:
        raise NoSuchFile(target=str(which))
    return row


def _customer(referral: ReferralRow | None, file: FileRow | None) -> UUID:
    row = file or referral
    assert row is not None
    return row.customer_id


def _told(work: ReadWork, row: ReferralRow, body: bytes | None) -> Told:
    words = opened_words(work, body, row=row.id, customer=row.customer_id) if body else None
    return Told(
        row.id,
        Category(row.category),
        row.referred_by,
        row.referred_at,
        row.case_id,
        ReferralState(row.state),
        words,
    )


def _done(work: ReadWork, row: ActRow, body: bytes | None) -> Done:
    words: str | None = ""
    if body is not None:
        words = opened_words(work, body, row=row.id, customer=row.customer_id)
    elif Act(row.kind) in WORDED:
        words = None
    return Done(row.id, Act(row.kind), row.done_by, row.done_at, row.day, words)
