"""What earlier closings left open, for a new check-out: of which file, whose it is, what was booked for it. L-02.

Boundary: reads the house; the words of lines stay there, as they may name somebody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from backoffice.desk import ReadWork
from backoffice.reconcile import carrying_queries as queries
from backoffice.reconcile import report_queries
from backoffice.reconcile.carried import Carried, carry_over
from backoffice.reconcile.decisions import (
    CARRIED,
    AccountClosed,
    AdjustmentProposed,
    FindingNoted,
    FindingOwned,
    StatementImported,
    decoded,
)

_BETWEEN = ("fee", "difference", "house")
Along = Mapping[tuple[str, str], tuple[Carried, ...]]
"""Items by account and asset."""


def carried_along(work: ReadWork, which: UUID) -> Along:
    """What the closings that a check-out goes on from left open."""
    left = {}
    for row in queries.closings(work.session, which):
        act = decoded(bytes(row.content)).act
        if isinstance(act, AccountClosed):
            left[row.account, row.asset] = carry_over(act.open_items)
    items = [item for each in left.values() for item in each]
    if not items:
        return left
    logs = queries.logs(work.session, which, min(item.since for item in items))
    told = _Told(work, logs, items)
    return {place: tuple(told.of(*place, item) for item in each) for place, each in left.items()}


def late_by_place(work: ReadWork, which: UUID) -> Mapping[tuple[str, str], Mapping[str, int]]:
    """Amounts of the entries that travelled along as they were booked into closed days, by account, asset and id."""
    found: dict[tuple[str, str], dict[str, int]] = {}
    for row in queries.late(work.session, which):
        found.setdefault((row.account, row.asset), {})[row.entry] = int(row.amount)
    return found


class _Told:
    """What was said of items in these logs: the last word counts."""

    def __init__(self, work: ReadWork, logs: list[UUID], items: list[Carried]) -> None:
        self._owners: dict[str, str] = {}
        notes: dict[str, str] = {}
        files: dict[str, str] = {}
        for row in queries.said(work.session, logs):
            act = decoded(bytes(row.content)).act
            if isinstance(act, FindingOwned):
                self._owners[act.finding.removeprefix(CARRIED)] = act.owner
            elif isinstance(act, FindingNoted):
                notes[act.finding.removeprefix(CARRIED)] = act.words
            elif isinstance(act, StatementImported) and act.file:
                files[act.statement[:16]] = act.file
        words = report_queries.words(work.session, sorted({*notes.values(), *files.values()}))
        self._notes = {key: words.get(hash_, "") for key, hash_ in notes.items()}
        self._files = {key: words.get(hash_, "") for key, hash_ in files.items()}
        self._booked = {}
        for row in queries.booked(work.session, logs):
            act = decoded(bytes(row.content)).act
            if isinstance(act, AdjustmentProposed):
                place = (act.legs[0].account, act.legs[0].asset, act.finding.removeprefix(CARRIED))
                self._booked[place] = (row.reference, row.booked_on)
        parts = sorted({part for each in items if (part := _part_of(each.finding))})
        found = queries.beside(work.session, parts) if parts else ()
        self._beside = {row.part: (row.entry, row.reference or "") for row in found}

    def of(self, account: str, asset: str, item: Carried) -> Carried:
        """The item with what is known of it."""
        kind, _, rest = item.finding.partition(":")
        called, on = self._booked.get((account, asset, item.finding), ("", None))
        beside, reference = self._beside.get(_part_of(item.finding), ("", ""))
        return replace(
            item,
            owner=self._owners.get(item.finding, ""),
            note=self._notes.get(item.finding, ""),
            file=self._files.get(rest[:16], "") if kind == "line" else "",
            beside=beside,
            beside_called=reference,
            booked_as=called,
            booked_on=on,
        )


def _part_of(finding: str) -> str:
    """The match that a finding lies between the sides of; empty for any other."""
    kind, _, rest = finding.partition(":")
    return rest if kind in _BETWEEN else ""
