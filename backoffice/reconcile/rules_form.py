"""How an account is matched, as people type it and read it: days, amounts with decimals, shares in percent, fees.

Boundary: pure; what cannot be read is refused by the name of its field.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from backoffice.errors import Refused
from backoffice.money import NotAnAmount
from backoffice.reconcile.fees import NotAFee, fee_model, told_fee, told_share
from backoffice.reconcile.rules import MatchRules
from backoffice.typed_amounts import typed_minor

_DAYS = re.compile(r"\d{1,3}", re.ASCII)
_SHARE = re.compile(r"(\d{1,2}(?:\.\d{1,6})?)\s*%?", re.ASCII)


class RuleNotRead(Refused):
    """Facts: `field`, a name of RulesText, and `text`, what stands in it."""

    code = "reconcile.rule_not_read"


@dataclass(frozen=True, slots=True)
class RulesText:
    """Each rule as text; `fees` one a line, as `fees.fee_model` reads them."""

    days_after: str
    days_before: str
    days_gathered: str
    tolerance: str
    tolerance_share: str
    fx_share: str
    fees: str


def rules_told(rules: MatchRules, scale: int) -> RulesText:
    """The rules of an account whose asset has `scale` decimals."""
    whole, part = divmod(rules.tolerance, 10**scale)
    return RulesText(
        str(rules.days_after),
        str(rules.days_before),
        str(rules.days_gathered),
        f"{whole}.{part:0{scale}d}" if scale else str(whole),
        told_share(rules.tolerance_share),
        told_share(rules.fx_share),
        "\n".join(told_fee(model, scale) for model in rules.fees),
    )


def rules_read(told: RulesText, scale: int, before: MatchRules) -> MatchRules:
    """The rules that were typed, `before` for what nobody types. Raises RuleNotRead, TwoReadings."""
    fees = []
    for line in told.fees.splitlines():
        if line.strip():
            try:
                fees.append(fee_model(line, scale))
            except NotAFee as fault:
                raise RuleNotRead(field="fees", text=line[:60]) from fault
    return replace(
        before,
        days_after=_days("days_after", told.days_after),
        days_before=_days("days_before", told.days_before),
        days_gathered=_days("days_gathered", told.days_gathered),
        tolerance=_minor(told.tolerance, scale),
        tolerance_share=_share("tolerance_share", told.tolerance_share),
        fx_share=_share("fx_share", told.fx_share),
        fees=tuple(fees),
    )


def _days(field: str, text: str) -> int:
    if not _DAYS.fullmatch(text.strip()):
        raise RuleNotRead(field=field, text=text[:60])
    return int(text)


def _minor(text: str, scale: int) -> int:
    try:
        minor = typed_minor(text, "", scale)
    except NotAnAmount as fault:
        raise RuleNotRead(field="tolerance", text=text[:60]) from fault
    if minor < 0:
        raise RuleNotRead(field="tolerance", text=text[:60])
    return minor


def _share(field: str, text: str) -> Fraction:
    found = _SHARE.fullmatch(text.strip())
    if found is None:
        raise RuleNotRead(field=field, text=text[:60])
    return Fraction(found[1]) / 100
