"""What a check-out noted for decisions: people of finance, accounts of the books, the rules of the house. L-01.

Boundary: values and what a snapshot notes of them; no display name travels, only names people sign in with.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from backoffice.ledger.rules import AccountKind
from backoffice.reconcile.house_rules import NO_RULES, RULES, HouseRules, rules_noted
from backoffice.reconcile.snapshot import Snapshot

CHOICES = "choices"
"""What they are noted under in a snapshot."""
COUNTER_KINDS = (
    AccountKind.FEE,
    AccountKind.HOUSE,
    AccountKind.BANK,
    AccountKind.PROCESSOR,
    AccountKind.CUSTODIAN,
)
"""Accounts an adjusting entry of a reconciliation is booked against: never a customer's."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Sign-in names of who may look after a finding; by asset the paths an adjusting entry may be booked against."""

    people: tuple[str, ...]
    counters: Mapping[str, tuple[str, ...]]


def choices_of(snapshot: Snapshot) -> Choices:
    """Those of a snapshot; without any noted, oneself and the accounts that were taken along."""
    told, manifest = snapshot.meta(CHOICES), snapshot.manifest
    if told is None:
        assets = {each.asset for each in manifest.accounts}
        own = {one: tuple(sorted(each.path for each in manifest.accounts if each.asset == one)) for one in assets}
        return Choices((manifest.person,), own)
    noted = json.loads(told)
    return Choices(tuple(noted["people"]), {asset: tuple(paths) for asset, paths in noted["counters"].items()})


def house_rules_of(snapshot: Snapshot, account: str, asset: str) -> HouseRules:
    """What the house lets differ on an account, and whose it is, as the check-out noted it."""
    return rules_noted(snapshot.meta(RULES)).get((account, asset), NO_RULES)


def choices_told(people: Iterable[str], counters: Mapping[str, Iterable[str]]) -> str:
    """What a check-out notes for `choices_of`."""
    by_asset = {asset: sorted(paths) for asset, paths in sorted(counters.items())}
    return json.dumps({"people": sorted(people), "counters": by_asset})
