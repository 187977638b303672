"""Dumps of a real house: it comes back whole or not at all, and nothing that stops one leaves half a file."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from backoffice.app import House, Keeper, NotMigrated
from backoffice.config import Settings
from backoffice.kyc import service as kyc
from backoffice.kyc.rules import CaseMovedOn, Verdict
from backoffice.ledger import service as ledger
from backoffice.ledger.intake import import_folder
from backoffice.store.cluster import BOOTSTRAP
from backoffice.upkeep import catalogue
from backoffice.upkeep.backup import Backup, driver, make_backup
from backoffice.upkeep.content import MANIFEST, ContentWriter, frames
from backoffice.upkeep.faults import (
    DumpDamaged,
    DumpExists,
    DumpNewer,
    DumpNotRead,
    DumpNotWritten,
    HouseNotEmptyForRestore,
    NotADump,
    NotTheKeeper,
)
from backoffice.upkeep.file_key import unwrap
from backoffice.upkeep.keys import KEYS_FILE, KeyBook
from backoffice.upkeep.restore import Restored, restore
from backoffice.upkeep.sealed_file import SealedReader, SealedWriter
from tests.given import ANNA, JONAS, PASSWORD, TOMASZ, WORKER_PASSWORD, Given
from tests.ledger.test_intake import DEPOSIT, write
from tests.test_cli import backoffice

pytestmark = pytest.mark.promise("S-02")

# Another process that dumps the house of this test; it says when it is in the middle, and waits there.
DUMPING = """
import resource, sys
from pathlib import Path
from backoffice.app import House
from backoffice.config import Settings
from backoffice.errors import BackofficeError
from backoffice.store.embedded import EmbeddedServer
from backoffice.upkeep.backup import make_backup
from backoffice.upkeep.keys import KeyBook

run_home, database, target, at_most = sys.argv[1:]
home = Path(target).parent
house = House(Settings(home=home, firm="test"), EmbeddedServer(Path(run_home)), None, database)

def progress(step, done):
    if at_most == "0":
        print(step, flush=True)
        sys.stdin.read()

if int(at_most):
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(at_most), int(at_most)))
try:
    make_backup(house, Path(target), KeyBook(home / "backup-keys.json", in_file=True), None, progress)
except BackofficeError as fault:
    print(fault.code)
"""


def quiet(step: str, done: float) -> None:
    """Progress nobody watches."""


@pytest.fixture
def book(tmp_path: Path) -> KeyBook:
    return KeyBook(tmp_path / KEYS_FILE, in_file=True)


@pytest.fixture
def empty(given: Given, tmp_path: Path) -> Iterator[House]:
    """A house with nothing in it, beside the one that is dumped."""
    name = f"restored_{uuid4().hex}"
    with psycopg.connect(**given.server.connect_args(BOOTSTRAP, dbname="postgres"), autocommit=True) as connection:
        connection.execute(f"create database {name}")
        yield House(Settings(home=tmp_path, firm="test"), given.server, None, name)
        connection.execute(f"drop database {name} with (force)")


def dump(given: Given, book: KeyBook, name: str = "house.dump") -> Path:
    file = book.file.with_name(name)
    make_backup(given.house, file, book, None, quiet)
    return file


def back(house: House, file: Path, book: KeyBook) -> Restored:
    return restore(house, file, book, None, quiet)


def told_anew(file: Path, book: KeyBook, change: dict[str, object]) -> Path:
    """The same dump as another version of the product might have written it, with its right key."""
    other = file.with_name("other.dump")
    with file.open("rb") as read, other.open("wb") as written:
        reader = SealedReader(read, file.name)
        key = unwrap(reader.header, file.name, book, None)
        sealed = SealedWriter(written, key, reader.header)
        content = ContentWriter(sealed.write)
        for kind, payload in frames(reader.chunks(key)):
            manifest = kind == MANIFEST
            content.frame(kind, json.dumps({**json.loads(payload), **change}).encode() if manifest else payload)
        content.finish()
        sealed.finish()
    return other


def contents(house: House) -> dict[str, list[str]]:
    """Every row of every table as text; only the trail grows by a dump and a restore."""
    with house.keeper() as connection:
        raw = driver(connection)
        return {
            table.name: sorted(str(row) for row in raw.execute(f"select * from {table.name}").fetchall())
            for table, _ in catalogue.tables(raw)
            if table.name != "audit.event"
        }


def dumping(given: Given, target: Path, at_most: int = 0) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", DUMPING, str(given.server.home), given.database, str(target), str(at_most)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )


def test_a_house_comes_back_with_every_row_its_people_and_a_case_that_opens(
    given: Given, book: KeyBook, empty: House
) -> None:
    case = given.case(name="Nuno Ferreira Matos")
    version = given.desk().do(uuid4(), kyc.claim_case, case).version
    given.desk().do(uuid4(), kyc.decide, case, version, Verdict.APPROVE, "A-01", "")
    second = given.case()
    before = contents(given.house)
    file = dump(given, book)

    told = back(empty, file, book)
    assert contents(empty) == before
    assert (told.house, told.firm, told.need_password, told.mail_waiting) == ("test", "Test Firm", (), 1)
    assert ANNA in told.kept
    seat = empty.sign_in(ANNA, PASSWORD)
    assert str(seat.desk.ask(kyc.case_page, case)) == str(given.desk().ask(kyc.case_page, case))
    # Guards stand again: a case is still nobody's to move by hand, and numbers go on where they stopped.
    held = seat.desk.do(uuid4(), kyc.claim_case, second)
    with pytest.raises(CaseMovedOn):
        seat.desk.do(uuid4(), kyc.decide, second, held.version + 1, Verdict.APPROVE, "A-01", "")
    seat.desk.close()


@pytest.mark.promise("L-01")
def test_the_books_come_back_with_all_their_months(given: Given, book: KeyBook, empty: House, tmp_path: Path) -> None:
    import_folder(given.desk(JONAS), write(tmp_path, *DEPOSIT))
    before = given.desk(JONAS).ask(ledger.trial_balance)
    back(empty, dump(given, book), book)
    seat = empty.sign_in(JONAS, PASSWORD)
    assert seat.desk.ask(ledger.trial_balance) == before
    assert seat.desk.ask(ledger.prove).faults == ()
    assert import_folder(seat.desk, tmp_path).already == 2
    seat.desk.close()


def test_guards_sleep_for_no_moment_longer_than_the_restore(given: Given, book: KeyBook, empty: House) -> None:
    asked = "select tgrelid::regclass::text, tgname, tgenabled from pg_trigger where not tgisinternal order by 1, 2"
    file = dump(given, book)
    back(empty, file, book)
    states = []
    for house in (given.house, empty):
        with house.keeper() as connection:
            states.append(driver(connection).execute(asked).fetchall())
    assert states[0] == states[1]
    with empty.keeper() as connection, pytest.raises(psycopg.Error, match=r"store\.only_grows"):
        driver(connection).execute("delete from audit.event")


def test_a_dump_is_of_one_instant(given: Given, book: KeyBook, empty: House) -> None:
    given.case()
    before = contents(given.house)
    cases = []

    def meanwhile(step: str, done: float) -> None:
        if step == "dump" and not cases:
            cases.append(given.case())

    file = book.file.with_name("house.dump")
    make_backup(given.house, file, book, None, meanwhile)
    back(empty, file, book)
    assert contents(empty) == before
    assert contents(given.house) != before


def test_both_ends_are_in_the_trail_and_the_dump_says_what_it_is(given: Given, book: KeyBook, empty: House) -> None:
    file = book.file.with_name("house.dump")
    made: Backup = make_backup(given.house, file, book, None, quiet)
    told = back(empty, file, book)
    assert (made.size, made.rows) == (file.stat().st_size, told.rows)
    assert oct(file.stat().st_mode & 0o777) == "0o600"
    for house, action in ((given.house, "upkeep.backup_made"), (empty, "upkeep.restored")):
        with house.keeper() as connection:
            last = "select action, facts from audit.event order by id desc limit 1"
            entry = driver(connection).execute(last).fetchone()
            assert entry is not None
            assert entry[0] == action
            if action == "upkeep.backup_made":
                assert entry[1]["sha256"] == made.sha256


@pytest.mark.parametrize("kept", [0.0, 0.5, 0.999])
def test_a_cut_dump_leaves_the_house_empty(given: Given, book: KeyBook, empty: House, kept: float) -> None:
    file = dump(given, book)
    whole = file.read_bytes()
    file.write_bytes(whole[: int(len(whole) * kept)])
    with pytest.raises((DumpDamaged, NotADump)):
        back(empty, file, book)
    assert empty.look_again().house == "empty"
    with empty.keeper() as connection:
        assert driver(connection).execute("select to_regclass('store.house')").fetchone() == (None,)
    file.write_bytes(whole)
    assert back(empty, file, book).house == "test"


def test_a_house_that_is_not_empty_is_not_touched(given: Given, book: KeyBook) -> None:
    file = dump(given, book)
    given.case()
    before = contents(given.house)
    for each in (file, told_anew(file, book, {"revision": "0005"})):
        with pytest.raises(HouseNotEmptyForRestore):
            back(given.house, each, book)
        assert contents(given.house) == before


def test_a_house_that_was_only_migrated_takes_a_dump(given: Given, book: KeyBook, empty: House) -> None:
    given.case()
    file = dump(given, book)
    empty.migrate()
    back(empty, file, book)
    assert contents(empty) == contents(given.house)


def test_a_dump_of_a_revision_or_shape_nobody_knows_is_refused(given: Given, book: KeyBook, empty: House) -> None:
    file = dump(given, book)
    for change in ({"revision": "9999"}, {"tables": []}):
        with pytest.raises(DumpNewer):
            back(empty, told_anew(file, book, change), book)
        assert empty.look_again().house == "empty"


def test_nobody_is_dumped_over_and_an_unmigrated_house_not_at_all(given: Given, book: KeyBook, empty: House) -> None:
    file = book.file.with_name("house.dump")
    file.write_text("somebody's")
    with pytest.raises(DumpExists):
        make_backup(given.house, file, book, None, quiet)
    assert file.read_text() == "somebody's"
    with pytest.raises(NotMigrated):
        make_backup(empty, file.with_name("other.dump"), book, None, quiet)
    with pytest.raises(DumpNotWritten):
        make_backup(given.house, file.parent / "no folder" / "x.dump", book, None, quiet)
    with pytest.raises(DumpNotRead):
        back(empty, file.with_name("nothing.dump"), book)
    assert [path.name for path in file.parent.glob("*.dump*")] == ["house.dump"]


def test_a_role_that_may_not_see_everything_makes_no_dump_with_fewer_rows(given: Given, book: KeyBook) -> None:
    given.case()
    # May read every table, as far as their policies show rows to it: the treacherous one.
    reader = f"reader_{uuid4().hex}"
    with psycopg.connect(**given.server.connect_args(BOOTSTRAP, dbname=given.database), autocommit=True) as connection:
        connection.execute(f"create role {reader} login password '{PASSWORD}' in role pg_read_all_data, staff")
        try:
            for role, password in (("worker", WORKER_PASSWORD), (TOMASZ, PASSWORD), (reader, PASSWORD)):
                house = House(given.house.settings, given.server, None, given.database, Keeper(role, password))
                with pytest.raises(NotTheKeeper):
                    make_backup(house, book.file.with_name("house.dump"), book, None, quiet)
        finally:
            connection.execute(f"drop role {reader}")
    assert not book.file.with_name("house.dump").exists()


def test_ctrl_c_leaves_nothing_behind(given: Given, book: KeyBook) -> None:
    def pressed(step: str, done: float) -> None:
        raise KeyboardInterrupt

    file = book.file.with_name("house.dump")
    with pytest.raises(KeyboardInterrupt):
        make_backup(given.house, file, book, None, pressed)
    assert not list(file.parent.glob("house.dump*"))


def test_a_killed_dump_leaves_no_file_of_that_name_and_the_next_one_clears_up(given: Given, book: KeyBook) -> None:
    file = book.file.with_name("house.dump")
    process = dumping(given, file)
    assert process.stdout is not None
    assert process.stdout.readline() == "dump\n"
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert [path.name for path in file.parent.glob("house.dump*")] == ["house.dump.part"]
    dump(given, KeyBook(book.file, in_file=True))
    assert [path.name for path in file.parent.glob("house.dump*")] == ["house.dump"]


def test_a_full_disk_is_said_and_leaves_nothing(given: Given, book: KeyBook) -> None:
    given.case()
    file = book.file.with_name("house.dump")
    told, _ = dumping(given, file, at_most=4096).communicate()
    assert told == "upkeep.no_room_for_dump\n"
    assert not list(file.parent.glob("house.dump*"))


def test_two_dumps_to_one_name_do_not_mix(given: Given, book: KeyBook) -> None:
    file = book.file.with_name("house.dump")
    others = []

    def meanwhile(step: str, done: float) -> None:
        if step == "dump" and not others:
            others.append(make_backup(given.house, file, book, None, quiet))

    with pytest.raises(DumpExists):
        make_backup(given.house, file, book, None, meanwhile)
    assert file.stat().st_size == others[0].size


def test_the_rows_stand_in_no_readable_form_in_the_file(given: Given, book: KeyBook) -> None:
    given.case(name="Xylophonia Quartzberg")
    content = dump(given, book).read_bytes()
    header = json.loads(content[22 : content.index(b"}}") + 2])
    assert header["wrap"]["kind"] == "epoch"
    assert b"Xylophonia" not in content
    assert b"SCRAM-SHA-256" not in content


@pytest.mark.promise("S-05")
def test_the_command_restores_on_another_computer_and_the_trail_is_sealed_there(
    given: Given, book: KeyBook, home: Path
) -> None:
    given.case()
    file = dump(given, book)
    (home / "settings.toml").write_text('firm = "test"\n')
    missing = backoffice(home, "restore", str(file))
    assert (missing.returncode, "upkeep.backup_key_missing" in missing.stderr) == (1, True)
    told = backoffice(home, "restore", str(file), "--keys", str(book.file))
    assert told.returncode == 0, told.stderr
    assert "Test Firm (test) as it stood at" in told.stdout
    assert "were erased again before anyone signed in" in told.stdout
    verified = backoffice(home, "audit", "verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr
    assert "The trail is as it was sealed." in verified.stdout
    again = backoffice(home, "restore", str(file), "--keys", str(book.file))
    assert (again.returncode, "upkeep.house_not_empty" in again.stderr) == (1, True)
