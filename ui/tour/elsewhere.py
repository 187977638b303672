"""What happens at other desks while the tour looks on: a lead's laptop decides on an entry, too; a bank writes a file.

Boundary: through the public services alone, in the background. Imports them only when called, as the window does.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from ui.tour import bank_file
from ui.tour.visitor import TourStoppedError

if TYPE_CHECKING:
    from backoffice.app import House
    from backoffice.desk import ReadWork
    from backoffice.reconcile.bench import Bench
    from backoffice.reconcile.snapshot_rules import AccountHead, EntryRow

ACCOUNT = "Assets:Bank:EUR"
DAYS = 3
BACK = 89


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A check-out of somebody else with one decision in it: which, and of which days."""

    check_out: UUID
    since: date
    until: date


def decide_elsewhere(house: House, person: str, passphrase: str) -> Elsewhere:
    """Take the bank's next days along that nobody took yet, match one entry, and leave the decision in its workbook.

    Raises TourStoppedError, and what signing in and checking out raise.
    """
    from backoffice.reconcile.check_out_filing import take_out
    from backoffice.reconcile.check_out_rules import Wanted
    from backoffice.reconcile.opening import open_bench
    from backoffice.reconcile.snapshot_rules import KeyCustody

    secret = house.sample_password(person) or ""
    seat = house.sign_in(person, secret)
    try:
        since = seat.desk.ask(_first_day_not_taken)
        until = since + timedelta(days=DAYS - 1)
        wanted = Wanted((ACCOUNT,), since, until, 7, KeyCustody.PASSPHRASE)
        taken = take_out(seat.desk, seat.person, house.settings.home, wanted, passphrase)
        bench = open_bench(house.settings, taken.path, passphrase, secret)
        try:
            _match_one(bench)
        finally:
            bench.close()
    finally:
        seat.desk.close()
    return Elsewhere(taken.check_out, since, until)


def write_bank_file(bench: Bench, file: Path) -> int:
    """Write the bank's statement of what a snapshot holds; how many entries. Raises TourStoppedError, OSError."""
    from backoffice.reconcile.problems import work_on

    head, entries = _account(bench)
    left_open = work_on(bench, head.path, head.asset).problem.carried
    opening = head.opening + sum(each.amount for each in left_open)
    file.write_bytes(bank_file.whole_file(replace(head, opening=opening), entries, f"S-{bench.manifest.since}"))
    return len(entries)


def _match_one(bench: Bench) -> None:
    from backoffice.reconcile import deciding, matching
    from backoffice.reconcile.problems import work_on
    from backoffice.reconcile.statement_file import read_source
    from backoffice.reconcile.statement_profile import shipped_profiles
    from backoffice.reconcile.statement_source import source_of

    head, entries = _account(bench)
    file = bank_file.one_line(head, bank_file.wrongs(entries).contested, "S-2")
    (stated,) = read_source(source_of(file), shipped_profiles())
    bench.do(
        deciding.import_statement, stated, head.path, head.asset, head.scale, bench.snapshot.key.marks, vouched=True
    )
    work = work_on(bench, head.path, head.asset)
    found = matching.match(work.problem.entries, work.problem.lines, work.problem.rules)
    bench.do(deciding.confirm_alone, work.problem, [each for each in found if each.confirmed], work.books)


def _account(bench: Bench) -> tuple[AccountHead, tuple[EntryRow, ...]]:
    from backoffice.reconcile import register

    (head,) = bench.manifest.accounts
    return head, bench.ask(register.whole, head.number)


def _first_day_not_taken(work: ReadWork) -> date:
    """The day after all that was taken along before, for what was closed is carried forwards; else some weeks ago."""
    from backoffice.reconcile import check_out

    last = next((each.last_on for each in check_out.to_reconcile(work) if each.path == ACCOUNT), None)
    if last is None:
        raise TourStoppedError("Nothing is booked on the bank account.")
    taken = [each.until for each in check_out.check_outs(work)]
    first = max(taken) + timedelta(days=1) if taken else last - timedelta(days=BACK)
    if first + timedelta(days=DAYS - 1) > last:
        raise TourStoppedError(
            f"The bank account was taken along up to {max(taken)}; for a tour, {DAYS} days must be left."
        )
    return first
