"""SQL of approvals: withdrawals above a limit through the index by amount, their sides, keys and signatures.

Boundary: functions over a Session; the guards in the database write. L-06.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

from backoffice.ledger.approval_rules import Approval, ApprovalKey

# One range of the index by amount for each asset and either sign; each part is bounded by itself.
_LARGE = """
    select booked_on, transaction_id from ledger.posting where asset = :asset_{at} and amount > :above_{at}{one}
    union select booked_on, transaction_id from ledger.posting where asset = :asset_{at} and amount < -:above_{at}{one}
"""
_ABOVE = """
    with large as ({large})
    select t.id, t.booked_on, t.happened_on, t.kind, coalesce(r.source, '') as source,
           coalesce(r.reference, '') as reference
      from large l join ledger.transaction t on t.booked_on = l.booked_on and t.id = l.transaction_id
      left join lateral (
          select source, reference from ledger.reference where transaction_id = t.id order by source, reference limit 1
      ) r on true
     where t.kind = any (:kinds) and t.id < :before
     order by t.id desc limit :at_most
"""
_SIDES = text("""
    select p.transaction_id, a.path, p.asset, p.amount
      from ledger.posting p join ledger.account a on a.id = p.account_id
     where p.transaction_id = any (:numbers) and p.booked_on = any (:days)
""")
_APPROVALS = text("""
    select transaction_id, key, signature, brought_in_by, brought_in_at from ledger.approval
     where transaction_id = any (:numbers) order by id
""")
_KEYS = text("""
    select distinct on (public) id, public, label, valid_from, valid_until, enrolled_by,
           ledger.key_as_enrolled(id) as as_enrolled
      from ledger.approval_key order by public, enrolled_at desc, valid_until, id
""")
_PROOFS = text("select at, holds, found from ledger.approval_proof order by id desc limit 1")


def above(
    session: Session,
    limits: Sequence[tuple[str, int]],
    kinds: Sequence[str],
    before: int,
    at_most: int,
    number: int | None,
) -> Sequence[Row[Any]]:
    """Transactions of these kinds with a side above its asset's limit in minor units, newest number first."""
    if not limits:
        return ()
    one = "" if number is None else " and transaction_id = :number"
    large = " union ".join(_LARGE.format(at=at, one=one) for at in range(len(limits)))
    values: dict[str, object] = {"kinds": list(kinds), "before": before, "at_most": at_most}
    if number is not None:
        values["number"] = number
    for at, (asset, limit) in enumerate(limits):
        values |= {f"asset_{at}": asset, f"above_{at}": limit}
    return session.execute(text(_ABOVE.format(large=large)), values).all()


def sides(session: Session, found: Sequence[Row[Any]]) -> dict[int, tuple[tuple[str, str, int], ...]]:
    """Path, asset and minor units of every side of these transactions, by number."""
    days = sorted({row.booked_on for row in found})
    made: dict[int, list[tuple[str, str, int]]] = {}
    for row in session.execute(_SIDES, {"numbers": [row.id for row in found], "days": days}):
        made.setdefault(row.transaction_id, []).append((row.path, row.asset, int(row.amount)))
    return {number: tuple(each) for number, each in made.items()}


def approvals(session: Session, numbers: Sequence[int]) -> dict[int, tuple[Approval, ...]]:
    """The signatures of these transactions, by number."""
    made: dict[int, list[Approval]] = {}
    for row in session.execute(_APPROVALS, {"numbers": list(numbers)}):
        told = Approval(bytes(row.key), bytes(row.signature), row.brought_in_by, row.brought_in_at)
        made.setdefault(row.transaction_id, []).append(told)
    return {number: tuple(each) for number, each in made.items()}


def keys(session: Session) -> dict[bytes, ApprovalKey]:
    """Each key by its public point, as its latest row says."""
    return {
        bytes(row.public): ApprovalKey(
            row.id, bytes(row.public), row.label, row.valid_from, row.valid_until, row.enrolled_by, row.as_enrolled
        )
        for row in session.execute(_KEYS)
    }


def bring_approval(session: Session, number: int, key: bytes, signature: bytes) -> None:
    session.execute(
        text("select ledger.bring_approval(:number, :key, :signature)"),
        {"number": number, "key": key, "signature": signature},
    )


def bring_approvals(session: Session, told: Sequence[Sequence[object]]) -> list[tuple[int, str, str]]:
    """Findings as line, code and value."""
    found = session.execute(
        text("select ledger.bring_approvals(cast(:told as jsonb))"), {"told": json.dumps(told)}
    ).scalar_one()
    return [(line, code, value or "") for line, code, value in found]


def note_approvals(session: Session, sound: bool, told: dict[str, object]) -> None:
    session.execute(
        text("select ledger.note_approvals(:sound, cast(:told as jsonb))"), {"sound": sound, "told": json.dumps(told)}
    )


def last_proof(session: Session) -> Row[Any] | None:
    return session.execute(_PROOFS).one_or_none()
