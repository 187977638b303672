"""The audit trail in signed Merkle batches."""

from migrations.steps import run

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    run(revision, "tables", "guards", "rights")
    run(revision, "reading", "reading_rights")


def downgrade() -> None:
    run(revision, "reading_down", "down")
