"""What a person keeps of the ledger on this computer: filters under a name, and which columns are shown.

Boundary: one file of the home folder per person that only its owner reads; a damaged one is as good as none.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from backoffice.ledger.views import Wanted
from ui.ledger.rows import At

SHOWN_FIRST = (At.DATE, At.NUMBER, At.KIND, At.ACCOUNT, At.OTHER, At.REFERENCE, At.ASSET, At.AMOUNT, At.BALANCE)
_DAYS = ("since", "until")


class KeptLedger:
    """Reads once, writes at every change."""

    def __init__(self, home: Path, person: str) -> None:
        self._file = home / f"ledger-{person}.json"
        self._told = _read(self._file)

    @property
    def columns(self) -> tuple[At, ...]:
        named = self._told.get("columns")
        known = {at.name.lower(): at for at in At}
        found = tuple(known[name] for name in named if name in known) if isinstance(named, list) else ()
        return found or SHOWN_FIRST

    @columns.setter
    def columns(self, columns: tuple[At, ...]) -> None:
        self._told["columns"] = [at.name.lower() for at in columns]
        self._write()

    @property
    def filters(self) -> dict[str, Wanted]:
        """Filters by name, in the order of their names."""
        kept = self._told.get("filters")
        found = {str(name): _filter(told) for name, told in kept.items()} if isinstance(kept, dict) else {}
        return {name: wanted for name in sorted(found, key=str.casefold) if (wanted := found[name]) is not None}

    @property
    def report(self) -> dict[str, str]:
        """Kind, form and language of the report that was made last."""
        told = self._told.get("report")
        return {str(name): str(value) for name, value in told.items()} if isinstance(told, dict) else {}

    @report.setter
    def report(self, told: dict[str, str]) -> None:
        self._told["report"] = dict(told)
        self._write()

    def keep(self, name: str, wanted: Wanted) -> None:
        """Keep a filter under a name, in the place of another of that name."""
        self._told["filters"] = {**self._filters(), name: _plain(wanted)}
        self._write()

    def forget(self, name: str) -> None:
        self._told["filters"] = {other: told for other, told in self._filters().items() if other != name}
        self._write()

    def _filters(self) -> dict[str, object]:
        kept = self._told.get("filters")
        return kept if isinstance(kept, dict) else {}

    def _write(self) -> None:
        fresh = self._file.with_suffix(".new")
        fresh.unlink(missing_ok=True)
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as written:
            json.dump(self._told, written, ensure_ascii=False, indent=1)
        fresh.replace(self._file)


def _read(file: Path) -> dict[str, Any]:
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def _plain(wanted: Wanted) -> dict[str, str]:
    told: Mapping[str, object] = {each.name: getattr(wanted, each.name) for each in fields(wanted)}
    return {name: value.isoformat() if isinstance(value, date) else str(value) for name, value in told.items() if value}


def _filter(told: object) -> Wanted | None:
    if not isinstance(told, dict):
        return None
    read: dict[str, Any] = {}
    for each in fields(Wanted):
        value = told.get(each.name)
        if isinstance(value, str):
            try:
                read[each.name] = date.fromisoformat(value) if each.name in _DAYS else value
            except ValueError:
                return None
    return Wanted(**read)
