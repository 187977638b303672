"""What was decided offline and brought back: one log for each check-out, a verdict for each decision."""

from migrations.steps import run

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    run(revision, "tables", "guards", "rules", "judging", "ending", "reversing", "rights")


def downgrade() -> None:
    run(revision, "down")
