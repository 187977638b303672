"""What a laptop remembers of banks: the mapping profiles it learnt, and which stated account is which of ours. L-01.

Boundary: one JSON file of settings, written whole or not at all; account numbers in it are the firm's own.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from backoffice import outlet
from backoffice.reconcile.statement_faults import ProfileUnusable
from backoffice.reconcile.statement_profile import Profile, profile_of, shipped_profiles
from backoffice.reconcile.statement_values import StatedAccount

Place = tuple[str, str]
"""An account's path and an asset."""
_ACCOUNT = frozenset({"iban", "number", "bank", "owner"})


@dataclass(frozen=True, slots=True)
class Remembered:
    """`learnt` profiles, newest last, and by path and asset of ours the account that statements of it name."""

    learnt: tuple[Profile, ...]
    accounts: Mapping[Place, StatedAccount]

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """Shipped ones and learnt ones: all a file can be read by."""
        return (*shipped_profiles(), *self.learnt)

    def with_profile(self, profile: Profile) -> Remembered:
        """With one more; one of its name or its headings gives way. Raises ProfileUnusable."""
        kept = [
            each
            for each in self.learnt
            if each.name != profile.name and not (profile.head and each.head and each.fits(profile.head))
        ]
        return replace(self, learnt=(*kept, profile.checked()))

    def with_account(self, place: Place, stated: StatedAccount) -> Remembered:
        """With `place` being what statements call `stated`; what names no account ties nothing."""
        return replace(self, accounts={**self.accounts, place: stated}) if stated.called else self


def remembered(path: Path) -> Remembered:
    """What the file holds; nothing where there is none. Raises ProfileUnusable naming a file that is spoilt."""
    try:
        told = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Remembered((), {})
    except (OSError, ValueError, RecursionError) as fault:
        raise ProfileUnusable(missing=path.name) from fault
    whole = isinstance(told, dict) and _listed(told.get("profiles")) and isinstance(told.get("accounts"), dict)
    if not whole or not all(map(_whole, told["accounts"].values())):
        raise ProfileUnusable(missing=path.name)
    return Remembered(
        tuple(profile_of(each) for each in told["profiles"]),
        {_place(told_of): StatedAccount(**account) for told_of, account in told["accounts"].items()},
    )


def remember(path: Path, kept: Remembered) -> None:
    """Write it. After a power cut there is the old file or the new one."""
    told = {
        "profiles": [asdict(each) for each in kept.learnt],
        "accounts": {" ".join(place): asdict(account) for place, account in kept.accounts.items()},
    }
    try:
        outlet.write_whole(path, json.dumps(told, ensure_ascii=False, indent=1).encode())
    except OSError as fault:
        raise ProfileUnusable(missing=path.name) from fault


def _place(told: str) -> Place:
    path, _, asset = told.rpartition(" ")
    return path, asset


def _listed(profiles: Any) -> bool:
    return isinstance(profiles, list) and all(isinstance(each, dict) for each in profiles)


def _whole(account: Any) -> bool:
    return isinstance(account, dict) and set(account) <= _ACCOUNT and all(isinstance(v, str) for v in account.values())
