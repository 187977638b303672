"""What is left between a statement and our books: classes, ages, the identity of a closing, and what is carried over.

Boundary: pure. Every amount is what a finding puts between statement and ledger: statement − ledger is their sum. L-02.
"""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from uuid import UUID

from backoffice.reconcile.carried import GAP, Carried, entry_of
from backoffice.reconcile.coverage import Coverage, coverage
from backoffice.reconcile.decisions import CARRIED, MatchFacts, OpenItem, ReasonSum, StatementImported
from backoffice.reconcile.differences import excused
from backoffice.reconcile.explained import Explained
from backoffice.reconcile.house import HOUSE, NOTHING, InHouse
from backoffice.reconcile.house_rules import NO_RULES, HouseRules
from backoffice.reconcile.matching_values import Ids
from backoffice.reconcile.payouts import NONE_TOLD, Reported, Told
from backoffice.reconcile.rules import Entry, FindingKind, Line, MatchRules
from backoffice.reconcile.standing import Standing
from backoffice.reconcile.standing_parts import FindingState
from backoffice.reconcile.twins import Twins, placed, twins_of

OPENING, BREAK = "opening:", "break:"
_OF_DAYS = frozenset({FindingKind.IN_TRANSIT, FindingKind.NOT_COVERED})
MISSING = frozenset({FindingKind.MISSING_HERE, FindingKind.MISSING_THERE})
_FEE_WORDS = re.compile(
    r"\b(fees?|charges?|commission|entgelt\w*|geb(ü|ue)hr\w*|provision|frais|commissioni)\b|手续费|费用", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Problem:
    """All there is to match on one account and asset, carried items among it. Balances are of the period.

    `words` are the commitments to the texts of lines, by their ids; `house` is what was matched before, which is not
    among lines and entries; `counters` the accounts an adjusting entry may be booked against, None where nobody said;
    `twins` are found anew where they are not given; `explained` is what a closing over these days called findings;
    `reported` are payouts as processors itemise them in this asset, `told` what they say of lines and entries;
    `allowed` is what the house lets differ; `late` are entries booked into the days of a closing after it: the account
    opens as it was closed, without them; `stated_since` is what carried gaps came to that are stated by now.
    """

    account: str
    asset: str
    scale: int
    from_on: date
    to_on: date
    ledger_opening: int
    ledger_closing: int
    lines: tuple[Line, ...]
    entries: tuple[Entry, ...]
    statements: tuple[StatementImported, ...]
    carried: tuple[Carried, ...]
    rules: MatchRules
    words: Mapping[str, str] = field(default_factory=dict, repr=False)
    house: InHouse = field(default=NOTHING, repr=False)
    counters: tuple[str, ...] | None = field(default=None, repr=False)
    twins: Twins | None = field(default=None, repr=False)
    explained: Mapping[str, Explained] = field(default_factory=dict, repr=False)
    reported: tuple[Reported, ...] = field(default=(), repr=False)
    allowed: HouseRules = field(default=NO_RULES, repr=False)
    told: Told = field(default=NONE_TOLD, repr=False)
    late: frozenset[str] = field(default=frozenset(), repr=False)
    stated_since: int = 0

    @property
    def coverage(self) -> Coverage:
        """Which days of the period the statements speak of."""
        opening = self.ledger_opening + self.stated_since + sum(each.amount for each in self.carried)
        return coverage(self.statements, self.from_on, self.to_on, opening)

    @property
    def left(self) -> Ids:
        """Lines and entries that the closing before left open, each beside the others."""
        return (
            tuple(each.as_line.id for each in self.carried if not each.entry),
            tuple(each.entry for each in self.carried if each.entry),
        )


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that stands between statement and ledger.

    `kind` is what it counts as: unexplained until it is certain or somebody said so; `suggested` is what it looks like.
    `age` is days from `since` to the end of the period. `key` is `line:`, `entry:`, `fee:`, `difference:` with an id,
    `carried:` with an earlier key, `gap:` or `break:` with days and account, `opening:` with it. What lies between two
    matched sides has the line's text and the entry's reference, `beside` is that entry. A duplicate says of which line
    or entry (`twin`), and of what day. What an earlier closing explained it with is `before`, a note; `file` names that
    of its line then. `late`: it was booked since, into a day that was closed. `payout` is what a processor's report
    calls the payout that the line is, or that the entry is in.
    """

    key: str
    kind: FindingKind
    suggested: FindingKind
    amount: int
    since: date
    age: int
    text: str
    words: str
    reference: str
    owner: str
    notes: tuple[str, ...]
    adjustment: UUID | None
    carried: bool
    beside: str = ""
    twin: str = ""
    twin_on: date | None = None
    before: str = ""
    payout: str = ""
    file: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True)
class Identity:
    """Statement closing − ledger closing = the sum of the reasons. `stated`: the statements gave balances."""

    statement: int
    ledger: int
    reasons: tuple[ReasonSum, ...]
    unexplained: int
    stated: bool

    @property
    def difference(self) -> int:
        return self.statement - self.ledger

    @property
    def holds(self) -> bool:
        return self.difference == sum(each.amount for each in self.reasons) + self.unexplained


@dataclass(frozen=True, slots=True)
class Examined:
    """The findings of one account and asset, the largest first within a class, and the identity they make."""

    account: str
    asset: str
    scale: int
    to_on: date
    findings: tuple[Finding, ...]
    identity: Identity

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """Those nobody has explained yet."""
        return tuple(each for each in self.findings if each.kind is FindingKind.UNEXPLAINED)

    @property
    def unattended(self) -> tuple[Finding, ...]:
        """What is missing that nobody looks after, or says nothing of; what a closing left has its words there."""
        missing = [each for each in self.findings if each.kind in MISSING and not each.carried]
        return tuple(each for each in missing if not (each.owner and each.notes))


def examine(problem: Problem, standing: Standing) -> Examined:
    """What is left of a problem once the decisions so far are counted."""
    seen = _Seen(problem, standing)
    found = [*seen.lines(), *seen.entries(), *seen.matches(), *seen.house(), *seen.gaps()]
    statement, stated = _stated_closing(problem)
    rest = statement - problem.ledger_closing - sum(each.amount for each in found)
    if rest:
        found.append(
            seen.made(f"{OPENING}{problem.account}:{problem.asset}", FindingKind.UNEXPLAINED, rest, problem.from_on)
        )
    order = {kind: place for place, kind in enumerate(FindingKind)}
    found.sort(key=lambda each: (order[each.kind], -abs(each.amount), each.key))
    return Examined(
        problem.account,
        problem.asset,
        problem.scale,
        problem.to_on,
        tuple(found),
        identity_of(statement, problem.ledger_closing, found, stated),
    )


def identity_of(statement: int, ledger: int, findings: Iterable[Finding], stated: bool) -> Identity:
    """The findings summed by class; classes that come to nothing but have findings are kept."""
    sums: dict[FindingKind, int] = {}
    for each in findings:
        sums[each.kind] = sums.get(each.kind, 0) + each.amount
    reasons = tuple(
        ReasonSum(kind, sums[kind]) for kind in FindingKind if kind in sums and kind is not FindingKind.UNEXPLAINED
    )
    return Identity(statement, ledger, reasons, sums.get(FindingKind.UNEXPLAINED, 0), stated)


def open_items(findings: Iterable[Finding], leaves: Mapping[str, str]) -> tuple[OpenItem, ...]:
    """What a closing carries to the next period: everything between statement and ledger; `leaves` by entry's id."""
    return tuple(
        OpenItem(
            each.key.removeprefix(CARRIED),
            each.kind,
            each.amount,
            each.since,
            each.words,
            # What stands in a bank's reference may name somebody; that of an entry stands in the books.
            each.reference if entry_of(each.key) else "",
            leaves.get(entry_of(each.key), ""),
        )
        for each in findings
        if each.amount
    )


class _Seen:
    """One look at a problem: what stands beside each finding."""

    def __init__(self, problem: Problem, standing: Standing) -> None:
        self.problem, self.standing = problem, standing
        place = (problem.account, problem.asset)
        # Of 30,000 matches few leave something between their sides.
        self.uneven: list[MatchFacts] = [
            each
            for each in standing.matches.values()
            if (each.fee or each.difference) and (each.account, each.asset) == place
        ]
        self.covered = problem.coverage
        house = problem.house
        self.twins = problem.twins or twins_of((*problem.lines, *house.lines), (*problem.entries, *house.entries))
        # The same thing stated twice, or booked twice, of which one has found its place: here, or in the house before.
        self.held_lines: Mapping[str, str] = ChainMap(standing.lines, dict(house.line_match))
        self.held_entries: Mapping[str, str] = ChainMap(standing.entries, dict(house.entry_match))
        self.carried = {each.as_line.id: each for each in problem.carried if not each.entry}
        self.carried_entries = {each.entry: each for each in problem.carried if each.entry}

    def lines(self) -> Iterable[Finding]:
        matched = self.standing.lines
        for line in [each for each in self.problem.lines if each.id not in matched]:
            before = self.carried.get(line.id)
            if before is not None:
                key, kind, since = line.id, before.kind, before.since
                yield _remembered(self.made(key, kind, line.amount, since, words=before.words, before=True), before)
            else:
                twin = placed(self.twins.of_line(line), self.held_lines)
                kind = FindingKind.DUPLICATE if twin is not None else self._line_kind(line)
                made = self.made(
                    f"line:{line.id}", kind, line.amount, line.on, text=line.text, reference=line.reference
                )
                yield _of(made, twin)

    def entries(self) -> Iterable[Finding]:
        matched = self.standing.entries
        for entry in [each for each in self.problem.entries if each.id not in matched]:
            before = self.carried_entries.get(entry.id)
            key, twin = f"entry:{entry.id}", None
            if before is not None:
                key, kind, since = f"{CARRIED}{key}", before.kind, before.since
            else:
                twin = placed(self.twins.of_entry(entry), self.held_entries)
                kind = FindingKind.DUPLICATE if twin is not None else self._entry_kind(entry)
                since = entry.on
            transit = kind in _OF_DAYS and before is None
            made = self.made(
                key, kind, -entry.amount, since, reference=entry.reference, certain=transit, before=before is not None
            )
            if before is not None:
                made = _remembered(made, before)
            yield replace(_of(made, twin), late=entry.id in self.problem.late)

    def matches(self) -> Iterable[Finding]:
        between = {match.lines[0].id for match in self.uneven}
        booked = {match.entries[0].id for match in self.uneven}
        texts = {each.id: each.text or each.reference for each in self.problem.lines if each.id in between}
        references = {each.id: each.reference for each in self.problem.entries if each.id in booked}
        for match in self.uneven:
            on, entry = min(each.on for each in match.lines), match.entries[0].id
            for name, kind, amount, sure in (
                ("fee", FindingKind.FEE, -match.fee, True),
                ("difference", FindingKind.SHORT_OVER, match.difference, bool(match.rules) and excused(match.reasons)),
            ):
                if amount:
                    text, reference = texts.get(match.lines[0].id, ""), references.get(entry, "")
                    key = f"{name}:{match.id}"
                    made = self.made(
                        key, kind, amount, on, text=text, reference=reference, certain=sure, told_of=match.lines[0].id
                    )
                    yield replace(made, beside=entry)

    def house(self) -> Iterable[Finding]:
        """What matches of the house leave between the two: they are certain, and nobody matches them again."""
        for each in self.problem.house.between:
            for name, kind, amount in (
                ("fee:", FindingKind.FEE, -each.fee),
                ("difference:", FindingKind.SHORT_OVER, each.difference),
                (HOUSE, FindingKind.IN_TRANSIT, each.timing),
            ):
                if amount:
                    key, said = f"{name}{each.match.id}", (each.text, each.reference)
                    made = self.made(key, kind, amount, each.since, text=said[0], reference=said[1], certain=True)
                    yield replace(made, beside="" if each.entry is None else each.entry.id)

    def gaps(self) -> Iterable[Finding]:
        """What the stated balance did while no statement speaks, less what the house has seen stated there."""
        here = f"{self.problem.account}:{self.problem.asset}"
        for gap in self.covered.gaps:
            told = sum(each.amount for each in self.problem.house.unseen if gap.holds(each.on))
            if gap.jump is not None and gap.jump != told:
                key = f"{GAP}{gap.from_on}/{gap.to_on}:{here}"
                yield self.made(key, FindingKind.NOT_COVERED, gap.jump - told, gap.from_on, certain=True)
        for each in self.covered.breaks:
            yield self.made(f"{BREAK}{each.on}:{here}", FindingKind.MISSING_HERE, each.jump, each.on)

    def made(
        self,
        key: str,
        suggested: FindingKind,
        amount: int,
        since: date,
        *,
        text: str = "",
        words: str = "",
        reference: str = "",
        certain: bool = False,
        before: bool = False,
        told_of: str = "",
    ) -> Finding:
        told: FindingState = self.standing.finding(key)
        known = self.problem.explained.get(key.removeprefix(CARRIED))
        suggested = suggested if known is None else known.kind
        sure = certain or before or (known is not None and known.stands)
        kind = told.kind or (suggested if sure else FindingKind.UNEXPLAINED)
        age = (self.problem.to_on - since).days
        return Finding(
            key,
            kind,
            suggested,
            amount,
            since,
            age,
            text,
            words or self.problem.words.get(key.removeprefix("line:"), ""),
            reference,
            told.owner or ("" if known is None else known.owner),
            told.notes,
            told.adjustment,
            before,
            before="" if known is None else known.note,
            payout=self.problem.told.named(told_of or key.partition(":")[2]),
        )

    def _line_kind(self, line: Line) -> FindingKind:
        if line.id in self.problem.told.lines:
            return FindingKind.BATCH
        if any(fee.payer and fee.payer.casefold() in line.text.casefold() for fee in self.problem.rules.fees):
            return FindingKind.BATCH
        if line.amount < 0 and _FEE_WORDS.search(line.text):
            return FindingKind.FEE
        return FindingKind.MISSING_HERE

    def _entry_kind(self, entry: Entry) -> FindingKind:
        if self.covered.leaves_out(entry.on):
            return FindingKind.NOT_COVERED
        # It may still be stated: the days in which a line may come after its entry are not over yet.
        if entry.on + timedelta(days=self.problem.rules.days_after) > (self.covered.until or self.problem.to_on):
            return FindingKind.IN_TRANSIT
        return FindingKind.MISSING_THERE


def _remembered(finding: Finding, item: Carried) -> Finding:
    """The finding of an item with what was known of it when it was left open; what is said now goes first."""
    return replace(
        finding,
        owner=finding.owner or item.owner,
        before=finding.before or item.note,
        file=item.file,
        beside=item.beside,
        reference=finding.reference or item.beside_called or item.booked_as,
    )


def _of(finding: Finding, twin: Line | Entry | None) -> Finding:
    return finding if twin is None else replace(finding, twin=twin.id, twin_on=twin.on)


def _stated_closing(problem: Problem) -> tuple[int, bool]:
    """Where the statements say the account ended; without stated balances, what their lines make of our opening."""
    ordered: Sequence[StatementImported] = sorted(problem.statements, key=lambda each: (each.from_on, each.to_on))
    if ordered and ordered[-1].closing is not None:
        # What the house has seen stated since then.
        after = sum(each.amount for each in problem.house.unseen if each.on > ordered[-1].to_on)
        return ordered[-1].closing + after, True
    before = {each.as_line.id for each in problem.carried}
    moved = sum(each.amount for each in problem.lines if each.id not in before) + problem.house.moved
    opened = sum(each.amount for each in problem.carried)
    return problem.ledger_opening + opened + moved, False
