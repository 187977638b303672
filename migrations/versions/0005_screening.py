"""Suspicion files: the reporting officer's alone."""

from migrations.steps import run

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    run(revision, "tables", "guards", "catalogue", "rights")


def downgrade() -> None:
    run(revision, "down")
