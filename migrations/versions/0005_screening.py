"""Suspicion files: the reporting officer's alone."""

from alembic import op

from migrations.steps import run

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    run(revision, "tables", "guards", "rights")


def downgrade() -> None:
    op.execute("select 1")
