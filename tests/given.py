"""What a test starts from: a house of its own, cloned from one migrated once per run, with people and cases.

Tests commit for real, as several people on several connections: a clone costs less than pretending, and row security,
deferred guards and lost replies behave as they do at a desk.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest
from PIL import Image
from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from backoffice.app import House, SignedIn
from backoffice.config import Settings
from backoffice.desk import Desk
from backoffice.kyc.checks import Check
from backoffice.kyc.comparison import CardRead
from backoffice.kyc.rules import Level, PictureKind
from backoffice.people.rules import KycState
from backoffice.sample import rows
from backoffice.staff.keeper import add_person, set_password
from backoffice.staff.rules import Duty
from backoffice.store import migrate
from backoffice.store.base import new_id
from backoffice.store.clockwork import server_now, shift_clock
from backoffice.store.cluster import BOOTSTRAP
from backoffice.store.embedded import EmbeddedServer
from backoffice.store.engine import keeper_engine
from backoffice.vault.bulk import BulkSealer
from backoffice.vault.founding import enrol, fixed_firm_keys
from backoffice.vault.passphrase import Cost, PassphraseCustody
from backoffice.vault.root_pin import pin_root

PASSWORD = "correct horse battery staple"
WORKER_PASSWORD = "worker of the tests"
SEALER_PASSWORD = "sealer of the tests"
TEMPLATE = "house_template"
# A slot says itself what a guess at it costs; what a real one costs is tested with the vault.
CHEAP = Cost(8, 1, 1)
# As the first migration says it.
ENTER = "staff, worker, sealer, endpoint, deployer, backup, role_keeper"
# The processes of one test run share a firm.
KEYS = fixed_firm_keys(datetime(2026, 1, 1, tzinfo=UTC), b"test")
STAFF = (
    ("anna.lindqvist", "Anna Lindqvist", "en", (Duty.KYC_REVIEWER,)),
    ("tomasz.wierzba", "Tomasz Wierzba", "en", (Duty.KYC_REVIEWER,)),
    ("wen.jing", "文静", "zh", (Duty.KYC_LEAD,)),
    ("hugo.castellan", "Hugo Castellan", "en", (Duty.KYC_LEAD,)),
    ("maria.keller", "Maria Keller", "en", (Duty.DPO,)),
    ("jonas.berg", "Jonas Berg", "en", (Duty.FINANCE,)),
    ("aiko.tanaka", "Aiko Tanaka 田中愛子", "en", (Duty.FINANCE_LEAD,)),
    ("ruth.adeyemi", "Ruth Adeyemi", "en", (Duty.MLRO,)),
    ("pavel.novak", "Pavel Novák", "en", (Duty.AUDITOR,)),
    ("olga.marin", "Olga Marin", "en", (Duty.ADMINISTRATOR,)),
    ("idris.bello", "Idris Bello", "en", (Duty.ADMINISTRATOR,)),
)
# The database of the test before: to drop one at once waits a tenth of a second for whoever is just leaving it.
_left_behind: list[str] = []
ANNA, TOMASZ, WEN, HUGO, MARIA, JONAS, AIKO, RUTH, PAVEL, OLGA, IDRIS = (name for name, *_ in STAFF)


class Given:
    """One test's house; desks and connections it opened are closed with it."""

    def __init__(self, server: EmbeddedServer, database: str, home: Path) -> None:
        self.server = server
        self.database = database
        pin_root(home, KEYS.root.public)
        (home / "worker-key").write_text(WORKER_PASSWORD)
        self.house = House(Settings(home=home, firm="test"), server, None, database)
        self._seats: dict[str, SignedIn] = {}
        self._services: dict[str, Desk] = {}

    def seat(self, name: str = ANNA) -> SignedIn:
        """This person, signed in."""
        if name not in self._seats:
            self._seats[name] = self.house.sign_in(name, PASSWORD)
        return self._seats[name]

    def comes_back(self, name: str) -> SignedIn:
        """This person, signed in once more: at a desk that has opened nothing yet."""
        self._seats[f"{name} {len(self._seats)}"] = again = self.house.sign_in(name, PASSWORD)
        return again

    def desk(self, name: str = ANNA) -> Desk:
        return self.seat(name).desk

    def worker(self) -> Desk:
        """The desk of the service role that delivers mail."""
        if "worker" not in self._services:
            self._services["worker"] = self.house.desk_for_service("worker", WORKER_PASSWORD)
        return self._services["worker"]

    @contextmanager
    def sql(self, role: str) -> Iterator[psycopg.Connection]:
        """Plain SQL as this role, the way a hostile client would come."""
        password = {BOOTSTRAP: None, "worker": WORKER_PASSWORD, "sealer": SEALER_PASSWORD}.get(role, PASSWORD)
        arguments = self.server.connect_args(role, password, self.database)
        with closing(psycopg.connect(**arguments)) as connection, connection.transaction():
            yield connection

    def now(self) -> datetime:
        with self.house.keeper() as connection:
            return server_now(connection)

    def clock_moves(self, by: timedelta) -> None:
        """Let the house's clock run ahead (or back) by this much from where it stands."""
        with self.house.keeper() as connection:
            shift_clock(connection, server_now(connection) - datetime.now(UTC) + by)

    def customer(self, name: str = "Samira Yousef Haddadin", country: str = "JO", language: str = "en") -> UUID:
        with self.house.keeper() as connection:
            return _customer(connection, name, country, language)

    def case(
        self,
        age: timedelta = timedelta(hours=1),
        *,
        name: str = "Samira Yousef Haddadin",
        level: Level = Level.REVIEWER,
        language: str = "en",
        card: CardRead | None = None,
    ) -> UUID:
        """A case handed over `age` ago, with three attempts and their pictures."""
        (case_id,) = self.cases({name: age}, level=level, language=language, card=card)
        return case_id

    def cases(
        self,
        ages: Mapping[str, timedelta],
        *,
        level: Level = Level.REVIEWER,
        language: str = "en",
        card: CardRead | None = None,
    ) -> list[UUID]:
        """A case as above for each of these people, in one go."""
        made = []
        with self.house.keeper() as connection:
            for name, age in ages.items():
                customer_id, case_id = _customer(connection, name, "JO", language), new_id()
                handed_over_at = server_now(connection) - age
                papers = tuple(_attempt(handed_over_at, ordinal, card or CARD) for ordinal in (1, 2, 3))
                row = rows.case(case_id, customer_id, papers, handed_over_at, level=level)
                rows.load_case(connection, bulk_sealer(), customer_id, row, papers)
                made.append(case_id)
        return made

    def close(self) -> None:
        for seat in self._seats.values():
            seat.desk.close()
        for desk in self._services.values():
            desk.close()


def _customer(connection: Connection, name: str, country: str, language: str) -> UUID:
    who = rows.PersonFacts(
        legal_name=name,
        country=country,
        email=f"{new_id().hex[-12:]}@example.org",
        language=language,
        birth_on=date(1991, 4, 7),
        mobile="+962000123456",
        address="Garden Street 4, 17110 Madaba",
    )
    customer_id = new_id()
    opened_at = server_now(connection) - timedelta(days=1)
    sealer = bulk_sealer()
    rows.load_customers(connection, [rows.customer(sealer, customer_id, who, opened_at, KycState.PENDING)])
    rows.load_made(connection, sealer.take())
    return customer_id


def bulk_sealer() -> BulkSealer:
    """Seals to the classes of the tests' firm."""
    return BulkSealer(KEYS.public(), KEYS.index_key)


CARD = CardRead(
    name="Sameera Haddadeen",
    native_name="سميرة يوسف حدادين",
    birth_on=date(1991, 7, 4),
    document_number="T40187O26",
    expires_on=date(2027, 3, 18),
    country="JOR",
    sex="F",
    mrz=(
        "I<JORT401870265<<<<<<<<<<<<<<<",
        "9107049F2703187JOR<<<<<<<<<<<6",
        "HADDADEEN<<SAMEERA<YOUSEF<<<<<",
    ),
)


@cache
def picture(kind: PictureKind, colour: tuple[int, int, int], size: tuple[int, int] = (120, 80)) -> rows.PictureFacts:
    """A small one-coloured JPEG."""
    content = io.BytesIO()
    Image.new("RGB", size, colour).save(content, "JPEG")
    return rows.PictureFacts(kind, *size, content.getvalue())


def _attempt(handed_over_at: datetime, ordinal: int, card: CardRead) -> rows.AttemptFacts:
    return rows.AttemptFacts(
        provider="persona",
        reference=f"ver_{ordinal}",
        device="phone",
        submitted_at=handed_over_at - timedelta(minutes=9 * (3 - ordinal)),
        checks=(
            Check("id_glare_detection", "failed" if ordinal == 1 else "passed", ("too_much_glare",) * (ordinal == 1)),
            Check("id_mrz_detection", "passed"),
            Check("selfie_id_comparison", "failed", ("face_mismatch",)),
            Check("selfie_liveness_detection", "passed"),
        ),
        card=card,
        pictures=(
            picture(PictureKind.SELFIE, (40 * ordinal, 90, 120)),
            picture(PictureKind.PORTRAIT, (60 * ordinal, 90, 120)),
            picture(PictureKind.FRONT, (200, 40 * ordinal, 120)),
            picture(PictureKind.BACK, (200, 90, 40 * ordinal)),
        ),
    )


def make_template(server: EmbeddedServer) -> None:
    """One migrated database with the house's people, from which every test's own is cloned."""
    with psycopg.connect(**server.connect_args(BOOTSTRAP, dbname="postgres"), autocommit=True) as connection:
        # Several test processes may come at once: the first makes it, the others find it.
        connection.execute("select pg_advisory_lock(7)")
        if connection.execute("select from pg_database where datname = %s", (TEMPLATE,)).fetchone() is not None:
            return
        connection.execute(f"create database {TEMPLATE}_making")
        engine = keeper_engine(server.connect_args(BOOTSTRAP, dbname=f"{TEMPLATE}_making"))
        with engine.begin() as keeper:
            migrate.upgrade(keeper)
            # Thousands of connections enter with these passwords, which nobody guesses at.
            keeper.execute(text("set local scram_iterations = 1"))
            keeper.execute(
                text("insert into store.house values (true, 'test', 'Test Firm', 1, transaction_timestamp())")
            )
            set_password(keeper, "worker", WORKER_PASSWORD, login=True)
            set_password(keeper, "sealer", SEALER_PASSWORD, login=True)
            set_password(keeper, "endpoint", PASSWORD, login=True)
            move_in(keeper)
            with Session(keeper, join_transaction_mode="create_savepoint") as session:
                enrol(session, KEYS, "worker", PassphraseCustody(WORKER_PASSWORD, CHEAP))
                session.commit()
        engine.dispose()
        # Who enters writes down what the catalog begins with, and every clone finds it written.
        psycopg.connect(**server.connect_args(BOOTSTRAP, dbname=f"{TEMPLATE}_making")).close()
        connection.execute(f"alter database {TEMPLATE}_making rename to {TEMPLATE}")


def move_in(keeper: Connection) -> None:
    """The house's people, by a keeper's hand, on whichever server it stands."""
    for name, display_name, language, duties in STAFF:
        add_person(
            keeper,
            name=name,
            display_name=display_name,
            language=language,
            duties=duties,
            password=PASSWORD,
            keys=KEYS,
            cost=CHEAP,
        )


@pytest.fixture(scope="session")
def template(server: EmbeddedServer) -> EmbeddedServer:
    make_template(server)
    return server


@pytest.fixture
def given(template: EmbeddedServer, tmp_path: Path) -> Iterator[Given]:
    """A house of this test's own."""
    database = f"house_{uuid4().hex}"
    with psycopg.connect(**template.connect_args(BOOTSTRAP, dbname="postgres"), autocommit=True) as connection:
        connection.execute(f"create database {database} template {TEMPLATE} strategy file_copy")
        # A clone does not inherit the rights on the database itself.
        connection.execute(f"revoke all on database {database} from public")
        connection.execute(f"grant connect on database {database} to {ENTER}")
        house = Given(template, database, tmp_path)
        yield house
        house.close()
        while _left_behind:
            connection.execute(f"drop database {_left_behind.pop()} with (force)")
        _left_behind.append(database)
