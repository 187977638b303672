"""Which database this installation uses, how large it is, how far migrated, and what is wrong with it.

Boundary: starts nothing that was not running, except the embedded server it is asked about.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from sqlalchemy import text

from backoffice.app import House, Keeper
from backoffice.audit.sealing_state import sealing_status
from backoffice.cli_words import sentence
from backoffice.config import Settings
from backoffice.errors import BackofficeError
from backoffice.store import migrate


@dataclass(frozen=True, slots=True)
class HouseStatus:
    """`size` in bytes; `wrong` is empty when all is well, else a code with facts, and `sentence` says what it means."""

    database: str
    home: str
    version: str
    size: int
    firm: str
    house: str
    migrated_to: str
    migrations_waiting: int
    people: int
    customers: int
    open_cases: int
    mail_waiting: int
    mail_failed: int
    wrong: str
    sealed: str = ""
    sentence: str = ""

    def as_json(self) -> dict[str, object]:
        return asdict(self)

    def lines(self) -> list[str]:
        """The same for people, one fact a line."""
        if self.wrong and not self.version:
            known = [f"Database   {self.database}", f"Home       {self.home}", f"Wrong      {self.wrong}"]
            return [*known, f"           {self.sentence}"] if self.sentence else known
        waiting = f", {self.migrations_waiting} waiting" if self.migrations_waiting else ", none waiting"
        return [
            f"Database   {self.database}",
            f"Home       {self.home}",
            f"Version    PostgreSQL {self.version}",
            f"Size       {self.size / 1_000_000:,.1f} MB",
            f"House      {self.house}" + (f", {self.firm}" if self.firm else ""),
            f"Migrations {self.migrated_to or 'none'}{waiting}",
            f"Holds      {self.people} people at work, {self.customers:,} customers, {self.open_cases:,} open cases",
            f"Mail       {self.mail_waiting} waiting, {self.mail_failed} not delivered",
            f"Sealed     {self.sealed or 'nothing'}",
            f"Wrong      {self.wrong or 'nothing'}",
        ]


def house_status(settings: Settings, keeper: Keeper | None = None) -> HouseStatus:
    """Look at the house, as `keeper` on a server; a fault found on the way is the answer, not an exception."""
    database = "embedded" if settings.database_url is None else "server"
    try:
        house = House.open(settings, keeper=keeper)
    except BackofficeError as fault:
        return _nothing_known(settings, database, fault)
    try:
        return _look(house, database)
    except BackofficeError as fault:
        return _nothing_known(settings, database, fault)
    finally:
        house.close()


def _nothing_known(settings: Settings, database: str, fault: BackofficeError) -> HouseStatus:
    wrong, said = str(fault), sentence(fault)
    return HouseStatus(database, str(settings.home), "", 0, "", "", "", 0, 0, 0, 0, 0, 0, wrong, sentence=said)


def _look(house: House, database: str) -> HouseStatus:
    with house.keeper() as connection:
        version = connection.execute(text("select current_setting('server_version')")).scalar_one()
        size = connection.execute(text("select pg_database_size(current_database())")).scalar_one()
        stand = migrate.migrations(connection)
        deployer_open = connection.execute(_DEPLOYER_OPEN).scalar_one()
        counted, sealed, not_sealed = (0, 0, 0, 0, 0), "", ""
        if stand.at is not None:
            counted = tuple(connection.execute(_COUNTS).one())
            sealed, not_sealed = sealing_status(connection, house.settings.checkpoint_folders[0])
    people, customers, open_cases, waiting, failed = counted
    wrong = ""
    if stand.waiting:
        wrong = f"{stand.waiting} migrations waiting; run `backoffice prepare`"
    elif failed:
        wrong = f"{failed} mails not delivered"
    elif not_sealed:
        wrong = not_sealed
    elif deployer_open:
        wrong = "deployer may sign in between deployments; close it: alter role deployer nologin password null"
    return HouseStatus(
        database=database,
        home=str(house.settings.home),
        version=version,
        size=size,
        firm=house.state.firm,
        house=house.state.house,
        migrated_to=stand.at or "",
        migrations_waiting=stand.waiting,
        people=people,
        customers=customers,
        open_cases=open_cases,
        mail_waiting=waiting,
        mail_failed=failed,
        wrong=wrong,
        sealed=sealed,
    )


_DEPLOYER_OPEN = text("""
    select exists (select from pg_roles where rolname = 'deployer' and rolcanlogin
                      and (rolvaliduntil is null or rolvaliduntil > now())) and session_user <> 'deployer'
""")
# An exact count of a million customers is not worth a second of waiting: small tables are counted, large estimated.
_COUNTS = text("""
    select (select count(*) from staff.person),
           (select case when reltuples > 100000 then reltuples::bigint else (select count(*) from people.customer) end
              from pg_class where oid = 'people.customer'::regclass),
           (select count(*) from kyc."case" where state <> 'decided'),
           (select count(*) from outbox.message where state in ('waiting', 'sending')),
           (select count(*) from outbox.message where state = 'failed')
""")
