"""What lists and pages of requests show: frozen values, made by the services, painted by the window.

Boundary: pure values, words as keys, instants in UTC, dates civil at the controller's place.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from backoffice.people.rules import Objection
from backoffice.retention.rules import Hold
from backoffice.rights.deadline import Deadline, in_vain
from backoffice.rights.rules import Agent, Asker, Channel, DatedBy, Kind, Outcome, Right, State, Topic


@dataclass(frozen=True, slots=True)
class Line:
    """One request as the board shows it. `name` is masked, "" where nobody of ours asked; `days_left` are to the
    operative day.

    `letter_by_on` is the last day on which an extension has its whole effect; `waits_for` what the firm waits for,
    asked on `waiting_since`. `came_back`: the newest letter about it never arrived. `undone`: it takes effect on
    receipt, and has not yet.
    """

    request: UUID
    number: int
    letter: UUID
    right: Right
    name: str
    country: str
    received_on: date
    statute_on: date | None
    promise_on: date
    operative_on: date
    work_by_on: date
    letter_by_on: date
    extended_on: date | None
    days_left: int
    state: State
    outcome: Outcome | None
    waits_for: Topic | None
    holder: str | None
    ended_at: datetime | None
    version: int
    waiting_since: date | None = None
    came_back: bool = False
    undone: bool = False

    @property
    def rank(self) -> int:
        """0 what is late or due today, 1 what takes effect on receipt and has not yet, 2 all else: a list's order."""
        return 0 if self.days_left <= 0 else 2 - self.undone

    @property
    def extended_in_vain(self) -> bool:
        """Whether an extension moved nothing: its letter left after the day on which it had its effect (R-10)."""
        return in_vain(self.extended_on, self.operative_on, self.letter_by_on)


class Urgency(StrEnum):
    """The board's own warnings: days left at most 3, 7, 14, 30; LATE is past the operative day."""

    LATE = "late"
    THREE = "three"
    SEVEN = "seven"
    FOURTEEN = "fourteen"
    THIRTY = "thirty"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Standing:
    """How many open requests are how near; `by_day[n]` those with n days left (0 to 30), the late not among them."""

    today: date
    open: int
    leaving: int
    urgent: tuple[tuple[Urgency, int], ...]
    by_day: tuple[int, ...]
    waiting_for: tuple[tuple[Topic, int], ...]
    letters_due: int
    mine: int
    undone: int = 0


@dataclass(frozen=True, slots=True)
class DayLoad:
    """How many open requests are operative on one day, and how many of them wait or have their answer on its way."""

    on: date
    days_left: int
    requests: int
    waiting: int
    leaving: int


@dataclass(frozen=True, slots=True)
class Happened:
    """One event; `words` is None where they are sealed from the reader, "" where there are none."""

    event: UUID
    kind: Kind
    topic: Topic | None
    outcome: Outcome | None
    on_day: date
    done_by: str
    done_at: datetime
    words: str | None


@dataclass(frozen=True, slots=True)
class PaperRef:
    """A paper that came with the letter; `name` is None where it is sealed from the reader; `size` in bytes."""

    paper: UUID
    name: str | None
    media: str
    size: int


class Done(StrEnum):
    """What a request brings about: first what takes effect at once, then an erasure's acts and those of a hold."""

    RESTRICTED = "restricted"
    LIFTED = "lifted"
    STOPPED = "stopped"
    TAKEN_BACK = "taken_back"
    ERASURE_PROPOSED = "erasure_proposed"
    ERASURE_AGREED = "erasure_agreed"
    ERASURE_REFUSED = "erasure_refused"
    ERASED = "erased"
    SEARCHED = "searched"
    CLEARED = "cleared"
    HELD = "held"
    RELEASE_PROPOSED = "release_proposed"
    RELEASE_REFUSED = "release_refused"
    RELEASED = "released"


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing that a request really brought about; `on` is the civil date of `at` where the request is.

    `counts`: rows that would go and stay (proposed), rows gone and keys destroyed (erased), places found (searched).
    `note` is a second person's reason; `taken_back` a proposal that its proposer withdrew.
    """

    done: Done
    at: datetime
    by: str
    on: date
    counts: tuple[int, ...] = ()
    note: str = ""
    taken_back: bool = False
    hold: Hold | None = None


@dataclass(frozen=True, slots=True)
class RequestPage:
    """A request whole. `deadline` is computed now from its events and equals the stored clock.

    `name` and `email` are "" before access was taken; `letter_words` is None then. `beside` are the other requests of
    the same letter, `same` the same person's open requests of the same right in other letters. Who has not `may_read`
    sees no words whatever they do. `objections` are all of the customer, of this request and of others.
    `agent` is who asks in their name; None before access was taken. `effects` are what it brought about.
    `from_held_address`: a mail whose sender was the customer's address when it was recorded. `consent_left`: a
    withdrawal has still to take something back. `hold` keeps everything of the customer, and `is_releasing` once its
    end waits for a second person. `takes_back`: the codes of consents it names, None where it names none.
    """

    line: Line
    channel: Channel
    asker: Asker
    controller: str
    place: str
    customer: UUID | None
    subject: UUID
    name: str
    email: str
    language: str
    recorded_by: str
    recorded_at: datetime
    letter_words: str | None
    papers: tuple[PaperRef, ...]
    events: tuple[Happened, ...]
    deadline: Deadline
    beside: tuple[Line, ...]
    same: tuple[Line, ...]
    may_read: bool = True
    restricted: bool = False
    dated_by: DatedBy = DatedBy.TOLD
    objections: tuple[Objection, ...] = ()
    agent: Agent | None = None
    effects: tuple[Effect, ...] = ()
    from_held_address: bool = False
    consent_left: bool = False
    hold: Hold | None = None
    is_releasing: bool = False
    takes_back: tuple[str, ...] | None = None
