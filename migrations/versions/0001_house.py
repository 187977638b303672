"""The house: roles, tables, row security and the guards of the first case."""

from alembic import op

from migrations.steps import run

revision = "0001"
down_revision = None


def upgrade() -> None:
    run(revision, "roles", "tables", "guards", "rights")


def downgrade() -> None:
    op.execute("drop schema kyc, screening, outbox, people, staff, audit, vault cascade")
    op.execute("drop function store.now(), store.me(), store.refuse(text, jsonb) cascade")
    op.execute("drop function store.make_member(text, text, boolean)")
    op.execute("drop function store.shift_allowed(), store.only_grows(), store.only_now() cascade")
    op.execute("drop function store.longest_transaction()")
    op.execute("drop table store.command, store.clock_shift, store.house")
