"""The clocks of a rights request: every worked example, and what must hold whatever happens. R-09, R-10, S-07."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from backoffice.calendars import NoCalendar, calendar_of
from backoffice.cli import _EVENTS, _RIGHTS
from backoffice.rights import deadline as deadlines
from backoffice.rights.deadline import Deadline, Effect, deadline, kept_until, months_after
from backoffice.rights.rules import (
    AnswerBeforeQuestion,
    AskedTwice,
    Event,
    EventBeforeReceipt,
    NoRulesForPlace,
    Right,
    Topic,
    Turn,
    Wait,
    waits,
)
from backoffice.rights.spoken import (
    DateOutOfReach,
    ExtendedTwice,
    NotADate,
    NotAnEvent,
    NotAZone,
    lines_of,
    lines_of_breach,
    told_breach,
    told_deadline,
)
from backoffice.words import knows

# Place, right, received, events; statute, promise, operative.
EXAMPLES = {
    1: ("GB-ENG", "access", "2025-09-03", (), "2025-10-03", "2025-10-03", "2025-10-03"),
    2: ("GB-ENG", "access", "2024-11-25", (), "2024-12-27", "2024-12-25", "2024-12-25"),
    3: ("GB-ENG", "access", "2025-01-31", (), "2025-02-28", "2025-03-02", "2025-02-28"),
    6: ("GB-ENG", "access", "2026-03-31", (), "2026-04-30", "2026-04-30", "2026-04-30"),
    9: ("GB-ENG", "access", "2019-04-06", (), "2019-05-07", "2019-05-06", "2019-05-06"),
    10: ("GB-ENG", "access", "2019-09-26", ("extended:2019-10-20",), "2019-12-27", "2019-12-26", "2019-12-26"),
    17: ("GB-ENG", "access", "2026-02-10", (), "2026-03-10", "2026-03-12", "2026-03-10"),
    22: ("DE", "access", "2026-07-15", (), "2026-08-17", "2026-08-14", "2026-08-14"),
    24: ("FR", "access", "2026-06-14", (), "2026-07-15", "2026-07-14", "2026-07-14"),
    26: ("GB-ENG", "access", "2026-03-03", (), "2026-04-07", "2026-04-02", "2026-04-02"),
    27: ("IE", "access", "2026-03-03", (), "2026-04-03", "2026-04-02", "2026-04-02"),
    31: ("GB-ENG", "access", "2026-01-31", ("extended:2026-02-20",), "2026-04-30", "2026-05-02", "2026-04-30"),
    34: ("DE", "access", "2026-03-15", ("extended:2026-04-16",), "2026-04-15", "2026-04-14", "2026-04-14"),
    35: (
        "GB-ENG", "access", "2026-03-02", ("identity-asked:2026-03-03", "identity-got:2026-03-09"),
        "2026-04-09", "2026-04-01", "2026-04-01",
    ),
    38: (
        "GB-ENG", "access", "2026-03-02", ("clarification-asked:2026-03-05", "clarification-got:2026-03-10"),
        "2026-04-07", "2026-04-01", "2026-04-01",
    ),
    39: (
        "GB-ENG", "erasure", "2026-03-02", ("clarification-asked:2026-03-05", "clarification-got:2026-03-10"),
        "2026-04-02", "2026-04-01", "2026-04-01",
    ),
}  # fmt: skip

days = st.dates(date(2016, 1, 1), date(2032, 12, 31))
places = st.sampled_from(["GB-ENG", "GB-SCT", "IE", "DE-BE", "DE-BY", "FR", "CH-ZH", "CN"])
rights = st.sampled_from(list(Right))


@st.composite
def waited(draw: st.DrawFn, received_on: date) -> tuple[Wait, ...]:
    """Questions and answers within two months of the receipt, one at a time for each topic."""
    found = []
    for topic in draw(st.lists(st.sampled_from(list(Topic)), unique=True, max_size=4)):
        asked_on = received_on + timedelta(days=draw(st.integers(0, 40)))
        got_on = draw(st.one_of(st.none(), st.integers(0, 30).map(lambda n, at=asked_on: at + timedelta(days=n))))
        found.append(Wait(topic, asked_on, got_on))
    return tuple(found)


@pytest.mark.promise("R-09", "R-10")
@pytest.mark.parametrize("number", EXAMPLES)
def test_the_worked_examples(number: int) -> None:
    place, right, received, events, statute, promise, operative = EXAMPLES[number]
    told = told_deadline(place, right, received, events)
    assert (told["statute"], told["promise"], told["operative"]) == (statute, promise, operative)


def test_example_34_says_that_the_letter_had_no_effect() -> None:
    told = told_deadline("DE", "access", "2026-03-15", ["extended:2026-04-16"])
    assert told["extension"] == {"statute": "void", "promise": "void"}


def test_example_38_shows_the_outer_limit() -> None:
    place, right, received, events, *_ = EXAMPLES[38]
    assert told_deadline(place, right, received, events)["outer"] == "2026-04-08"


@pytest.mark.promise("R-10")
def test_a_letter_between_the_promise_and_the_statute_extends_the_statute_alone() -> None:
    told = told_deadline("DE", "access", "2026-07-15", ["extended:2026-08-17"])
    assert told["extension"] == {"statute": "valid", "promise": "void"}
    assert (told["statute"], told["promise"], told["letter_by"]) == ("2026-10-15", "2026-08-14", "2026-08-14")
    assert "promise_broken" in [cast(dict[str, str], step)["said"] for step in cast(list[object], told["steps"])]


@pytest.mark.promise("S-07")
@pytest.mark.parametrize(
    ("aware", "due"),
    [
        ("2026-03-27T22:00+01:00", "2026-03-30T21:00:00+00:00"),
        ("2026-10-24T10:00+02:00", "2026-10-27T08:00:00+00:00"),
        ("2024-02-28T23:59:59Z", "2024-03-02T23:59:59+00:00"),
    ],
)
def test_a_breach_is_reported_within_72_hours_that_elapsed(aware: str, due: str) -> None:
    told = told_breach(aware)
    assert told["due_utc"] == due
    asked, answered = datetime.fromisoformat(aware), datetime.fromisoformat(told["due"])
    assert (answered, answered.utcoffset()) == (datetime.fromisoformat(due), asked.utcoffset())


@pytest.mark.promise("S-07")
def test_the_deadline_of_a_breach_is_told_so_that_no_clock_can_be_mistaken() -> None:
    told = told_breach("2026-10-23T12:00+02:00")
    first, second = lines_of_breach(told)
    assert first == "2026-10-26T12:00:00+02:00 = 2026-10-26 10:00:00 UTC"
    assert "no longer stands at +02:00" in second
    local = told_breach("2026-10-23T12:00+02:00", "Europe/Berlin")
    assert local["due_local"] == "2026-10-26T11:00:00+01:00"
    assert list(lines_of_breach(local))[1].endswith("2026-10-26 11:00 Europe/Berlin")
    # The worked example 46.
    assert told_breach("2026-03-27T22:00+01:00", "Europe/Berlin")["due_local"] == "2026-03-30T23:00:00+02:00"
    with pytest.raises(NotAZone):
        told_breach("2026-03-27T22:00+01:00", "Europe/Nowhere")


@pytest.mark.parametrize("far", ["9999-12-20", "2099-01-01", "0001-01-01"])
def test_days_that_no_calendar_reaches_are_refused(far: str) -> None:
    with pytest.raises(DateOutOfReach):
        told_deadline("GB-ENG", "access", far, [])
    for offset in ("Z", "+14:00", "-12:00"):
        with pytest.raises(DateOutOfReach):
            told_breach(f"{far}T00:00{offset}")


def test_every_rule_that_can_apply_is_said_in_words_of_both_languages() -> None:
    source = Path(deadlines.__file__).read_text(encoding="utf-8")
    said = set(re.findall(r'"(?:C\d+)"[^"]*f?"([a-z_]+)', source)) | {"extension_void", "extension_unnumbered"}
    assert len(said) >= 15
    for language in ("en", "zh"):
        assert [each for each in sorted(said) if not knows(f"rights.step.{each}", language)] == []
    told = told_deadline("GB-ENG", "access", "2026-03-02", ["identity-asked:2026-03-03"])
    assert "it waits for: Proof of identity (ICO" in "\n".join(lines_of(told))
    paused = told_deadline("IE", "access", "2026-03-02", ["identity-asked:2026-03-03", "identity-got:2026-03-09"])
    assert "6 days on which an answer of the person was awaited" in "\n".join(lines_of(paused))


def test_a_country_whose_parts_differ_says_that_none_was_named() -> None:
    for place, notes in (("GB", ["no_subdivision"]), ("DE", ["no_subdivision"]), ("DE-BY", []), ("IE", []), ("CN", [])):
        told = told_deadline(place, "access", "2026-03-02", [])
        assert told["notes"] == notes
        assert ("counts only holidays of the whole country" in "\n".join(lines_of(told))) == bool(notes)


@pytest.mark.parametrize("right", list(Right))
def test_switzerland_and_china_cite_their_own_law(right: Right) -> None:
    for place in ("CH-ZH", "CN"):
        told = told_deadline(place, right, "2026-03-05", ["extended:2026-03-10"])
        assert "GDPR" not in json.dumps(told["steps"])


@pytest.mark.promise("D-06", "D-07", "D-08")
def test_retention_ends_on_the_same_date_or_the_last_of_the_month() -> None:
    assert kept_until(date(2024, 2, 29), years=7) == date(2031, 2, 28)
    assert kept_until(date(2026, 11, 1), years=3) == date(2029, 11, 1)
    assert kept_until(date(2024, 1, 31), months=25) == date(2026, 2, 28)


def test_identity_in_doubt_adds_days_in_the_union_before_the_end_is_rolled() -> None:
    told = told_deadline("DE-BE", "access", "2026-03-02", ["identity-asked:2026-03-03", "identity-got:2026-03-09"])
    assert told["statute"] == "2026-04-08"


def test_until_the_identity_is_known_the_british_clock_has_not_begun_and_the_promise_runs() -> None:
    told = told_deadline("GB-ENG", "access", "2026-03-02", ["identity-asked:2026-03-03"])
    assert (told["statute"], told["outer"], told["operative"]) == (None, None, "2026-04-01")


def test_questions_asked_at_the_same_time_count_once() -> None:
    both = ["identity-asked:2026-03-03", "identity-got:2026-03-09",
            "clarification-asked:2026-03-05", "clarification-got:2026-03-09"]  # fmt: skip
    assert told_deadline("IE", "access", "2026-03-02", both)["statute"] == "2026-04-08"


@pytest.mark.parametrize(("place", "statute"), [("CH-ZH", "2026-04-04"), ("CN", None)])
def test_other_laws(place: str, statute: str | None) -> None:
    told = told_deadline(place, "access", "2026-03-05", [])
    assert (told["statute"], told["promise"]) == (statute, "2026-04-04")


def test_what_takes_effect_at_once_says_so() -> None:
    steps = cast(list[dict[str, str]], told_deadline("IE", "objection", "2026-03-05", [])["steps"])
    assert (steps[0]["rule"], steps[0]["date"]) == ("C11", "2026-03-05")


@given(st.data())
def test_whatever_happens_the_promise_is_never_passed_over(data: st.DataObject) -> None:
    received_on, place, right = data.draw(days), data.draw(places), data.draw(rights)
    extended_on = data.draw(st.one_of(st.none(), st.integers(0, 60).map(lambda n: received_on + timedelta(days=n))))
    found = made(place, right, received_on, data.draw(waited(received_on)), extended_on)
    assert found.work_by <= found.operative <= found.promise
    assert found.letter_by <= received_on + timedelta(days=30)
    if extended_on is not None:
        assert (found.extension.promise is Effect.VALID) == (extended_on <= received_on + timedelta(days=30))
    assert all(step.source for step in found.steps)


@given(st.data())
def test_a_pause_never_brings_a_date_forward(data: st.DataObject) -> None:
    received_on, place, right = data.draw(days), data.draw(places), data.draw(rights)
    pauses = data.draw(waited(received_on))
    without, with_them = made(place, right, received_on, (), None), made(place, right, received_on, pauses, None)
    assume(with_them.statute is not None and without.statute is not None)
    assert with_them.statute is not None
    assert without.statute is not None
    assert with_them.statute >= without.statute
    assert with_them.promise == without.promise


@given(days)
def test_an_extension_counts_from_the_start_and_never_from_the_due_date(received_on: date) -> None:
    found = made("IE", Right.ACCESS, received_on, (), received_on + timedelta(days=3))
    assert found.statute == calendar_of("IE").next_working_day(months_after(received_on, 3))


@given(days, st.integers(0, 400))
def test_a_month_later_is_the_same_date_or_the_last_one(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("events", "fault"),
    [
        (["identity-got:2026-03-09"], AnswerBeforeQuestion),
        (["identity-asked:2026-03-09", "identity-got:2026-03-08"], AnswerBeforeQuestion),
        (["identity-asked:2026-03-09", "identity-asked:2026-03-10"], AskedTwice),
        (["extended:2026-03-09", "extended:2026-03-10"], ExtendedTwice),
        (["identity-asked:2026-03-01"], EventBeforeReceipt),
        (["extended:2026-03-01"], EventBeforeReceipt),
        (["identity:2026-03-09"], NotAnEvent),
        (["-:2026-03-09"], NotAnEvent),
        (["identity-asked:2026-02-30"], NotADate),
        (["identity-asked"], NotADate),
        (["extended:9999-12-20"], DateOutOfReach),
    ],
)
def test_impossible_events_are_refused(events: list[str], fault: type[Exception]) -> None:
    with pytest.raises(fault):
        told_deadline("IE", "access", "2026-03-02", events)


@pytest.mark.parametrize("place", ["", "XX", "GB-XXX", "DE-ENG", "england", "IE-"])
def test_a_place_without_a_calendar_is_refused(place: str) -> None:
    with pytest.raises(NoCalendar):
        told_deadline(place, "access", "2026-03-02", [])


def test_a_place_whose_law_nobody_wrote_down_is_refused() -> None:
    with pytest.raises(NoRulesForPlace):
        told_deadline("JP", "access", "2026-03-02", [])


@pytest.mark.parametrize("aware", ["", "2026-03-27", "yesterday"])
def test_what_is_no_instant_is_refused(aware: str) -> None:
    with pytest.raises(NotADate):
        told_breach(aware)


def test_the_order_in_which_events_are_told_does_not_matter() -> None:
    happened = [Event(Topic.FEE, Turn.GOT, date(2026, 3, 9)), Event(Topic.FEE, Turn.ASKED, date(2026, 3, 9))]
    assert waits(date(2026, 3, 2), tuple(happened)) == (Wait(Topic.FEE, date(2026, 3, 9), date(2026, 3, 9)),)


def test_the_command_knows_every_right() -> None:
    assert set(_RIGHTS) == set(Right)
    assert set(_EVENTS) == {f"{topic}-{turn}" for topic in Topic for turn in Turn} | {"extended"}


def test_the_command_prints_the_deadline_or_the_refusal() -> None:
    asked = ["--place", "GB-ENG", "--right", "access", "--received", "2026-03-02", "--json"]
    told = backoffice("deadline", *asked, "--event", "identity-asked:2026-03-03", "--event", "identity-got:2026-03-09")
    assert (told["statute"], told["operative"]) == ("2026-04-09", "2026-04-01")
    assert backoffice("breach-deadline", "--aware", "2026-03-27T22:00+01:00", "--json") == {
        "due": "2026-03-30T22:00:00+01:00",
        "due_utc": "2026-03-30T21:00:00+00:00",
    }
    zone = ("--zone", "Europe/Berlin", "--json")
    on_the_clock = backoffice("breach-deadline", "--aware", "2026-03-27T22:00", *zone)
    assert (on_the_clock["due_utc"], on_the_clock["due_local"]) == (
        "2026-03-30T21:00:00+00:00",
        "2026-03-30T23:00:00+02:00",
    )
    # Nobody says on which clock, or which of the two hours of an autumn night.
    for without in (("2026-03-27T22:00", "--json"), ("2026-10-25T02:30", *zone), ("2026-03-29T02:30", *zone)):
        assert backoffice("breach-deadline", "--aware", *without, code=1)["error"] == "rights.offset_needed"
    refused = backoffice("deadline", *asked, "--event", "identity-got:2026-03-09", code=1)
    assert refused["error"] == "rights.answer_before_question"


def made(place: str, right: Right, received_on: date, pauses: tuple[Wait, ...], extended_on: date | None) -> Deadline:
    return deadline(right, received_on, pauses, extended_on, calendar_of(place))


def backoffice(*arguments: str, code: int = 0) -> dict[str, object]:
    ran = subprocess.run(
        [sys.executable, "-m", "backoffice.cli", *arguments], capture_output=True, text=True, check=False
    )
    assert ran.returncode == code, ran.stderr
    told: dict[str, object] = json.loads(ran.stdout)
    return told
