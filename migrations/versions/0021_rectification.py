"""Rectification, its history and who had the old values; papers by which it is checked who asks, until they are."""

from migrations.steps import run

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    run(
        revision,
        *("tables", "identity", "second", "seeking"),
        *("guards", "identity_guards", "second_guards", "seeking_guards"),
        *("rights", "identity_rights", "second_rights", "seeking_rights"),
    )


def downgrade() -> None:
    run(revision, "down")
