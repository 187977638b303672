"""Letters, the rights asked for in them, what happened to each, and their sealed words and papers.

Boundary: letters and events only grow, a request never disappears; clocks are kept within the promise by the database.
R-01 to R-11.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Date, ForeignKey, Identity, Index, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, MappedColumn

from backoffice.store.base import Row
from backoffice.store.datamap import AtEnd, Basis, Category, FieldClass, Keep, Purpose, Source, personal, plain

_RIGHTS = "access, rectification, erasure, restriction, portability, objection, withdrawal"


def _one_of(column: str, *words: str) -> str:
    return f"{column} in ({', '.join(repr(word) for word in words)})"


def _told(source: Source) -> MappedColumn[Any]:
    return personal(
        Category.COMMUNICATION,
        purpose=Purpose.RIGHTS,
        basis=Basis.LEGAL_OBLIGATION,
        source=source,
        keep=Keep.REQUEST_ENDED_PLUS_3Y,
        at_end=AtEnd.SHRED,
        sealed=FieldClass.REQUEST,
    )


class LetterRow(Row):
    """What reached the firm, once. `subject_id` is the customer, or the letter itself where nobody of ours asked."""

    __tablename__ = "letter"
    __table_args__ = (
        CheckConstraint(_one_of("channel", "account", "mail", "phone", "post", "mixin"), name="letter_channel"),
        CheckConstraint(_one_of("asker", "person", "agent"), name="letter_asker"),
        CheckConstraint(_one_of("dated_by", "received", "date", "told"), name="letter_dated_by"),
        CheckConstraint("(asker = 'agent') = (agent_id is not null)", name="letter_agent_is_known"),
        CheckConstraint(
            "not from_held_address or channel = 'mail' and customer_id is not null", name="letter_from_held_address"
        ),
        UniqueConstraint("number", name="letter_number"),
        Index("letter_by_subject", "subject_id"),
        Index("letter_by_customer", "customer_id"),
        {"schema": "rights"},
    )
    # Whoever writes a letter down need not be able to read it.
    __mapper_args__ = {"eager_defaults": False}

    id: Mapped[UUID] = plain(primary_key=True)
    number: Mapped[int] = plain(Identity(always=True, start=7001))
    channel: Mapped[str] = plain()
    asker: Mapped[str] = plain()
    controller: Mapped[str] = plain()
    subject_id: Mapped[UUID] = plain()
    customer_id: Mapped[UUID | None] = plain(ForeignKey("people.customer.id"))
    received_on: Mapped[date] = plain(Date())
    dated_by: Mapped[str] = plain()
    recorded_by: Mapped[str] = plain()
    recorded_at: Mapped[datetime] = plain()
    # Under which id the sealed words say who asks for somebody else.
    agent_id: Mapped[UUID | None] = plain()
    # A mail whose sender was the address held of the customer when it was recorded.
    from_held_address: Mapped[bool] = plain(server_default=text("false"))


class RequestRow(Row):
    """One right asked for, with both its clocks; dates are civil dates at `place`."""

    __tablename__ = "request"
    __table_args__ = (
        CheckConstraint(_one_of('"right"', *_RIGHTS.split(", ")), name="request_right"),
        CheckConstraint(_one_of("state", "open", "leaving", "answered", "refused", "withdrawn"), name="request_state"),
        CheckConstraint(_one_of("outcome", "fulfilled", "partly", "refused", "nothing_held"), name="request_outcome"),
        CheckConstraint(
            _one_of("waits_for", "identity", "clarification", "authority", "fee"), name="request_waits_for"
        ),
        CheckConstraint(
            "(state in ('answered', 'refused', 'withdrawn')) = (ended_at is not null)", name="request_ends_once"
        ),
        CheckConstraint(
            "state not in ('leaving', 'answered', 'refused') or outcome is not null",
            name="request_outcome_when_answered",
        ),
        CheckConstraint(
            "objects_to is null or \"right\" = 'objection' and cardinality(objects_to) > 0"
            " and objects_to <@ array['marketing', 'profiling', 'surveys', 'improvement']",
            name="request_objects_to",
        ),
        CheckConstraint(
            "takes_back is null or \"right\" = 'withdrawal' and cardinality(takes_back) > 0"
            " and takes_back <@ array['marketing', 'analytics', 'sensitive_data', 'cross_border_transfer']",
            name="request_takes_back",
        ),
        UniqueConstraint("number", name="request_number"),
        Index("request_open", "operative_on", "id", postgresql_where=text("ended_at is null")),
        Index(
            "request_letters_due",
            "letter_by_on",
            "id",
            postgresql_where=text("ended_at is null and extended_on is null"),
        ),
        Index("request_ended", "ended_at", "id", postgresql_where=text("ended_at is not null")),
        Index("request_by_subject", "subject_id", "right"),
        Index("request_by_letter", "letter_id"),
        Index("request_by_receipt", "received_on", "number"),
        Index("request_by_customer", "customer_id"),
        {"schema": "rights"},
    )
    __mapper_args__ = {"eager_defaults": False}

    id: Mapped[UUID] = plain(primary_key=True)
    number: Mapped[int] = plain(Identity(always=True, start=3001))
    letter_id: Mapped[UUID] = plain(ForeignKey("rights.letter.id"))
    subject_id: Mapped[UUID] = plain()
    customer_id: Mapped[UUID | None] = plain(ForeignKey("people.customer.id"))
    right: Mapped[str] = plain()
    place: Mapped[str] = plain()
    received_on: Mapped[date] = plain(Date())
    state: Mapped[str] = plain()
    outcome: Mapped[str | None] = plain()
    waits_for: Mapped[str | None] = plain()
    holder: Mapped[str | None] = plain()
    statute_on: Mapped[date | None] = plain(Date())
    outer_on: Mapped[date | None] = plain(Date())
    promise_on: Mapped[date] = plain(Date())
    operative_on: Mapped[date] = plain(Date())
    work_by_on: Mapped[date] = plain(Date())
    letter_by_on: Mapped[date] = plain(Date())
    extended_on: Mapped[date | None] = plain(Date())
    pack: Mapped[str] = plain()
    calendar: Mapped[str] = plain()
    ended_at: Mapped[datetime | None] = plain()
    version: Mapped[int] = plain()
    # Which purposes an objection names; None where it names none, which stops all of them.
    objects_to: Mapped[list[str] | None] = plain(ARRAY(Text()))
    # The consents that a withdrawal names; None where it names none in particular.
    takes_back: Mapped[list[str] | None] = plain(ARRAY(Text()))


class EventRow(Row):
    """One thing that happened to a request, in the order of `version`; actor and instant are the server's."""

    __tablename__ = "event"
    __table_args__ = (
        CheckConstraint(
            _one_of(
                "kind",
                "received",
                "taken",
                "released",
                "asked",
                "got",
                "noted",
                "extended",
                "answer",
                "bounced",
                "answered",
                "withdrawn",
                "recalled",
                "rectified",
                "returned",
                "confirmed",
                "unconfirmed",
                "vouched",
            ),
            name="event_kind",
        ),
        CheckConstraint(_one_of("topic", "identity", "clarification", "authority", "fee"), name="event_topic"),
        CheckConstraint(
            "case when kind in ('asked', 'got') then topic is not null else topic is null or kind = 'returned' end",
            name="event_has_its_topic",
        ),
        CheckConstraint("(kind = 'answer') = (outcome is not null)", name="event_has_its_outcome"),
        UniqueConstraint("request_id", "version", name="event_in_order"),
        {"schema": "rights"},
    )

    id: Mapped[UUID] = plain(primary_key=True)
    request_id: Mapped[UUID] = plain(ForeignKey("rights.request.id"))
    kind: Mapped[str] = plain()
    topic: Mapped[str | None] = plain()
    outcome: Mapped[str | None] = plain()
    on_day: Mapped[date] = plain(Date())
    done_by: Mapped[str] = plain()
    done_at: Mapped[datetime] = plain()
    version: Mapped[int] = plain()


class WordsRow(Row):
    """The sealed words of a letter, an event or an agent's name and address, under its id."""

    __tablename__ = "words"
    __table_args__ = (Index("words_by_subject", "subject_id"), {"schema": "rights"})

    id: Mapped[UUID] = plain(primary_key=True)
    subject_id: Mapped[UUID] = plain()
    body: Mapped[bytes] = _told(Source.PERSON)


class PaperRow(Row):
    """What came with a letter, sealed, its name too; `size` and `sha256` are those of the content."""

    __tablename__ = "paper"
    __table_args__ = (
        Index("paper_by_letter", "letter_id"),
        Index("paper_by_subject", "subject_id"),
        Index("paper_by_content", "sha256"),
        {"schema": "rights"},
    )

    id: Mapped[UUID] = plain(primary_key=True)
    letter_id: Mapped[UUID] = plain(ForeignKey("rights.letter.id"))
    subject_id: Mapped[UUID] = plain()
    media: Mapped[str] = plain()
    size: Mapped[int] = plain()
    sha256: Mapped[bytes] = plain()
    name: Mapped[bytes] = _told(Source.PERSON)
    content: Mapped[bytes] = _told(Source.PERSON)


class ReplyRow(Row):
    """A letter of the firm about a request, or one that acknowledges a complaint.

    Its words are sealed under its id, its mail is in the outbox. Of a letter by post the words are subject, address and
    text, and its postings say what became of it.
    """

    __tablename__ = "reply"
    __table_args__ = (
        CheckConstraint(
            _one_of(
                "kind",
                "acknowledgement",
                "identity",
                "clarification",
                "authority",
                "extension",
                "refusal",
                "outcome",
                "recipient",
                "lifting",
                "address_changed",
            ),
            name="reply_kind",
        ),
        CheckConstraint(_one_of("way", "mail", "post"), name="reply_way"),
        CheckConstraint("(kind = 'lifting') = (lifts_on is not null)", name="reply_lifts_on"),
        CheckConstraint("(request_id is null) <> (complaint_id is null)", name="reply_about_one_thing"),
        CheckConstraint(
            "complaint_id is null or kind = 'acknowledgement' and not to_agent", name="reply_to_a_complaint"
        ),
        Index("reply_by_request", "request_id", "made_at"),
        Index("reply_by_complaint", "complaint_id", postgresql_where=text("complaint_id is not null")),
        Index("reply_by_subject", "subject_id"),
        {"schema": "rights"},
    )

    id: Mapped[UUID] = plain(primary_key=True)
    request_id: Mapped[UUID | None] = plain(ForeignKey("rights.request.id"))
    subject_id: Mapped[UUID] = plain()
    kind: Mapped[str] = plain()
    language: Mapped[str] = plain()
    made_by: Mapped[str] = plain()
    made_at: Mapped[datetime] = plain()
    way: Mapped[str] = plain()
    to_agent: Mapped[bool] = plain()
    # From which day a notice of a lifting says that the data is used again.
    lifts_on: Mapped[date | None] = plain(Date())
    # No foreign key: a complaint names the letter that answers it, and what is recorded stays.
    complaint_id: Mapped[UUID | None] = plain()


class PostingRow(Row):
    """One act about a letter by post; its proof is sealed among the words, under its id."""

    __tablename__ = "posting"
    __table_args__ = (
        CheckConstraint(_one_of("act", "posted", "returned", "dropped"), name="posting_act"),
        CheckConstraint("length(carrier) <= 40 and carrier !~ '[[:cntrl:]]'", name="posting_carrier"),
        UniqueConstraint("reply_id", "act", name="posting_once"),
        Index("posting_by_subject", "subject_id"),
        {"schema": "rights"},
    )

    id: Mapped[UUID] = plain(primary_key=True)
    reply_id: Mapped[UUID] = plain(ForeignKey("rights.reply.id"))
    subject_id: Mapped[UUID] = plain()
    act: Mapped[str] = plain()
    on_day: Mapped[date] = plain(Date())
    carrier: Mapped[str] = plain()
    proved: Mapped[bool] = plain()
    done_by: Mapped[str] = plain()
    done_at: Mapped[datetime] = plain()


class ComplaintRow(Row):
    """A customer's complaint, or an authority's letter about one; its words lie sealed under `id` and `answer_id`."""

    __tablename__ = "complaint"
    __table_args__ = (
        CheckConstraint(_one_of("origin", "customer", "authority"), name="complaint_origin"),
        CheckConstraint(_one_of("channel", "account", "mail", "phone", "post", "mixin"), name="complaint_channel"),
        CheckConstraint("authority ~ '^[A-Z]{2}$'", name="complaint_authority"),
        CheckConstraint("reference ~ '^[0-9A-Za-z ./_:-]{0,60}$'", name="complaint_reference"),
        CheckConstraint(_one_of("state", "open", "closed"), name="complaint_state"),
        CheckConstraint(
            _one_of("outcome", "upheld", "partly", "rejected", "settled", "taken_back"), name="complaint_outcome"
        ),
        CheckConstraint("origin = 'customer' or authority is not null", name="complaint_of_an_authority"),
        CheckConstraint(
            "(state = 'closed') = (outcome is not null) and (state = 'closed') = (closed_at is not null)"
            " and (state = 'closed') = (answered_on is not null) and (state = 'closed') = (answer_id is not null)",
            name="complaint_closed",
        ),
        UniqueConstraint("number", name="complaint_number"),
        Index("complaint_open", "answer_by_on", "id", postgresql_where=text("state = 'open'")),
        Index("complaint_by_subject", "subject_id"),
        Index("complaint_by_answer", "answer_id", postgresql_where=text("answer_id is not null")),
        {"schema": "rights"},
    )

    id: Mapped[UUID] = plain(primary_key=True)
    number: Mapped[int] = plain(Identity(always=True, start=5001))
    origin: Mapped[str] = plain()
    channel: Mapped[str] = plain()
    authority: Mapped[str | None] = plain()
    reference: Mapped[str] = plain()
    request_id: Mapped[UUID | None] = plain(ForeignKey("rights.request.id"))
    subject_id: Mapped[UUID] = plain()
    customer_id: Mapped[UUID | None] = plain(ForeignKey("people.customer.id"))
    received_on: Mapped[date] = plain(Date())
    answer_by_on: Mapped[date] = plain(Date())
    state: Mapped[str] = plain()
    outcome: Mapped[str | None] = plain()
    answered_on: Mapped[date | None] = plain(Date())
    answer_id: Mapped[UUID | None] = plain()
    reply_id: Mapped[UUID | None] = plain(ForeignKey("rights.reply.id"))
    recorded_by: Mapped[str] = plain()
    recorded_at: Mapped[datetime] = plain()
    closed_by: Mapped[str | None] = plain()
    closed_at: Mapped[datetime | None] = plain()


class ReplyDraftRow(Row):
    """A letter that somebody has begun to write, theirs alone; one a person and request, sealed under the request."""

    __tablename__ = "reply_draft"
    __table_args__ = (Index("reply_draft_by_subject", "subject_id"), {"schema": "rights"})

    person: Mapped[str] = plain(primary_key=True)
    request_id: Mapped[UUID] = plain(ForeignKey("rights.request.id"), primary_key=True)
    subject_id: Mapped[UUID] = plain()
    body: Mapped[bytes] = _told(Source.STAFF)
    written_at: Mapped[datetime] = plain()
