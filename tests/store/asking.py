"""One question to an embedded server, as its bootstrap role."""

from __future__ import annotations

import psycopg

from backoffice.store.embedded import EmbeddedServer


def ask(server: EmbeddedServer, query: str) -> list[tuple[object, ...]]:
    with psycopg.connect(**server.connect_args("bootstrap")) as connection:
        return connection.execute(query).fetchall()
