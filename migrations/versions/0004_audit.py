"""The audit trail in signed Merkle batches."""

from alembic import op

from migrations.steps import run

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    run(revision, "tables", "guards", "rights")


def downgrade() -> None:
    op.execute("select 1")
