"""Where the decisions stand: a fold over the log, the same for the same log, byte for byte. L-01, S-05.

Boundary: pure. What a decision may not do is refused before anything changes: an entry or a line is matched once, a
closed account stands still, and an account is closed only on an identity that holds.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from copy import copy
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from backoffice.errors import Conflict, Missing, Refused
from backoffice.reconcile.decisions import (
    CARRIED,
    MATCHES_AT_ONCE,
    AccountClosed,
    AccountReopened,
    AdjustmentProposed,
    ClockSetRight,
    Decision,
    FindingClassified,
    FindingNoted,
    FindingOwned,
    LogBroken,
    MatchesConfirmed,
    MatchFacts,
    MatchRejected,
    MatchUndone,
    OpenItem,
    PayoutsImported,
    PayoutsRemoved,
    ReasonSum,
    RejectionUndone,
    SignedDecision,
    StatementImported,
    StatementRemoved,
    decoded,
    first_link,
    match_id,
    message,
)
from backoffice.reconcile.plain_values import canonical, plain
from backoffice.reconcile.rules import FindingKind, Reason
from backoffice.reconcile.standing_parts import FindingState, Place, Placed
from backoffice.vault.person_keys import SignatureBroken, check_signature


class AlreadyMatched(Conflict):
    """A line or an entry is matched once. Facts: `which`, `match`."""

    code = "reconcile.already_matched"


class NoSuchMatch(Missing):
    """Facts: `match`."""

    code = "reconcile.no_such_match"


class NoSuchRejection(Missing):
    """Facts: `match`."""

    code = "reconcile.no_such_rejection"


class MatchDiffers(Refused):
    """A match is not what it says: its id, its sums, a line of no statement, no report. Facts: `match`, `why`."""

    code = "reconcile.match_differs"


class StatementKnown(Conflict):
    """The same file was imported before. Facts: `statement`."""

    code = "reconcile.statement_known"


class NoSuchStatement(Missing):
    """Facts: `statement`."""

    code = "reconcile.no_such_statement"


class StatementInUse(Conflict):
    """Matches hold lines of it: they are undone first. Facts: `matches`."""

    code = "reconcile.statement_in_use"


class AccountIsClosed(Conflict):
    """It is reopened first. Facts: `account`, `asset`."""

    code = "reconcile.account_is_closed"


class AccountNotClosed(Conflict):
    """Facts: `account`, `asset`."""

    code = "reconcile.account_not_closed"


class IdentityBroken(Refused):
    """Statement − ledger is not the sum of the reasons, or something is unexplained. Facts: `left`, in minor units."""

    code = "reconcile.identity_broken"


class AdjustmentKnown(Conflict):
    """An adjusting entry was proposed for this finding. Facts: `finding`."""

    code = "reconcile.adjustment_known"


class DecidedTooEarly(Refused):
    """The clock of this computer shows a time before the last decision. Facts: `last`, `now`."""

    code = "reconcile.decided_too_early"


@dataclass(slots=True)
class Standing:
    """The state of one log. Only `take` changes it."""

    check_out: UUID
    person: str
    count: int = 0
    head: bytes = b""
    last_at: datetime | None = None
    statements: dict[str, StatementImported] = field(default_factory=dict)
    matches: dict[str, MatchFacts] = field(default_factory=dict)
    alone: set[str] = field(default_factory=set)
    lines: dict[str, str] = field(default_factory=dict)
    entries: dict[str, str] = field(default_factory=dict)
    rejected: dict[str, MatchRejected] = field(default_factory=dict)
    findings: dict[str, FindingState] = field(default_factory=dict)
    adjustments: dict[UUID, AdjustmentProposed] = field(default_factory=dict)
    closed: dict[Place, AccountClosed] = field(default_factory=dict)
    reports: dict[str, PayoutsImported] = field(default_factory=dict)
    _placed: dict[Place, Placed] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.head = self.head or first_link(self.check_out)

    def copy(self) -> Standing:
        """The same, which changes for itself."""
        return replace(self, **{each.name: copy(getattr(self, each.name)) for each in fields(self)})

    def take(self, decision: Decision, link: bytes) -> None:
        """Add the next decision, whose own link is `link`; a refused one changes nothing.

        Raises LogBroken for one that is not the next of this log, DecidedTooEarly, and what its kind may not do.
        """
        if (decision.check_out, decision.person) != (self.check_out, self.person):
            raise LogBroken(at=decision.seq, why="whose")
        if decision.seq != self.count + 1 or decision.before != self.head:
            raise LogBroken(at=decision.seq, why="order")
        if self.last_at is not None and decision.at < self.last_at:
            raise DecidedTooEarly(last=self.last_at.isoformat(), now=decision.at.isoformat())
        _TAKEN[type(decision.act)](self, decision.act)
        self.count, self.head, self.last_at = decision.seq, link, decision.at

    def finding(self, key: str) -> FindingState:
        return self.findings.get(key, FindingState())

    def placed(self, account: str, asset: str) -> Placed:
        """How much of an account is matched, counted as it is decided."""
        return self._placed.get((account, asset), Placed())

    def may_match(self, lines: Collection[str], entries: Collection[str]) -> bool:
        """Whether these are in no match yet, and nobody said that they do not belong together."""
        held = any(each in self.lines for each in lines) or any(each in self.entries for each in entries)
        return not held and match_id(tuple(lines), tuple(entries)) not in self.rejected

    def is_closed(self, account: str, asset: str) -> bool:
        return (account, asset) in self.closed

    def canonical(self) -> bytes:
        """The whole state as bytes: the same after every replay of the same log."""
        return canonical(
            {
                "head": self.head.hex(),
                "count": self.count,
                "statements": [plain(each) for _, each in sorted(self.statements.items())],
                "reports": [plain(each) for _, each in sorted(self.reports.items())],
                "matches": [plain(each) for _, each in sorted(self.matches.items())],
                "alone": sorted(self.alone),
                "rejected": [plain(each) for _, each in sorted(self.rejected.items())],
                "findings": {key: plain(each) for key, each in self.findings.items()},
                "adjustments": {str(key): plain(each) for key, each in self.adjustments.items()},
                "closed": [plain(each) for _, each in sorted(self.closed.items())],
            }
        )

    def digest(self) -> bytes:
        return sha256(self.canonical()).digest()

    def _open(self, account: str, asset: str) -> None:
        if (account, asset) in self.closed:
            raise AccountIsClosed(account=account, asset=asset)

    def _imported(self, act: StatementImported) -> None:
        self._open(act.account, act.asset)
        if act.statement in self.statements:
            raise StatementKnown(statement=act.statement)
        self.statements[act.statement] = act

    def _removed(self, act: StatementRemoved) -> None:
        told = self.statements.get(act.statement)
        if told is None:
            raise NoSuchStatement(statement=act.statement)
        self._open(told.account, told.asset)
        held = {match for line, match in self.lines.items() if _is_of(line, told)}
        if held:
            raise StatementInUse(matches=len(held))
        del self.statements[act.statement]

    def _confirmed(self, act: MatchesConfirmed) -> None:
        if not 1 <= len(act.matches) <= MATCHES_AT_ONCE:
            raise MatchDiffers(match="", why="number")
        lines: dict[str, str] = {}
        entries: dict[str, str] = {}
        for match in act.matches:
            self._check_match(match)
            _held(((each.id, match.id) for each in match.lines), lines, self.lines)
            _held(((each.id, match.id) for each in match.entries), entries, self.entries)
            chosen = Reason.BY_HAND in match.reasons
            if act.alone and (chosen or not (match.complete and match.solutions == 1)):
                raise MatchDiffers(match=match.id, why="not_unique")
        self.lines.update(lines)
        self.entries.update(entries)
        for match in act.matches:
            self.matches[match.id] = match
            self._count(match, 1)
            self.rejected.pop(match.id, None)
            self.alone.discard(match.id)
        if act.alone:
            self.alone.update(match.id for match in act.matches)

    def _count(self, match: MatchFacts, by: int) -> None:
        place = (match.account, match.asset)
        self._placed[place] = self.placed(*place).with_match(match, by)

    def _check_match(self, match: MatchFacts) -> None:
        self._open(match.account, match.asset)
        if not match.lines or not match.entries:
            raise MatchDiffers(match=match.id, why="sides")
        if match.id != match_id(tuple(each.id for each in match.lines), tuple(each.id for each in match.entries)):
            raise MatchDiffers(match=match.id, why="id")
        between = sum(each.amount for each in match.lines) - sum(each.amount for each in match.entries)
        if between + match.fee != match.difference:
            raise MatchDiffers(match=match.id, why="sums")
        if bool(match.payout) != bool(match.report) or (match.report and match.report not in self.reports):
            raise MatchDiffers(match=match.id, why="report")
        for line in match.lines:
            if not line.id.startswith(CARRIED) and not self._has_line(line.id, match.account, match.asset):
                raise MatchDiffers(match=match.id, why="line")

    def _has_line(self, line: str, account: str, asset: str) -> bool:
        return any(
            (told.account, told.asset) == (account, asset) and _is_of(line, told) for told in self.statements.values()
        )

    def _rejected(self, act: MatchRejected) -> None:
        if act.match != match_id(act.lines, act.entries):
            raise MatchDiffers(match=act.match, why="id")
        if act.match in self.matches:
            raise AlreadyMatched(which=act.match, match=act.match)
        self.rejected[act.match] = act

    def _taken_back(self, act: RejectionUndone) -> None:
        if act.match not in self.rejected:
            raise NoSuchRejection(match=act.match)
        del self.rejected[act.match]

    def _undone(self, act: MatchUndone) -> None:
        match = self.matches.get(act.match)
        if match is None:
            raise NoSuchMatch(match=act.match)
        self._open(match.account, match.asset)
        del self.matches[act.match]
        self._count(match, -1)
        self.alone.discard(act.match)
        for line in match.lines:
            del self.lines[line.id]
        for entry in match.entries:
            del self.entries[entry.id]

    def _classified(self, act: FindingClassified) -> None:
        self._open(act.account, act.asset)
        self.findings[act.finding] = replace(self.finding(act.finding), kind=act.kind)

    def _owned(self, act: FindingOwned) -> None:
        self.findings[act.finding] = replace(self.finding(act.finding), owner=act.owner)

    def _noted(self, act: FindingNoted) -> None:
        told = self.finding(act.finding)
        self.findings[act.finding] = replace(told, notes=(*told.notes, act.words))

    def _adjusted(self, act: AdjustmentProposed) -> None:
        told = self.finding(act.finding)
        if told.adjustment is not None or act.adjustment in self.adjustments:
            raise AdjustmentKnown(finding=act.finding)
        self.adjustments[act.adjustment] = act
        self.findings[act.finding] = replace(told, adjustment=act.adjustment)

    def _closed(self, act: AccountClosed) -> None:
        self._open(act.account, act.asset)
        left = act.statement - act.ledger - sum(each.amount for each in act.reasons)
        named: tuple[ReasonSum | OpenItem, ...] = (*act.reasons, *act.open_items)
        unexplained = any(each.kind is FindingKind.UNEXPLAINED for each in named)
        if left or unexplained or len(act.root) != 64:
            raise IdentityBroken(left=left)
        self.closed[act.account, act.asset] = act

    def _reopened(self, act: AccountReopened) -> None:
        if (act.account, act.asset) not in self.closed:
            raise AccountNotClosed(account=act.account, asset=act.asset)
        del self.closed[act.account, act.asset]

    def _payouts_in(self, act: PayoutsImported) -> None:
        if act.report in self.reports:
            raise StatementKnown(statement=act.report)
        self.reports[act.report] = act

    def _payouts_out(self, act: PayoutsRemoved) -> None:
        if act.report not in self.reports:
            raise NoSuchStatement(statement=act.report)
        held = sum(each.report == act.report for each in self.matches.values())
        if held:
            raise StatementInUse(matches=held)
        del self.reports[act.report]

    def _clock_set(self, act: ClockSetRight) -> None:
        """Nothing of any account changes: it stands in the log, for whoever reads it to judge."""


_TAKEN: dict[type, Callable[[Standing, Any], None]] = {
    StatementImported: Standing._imported,
    StatementRemoved: Standing._removed,
    MatchesConfirmed: Standing._confirmed,
    MatchRejected: Standing._rejected,
    MatchUndone: Standing._undone,
    FindingClassified: Standing._classified,
    FindingOwned: Standing._owned,
    FindingNoted: Standing._noted,
    AdjustmentProposed: Standing._adjusted,
    AccountClosed: Standing._closed,
    AccountReopened: Standing._reopened,
    ClockSetRight: Standing._clock_set,
    RejectionUndone: Standing._taken_back,
    PayoutsImported: Standing._payouts_in,
    PayoutsRemoved: Standing._payouts_out,
}


def _is_of(line: str, told: StatementImported) -> bool:
    """Whether a line's id is of this statement's range."""
    head, _, number = line.rpartition(".")
    counts = number.isascii() and number.isdigit() and len(number) < 12
    return counts and told.statement.startswith(head) and len(head) == 16 and told.first <= int(number) <= told.last


def _held(told: Iterable[tuple[str, str]], new: dict[str, str], old: dict[str, str]) -> None:
    for which, match in told:
        if which in new or which in old:
            raise AlreadyMatched(which=which, match=new.get(which) or old[which])
        new[which] = match


def replay(check_out: UUID, person: str, public: bytes, log: Iterable[SignedDecision]) -> Standing:
    """Where a log stands, every link and every signature proved (`public`: the person's signing key, a point).

    Raises LogBroken, naming the first entry that does not hold, and what a decision may not do.
    """
    standing = Standing(check_out, person)
    for number, signed in enumerate(log, 1):
        try:
            decision = decoded(signed.content)
            check_signature(public, message(signed.content), signed.signature)
        except SignatureBroken:
            raise LogBroken(at=number, why="signature") from None
        except LogBroken as fault:
            raise LogBroken(at=number, why=fault.facts["why"]) from None
        standing.take(decision, signed.link)
    return standing
