"""The whole product on a server of one's own (Debian's PostgreSQL 15, TLS 1.3): who may deploy it, and what it does."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import text

from backoffice.app import EntryClosed, House, Keeper, NotMigrated
from backoffice.config import Settings
from backoffice.desk import ShutOut
from backoffice.jobs.relay import FolderRelay
from backoffice.kyc import service as kyc
from backoffice.kyc.rules import Verdict
from backoffice.outbox import service as outbox
from backoffice.outbox.rules import MessageState
from backoffice.staff import keeping, seconding
from backoffice.staff import service as staff
from backoffice.staff.keeper import add_person
from backoffice.staff.own_password import change_own_password
from backoffice.staff.rules import Duty, WrongPassword
from backoffice.status import house_status
from backoffice.store.cluster import BOOTSTRAP
from backoffice.store.embedded import EmbeddedServer
from backoffice.store.transport import ServerNotTrusted
from backoffice.upkeep.backup import driver, make_backup
from backoffice.upkeep.deployment import prepare_server
from backoffice.upkeep.faults import FirmUnnamed
from backoffice.upkeep.keys import KEYS_FILE, KeyBook
from backoffice.upkeep.restore import restore
from backoffice.vault.root_pin import pin_root
from tests.given import ANNA, IDRIS, KEYS, OLGA, PASSWORD, STAFF, WORKER_PASSWORD, Given, move_in
from tests.jobs.relays import until
from tests.jobs.test_worker import working
from tests.made import quick_folder
from tests.store.debian_server import DebianServer

pytestmark = pytest.mark.needs("postgresql-15")

ROOT = Path(__file__).parents[2]
DEPLOYER = Keeper("deployer", "opened for an hour")
FIRM = "Harbour Trading GmbH"
OWNERS = ("house_owner", "guard", "role_keeper")


class OnServer(Given):
    """The house of these tests on their server; its keeper is the deployer."""

    def __init__(self, debian: DebianServer, home: Path, database: str = "backoffice") -> None:
        self.debian = debian
        pin_root(home, KEYS.root.public)
        settings = Settings(home=home, database_url=debian.url(database))
        self.house = House(settings, None, None, keeper=DEPLOYER)
        self._seats = {}
        self._services = {}


def quiet(step: str, done: float) -> None:
    """Progress nobody watches."""


def open_entry(debian: DebianServer, role: str, password: str, until: datetime | None = None) -> None:
    """As packaging/server.sql tells the database's administrator to."""
    until = until or datetime.now(UTC) + timedelta(hours=1)
    with debian.dba() as connection:
        connection.execute(f"alter role {role} login password '{password}' valid until '{until.isoformat()}'")


def close_entry(debian: DebianServer, role: str) -> None:
    with debian.dba() as connection:
        connection.execute(f"alter role {role} nologin password null")


@pytest.fixture(scope="module")
def debian() -> Iterator[DebianServer]:
    """A server on which its administrator has run packaging/server.sql, twice."""
    server = DebianServer(quick_folder())
    for _ in range(2):
        server.psql("-v", "database=backoffice", "-f", ROOT / "packaging" / "server.sql")
    yield server
    server.close()


@pytest.fixture(scope="module")
def prepared(debian: DebianServer) -> DebianServer:
    """Deployed by the command, as the deployer, and then closed again."""
    open_entry(debian, "deployer", DEPLOYER.password)
    ended = command(debian, "prepare", "--as", "deployer", "--firm", FIRM, password=DEPLOYER.password)
    assert ended.returncode == 0, ended.stderr
    house = House(Settings(home=debian.folder, database_url=debian.url("backoffice")), None, None, keeper=DEPLOYER)
    with house.keeper() as keeper:
        move_in(keeper)
    with debian.dba() as connection:
        connection.execute(f"alter role worker password '{WORKER_PASSWORD}'")
    close_entry(debian, "deployer")
    return debian


@pytest.fixture
def deployed(prepared: DebianServer, tmp_path: Path) -> Iterator[OnServer]:
    """The prepared house during another deployment."""
    open_entry(prepared, "deployer", DEPLOYER.password)
    house = OnServer(prepared, tmp_path)
    yield house
    house.close()
    close_entry(prepared, "deployer")


def command(debian: DebianServer, *arguments: str, password: str) -> subprocess.CompletedProcess[str]:
    reading, writing = os.pipe()
    os.write(writing, f"{password}\n".encode())
    os.close(writing)
    try:
        return subprocess.run(
            [sys.executable, "-m", "backoffice.cli", *arguments],
            env={
                **os.environ,
                "BACKOFFICE_HOME": str(debian.folder / "home"),
                "BACKOFFICE_DATABASE_URL": debian.url("backoffice"),
                "BACKOFFICE_PASSWORD_FD": str(reading),
            },
            pass_fds=[reading],
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        os.close(reading)


def roles(connection: psycopg.Connection) -> tuple[list[tuple[object, ...]], set[tuple[object, ...]]]:
    """What every role of the product may, and who is a member of whom; people are not counted."""
    ours = """
        select rolname::text, rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, rolreplication from pg_roles
         where rolname = any (array['house_owner', 'guard', 'role_keeper', 'staff', 'worker', 'sealer', 'endpoint',
                                    'deployer', 'backup'])
            or pg_has_role(oid, 'staff', 'member') and not rolcanlogin and not rolsuper
         order by 1
    """
    named = connection.execute(ours).fetchall()
    names = [row[0] for row in named]
    members = connection.execute(
        """
        select m.rolname::text, g.rolname::text, bool_or(a.admin_option)
          from pg_auth_members a join pg_roles m on m.oid = a.member join pg_roles g on g.oid = a.roleid
         where m.rolname = any (%s) and (g.rolname = any (%s) or g.rolname ^@ 'pg_') group by 1, 2
        """,
        (names, names),
    ).fetchall()
    return named, set(members)


@pytest.mark.promise("S-01", "S-05")
def test_the_product_works_on_a_server_as_it_does_embedded(deployed: OnServer) -> None:
    with deployed.debian.dba("backoffice") as connection:
        # Only a house that is not live may move its clock to the minute the mail leaves.
        connection.execute("update store.house set kind = 'test'")
    try:
        case = deployed.case(name="Nuno Ferreira Matos")
        desk = deployed.desk()
        version = desk.do(uuid4(), kyc.claim_case, case).version
        assert len(desk.ask(kyc.case_page, case).attempts) == 3
        desk.do(uuid4(), kyc.decide, case, version, Verdict.APPROVE, "A-01", "")
        deployed.clock_moves(timedelta(seconds=61))
        with working(deployed, FolderRelay(deployed.house.settings.mail_folder)):
            until(lambda: desk.ask(outbox.mails_of, case)[0].state is MessageState.SENT)
        (letter,) = deployed.house.settings.mail_folder.glob("*.eml")
        assert "Your identity is confirmed" in letter.read_text()
        assert desk.ask(kyc.case_page, case).told_at is not None
    finally:
        with deployed.debian.dba("backoffice") as connection:
            connection.execute("update store.house set kind = 'live'")
            connection.execute("delete from store.clock_shift")


def test_a_house_on_a_server_tells_the_truth_about_itself(deployed: OnServer, tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, database_url=deployed.debian.url("backoffice"))
    house = House(settings, None, None)
    assert (house.state.kind, house.state.version, house.state.house) == ("server", "", "")
    house.sign_in(ANNA, PASSWORD).desk.close()
    assert (house.state.house, house.state.firm, house.state.needs_preparing) == ("live", FIRM, False)
    assert house.state.version.startswith("15.")
    assert deployed.house.state == house.state


def test_a_house_of_another_version_is_not_entered_and_says_what_to_run(deployed: OnServer, tmp_path: Path) -> None:
    house = House(Settings(home=tmp_path, database_url=deployed.debian.url("backoffice")), None, None)
    with deployed.debian.dba("backoffice") as connection:
        at = connection.execute("select version_num from store.alembic_version").fetchone()
        connection.execute("update store.alembic_version set version_num = '0005'")
        try:
            with pytest.raises(NotMigrated) as refused:
                house.sign_in(ANNA, PASSWORD)
        finally:
            connection.execute("update store.alembic_version set version_num = %s", at)
    assert refused.value.facts["at"] == "0005"
    assert refused.value.facts["run"] == "backoffice prepare --as deployer"


def test_a_foreign_authority_and_a_wrong_password_are_told_apart_at_sign_in(deployed: OnServer, tmp_path: Path) -> None:
    url = deployed.debian.url("backoffice", root=deployed.debian.stranger.file)
    with pytest.raises(ServerNotTrusted):
        House(Settings(home=tmp_path, database_url=url), None, None).sign_in(ANNA, PASSWORD)
    with pytest.raises(WrongPassword):
        deployed.house.sign_in(ANNA, "another password")


def test_what_the_administrator_ran_once_equals_what_the_migrations_make(
    prepared: DebianServer, template: EmbeddedServer
) -> None:
    with (
        prepared.dba("backoffice") as on_server,
        psycopg.connect(**template.connect_args(BOOTSTRAP, dbname="postgres")) as embedded,
    ):
        attributes, members = roles(embedded)
        assert roles(on_server)[0] == attributes
        assert roles(on_server)[1] == members
        superusers = "select rolname::text from pg_roles where rolsuper"
        assert on_server.execute(superusers).fetchall() == [("dba",)]


@pytest.mark.promise("S-05")
def test_only_the_deployer_acts_for_the_owners_and_only_while_it_is_open(prepared: DebianServer) -> None:
    with prepared.dba("backoffice") as connection:
        members = """
            select g.rolname::text, m.rolname::text from pg_auth_members a
              join pg_roles g on g.oid = a.roleid join pg_roles m on m.oid = a.member
             where g.rolname = any (%s) order by 1
        """
        found = connection.execute(members, (list(OWNERS),)).fetchall()
        assert found == [(owner, "deployer") for owner in sorted(OWNERS)]
        may_enter = "select rolname::text from pg_roles where rolcanlogin and rolname = any (%s)"
        assert connection.execute(may_enter, ([*OWNERS, "deployer", "backup"],)).fetchall() == []
    house = House(Settings(home=prepared.folder, database_url=prepared.url("backoffice")), None, None)
    with pytest.raises(WrongPassword):
        house.sign_in("deployer", DEPLOYER.password)


@pytest.mark.promise("S-05")
def test_an_entry_that_was_closed_or_has_run_out_is_closed(prepared: DebianServer, tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, database_url=prepared.url("backoffice"))
    open_entry(prepared, "deployer", DEPLOYER.password, until=datetime.now(UTC) - timedelta(seconds=1))
    with pytest.raises(WrongPassword):
        House(settings, None, None, keeper=DEPLOYER)
    with prepared.dba() as connection:
        connection.execute("alter role deployer nologin valid until 'infinity'")
    with pytest.raises(EntryClosed):
        House(settings, None, None, keeper=DEPLOYER)
    close_entry(prepared, "deployer")
    with pytest.raises(WrongPassword):
        House(settings, None, None, keeper=DEPLOYER)


def test_an_entry_left_open_is_what_status_complains_of(deployed: OnServer) -> None:
    settings = deployed.house.settings
    assert house_status(settings, DEPLOYER).wrong == ""
    open_entry(deployed.debian, "backup", PASSWORD)
    watcher = Keeper("backup", PASSWORD)
    try:
        told = house_status(settings, watcher)
        assert "alter role deployer nologin" in told.wrong
        assert told.people == len(STAFF)
        close_entry(deployed.debian, "deployer")
        assert house_status(settings, watcher).wrong == ""
    finally:
        close_entry(deployed.debian, "backup")


def test_preparing_again_changes_nothing_and_an_empty_house_needs_its_firms_name(deployed: OnServer) -> None:
    before = deployed.house.state
    assert prepare_server(deployed.house.settings, DEPLOYER, "Another Firm", quiet) == before
    other = another_database(deployed)
    with pytest.raises(FirmUnnamed):
        prepare_server(other.house.settings, DEPLOYER, "", quiet)
    assert other.house.look_again().house == "empty"


@pytest.mark.promise("S-02")
def test_the_backup_role_dumps_all_and_changes_nothing(deployed: OnServer, tmp_path: Path) -> None:
    deployed.case()
    open_entry(deployed.debian, "backup", PASSWORD)
    try:
        reader = House(deployed.house.settings, None, None, keeper=Keeper("backup", PASSWORD))
        made = make_backup(reader, tmp_path / "a.dump", KeyBook(tmp_path / KEYS_FILE, in_file=True), None, quiet)
        assert made.without_password == ()
        for statement in ("delete from kyc.picture", "update store.house set firm = ''", "create schema mine",
                          "truncate audit.event", "set role house_owner", "alter role backup superuser"):  # fmt: skip
            with pytest.raises(psycopg.errors.InsufficientPrivilege), reader.keeper() as connection:
                driver(connection).execute(statement)
    finally:
        close_entry(deployed.debian, "backup")


def test_a_newer_server_is_deployed_without_a_superuser_too(template: EmbeddedServer, tmp_path: Path) -> None:
    database, person = f"deployed_{uuid4().hex}", f"person.{uuid4().hex[:8]}"
    with psycopg.connect(**template.connect_args(BOOTSTRAP, dbname="postgres"), autocommit=True) as connection:
        connection.execute(f"create database {database} owner house_owner")
        connection.execute(f"alter role deployer login password '{DEPLOYER.password}'")
        try:
            house = House(Settings(home=tmp_path, firm="test"), template, None, database, DEPLOYER)
            house.migrate()
            with house.keeper() as keeper:
                keeper.execute(text("insert into store.house values (true, 'test', 'Firm', null, now())"))
                add_person(
                    keeper, name=person, display_name="Eva", language="en", duties=(Duty.AUDITOR,), password=PASSWORD
                )
            seat = house.sign_in(person, PASSWORD)
            assert seat.person.duties == (Duty.AUDITOR,)
            seat.desk.close()
            told = make_backup(house, tmp_path / "a.dump", KeyBook(tmp_path / KEYS_FILE, in_file=True), None, quiet)
            # Nobody but a superuser reads verifiers here, so the dump says whose it lacks.
            assert person in told.without_password
        finally:
            connection.execute("alter role deployer nologin password null")
            connection.execute(f"drop database {database} with (force)")
            connection.execute(f'drop role if exists "{person}"')


@pytest.mark.promise("S-02")
def test_a_dump_of_the_embedded_house_comes_back_on_a_server_with_its_people(
    given: Given, debian: DebianServer, tmp_path: Path
) -> None:
    case = given.case(name="Nuno Ferreira Matos")
    book = KeyBook(tmp_path / KEYS_FILE, in_file=True)
    make_backup(given.house, tmp_path / "a.dump", book, None, quiet)
    another_home = tmp_path / "another computer"
    other = DebianServer(quick_folder())
    try:
        other.psql("-f", ROOT / "packaging" / "server.sql")
        open_entry(other, "deployer", DEPLOYER.password)
        house = House(Settings(home=another_home, database_url=other.url("backoffice")), None, None, keeper=DEPLOYER)
        told = restore(house, tmp_path / "a.dump", book, None, quiet)
        assert (told.need_password, told.kept) == ((), ())
        # The same password, by the verifier that came along, and with it the keys it opens.
        seat = house.sign_in(ANNA, PASSWORD)
        assert seat.person == given.seat().person
        seat.desk.do(uuid4(), kyc.claim_case, case)
        assert len(seat.desk.ask(kyc.case_page, case).attempts) == 3
        seat.desk.close()
    finally:
        other.close()


def another_database(deployed: OnServer) -> OnServer:
    """An empty house on the same server, made by its administrator."""
    name = f"empty_{uuid4().hex[:8]}"
    deployed.debian.psql("-v", f"database={name}", "-f", ROOT / "packaging" / "server.sql")
    return OnServer(deployed.debian, deployed.house.settings.home, name)


@pytest.mark.promise("S-05")
def test_administrators_keep_people_through_the_keeper_of_roles(deployed: OnServer) -> None:
    olga = deployed.desk(OLGA)
    name = f"test.{uuid4().hex[:12]}"
    verifier = olga.ask(staff.password_verifier, name, PASSWORD)
    waits = olga.do(
        uuid4(),
        keeping.add_person,
        name=name,
        display_name="Somebody New",
        language="en",
        duties=(Duty.AUDITOR, Duty.DPO),
        verifier=verifier,
    ).proposal
    assert waits is not None
    seen = deployed.desk(IDRIS).ask(seconding.proposal, waits)
    deployed.desk(IDRIS).do(uuid4(), seconding.agree, waits, seen.hash())
    seat = deployed.house.sign_in(name, PASSWORD)
    assert seat.person.duties == ()
    change_own_password(seat.desk, seat.person, PASSWORD, "seven quiet herons leave")
    assert seat.desk.ask(staff.signed_in).duties == (Duty.DPO, Duty.AUDITOR)
    olga.do(uuid4(), keeping.end_person, name=name)
    with pytest.raises(ShutOut):
        seat.desk.ask(staff.signed_in)
    seat.desk.close()
    with pytest.raises(WrongPassword):
        deployed.house.sign_in(name, "seven quiet herons leave")
