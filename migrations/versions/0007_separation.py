"""What each duty sees of the others' work."""

from alembic import op

from migrations.steps import run

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    run(revision, "rights")


def downgrade() -> None:
    op.execute("drop policy opened on people.identity")
    op.execute("create policy held on people.identity using (false)")
    op.execute("create policy lead on people.identity using (false)")
    op.execute("create policy opened on people.identity using (false)")
    for table in ("decision", "provider_check", "attempt", "picture", "decision_note"):
        op.execute(f"drop policy audited on kyc.{table}")
    op.execute("drop policy audited on outbox.message")
