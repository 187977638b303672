"""Runs migrations on the connection it is handed; `backoffice.store.migrate` is the only caller.

A migration waits at most four seconds for a lock, so that a busy desk is never frozen behind it.
"""

from alembic import context
from sqlalchemy import Connection, text

connection: Connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=context.config.attributes.get("metadata"),
    include_schemas=True,
    version_table="alembic_version",
    version_table_schema="store",
    transaction_per_migration=False,
)
with context.begin_transaction():
    connection.execute(text("set local lock_timeout = '4s'"))
    connection.execute(text("create schema if not exists store"))
    context.run_migrations()
