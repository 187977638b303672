"""Check-outs of the books: who took which accounts and period along, until when, and with which root."""

from alembic import op

from migrations.steps import run

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    run(revision, "schema")
    run(revision, "tables", "guards", "rights")


def downgrade() -> None:
    run(revision, "down")
    op.execute("drop schema reconcile cascade")
