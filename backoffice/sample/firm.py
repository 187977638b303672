"""The sample firm: an empty house filled from a seed with people at work, customers and their cases.

Boundary: only into an empty house; passwords are random per installation and lie in one file marked sample-only.
"""

from __future__ import annotations

import json
import os
import secrets
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime, timedelta
from multiprocessing import get_context

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from backoffice.app import House, Progress
from backoffice.config import Settings
from backoffice.errors import Refused
from backoffice.people.policy import controller
from backoffice.people.rules import KycState
from backoffice.sample import rows
from backoffice.sample.cases import begin_drawing, customer_id, has_case, load_cases
from backoffice.sample.closed import book_closed, close_accounts
from backoffice.sample.consents import load_consents
from backoffice.sample.finance import load_finance
from backoffice.sample.flows import load_signs
from backoffice.sample.ledger import POSTINGS, load_books, open_before_books
from backoffice.sample.people import Person, person
from backoffice.sample.rights import closed_accounts, load_requests, today_of
from backoffice.staff.keeper import add_person
from backoffice.staff.rules import Duty
from backoffice.store.clockwork import server_now
from backoffice.vault.bulk import BulkSealer, Made
from backoffice.vault.founding import enrol, found, make_firm_keys
from backoffice.vault.passphrase import LEAST, PassphraseCustody
from backoffice.vault.root_pin import begin_root, check_free, end_root
from backoffice.vault.service_secret import make_service_secret

SIZES = {"s": 2_000, "m": 50_000, "l": 1_000_000}
_CHUNK = 2_000
_AHEAD = 4
_STAFF = (
    ("anna.lindqvist", "Anna Lindqvist", "en", (Duty.KYC_REVIEWER,)),
    ("tomasz.wierzba", "Tomasz Wierzba", "en", (Duty.KYC_REVIEWER,)),
    ("liu.wenjing", "刘文静", "zh", (Duty.KYC_REVIEWER,)),
    ("ines.carvalho", "Inês Carvalho", "en", (Duty.KYC_LEAD,)),
    ("hugo.castellan", "Hugo Castellan", "en", (Duty.KYC_LEAD,)),
    ("maria.keller", "Maria Keller", "en", (Duty.DPO,)),
    ("jonas.berg", "Jonas Berg", "en", (Duty.FINANCE,)),
    ("aiko.tanaka", "Aiko Tanaka 田中愛子", "en", (Duty.FINANCE_LEAD,)),
    ("ruth.adeyemi", "Ruth Adeyemi", "en", (Duty.MLRO,)),
    ("pavel.novak", "Pavel Novák", "en", (Duty.AUDITOR,)),
    ("olga.marin", "Olga Marin", "en", (Duty.ADMINISTRATOR,)),
    ("idris.bello", "Idris Bello", "en", (Duty.ADMINISTRATOR,)),
)
_BOOKKEEPER, _LEAD = "jonas.berg", "aiko.tanaka"


class HouseNotEmpty(Refused):
    """The sample firm goes into an empty house only; nothing was changed."""

    code = "sample.house_not_empty"


class SampleNeedsEmbedded(Refused):
    """A server of one's own is never filled with invented people."""

    code = "sample.needs_embedded"


def prepare(settings: Settings, progress: Progress) -> None:
    """Bring the house to this version, and fill it when it is an empty sample firm. Raises as `fill`."""
    house = House.open(settings, progress)
    try:
        progress("migrate", 0.1)
        house.migrate()
        if house.state.needs_preparing:
            _fill(house, progress, "s", 1)
        progress("done", 1.0)
    finally:
        house.close()


def fill(settings: Settings, progress: Progress, *, size: str, seed: int) -> None:
    """Fill an empty house with a sample firm of `size` s, m or l.

    Raises HouseNotEmpty, SampleNeedsEmbedded, and AnotherRootPinned where the home knows the root of another firm.
    """
    if settings.database_url is not None:
        raise SampleNeedsEmbedded()
    house = House.open(settings, progress)
    try:
        house.migrate()
        if house.state.house != "empty":
            raise HouseNotEmpty(home=str(settings.home), house=house.state.house)
        _fill(house, progress, size, seed)
        progress("done", 1.0)
    finally:
        house.close()


def _fill(house: House, progress: Progress, size: str, seed: int) -> None:
    check_free(house.settings.home)
    passwords = {name: _password() for name, *_ in _STAFF}
    # One transaction: a fill that is killed leaves an empty house, and the next start fills it again.
    with house.keeper() as connection, _drawers() as drawers:
        now = server_now(connection)
        connection.execute(
            text("insert into store.house values (true, 'sample', :firm, :seed, :now)"),
            {"firm": controller(rows.CONTROLLER).legal_name, "seed": seed, "now": now},
        )
        keys = make_firm_keys(now)
        with Session(connection, join_transaction_mode="create_savepoint") as session:
            found(session, keys)
            secret = make_service_secret(house.settings.home, "worker")
            enrol(session, keys, "worker", PassphraseCustody(secret, LEAST))
            session.commit()
        begin_root(house.settings.home, keys.root.public)
        sealer = BulkSealer(keys.public(), keys.index_key)
        for name, shown, language, duties in _STAFF:
            add_person(
                connection,
                name=name,
                display_name=shown,
                language=language,
                duties=duties,
                password=passwords[name],
                keys=keys,
                cost=LEAST,
            )
        _load_customers(connection, drawers, sealer, seed, SIZES[size], now, progress)
        drawn = begin_drawing(drawers, seed, now)
        closed = closed_accounts(today_of(now))
        close_accounts(connection, seed, closed, now)
        load_books(connection, seed, POSTINGS[size], now.date(), _BOOKKEEPER)
        book_closed(connection, seed, closed, _BOOKKEEPER)
        # What follows looks things up among millions of rows that the planner has not seen yet.
        connection.execute(text("analyze"))
        load_signs(connection, now.date(), _BOOKKEEPER)
        load_finance(connection, now.date(), _BOOKKEEPER, _LEAD)
        open_before_books(connection)
        for done in load_cases(connection, drawn, sealer, seed, now):
            progress("draw", 0.3 + 0.7 * done)
        load_requests(connection, sealer, seed, now)
        load_consents(connection)
        connection.execute(text("select audit.record('sample.filled', null, '{}')"))
        connection.execute(text("analyze"))
    end_root(house.settings.home)
    _write_secrets(house, passwords)


def _write_secrets(house: House, passwords: dict[str, str]) -> None:
    people = [
        {"name": name, "display_name": shown, "duty": duties[0].value, "password": passwords[name]}
        for name, shown, _, duties in _STAFF
    ]
    told = {"what": "Passwords of the sample firm on this computer. Sample only.", "people": people}
    file = house.sample_secrets_file()
    file.unlink(missing_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as written:
        json.dump(told, written, ensure_ascii=False, indent=1)


def _password() -> str:
    """Four groups that a person can type: 80 bits."""
    letters = "abcdefghijkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(4)) for _ in range(4))


def _drawers() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(max_workers=os.cpu_count(), mp_context=get_context("forkserver"))


def _load_customers(
    connection: Connection,
    drawers: ProcessPoolExecutor,
    sealer: BulkSealer,
    seed: int,
    count: int,
    now: datetime,
    progress: Progress,
) -> None:
    chunks = [range(start, min(start + _CHUNK, count)) for start in range(0, count, _CHUNK)]
    ahead = deque(drawers.submit(_customers, sealer, seed, chunk, now) for chunk in chunks[:_AHEAD])
    for number in range(len(chunks)):
        customers, made = ahead.popleft().result()
        if number + _AHEAD < len(chunks):
            ahead.append(drawers.submit(_customers, sealer, seed, chunks[number + _AHEAD], now))
        rows.load_customers(connection, customers)
        rows.load_made(connection, made)
        progress("load", 0.1 + 0.2 * (number + 1) / len(chunks))


def _customers(sealer: BulkSealer, seed: int, indexes: range, now: datetime) -> tuple[list[rows.CustomerFields], Made]:
    customers = [
        rows.customer(
            sealer,
            customer_id(seed, index),
            _facts(person(seed, index, on=now.date())),
            now - timedelta(days=1 + index % 900, minutes=index % 1440),
            KycState.PENDING if has_case(index) else KycState.PASSED,
        )
        for index in indexes
    ]
    return customers, sealer.take()


def _facts(who: Person) -> rows.PersonFacts:
    at = who.address
    return rows.PersonFacts(
        legal_name=who.legal_name,
        country=who.alpha2,
        email=who.email,
        language=who.language,
        birth_on=who.birth_on,
        mobile=who.mobile,
        address=f"{at.street}, {at.postcode} {at.city}, {at.country}",
    )
