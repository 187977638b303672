"""The letters of the sample firm, at every place of the clock: when each came, what it asks, and what happened since.

Boundary: plain values, the same each time. R-01 to R-10.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from backoffice.people.rules import Interest
from backoffice.rights.complaints import Origin
from backoffice.rights.rules import Asker, Channel, Kind, Outcome, ReplyKind, Right, Topic
from backoffice.sample.closed import Account


@dataclass(frozen=True, slots=True)
class Happening:
    """One event, so many days after the letter came."""

    after: int
    kind: Kind
    topic: Topic | None = None
    outcome: Outcome | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """One letter: how many days ago it came, what it asks for, and what happened to the first right in it.

    `objects_to` is what an objection in it names; `by_post` says that the answer to it was posted; `complained`
    who complains about it, the person or an authority; `moved` that it disputes address and number, which is worked
    on; `begun` is the answer that the officer has begun.
    """

    ago: int
    rights: tuple[Right, ...]
    channel: Channel = Channel.MAIL
    asker: Asker = Asker.PERSON
    is_ours: bool = True
    objects_to: tuple[Interest, ...] = (Interest.MARKETING,)
    by_post: bool = False
    complained: Origin | None = None
    happened: tuple[Happening, ...] = ()
    moved: bool = False
    account: Account = Account.OPEN
    begun: ReplyKind | None = None


def stories() -> tuple[Story, ...]:
    """Every letter of the sample firm, the same each time."""
    return (*_near(), *_calm(), *_special(), *_ended(), *_closed())


def _taken(after: int = 1) -> Happening:
    return Happening(after, Kind.TAKEN)


def _asked(topic: Topic, after: int) -> Happening:
    return Happening(after, Kind.ASKED, topic, note=topic.value)


def _got(topic: Topic, after: int) -> Happening:
    return Happening(after, Kind.GOT, topic, note="got_identity" if topic is Topic.IDENTITY else "")


def _leaves(after: int, outcome: Outcome) -> Happening:
    return Happening(after, Kind.ANSWER, outcome=outcome)


def _ends(after: int, outcome: Outcome) -> tuple[Happening, ...]:
    return (_taken(), _leaves(after, outcome), Happening(after, Kind.ANSWERED))


def _near() -> Iterator[Story]:
    """Late, due today, due tomorrow, and due this week."""
    yield Story(36, (Right.ERASURE,), Channel.POST, happened=(_taken(3), _asked(Topic.IDENTITY, 4)))
    yield Story(33, (Right.ACCESS,), happened=(_taken(2),), complained=Origin.AUTHORITY)
    named = (Interest.MARKETING, Interest.PROFILING)
    yield Story(30, (Right.OBJECTION,), Channel.ACCOUNT, objects_to=named)
    yield Story(30, (Right.ACCESS, Right.ERASURE), happened=(_taken(1),))
    for number, right in enumerate((Right.ACCESS, Right.RECTIFICATION, Right.PORTABILITY, Right.WITHDRAWAL)):
        channel = (Channel.MAIL, Channel.PHONE, Channel.ACCOUNT, Channel.MIXIN)[number]
        happened = (_taken(2),) if number % 2 else ()
        yield Story(29, (right,), channel, happened=happened, moved=right is Right.RECTIFICATION)
    yield Story(28, (Right.RESTRICTION,), Channel.POST)
    yield Story(27, (Right.ACCESS,), happened=(_taken(1), _asked(Topic.CLARIFICATION, 2), _got(Topic.CLARIFICATION, 6)))
    yield Story(27, (Right.ERASURE,), Channel.ACCOUNT, happened=(_taken(1), _leaves(26, Outcome.PARTLY)))
    yield Story(26, (Right.PORTABILITY,), happened=(_asked(Topic.IDENTITY, 1), _got(Topic.IDENTITY, 5)))
    yield Story(
        25,
        (Right.RECTIFICATION,),
        Channel.PHONE,
        happened=(_taken(1), _asked(Topic.IDENTITY, 1)),
        complained=Origin.CUSTOMER,
    )
    yield Story(24, (Right.WITHDRAWAL,), Channel.ACCOUNT, happened=(_taken(0), _leaves(22, Outcome.FULFILLED)))


def _calm() -> Iterator[Story]:
    """One letter on most days of the last three weeks."""
    rights, channels = tuple(Right), (Channel.MAIL, Channel.ACCOUNT, Channel.MAIL, Channel.PHONE, Channel.POST)
    for number, ago in enumerate((22, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 9, 8, 7, 6, 5, 4, 3, 2, 2, 1, 1, 0, 0)):
        happened: tuple[Happening, ...] = ()
        if number % 3 == 0 and ago > 2:
            happened = (_taken(1),)
        if number % 5 == 1 and ago > 3:
            happened = (*happened, _asked(Topic.IDENTITY, 2))
        yield Story(ago, (rights[number * 3 % 7],), channels[number % 5], is_ours=number % 8 != 6, happened=happened)


def _special() -> Iterator[Story]:
    """Agents, fees, several rights at once, an extension in time and one too late."""
    extended = Happening(24, Kind.EXTENDED, note="extended")
    yield Story(62, (Right.ACCESS,), happened=(_taken(2), extended))
    yield Story(47, (Right.ACCESS, Right.PORTABILITY), happened=(_taken(1), extended))
    yield Story(34, (Right.ACCESS,), Channel.POST, happened=(_taken(5), Happening(32, Kind.EXTENDED, note="extended")))
    yield Story(21, (Right.ACCESS,), Channel.POST, Asker.AGENT, happened=(_asked(Topic.AUTHORITY, 2),))
    yield Story(10, (Right.ERASURE,), Channel.MAIL, Asker.AGENT)
    yield Story(16, (Right.ACCESS,), happened=(_taken(1), _asked(Topic.FEE, 3)))
    yield Story(12, (Right.ACCESS,), happened=(_taken(1), _asked(Topic.CLARIFICATION, 3)))
    yield Story(9, (Right.ACCESS, Right.RECTIFICATION, Right.WITHDRAWAL), Channel.MIXIN)
    yield Story(18, (Right.ERASURE,), is_ours=False, happened=(_asked(Topic.IDENTITY, 1),))


def _ended() -> Iterator[Story]:
    """What is done: answered, refused, nothing held, taken back."""
    yield Story(40, (Right.ACCESS,), happened=_ends(28, Outcome.FULFILLED))
    yield Story(38, (Right.ERASURE,), Channel.ACCOUNT, happened=_ends(21, Outcome.PARTLY))
    yield Story(35, (Right.PORTABILITY,), happened=_ends(9, Outcome.FULFILLED))
    taken, *ended = _ends(33, Outcome.PARTLY)
    corrected = (taken, Happening(32, Kind.RECTIFIED), *ended)
    yield Story(44, (Right.RECTIFICATION,), Channel.POST, happened=corrected, by_post=True, moved=True)
    yield Story(29, (Right.ACCESS,), is_ours=False, happened=_ends(12, Outcome.NOTHING_HELD))
    yield Story(26, (Right.OBJECTION,), happened=_ends(18, Outcome.REFUSED), objects_to=(Interest.PROFILING,))
    yield Story(20, (Right.WITHDRAWAL,), Channel.ACCOUNT, happened=_ends(0, Outcome.FULFILLED))
    taken_back = Happening(8, Kind.WITHDRAWN, note="withdrawn")
    yield Story(19, (Right.ERASURE,), Channel.MAIL, happened=(_taken(1), taken_back))


def _closed() -> Iterator[Story]:
    """Erasures that can be carried out, as the account is closed and empty; and one where money is left."""
    erasure, empty, owed = (Right.ERASURE,), Account.CLOSED, Account.MONEY_LEFT
    taken, refusal, answer = (_taken(1),), ReplyKind.REFUSAL, ReplyKind.OUTCOME
    yield Story(28, erasure, Channel.ACCOUNT, account=empty, happened=taken)
    yield Story(23, erasure, Channel.ACCOUNT, account=empty, happened=taken, begun=answer)
    # The place of somebody who has a case: nobody closes an account before it is decided.
    yield Story(21, erasure, Channel.ACCOUNT)
    yield Story(20, erasure, Channel.ACCOUNT, account=owed, happened=taken, begun=refusal)
    yield Story(14, erasure, Channel.MAIL, account=empty)
    yield Story(6, erasure, Channel.ACCOUNT, account=empty)
