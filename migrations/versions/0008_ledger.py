"""The books: assets, accounts, transactions and postings, and the one way in for a whole file."""

from alembic import op

from migrations.steps import run

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    run(revision, "schema")
    run(revision, "tables", "guards", "intake", "rights")


def downgrade() -> None:
    op.execute("drop schema ledger, ledger_stage cascade")
