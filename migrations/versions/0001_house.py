"""The house: roles, tables, row security and the guards of the first case."""

from importlib.resources import files

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    for part in ("roles", "tables", "guards", "rights"):
        op.execute((files("migrations.versions") / f"0001_{part}.sql").read_text(encoding="utf-8"))


def downgrade() -> None:
    op.execute("drop schema kyc, outbox, people, staff, audit, vault cascade")
    op.execute("drop function store.now(), store.me(), store.refuse(text, jsonb) cascade")
    op.execute("drop function store.shift_allowed(), store.only_grows() cascade")
    op.execute("drop table store.command, store.clock_shift, store.house")
