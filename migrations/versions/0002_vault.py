"""Keys: one for each customer and class, wrapped for those who may read; tickets that open them."""

from alembic import op

from migrations.steps import run

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    run(revision, "tables", "guards", "rights")


def downgrade() -> None:
    op.execute("select 1")
