"""Accounts taken along: what travels, who may, what the database compares, what a fault leaves behind. L-01, S-02."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege
from psycopg.types.json import Jsonb

from backoffice.audit import history
from backoffice.audit.merkle import leaf, root
from backoffice.audit.rules import Filter
from backoffice.reconcile import check_out, register, snapshot_file
from backoffice.reconcile.bench import Bench
from backoffice.reconcile.check_out_filing import take_out
from backoffice.reconcile.check_out_rules import (
    CheckOutNotYours,
    CheckOutOver,
    CheckOutState,
    LastsTooLong,
    NoAccount,
    NoSuchCheckOut,
    NotAPeriod,
    NotToReconcile,
)
from backoffice.reconcile.choices import choices_of
from backoffice.reconcile.opening import person_of
from backoffice.reconcile.snapshot import MANIFEST, folder_of, open_snapshot, prove_rows
from backoffice.reconcile.snapshot_manifest import canonical, from_file
from backoffice.reconcile.snapshot_rules import (
    KeyCustody,
    Manifest,
    SnapshotNotWritten,
    SnapshotPassphraseWeak,
)
from backoffice.reconcile.snapshot_signer import unlock_signer
from backoffice.reconcile.words import word_marks
from backoffice.staff.rules import Duty
from backoffice.vault.person_keys import check_signature
from tests.audit.sealers import sealer_serves
from tests.given import AIKO, ANNA, JONAS, KEYS, MARIA, PASSWORD, PAVEL, Given
from tests.ledger.closing import seal
from tests.reconcile.snapshots import PASSPHRASE
from tests.reconcile.taking import BANK, CARDS, SINCE, UNTIL, WALLET, Flow, book, take, wanted

PINNED = KEYS.root.public


@pytest.fixture
def books(given: Given) -> Given:
    book(given)
    return given


@pytest.fixture
def served(books: Given) -> Iterator[Given]:
    with sealer_serves(books):
        yield books


@pytest.mark.promise("L-01", "S-02", "S-08")
def test_accounts_travel_signed_proved_and_without_a_name(served: Given) -> None:
    taken = take(served)
    clock = served.now
    bench = Bench(open_snapshot(taken.path, PINNED, PASSPHRASE, clock=clock))
    manifest = bench.manifest
    assert (manifest.firm, manifest.person, manifest.rows) == ("Test Firm", JONAS, 4)
    assert manifest.house_ahead == timedelta(0)
    told = {(head.path, head.asset): (head.opening, head.closing, head.entries) for head in manifest.accounts}
    assert told == {(BANK, "EUR"): (100_000, 122_175, 3), (CARDS, "EUR"): (0, 9_950, 1)}
    rows = bench.ask(register.whole, 1)
    assert [(each.booked_on.day, each.amount, each.reference) for each in rows] == [
        (2, 25_000, "REF-1"),
        (16, -4_025, "REF-2"),
        (31, 1_200, "REF-3"),
    ]
    assert {each.other_side for each in rows} == {WALLET}
    assert prove_rows(bench.snapshot) == manifest.root
    marks = word_marks("OKSANA", bench.snapshot.key.marks)
    assert [marks <= each.marks for each in rows] == [True, False, True]
    with bench.snapshot.reading() as connection:
        everything = "\n".join(
            str(row)
            for (table,) in connection.execute("select name from sqlite_schema where type = 'table'").fetchall()
            for row in connection.execute(f"select * from {table}").fetchall()
        )
    assert "Oksana" not in everything
    assert "Wierzba" not in everything
    signer = unlock_signer(bench.snapshot, PASSWORD)
    check_signature(bench.snapshot.signed.vouched.keys.signing, b"it", signer.sign(b"it"))
    assert person_of(bench).duties == (Duty.FINANCE,)
    # A decision names nobody and no account but those the house knows.
    known = choices_of(bench.snapshot)
    assert {AIKO, JONAS} <= set(known.people)
    assert not {ANNA, PAVEL} & set(known.people)
    assert {BANK, CARDS} <= set(known.counters["EUR"])
    assert WALLET not in known.counters["EUR"]
    bench.close()
    (listed,) = served.desk(PAVEL).ask(check_out.check_outs)
    assert (listed.state, listed.taken_by, listed.rows) == (CheckOutState.OUT, JONAS, 4)
    assert (listed.root, listed.file_sha256) == (manifest.root, manifest.file_sha256)
    assert listed.accounts == (f"{BANK} EUR", f"{CARDS} EUR")
    entries = served.desk(PAVEL).ask(history.entries, Filter())
    (done, begun) = [each for each in entries if each.action.startswith("reconcile.")]
    assert (done.action, begun.action) == ("reconcile.checked_out", "reconcile.check_out_begun")
    assert done.facts["accounts"] == f"{BANK}, {CARDS}"
    assert (done.facts["since"], done.facts["until"], done.facts["rows"]) == ("2026-03-02", "2026-03-31", 4)


@pytest.mark.promise("S-05")
def test_what_is_booked_after_a_check_out_changes_nothing_in_it(served: Given) -> None:
    taken = take(served)
    book(served, [Flow("2026-03-20", "77.00", reference="LATER")])
    again = take(served)
    first, second = (open_snapshot(each.path, PINNED, PASSPHRASE, clock=served.now) for each in (taken, again))
    assert (first.manifest.rows, second.manifest.rows) == (4, 5)
    assert second.manifest.accounts[0].closing == first.manifest.accounts[0].closing + 7_700
    for each in (first, second):
        prove_rows(each)
        each.close()
    assert [one.number for one in served.desk(JONAS).ask(check_out.check_outs)] == [2, 1]


def fed(day: str) -> dict[str, object]:
    """A line of the platform's feed that brings 1 euro to the bank."""
    sides = [{"account": BANK, "asset": "EUR", "amount": "100"}, {"account": WALLET, "asset": "EUR", "amount": "-100"}]
    return {"reference": day, "kind": "deposit", "happened_on": day, "booked_on": day, "postings": sides}


@pytest.mark.promise("L-01")
def test_what_another_is_just_writing_stays_out_on_both_sides_of_the_period(served: Given) -> None:
    with served.sql("endpoint") as writing:
        lines = Jsonb([fed("2026-02-28"), fed("2026-03-20")])
        (told,) = writing.execute("select ledger.post_feed(%s)", [lines]).fetchone() or ({},)
        assert told["transactions"] == 2
        # What others have booked meanwhile, and are done with, comes along.
        book(served, [Flow("2026-02-27", "5.00", reference="DONE-1"), Flow("2026-03-21", "7.00", reference="DONE-2")])
        taken = take(served)
    snapshot = open_snapshot(taken.path, PINNED, PASSPHRASE, clock=served.now)
    bank = snapshot.manifest.accounts[0]
    assert (bank.opening, bank.closing, bank.entries) == (100_500, 123_375, 4)
    snapshot.close()
    # The rows of that check-out can be read again, and are the same.
    assert served.desk(JONAS).ask(check_out.begun, taken.check_out).rows == 5


@pytest.mark.promise("L-01")
def test_the_opening_balance_goes_on_from_a_sealed_month(books: Given) -> None:
    seal(books, date(2026, 2, 1))
    for since, opening in ((SINCE, 100_000), (date(2026, 3, 16), 125_000), (date(2026, 4, 1), 122_175)):
        which, until = uuid4(), max(UNTIL, since)
        books.desk(JONAS).do(uuid4(), check_out.begin_check_out, which, replace(wanted(), since=since, until=until))
        (_, head), _ = books.desk(JONAS).ask(check_out.begun, which).heads
        assert (head.path, head.opening) == (BANK, opening)


@pytest.mark.promise("S-05")
def test_only_finance_takes_the_books_along_and_only_accounts_outside(books: Given) -> None:
    for name in (ANNA, MARIA, PAVEL):
        with pytest.raises(Exception, match=r"desk\.duty_missing"):
            books.desk(name).do(uuid4(), check_out.begin_check_out, uuid4(), wanted())
    for wrong, error in (
        (replace(wanted(), accounts=(WALLET,)), NotToReconcile),
        (replace(wanted(), accounts=("Assets:Bank:Nowhere",)), NotToReconcile),
        (replace(wanted(), accounts=()), NoAccount),
        (replace(wanted(), since=date(2026, 4, 1)), NotAPeriod),
        (replace(wanted(), days=61), LastsTooLong),
        (replace(wanted(), days=0), LastsTooLong),
    ):
        with pytest.raises(error):
            books.desk(JONAS).do(uuid4(), check_out.begin_check_out, uuid4(), wrong)
    assert books.desk(JONAS).ask(check_out.check_outs) == ()
    seat = books.seat(JONAS)
    assert [one.path for one in seat.desk.ask(check_out.to_reconcile)] == [BANK, CARDS]
    assert CheckOutNotYours.code == "reconcile.not_yours"


@pytest.mark.promise("S-05")
def test_nobody_edits_a_check_out_by_plain_sql(served: Given) -> None:
    which = take(served).check_out
    for role in (JONAS, AIKO, PAVEL, ANNA, "worker", "sealer", "endpoint"):
        for statement in (
            "update reconcile.check_out set expires_at = expires_at + interval '1 year'",
            "update reconcile.check_out_account set closing = 0",
            "delete from reconcile.check_out",
            "insert into reconcile.check_out_account values (gen_random_uuid(), 1, 1, 'EUR', 0)",
            "truncate reconcile.check_out cascade",
        ):
            with served.sql(role) as connection, pytest.raises(InsufficientPrivilege):
                connection.execute(statement)  # type: ignore[call-overload]
    # Not even the tables' owner takes one away.
    with served.sql("bootstrap") as connection, pytest.raises(psycopg.Error, match="only_grows"):
        connection.execute("delete from reconcile.check_out_account")
    with served.sql(AIKO) as connection, pytest.raises(psycopg.Error, match="no_such_check_out"):
        connection.execute("select reconcile.finish_check_out(%s, gen_random_uuid(), '{}')", [which])


def forged(given: Given, **changes: object) -> bytes:
    """The canonical manifest of a fresh check-out, with these changes."""
    desk, which = given.desk(JONAS), uuid4()
    desk.do(uuid4(), check_out.begin_check_out, which, wanted())
    of = desk.ask(check_out.begun, which)
    manifest = Manifest(
        id=which,
        firm="Test Firm",
        firm_id="ab" * 32,
        person=JONAS,
        made_at=of.check_out.taken_at,
        expires_at=of.check_out.expires_at,
        house_ahead=timedelta(0),
        since=SINCE,
        until=UNTIL,
        horizon=of.horizon,
        rows=4,
        root="00" * 32,
        file_sha256="ab" * 32,
        size=1,
        custody=KeyCustody.PASSPHRASE,
        slot="",
        checkpoint=None,
        accounts=tuple(head for _, head in of.heads),
    )
    return canonical(replace(manifest, **changes))  # type: ignore[arg-type]


@pytest.mark.promise("L-01", "S-08")
def test_the_firm_signs_no_manifest_that_says_other_figures_than_the_books(served: Given) -> None:
    taken = take(served)
    true = from_file(taken.path.with_suffix(MANIFEST).read_bytes()).manifest
    head = true.accounts[0]
    wrong: tuple[tuple[str, dict[str, object]], ...] = (
        ("root", {"root": "00" * 32}),
        ("rows", {"rows": 5, "root": true.root}),
        ("person", {"person": AIKO, "root": true.root}),
        ("firm", {"firm": "Another Firm", "root": true.root}),
        ("until", {"until": UNTIL + timedelta(days=1), "root": true.root}),
        ("expires_at", {"expires_at": true.expires_at + timedelta(days=9), "root": true.root}),
        ("horizon", {"horizon": 9, "root": true.root}),
        ("accounts", {"accounts": (replace(head, closing=head.closing + 1), *true.accounts[1:]), "root": true.root}),
        ("accounts", {"accounts": (replace(head, opening=0), *true.accounts[1:]), "root": true.root}),
        ("accounts", {"accounts": true.accounts[:1], "root": true.root}),
        ("file_sha256", {"file_sha256": "no hash", "root": true.root}),
        ("custody", {"custody": KeyCustody.KEYRING, "root": true.root}),
    )
    for part, changes in wrong:
        content = forged(served, **changes)
        which = json.loads(content)["id"]
        with served.sql(JONAS) as connection, pytest.raises(psycopg.Error, match="manifest_disagrees") as refused:
            connection.execute("select reconcile.finish_check_out(%s, gen_random_uuid(), %s)", [which, content])
        assert json.loads(refused.value.diag.message_detail or "{}") == {"part": part}
    for content in (b"", b"[]", b"\xff", b"{", b"null"):
        which = json.loads(forged(served))["id"]
        with served.sql(JONAS) as connection, pytest.raises(psycopg.Error, match="manifest_disagrees"):
            connection.execute("select reconcile.finish_check_out(%s, gen_random_uuid(), %s)", [which, content])
    with served.sql("bootstrap") as connection:
        asked = connection.execute("select count(*) from audit.signature_request").fetchone()
    assert asked == (1,)
    # What is true is signed, and once.
    content = forged(served, root=true.root)
    which = json.loads(content)["id"]
    with served.sql(JONAS) as connection:
        connection.execute("select reconcile.finish_check_out(%s, gen_random_uuid(), %s)", [which, content])
    with served.sql(JONAS) as connection, pytest.raises(psycopg.Error, match="no_such_check_out"):
        connection.execute("select reconcile.finish_check_out(%s, gen_random_uuid(), %s)", [which, content])


def test_the_database_hashes_a_tree_as_we_do(given: Given) -> None:
    with given.sql("bootstrap") as connection:
        for count in (0, 1, 2, 3, 4, 5, 7, 8, 33):
            leaves = [leaf(bytes([number])) for number in range(count)]
            found = connection.execute("select reconcile.merkle_root(%s::bytea[])", [leaves]).fetchone()
            assert found == (root(leaves),), count


def test_a_check_out_is_recalled_by_its_person_or_a_lead_and_expires_by_itself(served: Given) -> None:
    mine, theirs = take(served).check_out, take(served, wanted((CARDS,)), AIKO).check_out
    with pytest.raises(NoSuchCheckOut):
        served.desk(JONAS).do(uuid4(), check_out.recall, theirs)
    served.desk(AIKO).do(uuid4(), check_out.recall, mine)
    with pytest.raises(CheckOutOver):
        served.desk(JONAS).do(uuid4(), check_out.recall, mine)
    with pytest.raises(NoSuchCheckOut):
        served.desk(JONAS).do(uuid4(), check_out.note_destroyed, theirs)
    served.desk(JONAS).do(uuid4(), check_out.note_destroyed, mine)
    assert served.desk(AIKO).ask(check_out.open_count) == 1
    served.clock_moves(timedelta(days=8))
    states = {one.id: one.state for one in served.desk(PAVEL).ask(check_out.check_outs)}
    assert states == {mine: CheckOutState.DESTROYED, theirs: CheckOutState.EXPIRED}


def test_a_weak_passphrase_and_a_full_disk_leave_nothing_behind(served: Given) -> None:
    seat, home = served.seat(JONAS), served.house.settings.home
    with pytest.raises(SnapshotPassphraseWeak):
        take_out(seat.desk, seat.person, home, wanted(), "too short")
    assert seat.desk.ask(check_out.check_outs) == ()
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        with pytest.raises(SnapshotNotWritten):
            take(served)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(folder_of(home).iterdir()) == []
    assert [one.state for one in seat.desk.ask(check_out.check_outs)] == [CheckOutState.DESTROYED]


@pytest.mark.skipif(os.name != "posix", reason="kills a process")
def test_a_process_killed_while_it_writes_leaves_no_snapshot(tmp_path: Path) -> None:
    """The writer stops in the middle and waits to be killed: under the final name there is nothing."""
    script = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from backoffice.reconcile import snapshot_file\n"
        "from backoffice.reconcile.snapshot_rules import AccountHead\n"
        "from tests.reconcile.snapshots import BANK, made_up, _rows\n"
        "rows = list(_rows(made_up(6000), 1, 0, b'k' * 32))\n"
        "head = AccountHead(1, BANK, 'bank', 'EUR', 2, 0, rows[-1].balance, len(rows))\n"
        "def told(done):\n"
        "    if done >= 4000:\n"
        "        print('half', flush=True)\n"
        "        sys.stdin.read()\n"
        "part = Path(sys.argv[1])\n"
        "snapshot_file.write(part, b'x' * 32, {}, [(head, rows)], told)\n"
        "snapshot_file.put_in_place(part, part.with_name('whole.snapshot'))\n"
    )
    part = tmp_path / ".whole.part"
    with subprocess.Popen(
        [sys.executable, "-c", script, str(part)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path.cwd()
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"half\n"
        writer.send_signal(signal.SIGKILL)
        writer.wait()
    assert {each.name for each in tmp_path.iterdir()} <= {".whole.part"}
    # What it has left opens nowhere, and the next check-out takes it away.
    if part.exists():
        with pytest.raises(Exception, match=r"not a database|malformed|no such table"):
            snapshot_file.connect(part, b"x" * 32).execute("select * from account").fetchall()
