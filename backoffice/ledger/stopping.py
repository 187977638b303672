"""Long statements that a person may stop: somebody looks five times a second whether to go on.

Boundary: ends the statement that runs on this session's connection; its transaction is then rolled back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import cast

import psycopg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from backoffice.errors import BackofficeError

_EVERY_SECONDS = 0.2


@contextmanager
def stoppable(session: Session, look: Callable[[], None]) -> Iterator[None]:
    """Raises what `look` raises, a BackofficeError, in the place of the statement that it ended."""
    connection = cast("psycopg.Connection[object]", session.connection().connection.driver_connection)
    over, found = Event(), list[BackofficeError]()

    def watch() -> None:
        while not over.wait(_EVERY_SECONDS):
            try:
                look()
            except BackofficeError as stop:
                found.append(stop)
                connection.cancel_safe()
                return

    watcher = Thread(target=watch, name="whether to go on", daemon=True)
    watcher.start()
    try:
        yield
    except DBAPIError as fault:
        if found and isinstance(fault.orig, psycopg.errors.QueryCanceled):
            raise found[0] from None
        raise
    finally:
        over.set()
        watcher.join()
    if found:
        raise found[0]
