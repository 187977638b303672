"""Run the SQL files of one migration, then put what they made in order.

Boundary: a migration is its own files, hand_over.sql and settle.sql; it imports nothing of the product.
"""

from importlib.resources import files

from alembic import op


def run(revision: str, *parts: str) -> None:
    """Execute `{revision}_{part}.sql` for each part; rights come after what they speak of is settled.

    A function stands where its subject does, and may speak of what a later revision makes.
    """
    op.execute("set local check_function_bodies = off")
    made = [part for part in parts if not part.endswith("rights")]
    steps = [f"{revision}_{part}" if part else "hand_over" for each in made for part in ("", each)]
    steps += ["settle", *(f"{revision}_{part}" for part in parts if part.endswith("rights"))]
    for step in steps:
        op.execute((files("migrations.versions") / f"{step}.sql").read_text(encoding="utf-8"))
