"""Matching on a laptop: the certain is signed, the rest waits, the refused stays away, a stop changes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from backoffice.reconcile import deciding
from backoffice.reconcile.bench import Bench
from backoffice.reconcile.house_rules import RuleBeyondHouse
from backoffice.reconcile.problems import keep_rules, open_workbook
from backoffice.reconcile.proposing import propose, waiting
from backoffice.reconcile.rules import Reason
from backoffice.reconcile.snapshot import open_snapshot
from tests.given import KEYS
from tests.reconcile.offline import statement
from tests.reconcile.snapshots import BANK, PASSPHRASE, SINCE, Booked, firm, write_snapshot

EUR = "EUR"


def silent(_step: str, _done: float) -> None:
    """Nobody looks."""


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    of = firm()
    booked = [
        Booked(SINCE, 100, "INV-0001001", "SEPA IN Ida Holm"),
        Booked(SINCE, 250, "INV-0002002", "SEPA IN Ida Holm"),
        Booked(SINCE, 250, "INV-0003003", "SEPA IN Ida Holm"),
        Booked(SINCE, -40, "WIT-0004004", "SEPA OUT Oleh Kovalchuk"),
    ]
    path = write_snapshot(tmp_path, of, {(BANK, EUR): booked}, opening=1000, made_at=datetime.now(UTC))
    snapshot = open_snapshot(path, KEYS.root.public, PASSPHRASE)
    bench = Bench(snapshot, of.keys.signing, open_workbook(snapshot, of.keys.signing))
    stated = statement([100, 250, 7], opening=1000, on=SINCE)
    bench.do(deciding.import_statement, stated, BANK, EUR, 2, bench.snapshot.key.marks)
    return bench


@pytest.mark.promise("L-02")
def test_the_certain_is_confirmed_and_the_rest_waits_with_its_equals(bench: Bench) -> None:
    steps: list[str] = []
    told = propose(bench, BANK, EUR, lambda step, _done: steps.append(step))
    assert (told.confirmed, told.waiting) == (1, 1)
    assert steps
    seen = waiting(bench, BANK, EUR)
    (proposal,) = seen.proposals
    assert proposal.match.certificate.solutions == 2
    assert len(proposal.solutions) == 2
    assert proposal.solutions[0] == proposal.match
    assert {seen.work.entries[each.entries[0]].reference for each in proposal.solutions} == {
        "INV-0002002",
        "INV-0003003",
    }
    assert Reason.SAME_NAME in proposal.match.reasons
    assert (seen.confirmed, seen.open_lines, seen.open_entries, seen.closed) == (1, 1, 2, False)
    bench.do(deciding.reject, proposal.match)
    # What a window shows at once is what it would read anew.
    at_once, anew = seen.after(bench.book.standing), waiting(bench, BANK, EUR)
    assert (at_once.proposals, at_once.confirmed, at_once.open_lines, at_once.open_entries) == ((), 1, 2, 3)
    assert (anew.proposals, anew.confirmed, anew.open_lines, anew.open_entries) == ((), 1, 2, 3)
    again = propose(bench, BANK, EUR, silent)
    assert (again.confirmed, again.waiting) == (0, 1)
    (other,) = waiting(bench, BANK, EUR).proposals
    assert other.match.entries == proposal.solutions[1].entries
    assert other.solutions == ()
    bench.do(deciding.confirm, seen.work.problem, other.match, seen.work.books)
    assert waiting(bench, BANK, EUR).proposals == ()
    bench.close()


def test_who_stops_it_changes_nothing(bench: Bench) -> None:
    class Enough(Exception):
        pass

    def stop(_step: str, _done: float) -> None:
        raise Enough

    before = bench.book.standing.canonical()
    with pytest.raises(Enough):
        propose(bench, BANK, EUR, stop)
    assert bench.book.standing.canonical() == before
    bench.close()


def test_rules_of_an_account_are_those_it_is_matched_by(bench: Bench) -> None:
    rules = waiting(bench, BANK, EUR).work.problem.rules
    before = waiting(bench, BANK, EUR).work
    assert waiting(bench, BANK, EUR).work is before, "an account is read once"
    with pytest.raises(RuleBeyondHouse):
        keep_rules(bench, BANK, EUR, replace(rules, tolerance=50))
    bench.do(deciding.set_rules, BANK, EUR, replace(rules, tolerance=50))
    assert waiting(bench, BANK, EUR).work.problem.rules.tolerance == 50
    bench.do(deciding.import_statement, statement([-55], opening=None, name="two", on=SINCE), BANK, EUR, 2, b"k" * 16)
    assert len(waiting(bench, BANK, EUR).work.lines) == len(before.lines) + 1
    propose(bench, BANK, EUR, silent)
    assert -15 in {each.match.difference for each in waiting(bench, BANK, EUR).proposals}
    bench.close()
