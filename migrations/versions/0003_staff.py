"""People are added and ended by the house itself; what needs a second person; access in an emergency."""

from importlib.resources import files

from alembic import op

from migrations.steps import run

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    run(revision, "tables", "guards", "people", "rights")


def downgrade() -> None:
    op.execute((files("migrations.versions") / "0003_down.sql").read_text(encoding="utf-8"))
