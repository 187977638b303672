"""How the house lets an account be reconciled: what may differ without a name, what processors keep, whose it is. L-01.

Boundary: values, and what a snapshot notes of them; the file's hash, which the firm signs, covers it. The house judges
by these at check-in, so a laptop begins with them and goes no further.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import cast

from backoffice.errors import Refused
from backoffice.reconcile.plain_values import plain, rich
from backoffice.reconcile.rules import FeeModel, MatchRules

RULES = "house_rules"
"""What they are noted under in a snapshot."""


class RuleBeyondHouse(Refused):
    """The house tolerates less on this account, or knows no such fee. Facts: `field`, a name of HouseRules."""

    code = "reconcile.rule_beyond_house"


@dataclass(frozen=True, slots=True)
class HouseRules:
    """What two people of finance said of one account and asset; without that nothing may differ and no fee is known.

    `tolerance` in minor units. `report_share` is how much of a payout a processor may keep by its report. `outside` is
    the IBAN or number its statements name, empty while nobody knows it.
    """

    outside: str = ""
    tolerance: int = 0
    tolerance_share: Fraction = Fraction(0)
    fx_share: Fraction = Fraction(0)
    fees: tuple[FeeModel, ...] = ()
    report_share: Fraction = Fraction(1, 10)

    @property
    def usual(self) -> MatchRules:
        """How the account is matched where nobody said otherwise."""
        return MatchRules(
            tolerance=self.tolerance,
            tolerance_share=self.tolerance_share,
            fx_share=self.fx_share,
            fees=self.fees,
        )

    def check(self, rules: MatchRules) -> None:
        """Raises RuleBeyondHouse for rules that excuse more than these."""
        for field in ("tolerance", "tolerance_share", "fx_share"):
            if getattr(rules, field) > getattr(self, field):
                raise RuleBeyondHouse(field=field)
        if not set(rules.fees) <= set(self.fees):
            raise RuleBeyondHouse(field="fees")

    def check_reported(self, fee: int, booked: int) -> None:
        """Raises RuleBeyondHouse for a `fee` by a report of more than the house lets it be, of so much `booked`."""
        if abs(fee) > int(abs(booked) * self.report_share):
            raise RuleBeyondHouse(field="report_share")


NO_RULES = HouseRules()
RulesByPlace = Mapping[tuple[str, str], HouseRules]
"""By account and asset."""


def rules_noted(noted: str | None) -> RulesByPlace:
    """Those a snapshot has noted."""
    return {
        (account, asset): cast(HouseRules, rich(HouseRules, told)) for account, asset, told in json.loads(noted or "[]")
    }


def rules_note(rules: RulesByPlace) -> str:
    """What a check-out notes for `rules_noted`."""
    return json.dumps([[*place, plain(told)] for place, told in sorted(rules.items(), key=lambda each: each[0])])
