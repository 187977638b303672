"""Differences between both sides of a match: which the account tolerates, and what others must be called. L-01.

Boundary: pure. Amounts in minor units.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from backoffice.errors import Refused
from backoffice.reconcile.rules import FindingKind, Line, Match, MatchRules, Reason

DIFFERENCES = (FindingKind.SHORT_OVER, FindingKind.FEE, FindingKind.MISSING_HERE, FindingKind.MISSING_THERE)
"""What a difference beyond the tolerance may be called."""
_EXCUSES = frozenset({Reason.TOLERANCE, Reason.ORIGINAL_AMOUNT})


class DifferenceUnnamed(Refused):
    """Both sides differ by more than the account tolerates, so it is named. Facts: `difference`, `asset`, `scale`."""

    code = "reconcile.difference_unnamed"


class MissingUnattended(Refused):
    """What is missing here or there is closed with somebody who looks after it, and a note. Facts: `count`."""

    code = "reconcile.missing_unattended"


def must_be_named(rules: MatchRules, stated: int, difference: int, reasons: Iterable[Reason] = ()) -> bool:
    """Whether lines of `stated` leave more than is tolerated on this account, for these reasons of the match."""
    share = int(abs(stated) * rules.fx_share) if Reason.ORIGINAL_AMOUNT in reasons else 0
    return abs(difference) > max(rules.slack(stated), share)


def beyond_tolerance(rules: MatchRules, lines: Iterable[Line], matches: Sequence[Match]) -> list[Match]:
    """Those that leave more than is tolerated; `lines` are all of the account."""
    uneven = [each for each in matches if each.difference]
    amounts = {each.id: each.amount for each in lines} if uneven else {}
    stated = [sum(amounts.get(line, 0) for line in each.lines) for each in uneven]
    told = zip(uneven, stated, strict=True)
    return [each for each, sum_ in told if must_be_named(rules, sum_, each.difference, each.reasons)]


def excused(reasons: Iterable[Reason]) -> bool:
    """Whether a match says that its difference is tolerated."""
    return not _EXCUSES.isdisjoint(reasons)


def reasons_told(reasons: tuple[Reason, ...], difference: int, beyond: bool) -> tuple[Reason, ...]:
    """The reasons of a match with its excuse, which it says only where it has one by the rules of today."""
    if not difference:
        return reasons
    if beyond:
        return tuple(each for each in reasons if each not in _EXCUSES)
    return reasons if excused(reasons) else (*reasons, Reason.TOLERANCE)
