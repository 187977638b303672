"""What desks call to work a KYC case: lists, claims, verdicts, second opinions, withdrawals, documents.

Boundary: commands are verbs and return ids, versions and instants. K-07 (one holder), K-08 (mail within 24 hours).
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from backoffice import vault
from backoffice.desk import ReadWork, Work
from backoffice.kyc import queries
from backoffice.kyc.papers import case_page, note_shown, open_papers, pictures, take_ticket
from backoffice.kyc.picture import measure
from backoffice.kyc.policy import policy_of
from backoffice.kyc.rules import (
    Act,
    CaseMovedOn,
    CaseState,
    ClaimedCase,
    Decided,
    Level,
    NoSuchCase,
    NotYours,
    PictureKind,
    Verdict,
    check_verdict,
    mail_leaves_at,
    mails_customer,
    needs_second_person,
    state_after,
)
from backoffice.kyc.tables import CaseRow, DecisionRow, NoteRow, PictureRow
from backoffice.kyc.views import Counts, QueueLine, Today
from backoffice.outbox import service as outbox
from backoffice.people.restriction import check_not_hidden
from backoffice.staff import service as staff
from backoffice.staff.rules import Duty
from backoffice.store.base import new_id
from backoffice.vault.envelope import length_prefixed

__all__ = ["case_page", "note_shown", "open_papers", "pictures"]

_ALREADY_LATE = 0


def cases_over(work: ReadWork, cases: Sequence[UUID]) -> tuple[UUID, ...]:
    """Those of the cases that are decided."""
    return tuple(queries.decided_among(work.session, cases))


def waiting_cases(
    work: ReadWork,
    *,
    state: CaseState = CaseState.WAITING,
    after: tuple[datetime, UUID] | None = None,
    limit: int = 256,
) -> tuple[QueueLine, ...]:
    """A page of an open list by time left, from behind `after` (due instant and id of the last line)."""
    return _as_lines(queries.lines_in(work.session, state, after, limit), work.now)


def decided_cases(work: ReadWork, *, limit: int = 100) -> tuple[QueueLine, ...]:
    """The cases decided last, newest first."""
    return _as_lines(queries.lines_decided(work.session, limit), work.now)


def counts(work: ReadWork) -> Counts:
    """How many cases each list holds."""
    found = queries.counts(work.session)
    return Counts(
        queue=found.get(CaseState.WAITING, 0),
        with_customer=found.get(CaseState.WITH_CUSTOMER, 0),
        second_review=found.get(CaseState.SECOND_REVIEW, 0),
        mail_waiting=outbox.waiting(work),
    )


def today(work: ReadWork, *, day_began_at: datetime | None = None, first: int = 9) -> Today:
    """The home page; `day_began_at` is midnight where the reader is (UTC midnight when not given)."""
    since = day_began_at or work.now.replace(hour=0, minute=0, second=0, microsecond=0)
    by_hour = [0] * 25
    will_miss = 0
    for row in queries.hours_left(work.session, work.now):
        by_hour[min(row.hour, 24)] += row.cases
        will_miss += row.missed
    mine = queries.my_day(work.session, work.actor, since)
    return Today(
        now=work.now,
        counts=counts(work),
        late=by_hour[_ALREADY_LATE],
        under_hour=by_hour[1],
        under_four_hours=sum(by_hour[2:5]),
        later=sum(by_hour[5:]),
        by_hour=tuple(by_hour),
        first=waiting_cases(work, limit=first),
        second_review_of_mine=queries.awaiting_second_of(work.session, work.actor),
        decided_today=mine.decided,
        middle_seconds=None if mine.middle_seconds is None else round(mine.middle_seconds),
        taken_back=queries.taken_back(work.session, work.actor, since),
        escalated=queries.waiting_for_a_lead(work.session),
        will_miss=will_miss,
        miss_by=work.now + timedelta(hours=4) if will_miss else None,
    )


def claim_next_case(work: Work, beside: tuple[UUID, ...] | None = None) -> ClaimedCase | None:
    """Give the most urgent unclaimed case to the actor; None when nobody waits.

    Two reviewers never hold one case (K-07): a case being claimed elsewhere is locked and skipped. With `beside`, what
    the actor holds at this desk, a case that they hold beside those comes first: it was left by a window that died.
    Raises TooManyClaims.
    """
    row = None
    if beside is not None:
        row = queries.lock_left_behind(work.session, work.actor, _levels(work), work.now, beside)
    if row is None:
        row = queries.lock_next_unclaimed(work.session, _levels(work), work.now)
    return None if row is None else _claim(work, row)


def claim_case(work: Work, case: UUID) -> ClaimedCase:
    """Give this case to the actor. Raises NoSuchCase, CaseMovedOn, NotYours, NeedsALead, TooManyClaims, NoKeys.

    And IsRestricted where the person is withheld from use.
    """
    row = queries.lock_case(work.session, case) or _row(work, case)
    check_not_hidden(work, row.customer_id)
    if row.state != CaseState.WAITING:
        raise CaseMovedOn(number=row.number)
    if row.claimed_by not in (None, work.actor) and row.claimed_until and row.claimed_until > work.now:
        raise NotYours(number=row.number, holder=row.claimed_by)
    return _claim(work, row)


def renew_claim(work: Work, case: UUID) -> ClaimedCase:
    """Hold the case for another lease. Raises NotYours when somebody else took it after the lease ran out."""
    row = queries.lock_case(work.session, case) or _row(work, case)
    if row.claimed_by != work.actor or row.state != CaseState.WAITING:
        raise NotYours(number=row.number, holder=row.claimed_by)
    row.claimed_until = work.now + policy_of(work, row.customer_id).lease
    work.session.flush()
    take_ticket(work, row)
    return ClaimedCase(row.id, row.version, row.claimed_until)


def release_case(work: Work, case: UUID, claimed_until: datetime) -> None:
    """Give the case back to the queue; harmless when that lease has ended or another was taken meanwhile.

    `claimed_until` names the lease, so that what is given back late does not end a newer one.
    """
    row = queries.lock_case(work.session, case)
    if row is not None and row.claimed_by == work.actor and row.claimed_until == claimed_until:
        row.claimed_by = row.claimed_until = None


def decide(work: Work, case: UUID, version: int, verdict: Verdict, reason: str, note: str) -> Decided:
    """Record a verdict on a case the actor holds, with its audit entry and its mail in one transaction.

    Raises UnknownReason, NoteNeeded, NoteTooLong, CaseMovedOn (somebody was first), NotYours, NeedsALead.
    """
    check_verdict(verdict, reason, note)
    row = _row(work, case)
    _same_version(row, version)
    decision = _act(work, row, Act.VERDICT, verdict, reason, note, refers_to=None)
    leaves_at = None
    if mails_customer(verdict) and not needs_second_person(verdict):
        leaves_at = _mail(work, row, decision, verdict, reason)
    return Decided(decision, version + 1, state_after(verdict), leaves_at)


def second(work: Work, case: UUID, version: int, decision: UUID, agrees: bool, note: str) -> Decided:
    """A lead's opinion on another's rejection: the mail leaves, or the case goes back to a lead.

    Raises SamePerson, NeedsALead, CaseMovedOn.
    """
    row = _row(work, case)
    _same_version(row, version)
    earlier = queries.decision(work.session, decision)
    if earlier is None or row.last_decision != decision:
        raise CaseMovedOn(number=row.number)
    verdict = Verdict(earlier.verdict)
    act = Act.SECOND_YES if agrees else Act.SECOND_NO
    made = _act(work, row, act, verdict, earlier.reason, note, refers_to=decision)
    leaves_at = _mail(work, row, made, verdict, earlier.reason) if agrees else None
    return Decided(made, version + 1, CaseState.DECIDED if agrees else CaseState.WAITING, leaves_at)


def withdraw(work: Work, case: UUID, version: int, decision: UUID) -> Decided:
    """Take one's own last act back while its mail has not left; the record keeps both.

    Raises MailAlreadyLeft, NotYourVerdict, CaseMovedOn.
    """
    row = _row(work, case)
    _same_version(row, version)
    earlier = queries.decision(work.session, decision)
    if earlier is None or row.last_decision != decision:
        raise CaseMovedOn(number=row.number)
    made = _act(work, row, Act.WITHDRAWAL, Verdict(earlier.verdict), earlier.reason, "", refers_to=decision)
    back = CaseState.WAITING if earlier.act == Act.VERDICT else CaseState.SECOND_REVIEW
    return Decided(made, version + 1, back, None)


def add_document(work: Work, case: UUID, version: int, kind: PictureKind, content: bytes) -> int:
    """Add a picture the customer sent (JPEG or PNG) to a case that waits for it; the case's new version.

    Raises NotAPicture, PictureTooLarge, CaseMovedOn.
    """
    width, height = measure(content)
    row = _row(work, case)
    _same_version(row, version)
    picture = new_id()
    work.session.add(
        PictureRow(
            id=picture,
            case_id=row.id,
            customer_id=row.customer_id,
            ordinal=0,
            kind=kind.value,
            width=width,
            height=height,
            sha256=hashlib.sha256(content).digest(),
            added_at=work.now,
            face=None,
            image=vault.seal(work, PictureRow.image, row=picture, customer=row.customer_id, value=content),
        )
    )
    work.session.flush()
    return queries.document_arrived(work.session, row.id, version)


def _row(work: ReadWork, case: UUID) -> CaseRow:
    row = queries.case(work.session, case)
    if row is None:
        raise NoSuchCase(case=str(case))
    return row


def _same_version(row: CaseRow, version: int) -> None:
    if row.version != version:
        raise CaseMovedOn(number=row.number)


def _levels(work: ReadWork) -> tuple[Level, ...]:
    duties = staff.signed_in(work).duties
    return (Level.REVIEWER, Level.LEAD) if Duty.KYC_LEAD in duties else (Level.REVIEWER,)


def _claim(work: Work, row: CaseRow) -> ClaimedCase:
    until = work.now + policy_of(work, row.customer_id).lease
    row.claimed_by, row.claimed_until = work.actor, until
    work.session.flush()
    take_ticket(work, row)
    return ClaimedCase(row.id, row.version, until)


def _act(
    work: Work, row: CaseRow, act: Act, verdict: Verdict, reason: str, note: str, *, refers_to: UUID | None
) -> UUID:
    """Add a decision row, which moves the case by the guard's own hand, and the sealed words beside it."""
    decision, salt, words = new_id(), os.urandom(16), note.strip().encode()
    work.session.add(
        DecisionRow(
            id=decision,
            case_id=row.id,
            case_version=row.version,
            act=act.value,
            verdict=verdict.value,
            reason=reason,
            refers_to=refers_to,
            level=row.level,
            note_commitment=hashlib.sha256(length_prefixed(salt, words)).digest() if words else None,
            began_at=None,
            decided_by=work.actor,
            decided_at=work.now,
        )
    )
    work.session.flush()
    if words:
        sealed = vault.seal(work, NoteRow.note, row=decision, customer=row.customer_id, value=words)
        work.session.add(NoteRow(decision_id=decision, customer_id=row.customer_id, salt=salt, note=sealed))
    return decision


def _mail(work: Work, row: CaseRow, decision: UUID, verdict: Verdict, reason: str) -> datetime:
    leaves_at = mail_leaves_at(work.now, row.due_at, policy_of(work, row.customer_id))
    outbox.put(
        work,
        kind=f"kyc_{verdict.value}",
        reason=reason,
        customer=row.customer_id,
        case=row.id,
        decision=decision,
        leaves_at=leaves_at,
    )
    return leaves_at


def _as_lines(rows: Sequence[Row[Any]], now: datetime) -> tuple[QueueLine, ...]:
    return tuple(
        QueueLine(
            case=row.id,
            number=row.number,
            name=row.name,
            country=row.country,
            headline=row.headline,
            handed_over_at=row.handed_over_at,
            due_at=row.due_at,
            holder=row.claimed_by if row.claimed_until and row.claimed_until > now else None,
            level=Level(row.level),
            state=CaseState(row.state),
            outcome=Verdict(row.outcome) if row.outcome else None,
            told_at=row.told_at,
            decided_at=getattr(row, "decided_at", None),
        )
        for row in rows
    )
