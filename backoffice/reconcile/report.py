"""What a reconciliation's report says of each closed account, gathered from the decisions and their words. L-02, S-08.

Boundary: pure; the same for a laptop's workbook and for a log that was checked in. Amounts are minor units.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from backoffice.reconcile.ageing import Band, ageing
from backoffice.reconcile.carried import Carried
from backoffice.reconcile.decisions import (
    CARRIED,
    AccountClosed,
    EntryFacts,
    LegFacts,
    MatchFacts,
    OpenItem,
    ReasonSum,
)
from backoffice.reconcile.findings import OPENING
from backoffice.reconcile.report_files import ReportFile, files_of
from backoffice.reconcile.report_naming import Naming, ReportEntry, ReportLine, Sides
from backoffice.reconcile.report_verdicts import CourseTold, Judged, Judgements, ReportVerdicts
from backoffice.reconcile.rules import Days, FindingKind, Reason, Shape
from backoffice.reconcile.standing import Standing
from backoffice.reconcile.standing_parts import FindingState


@dataclass(frozen=True, slots=True)
class ReportItem:
    """One difference: what it is called, and since when it stands. `text` is empty once it was erased.

    `adjusted` is what became of its adjusting entry; None where none was proposed. `is_opening`: it lies in the balance
    that the statements begin with, and so beside no line and no entry.
    """

    kind: FindingKind
    amount: int
    since: date
    age: int
    text: str
    owner: str
    note: str
    adjusted: Judged | None
    is_opening: bool = False


@dataclass(frozen=True, slots=True)
class ReportMatch:
    """One match and its certificate; `verdict` is what the check-in made of it, empty before.

    `payout` is what a processor's report calls it, where it rests on one.
    """

    on: date
    lines: tuple[ReportLine, ...]
    entries: tuple[ReportEntry, ...]
    amount: int
    shape: Shape
    solutions: int
    complete: bool
    alone: bool
    by_hand: bool
    verdict: str
    payout: str = ""

    @property
    def how(self) -> str:
        """By whom it was confirmed, and among how many."""
        if self.by_hand:
            return "by_hand"
        if self.alone:
            return "alone"
        return "unique" if self.complete and self.solutions == 1 else "several"


@dataclass(frozen=True, slots=True)
class ReportAdjustment:
    """One adjusting entry: its sides as proposed at first, and what became of it; `course` is None where the books
    took no draft, or before the check-in."""

    booked_on: date
    legs: tuple[LegFacts, ...]
    why: str
    judged: Judged
    course: CourseTold | None


@dataclass(frozen=True, slots=True)
class ReportAccount:
    """One closed account in one asset; `files` it was reconciled by, `late` entries booked into closed days."""

    account: str
    asset: str
    scale: int
    from_on: date
    to_on: date
    statement: int
    ledger: int
    reasons: tuple[ReasonSum, ...]
    items: tuple[ReportItem, ...]
    bands: tuple[Band, ...]
    matches: tuple[ReportMatch, ...]
    root: str
    rules: str
    closing: Judged
    files: tuple[ReportFile, ...] = ()
    late: tuple[ReportEntry, ...] = ()
    adjustments: tuple[ReportAdjustment, ...] = ()
    gaps: tuple[Days, ...] = ()
    gap_reason: str = ""
    gap_words: str = ""


@dataclass(frozen=True, slots=True)
class ReconcileReport:
    """Everything the document says.

    `verdicts` is None before a check-in. `head` is the link of the log's last decision in hex, `countersigned_at` when
    the firm signed its verdicts, None before. `language` is "en" or "zh", `zone` an IANA name, `audit_entry` the entry
    that announced this very file.
    """

    firm: str
    check_out: UUID
    person: str
    decisions: int
    head: str
    countersigned_at: datetime | None
    accounts: tuple[ReportAccount, ...]
    verdicts: ReportVerdicts | None
    written_at: datetime
    written_by: str
    zone: str
    language: str
    audit_entry: int
    signed: bool


def report_account(
    standing: Standing,
    closed: AccountClosed,
    words_of: Callable[[str], str],
    judged: Judgements | None = None,
    references: Mapping[str, str] | None = None,
    house: Mapping[str, str] | None = None,
    carried: Mapping[str, Carried] | None = None,
    late: Mapping[str, int] | None = None,
    sides: Mapping[str, Sides] | None = None,
) -> ReportAccount:
    """One closed account as the report tells it. `words_of` gives "" for erased words.

    `references` are those of the books, by the transaction's number as text; `house` the number of the transaction by
    matches of earlier check-ins. `carried` are items of an earlier closing by their keys, whose owner and note stand
    where nobody spoke of them since. `late` are amounts of entries booked into closed days, by id;
    `sides` those of matches of earlier check-ins.
    """
    known, judged = carried or {}, judged or Judgements()
    told = {key: each.words for key, each in known.items()}
    naming = Naming(words_of, references or {}, house or {}, sides or {}, told)
    items = tuple(_item(standing, closed, each, naming, judged, known.get(each.finding)) for each in closed.open_items)
    mine = [each for each in standing.matches.values() if (each.account, each.asset) == (closed.account, closed.asset)]
    return ReportAccount(
        account=closed.account,
        asset=closed.asset,
        scale=closed.scale,
        from_on=closed.from_on,
        to_on=closed.to_on,
        statement=closed.statement,
        ledger=closed.ledger,
        reasons=closed.reasons,
        items=items,
        bands=ageing(items),
        matches=tuple(
            sorted(
                (_match(each, each.id in standing.alone, judged.matches.get(each.id, ""), naming) for each in mine),
                key=lambda each: (each.on, [(line.number, line.amount) for line in each.lines], each.amount),
            )
        ),
        root=closed.root,
        rules=closed.rules,
        closing=judged.closings.get((closed.account, closed.asset), Judged()),
        files=files_of(standing, closed, words_of),
        late=tuple(naming.entry(EntryFacts(entry, amount, "")) for entry, amount in sorted((late or {}).items())),
        adjustments=tuple(
            ReportAdjustment(
                each.booked_on,
                each.legs,
                words_of(each.words),
                judged.adjustments.get(each.adjustment, Judged()),
                judged.courses.get(each.adjustment),
            )
            for each in standing.adjustments.values()
            if (each.legs[0].account, each.legs[0].asset) == (closed.account, closed.asset)
        ),
        gaps=closed.gaps,
        gap_reason=closed.gap_reason,
        gap_words=words_of(closed.gap_words) if closed.gap_words else "",
    )


def _item(
    standing: Standing,
    closed: AccountClosed,
    item: OpenItem,
    naming: Naming,
    judged: Judgements,
    before: Carried | None,
) -> ReportItem:
    told: FindingState = standing.findings.get(item.finding) or standing.finding(f"{CARRIED}{item.finding}")
    return ReportItem(
        kind=item.kind,
        amount=item.amount,
        since=item.since,
        age=(closed.to_on - item.since).days,
        text=naming.item(item, standing.matches.get(match_of(item.finding))),
        owner=("" if (item.finding, told.owner) in judged.nobodys else told.owner) or (before.owner if before else ""),
        note=naming.words_of(told.notes[-1]) if told.notes else before.note if before else "",
        adjusted=None if told.adjustment is None else judged.adjustments.get(told.adjustment, Judged()),
        is_opening=item.finding.removeprefix(CARRIED).startswith(OPENING),
    )


def _match(match: MatchFacts, alone: bool, verdict: str, naming: Naming) -> ReportMatch:
    return ReportMatch(
        on=min(each.on for each in match.lines),
        lines=tuple(naming.line(each) for each in match.lines),
        entries=tuple(naming.entry(each) for each in match.entries),
        amount=sum(each.amount for each in match.lines),
        shape=match.shape,
        solutions=match.solutions,
        complete=match.complete,
        alone=alone,
        by_hand=Reason.BY_HAND in match.reasons,
        verdict=verdict,
        payout=naming.words_of(match.payout) if match.payout else "",
    )


def match_of(key: str) -> str:
    """The match between whose sides a finding lies; empty for any other."""
    kind, _, rest = key.partition(":")
    return rest if kind in ("fee", "difference") else ""
