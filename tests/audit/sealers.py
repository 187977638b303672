"""A sealer in a thread, as beside a worker."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import psycopg

from backoffice.audit.signing import certificate
from backoffice.jobs.sealer import Sealer
from backoffice.store.cluster import BOOTSTRAP
from tests.given import JONAS, SEALER_PASSWORD, Given
from tests.jobs.relays import until


@contextmanager
def sealer_serves(given: Given, keys: Path | None = None, checkpoints: Path | None = None) -> Iterator[None]:
    """It serves this house until the block ends, with its files in the house's home unless others are named."""
    entry = given.server.connect_args("sealer", SEALER_PASSWORD, given.database)
    home, stop = given.house.settings.home, Event()
    files = [checkpoints or home / "checkpoints"]
    sealer = Sealer(lambda: psycopg.connect(**entry, autocommit=True), keys or home / "sealer", files, stop)
    thread = Thread(target=sealer.serve)
    thread.start()
    try:
        until(lambda: given.desk(JONAS).ask(certificate) is not None)
        yield
    finally:
        stop.set()
        # A knock, so that it looks up at once.
        with given.sql(BOOTSTRAP) as connection:
            connection.execute("notify audit_sealer")
        thread.join()
