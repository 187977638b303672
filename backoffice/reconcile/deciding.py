"""The commands of offline work: statements in and out, matches, findings, adjusting entries, closing an account. L-02.

Boundary: each is run by `Workbook.do`, signs what it decides, and raises what the standing refuses. What the books hold
is handed in as values.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID, uuid4

from backoffice.errors import Refused
from backoffice.reconcile import workbook_lines
from backoffice.reconcile.confirming import facts_of
from backoffice.reconcile.coverage import Gap, GapMoved, GapReason
from backoffice.reconcile.decisions import (
    MATCHES_AT_ONCE,
    AccountClosed,
    AccountReopened,
    AdjustmentProposed,
    FindingClassified,
    FindingNoted,
    FindingOwned,
    LegFacts,
    MatchesConfirmed,
    MatchRejected,
    MatchUndone,
    StatementImported,
    StatementRemoved,
    match_id,
)
from backoffice.reconcile.differences import (
    DIFFERENCES,
    DifferenceUnnamed,
    MissingUnattended,
    beyond_tolerance,
    reasons_told,
)
from backoffice.reconcile.findings import Examined, Finding, Problem, examine, open_items
from backoffice.reconcile.house import ClosedInHouse
from backoffice.reconcile.rules import FindingKind, Match, MatchRules
from backoffice.reconcile.standing import Standing, StatementKnown
from backoffice.reconcile.statement_fit import days_stated, fit
from backoffice.reconcile.statement_values import Statement
from backoffice.reconcile.workbook import WorkbookWork

NOTE_AT_MOST = 500
EXPLANATION_AT_LEAST = 3


class NothingToImport(Refused):
    """Every line of the statement is known already."""

    code = "reconcile.nothing_to_import"


class NotUnique(Refused):
    """Only a match of which there is no equal confirms itself. Facts: `match`."""

    code = "reconcile.not_unique"


class NoteMissing(Refused):
    """Facts: `at_least`, `at_most`."""

    code = "reconcile.note_missing"


class StillUnexplained(Refused):
    """An account is closed once nothing on it is unexplained. Facts: `count`, `amount` in minor units, `asset`."""

    code = "reconcile.still_unexplained"


class StatementAwaited(Refused):
    """An account is closed on a statement that speaks of the period. Facts: `account`, `asset`."""

    code = "reconcile.statement_awaited"


class RowsAwaited(Refused):
    """An account is closed once the rows of the snapshot were proved."""

    code = "reconcile.rows_awaited"


class FindingGone(Refused):
    """There is no such finding on the account now. Facts: `finding`."""

    code = "reconcile.finding_gone"


class OwnerUnknown(Refused):
    """Who looks after a finding is one of finance's people, as the check-out took them along. Facts: `owner`."""

    code = "reconcile.owner_unknown"


class CounterUnknown(Refused):
    """An adjusting entry is booked against another of the books' own accounts. Facts: `account`."""

    code = "reconcile.counter_unknown"


@dataclass(frozen=True, slots=True)
class Books:
    """What the snapshot says of one account: leaves by entry's id, in hex."""

    leaves: Mapping[str, str]


def import_statement(
    work: WorkbookWork,
    statement: Statement,
    account: str,
    asset: str,
    scale: int,
    marks_key: bytes,
    leave_out: frozenset[str] = frozenset(),
    came_as: tuple[str, str] = ("", ""),
    vouched: bool = False,
) -> str:
    """Take a statement in for one account of the snapshot; its id. `leave_out`: ids of lines that are known.

    `came_as`: the file's name, and the SHA-256 in hex of the archive it was in. `vouched`: a person said whose it is.

    `scale` is the books' for the asset; a statement of other decimals is brought to it. Raises OtherCurrency,
    FinerThanBooks, StatementStopped, StatementUnfit, NothingToImport, StatementKnown, AccountIsClosed, NotSigning.
    """
    statement = fit(statement, asset, scale)
    name = statement.id
    if name in work.standing.statements:
        raise StatementKnown(statement=name)
    kept = []
    for stated in statement.lines:
        if stated.id not in leave_out:
            line = stated.line(marks_key)
            kept.append((line, work.commit(line.text)))
    if statement.lines and not kept:
        raise NothingToImport()
    from_on, to_on = days_stated(statement, [line.on for line, _ in kept])
    numbers = [int(line.id.rpartition(".")[2]) for line, _ in kept] or [0]
    opening, closing = statement.opening, statement.closing
    act = StatementImported(
        statement=name,
        format=statement.format.value,
        account=account,
        asset=asset,
        scale=scale,
        opening=None if opening is None else opening.amount,
        closing=None if closing is None else closing.amount,
        from_on=from_on,
        to_on=to_on,
        first=min(numbers),
        last=max(numbers),
        count=len(kept),
        content=workbook_lines.content_of(kept),
        file=work.commit(came_as[0]) if came_as[0] else "",
        stated=statement.account.called,
        archive=came_as[1],
        vouched=vouched,
    )
    work.decide(act)
    workbook_lines.put_lines(work, act.statement, kept)
    return act.statement


def remove_statement(work: WorkbookWork, statement: str) -> None:
    """Take a statement out again. Raises NoSuchStatement, StatementInUse, AccountIsClosed."""
    work.decide(StatementRemoved(statement))
    workbook_lines.drop_lines(work, statement)


def confirm_alone(work: WorkbookWork, problem: Problem, matches: Sequence[Match], books: Books) -> int:
    """Let unique matches confirm themselves, a thousand in one decision; how many. Raises NotUnique, AlreadyMatched."""
    wrong = next((each for each in matches if not (each.confirmed and each.certificate.unique)), None)
    if wrong is not None:
        raise NotUnique(match=match_id(wrong.lines, wrong.entries))
    for far in beyond_tolerance(problem.rules, problem.lines, matches):
        raise DifferenceUnnamed(difference=far.difference, asset=problem.asset, scale=problem.scale)
    told = [replace(each, reasons=reasons_told(each.reasons, each.difference, beyond=False)) for each in matches]
    _confirm(work, problem, told, books, workbook_lines.rules_version(problem.rules), alone=True)
    return len(matches)


def confirm(
    work: WorkbookWork,
    problem: Problem,
    match: Match,
    books: Books,
    by_hand: bool = False,
    kind: FindingKind | None = None,
    note: str = "",
) -> str:
    """A person confirms one match; its id. `by_hand`: they put it together themselves.

    A difference beyond the account's tolerance is given a `kind` of DIFFERENCES and a `note`. Raises AlreadyMatched,
    DifferenceUnnamed, NoteMissing.
    """
    beyond = bool(beyond_tolerance(problem.rules, problem.lines, [match]))
    named = beyond or (match.difference != 0 and kind is not None)
    if named and kind not in DIFFERENCES:
        raise DifferenceUnnamed(difference=match.difference, asset=problem.asset, scale=problem.scale)
    note = _explained(note) if named else note.strip()
    told = replace(match, reasons=reasons_told(match.reasons, match.difference, beyond))
    version = "" if by_hand else workbook_lines.rules_version(problem.rules)
    _confirm(work, problem, [told], books, version, alone=False)
    made = match_id(match.lines, match.entries)
    if match.difference and (named or by_hand):
        key = f"difference:{made}"
        classify(work, problem, [key], kind or FindingKind.SHORT_OVER)
        if note:
            work.decide(FindingNoted(key, work.commit(note)))
    return made


def reject(work: WorkbookWork, match: Match) -> None:
    """A person says that these do not belong together: it is not proposed again."""
    work.decide(MatchRejected(match_id(match.lines, match.entries), match.lines, match.entries))


def undo(work: WorkbookWork, match: str) -> None:
    """Take a confirmed match back. Raises NoSuchMatch, AccountIsClosed."""
    work.decide(MatchUndone(match))


def classify(work: WorkbookWork, problem: Problem, keys: Iterable[str], kind: FindingKind | None = None) -> int:
    """Say what findings are; without `kind` each is what it looks like. How many. Raises FindingGone."""
    found = {each.key: each for each in examine(problem, work.standing).findings}
    told = 0
    for key in keys:
        finding = _found(found, key)
        what = kind or finding.suggested
        if what is not finding.kind:
            work.decide(FindingClassified(key, problem.account, problem.asset, what, finding.amount))
            told += 1
    return told


def own(work: WorkbookWork, finding: str, owner: str, people: Collection[str]) -> None:
    """Say who looks after a finding: one of the sign-in names `people`, or empty for nobody. Raises OwnerUnknown."""
    owner = owner.strip()
    if owner and owner not in people:
        raise OwnerUnknown(owner=owner)
    work.decide(FindingOwned(finding, owner))


def note(work: WorkbookWork, finding: str, text: str) -> None:
    """Add a note to a finding. Raises NoteMissing."""
    text = text.strip()
    if not 1 <= len(text) <= NOTE_AT_MOST:
        raise NoteMissing(at_least=1, at_most=NOTE_AT_MOST)
    work.decide(FindingNoted(finding, work.commit(text)))


def propose_adjustment(
    work: WorkbookWork, problem: Problem, finding: str, counter: str, booked_on: date, cause: str, explanation: str
) -> UUID:
    """Propose the entry that brings our books to what is stated, against the account `counter`; its id.

    `cause` is a reason of the ledger's corrections. At check-in a lead is asked. Raises FindingGone, NoteMissing,
    AdjustmentKnown, CounterUnknown.
    """
    if counter == problem.account or (problem.counters is not None and counter not in problem.counters):
        raise CounterUnknown(account=counter)
    told = _found({each.key: each for each in examine(problem, work.standing).findings}, finding)
    explanation = _explained(explanation)
    legs = (
        LegFacts(problem.account, problem.asset, told.amount),
        LegFacts(counter, problem.asset, -told.amount),
    )
    act = AdjustmentProposed(uuid4(), finding, booked_on, cause, legs, work.commit(explanation))
    work.decide(act)
    return act.adjustment


def close_account(
    work: WorkbookWork,
    problem: Problem,
    books: Books,
    root: str,
    gap_reason: GapReason | None = None,
    gap_note: str = "",
) -> AccountClosed:
    """Close one account for the period. `root`: the snapshot's, once its rows were proved; empty before.

    Where days are in no statement, `gap_reason` and `gap_note` say why that is right. The house looks at this again.
    Raises RowsAwaited, StatementAwaited, ClosedInHouse, PeriodNotCovered, GapMoved, StillUnexplained,
    MissingUnattended, NoteMissing, IdentityBroken, AccountIsClosed.
    """
    if not root:
        raise RowsAwaited()
    covered = problem.coverage
    if not any(each.from_on <= problem.to_on and each.to_on >= problem.from_on for each in problem.statements):
        raise StatementAwaited(account=problem.account, asset=problem.asset)
    before = problem.house.closing
    if before is not None and before.until >= problem.from_on:
        raise ClosedInHouse(
            account=problem.account, asset=problem.asset, until=before.until.isoformat(), number=before.number
        )
    seen: Examined = examine(problem, work.standing)
    if seen.open_findings:
        raise StillUnexplained(
            count=len(seen.open_findings), amount=seen.identity.unexplained, asset=problem.asset, scale=problem.scale
        )
    if seen.unattended:
        raise MissingUnattended(count=len(seen.unattended))
    if gap_reason is None:
        covered.refuse_gaps()
    elif gap_reason is not GapReason.ASKED_FOR and (gap := moved_gap(problem, work.standing)) is not None:
        raise GapMoved(since=gap.from_on.isoformat(), until=gap.to_on.isoformat())
    said = work.commit(_explained(gap_note)) if covered.gaps else ""
    act = AccountClosed(
        account=problem.account,
        asset=problem.asset,
        scale=problem.scale,
        from_on=problem.from_on,
        to_on=problem.to_on,
        statement=seen.identity.statement,
        ledger=seen.identity.ledger,
        reasons=seen.identity.reasons,
        open_items=open_items(seen.findings, books.leaves),
        root=root,
        rules=workbook_lines.rules_version(problem.rules),
        gaps=tuple(each.days for each in covered.gaps),
        gap_reason=gap_reason.value if covered.gaps and gap_reason is not None else "",
        gap_words=said,
    )
    work.decide(act)
    return act


def moved_gap(problem: Problem, standing: Standing) -> Gap | None:
    """The first gap in which something happened: by the balance, an entry nobody matched, or a line the house saw."""
    booked = {each.on for each in problem.entries if each.id not in standing.entries}
    return problem.coverage.moved(booked | {each.on for each in problem.house.unseen})


def reopen_account(work: WorkbookWork, account: str, asset: str, reason: str) -> None:
    """Open a closed account again for a reason. Raises NoteMissing, AccountNotClosed."""
    work.decide(AccountReopened(account, asset, work.commit(_explained(reason))))


def set_rules(work: WorkbookWork, account: str, asset: str, rules: MatchRules) -> None:
    """Say how an account is matched from now on."""
    workbook_lines.put_rules(work, account, asset, rules)


def _confirm(
    work: WorkbookWork, problem: Problem, matches: Sequence[Match], books: Books, rules: str, alone: bool
) -> None:
    facts = facts_of(work, problem, matches, books.leaves, rules)
    for start in range(0, len(facts), MATCHES_AT_ONCE):
        work.decide(MatchesConfirmed(tuple(facts[start : start + MATCHES_AT_ONCE]), alone))


def _explained(text: str) -> str:
    text = text.strip()
    if sum(mark.isalpha() for mark in text) < EXPLANATION_AT_LEAST or len(text) > NOTE_AT_MOST:
        raise NoteMissing(at_least=EXPLANATION_AT_LEAST, at_most=NOTE_AT_MOST)
    return text


def _found(found: Mapping[str, Finding], key: str) -> Finding:
    if key not in found:
        raise FindingGone(finding=key)
    return found[key]
