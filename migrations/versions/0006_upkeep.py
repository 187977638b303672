"""The roles that migrate and that back up."""

from alembic import op

from migrations.steps import run

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    run(revision, "tables", "guards", "rights")


def downgrade() -> None:
    op.execute("select 1")
