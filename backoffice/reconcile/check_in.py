"""Decisions come back: taken in part by part, each given a verdict, conflicts side by side, proved whenever one likes.

Boundary: signatures are checked here, against the key that the pinned root certified; the guards of the database check
chain, person and books. What was refused is shown and never overwritten. L-01, L-02, S-05, S-08.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from backoffice.desk import ReadWork, Work
from backoffice.errors import BackofficeError
from backoffice.reconcile import check_in_queries as queries
from backoffice.reconcile import proposing_anew, reversing_queries
from backoffice.reconcile.check_in_rules import (
    CheckIn,
    Contested,
    Countersigned,
    Course,
    Ended,
    LineSeen,
    NoSuchCheckIn,
    Proved,
    Received,
    Side,
    Verdict,
)
from backoffice.reconcile.decisions import (
    AdjustmentProposed,
    Decision,
    LineFacts,
    LogBroken,
    MatchesConfirmed,
    SignedDecision,
    decoded,
    message,
)
from backoffice.reconcile.report_verdicts import REVERSED, CourseTold, Judged, Judgements
from backoffice.reconcile.standing import Standing, replay
from backoffice.vault.certificates import check_person
from backoffice.vault.held_keys import HeldKeys, RootNotPinned
from backoffice.vault.person_keys import PublicKeys, SignatureBroken, check_signature

CONTESTED_AT_MOST = 1_000
SentWords = tuple[str, bytes, str]
"""Commitment, salt, words."""


def begin_check_in(work: Work, which: UUID) -> Received:
    """Begin to bring the decisions of a check-out, or go on where it stopped.

    Raises NoSuchCheckOut, CheckOutOver, CheckOutExpired, KeysWanted.
    """
    told = queries.begin(work.session, which)
    return Received(told["received"], told["head"], told["ended"])


def bring(work: Work, which: UUID, behind: int, log: tuple[SignedDecision, ...], words: tuple[SentWords, ...]) -> int:
    """Bring the decisions behind number `behind`, and words they commit to; how many are here afterwards.

    Raises LogBroken, AnotherLog, WordsDiffer, CertificateNotOurs, and as `begin_check_in`.
    """
    key = _signing_key(work, _log(work, which))
    for number, signed in enumerate(log, behind + 1):
        try:
            check_signature(key, message(signed.content), signed.signature)
        except SignatureBroken:
            raise LogBroken(at=number, why="signature") from None
    told = [(each.content.decode(), each.signature.hex()) for each in log]
    count = queries.bring(work.session, which, behind, told)
    if words:
        queries.bring_words(work.session, which, [(hash_, salt.hex(), text) for hash_, salt, text in words])
    return count


def end_check_in(work: Work, which: UUID, count: int, head: str) -> Ended:
    """Have every decision judged and the firm asked to sign; the same again once it ended.

    `count` and `head` (hex) are of the whole log. Raises LogBroken, AnotherLog, and as `begin_check_in`.
    """
    told = queries.end(work.session, which, count, head)
    names = ("decisions", "accepted", "already_so", "stale", "conflicting")
    return Ended(told["number"], datetime.fromisoformat(told["ended_at"]), *(told[name] for name in names))


def check_in_of(work: ReadWork, which: UUID) -> CheckIn:
    """The one of a check-out. Raises NoSuchCheckIn."""
    return _check_in(_log(work, which))


def contested(work: ReadWork, which: UUID) -> tuple[Contested, ...]:
    """What was not accepted, at most 1,000: conflicting first, each beside the decision that was first.

    Adjusting entries that a lead refused, or nobody looked at in time, are among it.
    """
    log = _log(work, which)
    course = proposing_anew.courses(work, which)
    over = [seq for seq, one in course.items() if one.is_over]
    rows = queries.contested(work.session, which, over, CONTESTED_AT_MOST)
    numbers: dict[UUID, set[int]] = {which: {row.seq for row in rows}}
    for row in rows:
        if row.against_seq is not None:
            numbers.setdefault(row.against, set()).add(row.against_seq)
    logs = {
        each: _Told(work, each, (log.person, log.number) if each == which else _who(work, each), found)
        for each, found in numbers.items()
    }
    scales = queries.scales(work.session)
    made = []
    for row in rows:
        decision = logs[which].decisions[row.seq]
        mine = logs[which].side(row.seq, row.part)
        theirs = None if row.against_seq is None else logs[row.against].side(row.against_seq, row.against_part)
        act = decision.act
        adjustment = act if isinstance(act, AdjustmentProposed) else None
        asset = mine.match.asset if mine is not None else str(getattr(act, "asset", ""))
        if adjustment is not None:
            asset = adjustment.legs[0].asset
        made.append(
            Contested(
                seq=row.seq,
                part=row.part,
                kind=decision.kind.value,
                verdict=Verdict(row.verdict),
                cause=row.cause,
                scale=scales.get(asset, 0),
                about=_about(decision),
                mine=mine,
                theirs=theirs,
                adjustment=adjustment,
                course=course.get(row.seq) if adjustment is not None else None,
            )
        )
    return tuple(made)


def prove(work: ReadWork, which: UUID) -> Proved:
    """Prove a log again: who signed it, that nothing of it or of its verdicts was changed, and the firm's word for it.

    Raises NoSuchCheckIn, RootNotPinned.
    """
    row = _log(work, which)
    fault = ""
    try:
        standing = _standing(work, row)
        if (standing.count, standing.head) != (row.received, bytes(row.head)):
            fault = "end"
    except LogBroken as broken:
        fault = str(broken.facts["why"])
    except RootNotPinned:
        raise
    except BackofficeError as broken:
        fault = broken.code
    signed = None if row.document is None else queries.countersignature(work.session, row.document)
    if row.ended_at is None or signed is None or signed.signature is None:
        return Proved(fault, Countersigned.AWAITING, None)
    holds = _as_stated(row, queries.verdicts(work.session, which)) and any(
        _signed_by(each, bytes(signed.signature), bytes(row.statement)) for each in queries.certificates(work.session)
    )
    return Proved(fault, Countersigned.HOLDS if holds else Countersigned.BROKEN, signed.signed_at)


def standing_of(work: ReadWork, which: UUID) -> tuple[Standing, Mapping[str, str]]:
    """Where a log that came in stands, and the verdict of each match in it. Raises NoSuchCheckIn, LogBroken."""
    row = _log(work, which)
    told = {each.part: each.verdict for each in queries.verdicts(work.session, which) if each.part}
    return _standing(work, row), told


def judged(work: ReadWork, which: UUID) -> Judgements:
    """What became of matches, adjusting entries and closings of a log that came in, and what was taken back since."""
    matches = {each.part: each.verdict for each in queries.verdicts(work.session, which) if each.part}
    back = {(row.part, row.seq) for row in reversing_queries.reversed_of(work.session, which)}
    matches.update({part: REVERSED for part, _ in back if part})
    course = proposing_anew.courses(work, which)
    adjustments, closings, courses = {}, {}, {}
    for row in queries.judged(work.session, which):
        if row.adjustment is not None:
            told_of = course.get(row.seq)
            if told_of is not None:
                courses[UUID(row.adjustment)] = _course(told_of)
            adjustments[UUID(row.adjustment)] = judged_course(course.get(row.seq), Judged(row.verdict, row.cause))
        else:
            told = Judged(REVERSED) if ("", row.seq) in back else Judged(row.verdict, row.cause)
            closings[row.account, row.asset] = told
    owners = frozenset((row.finding, row.owner) for row in queries.nobodys(work.session, which))
    return Judgements(matches, adjustments, closings, owners, courses)


def _course(course: Course) -> CourseTold:
    told = course.proposal
    return CourseTold(
        course.proposed_by,
        told.proposed_at,
        told.decided_by or "",
        told.decided_at,
        told.state.value,
        told.reason or "",
    )


def judged_course(course: Course | None, otherwise: Judged) -> Judged:
    """What a lead made of an adjusting entry where that came to nothing, with why; `otherwise` what the house did."""
    if course is None or not course.is_over:
        return otherwise
    return Judged(f"draft_{course.proposal.state}", course.proposal.reason or "")


def words_of(work: ReadWork, which: UUID, hashes: Sequence[str]) -> Mapping[str, str]:
    """The words behind commitments, those that were not erased."""
    return queries.words(work.session, which, hashes)


def _log(work: ReadWork, which: UUID) -> Row[Any]:
    found = queries.log(work.session, which)
    if found is None:
        raise NoSuchCheckIn()
    return found


def _who(work: ReadWork, which: UUID) -> tuple[str, int]:
    row = _log(work, which)
    return row.person, row.number


def _signing_key(work: ReadWork, row: Row[Any]) -> bytes:
    if not isinstance(work.keys, HeldKeys):
        raise RootNotPinned()
    keys = PublicKeys(bytes(row.agreement), bytes(row.signing))
    check_person(work.keys.pinned, bytes(row.certificate), row.person, keys, row.keys_made_at)
    return keys.signing


def _standing(work: ReadWork, row: Row[Any]) -> Standing:
    log = (
        SignedDecision(bytes(each.content), bytes(each.signature))
        for each in queries.decisions(work.session, row.check_out_id)
    )
    return replay(row.check_out_id, row.person, _signing_key(work, row), log)


def _check_in(row: Row[Any]) -> CheckIn:
    return CheckIn(
        check_out=row.check_out_id,
        number=row.number,
        person=row.person,
        since=row.since,
        until=row.until,
        decisions=row.received,
        begun_at=row.begun_at,
        ended_at=row.ended_at,
        accepted=row.accepted,
        already_so=row.already_so,
        stale=row.stale,
        conflicting=row.conflicting,
        closed=row.closed,
        adjustments=row.adjustments,
    )


class _Told:
    """Some decisions of one log, each read once, with the words of their lines."""

    def __init__(self, work: ReadWork, which: UUID, who: tuple[str, int], numbers: set[int]) -> None:
        self._who = who
        self.decisions = {
            number: decoded(content)
            for number, content in queries.some_decisions(work.session, which, sorted(numbers)).items()
        }
        self._matches = {
            (number, match.id): match
            for number, decision in self.decisions.items()
            if isinstance(decision.act, MatchesConfirmed)
            for match in decision.act.matches
        }
        lines = [line for match in self._matches.values() for line in match.lines]
        hashes = {told for line in lines for told in (line.words, line.reference) if told}
        self._words = queries.words(work.session, which, sorted(hashes))

    def side(self, number: int, part: str) -> Side | None:
        """One match of them as its person decided it; None for what is no match."""
        match, decision = self._matches.get((number, part)), self.decisions.get(number)
        if match is None or decision is None or not isinstance(decision.act, MatchesConfirmed):
            return None
        lines = tuple(LineSeen(one.id, one.on, one.amount, self._said(one)) for one in match.lines)
        return Side(*self._who, decision.at, decision.act.alone, match, lines)

    def _said(self, line: LineFacts) -> str:
        """Its text and the reference beside it; empty once both were erased."""
        told = (self._words.get(each, "") for each in (line.words, line.reference) if each)
        return "  ".join(each for each in told if each)


def _about(decision: Decision) -> str:
    act = decision.act
    return str(
        getattr(act, "account", "")
        or getattr(act, "finding", "")
        or getattr(act, "statement", "")
        or getattr(act, "seen_at", "")
    )


def _as_stated(row: Row[Any], verdicts: Sequence[Row[Any]]) -> bool:
    import json

    told = json.loads(bytes(row.statement))
    lines = "\n".join(
        "\t".join(
            str(part)
            for part in (each.seq, each.part, each.verdict, each.cause, each.against, each.against_part)
            if part is not None
        )
        for each in verdicts
    )
    return bool(
        told["verdicts"] == sha256(lines.encode()).hexdigest()
        and told["head"] == bytes(row.head).hex()
        and told["decisions"] == row.received
        and told["check_out"] == str(row.check_out_id)
        and told["person"] == row.person
    )


def _signed_by(certificate: bytes, signature: bytes, statement: bytes) -> bool:
    from cryptography import x509
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec

    key = x509.load_der_x509_certificate(certificate).public_key()
    try:
        if isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, statement, ec.ECDSA(hashes.SHA256()))
            return True
    except InvalidSignature:
        pass
    return False
