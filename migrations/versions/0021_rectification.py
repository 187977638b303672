"""Rectification: disputed data corrected wherever it stands, its history, and who had the old values told."""

from migrations.steps import run

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    run(revision, "tables", "guards", "amends", "rights")


def downgrade() -> None:
    run(revision, "down")
