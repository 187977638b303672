"""Objections that stop processing at once and are weighed afterwards; letters by post; complaints."""

from migrations.steps import run

revision = "0020"
down_revision = "0018"


def upgrade() -> None:
    run(revision, "tables", "guards", "complaints", "rights")


def downgrade() -> None:
    run(revision, "down")
