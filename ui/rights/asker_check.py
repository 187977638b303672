"""What has been shown of who asks, and what to ask for first, read from what happened to a request.

Boundary: pure. R-01, R-11; GDPR Art. 12(6).
"""

from __future__ import annotations

from backoffice.rights.identity_rules import identity_shown, is_asked_who
from backoffice.rights.rules import Asker, Channel, Kind, State, Topic, Turn
from backoffice.rights.views import RequestPage


def proposed_check(page: RequestPage) -> Topic | None:
    """What to ask for first where it is in doubt who asks; None where nothing is missing.

    A question that came back was not asked.
    """
    asked = _shown(page) | {*open_topics(page)}
    if page.line.state is not State.OPEN or page.channel is Channel.ACCOUNT:
        return None
    if page.asker is Asker.AGENT and Topic.AUTHORITY not in asked:
        return Topic.AUTHORITY
    in_doubt = _is_asked_who(page) or is_refused(page)
    return None if Topic.IDENTITY in asked or not in_doubt else Topic.IDENTITY


def is_refused(page: RequestPage) -> bool:
    """Whether the papers of who asks were refused, and no other proof came since."""
    return identity_shown((each.kind, each.topic) for each in page.events) is False


def _shown(page: RequestPage) -> set[Topic]:
    """What of who asks, and of what was asked of them, is there."""
    shown = {each.topic for each in page.events if each.kind is Kind.GOT and each.topic is not None}
    shown.discard(Topic.IDENTITY)
    return shown | {Topic.IDENTITY} if identity_shown((each.kind, each.topic) for each in page.events) else shown


def _is_asked_who(page: RequestPage) -> bool:
    return is_asked_who(page.line.right, page.channel, page.asker, from_held_address=page.from_held_address)


def unchecked(page: RequestPage) -> tuple[Topic, ...]:
    """What has not been shown of who asks; nothing where the account itself asked."""
    got = _shown(page)
    if not _is_asked_who(page):
        return ()
    wanted = (Topic.AUTHORITY, Topic.IDENTITY) if page.asker is Asker.AGENT else (Topic.IDENTITY,)
    return tuple(topic for topic in wanted if topic not in got)


def open_topics(page: RequestPage) -> tuple[Topic, ...]:
    """What was asked for and has not come."""
    waiting: list[Topic] = []
    for each in page.events:
        if each.topic is not None and each.kind.value == Turn.ASKED.value:
            waiting.append(each.topic)
        elif each.topic is not None and each.topic in waiting:
            waiting.remove(each.topic)
    return tuple(waiting)
