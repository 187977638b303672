"""Access taken again by whoever writes longer than it lasts, which the trail tells.

Boundary: runs on a pool's thread.
"""

from __future__ import annotations

from uuid import UUID, uuid4

from backoffice.desk import Desk
from backoffice.rights import course


def renew(desk: Desk, request: UUID, *, stale: bool) -> None:
    """Take access to the words of a request again where the last one is `stale`."""
    if stale:
        desk.do(uuid4(), course.take_access, request)
