"""Objections that stop processing at once, and are weighed afterwards."""

from migrations.steps import run

revision = "0020"
down_revision = "0018"


def upgrade() -> None:
    run(revision, "tables", "guards", "rights")


def downgrade() -> None:
    run(revision, "down")
