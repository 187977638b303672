"""Approvals of crypto withdrawals: signatures by keys that two people have let in."""

from migrations.steps import run

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    run(revision, "tables", "guards", "rights")


def downgrade() -> None:
    run(revision, "down")
