"""The watch's numbers from `resources/policies/watch.toml`, with the version that every alert keeps.

Boundary: reads that one file and nothing else. L-04.
"""

from __future__ import annotations

import hashlib
import tomllib
from functools import cache
from importlib.resources import files

from backoffice.ledger.watch_rules import Numbers, Policy, Rule, Severity


@cache
def watch_policy() -> Policy:
    """The policy as it is shipped."""
    return read_policy((files("resources") / "policies" / "watch.toml").read_bytes())


def read_policy(content: bytes) -> Policy:
    """A policy from its file's bytes; what it does not say of a rule raises KeyError where that rule is used."""
    told = tomllib.loads(content.decode())
    rules = {Rule(name): _numbers(table) for name, table in told.items() if isinstance(table, dict)}
    return Policy(told["version"], hashlib.sha256(content).digest(), rules)


def _numbers(table: dict[str, object]) -> Numbers:
    return Numbers(
        severity=Severity(int(str(table["severity"]))),
        counts={name: value for name, value in table.items() if isinstance(value, int)},
        amounts={name: value for name, value in table.items() if isinstance(value, dict)},
        kinds=tuple(str(kind) for kind in _listed(table.get("kinds"))),
    )


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []
