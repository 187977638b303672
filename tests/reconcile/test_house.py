"""What the house matched and closed is known to whoever takes the same accounts along later, and can be taken back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from backoffice.reconcile import check_in, deciding, matching, reversing
from backoffice.reconcile.bench import Bench
from backoffice.reconcile.bringing import bring_back
from backoffice.reconcile.check_in_rules import (
    CheckOutExpired,
    ClosingStands,
    NothingDecided,
    ReversalWaits,
    ReversedBefore,
)
from backoffice.reconcile.findings import Problem, examine
from backoffice.reconcile.house import HOUSE, ClosedInHouse
from backoffice.reconcile.opening import open_bench, open_decisions
from backoffice.reconcile.pdf import report_pdf
from backoffice.reconcile.problems import work_on
from backoffice.reconcile.report_filing import report_of
from backoffice.reconcile.rules import FindingKind
from backoffice.reconcile.snapshot import WORKBOOK, open_snapshot, prove_rows
from backoffice.reconcile.snapshot_rules import SnapshotExpired
from backoffice.reconcile.standing import AlreadyMatched
from backoffice.reconcile.workbook_file import WorkbookNotHere
from backoffice.staff import seconding
from backoffice.staff.refusals import SamePerson
from backoffice.store.cluster import BOOTSTRAP
from backoffice.vault.root_pin import pinned_root
from tests.audit.sealers import sealer_serves
from tests.documents.reading import texts
from tests.given import AIKO, ANNA, JONAS, PASSWORD, PAVEL, Given
from tests.reconcile.offline import attend, match
from tests.reconcile.snapshots import PASSPHRASE
from tests.reconcile.statement_files import statements
from tests.reconcile.taking import BANK, book, take, wanted
from tests.reconcile.test_loop import BANK_FILE, EUR, taken_along, works
from ui.reconcile.findings_rows import seen


def closes(bench: Bench) -> None:
    """Whatever is left is what it looks like, and the account is closed."""
    work = work_on(bench, BANK, EUR)
    keys = [each.key for each in examine(work.problem, bench.book.standing).open_findings]
    bench.do(deciding.classify, work.problem, keys)
    attend(bench.book, work.problem)
    bench.do(deciding.close_account, work.problem, work.books, prove_rows(bench.snapshot))


def takes_in(bench: Bench, file: bytes) -> Problem:
    (stated,) = statements(file)
    bench.do(deciding.import_statement, stated, BANK, EUR, 2, bench.snapshot.key.marks, vouched=True)
    return work_on(bench, BANK, EUR).problem


@pytest.mark.promise("L-01", "L-02", "S-05")
def test_what_was_matched_is_settled_for_the_next_who_takes_it_along_until_two_people_take_it_back(
    given: Given, tmp_path: Path
) -> None:
    book(given)
    jonas, aiko = given.desk(JONAS), given.desk(AIKO)
    with sealer_serves(given):
        one = taken_along(given, JONAS)
        works(one, BANK_FILE)
        bring_back(jonas, one.book)
        which, held = one.manifest.id, one.book.standing.matches

        # Aiko takes the same month along: entries and the lines of the same file are settled.
        two = taken_along(given, AIKO)
        problem = takes_in(two, BANK_FILE)
        house = problem.house
        assert set(house.entry_match) == {entry.id for each in held.values() for entry in each.entries}
        assert set(house.line_match) == {line.id for each in held.values() for line in each.lines}
        assert {(each.person, each.number) for each in house.matches.values()} == {(JONAS, 1)}
        assert not set(house.entry_match) & {each.id for each in problem.entries}
        found = matching.match(problem.entries, problem.lines, problem.rules)
        assert not any(set(each.entries) & set(house.entry_match) for each in found)
        # They count: what is left between statement and ledger is what is left without them.
        seen = examine(problem, two.book.standing)
        assert seen.identity.holds
        assert sorted(each.amount for each in seen.findings) == [-1_200, -250]
        line, entry = next(iter(house.line_match)), next(iter(house.entry_match))
        with pytest.raises(AlreadyMatched):
            two.do(deciding.confirm, problem, match([line], [entry]), work_on(two, BANK, EUR).books)
        # In another file of the same lines each is known by day, amount and words.
        other = BANK_FILE.replace(b"<Id>S1</Id>", b"<Id>S2</Id>")
        name = next(iter(two.book.standing.statements))
        two.do(deciding.remove_statement, name)
        again = takes_in(two, other)
        assert sorted(again.house.line_match.values()) == sorted(house.line_match.values())
        assert not set(again.house.line_match) & set(house.line_match)
        closes(two)
        ended = bring_back(aiko, two.book)
        assert (ended.conflicting, ended.stale) == (0, 0)

        # Jonas wants his match back: the closing rests on it, and goes first.
        part = next(iter(held))
        rows = {each.part: each for each in jonas.ask(reversing.took, which)}
        assert set(rows) == set(held)
        with pytest.raises(ClosingStands):
            jonas.do(uuid4(), reversing.propose_reversal, which, rows[part].seq, part, "It is another payer's")
        (closing,) = (each for each in aiko.ask(reversing.took, two.manifest.id) if each.is_closing)
        asked = jonas.do(
            uuid4(), reversing.propose_reversal, two.manifest.id, closing.seq, "", "A match in it is wrong"
        )
        with pytest.raises(ReversalWaits):
            aiko.do(uuid4(), reversing.propose_reversal, two.manifest.id, closing.seq, "", "A match in it is wrong")
        hash_ = jonas.ask(seconding.proposal, asked).hash()
        with pytest.raises(SamePerson):
            jonas.do(uuid4(), seconding.agree, asked, hash_)
        three = taken_along(given, JONAS)
        takes_in(three, BANK_FILE)
        with pytest.raises(ClosedInHouse) as closed:
            closes(three)
        assert closed.value.facts["until"] == "2026-03-31"
        three.close()
        aiko.do(uuid4(), seconding.agree, asked, hash_)
        with pytest.raises(ReversedBefore):
            jonas.do(uuid4(), reversing.propose_reversal, two.manifest.id, closing.seq, "", "Once more, please")
        asked = jonas.do(uuid4(), reversing.propose_reversal, which, rows[part].seq, part, "It is another payer's")
        aiko.do(uuid4(), seconding.agree, asked, jonas.ask(seconding.proposal, asked).hash())

        # Entry and line are free again, and a later closing builds on it.
        four = taken_along(given, JONAS)
        problem = takes_in(four, BANK_FILE)
        assert set(problem.house.matches) == set(held) - {part}
        freed = held[part]
        told = match([each.id for each in freed.lines], [each.id for each in freed.entries])
        four.do(deciding.confirm, problem, told, work_on(four, BANK, EUR).books)
        closes(four)
        ended = bring_back(jonas, four.book)
        assert (ended.conflicting, ended.stale) == (0, 0)
        with given.sql(PAVEL) as connection:
            turns = connection.execute("select turn, count(*) from reconcile.match_entry group by 1 order by 1")
            assert turns.fetchall() == [(0, 2), (1, 1)]
            turns = connection.execute("select turn, count(*) from reconcile.closing group by 1 order by 1")
            assert turns.fetchall() == [(0, 1), (1, 1)]
        # Nothing that was signed has changed, and the report says what was taken back, by whom and why.
        assert given.desk(PAVEL).ask(check_in.prove, two.manifest.id).fault == ""
        report = report_pdf(given.desk(PAVEL).ask(report_of, two.manifest.id, 7, "Europe/Berlin", "en"))
        said = " ".join(" ".join(texts(report)).split())
        for words in ("Taken back", "A match in it is wrong", "agreed to by Aiko Tanaka", "taken back"):
            assert words in said, words
        # At the identity itself, before its figures.
        assert said.index("This closing was taken back, proposed by Jonas") < said.index("Closing balance stated")
        for each in (one, two, four):
            each.close()


@pytest.mark.promise("L-01", "L-02")
def test_a_closed_period_taken_along_again_is_settled_and_its_explanations_come_back(given: Given) -> None:
    book(given)
    jonas, aiko = given.desk(JONAS), given.desk(AIKO)
    with sealer_serves(given):
        one = taken_along(given, JONAS)
        works(one, BANK_FILE)
        work = work_on(one, BANK, EUR)
        fee = next(f"line:{each.id}" for each in work.problem.lines if each.amount == -250)
        one.do(deciding.classify, work.problem, [fee], FindingKind.FEE)
        one.do(deciding.own, fee, AIKO, work.people)
        one.do(deciding.note, fee, "The bank's fee of March")
        closes(one)
        bring_back(jonas, one.book)

        # Before any statement is in, what was settled is neither open nor in transit.
        two = taken_along(given, AIKO)
        told = seen(two, BANK, EUR, "en", {})
        assert [each.amount for each in told.examined.findings] == [-1_200]
        assert not told.left
        assert told.settled == "Settled in the house: 2 entries 209.75, 2 lines 209.75, net 0.00"
        assert not any(row.key.startswith(HOUSE) for row in told.rows)
        # With it, what was explained is explained: its class, its owner and its note.
        takes_in(two, BANK_FILE)
        told = seen(two, BANK, EUR, "en", {})
        (back,) = (each for each in told.examined.findings if each.amount == -250)
        assert (back.kind, back.owner, back.before) == (FindingKind.FEE, AIKO, "The bank's fee of March")
        assert not told.left
        assert told.examined.identity.holds
        assert told.settled.endswith("2 lines 209.75, net 0.00")
        # With the sign that the classes have.
        assert told.figures.listed == "−14.50"
        two.close()

        # Taken back it is what the finding looks like, and somebody decides anew.
        (closing,) = (each for each in jonas.ask(reversing.took, one.manifest.id) if each.is_closing)
        asked = jonas.do(uuid4(), reversing.propose_reversal, one.manifest.id, closing.seq, "", "The fee is wrong")
        aiko.do(uuid4(), seconding.agree, asked, jonas.ask(seconding.proposal, asked).hash())
        three = taken_along(given, AIKO)
        takes_in(three, BANK_FILE)
        (again,) = (each for each in seen(three, BANK, EUR, "en", {}).left if each.amount == -250)
        assert (again.suggested, again.owner, again.before) == (FindingKind.FEE, AIKO, "The bank's fee of March")
        for each in (one, three):
            each.close()


@pytest.mark.promise("L-01", "S-05")
def test_plain_sql_of_whoever_it_is_reverses_nothing_alone_and_frees_nothing_twice(given: Given) -> None:
    book(given)
    with sealer_serves(given):
        one = taken_along(given, JONAS)
        works(one, BANK_FILE)
        bring_back(given.desk(JONAS), one.book)
        which = one.manifest.id
        one.close()
    (took, _) = given.desk(JONAS).ask(reversing.took, which)
    salt = "00" * 16
    ask = "select reconcile.propose_reversal(%s, %s, %s, %s, %s)"
    for person, values, refused in (
        (ANNA, [which, took.seq, took.part, salt, "It is wrong"], "permission denied"),
        (PAVEL, [which, took.seq, took.part, salt, "It is wrong"], "permission denied"),
        (JONAS, [which, took.seq, took.part, salt, "?"], "reconcile.note_missing"),
        (JONAS, [which, took.seq, "00" * 16, salt, "It is wrong"], "reconcile.nothing_to_reverse"),
    ):
        with given.sql(person) as connection, pytest.raises(psycopg.Error, match=refused):
            connection.execute(ask, values)
    for person in (JONAS, AIKO, PAVEL):
        for act in (
            "insert into reconcile.reversal select check_out_id, part, seq, gen_random_uuid(), 'x', 'a', 'b', now()"
            " from reconcile.match",
            "delete from reconcile.match_entry",
            "update reconcile.match_entry set turn = 7",
        ):
            with given.sql(person) as connection, pytest.raises(psycopg.Error, match="permission denied"):
                connection.execute(act)  # type: ignore[arg-type]
    # Not even the guards' own doing frees what was not reversed, or removes anything.
    for act, refused in (
        ("delete from reconcile.match", "store.only_grows"),
        ("update reconcile.match_line set turn = 7", "store.only_grows"),
        (
            "insert into reconcile.match_entry select transaction_id, seq, 1, check_out_id, part"
            " from reconcile.match_entry",
            "reconcile.not_free",
        ),
    ):
        with given.sql(BOOTSTRAP) as keeper, pytest.raises(psycopg.Error, match=refused):
            keeper.execute(act)  # type: ignore[arg-type]
    # A proposal of other facts than the thing has is refused when a lead agrees to it, though its words are there.
    jonas = given.desk(JONAS)
    real = jonas.do(uuid4(), reversing.propose_reversal, which, took.seq, took.part, "It is wrong")
    for lie in ({"account": "Assets:Other"}, {"number": 99}):
        facts = json.dumps({**jonas.ask(seconding.proposal, real).facts, **lie})
        with given.sql(JONAS) as connection:
            made = connection.execute("select staff.propose('reconcile.reverse', null, %s)", [facts]).fetchone()
        assert made is not None
        shown = given.desk(AIKO).ask(seconding.proposal, made[0]).hash()
        with pytest.raises(Exception, match=r"staff\.facts_malformed"):
            given.desk(AIKO).do(uuid4(), seconding.agree, made[0], shown)


@pytest.mark.promise("L-02", "S-02", "S-05")
def test_decisions_are_checked_in_after_the_snapshot_expired_and_its_books_stay_shut(
    given: Given, tmp_path: Path
) -> None:
    book(given)
    settings = given.house.settings
    with sealer_serves(given):
        taken = take(given, replace(wanted((BANK,)), days=1))
        bench = open_bench(settings, taken.path, PASSPHRASE, PASSWORD)
        with pytest.raises(NothingDecided):
            bring_back(given.desk(JONAS), bench.book)
        works(bench, BANK_FILE)
        bench.close()
        late = open_bench(settings, take(given, replace(wanted((BANK,)), days=1), AIKO).path, PASSPHRASE, PASSWORD)
        # A clock that was turned back lets Aiko's program decide after the end; the house looks at the day.
        late.book._now = lambda: given.now() + timedelta(days=1, minutes=30)
        late.do(deciding.note, "line:1", "Too late")
        given.clock_moves(timedelta(days=1, hours=2))
        with pytest.raises(CheckOutExpired):
            bring_back(given.desk(AIKO), late.book)
        late.close()
        pinned = pinned_root(settings.home)
        with pytest.raises(SnapshotExpired):
            open_snapshot(taken.path, pinned, PASSPHRASE, clock=lambda: datetime.now(UTC) + timedelta(days=2))
        # The one log of a check-out is not spent on a workbook that stayed on the laptop, or on an empty one.
        lies, away = taken.path.with_suffix(WORKBOOK), tmp_path / "laptop"
        lies.rename(away)
        with pytest.raises(WorkbookNotHere):
            open_decisions(settings, taken.path, PASSPHRASE)
        assert not lies.exists()
        away.rename(lies)
        told = open_decisions(settings, taken.path, PASSPHRASE)
        assert bring_back(given.desk(JONAS), told).accepted == 3
        told.close()
        with given.sql(JONAS) as connection, pytest.raises(psycopg.Error, match=r"reconcile\.check_out_over"):
            connection.execute("select reconcile.recall_check_out(%s)", [taken.check_out])
