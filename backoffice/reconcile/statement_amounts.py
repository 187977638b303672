"""Amounts of statements, exact: a decimal text becomes an integer of 10⁻¹⁸ units until the file's decimals are known.

Boundary: pure. Not one binary floating point number on the way (L-01).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from backoffice.reconcile.statement_faults import NoAmountThere

FINE = 18
_PLAIN = re.compile(r"(?P<sign>[+-]?)(?P<whole>\d{0,20})(?:\.(?P<part>\d{0,30}))?", re.ASCII)

# ISO 4217, list one: currencies of other than two decimals.
_NONE = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
_THREE = "BHD IQD JOD KWD LYD OMR TND"
_USUAL = dict.fromkeys(_NONE.split(), 0) | dict.fromkeys(_THREE.split(), 3) | {"CLF": 4, "UYW": 4}
_TOKENS = {"BTC": 8, "XBT": 8, "ETH": 18, "USDT": 6, "USDC": 6}


def usual_scale(asset: str) -> int:
    """The decimals of a currency by ISO 4217; two for those it does not except, and what tokens are kept in."""
    return _TOKENS.get(asset, _USUAL.get(asset, 2))


def fine(text: str, row: int) -> int:
    """Read "-12.50" as units of 10⁻¹⁸. NoAmountThere for commas, exponents, currency signs, more than 18 decimals."""
    found = _PLAIN.fullmatch(text.strip())
    part = ((found["part"] or "") if found else "").rstrip("0")
    if found is None or not (found["whole"] or found["part"]) or len(part) > FINE:
        raise NoAmountThere(row=row, text=text.strip()[:60])
    value = int((found["whole"] or "0") + part.ljust(FINE, "0"))
    return -value if found["sign"] == "-" else value


def decimals(amounts: Iterable[int], at_least: int = 0) -> int:
    """How many decimals these amounts of 10⁻¹⁸ need, so that none loses anything."""
    needed = at_least
    for amount in amounts:
        while amount % 10 ** (FINE - needed):
            needed += 1
    return needed


def scaled(amount: int, scale: int) -> int:
    """Units of 10⁻¹⁸ as minor units of `scale` decimals, which must suffice."""
    whole, rest = divmod(amount, int("1" + "0" * (FINE - scale)))
    if rest:
        raise ValueError(f"{amount} needs more than {scale} decimals")
    return whole


def written(minor: int, scale: int) -> str:
    """Minor units as a decimal: -12.50."""
    digits = str(abs(minor)).rjust(scale + 1, "0")
    text = f"{digits[:-scale]}.{digits[-scale:]}" if scale else digits
    return f"-{text}" if minor < 0 else text
