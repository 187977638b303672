"""What one role may do with one table.

Boundary: a value; `select` speaks of columns that hold nothing personal.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

Columns = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Can:
    """What one role may do with one table: names of columns, or ALL of them; of a delete ALL or none."""

    ALL: ClassVar[Columns] = ("*",)
    select: Columns = ()
    insert: Columns = ()
    update: Columns = ()
    delete: Columns = ()

    def of(self, command: str) -> Columns:
        """The columns of this command."""
        granted: Columns = getattr(self, command)
        return granted
