"""What each duty sees of the others' work."""

from alembic import op

from migrations.steps import run

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    run(revision, "rights")


def downgrade() -> None:
    op.execute("select 1")
