"""Engines: how a role reaches its database, and how soon a dead link is noticed.

Boundary: no SQL of any area. S-01 (a server is reached over verified TLS 1.3 only).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from psycopg.conninfo import conninfo_to_dict
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.pool import NullPool

from backoffice.desk import WayIn
from backoffice.errors import Refused

# libpq's own defaults leave a window hanging for twenty seconds and more behind a dead link.
_NOTICES_SOON = {
    "connect_timeout": "5",
    "keepalives_idle": "2",
    "keepalives_interval": "1",
    "keepalives_count": "2",
    "tcp_user_timeout": "3000",
    "application_name": "backoffice",
}
# GSS encryption would take the place of TLS, and any other answer than SCRAM's could not be bound to the channel.
_TLS = {
    "sslmode": "verify-full",
    "ssl_min_protocol_version": "TLSv1.3",
    "channel_binding": "require",
    "require_auth": "scram-sha-256",
    "gssencmode": "disable",
}
_DESK_LIMITS = "-c statement_timeout=30s -c lock_timeout=4s -c idle_in_transaction_session_timeout=60s"


class WeakTransport(Refused):
    """S-01: the URL asks for less than verified TLS 1.3. Facts: `setting`, `asked`, `needed`."""

    code = "store.weak_transport"


class BadDatabaseUrl(Refused):
    code = "store.bad_database_url"


def server_arguments(url: str, role: str | None = None, password: str | None = None) -> dict[str, str]:
    """libpq keywords for a server of one's own. Raises WeakTransport, BadDatabaseUrl (the password is never told)."""
    try:
        told = {name: str(value) for name, value in conninfo_to_dict(url).items() if value is not None}
    except Exception as fault:
        raise BadDatabaseUrl(host=urlsplit(url).hostname or "") from fault
    _refuse_weaker(told)
    given = {"user": role, "password": password}
    return {**told, **_TLS, **{name: value for name, value in given.items() if value is not None}}


def _refuse_weaker(told: Mapping[str, str]) -> None:
    """libpq forgets its `sslmode` on a local socket, and would write the session's keys to a `sslkeylogfile`."""
    for name, strong in _TLS.items():
        if told.get(name, strong) != strong:
            raise WeakTransport(setting=name, asked=told[name], needed=strong)
    if told.get("ssl_max_protocol_version", "TLSv1.3") not in ("TLSv1.3", ""):
        raise WeakTransport(
            setting="ssl_max_protocol_version", asked=told["ssl_max_protocol_version"], needed="TLSv1.3"
        )
    if told.get("sslkeylogfile"):
        raise WeakTransport(setting="sslkeylogfile", asked=told["sslkeylogfile"], needed="")
    if "service" in told:
        return
    for host in (told.get("host") or told.get("hostaddr") or "").split(","):
        if not host or host.startswith(("/", "@")):
            raise WeakTransport(setting="host", asked=host, needed="db.example.org")


def desk_engine(arguments: Mapping[str, str], way_in: WayIn | None = None) -> Engine:
    """A small pool for one person's window: statements end after 30 s, waits for a lock after 4 s."""
    engine = create_engine(
        URL.create("postgresql+psycopg"),
        connect_args={**_NOTICES_SOON, **arguments, "options": _DESK_LIMITS},
        pool_size=4,
        max_overflow=4,
        pool_timeout=10,
        pool_use_lifo=True,
    )
    if way_in is not None:

        @event.listens_for(engine, "do_connect")
        def come_in(_dialect: Any, _record: Any, _args: Any, wanted: dict[str, Any]) -> None:
            wanted["password"] = way_in.password

    return engine


def plain_arguments(arguments: Mapping[str, str]) -> dict[str, str]:
    """The same for a service's own connection, which no pool holds."""
    return {**_NOTICES_SOON, **arguments}


def keeper_engine(arguments: Mapping[str, str]) -> Engine:
    """One connection at a time without limits: migrations, loading, the worker's own loop."""
    return create_engine(
        URL.create("postgresql+psycopg"), connect_args={**_NOTICES_SOON, **arguments}, poolclass=NullPool
    )
