"""Keys: one for each customer and class, wrapped for those who may read; tickets that open them."""

from importlib.resources import files

from alembic import op

from migrations.steps import run

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    run(revision, "tables", "guards", "rights")


def downgrade() -> None:
    op.execute((files("migrations.versions") / "0002_down.sql").read_text(encoding="utf-8"))
