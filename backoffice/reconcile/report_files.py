"""The files an account was reconciled by, as its report names them: statements, and reports of payouts. L-02, S-08.

Boundary: pure.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from backoffice.reconcile.decisions import AccountClosed
from backoffice.reconcile.standing import Standing


@dataclass(frozen=True, slots=True)
class ReportFile:
    """One statement or report: `name` is empty once it was erased, `stated` the account as the file calls it.

    `sha256` and `archive` are hashes in hex, of the file and of the archive it came in; `count` is of its lines,
    `payouts` how many a report itemises, 0 for a statement. `vouched`: a person said whose it is. Balances are minor
    units, None where none is stated.
    """

    name: str
    stated: str
    sha256: str
    archive: str
    format: str
    from_on: date
    to_on: date
    count: int
    payouts: int
    opening: int | None
    closing: int | None
    vouched: bool = False


def files_of(standing: Standing, closed: AccountClosed, words_of: Callable[[str], str]) -> tuple[ReportFile, ...]:
    """The statements of an account by their days, then the reports its matches rest on. `words_of` as in `report`."""
    place = (closed.account, closed.asset)
    used = {each.report for each in standing.matches.values() if (each.account, each.asset) == place}
    told = [
        ReportFile(
            words_of(each.file) if each.file else "",
            each.stated,
            each.statement.partition(".")[0],
            each.archive,
            each.format,
            each.from_on,
            each.to_on,
            each.count,
            0,
            each.opening,
            each.closing,
            each.vouched,
        )
        for each in standing.statements.values()
        if (each.account, each.asset) == place
    ]
    told += [
        ReportFile(
            words_of(each.file) if each.file else "",
            "",
            each.report.partition(".")[0],
            each.archive,
            each.format,
            each.from_on,
            each.to_on,
            each.parts,
            each.count,
            None,
            None,
        )
        for each in standing.reports.values()
        if each.report in used
    ]
    return tuple(sorted(told, key=lambda each: (each.payouts > 0, each.from_on, each.to_on, each.sha256)))
