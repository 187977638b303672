"""The notice that a restriction will be lifted, for tests: written by the officer, and its posting entered."""

from __future__ import annotations

from uuid import UUID

from backoffice.rights.rules import ReplyKind
from tests.given import Given
from tests.rights.test_posting import by_post, posted


def announced(given: Given, request: UUID) -> None:
    """The person was told by post, today."""
    posted(given, by_post(given, request, ReplyKind.LIFTING))
