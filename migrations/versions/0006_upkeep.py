"""The roles that migrate and that back up."""

from alembic import op

from migrations.steps import run

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    run(revision, "rights")


def downgrade() -> None:
    op.execute("revoke usage on schema audit, store from backup")
    op.execute("revoke all on function audit.note(text, uuid, jsonb), store.now() from backup")
    op.execute("revoke all on store.alembic_version from staff, worker, sealer, endpoint")
