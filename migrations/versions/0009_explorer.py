"""The indexes under the explorer: orders, searches, and balances that are summed without a look at the rows."""

from migrations.steps import run

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    run(revision, "tables")


def downgrade() -> None:
    run(revision, "down")
