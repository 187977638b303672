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
from backoffice.reconcile.house_rules import HouseRules
from backoffice.reconcile.rules import FeeModel, MatchRules
from backoffice.typed_amounts import typed_minor

_DAYS = re.compile(r"\d{1,3}", re.ASCII)
_OUTSIDE_AT_LEAST, _OUTSIDE_AT_MOST = 3, 70
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


@dataclass(frozen=True, slots=True)
class HouseRulesText:
    """What the house lets differ, as text; `outside` is an IBAN or number, `fees` one a line."""

    outside: str
    tolerance: str
    tolerance_share: str
    fx_share: str
    report_share: str
    fees: str


def house_rules_told(rules: HouseRules, scale: int) -> HouseRulesText:
    """The house's rules of an account whose asset has `scale` decimals."""
    return HouseRulesText(
        rules.outside,
        _decimal(rules.tolerance, scale),
        told_share(rules.tolerance_share),
        told_share(rules.fx_share),
        told_share(rules.report_share),
        "\n".join(told_fee(model, scale) for model in rules.fees),
    )


def house_rules_read(told: HouseRulesText, scale: int) -> HouseRules:
    """The house's rules that were typed. Raises RuleNotRead, TwoReadings."""
    outside = told.outside.strip()
    if outside and (len(outside) > _OUTSIDE_AT_MOST or sum(mark.isalnum() for mark in outside) < _OUTSIDE_AT_LEAST):
        raise RuleNotRead(field="outside", text=outside[:60])
    return HouseRules(
        outside,
        _minor(told.tolerance, scale),
        _share("tolerance_share", told.tolerance_share),
        _share("fx_share", told.fx_share),
        _fees(told.fees, scale),
        _share("report_share", told.report_share),
    )


def rules_told(rules: MatchRules, scale: int) -> RulesText:
    """The rules of an account whose asset has `scale` decimals."""
    return RulesText(
        str(rules.days_after),
        str(rules.days_before),
        str(rules.days_gathered),
        _decimal(rules.tolerance, scale),
        told_share(rules.tolerance_share),
        told_share(rules.fx_share),
        "\n".join(told_fee(model, scale) for model in rules.fees),
    )


def rules_read(told: RulesText, scale: int, before: MatchRules) -> MatchRules:
    """The rules that were typed, `before` for what nobody types. Raises RuleNotRead, TwoReadings."""
    return replace(
        before,
        days_after=_days("days_after", told.days_after),
        days_before=_days("days_before", told.days_before),
        days_gathered=_days("days_gathered", told.days_gathered),
        tolerance=_minor(told.tolerance, scale),
        tolerance_share=_share("tolerance_share", told.tolerance_share),
        fx_share=_share("fx_share", told.fx_share),
        fees=_fees(told.fees, scale),
    )


def _decimal(minor: int, scale: int) -> str:
    whole, part = divmod(minor, 10**scale)
    return f"{whole}.{part:0{scale}d}" if scale else str(whole)


def _fees(told: str, scale: int) -> tuple[FeeModel, ...]:
    fees = []
    for line in told.splitlines():
        if line.strip():
            try:
                fees.append(fee_model(line, scale))
            except NotAFee as fault:
                raise RuleNotRead(field="fees", text=line[:60]) from fault
    return tuple(fees)


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
