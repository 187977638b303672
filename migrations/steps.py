"""Run the SQL files of one migration, then put what they made in order.

Boundary: a migration is its own files and settle.sql; it imports nothing of the product.
"""

from importlib.resources import files

from alembic import op


def run(revision: str, *parts: str) -> None:
    """Execute `{revision}_{part}.sql` for each part; rights come after what they speak of is settled."""
    made = [part for part in parts if not part.endswith("rights")]
    for part in [*made, "settle", *(part for part in parts if part.endswith("rights"))]:
        name = "settle.sql" if part == "settle" else f"{revision}_{part}.sql"
        op.execute((files("migrations.versions") / name).read_text(encoding="utf-8"))
