"""The worker's and the sealer's place in their house: attached to the database, with relays, log and signals.

Boundary: assembles and ends them. The log holds message ids and reply codes, nobody's name or address.
"""

from __future__ import annotations

import logging
import signal
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler
from pathlib import Path
from threading import Event, Thread

import psycopg
from psycopg.conninfo import make_conninfo

# A message refers to its customer: its mapping is whole only once the customers' is loaded.
import backoffice.kyc.tables
import backoffice.people.tables  # noqa: F401
from backoffice.app import House
from backoffice.config import Settings
from backoffice.desk import DatabaseGone, Desk, ShutOut
from backoffice.jobs.relay import FolderRelay, Relay
from backoffice.jobs.sealer import ROLE as SEALER
from backoffice.jobs.sealer import Sealer
from backoffice.jobs.smtp import SmtpRelay
from backoffice.jobs.worker import Worker, without_values
from backoffice.outbox import service as outbox
from backoffice.staff.rules import WrongPassword
from backoffice.store.embedded import Attachment, EmbeddedServer
from backoffice.store.engine import plain_arguments
from backoffice.store.house_lock import HouseLock

ROLE = "worker"
_LOG_BYTES = 1_000_000
_LOGS_KEPT = 3

_log = logging.getLogger("backoffice.worker")


def serve(
    settings: Settings, password: str, lock: HouseLock, ready: Callable[[], None], sealer: str | None = None
) -> None:
    """Deliver the mail of this home until nobody needs it or a signal ends it; `lock` is the worker's own, taken.

    With the password of the role `sealer` the trail is sealed meanwhile, by a thread with a login and keys of its own.
    Raises SettingsUnreadable, WrongPassword, and what opening the house raises.
    """
    _log_to(settings.home / "logs" / "worker.log")
    relays = relays_of(settings)
    stop = _stopped_by_signal()
    if settings.database_url is not None:
        house = House(settings, None, None)
        with _sealing(house, sealer):
            _serve(house, password, relays, None, stop, ready)
        return
    server = EmbeddedServer(settings.home)
    with server.attach(background=True) as attachment:
        while True:
            house = House(settings, server, attachment)
            with _sealing(house, sealer):
                _serve(house, password, relays, attachment, stop, ready)
            # Who comes now finds the lock free and starts another worker; who came before is among the users.
            lock.let_go()
            if stop.is_set() or not attachment.others_attached() or not lock.take(alone=True):
                return


def seal(settings: Settings, password: str, ready: Callable[[], None]) -> None:
    """Seal the trail of a server of one's own until a signal ends it; the keys may then lie where no worker is."""
    _log_to(settings.home / "logs" / "sealer.log")
    stop = _stopped_by_signal()
    ready()
    _sealer(House(settings, None, None), password, stop).serve()


def relays_of(settings: Settings) -> Mapping[str, Relay]:
    """The relay of each channel. Raises SettingsUnreadable."""
    return {"mail": SmtpRelay(settings.smtp_url) if settings.smtp_url else FolderRelay(settings.mail_folder)}


def _serve(
    house: House,
    password: str,
    relays: Mapping[str, Relay],
    attachment: Attachment | None,
    stop: Event,
    ready: Callable[[], None],
) -> None:
    desk = house.desk_for_service(ROLE, password)
    try:
        _enter(desk)
        ready()
        _log.info("serving")
        Worker(desk, relays, attachment, stop).serve()
        _log.info("done")
    except Exception as fault:
        _log.error("ended by %s", without_values(fault))
        raise
    finally:
        desk.close()


def _stopped_by_signal() -> Event:
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    return stop


@contextmanager
def _sealing(house: House, password: str | None) -> Iterator[None]:
    """A sealer beside what runs in the block; it seals once more when that has ended."""
    if password is None:
        yield
        return
    stop = Event()
    thread = Thread(target=_sealer(house, password, stop).serve, name="sealer")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _sealer(house: House, password: str, stop: Event) -> Sealer:
    arguments = make_conninfo(**plain_arguments(house.entry_arguments(SEALER, password)))
    settings = house.settings
    return Sealer(
        lambda: psycopg.connect(arguments, autocommit=True),
        settings.sealer_folder,
        settings.checkpoint_folders,
        stop,
    )


def _enter(desk: Desk) -> None:
    """See that the password is right; a database that is away is the worker's to wait for."""
    try:
        desk.ask(outbox.until_due)
    except ShutOut as fault:
        raise WrongPassword(name=ROLE) from fault
    except DatabaseGone:
        return


def _log_to(file: Path) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handler = RotatingFileHandler(file, maxBytes=_LOG_BYTES, backupCount=_LOGS_KEPT, encoding="utf-8")
    formatter = logging.Formatter("%(asctime)sZ %(levelname)s %(message)s")
    formatter.converter = time.gmtime
    formatter.default_msec_format = "%s.%03d"
    handler.setFormatter(formatter)
    _log.addHandler(handler)
    _log.setLevel(logging.INFO)
    _log.propagate = False
