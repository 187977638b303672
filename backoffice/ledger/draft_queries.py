"""SQL of corrections, of months that are sealed, of the platform's feed and of the night's proof.

Boundary: functions over a Session; the guards in the database write.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

_DRAFT = """
    select d.id, d.proposal, d.kind, d.corrects, d.booked_on, d.reason, w.explanation, d.evidence, d.drafted_by,
           d.drafted_at, c.transaction_id
      from ledger.draft d
      join staff.proposal p on p.id = d.proposal
      left join ledger.draft_words w on w.draft_id = d.id
      left join ledger.correction c on c.draft_id = d.id
"""
_WAITING = text(f"{_DRAFT} where p.state = 'proposed' and p.expires_at > store.now() order by p.expires_at, d.id")
_LATELY = text(f"""
    {_DRAFT} where d.drafted_at > :since and (p.state <> 'proposed' or p.expires_at <= store.now())
     order by d.drafted_at desc, d.id limit 100
""")
_OF_PROPOSAL = text(f"{_DRAFT} where d.proposal = :proposal")
_SIDES = text("""
    select l.draft_id, l.account_id, a.path, a.holder, l.asset, s.scale, l.amount
      from ledger.draft_leg l join ledger.account a on a.id = l.account_id join ledger.asset s on s.code = l.asset
     where l.draft_id = any (:drafts)
     order by l.draft_id, l.seq
""")
_MONTHS = text("""
    with booked as (
        select date_trunc('month', min(booked_on))::date as first, store.now()::date as today from ledger.transaction
    )
    select m::date as month, s.sealed_by, s.sealed_at, s.postings,
           (select p.id from staff.proposal p
             where p.action = 'ledger.seal_month' and p.facts ->> 'month' = to_char(m, 'YYYY-MM-DD')
               and p.state = 'proposed' and p.expires_at > store.now() limit 1) as proposal,
           exists (select from ledger.transaction t
                    where t.booked_on >= m::date and t.booked_on < (m + interval '1 month')::date) as booked
      from booked, generate_series(first, date_trunc('month', today), interval '1 month') m
      left join ledger.month_seal s on s.month = m::date
     order by m desc
""")
_NIGHTS = text("select id, at, holds, found from ledger.night_proof order by id desc limit :at_most")


def drafts_waiting(session: Session) -> Sequence[Row[Any]]:
    return session.execute(_WAITING).all()


def drafts_since(session: Session, since: object) -> Sequence[Row[Any]]:
    return session.execute(_LATELY, {"since": since}).all()


def draft_of(session: Session, proposal: UUID) -> Row[Any] | None:
    return session.execute(_OF_PROPOSAL, {"proposal": proposal}).one_or_none()


def sides(session: Session, drafts: Sequence[UUID]) -> Sequence[Row[Any]]:
    return session.execute(_SIDES, {"drafts": list(drafts)}).all()


def propose_adjustment(
    session: Session,
    corrects: int | None,
    booked_on: date,
    reason: str,
    explanation: str,
    evidence: bytes | None,
    legs: Sequence[Sequence[str]],
) -> UUID:
    made: UUID = session.execute(
        text(
            "select ledger.propose_adjustment(:corrects, :booked_on, :reason, :explanation, :evidence,"
            " cast(:legs as jsonb))"
        ),
        {
            "corrects": corrects,
            "booked_on": booked_on,
            "reason": reason,
            "explanation": explanation,
            "evidence": evidence,
            "legs": json.dumps(legs),
        },
    ).scalar_one()
    return made


def propose_reversal(
    session: Session, number: int, booked_on: date, reason: str, explanation: str, evidence: bytes | None
) -> UUID:
    made: UUID = session.execute(
        text("select ledger.propose_reversal(:number, :booked_on, :reason, :explanation, :evidence)"),
        {
            "number": number,
            "booked_on": booked_on,
            "reason": reason,
            "explanation": explanation,
            "evidence": evidence,
        },
    ).scalar_one()
    return made


def months(session: Session) -> Sequence[Row[Any]]:
    return session.execute(_MONTHS).all()


def propose_seal(session: Session, month: date) -> UUID:
    made: UUID = session.execute(text("select ledger.propose_seal(:month)"), {"month": month}).scalar_one()
    return made


def seal_month(session: Session, month: date) -> None:
    session.execute(text("select ledger.seal_month(:month)"), {"month": month})


def post_feed(session: Session, lines: Sequence[dict[str, object]]) -> dict[str, Any]:
    told: dict[str, Any] = session.execute(
        text("select ledger.post_feed(cast(:lines as jsonb))"), {"lines": json.dumps(lines)}
    ).scalar_one()
    return told


def proof_is_due(session: Session) -> bool:
    return bool(session.execute(text("select ledger.proof_is_due()")).scalar_one())


def prove_night(session: Session) -> bool:
    return bool(session.execute(text("select ledger.prove_night()")).scalar_one())


def nights(session: Session, at_most: int) -> Sequence[Row[Any]]:
    return session.execute(_NIGHTS, {"at_most": at_most}).all()
