"""What a processor keeps: fee models as people write them, and the net of what a payout gathers. L-01.

Boundary: pure; exact fractions, never binary floating point.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from backoffice.errors import Refused
from backoffice.reconcile.rules import FeeModel, Line

_TOLD = re.compile(
    r"(?P<payer>[^:@]+)(?:@(?P<kind>[^:@]+))?:(?:(?P<rate>\d{1,2}(?:\.\d{1,6})?)%)?\+?(?P<fixed>\d{1,18}(?:\.\d{1,18})?)?",
    re.ASCII,
)


class NotAFee(Refused):
    """A fee model is written PAYER:RATE%+FIXED, such as "PSP PAYOUT:1.4%+0.25"; PAYER@KIND gathers one kind alone."""

    code = "reconcile.not_a_fee"


def fee_model(told: str, scale: int) -> FeeModel:
    """Read "PSP PAYOUT:1.4%+0.25" for an asset of `scale` decimals. Raises NotAFee."""
    found = _TOLD.fullmatch(told.strip())
    if found is None or not (found["rate"] or found["fixed"]):
        raise NotAFee(text=told[:60])
    fixed = Fraction(found["fixed"] or 0) * 10**scale
    if fixed.denominator != 1:
        raise NotAFee(text=told[:60])
    return FeeModel(
        payer=found["payer"].strip(),
        rate=Fraction(found["rate"] or 0) / 100,
        fixed=int(fixed),
        kind=(found["kind"] or "").strip(),
    )


def decimals_of(told: str) -> int:
    """Decimals of the fixed part, so that a scale can be chosen that holds it."""
    found = _TOLD.fullmatch(told.strip())
    return len(found["fixed"].partition(".")[2]) if found and found["fixed"] else 0


def model_for(line: Line, models: Iterable[FeeModel]) -> FeeModel | None:
    """The first model whose payer stands in the line's text, whatever its case."""
    told = line.text.casefold()
    return next((model for model in models if model.payer.casefold() in told), None)


def told_fee(model: FeeModel, scale: int) -> str:
    """A model as `fee_model` reads it."""
    kind = f"@{model.kind}" if model.kind else ""
    whole, part = divmod(model.fixed, 10**scale)
    fixed = f"{whole}.{part:0{scale}d}" if scale else str(whole)
    return f"{model.payer}{kind}:{told_share(model.rate)}%+{fixed}"


def told_share(share: Fraction) -> str:
    """A share in percent, by its digits: 1.4 for 7/500."""
    tenths = share * 100 * 10**6
    return f"{Decimal(int(tenths)) / 10**6:f}"
