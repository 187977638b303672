"""Who was told what of a person's data, from the first day on."""

from migrations.steps import run

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    run(revision, "tables", "guards", "rights")


def downgrade() -> None:
    run(revision, "down")
