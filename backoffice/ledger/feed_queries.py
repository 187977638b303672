"""SQL of the feed's findings. A finding is settled by itself once the books have what was missing.

Boundary: functions over a Session.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

# The same reference with other content is booked by its first content: that settles nothing.
_SETTLED = """
    f.code <> 'reference_has_other_content' and r.transaction_id is not null and case
        when f.code in ('bad_approval', 'unknown_approval_key', 'approval_without_transaction')
            then exists (select from ledger.approval a where a.transaction_id = r.transaction_id)
        else true end
"""
_FROM = "ledger.feed_finding f left join ledger.reference r on r.source = 'platform' and r.reference = f.reference"
# Both lists are asked for by an index of their own, never made whole: findings only grow.
_LIST = text(f"""
    with told as not materialized (
        select f.*, r.transaction_id, {_SETTLED} as settled from {_FROM}
    ), chosen as (
        (select * from told where dealt_at is null and not settled order by first_at, id limit :open)
        union all
        (select * from told where dealt_at is not null or settled
          order by coalesce(dealt_at, last_at) desc, id desc limit :settled)
    )
    select c.*, n.words from chosen c left join ledger.feed_note n on n.finding_id = c.id
     order by (c.dealt_at is not null or c.settled), case when c.dealt_at is null and not c.settled then c.first_at end,
              coalesce(c.dealt_at, c.last_at) desc, c.id
""")
_OPEN = text(f"select count(*) from {_FROM} where f.dealt_at is null and not ({_SETTLED})")


def findings(session: Session, open_at_most: int, settled_at_most: int) -> Sequence[Row[Any]]:
    return session.execute(_LIST, {"open": open_at_most, "settled": settled_at_most}).all()


def count_open(session: Session) -> int:
    return int(session.execute(_OPEN).scalar_one())


def deal_with(session: Session, which: int, words: str) -> None:
    session.execute(text("select ledger.deal_with_finding(:which, :words)"), {"which": which, "words": words})
