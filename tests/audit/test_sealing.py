"""Sealing: batches older than every open transaction, chained, signed, written outside, never losing a row. S-05."""

from __future__ import annotations

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from uuid import uuid4

import psycopg
import pytest

from backoffice.audit.checkpoint_files import CheckpointFiles, CheckpointsNotWritten
from backoffice.audit.checkpoints import ENDLESS
from backoffice.audit.findings import Kind, StreamVerified, Verification
from backoffice.audit.seal_keys import PINS, SEAL_KEY, SealKeyUnusable, open_keys, read_pins
from backoffice.audit.sealing import Sealing, TrailDiffers, seal_leftovers
from backoffice.audit.verification import verify
from tests.audit.sealed import Sealed, count, note_something
from tests.given import ANNA, HUGO, MARIA, OLGA, PAVEL, RUTH, TOMASZ
from tests.jobs.relays import until


def of_trail(told: Verification) -> StreamVerified:
    return next(each for each in told.streams if each.stream == "audit.event")


@pytest.mark.promise("S-05")
def test_what_is_sealed_is_provable_and_what_came_later_is_not_yet(sealed: Sealed) -> None:
    sealed.write(3)
    sealed.seal()
    (last,) = sealed.write(1)
    sealed.seal()
    sealed.write(2)
    told = sealed.verify()
    assert told.sound
    assert told.provable_to == last
    assert told.waiting == 2
    assert told.rows == count(sealed.given, "select count(*) from audit.event") - 2


def test_without_checkpoints_from_outside_nothing_is_provable(sealed: Sealed) -> None:
    sealed.write(2)
    sealed.seal()
    told = sealed.verify(outside=False)
    assert told.sound
    assert told.provable_to is None
    assert told.waiting == told.rows


@pytest.mark.promise("S-05")
def test_a_row_of_an_open_transaction_is_sealed_once_it_has_committed(sealed: Sealed) -> None:
    with sealed.given.sql("bootstrap") as slow:
        slow.execute("select audit.record('test.slow', null, '{}')")
        later = sealed.write(2)
        with sealed.sealing() as sealing:
            sealing.seal_all()
        assert count(sealed.given, "select coalesce(max(last_id), 0) from audit.batch") < later[0]
    sealed.seal()
    told = sealed.verify()
    assert told.sound
    assert told.waiting == 0
    assert told.provable_to == later[1]


@pytest.mark.promise("S-05")
def test_two_writers_and_a_sealer_at_once_lose_no_row(sealed: Sealed) -> None:
    done = Event()

    def seal_all_the_while() -> None:
        with sealed.sealing() as sealing:
            while not done.is_set():
                sealing.seal_all()

    def write(who: str) -> int:
        desk = sealed.given.desk(who)
        return len([desk.do(uuid4(), note_something) for _ in range(60)])

    sealed.given.seat(ANNA), sealed.given.seat(TOMASZ)
    with ThreadPoolExecutor(3) as at_once:
        sealer = at_once.submit(seal_all_the_while)
        written = sum(at_once.map(write, (ANNA, TOMASZ)))
        done.set()
        sealer.result()
    sealed.seal()
    told = sealed.verify()
    assert written == 120
    assert told.sound
    assert told.waiting == 0
    assert told.rows == count(sealed.given, "select count(*) from audit.event")
    assert count(sealed.given, "select sum(count) from audit.batch") == told.rows


def test_many_rows_make_several_batches_of_whole_transactions(sealed: Sealed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backoffice.audit.sealing.ROWS_AT_MOST", 10)
    sealed.seal()
    sealed.write(4)
    sealed.write_at_once(25)
    sealed.write(9)
    sealed.seal()
    assert sealed.verify().sound
    sizes = [json.loads(line)["count"] for line in sealed.lines()]
    assert max(sizes) == 25
    assert len([size for size in sizes if size <= 10]) >= 2


@pytest.mark.promise("S-05")
@pytest.mark.parametrize("who", [PAVEL, OLGA, MARIA])
def test_who_reads_the_whole_trail_verifies_the_rows_themselves(sealed: Sealed, who: str) -> None:
    sealed.write(2)
    sealed.seal()
    told = of_trail(sealed.verify(who))
    assert (told.rows, told.by_leaf) == (count(sealed.given, "select sum(count) from audit.batch"), 0)


@pytest.mark.promise("S-05")
@pytest.mark.parametrize("who", [HUGO, RUTH])
def test_who_may_not_read_every_row_verifies_by_leaf_hashes(sealed: Sealed, who: str) -> None:
    sealed.write(2)
    sealed.seal()
    verified = sealed.verify(who)
    told = of_trail(verified)
    assert verified.sound
    assert (told.rows, told.by_leaf) == (0, count(sealed.given, "select sum(count) from audit.batch"))
    with sealed.tampering() as connection:
        connection.execute("update audit.event set actor = 'somebody.else' where id = %s", [told.provable_to])
    assert [(kind, entry) for kind, entry, _ in sealed.found(who)] == [(Kind.ROW_CHANGED, told.provable_to)]


@pytest.mark.promise("S-05")
def test_a_private_trail_is_proven_by_its_readers_and_the_keeper_and_nobody_else_learns_of_it(sealed: Sealed) -> None:
    with sealed.given.sql("bootstrap") as connection:
        connection.execute(
            "insert into screening.event (at, actor, action, facts) values (store.now(), 'ruth.adeyemi', 'x', '{}')"
        )
    sealed.write(1)
    sealed.seal()
    for who in (PAVEL, OLGA, MARIA, HUGO):
        assert [each.stream for each in sealed.verify(who).streams] == ["audit.event", "ledger.transaction"]
    private = next(each for each in sealed.verify(RUTH).streams if each.stream == "screening.event")
    assert (private.rows, private.by_leaf, private.waiting) == (1, 0, 0)
    with sealed.tampering() as connection:
        connection.execute("update screening.event set actor = 'somebody.else'")
    assert [found[0] for found in sealed.found(RUTH)] == [Kind.ROW_CHANGED]
    assert sealed.found(PAVEL) == []
    with sealed.given.house.keeper() as keeper:
        assert [each.kind for each in verify(keeper, sealed.pinned, sealed.folder).findings] == [Kind.ROW_CHANGED]


def test_the_server_s_leaf_hashes_are_those_made_outside_whatever_is_in_a_row(sealed: Sealed) -> None:
    with sealed.given.sql("bootstrap") as connection:
        connection.execute("""
            select audit.record('test.odd', uuid, facts) from (values
                (null, '{}'::jsonb), (gen_random_uuid(), '{"b": 1.50, "a": [null, true, "文静 ✓"], "long": 1e40}'),
                (null, jsonb_build_object('text', repeat('x', 5000)))) odd (uuid, facts)""")
    sealed.seal()
    assert sealed.verify(HUGO).sound
    assert sealed.verify(PAVEL).sound


def test_progress_is_told_and_can_stop_it(sealed: Sealed) -> None:
    sealed.write(3)
    sealed.seal()
    told: list[tuple[int, int]] = []

    def go_on(done: int, total: int) -> bool:
        told.append((done, total))
        return True

    desk = sealed.given.desk(PAVEL)
    assert desk.ask(verify, sealed.pinned, sealed.folder, go_on).sound
    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1] > 0
    stopped = desk.ask(verify, sealed.pinned, sealed.folder, lambda done, total: False)
    assert stopped.cancelled
    assert not stopped.sound


def test_a_crash_between_the_database_and_the_folder_is_made_up_for(sealed: Sealed, tmp_path: Path) -> None:
    sealed.write(1)
    sealed.seal()
    before = sealed.lines()
    sealed.write(1)
    sealed.seal()
    whole = sealed.lines()
    (sealed.folder / "audit.event.jsonl").write_text("\n".join([*before, whole[-1][:90]]), encoding="ascii")
    assert sealed.verify().waiting > 0
    assert sealed.verify().sound
    with sealed.sealing() as sealing:
        sealing.seal_all()
    assert sealed.lines()[: len(whole)] == whole
    with sealed.raw() as raw:
        second = CheckpointFiles(tmp_path / "second")
        Sealing(raw, sealed.keys, [sealed.files, second]).seal_all()
        assert [each.signed for each in second.lines("audit.event")] == [
            each.signed for each in sealed.files.lines("audit.event")
        ]


def test_a_folder_that_takes_no_checkpoint_is_named(sealed: Sealed, tmp_path: Path) -> None:
    sealed.write(1)
    (tmp_path / "blocked").write_text("a file where the folder should be")
    sealed.seal()
    with sealed.raw() as raw:
        sealing = Sealing(raw, sealed.keys, [CheckpointFiles(tmp_path / "blocked")])
        with pytest.raises(CheckpointsNotWritten) as refused:
            sealing.seal_all()
    assert "blocked" in str(refused.value.facts["path"])


@pytest.mark.promise("S-05")
def leftovers_sealed(sealed: Sealed, folder: Path) -> None:
    """As after a restore; other tests at work on this server are waited for."""
    with sealed.raw() as raw:

        def done() -> bool:
            try:
                seal_leftovers(raw, folder / "sealer", [sealed.folder])
            except psycopg.Error as others_at_work:
                if "audit.not_settled" not in str(others_at_work):
                    raise
                return False
            return True

        until(done)


def test_after_a_restore_the_leftovers_are_sealed_and_the_loss_is_signed_for(sealed: Sealed, tmp_path: Path) -> None:
    kept = sealed.write(2)
    sealed.seal()
    with sealed.tampering() as connection:
        connection.execute("create table kept_batch as select * from audit.batch")
    leftover = sealed.write(1)
    with sealed.tampering() as connection:
        connection.execute("create table kept_event as select * from audit.event")
    lost = sealed.write(2)
    sealed.seal()
    with sealed.tampering() as connection:
        for each in ("batch", "event"):
            connection.execute(f"delete from audit.{each}")
        connection.execute("insert into audit.event overriding system value select * from kept_event")
        connection.execute("insert into audit.batch select * from kept_batch")
        connection.execute("drop table kept_batch, kept_event")
    with sealed.sealing() as sealing, pytest.raises(TrailDiffers):
        sealing.seal_all()
    assert not sealed.verify().sound
    leftovers_sealed(sealed, tmp_path)
    sealed.write(1)
    sealed.seal()
    told = sealed.verify()
    assert told.sound
    assert {each.kind for each in told.findings} == {Kind.LOST_IN_RESTORE}
    assert {each.until for each in told.findings} >= {lost[-1]}
    assert kept[0] < leftover[0] < (told.provable_to or 0)
    lines = [json.loads(line) for line in sealed.lines()]
    # Where one stream had to wait for another test, all were sealed again, and had nothing more left over.
    first, *again = (line["count"] for line in lines if line["to_xact"] == ENDLESS)
    assert (first, sum(again)) == (1, 0)
    with sealed.sealing() as sealing:
        sealing.seal_all()


def test_leftovers_sealed_again_and_again_hide_nothing_that_comes_after(sealed: Sealed, tmp_path: Path) -> None:
    sealed.write(2)
    sealed.seal()
    for _ in range(3):
        leftovers_sealed(sealed, tmp_path)
        leftovers_sealed(sealed, tmp_path)
        sealed.write(1)
        sealed.seal()
    told = sealed.verify()
    assert told.findings == ()
    assert sum(each.rows for each in told.streams) == 5


def test_the_keys_are_their_owner_s_alone_and_the_pin_outlives_them(tmp_path: Path) -> None:
    open_keys(tmp_path)
    assert (tmp_path / SEAL_KEY).stat().st_mode & 0o777 == 0o600
    shutil.copy(tmp_path / PINS, tmp_path / "kept")
    (tmp_path / SEAL_KEY).unlink()
    open_keys(tmp_path)
    assert (tmp_path / PINS).read_bytes() == (tmp_path / "kept").read_bytes()
    (tmp_path / SEAL_KEY).chmod(0o644)
    with pytest.raises(SealKeyUnusable):
        open_keys(tmp_path)
    (tmp_path / PINS).write_text("no key")
    with pytest.raises(SealKeyUnusable):
        read_pins(tmp_path / PINS)
