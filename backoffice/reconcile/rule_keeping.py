"""The house's rules of the accounts outside: read, proposed by finance, agreed to by a lead, taken along. L-01, S-05.

Boundary: agreeing is `staff.seconding`'s, and that act sets them; the guards judge what comes back by them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from backoffice.desk import ReadWork, Work
from backoffice.reconcile import house_queries as queries
from backoffice.reconcile.fees import fee_model, told_fee
from backoffice.reconcile.house_rules import NO_RULES, HouseRules, RulesByPlace
from backoffice.reconcile.rules_form import HouseRulesText, house_rules_read


@dataclass(frozen=True, slots=True)
class RuledAccount:
    """One account outside in one asset of `scale` decimals; `set_at` is None while nobody said anything of it.

    `waits`: a proposal of other rules waits for a lead.
    """

    path: str
    kind: str
    asset: str
    scale: int
    rules: HouseRules
    set_at: datetime | None
    waits: bool


def ruled_accounts(work: ReadWork) -> tuple[RuledAccount, ...]:
    """Every account at a bank, processor or custodian in each asset it holds, by path."""
    return tuple(
        RuledAccount(
            row.path,
            row.kind,
            row.asset,
            row.scale,
            NO_RULES if row.outside is None else _rules(row),
            row.set_at,
            row.waits,
        )
        for row in queries.ruled(work.session)
    )


def rules_by_place(work: ReadWork) -> RulesByPlace:
    """The rules as they stand, of accounts that have any."""
    return {(row.path, row.asset): _rules(row) for row in queries.ruled(work.session) if row.outside is not None}


def propose_rules(work: Work, account: str, asset: str, scale: int, told: HouseRulesText) -> UUID:
    """Put before a lead how an account is reconciled from now on; the proposal's id. `scale` is the asset's.

    Raises CheckOutNotYours, NotToReconcile, RuleNotRead, TwoReadings, AlreadyProposed.
    """
    rules = house_rules_read(told, scale)
    fees = [told_fee(each, scale) for each in rules.fees]
    shares = (_digits(rules.tolerance_share), _digits(rules.fx_share), _digits(rules.report_share))
    return queries.propose_rules(work.session, account, asset, rules.outside, rules.tolerance, shares, fees)


def _rules(row: Row[Any]) -> HouseRules:
    return HouseRules(
        outside=row.outside,
        tolerance=int(row.tolerance),
        tolerance_share=Fraction(row.tolerance_share),
        fx_share=Fraction(row.fx_share),
        report_share=Fraction(row.report_share),
        fees=tuple(fee_model(each, row.scale) for each in row.fees),
    )


def _digits(share: Fraction) -> str:
    """A share by its digits, of which people type at most eight behind the point."""
    whole = int(share * 10**8)
    return f"{whole // 10**8}.{whole % 10**8:08d}"
