"""Erasures: what was to go, who agreed, what went, and the proof that nothing was left."""

from alembic import op

from migrations.steps import run

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    run(revision, "schema")
    run(revision, "tables", "rules", "guards", "searching", "rights")


def downgrade() -> None:
    run(revision, "down")
    op.execute("drop schema retention cascade")
