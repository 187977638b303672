"""Letters that go out before or with an act: before a restriction is lifted, and to an address that was changed."""

from migrations.steps import run

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    run(revision, "tables", "guards", "answers", "rights")


def downgrade() -> None:
    run(revision, "down")
