"""Exact amounts, 0 to 18 decimals. L-01."""

from __future__ import annotations

import pytest
from hypothesis import given as any_of
from hypothesis import strategies as st

from backoffice.money import LARGEST, Amount, Asset, AssetsDiffer, NotAnAmount, amount

EUR, BTC = Asset("EUR", 2), Asset("BTC", 8)
ASSETS = st.builds(Asset, st.just("XYZ"), st.integers(0, 18))


@pytest.mark.promise("L-01")
@any_of(ASSETS, st.integers(-LARGEST, LARGEST))
def test_what_is_written_reads_back_exactly(asset: Asset, minor: int) -> None:
    whole = Amount(minor, asset)
    if abs(minor) < 10 ** (38 - 18):
        assert amount(str(whole), asset) == whole


@any_of(st.integers(-(10**20), 10**20), st.integers(-(10**20), 10**20))
def test_sums_are_exact(one: int, two: int) -> None:
    assert Amount(one, BTC) + Amount(two, BTC) + -Amount(two, BTC) == Amount(one, BTC)


@pytest.mark.parametrize(
    "text", ["", "NaN", "1E999", "-0", "-0.00", "1.234", "1,5", "１２", "+1", "0x10", " 1", "1.", ".5", "Infinity"]
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(NotAnAmount):
        amount(text, EUR)


def test_assets_do_not_mix() -> None:
    with pytest.raises(AssetsDiffer):
        Amount(1, EUR) + Amount(1, BTC)


def test_an_amount_has_a_largest() -> None:
    with pytest.raises(NotAnAmount):
        Amount(LARGEST + 1, EUR)


def test_all_decimals_are_written() -> None:
    assert [str(Amount(minor, EUR)) for minor in (0, 5, -5, 12345)] == ["0.00", "0.05", "-0.05", "123.45"]
