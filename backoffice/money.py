"""Exact money: integer minor units with the asset's own scale, 2 to 18 decimals.

Boundary: no binary floating point comes in or goes out (L-01).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from backoffice.errors import Refused

_DECIMAL = re.compile(r"(?P<sign>-?)(?P<whole>\d{1,38})(?:\.(?P<part>\d{1,18}))?", re.ASCII)
LARGEST = 10**38 - 1


class NotAnAmount(Refused):
    code = "money.not_an_amount"


class AssetsDiffer(Refused):
    code = "money.assets_differ"


@dataclass(frozen=True, slots=True)
class Asset:
    """A currency or token: `code` such as EUR or BTC, `scale` decimals (0 to 18)."""

    code: str
    scale: int

    def __post_init__(self) -> None:
        if not 0 <= self.scale <= 18:
            raise NotAnAmount(asset=self.code, scale=self.scale)


@dataclass(frozen=True, slots=True)
class Amount:
    """`minor` units of `asset`: 12345 of EUR is 123.45."""

    minor: int
    asset: Asset

    def __post_init__(self) -> None:
        if abs(self.minor) > LARGEST:
            raise NotAnAmount(asset=self.asset.code, text=str(self.minor)[:60])

    def __add__(self, other: Amount) -> Amount:
        if self.asset != other.asset:
            raise AssetsDiffer(first=self.asset.code, second=other.asset.code)
        return Amount(self.minor + other.minor, self.asset)

    def __neg__(self) -> Amount:
        return Amount(-self.minor, self.asset)

    def __str__(self) -> str:
        """All decimals, ASCII minus, no grouping: the form of copies and files."""
        sign = "-" if self.minor < 0 else ""
        digits = str(abs(self.minor)).rjust(self.asset.scale + 1, "0")
        if self.asset.scale == 0:
            return sign + digits
        return f"{sign}{digits[: -self.asset.scale]}.{digits[-self.asset.scale :]}"


def amount(text: str, asset: Asset) -> Amount:
    """Read a decimal such as "-12.50". Raises NotAnAmount for anything else: exponents, NaN, too many decimals."""
    found = _DECIMAL.fullmatch(text)
    part = (found["part"] or "") if found else ""
    if found is None or len(part) > asset.scale:
        raise NotAnAmount(asset=asset.code, text=text[:60])
    minor = int(found["whole"] + part.ljust(asset.scale, "0"))
    if found["sign"] and minor == 0:
        raise NotAnAmount(asset=asset.code, text=text[:60])
    return Amount(-minor if found["sign"] else minor, asset)
