"""What an adjusting entry was proposed for, as the house knows it, held against the draft a lead is asked about. L-01.

Boundary: read before somebody agrees; amounts are minor units, as what the finding puts between statement and ledger.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from backoffice.desk import ReadWork
from backoffice.ledger.correcting import Draft
from backoffice.reconcile import origin_queries as queries
from backoffice.reconcile.decisions import CARRIED, AccountClosed, AdjustmentProposed, FindingClassified, decoded


class KnownBy(StrEnum):
    """Where the house has it from: the books, a match it took, an item a closing left open, a word of the log alone.

    `PROPOSED`: nowhere, so that only the entry as it was first proposed can stand beside the draft.
    """

    ENTRY = "entry"
    MATCH = "match"
    CLOSING = "closing"
    NAMED = "named"
    PROPOSED = "proposed"


@dataclass(frozen=True, slots=True)
class Origin:
    """The line, entry or difference itself; `on` is None where nobody said a day, `text` empty where nothing is said.

    `scale` is the asset's.
    """

    by: KnownBy
    account: str
    asset: str
    scale: int
    amount: int
    on: date | None
    text: str


@dataclass(frozen=True, slots=True)
class Rests:
    """The decision a draft came from: of which check-out, and which finding it is for, see `findings.Finding`."""

    number: int
    seq: int
    finding: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Unlike:
    """In what a draft differs from what it is for; `amount` is what it books on the account in `asset`, of `scale`.

    `days` is how much later it is booked, 0 where nobody said a day. `missing` is amount − origin's, None where the
    assets differ.
    """

    asset: str
    scale: int
    amount: int
    missing: int | None
    days: int

    @property
    def is_any(self) -> bool:
        return self.missing != 0 or self.days != 0


def rests_on(work: ReadWork, draft: UUID) -> Rests | None:
    """What a draft of the ledger's rests on; None for one that came from no check-in."""
    row = queries.of_draft(work.session, draft)
    act = None if row is None else decoded(bytes(row.content)).act
    if row is None or not isinstance(act, AdjustmentProposed):
        return None
    return Rests(row.number, row.seq, act.finding, _origin(work, row.check_out_id, act))


def unlike(origin: Origin, draft: Draft) -> Unlike:
    """A draft held against what it is for."""
    mine = [each for each in draft.sides if each.account == origin.account]
    same = [each for each in mine if each.asset == origin.asset]
    shown = same or mine
    amount = sum(each.amount for each in shown if each.asset == shown[0].asset)
    return Unlike(
        asset=shown[0].asset if shown else origin.asset,
        scale=shown[0].scale if shown else origin.scale,
        amount=amount,
        missing=amount - origin.amount if same or not mine else None,
        days=0 if origin.on is None else (draft.booked_on - origin.on).days,
    )


def _origin(work: ReadWork, which: UUID, act: AdjustmentProposed) -> Origin:
    session, (leg, *_) = work.session, act.legs
    bare = act.finding.removeprefix(CARRIED)
    kind, _, name = bare.partition(":")
    if kind == "entry":
        row = queries.entry(session, name)
        if row is not None:
            return _of(KnownBy.ENTRY, row)
    if kind in ("fee", "difference"):
        row = queries.match(session, which, name)
        if row is not None:
            return _of(KnownBy.MATCH, row, -row.fee if kind == "fee" else row.difference)
    scale = queries.scale(session, leg.asset)
    closing = queries.closing_with(session, which, leg.account, bare)
    closed = None if closing is None else decoded(closing).act
    if isinstance(closed, AccountClosed):
        item = next((each for each in closed.open_items if each.finding == bare), None)
        if item is not None:
            text = queries.words(session, item.words) if item.words else item.reference
            place = (closed.account, closed.asset, closed.scale)
            return Origin(KnownBy.CLOSING, *place, item.amount, item.since, text)
    for content in queries.namings(session, which, act.finding):
        named = decoded(content).act
        if isinstance(named, FindingClassified) and named.finding == act.finding:
            scale_of = queries.scale(session, named.asset)
            return Origin(KnownBy.NAMED, named.account, named.asset, scale_of, named.amount, None, "")
    return Origin(KnownBy.PROPOSED, leg.account, leg.asset, scale, leg.amount, act.booked_on, "")


def _of(by: KnownBy, row: Row[Any], amount: int | None = None) -> Origin:
    minor = int(row.amount if amount is None else amount)
    return Origin(by, row.account, row.asset, row.scale, minor, row.day, row.text)
