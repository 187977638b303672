"""People are added and ended by the house itself; what needs a second person; access in an emergency."""

from alembic import op

from migrations.steps import run

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    run(revision, "tables", "guards", "rights")


def downgrade() -> None:
    op.execute("select 1")
