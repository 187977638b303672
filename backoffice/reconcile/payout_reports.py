"""Taking a processor's payout report in, to match a bank's lines by, and taking it out again. L-01, L-02.

Boundary: a looked-at file and the bench; each report is one signed decision. It is of no account of ours: whichever
account of its asset has the bank's line and the entries is matched by it.
"""

from __future__ import annotations

from dataclasses import dataclass

from backoffice.errors import Refused
from backoffice.reconcile import statement_file
from backoffice.reconcile.bench import Bench
from backoffice.reconcile.deciding import remove_statement
from backoffice.reconcile.decisions import PayoutsImported, PayoutsRemoved
from backoffice.reconcile.payouts import payouts_of
from backoffice.reconcile.standing import StatementKnown
from backoffice.reconcile.statement_faults import StatementChanged
from backoffice.reconcile.statement_file import Looked
from backoffice.reconcile.statement_fit import days_stated, fit
from backoffice.reconcile.statement_values import Statement
from backoffice.reconcile.workbook import WorkbookWork
from backoffice.reconcile.workbook_payouts import drop_payouts, payouts_content, put_payouts


class NoPayoutThere(Refused):
    """A file names no payout in an asset of the snapshot, so nothing could be matched by it."""

    code = "reconcile.no_payout_there"


@dataclass(frozen=True, slots=True)
class PayoutsTaken:
    """How many payouts were taken in, and of how many lines."""

    payouts: int
    parts: int


def take_payouts_in(bench: Bench, looked: Looked) -> PayoutsTaken:
    """Take in every payout of the file that is in an asset of the snapshot.

    Raises NoPayoutThere, StatementKnown, StatementChanged, StatementStopped, FinerThanBooks, and what the workbook
    refuses; then nothing was taken in.
    """
    scales = {each.asset: each.scale for each in bench.manifest.accounts}
    statements = statement_file.read(looked.path, looked.profiles)
    if [each.id for each in statements] != [each.id for each in looked.heads]:
        raise StatementChanged()
    ready = [fit(each, each.asset, scales[each.asset]) for each in statements if each.payouts and each.asset in scales]
    if not ready:
        raise NoPayoutThere()

    def taken(work: WorkbookWork) -> PayoutsTaken:
        new = [each for each in ready if each.id not in work.standing.reports]
        if not new:
            raise StatementKnown(statement=ready[0].id)
        made = [_import(work, each, looked.came_as(each.file)) for each in new]
        return PayoutsTaken(sum(each.count for each in made), sum(each.parts for each in made))

    return bench.do(taken)


def take_out(work: WorkbookWork, which: str) -> None:
    """Take a statement or a report out again. Raises NoSuchStatement, StatementInUse, AccountIsClosed."""
    if which not in work.standing.reports:
        remove_statement(work, which)
        return
    work.decide(PayoutsRemoved(which))
    drop_payouts(work, which)


def _import(work: WorkbookWork, statement: Statement, came_as: tuple[str, str]) -> PayoutsImported:
    payouts = payouts_of(statement)
    from_on, to_on = days_stated(statement, [each.on for each in statement.lines])
    act = PayoutsImported(
        report=statement.id,
        format=statement.format.value,
        asset=statement.asset,
        scale=statement.scale,
        from_on=from_on,
        to_on=to_on,
        count=len(payouts),
        parts=sum(len(each.parts) for each in payouts),
        content=payouts_content(payouts),
        file=work.commit(came_as[0]) if came_as[0] else "",
        archive=came_as[1],
    )
    work.decide(act)
    put_payouts(work, act.report, payouts)
    return act
