"""What desks ask of the books: balances of any day, the proof, a file taken in.

Boundary: nobody writes the books but the guards in the database; these call them. L-01, L-02.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from uuid import UUID

from backoffice.desk import ReadWork, Work
from backoffice.ledger import queries
from backoffice.ledger.rules import Balance, Booked, Fault, HasFindings, Proof, TrialBalance
from backoffice.ledger.stopping import stoppable
from backoffice.money import Amount, Asset

Progress = Callable[[str, float], None]
FROM_FILE = "file"
_FAULTS_AT_MOST = 100


def trial_balance(work: ReadWork, as_of: date | None = None) -> TrialBalance:
    """Balances to the end of `as_of`, by default of today; then `later` counts what is booked on days to come."""
    later = 0 if as_of else postings_to_come(work)
    as_of = as_of or work.now.date()
    return TrialBalance(
        as_of,
        tuple(
            Balance(row.path, Amount(int(row.amount), Asset(row.asset, row.scale)))
            for row in queries.balances(work.session, as_of)
        ),
        later,
    )


def postings_to_come(work: ReadWork) -> int:
    """How many are booked on days after today, so that a figure of today is without them."""
    return queries.postings_after(work.session, work.now.date())


def prove(work: ReadWork, progress: Progress | None = None) -> Proof:
    """Recompute what the books claim: zero per asset, contents, words, checkpoints and sealed months.

    `progress` is told the proof and how far it is, several times a second; what it raises ends the proof.
    """
    queries.take_time(work.session)
    faults: list[Fault] = []
    told = progress or (lambda proof, done: None)
    for number, proof in enumerate(queries.PROOFS):
        told(proof, number / len(queries.PROOFS))
        with stoppable(work.session, partial(told, proof, number / len(queries.PROOFS))):
            faults += [Fault(proof, what) for what in queries.contradictions(work.session, proof, _FAULTS_AT_MOST)]
    transactions, postings, months = queries.counts(work.session)
    return Proof(transactions, postings, months, tuple(faults))


def open_batch(work: Work) -> UUID:
    """A place for a file's records; what one's own killed imports left is cleared away. Raises NotYours."""
    return queries.open_batch(work.session)


def drop_batch(work: Work, batch: UUID) -> None:
    """Give a file up before it is booked."""
    queries.drop_batch(work.session, batch)


def book_batch(work: Work, batch: UUID, manifest: dict[str, object]) -> Booked:
    """Book everything staged, or nothing. Raises HasFindings, NoSuchBatch."""
    queries.take_time(work.session)
    told = queries.book_batch(work.session, batch, FROM_FILE, manifest)
    if "findings" in told:
        raise HasFindings(total=told["total"], kinds=told["kinds"], findings=told["findings"])
    new = told["new"]
    return Booked(
        told["transactions"],
        told["postings"],
        told["already"],
        new_accounts=new["accounts"],
        named=tuple(new["named"] or ()),
        new_kinds=tuple(new["kinds"] or ()),
        misplaced=tuple(new["misplaced"] or ()),
    )
