"""Which withdrawals need an approval, from `resources/policies/approvals.toml`.

Boundary: reads that one file and nothing else. L-06.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class ApprovalPolicy:
    """`above`: whole units of an asset; `kinds` of transactions that count as withdrawals."""

    version: int
    kinds: tuple[str, ...]
    above: tuple[tuple[str, Decimal], ...]


@cache
def approval_policy() -> ApprovalPolicy:
    """The policy as it is shipped."""
    told = tomllib.loads((files("resources") / "policies" / "approvals.toml").read_text(encoding="utf-8"))
    above = tuple(sorted((asset, Decimal(limit)) for asset, limit in told["above"].items()))
    return ApprovalPolicy(told["version"], tuple(told["kinds"]), above)
