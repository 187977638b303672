"""A snapshot with its workbook on a laptop: statement in, matched, decided, closed, opened again. L-02, S-02."""

from __future__ import annotations

import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from backoffice.reconcile import deciding, workbook_lines
from backoffice.reconcile.bench import Bench
from backoffice.reconcile.carried import Carried
from backoffice.reconcile.findings import examine
from backoffice.reconcile.problems import NotInSnapshot, open_workbook, work_on
from backoffice.reconcile.rules import FindingKind
from backoffice.reconcile.snapshot import WORKBOOK, destroy, open_snapshot, prove_rows
from backoffice.reconcile.standing import AccountIsClosed
from backoffice.reconcile.workbook import NotSigning
from tests.given import KEYS
from tests.reconcile.offline import attend, match, statement
from tests.reconcile.snapshots import BANK, PASSPHRASE, SINCE, UNTIL, Booked, Firm, firm, write_snapshot

EUR = "EUR"


def bench_on(of: Firm, path: Path, signs: bool = True) -> Bench:
    snapshot = open_snapshot(path, KEYS.root.public, PASSPHRASE)
    signer = of.keys.signing if signs else None
    return Bench(snapshot, signer, open_workbook(snapshot, signer))


@pytest.mark.promise("L-02", "S-02")
def test_an_account_is_worked_on_offline_from_its_statement_to_its_closing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> socket.socket:
        raise AssertionError("offline work opened a socket")

    monkeypatch.setattr(socket, "socket", refused)
    of = firm()
    booked = [Booked(SINCE, 100), Booked(SINCE, 250), Booked(SINCE, -40)]
    path = write_snapshot(tmp_path, of, {(BANK, EUR): booked}, opening=1000, made_at=datetime.now(UTC))
    bench = bench_on(of, path)
    stated = statement([100, 250, 7], opening=1000, on=SINCE, days=(SINCE, UNTIL))
    bench.do(deciding.import_statement, stated, BANK, EUR, 2, bench.snapshot.key.marks)
    work = work_on(bench, BANK, EUR)
    first, second, third = (line.id for line in work.problem.lines)
    ids = [each.id for each in work.problem.entries]
    told = [match([first], [ids[0]]), match([second], [ids[1]])]
    assert bench.do(deciding.confirm_alone, work.problem, told, work.books) == 2
    bench.do(deciding.classify, work.problem, [f"line:{third}", f"entry:{ids[2]}"], FindingKind.MISSING_HERE)
    attend(bench.book, work.problem)
    closed = bench.do(deciding.close_account, work.problem, work.books, prove_rows(bench.snapshot))
    assert (closed.statement, closed.ledger, closed.root) == (1357, 1310, bench.manifest.root)
    assert [each.leaf for each in closed.open_items if each.finding == f"entry:{ids[2]}"] == [work.books.leaves[ids[2]]]
    state = bench.book.standing.canonical()
    bench.close()

    bench = bench_on(of, path, signs=False)
    assert bench.book.standing.canonical() == state
    assert next(line.text for line, _ in bench.look(workbook_lines.lines, BANK, EUR)) == "Ida Holm Payment 1"
    with pytest.raises(NotSigning):
        bench.do(deciding.reopen_account, BANK, EUR, "A line came late")
    with pytest.raises(NotInSnapshot):
        work_on(bench, BANK, "USD")
    bench.book.signer = of.keys.signing
    with pytest.raises(AccountIsClosed):
        bench.do(deciding.undo, next(iter(bench.book.standing.matches)))
    bench.close()
    destroy(path)
    assert not path.with_suffix(WORKBOOK).exists()


@pytest.mark.promise("L-02")
def test_a_gap_that_was_closed_over_is_gone_once_its_statement_is_taken_in(tmp_path: Path) -> None:
    of, day = firm(), SINCE - timedelta(days=8)
    gap = f"gap:{day}/{day}:{BANK}:{EUR}"
    left = {(BANK, EUR): (Carried(gap, FindingKind.NOT_COVERED, 50, day),)}
    made = {"opening": 1000, "made_at": datetime.now(UTC), "carried": left}
    bench = bench_on(of, write_snapshot(tmp_path, of, {(BANK, EUR): [Booked(SINCE, 100)]}, **made))  # type: ignore[arg-type]
    marks = bench.snapshot.key.marks
    stated = statement([100], opening=1050, on=SINCE, days=(SINCE, UNTIL))
    bench.do(deciding.import_statement, stated, BANK, EUR, 2, marks)
    seen = examine(work_on(bench, BANK, EUR).problem, bench.book.standing)
    assert [each.key for each in seen.findings if each.amount == 50] == [f"carried:{gap}"]
    late = statement([50], opening=900, name="late", on=day, days=(day, day))
    bench.do(deciding.import_statement, late, BANK, EUR, 2, marks)
    seen = examine(work_on(bench, BANK, EUR).problem, bench.book.standing)
    # Its line says now what the balance did, and nothing of the opening is left.
    assert [each.key for each in seen.findings if each.amount == 50] == [f"line:{late.file[:16]}.1"]
    assert not any(each.key.startswith("opening") for each in seen.findings)
    assert (seen.identity.difference, seen.identity.holds) == (50, True)
    bench.close()
