"""What can be asked of the firm, what happens on the way, and what is refused as impossible.

Boundary: pure. R-01 to R-10; GDPR Art. 12 to 22.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from backoffice.errors import Conflict, Missing, Refused

WORDS_AT_MOST = 40_000


class Right(StrEnum):
    """R-01 to R-07."""

    ACCESS = "access"
    RECTIFICATION = "rectification"
    ERASURE = "erasure"
    RESTRICTION = "restriction"
    PORTABILITY = "portability"
    OBJECTION = "objection"
    WITHDRAWAL = "withdrawal"


class Channel(StrEnum):
    """By which way a letter came (R-11, K-12)."""

    ACCOUNT = "account"
    MAIL = "mail"
    PHONE = "phone"
    POST = "post"
    MIXIN = "mixin"


class DatedBy(StrEnum):
    """Whose word the day of receipt is: of the firm's server, of the mail's sender alone, or of its recorder."""

    RECEIVED = "received"
    DATE = "date"
    TOLD = "told"


class Asker(StrEnum):
    """Who asks: the data subject, or somebody with their authority."""

    PERSON = "person"
    AGENT = "agent"


class Addressee(StrEnum):
    """To whom a letter about a request goes."""

    PERSON = "person"
    AGENT = "agent"


class State(StrEnum):
    """LEAVING: the answer is on its way and the clocks still run; sent is what a relay has accepted."""

    OPEN = "open"
    LEAVING = "leaving"
    ANSWERED = "answered"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Outcome(StrEnum):
    FULFILLED = "fulfilled"
    PARTLY = "partly"
    REFUSED = "refused"
    NOTHING_HELD = "nothing_held"


class Kind(StrEnum):
    """What happens to a request. CONFIRMED, UNCONFIRMED: the verdict on papers. VOUCHED: on an officer's word."""

    RECEIVED = "received"
    TAKEN = "taken"
    RELEASED = "released"
    ASKED = "asked"
    GOT = "got"
    NOTED = "noted"
    EXTENDED = "extended"
    ANSWER = "answer"
    BOUNCED = "bounced"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"
    RECALLED = "recalled"
    RECTIFIED = "rectified"
    RETURNED = "returned"
    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    VOUCHED = "vouched"


class Way(StrEnum):
    """By which way a letter of the firm leaves."""

    MAIL = "mail"
    POST = "post"


class PostAct(StrEnum):
    """What became of a letter by post. DROPPED: it is not posted after all."""

    POSTED = "posted"
    RETURNED = "returned"
    DROPPED = "dropped"


class ReplyKind(StrEnum):
    """What the firm writes about a request. REFUSAL and OUTCOME end it, once a relay has accepted them.

    RECIPIENT goes to somebody who had data that was corrected (GDPR Art. 19), LIFTING before a restriction is lifted
    (Art. 18(3)), ADDRESS_CHANGED to the address that was changed.
    """

    ACKNOWLEDGEMENT = "acknowledgement"
    IDENTITY = "identity"
    CLARIFICATION = "clarification"
    AUTHORITY = "authority"
    EXTENSION = "extension"
    REFUSAL = "refusal"
    OUTCOME = "outcome"
    RECIPIENT = "recipient"
    LIFTING = "lifting"
    ADDRESS_CHANGED = "address_changed"


class Topic(StrEnum):
    """What the firm can have to wait for."""

    IDENTITY = "identity"
    CLARIFICATION = "clarification"
    AUTHORITY = "authority"
    FEE = "fee"


class Turn(StrEnum):
    ASKED = "asked"
    GOT = "got"


@dataclass(frozen=True, slots=True)
class Event:
    """One civil day on which the firm asked for something, or got it."""

    topic: Topic
    turn: Turn
    on: date


@dataclass(frozen=True, slots=True)
class Wait:
    """A question and its answer; `got_on` is None while nobody has answered."""

    topic: Topic
    asked_on: date
    got_on: date | None


@dataclass(frozen=True, slots=True)
class Agent:
    """`email` and `address` (postal, in lines) are "" where they are not known; one of the two always is."""

    name: str
    email: str = ""
    address: str = ""

    @property
    def postal(self) -> str:
        """Name and address as they stand on an envelope."""
        return f"{self.name}\n{self.address}" if self.address else ""


class EventBeforeReceipt(Refused):
    """Something is dated before the request was received."""

    code = "rights.event_before_receipt"


class AnswerBeforeQuestion(Refused):
    """An answer stands without its question, or before it."""

    code = "rights.answer_before_question"


class AskedTwice(Refused):
    """The same thing was asked again while the first question was still open."""

    code = "rights.asked_twice"


class NoSuchRequest(Missing):
    code = "rights.no_such_request"


class MovedOn(Conflict):
    """Somebody else acted on the request meanwhile, or it has ended. Facts: `number`."""

    code = "rights.moved_on"


class AnswerIsLeaving(Refused):
    """The answer is on its way; it is called back before anything else is done. Facts: `number`."""

    code = "rights.answer_is_leaving"


class NotThatDay(Refused):
    """Something is dated before the request came, or after today. Facts: `on`."""

    code = "rights.not_that_day"


class NotReceivedThen(Refused):
    """A letter cannot have come after today, nor before the law was in force. Facts: `on`."""

    code = "rights.not_received_then"


class NothingAsked(Refused):
    """A letter without a single right in it is no request."""

    code = "rights.nothing_asked"


class AgentNeeded(Refused):
    """Who asks for somebody else has a name, and an e-mail or a postal address; nobody else is named so."""

    code = "rights.agent_needed"


class WordsNeeded(Refused):
    code = "rights.words_needed"


class WordsTooLong(Refused):
    """Facts: `at_most`, in signs."""

    code = "rights.words_too_long"


class ExtendedAlready(Refused):
    """A request is extended once. Facts: `on`."""

    code = "rights.extended_already"


class ExtensionTooLate(Refused):
    """R-10: the person must be told of an extension within the first 30 days (GDPR Art. 12(3)). Facts: `by`."""

    code = "rights.extension_too_late"


class LetterHasLeft(Refused):
    """A relay has the letter already, so it cannot be called back."""

    code = "rights.letter_has_left"


class NoticeStays(Refused):
    """An old address is told that it was changed, whoever changed it: that letter is not called back."""

    code = "rights.notice_stays"


class BadAddress(Refused):
    """A letter cannot be sent there. Facts: `address`."""

    code = "rights.bad_address"


class PostalAddressNeeded(Refused):
    """A letter by post needs a name and an address. Facts: `at_most`, in lines."""

    code = "rights.postal_address_needed"


class NotByPost(Refused):
    """The letter leaves as mail: nobody posts it."""

    code = "rights.not_by_post"


class PostedAlready(Conflict):
    """This was entered about the letter before. Facts: `number`."""

    code = "rights.posted_already"


class NotPostedYet(Refused):
    """What was never posted cannot come back. Facts: `number`."""

    code = "rights.not_posted_yet"


class NotPostedThen(Refused):
    """A letter is posted after it was made and no later than today, and comes back after that. Facts: `on`."""

    code = "rights.not_posted_then"


class ProofNeeded(Refused):
    """A posting names who carries the letter, and the number of the item or another proof."""

    code = "rights.proof_needed"


class OutcomeNeeded(Refused):
    """An answer says how the request ended; any other letter does not."""

    code = "rights.outcome_needed"


class BlanksLeft(Refused):
    """Something in […] was not filled in. Facts: `blank`, the first of them as it stands."""

    code = "rights.blanks_left"


class ObjectionNotAssessed(Refused):
    """An objection is answered when every purpose it names has been weighed."""

    code = "rights.objection_not_assessed"


class TheRelaySaysSo(Refused):
    """Only what a relay has accepted was sent; no desk says so."""

    code = "rights.the_relay_says_so"


class NotThatLetter(Refused):
    """A request does not fit the letter it is said to stand in."""

    code = "rights.not_that_letter"


class ClockNotThatOfTheRules(Refused):
    """A clock would run past the promise. Facts: `promise`."""

    code = "rights.clock_not_that_of_the_rules"


class NoSuchOutcome(Refused):
    code = "rights.no_such_outcome"


def check_words(words: str, *, needed: bool) -> str:
    """Words as they are kept, without space around them. Raises WordsNeeded, WordsTooLong."""
    told = words.strip()
    if needed and not told:
        raise WordsNeeded
    if len(told) > WORDS_AT_MOST:
        raise WordsTooLong(at_most=WORDS_AT_MOST)
    return told


def addressee(kind: ReplyKind, agent: Agent | None) -> Addressee:
    """To whom a letter goes unless the officer chooses: what is asked of an agent to them, all else to the person.

    An answer goes to the data subject even where an agent asked (EDPB Guidelines 01/2022, 79 to 82).
    """
    return Addressee.AGENT if agent is not None and kind is ReplyKind.AUTHORITY else Addressee.PERSON


class NoRulesForPlace(Refused):
    """No rule pack says which law's clock runs at that place."""

    code = "rights.no_rules_for_place"


def waits(received_on: date, events: tuple[Event, ...]) -> tuple[Wait, ...]:
    """Questions paired with their answers, in the order of asking.

    `events` may come in any order; on one day a question comes before its answer. Raises EventBeforeReceipt,
    AnswerBeforeQuestion, AskedTwice.
    """
    found: list[Wait] = []
    open_since: dict[Topic, date] = {}
    for event in sorted(events, key=lambda each: (each.on, list(Turn).index(each.turn))):
        if event.on < received_on:
            raise EventBeforeReceipt(event=f"{event.topic}-{event.turn}", on=event.on.isoformat())
        if event.turn is Turn.ASKED:
            if event.topic in open_since:
                raise AskedTwice(topic=event.topic.value, on=event.on.isoformat())
            open_since[event.topic] = event.on
        elif event.topic not in open_since:
            raise AnswerBeforeQuestion(topic=event.topic.value, on=event.on.isoformat())
        else:
            found.append(Wait(event.topic, open_since.pop(event.topic), event.on))
    found += [Wait(topic, asked_on, None) for topic, asked_on in open_since.items()]
    return tuple(sorted(found, key=lambda wait: (wait.asked_on, wait.topic)))
