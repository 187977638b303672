"""One account offline, books and statement side by side: what matching, findings and closing work on. L-02.

Boundary: reads the bench; decides nothing. Reading a large account takes seconds, so it is read once and kept until
another account is worked on or other statements or reports are in: entries of a snapshot never change.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import cast

from backoffice.errors import Missing
from backoffice.reconcile import deciding, register, workbook_lines
from backoffice.reconcile.bench import Bench, BenchRead
from backoffice.reconcile.carried import Carried, still_open
from backoffice.reconcile.choices import choices_of, house_rules_of
from backoffice.reconcile.coverage import coverage
from backoffice.reconcile.deciding import Books
from backoffice.reconcile.explained import EXPLAINED, explanations_of
from backoffice.reconcile.findings import Problem
from backoffice.reconcile.house import settled
from backoffice.reconcile.payouts import NONE_TOLD, Reported, Told
from backoffice.reconcile.plain_values import plain, rich
from backoffice.reconcile.rules import Entry, Line, MatchRules
from backoffice.reconcile.snapshot import WORKBOOK, Snapshot, note_time, set_clock_right
from backoffice.reconcile.snapshot_house import house_of
from backoffice.reconcile.snapshot_rules import AccountHead, EntryRow, SnapshotExpired, leaf_hash
from backoffice.reconcile.twins import twins_of
from backoffice.reconcile.workbook import Workbook
from backoffice.reconcile.workbook_payouts import reported, reports_of
from backoffice.vault.person_keys import Signer

CARRIED = "carried"
"""What the open items of earlier closings are noted under in a snapshot."""


class NotInSnapshot(Missing):
    """The snapshot does not hold this account in this asset. Facts: `account`, `asset`."""

    code = "reconcile.not_in_snapshot"


@dataclass(frozen=True, slots=True)
class Work:
    """One account to work on: the problem, what the books say of its entries, who may look after findings.

    `lines` and `entries` are those of the problem by id, `carried` what an earlier closing left open, by its line's.
    """

    problem: Problem
    books: Books
    people: tuple[str, ...] = ()
    lines: Mapping[str, Line] = field(default_factory=dict, repr=False)
    entries: Mapping[str, Entry] = field(default_factory=dict, repr=False)
    carried: Mapping[str, Carried] = field(default_factory=dict, repr=False)


def open_workbook(snapshot: Snapshot, signer: Signer | None) -> Workbook:
    """The workbook beside a snapshot, made at the first opening; without `signer` it is only looked into.

    The workbook keeps the latest time as well, so that it is known where the file beside the snapshot was removed. On
    a snapshot opened with `clock_was_ahead` a clock that is behind is signed for first.
    Raises what `Workbook.open` raises, ClockBehind, SnapshotExpired, NotSigning, DecidedTooEarly.
    """
    path, manifest = snapshot.path.with_suffix(WORKBOOK), snapshot.manifest
    public = snapshot.signed.vouched.keys.signing
    if not path.exists():
        Workbook.make(path, snapshot.key.workbook, manifest.id, manifest.person, public)
    book = Workbook.open(
        path, snapshot.key.workbook, manifest.id, manifest.person, public, lambda: note_time(snapshot), signer
    )
    try:
        now = snapshot.now()
        latest = max((each for each in (snapshot.behind, book.seen_at) if each is not None), default=now)
        if latest <= now or not snapshot.clock_was_ahead:
            book.note_time(now)
        elif manifest.is_over(latest):
            raise SnapshotExpired(expired_at=manifest.expires_at.isoformat(timespec="seconds"))
        else:
            book.set_clock_right(now, latest)
            set_clock_right(snapshot, now)
    except BaseException:
        book.close()
        raise
    return book


def work_on(bench: Bench, account: str, asset: str) -> Work:
    """Everything of one account, lines and entries in a steady order. Raises NotInSnapshot, WorkbookBroken."""
    taken_in = (*bench.look(workbook_lines.statements_of, account, asset), *bench.look(reports_of, asset))
    work = bench.work.get((account, asset, taken_in), partial(_work, bench, account, asset))
    rules = bench.look(workbook_lines.rules_of, account, asset, house_rules_of(bench.snapshot, account, asset).usual)
    return work if rules == work.problem.rules else replace(work, problem=replace(work.problem, rules=rules))


def _work(bench: Bench, account: str, asset: str) -> Work:
    head, rows = bench.ask(_rows, account, asset)
    kept = bench.look(workbook_lines.lines, account, asset)
    left = carried_items(bench.snapshot).get((account, asset), ())
    statements = bench.look(workbook_lines.statements_of, account, asset)
    carried = still_open(left, statements)
    choices = choices_of(bench.snapshot)
    lines = (*(each.as_line for each in carried if not each.entry), *(line for line, _ in kept))
    entries = (*(each.as_entry for each in carried if each.entry), *(_entry(each) for each in rows))
    since, until = bench.manifest.since, bench.manifest.until
    covered = coverage(statements, since, until, head.opening + sum(each.amount for each in left))
    # Without any statement nothing of the house is seen stated here, whatever its day.
    leaves_out = covered.leaves_out if statements else lambda _day: True
    house = settled(house_of(bench.snapshot, head), lines, entries, leaves_out)
    leaves = _Leaves(head, {each.id: each for each in rows}, {each.entry: each.leaf for each in carried if each.entry})
    payouts = bench.look(reported, asset)
    allowed = house_rules_of(bench.snapshot, account, asset)
    problem = Problem(
        account=account,
        asset=asset,
        scale=head.scale,
        from_on=since,
        to_on=until,
        ledger_opening=head.opening,
        ledger_closing=head.closing,
        lines=tuple(each for each in lines if each.id not in house.line_match),
        entries=tuple(each for each in entries if each.id not in house.entry_match),
        statements=statements,
        carried=carried,
        rules=bench.look(workbook_lines.rules_of, account, asset, allowed.usual),
        allowed=allowed,
        words={line.id: words for line, words in kept},
        house=house,
        counters=choices.counters.get(asset, ()),
        twins=twins_of(lines, entries),
        explained=explanations_of(bench.snapshot.meta(EXPLAINED)).get((account, asset), {}),
        reported=payouts,
        told=_told_of(lines, entries, payouts) if payouts else NONE_TOLD,
        stated_since=sum(each.amount for each in left) - sum(each.amount for each in carried),
        late=frozenset(each.id for each in rows if each.booked_on < bench.manifest.since),
    )
    return Work(
        problem,
        Books(leaves),
        choices.people,
        {each.id: each for each in problem.lines},
        {each.id: each for each in problem.entries},
        {each.as_line.id: each for each in carried if not each.entry},
    )


def keep_rules(bench: Bench, account: str, asset: str, rules: MatchRules) -> None:
    """Say how an account is matched from now on. Raises RuleBeyondHouse."""
    house_rules_of(bench.snapshot, account, asset).check(rules)
    bench.do(deciding.set_rules, account, asset, rules)


def carried_items(snapshot: Snapshot) -> Mapping[tuple[str, str], tuple[Carried, ...]]:
    """What the closings before left open, by account and asset, as the check-out noted it."""
    told = json.loads(snapshot.meta(CARRIED) or "[]")
    return {
        (account, asset): cast("tuple[Carried, ...]", rich(tuple[Carried, ...], items))
        for account, asset, items in told
    }


def carried_told(items: Mapping[tuple[str, str], tuple[Carried, ...]]) -> str:
    """What a check-out notes for `carried_items`."""
    return json.dumps([[*place, plain(told)] for place, told in sorted(items.items())])


def _told_of(lines: Sequence[Line], entries: Sequence[Entry], payouts: Sequence[Reported]) -> Told:
    # What compares references is numpy's, which the first look at an account does not wait for.
    from backoffice.reconcile.matching_reported import told_of

    return told_of(entries, lines, payouts)


class _Leaves(Mapping[str, str]):
    """Leaves by entry's id, hashed when they are asked for: a match needs a few of many."""

    def __init__(self, head: AccountHead, rows: Mapping[str, EntryRow], carried: Mapping[str, str]) -> None:
        self._head, self._rows, self._carried = head, rows, carried

    def __getitem__(self, key: str) -> str:
        if key in self._rows:
            return leaf_hash(self._head.path, self._head.asset, self._rows[key]).hex()
        return self._carried[key]

    def __contains__(self, key: object) -> bool:
        return key in self._rows or key in self._carried

    def __iter__(self) -> Iterator[str]:
        yield from self._rows
        yield from self._carried

    def __len__(self) -> int:
        return len(self._rows) + len(self._carried)


def _rows(read: BenchRead, account: str, asset: str) -> tuple[AccountHead, tuple[EntryRow, ...]]:
    head = read.account(account, asset)
    if head is None:
        raise NotInSnapshot(account=account, asset=asset)
    return head, register.whole(read, head.number)


def _entry(row: EntryRow) -> Entry:
    return Entry(row.id, row.happened_on, row.amount, row.reference, row.marks, row.kind)
