"""One case with its papers opened: attempts, what was read from the card, pictures, history.

Boundary: what the reader's row security hides stays closed (`opened` is False), and nothing is guessed. D-04, S-03.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from backoffice import vault
from backoffice.desk import ReadWork, Work
from backoffice.kyc import queries
from backoffice.kyc.checks import Check, answers
from backoffice.kyc.comparison import CardRead, Declared, compare
from backoffice.kyc.policy import policy_of
from backoffice.kyc.rules import Act, CaseState, Level, NoSuchCase, PictureKind, Verdict, age_on
from backoffice.kyc.tables import AttemptRow, CaseRow, CheckRow, DecisionRow, NoteRow, PictureRow
from backoffice.kyc.views import Attempt, CasePage, HistoryLine, PendingVerdict, Picture, PictureRef
from backoffice.outbox import service as outbox
from backoffice.outbox.rules import Mailed, MessageState
from backoffice.people import service as people
from backoffice.people.correction_rules import Act as Corrected
from backoffice.people.corrections import Correction, corrections_of
from backoffice.people.countries import alpha3
from backoffice.people.restriction import is_restricted
from backoffice.people.rules import Identity
from backoffice.staff import emergency
from backoffice.store.datamap import Reader

_PAPERS = vault.classes_of(Reader.KYC)


def open_papers(work: Work, case: UUID) -> datetime | None:
    """Let the actor read the sealed papers of a case they hold, have decided or are waited for as a lead; until when.

    A lead reads those of any other in an emergency, which everybody was told of.

    None for anybody else: the case then shows without its papers. Reading comes after this command has ended, so that
    the audit trail knows first. Raises NoSuchCase.
    """
    row = queries.case(work.session, case)
    if row is None:
        raise NoSuchCase(case=str(case))
    if queries.may_open(work.session, case):
        return take_ticket(work, row)
    if any(each.customer_id == row.customer_id for each in emergency.open_accesses(work) if each.person == work.actor):
        return vault.take_ticket(work, row.customer_id, _PAPERS, vault.Ground.BREAK_GLASS, row.id)
    return None


def note_shown(work: Work, case: UUID) -> int:
    """Enter that the papers of this case came to the actor's screen; the entry's number, 0 where none was open.

    The next case is taken, and access to it, while one is on the screen: "vault.opened" says that access was taken, and
    only this that somebody looked. Loading without a ticket instead would show every next case a second late.
    """
    return queries.note_shown(work.session, case)


def take_ticket(work: Work, row: CaseRow) -> datetime:
    """The ticket for everything sealed about the customer of a case whose ground holds."""
    return vault.take_ticket(work, row.customer_id, _PAPERS, vault.Ground.CASE, row.id)


def case_page(work: ReadWork, case: UUID) -> CasePage:
    """Everything of one case but its pictures' bytes. Raises NoSuchCase, SealBroken."""
    row = queries.case(work.session, case)
    if row is None:
        raise NoSuchCase(case=str(case))
    attempt_rows = queries.attempts(work.session, case)
    who = people.identity(work, row.customer_id, opened=bool(attempt_rows))
    attempts = _attempts(work, attempt_rows, who)
    refs = queries.picture_refs(work.session, case)
    record = acts(work, case)
    mails = outbox.mails_of(work, case)
    held = row.claimed_until is not None and row.claimed_until > work.now
    return CasePage(
        case=row.id,
        number=row.number,
        version=row.version,
        state=CaseState(row.state),
        level=Level(row.level),
        headline=row.headline,
        handed_over_at=row.handed_over_at,
        due_at=row.due_at,
        told_at=row.told_at,
        holder=row.claimed_by if held else None,
        claimed_until=row.claimed_until if held else None,
        customer=row.customer_id,
        name=who.legal_name,
        native_name=next((each.card.native_name for each in reversed(attempts) if each.card), ""),
        country=who.country,
        email=who.email,
        language=who.language,
        birth_on=who.birth_on,
        age=age_on(who.birth_on, work.now.date()),
        earlier_cases=queries.cases_before(work.session, row),
        opened=bool(attempt_rows),
        attempts=attempts,
        pictures=tuple(
            sorted(
                (
                    PictureRef(ref.id, ref.ordinal, PictureKind(ref.kind), ref.width, ref.height, ref.sha256)
                    for ref in refs
                ),
                key=_as_laid_out,
            )
        ),
        history=_history(
            row,
            attempts,
            [ref.added_at for ref in refs if ref.ordinal == 0],
            record,
            mails,
            corrections_of(work, row.customer_id),
        ),
        pending=_pending(row, record, mails),
        mails_at_once_from=row.due_at - policy_of(work, row.customer_id).at_once_below,
        restricted=is_restricted(work, row.customer_id),
        frozen=people.is_frozen(work, row.customer_id),
    )


def acts(work: ReadWork, case: UUID) -> list[tuple[DecisionRow, str]]:
    """The record of decisions in order, each with its words; for this area's own use."""
    return [(decision, _note(work, note)) for decision, note in queries.decisions(work.session, case)]


def pictures(work: ReadWork, case: UUID, ordinal: int | None = None) -> tuple[Picture, ...]:
    """The pictures of a case, or of one attempt of it, opened. Empty for those who may not see them."""
    opened = (_picture(work, row) for row in queries.pictures(work.session, case, ordinal))
    return tuple(sorted(opened, key=lambda picture: _as_laid_out(picture.ref)))


def _as_laid_out(ref: PictureRef) -> tuple[int, int]:
    """By attempt; within one, the face first, then the document's sides."""
    return ref.ordinal, list(PictureKind).index(ref.kind)


def _picture(work: ReadWork, row: PictureRow) -> Picture:
    ref = PictureRef(row.id, row.ordinal, PictureKind(row.kind), row.width, row.height, row.sha256)
    if row.face is not None:
        face = vault.open_sealed(work, PictureRow.face, row=row.id, customer=row.customer_id, envelope=row.face)
        return Picture(ref, face)
    image = vault.open_sealed(work, PictureRow.image, row=row.id, customer=row.customer_id, envelope=row.image or b"")
    return Picture(ref, image)


def _attempts(work: ReadWork, rows: Iterable[AttemptRow], who: Identity) -> tuple[Attempt, ...]:
    rows = list(rows)
    by_attempt: dict[UUID, list[CheckRow]] = {row.id: [] for row in rows}
    for found in queries.checks(work.session, list(by_attempt)):
        by_attempt[found.attempt_id].append(found)
    declared = Declared(who.legal_name, who.birth_on, alpha3(who.country))
    made = []
    for row in rows:
        checks = tuple(Check(c.name, c.status, tuple(c.reasons), c.required) for c in by_attempt[row.id])
        card = None
        if row.card is not None:
            card = CardRead.from_bytes(
                vault.open_sealed(work, AttemptRow.card, row=row.id, customer=row.customer_id, envelope=row.card)
            )
        made.append(
            Attempt(
                ordinal=row.ordinal,
                provider=row.provider,
                reference=row.reference,
                device=row.device,
                submitted_at=row.submitted_at,
                checks=checks,
                answers=answers(checks),
                card=card,
                compared=compare(declared, card),
            )
        )
    return tuple(made)


def _note(work: ReadWork, note: NoteRow | None) -> str:
    if note is None:
        return ""
    told = vault.open_sealed(work, NoteRow.note, row=note.decision_id, customer=note.customer_id, envelope=note.note)
    return told.decode()


def _history(
    row: CaseRow,
    attempts: Iterable[Attempt],
    arrived: Iterable[datetime],
    acts: Iterable[tuple[DecisionRow, str]],
    mails: Iterable[Mailed],
    corrections: Iterable[Correction],
) -> tuple[HistoryLine, ...]:
    lines = [HistoryLine(row.handed_over_at, "", "handed_over", "", "")]
    lines += [HistoryLine(each.submitted_at, "", "attempt", "", "") for each in attempts]
    lines += [HistoryLine(at, "", "document_added", "", "") for at in arrived]
    lines += [
        HistoryLine(
            act.decided_at,
            act.decided_by,
            act.verdict if act.act == Act.VERDICT else act.act,
            act.reason if act.act == Act.VERDICT else "",
            note,
        )
        for act, note in acts
    ]
    lines += [HistoryLine(each.accepted_at, "", "mail_accepted", "", "") for each in mails if each.accepted_at]
    # That the person disputed something and it stayed is not a reviewer's business.
    lines += [
        HistoryLine(each.done_at, each.done_by, f"corrected_{each.field}", "", "")
        for each in corrections
        if each.act is not Corrected.REFUSED
    ]
    return tuple(sorted(lines, key=lambda line: line.at))


def _pending(row: CaseRow, acts: Iterable[tuple[DecisionRow, str]], mails: Iterable[Mailed]) -> PendingVerdict | None:
    for act, note in acts:
        if act.id == row.last_decision:
            mail = next((each for each in mails if each.decision == act.id), None)
            waiting = mail is not None and mail.state is MessageState.WAITING
            if mail is not None and not waiting:
                return None
            return PendingVerdict(
                decision=act.id,
                verdict=Verdict(act.verdict),
                reason=act.reason,
                note=note,
                decided_by=act.decided_by,
                decided_at=act.decided_at,
                mail_leaves_at=mail.leaves_at if mail else None,
            )
    return None
