"""The sample firm's requests, at every place of the clock: late, due tomorrow, waiting, leaving, extended, ended.

Boundary: loaded by COPY on the keeper's connection, as the guards would have let it come to be. R-01 to R-10.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import cast
from uuid import UUID

from sqlalchemy import Connection, text

from backoffice.calendars import calendar_of
from backoffice.people.policy import controller
from backoffice.people.rules import Interest
from backoffice.people.tables import ObjectionRow
from backoffice.rights.deadline import deadline
from backoffice.rights.intake import clock_values
from backoffice.rights.rules import Asker, Channel, Event, Kind, Outcome, Right, State, Topic, Turn, waits
from backoffice.rights.tables import (
    ComplaintRow,
    EventRow,
    LetterRow,
    PaperRow,
    PostingRow,
    ReplyDraftRow,
    ReplyRow,
    RequestRow,
    WordsRow,
)
from backoffice.sample import begun_answers, complaints, objections, posted, rectifications, request_words, rows
from backoffice.sample.cases import customer_id
from backoffice.sample.chance import Chance
from backoffice.sample.closed import Account, closed_on
from backoffice.sample.letters_in import Happening, Story, stories
from backoffice.sample.people import person
from backoffice.vault.bulk import BulkSealer

OFFICER = "maria.keller"
_CONTROLLER = "xiaomi_crowd_trading"
_WORKER = "worker"
_SPREAD, _FIRST = 31, 4
_END = {Outcome.REFUSED: State.REFUSED}


def load_requests(connection: Connection, sealer: BulkSealer, seed: int, now: datetime) -> int:
    """Load all letters, oldest first so that numbers rise with time; how many requests there are."""
    today = today_of(now)
    # As with cases: what came before this house began stands as it is, the guards watch over what happens in it.
    connection.execute(text("set local session_replication_role = replica"))
    count = 0
    for place, story in sorted(enumerate(stories()), key=lambda each: -each[1].ago):
        count += _load(connection, sealer, seed, place, story, today, now)
    rows.load_made(connection, sealer.take())
    connection.execute(text("set local session_replication_role = origin"))
    return count


def today_of(now: datetime) -> date:
    """The day on which requests are counted."""
    return now.astimezone(controller(_CONTROLLER).zone).date()


def indexes() -> tuple[int, ...]:
    """The customers who ask, by their number in the sample firm."""
    return tuple(_FIRST + place * _SPREAD for place, story in enumerate(stories()) if story.is_ours)


def closed_accounts(on: date) -> dict[int, tuple[Account, date]]:
    """Whose account is closed, by their number in the sample firm, and since when, where `on` is today."""
    told = ((_FIRST + place * _SPREAD, each) for place, each in enumerate(stories()) if each.is_ours)
    return {
        index: (each.account, closed_on(on - timedelta(days=each.ago)))
        for index, each in told
        if each.account is not Account.OPEN
    }


def _load(
    connection: Connection, sealer: BulkSealer, seed: int, place: int, story: Story, today: date, now: datetime
) -> int:
    index = _FIRST + place * _SPREAD
    letter = rows.made_id("rights.letter", seed, place)
    customer = customer_id(seed, index) if story.is_ours else None
    subject = customer or letter
    received_on = today - timedelta(days=story.ago)
    agent = rows.made_id("rights.agent", seed, place) if story.asker is Asker.AGENT else None
    recorder = "endpoint" if story.channel is Channel.ACCOUNT else OFFICER
    recorded_at = _at(received_on, seed, place, now)
    rows.copy_into(
        connection,
        LetterRow,
        [
            {
                "id": letter,
                "channel": story.channel.value,
                "asker": story.asker.value,
                "controller": _CONTROLLER,
                "subject_id": subject,
                "customer_id": customer,
                "received_on": received_on,
                "dated_by": "received" if story.channel is Channel.MAIL else "told",
                "recorded_by": recorder,
                "recorded_at": recorded_at,
                "agent_id": agent,
            }
        ],
    )
    who = person(seed, index, on=today)
    agents = [(agent, request_words.texts()["agent"][story.channel.value])] if agent else []
    language = request_words.LANGUAGES.get(who.alpha2, "en") if customer else "en"
    said = [*agents, (letter, _letter(story, language))]
    requests, events = [], []
    for number, right in enumerate(story.rights):
        request = rows.made_id("rights.request", seed, place, number)
        first = Happening(0, Kind.RECEIVED)
        # What is said of a whole letter holds for all that is asked in it.
        shared = [each for each in story.happened if each.kind in (Kind.TAKEN, Kind.EXTENDED)]
        happened = (first, *(story.happened if number == 0 else shared))
        lines = [
            _event(seed, place, request, version, each, received_on, recorder, now, by_post=story.by_post)
            for version, each in enumerate(happened, 1)
        ]
        requests.append(_request(request, letter, subject, customer, right, received_on, lines, story.objects_to))
        if right is Right.WITHDRAWAL:
            requests[-1]["takes_back"] = request_words.taken_back(language)
        events += lines
        said += [
            (rows.made_id("rights.event", seed, request, version), request_words.notes()[each.note])
            for version, each in enumerate(happened, 1)
            if each.note
        ]
    rows.copy_into(connection, RequestRow, requests)
    stopped = [
        each
        for request in requests
        if request["right"] == Right.OBJECTION.value and customer is not None
        for each in objections.objection_rows(request, story.objects_to, recorder, recorded_at)
    ]
    rows.copy_into(connection, ObjectionRow, stopped)
    said += [(UUID(str(each["id"])), objections.WORDS) for each in stopped if each["outcome"] == "overridden"]
    rows.copy_into(connection, EventRow, events)
    if story.complained:
        told = complaints.complaint_row(requests[0], story.complained, OFFICER, today, now)
        rows.copy_into(connection, ComplaintRow, [told])
        said.append((UUID(str(told["id"])), complaints.WORDS[story.complained]))
    if story.by_post:
        at = max(cast(datetime, each["done_at"]) for each in events)
        rows.copy_into(connection, ReplyRow, [posted.reply_row(requests[0], OFFICER, at)])
        posting = posted.posting_row(requests[0], OFFICER, at)
        rows.copy_into(connection, PostingRow, [posting])
        said.append((UUID(str(posting["id"])), posted.NUMBER))
        home = who.address
        facts = {"name": who.legal_name, "street": home.street, "place": f"{home.postcode} {home.city}"}
        said.append((posted.reply_id(UUID(str(requests[0]["id"]))), posted.WORDS.format(**facts)))
    rows.copy_into(connection, WordsRow, [_words(sealer, which, subject, words) for which, words in said])
    if story.moved:
        rectifications.load_rectification(connection, sealer, requests[0], events, who)
    if story.begun is not None:
        wanted = text("select number from rights.request where id = :which")
        number = connection.execute(wanted, {"which": requests[0]["id"]}).scalar_one()
        begun = begun_answers.draft_row(sealer, requests[0], number, story.begun, who, now)
        rows.copy_into(connection, ReplyDraftRow, [begun])
    if story.channel is Channel.POST:
        rows.copy_into(connection, PaperRow, [_paper(sealer, seed, place, letter, subject)])
    return len(requests)


def _event(
    seed: int,
    place: int,
    request: UUID,
    version: int,
    told: Happening,
    received_on: date,
    recorder: str,
    now: datetime,
    *,
    by_post: bool,
) -> dict[str, object]:
    on = received_on + timedelta(days=told.after)
    done_by = _WORKER if told.kind in (Kind.ANSWERED, Kind.EXTENDED) and not by_post else OFFICER
    return {
        "id": rows.made_id("rights.event", seed, request, version),
        "request_id": request,
        "kind": told.kind.value,
        "topic": told.topic.value if told.topic else None,
        "outcome": told.outcome.value if told.outcome else None,
        "on_day": on,
        "done_by": recorder if told.kind is Kind.RECEIVED else done_by,
        "done_at": _at(on, seed, place, now) + timedelta(minutes=7 * (version - 1)),
        "version": version,
    }


def _request(
    request: UUID,
    letter: UUID,
    subject: UUID,
    customer: UUID | None,
    right: Right,
    received_on: date,
    lines: Sequence[Mapping[str, object]],
    objects_to: tuple[Interest, ...],
) -> dict[str, object]:
    """The request as its events leave it."""
    place = controller(_CONTROLLER).place
    last = lines[-1]
    kinds = {str(line["kind"]): line for line in lines}
    told = tuple(
        Event(Topic(str(line["topic"])), Turn(str(line["kind"])), line["on_day"])  # type: ignore[arg-type]
        for line in lines
        if line["topic"] is not None
    )
    waited = waits(received_on, told)
    extended_on = kinds[Kind.EXTENDED]["on_day"] if Kind.EXTENDED in kinds else None
    clock = deadline(right, received_on, waited, extended_on, calendar_of(place))  # type: ignore[arg-type]
    outcome = kinds[Kind.ANSWER]["outcome"] if Kind.ANSWER in kinds else None
    is_over = last["kind"] in (Kind.ANSWERED, Kind.WITHDRAWN)
    state = State.LEAVING if outcome else State.OPEN
    if last["kind"] == Kind.WITHDRAWN:
        state = State.WITHDRAWN
    elif is_over:
        state = _END.get(Outcome(str(outcome)), State.ANSWERED)
    waiting = next((each.topic.value for each in waited if each.got_on is None), None)
    return {
        "id": request,
        "letter_id": letter,
        "subject_id": subject,
        "customer_id": customer,
        "right": right.value,
        "place": place,
        "received_on": received_on,
        "state": state.value,
        "outcome": outcome,
        "waits_for": None if is_over else waiting,
        "holder": OFFICER if Kind.TAKEN in kinds else None,
        **clock_values(clock),
        "extended_on": extended_on,
        "ended_at": last["done_at"] if is_over else None,
        "version": len(lines),
        "objects_to": [each.value for each in objects_to] if right is Right.OBJECTION else None,
        "takes_back": None,
    }


def _words(sealer: BulkSealer, which: UUID, subject: UUID, words: str) -> dict[str, object]:
    body = sealer.seal(WordsRow.body, row=which, customer=subject, value=words.encode())
    return {"id": which, "subject_id": subject, "body": body}


def _paper(sealer: BulkSealer, seed: int, place: int, letter: UUID, subject: UUID) -> dict[str, object]:
    """A letter on paper is kept as it was typed off at the post room."""
    paper = rows.made_id("rights.paper", seed, place)
    content = b"Typed off from a letter on paper. The original lies in the post room.\n"
    return {
        "id": paper,
        "letter_id": letter,
        "subject_id": subject,
        "media": "text/plain",
        "size": len(content),
        "sha256": hashlib.sha256(content).digest(),
        "name": sealer.seal(PaperRow.name, row=paper, customer=subject, value=b"letter.txt"),
        "content": sealer.seal(PaperRow.content, row=paper, customer=subject, value=content),
    }


def _at(on: date, seed: int, place: int, now: datetime) -> datetime:
    """A time of that day in office hours; never after now."""
    luck = Chance(seed, place, "rights.hour")
    zone = controller(_CONTROLLER).zone
    at = datetime(on.year, on.month, on.day, 9, tzinfo=zone) + timedelta(minutes=luck.below(480))
    return min(at, now - timedelta(minutes=60 - place % 30))


def _letter(story: Story, language: str) -> str:
    if story.asker is Asker.AGENT:
        return request_words.texts()["en"]["agent"]
    if story.moved:
        return request_words.texts()["zh" if language == "zh" else "en"]["moved"]
    return request_words.letter(story.rights, language, closed=story.account is not Account.OPEN)
