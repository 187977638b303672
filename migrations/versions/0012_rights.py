"""Rights requests: letters as they came, what they ask, the events their clocks run on, and their ends."""

from alembic import op

from migrations.steps import run

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    run(revision, "schema")
    run(revision, "tables", "guards", "rights")


def downgrade() -> None:
    run(revision, "down")
    op.execute("drop schema rights cascade")
