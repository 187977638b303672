"""The watch over flows: what was found, on which postings, and what became of it."""

from migrations.steps import run

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    run(revision, "tables", "guards", "rights")


def downgrade() -> None:
    run(revision, "down")
