"""SQL of the report of a reconciliation: what the books call the entries in it.

Boundary: functions over a Session; only reads.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

# The same one of several as a snapshot takes along.
_REFERENCES = text("""
    select distinct on (f.transaction_id) f.transaction_id, f.reference
      from ledger.reference f where f.transaction_id = any (:numbers)
     order by f.transaction_id, f.source, f.reference
""")

_WORDS = text("select hash, words from reconcile.words where hash = any (:hashes)")


def words(session: Session, hashes: Sequence[str]) -> dict[str, str]:
    """The words behind salted commitments of whatever check-out; erased ones are left out."""
    if not hashes:
        return {}
    return {row.hash: row.words for row in session.execute(_WORDS, {"hashes": list(hashes)})}


_HOUSE = text("""
    select m.part, min(e.transaction_id) as number
      from reconcile.match m
      join reconcile.match_entry e on e.check_out_id = m.check_out_id and e.part = m.part
     where m.part = any (:parts) group by m.part
""")


# The first of each side, as a check-out names it beside what lies between the two.
_SIDES = text("""
    select distinct on (m.part) m.part, coalesce(l.words, '') as words, e.number,
           e.count + greatest(l.count, 1) - 2 as more
      from reconcile.match m
      join lateral (
          select min(k.transaction_id) as number, count(*) as count from reconcile.match_entry k
           where k.check_out_id = m.check_out_id and k.part = m.part) e on e.count > 0
      join lateral (
          select (array_agg(w.words order by n.stated_on, n.line))[1] as words, count(*) as count
            from reconcile.match_line n
            left join reconcile.words w on w.check_out_id = n.check_out_id and w.hash = n.words
           where n.check_out_id = m.check_out_id and n.part = m.part) l on true
     where m.part = any (:parts) order by m.part, m.check_out_id
""")


def sides(session: Session, parts: Sequence[str]) -> Sequence[Row[Any]]:
    """Of matches of whatever check-out: the words of the first line, the first transaction, how many more."""
    return session.execute(_SIDES, {"parts": list(parts)}).all() if parts else ()


def house_entries(session: Session, parts: Sequence[str]) -> dict[str, str]:
    """The number of the first transaction of matches of whatever check-out, as text."""
    if not parts:
        return {}
    return {row.part: str(row.number) for row in session.execute(_HOUSE, {"parts": list(parts)})}


def references(session: Session, transactions: Sequence[int]) -> dict[str, str]:
    """References by the transaction's number as text; one without any is left out."""
    found = session.execute(_REFERENCES, {"numbers": list(transactions)})
    return {str(row.transaction_id): row.reference for row in found}
