"""What a person agreed to and took back, and what is withheld from use while they dispute it."""

from migrations.steps import run

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    run(revision, "tables", "guards", "rights")


def downgrade() -> None:
    run(revision, "down")
