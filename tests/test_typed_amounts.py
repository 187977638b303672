"""Typed amounts are read as people mean them, and what could be two amounts is refused with both. L-01."""

import pytest

from backoffice.money import NotAnAmount
from backoffice.typed_amounts import TwoReadings, typed_decimal, typed_minor


@pytest.mark.promise("L-01")
@pytest.mark.parametrize(
    ("typed", "scale", "minor"),
    [
        ("1,290.00", 2, 129000), ("1 290,00", 2, 129000), ("1.290,00", 2, 129000), ("1\u202f290,00", 2, 129000),
        ("1\u2019290.00", 2, 129000), ("1,234,567.89", 2, 123456789), ("1.234.567", 2, 123456700),
        ("587,24", 2, 58724), ("587.24", 2, 58724), ("\u221212,90", 2, -1290), ("-10,50", 2, -1050), ("12.90", 2, 1290),
        ("12\uff0c90", 2, 1290), ("1290", 2, 129000), ("1 290", 2, 129000),
        ("+5", 2, 500), ("0,5", 2, 50), (",5", 2, 50),
        ("1,290", 0, 1290), ("1.290", 3, 1290), ("0,290", 3, 290),
        ("0.000000000000000001", 18, 1), ("1,29000000", 8, 129000000),
    ],
)  # fmt: skip
def test_a_comma_stands_before_decimals_or_between_thousands_as_people_mean_it(
    typed: str, scale: int, minor: int
) -> None:
    assert typed_minor(typed, "EUR", scale) == minor


@pytest.mark.promise("L-01")
@pytest.mark.parametrize(("typed", "scale"), [("1,290", 2), ("1.290", 2), ("1,290", 3), ("1.290", None)])
def test_what_could_be_two_amounts_is_refused_with_both(typed: str, scale: int | None) -> None:
    with pytest.raises(TwoReadings) as refused:
        typed_decimal(typed, scale)
    assert refused.value.facts["first"].startswith("1290.00")
    assert refused.value.facts["second"].startswith("1.29")


@pytest.mark.parametrize(
    "typed", ["", "-", "12,9,0", "1.2.3", "12 90", "1,29,000", "1.2345,6.7", "12.3456", "1e3", "x", "٣,5"]
)
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(NotAnAmount):
        typed_minor(typed, "EUR", 2)
