"""A match as its decision tells it: lines and entries with their amounts and leaves, and what proves it. L-01, S-05.

Boundary: reads the workbook; what it makes is signed by `deciding`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from backoffice.errors import Refused
from backoffice.reconcile import workbook_lines
from backoffice.reconcile.decisions import CARRIED, EntryFacts, LineFacts, MatchFacts, match_id
from backoffice.reconcile.findings import Problem
from backoffice.reconcile.rules import Match
from backoffice.reconcile.standing import AlreadyMatched
from backoffice.reconcile.workbook import WorkbookWork


class EntryUnknown(Refused):
    """A match speaks of a line or an entry that is not on this account. Facts: `which`."""

    code = "reconcile.entry_unknown"


def facts_of(
    work: WorkbookWork, problem: Problem, matches: Sequence[Match], leaves: Mapping[str, str], rules: str
) -> list[MatchFacts]:
    """What a decision says of these; `leaves` by entry's id, `rules` is their version.

    Raises AlreadyMatched, EntryUnknown, RuleBeyondHouse.
    """
    carried = {each.as_line.id: each for each in problem.carried}
    wanted = {entry for match in matches for entry in match.entries}
    amounts = {each.id: each.amount for each in problem.entries if each.id in wanted}
    stated = {line for match in matches for line in match.lines}
    beside = {
        each.id: each.reference
        for each in problem.lines
        if each.id in stated and each.reference and each.reference not in each.text
    }
    facts = []
    for match in matches:
        for each in (*match.lines, *match.entries):
            held = problem.house.match_of(each)
            if held is not None:
                raise AlreadyMatched(which=each, match=held.id)
        told = tuple(
            replace(each, reference=work.commit(beside[each.id])) if each.id in beside else each
            for each in workbook_lines.line_facts(work, (one for one in match.lines if not one.startswith(CARRIED)))
        )
        old = tuple(
            LineFacts(each, carried[each].since, carried[each].amount, "")
            for each in sorted(match.lines)
            if each in carried
        )
        entries = tuple(
            EntryFacts(each, amounts[each], leaves[each])
            for each in sorted(match.entries)
            if each in amounts and each in leaves
        )
        known = {each.id for each in (*told, *old)} | {each.id for each in entries}
        missing = {*match.lines, *match.entries} - known
        if missing:
            raise EntryUnknown(which=min(missing))
        if match.report:
            problem.allowed.check_reported(match.fee, sum(each.amount for each in entries))
        facts.append(
            MatchFacts(
                id=match_id(match.lines, match.entries),
                account=problem.account,
                asset=problem.asset,
                lines=(*old, *told),
                entries=entries,
                shape=match.shape,
                reasons=match.reasons,
                solutions=match.certificate.solutions,
                complete=match.certificate.complete,
                fee=match.fee,
                difference=match.difference,
                rules=rules,
                report=match.report,
                payout=work.commit(match.payout) if match.payout else "",
            )
        )
    return facts
