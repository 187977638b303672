"""SQL of check-ins: what came in, what became of it, and the guards that take it in.

Boundary: functions over a Session; writing goes through the guards of the database.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

_LOG = text("""
    select l.check_out_id, c.number, l.person, c.since, c.until, l.received, l.begun_at, l.ended_at, l.agreement,
           l.signing, l.certificate, l.keys_made_at, l.head, l.statement, l.document,
           coalesce(v.accepted, 0) as accepted, coalesce(v.stale, 0) as stale,
           coalesce(v.conflicting, 0) as conflicting, coalesce(v.already_so, 0) as already_so,
           (select count(*) from reconcile.closing k where k.check_out_id = l.check_out_id) as closed,
           (select count(*) from reconcile.adjustment a where a.check_out_id = l.check_out_id) as adjustments
      from reconcile.decision_log l
      join reconcile.check_out c on c.id = l.check_out_id
      left join lateral (
          select count(*) filter (where verdict = 'accepted') as accepted,
                 count(*) filter (where verdict = 'already_so') as already_so,
                 count(*) filter (where verdict = 'stale') as stale,
                 count(*) filter (where verdict = 'conflicting') as conflicting
            from reconcile.verdict v where v.check_out_id = l.check_out_id) v on true
     where l.check_out_id = :which
""")
_DECISIONS = text("select content, signature from reconcile.decision where check_out_id = :which order by seq")
_SOME = text("select seq, content from reconcile.decision where check_out_id = :which and seq = any (:numbers)")
_VERDICTS = text("""
    select seq, part, verdict, cause, against, against_part from reconcile.verdict
     where check_out_id = :which order by seq, part
""")
# What became of adjusting entries and of closings; of several closings of one account the last is in force.
_JUDGED = text("""
    select d.seq, t.act ->> 'adjustment' as adjustment, t.act ->> 'account' as account, t.act ->> 'asset' as asset,
           v.verdict, v.cause
      from reconcile.decision d
      join reconcile.verdict v on v.check_out_id = d.check_out_id and v.seq = d.seq
      cross join lateral (select convert_from(d.content, 'UTF8')::jsonb -> 'act' as act) t
     where d.check_out_id = :which and d.kind in ('adjustment_proposed', 'account_closed') order by d.seq
""")
# To whom a finding was given that nobody of finance is.
_NOBODYS = text("""
    select t.act ->> 'finding' as finding, t.act ->> 'owner' as owner
      from reconcile.verdict v
      join reconcile.decision d on d.check_out_id = v.check_out_id and d.seq = v.seq
      cross join lateral (select convert_from(d.content, 'UTF8')::jsonb -> 'act' as act) t
     where v.check_out_id = :which and v.cause = 'owner_unknown'
""")
_CONTESTED = text("""
    select v.seq, v.part, v.verdict, v.cause, v.against, v.against_part, f.seq as against_seq
      from reconcile.verdict v
      join reconcile.decision d on d.check_out_id = v.check_out_id and d.seq = v.seq
      left join lateral (
          select a.seq from reconcile.verdict a
           where a.check_out_id = v.against and a.part = v.against_part and a.verdict = 'accepted' and a.cause = ''
           limit 1) f on true
     where v.check_out_id = :which and (v.verdict not in ('accepted', 'already_so') or d.kind = 'clock_set_right'
            or v.cause = 'already_proposed' or v.seq = any (:numbers))
     order by v.verdict, v.seq, v.part limit :at_most
""")
_WORDS = text("select hash, words from reconcile.words where check_out_id = :which and hash = any (:hashes)")
_SCALES = text("select code, scale from ledger.asset")
_SIGNED = text("select signature, signed_at from audit.signature_request where document = :document")
_CERTIFICATES = text("select certificate from audit.firm_certificate order by since desc")


def log(session: Session, which: UUID) -> Row[Any] | None:
    return session.execute(_LOG, {"which": which}).one_or_none()


def decisions(session: Session, which: UUID) -> Sequence[Row[Any]]:
    return session.execute(_DECISIONS, {"which": which}).all()


def verdicts(session: Session, which: UUID) -> Sequence[Row[Any]]:
    return session.execute(_VERDICTS, {"which": which}).all()


def judged(session: Session, which: UUID) -> Sequence[Row[Any]]:
    return session.execute(_JUDGED, {"which": which}).all()


def nobodys(session: Session, which: UUID) -> Sequence[Row[Any]]:
    return session.execute(_NOBODYS, {"which": which}).all()


def contested(session: Session, which: UUID, numbers: Sequence[int], at_most: int) -> Sequence[Row[Any]]:
    """What was not accepted, and the decisions of these numbers."""
    return session.execute(_CONTESTED, {"which": which, "numbers": list(numbers), "at_most": at_most}).all()


def some_decisions(session: Session, which: UUID, numbers: Sequence[int]) -> dict[int, bytes]:
    """Contents by number; one decision may hold a thousand matches."""
    found = session.execute(_SOME, {"which": which, "numbers": list(numbers)})
    return {row.seq: bytes(row.content) for row in found}


def words(session: Session, which: UUID, hashes: Sequence[str]) -> dict[str, str]:
    found = session.execute(_WORDS, {"which": which, "hashes": list(hashes)})
    return {row.hash: row.words for row in found}


def scales(session: Session) -> dict[str, int]:
    return {row.code: row.scale for row in session.execute(_SCALES)}


def countersignature(session: Session, document: UUID) -> Row[Any] | None:
    return session.execute(_SIGNED, {"document": document}).one_or_none()


def certificates(session: Session) -> list[bytes]:
    return [bytes(each) for (each,) in session.execute(_CERTIFICATES)]


def begin(session: Session, which: UUID) -> dict[str, Any]:
    told: dict[str, Any] = session.execute(
        text("select reconcile.begin_check_in(:which)"), {"which": which}
    ).scalar_one()
    return told


def bring(session: Session, which: UUID, behind: int, told: Sequence[tuple[str, str]]) -> int:
    values = {"which": which, "behind": behind, "told": json.dumps(told, ensure_ascii=False)}
    return int(
        session.execute(
            text("select reconcile.bring_decisions(:which, :behind, cast(:told as jsonb))"), values
        ).scalar_one()
    )


def bring_words(session: Session, which: UUID, told: Sequence[tuple[str, str, str]]) -> int:
    values = {"which": which, "told": json.dumps(told, ensure_ascii=False)}
    return int(session.execute(text("select reconcile.bring_words(:which, cast(:told as jsonb))"), values).scalar_one())


def end(session: Session, which: UUID, count: int, head: str) -> dict[str, Any]:
    session.execute(text("set local statement_timeout = 0"))
    told: dict[str, Any] = session.execute(
        text("select reconcile.end_check_in(:which, :count, :head)"), {"which": which, "count": count, "head": head}
    ).scalar_one()
    return told
