"""Letters about requests: written by hand, carried by the outbox, counted when a relay has accepted them."""

from migrations.steps import run

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    run(revision, "tables", "guards", "rights")


def downgrade() -> None:
    run(revision, "down")
