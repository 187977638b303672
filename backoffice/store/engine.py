"""Engines: how a role reaches its database, and how soon a dead link is noticed.

Boundary: no SQL of any area. S-01 (a server is reached over verified TLS 1.3 only).
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from psycopg.conninfo import conninfo_to_dict
from sqlalchemy import Engine, create_engine
from sqlalchemy.engine import URL
from sqlalchemy.pool import NullPool

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
_TLS = {"sslmode": "verify-full", "ssl_min_protocol_version": "TLSv1.3", "channel_binding": "require"}
_DESK_LIMITS = "-c statement_timeout=30s -c lock_timeout=4s -c idle_in_transaction_session_timeout=60s"


class WeakTransport(Refused):
    """S-01: the URL asks for less than verified TLS 1.3."""

    code = "store.weak_transport"


class BadDatabaseUrl(Refused):
    code = "store.bad_database_url"


def server_arguments(url: str, role: str | None = None, password: str | None = None) -> dict[str, str]:
    """libpq keywords for a server of one's own. Raises WeakTransport, BadDatabaseUrl (the password is never told)."""
    try:
        told = {name: str(value) for name, value in conninfo_to_dict(url).items() if value is not None}
    except Exception as fault:
        raise BadDatabaseUrl(host=urlsplit(url).hostname or "") from fault
    for name, strong in _TLS.items():
        if told.get(name, strong) != strong:
            raise WeakTransport(setting=name, asked=told[name], needed=strong)
    given = {"user": role, "password": password}
    return {**told, **_TLS, **{name: value for name, value in given.items() if value is not None}}


def desk_engine(arguments: Mapping[str, str]) -> Engine:
    """A small pool for one person's window: statements end after 30 s, waits for a lock after 4 s."""
    return create_engine(
        URL.create("postgresql+psycopg"),
        connect_args={**_NOTICES_SOON, **arguments, "options": _DESK_LIMITS},
        pool_size=4,
        max_overflow=4,
        pool_timeout=10,
        pool_use_lifo=True,
    )


def keeper_engine(arguments: Mapping[str, str]) -> Engine:
    """One connection at a time without limits: migrations, loading, the worker's own loop."""
    return create_engine(
        URL.create("postgresql+psycopg"), connect_args={**_NOTICES_SOON, **arguments}, poolclass=NullPool
    )
