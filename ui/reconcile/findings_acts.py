"""What the findings panel decides on the bench, in a pool's thread. L-02."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from backoffice.reconcile import deciding
from backoffice.reconcile.bench import Bench
from backoffice.reconcile.coverage import GapReason
from backoffice.reconcile.findings import Finding
from backoffice.reconcile.problems import Work
from backoffice.reconcile.rules import FindingKind
from backoffice.reconcile.workbook import WorkbookWork


@dataclass(frozen=True, slots=True)
class Before:
    """What a finding was called, and whose it was, before the last act on it."""

    key: str
    kind: FindingKind
    owner: str


def before_of(findings: Sequence[Finding]) -> tuple[Before, ...]:
    return tuple(Before(each.key, each.kind, each.owner) for each in findings)


def classified(bench: Bench, work: Work, keys: Collection[str]) -> None:
    """Sign findings as what they look like."""
    bench.do(deciding.classify, work.problem, keys)


def taken_back(bench: Bench, work: Work, before: tuple[Before, ...]) -> None:
    """Make findings what they were: decisions of their own, for the log forgets nothing. Notes stay."""

    def decide(now: WorkbookWork) -> None:
        for each in before:
            deciding.classify(now, work.problem, [each.key], each.kind)
            if now.standing.finding(each.key).owner != each.owner:
                deciding.own(now, each.key, each.owner, {*work.people, each.owner})

    bench.do(decide)


def closed(bench: Bench, work: Work, root: str, reason: GapReason | None = None, note: str = "") -> None:
    """Close the account; `reason` and `note` where days of the period are in no statement."""
    bench.do(deciding.close_account, work.problem, work.books, root, reason, note)
