"""Whether a line's text carries the foreign amount and the rate that make its own amount.

Boundary: pure, and free of scale: only the digits of amount × rate, or amount ÷ rate, are held against the line's.
"""

from __future__ import annotations

import re
from fractions import Fraction

_NUMBER = r"(\d[\d.,'’ ]{0,30}\d|\d)"
_ORIGINAL = re.compile(rf"\b[A-Z]{{3}}\s?{_NUMBER}|{_NUMBER}\s?[A-Z]{{3}}\b")
_RATE = re.compile(
    r"(?:EXCH(?:ANGE)?\.?\s?RATE|RATE|XRT|FX|KURS|WECHSELKURS|UMRECHNUNGSKURS|COURS|TAUX|CAMBIO|汇率|@)"
    r"\s*[:=/]?\s*(\d{1,9}(?:[.,]\d{1,12})?)"
)
_CLOSE = Fraction(1, 200)  # half a percent: banks round the rate they print


def carries_original(text: str, amount: int) -> bool:
    """True for "USD 100.00 RATE 1.0850" beside 9217 minor units: the original and the rate make the amount."""
    told = text.upper()
    rates = [value for each in _RATE.finditer(told) for value in _readings(each[1])]
    if not rates or not amount:
        return False
    without = _RATE.sub(" ", told)
    originals = [value for each in _ORIGINAL.finditer(without) for value in _readings(each[1] or each[2])]
    return any(
        _same_digits(made, abs(amount))
        for value in originals
        for rate in rates
        for made in (value * rate, value / rate)
    )


def _readings(told: str) -> list[Fraction]:
    """A number by its digits: the last comma or point is the decimal sign, unless it may group thousands; then both."""
    plain = re.sub(r"['’ ]", "", told).rstrip(".,")
    places = [place for place, mark in enumerate(plain) if mark in ".,"]
    digits = re.sub(r"\D", "", plain)
    if not digits.strip("0"):
        return []
    if not places:
        return [Fraction(int(digits))]
    decimals = len(plain) - places[-1] - 1
    found = [Fraction(int(digits), 10**decimals)]
    if decimals == 3:
        found.append(Fraction(int(digits)))
    return found


def _same_digits(made: Fraction, amount: int) -> bool:
    """Whether some scale of 0 to 18 decimals makes `made` the amount, within half a percent."""
    for scale in range(19):
        minor = made * 10**scale
        if abs(minor - amount) <= _CLOSE * amount:
            return True
        if minor > 2 * amount:
            return False
    return False
