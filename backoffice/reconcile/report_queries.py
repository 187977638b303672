"""SQL of the report of a reconciliation: what the books call the entries in it.

Boundary: functions over a Session; only reads.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import text
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


def house_entries(session: Session, parts: Sequence[str]) -> dict[str, str]:
    """The number of the first transaction of matches of whatever check-out, as text."""
    if not parts:
        return {}
    return {row.part: str(row.number) for row in session.execute(_HOUSE, {"parts": list(parts)})}


def references(session: Session, transactions: Sequence[int]) -> dict[str, str]:
    """References by the transaction's number as text; one without any is left out."""
    found = session.execute(_REFERENCES, {"numbers": list(transactions)})
    return {str(row.transaction_id): row.reference for row in found}
