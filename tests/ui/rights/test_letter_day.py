"""The day a letter must meet is said before it is sent, and a letter that comes too late says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from backoffice.rights.rules import ReplyKind, Right
from tests.given import Given
from tests.rights.asking import asked, line, today
from ui.rights.letter_words import meets
from ui.rights.wording import RightsWording


@pytest.mark.promise("R-09", "R-10")
def test_a_letter_says_which_day_it_must_meet_and_that_it_would_be_late(given: Given) -> None:
    now, wording = today(given), RightsWording("en")
    told = line(given, asked(given, given.customer(), Right.ACCESS, on=now - timedelta(days=26)))
    extension = meets(ReplyKind.EXTENSION, told, told.letter_by_on, wording)
    assert wording.day(told.letter_by_on) in extension.words
    assert extension.stops == ""
    late = meets(ReplyKind.EXTENSION, told, told.letter_by_on + timedelta(days=1), wording)
    assert (late.stops, late.token) == ("Too late to send", "danger")
    # A request is extended once: who writes a second extension is told so before a word of it is written.
    twice = meets(
        ReplyKind.EXTENSION, replace(told, extended_on=now, operative_on=now + timedelta(days=60)), now, wording
    )
    assert twice.words == f"Extended already on {wording.day(now)}; a request is extended once."
    in_vain = meets(ReplyKind.EXTENSION, replace(told, extended_on=now), now, wording)
    assert in_vain.words.startswith(f"An extension of {wording.day(now)} had no effect")
    waits = meets(ReplyKind.EXTENSION, told, now, wording, on_its_way=True)
    assert "on its way already" in waits.words
    assert all((each.stops, each.token) == ("Extended already", "danger") for each in (twice, in_vain))
    assert waits.stops == "On its way already"
    assert wording.day(told.operative_on) in meets(ReplyKind.OUTCOME, told, now, wording).words
    overdue = meets(ReplyKind.REFUSAL, told, told.operative_on + timedelta(days=3), wording)
    assert (overdue.words.startswith("Late"), overdue.stops) == (True, "")
    assert wording.day(told.promise_on) in meets(ReplyKind.IDENTITY, told, now, wording).words
