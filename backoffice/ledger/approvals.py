"""Crypto withdrawals above a limit, each with its approval as it is worth now; approving one; the night's proof of all.

Boundary: signatures are checked here over what the books say at this moment, never trusted from a column. L-06.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from backoffice.desk import ReadWork, Work
from backoffice.errors import BackofficeError
from backoffice.ledger import approval_queries as queries
from backoffice.ledger import pages
from backoffice.ledger.approval_policy import approval_policy
from backoffice.ledger.approval_rules import (
    Approval,
    ApprovalKey,
    ApprovalKeyMalformed,
    Leaving,
    NotInAToken,
    NotToApprove,
    Standing,
    Withdrawal,
    approval_bytes,
    best,
    standing_of,
)
from backoffice.staff import seconding
from backoffice.staff.rules import Action
from backoffice.vault.committed import length_prefixed
from backoffice.vault.entry import own_keys
from backoffice.vault.person_keys import check_signature
from backoffice.vault.token import TokenSigner

SHOWN_AT_MOST = 1_000
_PROVED_AT_ONCE = 2_000
_NAMED_AT_MOST = 100
_LABEL_AT_MOST = 80
_NEWEST = 2**62


@dataclass(frozen=True, slots=True)
class ApprovalProof:
    """What a night found. `wrong` names at most 100 withdrawals whose approval is not valid, newest first."""

    at: datetime
    holds: bool
    proved: int
    wrong: tuple[tuple[int, Standing], ...]


def withdrawals(work: ReadWork) -> tuple[Withdrawal, ...]:
    """The newest 1,000 crypto withdrawals above their asset's limit, newest first."""
    return _judged(work, _NEWEST, SHOWN_AT_MOST, None)


def withdrawal(work: ReadWork, number: int) -> Withdrawal | None:
    """The one with this transaction's number; None where the transaction needs no approval."""
    found = _judged(work, _NEWEST, 1, number)
    return found[0] if found else None


def own_approval_key(work: ReadWork) -> bytes:
    """The public point with which the actor's token signs. Raises NotInAToken."""
    return _token_of(work).public


def propose_key(work: Work, public: bytes, label: str, valid_from: date, valid_until: date) -> UUID:
    """Put a key before a lead of finance who is somebody else; agreeing lets it in. Both days belong to it.

    A key that is there already gets these days and this label instead. Raises ApprovalKeyMalformed, and as
    `seconding.propose`.
    """
    label = label.strip()
    if not 1 <= len(label) <= _LABEL_AT_MOST or not label.isprintable() or valid_from > valid_until:
        raise ApprovalKeyMalformed()
    if len(public) != 65 or public[0] != 4:
        raise ApprovalKeyMalformed()
    facts = {"key": public.hex(), "label": label, "from": valid_from.isoformat(), "until": valid_until.isoformat()}
    return seconding.propose(work, Action.LEDGER_APPROVAL_KEY, None, facts)


def approve(work: Work, number: int) -> None:
    """Sign a withdrawal with the token of the actor, a lead of finance, as the books say it now.

    Raises LeadApproves, NotInAToken, NotToApprove, ApprovalKeyUnknown, and the token's own errors.
    """
    signer = _token_of(work)
    (leaving,) = _leaving(work, _NEWEST, 1, number) or (None,)
    if leaving is None:
        raise NotToApprove(number=number)
    queries.bring_approval(work.session, number, signer.public, signer.sign(signed_bytes(leaving)))


def prove_approvals(work: Work) -> bool:
    """For the worker: look at every withdrawal above its limit, and name those without a valid approval."""
    wrong: list[tuple[int, Standing]] = []
    proved, before = 0, _NEWEST
    while found := _judged(work, before, _PROVED_AT_ONCE, None):
        wrong += [(each.number, each.standing) for each in found if each.standing is not Standing.VALID]
        proved, before = proved + len(found), found[-1].number
    told: dict[str, object] = {
        "policy": approval_policy().version,
        "proved": proved,
        "wrong": len(wrong),
        "named": [[number, standing.value] for number, standing in wrong[:_NAMED_AT_MOST]],
    }
    queries.note_approvals(work.session, not wrong, told)
    return not wrong


def last_proof(work: ReadWork) -> ApprovalProof | None:
    """What the last night found; None before the first."""
    row = queries.last_proof(work.session)
    if row is None:
        return None
    named = tuple((number, Standing(standing)) for number, standing in row.found["named"])
    return ApprovalProof(row.at, row.holds, row.found["proved"], named)


def signed_bytes(leaving: Leaving) -> bytes:
    """What a key signs of a withdrawal."""
    return length_prefixed(*approval_bytes(leaving))


def _leaving(work: ReadWork, before: int, at_most: int, number: int | None) -> tuple[Leaving, ...]:
    policy, scales = approval_policy(), pages.scales(work.session)
    limits = [(asset, int(least.scaleb(scales[asset]))) for asset, least in policy.above if asset in scales]
    pages.steady(work.session)
    found = queries.above(work.session, limits, policy.kinds, before, at_most, number)
    sides = queries.sides(work.session, found)
    return tuple(_told(row, sides.get(row.id, ())) for row in found)


def _told(row: Row[Any], sides: tuple[tuple[str, str, int], ...]) -> Leaving:
    return Leaving(row.id, row.source, row.reference, row.kind, row.happened_on, row.booked_on, sides)


def _judged(work: ReadWork, before: int, at_most: int, number: int | None) -> tuple[Withdrawal, ...]:
    leaving = _leaving(work, before, at_most, number)
    if not leaving:
        return ()
    keys = queries.keys(work.session)
    approvals = queries.approvals(work.session, [each.number for each in leaving])
    scales = pages.scales(work.session)
    return tuple(_withdrawal(each, approvals.get(each.number, ()), keys, scales) for each in leaving)


def _withdrawal(
    leaving: Leaving, approvals: tuple[Approval, ...], keys: dict[bytes, ApprovalKey], scales: dict[str, int]
) -> Withdrawal:
    told = signed_bytes(leaving)
    judged = [(standing_of(_signed(each, told), keys.get(each.key), each), each) for each in approvals]
    standing = best([each for each, _ in judged])
    counts = next((each for worth, each in reversed(judged) if worth is standing), None)
    key = keys.get(counts.key) if counts is not None else None
    limited = {asset for asset, _ in approval_policy().above}
    account, asset, amount = _largest([side for side in leaving.sides if side[1] in limited], scales)
    return Withdrawal(
        number=leaving.number,
        reference=leaving.reference,
        happened_on=leaving.happened_on,
        booked_on=leaving.booked_on,
        account=account,
        asset=asset,
        scale=scales.get(asset, 0),
        amount=amount,
        standing=standing,
        key="" if key is None else key.label,
        brought_in_by="" if counts is None else counts.brought_in_by,
        brought_in_at=None if counts is None else counts.brought_in_at,
    )


def _largest(sides: list[tuple[str, str, int]], scales: dict[str, int]) -> tuple[str, str, int]:
    """The side that was taken from most: a debit, or where there is none the largest of any sign."""
    size: Callable[[tuple[str, str, int]], float] = lambda side: abs(side[2]) / 10 ** scales.get(side[1], 0)  # noqa: E731
    debits = [side for side in sides if side[2] > 0] or sides
    path, asset, amount = max(debits, key=size)
    return path, asset, abs(amount)


def _signed(approval: Approval, told: bytes) -> bool:
    try:
        check_signature(approval.key, told, approval.signature)
    except BackofficeError:
        return False
    return True


def _token_of(work: ReadWork) -> TokenSigner:
    keys = own_keys(work)
    if keys is None or not isinstance(keys.signing, TokenSigner):
        raise NotInAToken()
    return keys.signing
