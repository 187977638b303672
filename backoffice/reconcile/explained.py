"""What earlier closings had explained of accounts taken along: class, owner and note, by the finding. L-01, L-02.

Boundary: values and what a snapshot notes of them; the file's hash, which the firm signs, covers it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from backoffice.reconcile.rules import FindingKind

EXPLAINED = "explained"
"""What they are noted under in a snapshot."""
Explanations = Mapping[tuple[str, str], Mapping[str, "Explained"]]
"""By account and asset, then by the finding's key without `carried:`."""


@dataclass(frozen=True, slots=True)
class Explained:
    """What the newest closing of a period called a finding; `note` is the last one, empty where there is none.

    `stands`: the closing is in force. Of one that was taken back it is only what the finding looks like.
    """

    kind: FindingKind
    owner: str
    note: str
    stands: bool


def explanations_of(noted: str | None) -> Explanations:
    """Those a snapshot has noted."""
    return {
        (account, asset): {
            key: Explained(FindingKind(kind), owner, note, stands) for key, kind, owner, note, stands in told
        }
        for account, asset, told in json.loads(noted or "[]")
    }


def explanations_told(explanations: Explanations) -> str:
    """What a check-out notes for `explanations_of`."""
    return json.dumps(
        [
            [*place, [[key, each.kind.value, each.owner, each.note, each.stands] for key, each in sorted(told.items())]]
            for place, told in sorted(explanations.items())
        ]
    )
