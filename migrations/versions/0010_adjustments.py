"""Corrections of the books: proposed by finance, decided by a lead, posted as transactions of their own."""

from migrations.steps import run

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    run(revision, "tables", "guards", "feed", "proof", "rights")


def downgrade() -> None:
    run(revision, "down")
