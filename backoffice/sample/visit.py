"""`python -m backoffice.sample.visit`: keeps a sample firm's server up for clients from outside, then leaves.

Boundary: counts connections and nothing else; it leaves when nobody from outside was there for as long as it was told.
"""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import closing, suppress
from datetime import timedelta

import psycopg

from backoffice.app import House
from backoffice.config import Settings, read_settings
from backoffice.errors import BackofficeError
from backoffice.store.cluster import BOOTSTRAP
from backoffice.store.embedded import EmbeddedServer
from backoffice.store.house_lock import HouseLock

_LOOK_EVERY = timedelta(seconds=2)
_OTHERS = """
    select count(*) from pg_stat_activity
     where backend_type = 'client backend' and pid <> pg_backend_pid()
       and usename not in (current_user, 'worker', 'sealer')
"""


def keep_up(settings: Settings, idle: timedelta) -> None:
    """Start a visitor of this home in a process of its own, and wait until the server is sure to stay."""
    visitor = subprocess.Popen(
        [sys.executable, "-m", "backoffice.sample.visit", str(settings.home), str(idle.total_seconds())],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    assert visitor.stdout is not None
    with visitor.stdout as said:
        said.readline()
    # It outlives this process, whose end leaves it to the system.
    visitor.returncode = 0


def stay(settings: Settings, idle: timedelta) -> None:
    """Attach, say so, and leave once nobody from outside was connected for `idle`. At most one for a home.

    Meanwhile a worker seals what they do and delivers its mail, as beside a window.
    """
    lock = HouseLock(settings.home / "visit.lock")
    if not lock.take(alone=True):
        print("stays", flush=True)
        return
    server = EmbeddedServer(settings.home)
    with server.attach():
        print("stays", flush=True)
        with suppress(BackofficeError), closing(House.open(settings)) as house:
            house.start_worker()
        last_seen = time.monotonic()
        while time.monotonic() - last_seen < idle.total_seconds() and server.running():
            time.sleep(min(_LOOK_EVERY, idle).total_seconds())
            if _somebody_is_there(server):
                last_seen = time.monotonic()
    lock.close()


def _somebody_is_there(server: EmbeddedServer) -> bool:
    try:
        with psycopg.connect(**server.connect_args(BOOTSTRAP)) as connection:
            found = connection.execute(_OTHERS).fetchone()
    except psycopg.OperationalError:
        return False
    return found is not None and found[0] > 0


if __name__ == "__main__":
    told = read_settings({"BACKOFFICE_HOME": sys.argv[1]})
    stay(told, timedelta(seconds=float(sys.argv[2])))
