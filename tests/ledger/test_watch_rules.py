"""The watch's rules: what each takes for a sign, and that no order of postings and no sum can mislead it. L-04."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date, timedelta
from importlib.resources import files

import pytest
from hypothesis import given as generated
from hypothesis import settings
from hypothesis import strategies as st

from backoffice.ledger.watch_patterns import judge
from backoffice.ledger.watch_policy import read_policy, watch_policy
from backoffice.ledger.watch_rules import Customer, Finding, Flow, Key, Rule

POLICY = watch_policy()
SCALES = {"EUR": 2, "BTC": 8}
DAY = date(2026, 3, 2)


def flow(number: int, day: int, amount: float, kind: str = "deposit", other: str = "", asset: str = "EUR") -> Flow:
    """An amount in euros on so many days after DAY."""
    return Flow(Key(DAY + timedelta(days=day), number, 1), asset, round(amount * 100), kind, other)


def found(*flows: Flow, **about: object) -> list[Finding]:
    customer = Customer("c", date(2025, 1, 1), flows, **about)  # type: ignore[arg-type]
    return list(judge(customer, POLICY, SCALES))


def rules(*flows: Flow, **about: object) -> list[Rule]:
    return [each.rule for each in found(*flows, **about)]


@pytest.mark.promise("L-04")
def test_deposits_just_under_the_limit_that_exceed_it_together_are_structuring() -> None:
    near = [
        flow(number, day, amount) for number, day, amount in ((1, 0, 9100), (2, 1, 9800), (3, 2, 9300), (4, 2, 9400))
    ]
    (finding,) = found(*near)
    assert (finding.rule, finding.money_in, len(finding.evidence)) == (Rule.STRUCTURING, 37_600_00, 4)
    assert finding.figures["limit"] == 10_000_00
    # Two are no pattern; one over the limit is reported by itself; a week apart they are not together.
    assert rules(*near[:2]) == []
    assert rules(near[0], near[1], flow(3, 2, 10_000)) == []
    assert (
        rules(*(replace(each, key=Key(each.on + timedelta(days=7 * at), at, 1)) for at, each in enumerate(near))) == []
    )


@pytest.mark.promise("L-04")
def test_a_deposit_that_leaves_nearly_whole_within_days_is_in_and_out() -> None:
    came, out = flow(1, 0, 8000), flow(2, 1, -7000, "withdrawal")
    (finding,) = found(came, out, flow(3, 2, -900, "withdrawal"))
    assert (finding.rule, finding.money_in, finding.money_out) == (Rule.IN_AND_OUT, 8000_00, 7900_00)
    assert rules(came, out) == []
    assert rules(came, flow(2, 3, -8000, "withdrawal")) == []
    assert rules(came, flow(2, -1, -8000, "withdrawal")) == []


@pytest.mark.promise("L-04")
def test_who_was_still_for_long_and_moves_much_is_dormant_no_more() -> None:
    (finding,) = found(flow(1, 0, 50), flow(2, 200, 2000), flow(3, 203, 2000, "transfer"))
    assert (finding.rule, finding.money_in, finding.figures["quiet_days"]) == (Rule.DORMANT, 4000_00, 200)
    assert rules(flow(2, 200, 4000)) == []
    assert rules(flow(2, 200, 4000), earlier_on=date(2024, 1, 1)) == [Rule.DORMANT]
    # A fee the house takes is no life of the customer.
    assert rules(flow(1, 0, 50), flow(2, 100, -1, "fee"), flow(3, 200, 4000)) == [Rule.DORMANT]


@pytest.mark.promise("L-04")
def test_what_is_unusual_is_measured_by_the_customers_own_history() -> None:
    usual = [flow(number, number * 3, 400 + number % 3) for number in range(12)]
    (finding,) = found(*usual, flow(99, 60, 30_000))
    assert (finding.rule, finding.figures["median"], finding.figures["history"]) == (Rule.UNUSUAL, 401_00, 12)
    rich = [flow(number, number * 3, 28_000 + number) for number in range(12)]
    assert rules(*rich, flow(99, 60, 30_000)) == []
    assert rules(*usual[:4], flow(99, 60, 30_000)) == []


@pytest.mark.promise("L-04")
def test_money_that_comes_back_from_whom_it_went_to_is_a_round_trip() -> None:
    out, back = flow(1, 0, -5000, "transfer", "b"), flow(2, 3, 4500, "transfer", "b")
    (finding,) = found(out, back)
    assert (finding.rule, finding.figures["other"], finding.money_in) == (Rule.ROUND_TRIP, "b", 4500_00)
    assert rules(out, replace(back, other="c")) == []
    assert rules(replace(back, key=Key(DAY - timedelta(days=1), 0, 1)), out) == []


@pytest.mark.promise("L-04", "K-09")
def test_donations_have_a_cap_and_a_lower_one_before_the_customer_is_identified() -> None:
    given = [flow(number, number, -120, "donation") for number in (1, 2)]
    assert rules(*given) == []
    (finding,) = found(*given, identified=False)
    assert (finding.rule, finding.money_out, finding.figures["cap"]) == (Rule.DONATION_CAP, 240_00, 200_00)


@pytest.mark.promise("L-04")
def test_only_what_happened_since_is_judged() -> None:
    near = tuple(flow(number, number, 9000) for number in (1, 2, 3))
    assert judge(Customer("c", DAY + timedelta(days=4), near), POLICY, SCALES) == ()


FLOWS = st.lists(
    st.builds(
        flow,
        st.integers(1, 10**6),
        st.integers(0, 400),
        st.integers(-40_000, 40_000).filter(bool),
        st.sampled_from(["deposit", "withdrawal", "transfer", "donation", "fee"]),
        st.sampled_from(["", "b", "c"]),
        st.sampled_from(["EUR", "BTC", "XYZ"]),
    )
    | st.builds(flow, st.integers(1, 10**6), st.integers(0, 20), st.integers(8_000, 9_999)),
    max_size=25,
    unique_by=lambda each: each.key,
)


@pytest.mark.promise("L-04")
@generated(FLOWS, st.booleans(), st.randoms())
@settings(max_examples=150, deadline=None)
def test_every_finding_is_of_postings_that_are_there_and_no_order_changes_it(
    flows: list[Flow], identified: bool, chance: object
) -> None:
    judged = judge(Customer("c", date(2026, 1, 1), tuple(flows), None, identified), POLICY, SCALES)
    shuffled = list(flows)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert judge(Customer("c", date(2026, 1, 1), tuple(shuffled), None, identified), POLICY, SCALES) == judged
    for finding in judged:
        assert finding.evidence
        assert len(set(finding.evidence)) == len(finding.evidence)
        assert set(finding.evidence) <= set(flows)
        assert {each.asset for each in finding.evidence} == {finding.asset}
        match finding.rule:
            case Rule.STRUCTURING:
                assert all(each.amount < int(finding.figures["limit"]) for each in finding.evidence)
                assert finding.money_in > int(finding.figures["limit"])
            case Rule.IN_AND_OUT:
                assert finding.money_out * 100 >= finding.money_in * int(finding.figures["share_percent"])
            case Rule.ROUND_TRIP:
                assert finding.money_in * 100 >= finding.money_out * int(finding.figures["share_percent"])
            case Rule.DONATION_CAP:
                assert finding.money_out > int(finding.figures["cap"])
            case Rule.UNUSUAL:
                assert abs(finding.evidence[0].amount) > int(finding.figures["median"])


def test_the_policy_names_a_table_for_every_rule_and_its_version_and_content_are_kept() -> None:
    content = (files("resources") / "policies" / "watch.toml").read_bytes()
    assert set(tomllib.loads(content.decode())) == {"version", *Rule}
    assert set(POLICY.rules) == set(Rule)
    assert read_policy(content + b"\n").content != POLICY.content
