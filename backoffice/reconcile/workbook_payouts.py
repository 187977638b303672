"""Payouts of processors' reports in the workbook.

Boundary: SQL of SQLite over an open workbook. A report's payouts are held against the hash in its decision. S-02.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import cast

from backoffice.reconcile.decisions import PayoutsImported
from backoffice.reconcile.payouts import Reported
from backoffice.reconcile.plain_values import canonical, plain, rich
from backoffice.reconcile.workbook import WorkbookLook, WorkbookWork
from backoffice.reconcile.workbook_file import WorkbookBroken


def payouts_content(payouts: Iterable[Reported]) -> str:
    """What a report's decision says of its payouts: hex."""
    made = sha256()
    for each in payouts:
        made.update(canonical(plain(each)) + b"\n")
    return made.hexdigest()


def put_payouts(work: WorkbookWork, report: str, payouts: Sequence[Reported]) -> None:
    """Keep a report's payouts in their order."""
    work.file.executemany(
        "insert into payout values (?, ?, ?)",
        ((report, place, json.dumps(plain(each))) for place, each in enumerate(payouts)),
    )


def drop_payouts(work: WorkbookWork, report: str) -> None:
    """Forget a report's payouts."""
    work.file.execute("delete from payout where report = ?", (report,))


def reports_of(look: WorkbookLook, asset: str) -> tuple[PayoutsImported, ...]:
    """The reports in an asset, the earliest first."""
    found = (each for each in look.standing.reports.values() if each.asset == asset)
    return tuple(sorted(found, key=lambda each: (each.from_on, each.to_on, each.report)))


def reported(look: WorkbookLook, asset: str) -> tuple[Reported, ...]:
    """Every payout reported in an asset; what two reports say alike is there once.

    Raises WorkbookBroken where one is not as it was taken in.
    """
    made: list[Reported] = []
    for told in reports_of(look, asset):
        rows = look.file.execute("select body from payout where report = ? order by place", (told.report,))
        payouts = tuple(cast(Reported, rich(Reported, json.loads(body))) for (body,) in rows)
        if payouts_content(payouts) != told.content:
            raise WorkbookBroken(path="", why="payouts")
        made += payouts
    return tuple(dict.fromkeys(made))
