"""The notice that a restriction will be lifted, for tests: written by the officer, and its posting entered."""

from __future__ import annotations

import re
from dataclasses import replace
from uuid import UUID, uuid4

from backoffice.rights import course, letters, replies
from backoffice.rights.rules import ReplyKind, Way
from tests.given import MARIA, Given
from tests.rights.asking import line, today
from tests.rights.test_posting import posted


def announced(given: Given, request: UUID) -> None:
    """The person was told by post, today, that it is lifted today, with the reason for the short notice."""
    desk, on = given.desk(MARIA), today(given)
    desk.do(uuid4(), course.take_access, request)
    draft = desk.ask(replies.draft, request, ReplyKind.LIFTING)
    assert draft.lifts_on is not None
    text = letters.renamed(re.sub(r"\[[^]]*\]", "as was said", draft.text), draft.language, draft.lifts_on, on)
    sent = desk.do(
        uuid4(),
        replies.send,
        request,
        line(given, request).version,
        replace(draft, text=text, lifts_on=on),
        way=Way.POST,
        address="Samira Haddadin\nMadaba",
        why="They asked for it.",
    )
    posted(given, sent)
