"""The rules of the watch: what each takes for a sign, over one customer's flows in one asset.

Boundary: pure. The order in which flows are handed in changes nothing; no finding is without its postings. L-04.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from itertools import groupby
from statistics import median

from backoffice.ledger.watch_rules import (
    Customer,
    Finding,
    Flow,
    Judge,
    Numbers,
    Policy,
    Rule,
    Severity,
    flows_by_asset,
)

_DEPOSITS = frozenset({"deposit"})
_COUNTS_FOR_NOTHING = frozenset({"fee", "reversal", "adjustment"})
Scales = Mapping[str, int]


def judge(customer: Customer, policy: Policy, scales: Scales) -> tuple[Finding, ...]:
    """Everything found with a posting on `customer.since` or later; `scales` are the decimals of each asset."""
    found: list[Finding] = []
    for asset, flows in flows_by_asset(customer).items():
        for rule, judged in _RULES.items():
            numbers = policy.rules.get(rule)
            if numbers is not None:
                found += judged(customer, flows, numbers, asset, scales)
    return tuple(each for each in found if any(flow.on >= customer.since for flow in each.evidence))


def _structuring(
    _customer: Customer, flows: Sequence[Flow], numbers: Numbers, asset: str, scales: Scales
) -> list[Finding]:
    """Deposits just under the limit, so many within so many days that together they exceed it."""
    limit = numbers.minor("limit", asset, scales)
    if limit is None:
        return []
    near = [
        flow
        for flow in flows
        if flow.kind in _DEPOSITS and limit * numbers.counts["near_percent"] <= flow.amount * 100 < limit * 100
    ]
    within = timedelta(days=numbers.counts["within_days"] - 1)
    clusters: list[list[Flow]] = []
    for at, first in enumerate(near):
        window = [flow for flow in near[at:] if flow.on - first.on <= within]
        if len(window) < numbers.counts["least_deposits"] or sum(flow.amount for flow in window) <= limit:
            continue
        if clusters and window[0].key <= clusters[-1][-1].key:
            clusters[-1] += [flow for flow in window if flow.key > clusters[-1][-1].key]
        else:
            clusters.append(window)
    figures = {"limit": limit, "within_days": numbers.counts["within_days"]}
    return [_finding(Rule.STRUCTURING, asset, numbers, cluster, figures) for cluster in clusters]


def _in_and_out(
    _customer: Customer, flows: Sequence[Flow], numbers: Numbers, asset: str, scales: Scales
) -> list[Finding]:
    """A deposit that leaves nearly whole; what left counts against one deposit only."""
    least = numbers.minor("least", asset, scales)
    if least is None:
        return []
    share, within = numbers.counts["share_percent"], timedelta(days=numbers.counts["within_days"])
    outs = [flow for flow in flows if flow.amount < 0 and flow.kind in ("withdrawal", "transfer")]
    used: set[object] = set()
    found = []
    for came in flows:
        if came.kind not in _DEPOSITS or came.amount < least:
            continue
        left, gone = [], 0
        for out in outs:
            if out.key in used or not timedelta(0) <= out.on - came.on <= within:
                continue
            if gone * 100 >= came.amount * share:
                break
            left.append(out)
            gone -= out.amount
        if gone * 100 >= came.amount * share and left:
            used.update(out.key for out in left)
            figures = {"share_percent": share, "within_days": within.days}
            found.append(_finding(Rule.IN_AND_OUT, asset, numbers, [came, *left], figures))
    return found


def _dormant(customer: Customer, flows: Sequence[Flow], numbers: Numbers, asset: str, scales: Scales) -> list[Finding]:
    """Nothing of this customer for long, then much within some days."""
    least = numbers.minor("least", asset, scales)
    if least is None:
        return []
    days = sorted({flow.on for flow in customer.flows if flow.kind not in _COUNTS_FOR_NOTHING})
    before = [customer.earlier_on, *days]
    found = []
    for earlier, woke in zip(before, days, strict=False):
        if earlier is None or (woke - earlier).days < numbers.counts["quiet_days"]:
            continue
        until = woke + timedelta(days=numbers.counts["active_days"])
        active = [f for f in flows if woke <= f.on < until and f.kind not in _COUNTS_FOR_NOTHING]
        if sum(abs(flow.amount) for flow in active) >= least:
            figures: dict[str, int | str] = {"quiet_days": (woke - earlier).days, "last_on": earlier.isoformat()}
            found.append(_finding(Rule.DORMANT, asset, numbers, active, figures))
    return found


def _unusual(customer: Customer, flows: Sequence[Flow], numbers: Numbers, asset: str, scales: Scales) -> list[Finding]:
    """Far above what this customer does: their median, plus so many times the median of the deviations from it.

    Days before count only, each amount against those of its kind and direction. Deviations count for at least a tenth
    of the median, so that a customer who always pays the same is not alerted by a little more.
    """
    least = numbers.minor("least", asset, scales)
    if least is None:
        return []
    history, times = timedelta(days=numbers.counts["history_days"]), numbers.counts["times"]
    found = []
    for flow in flows:
        if flow.on < customer.since or abs(flow.amount) < least or flow.kind in _COUNTS_FOR_NOTHING:
            continue
        sizes = [abs(one.amount) for one in flows if _is_history_of(one, flow, history)]
        if len(sizes) < numbers.counts["least_history"]:
            continue
        middle = int(median(sizes))
        spread = max(int(median(abs(size - middle) for size in sizes)), middle // 10, 1)
        if abs(flow.amount) > middle + times * spread:
            figures = {"median": middle, "spread": spread, "history": len(sizes), "times": times}
            found.append(_finding(Rule.UNUSUAL, asset, numbers, [flow], {**figures, "kind": flow.kind}))
    return found


def _is_history_of(one: Flow, flow: Flow, history: timedelta) -> bool:
    same = one.kind == flow.kind and (one.amount > 0) == (flow.amount > 0)
    return same and timedelta(0) < flow.on - one.on <= history


def _round_trip(
    _customer: Customer, flows: Sequence[Flow], numbers: Numbers, asset: str, scales: Scales
) -> list[Finding]:
    """To another customer, and nearly as much back from the same one; what came back answers one transfer only."""
    least = numbers.minor("least", asset, scales)
    if least is None:
        return []
    share, within = numbers.counts["share_percent"], timedelta(days=numbers.counts["within_days"])
    between = [flow for flow in flows if flow.other and flow.kind in numbers.kinds]
    used: set[object] = set()
    found = []
    for out in between:
        if out.amount > -least:
            continue
        back: list[Flow] = []
        for flow in between:
            follows = flow.key > out.key and flow.on - out.on <= within
            if flow.amount > 0 and flow.other == out.other and follows and flow.key not in used:
                back.append(flow)
                if sum(each.amount for each in back) * 100 >= -out.amount * share:
                    break
        if back and sum(each.amount for each in back) * 100 >= -out.amount * share:
            used.update(each.key for each in back)
            figures: dict[str, int | str] = {"other": out.other, "share_percent": share, "within_days": within.days}
            found.append(_finding(Rule.ROUND_TRIP, asset, numbers, [out, *back], figures))
    return found


def _donation_cap(
    customer: Customer, flows: Sequence[Flow], numbers: Numbers, asset: str, scales: Scales
) -> list[Finding]:
    """More given in one calendar year than a person may; before KYC has passed them, in all (K-09)."""
    cap = numbers.minor("cap" if customer.identified else "before_identified", asset, scales)
    if cap is None:
        return []
    given = [flow for flow in flows if flow.amount < 0 and flow.kind in numbers.kinds]
    years: Iterable[list[Flow]] = [given]
    if customer.identified:
        years = (list(each) for _, each in groupby(given, lambda flow: flow.on.year))
    over = [year for year in years if -sum(flow.amount for flow in year) > cap]
    figures: dict[str, int | str] = {"cap": cap, "identified": int(customer.identified)}
    return [_finding(Rule.DONATION_CAP, asset, numbers, year, figures) for year in over]


def _finding(
    rule: Rule, asset: str, numbers: Numbers, evidence: Sequence[Flow], figures: Mapping[str, int | str]
) -> Finding:
    return Finding(rule, asset, Severity(numbers.severity), tuple(evidence), figures)


_RULES: Mapping[Rule, Judge] = {
    Rule.STRUCTURING: _structuring,
    Rule.IN_AND_OUT: _in_and_out,
    Rule.DORMANT: _dormant,
    Rule.UNUSUAL: _unusual,
    Rule.ROUND_TRIP: _round_trip,
    Rule.DONATION_CAP: _donation_cap,
}
