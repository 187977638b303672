"""The rules of an account as people type them: read back as they were told, or refused by the name of the field."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backoffice.reconcile.rules import FeeModel, MatchRules
from backoffice.reconcile.rules_form import RuleNotRead, rules_read, rules_told

shares = st.integers(0, 99_000_000).map(lambda parts: Fraction(parts, 100_000_000))
models = st.builds(
    FeeModel, st.sampled_from(["PSP PAYOUT", "Stripe"]), shares, st.integers(0, 10**9), st.sampled_from(["", "card"])
)
rules = st.builds(
    MatchRules,
    days_after=st.integers(0, 999),
    days_before=st.integers(0, 999),
    tolerance=st.integers(0, 10**20),
    tolerance_share=shares,
    fees=st.lists(models, max_size=3).map(tuple),
    fx_share=shares,
    days_gathered=st.integers(0, 999),
)


@given(rules, st.sampled_from([0, 2, 8, 18]))
def test_what_is_told_is_read_back_the_same(told: MatchRules, scale: int) -> None:
    assert rules_read(rules_told(told, scale), scale, MatchRules()) == told


@pytest.mark.parametrize(
    ("field", "text"),
    [("days_after", "-1"), ("days_before", "1.5"), ("tolerance", "1,2,3"), ("tolerance", "0.005"),
     ("tolerance_share", "100"), ("fx_share", "many"), ("fees", "PSP\nPAYOUT")],
)  # fmt: skip
def test_what_nobody_can_read_is_refused_by_its_field(field: str, text: str) -> None:
    with pytest.raises(RuleNotRead) as refused:
        rules_read(replace(rules_told(MatchRules(), 2), **{field: text}), 2, MatchRules())
    assert refused.value.facts["field"] == field
