"""What a row of the board says of an extension: only what still can be, or really was, put off."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from backoffice.rights import board
from backoffice.rights.narrowing import Narrowed, Only
from backoffice.rights.rules import Right
from backoffice.rights.views import Line
from tests.given import MARIA, Given
from tests.rights.asking import asked, line, today
from ui.rights.board_rows import row_of
from ui.rights.wording import RightsWording

DAY = timedelta(days=1)


def said(told: Line, now: date) -> str:
    return row_of(told, RightsWording("en"), {}, MARIA, now).letter


@pytest.mark.promise("R-10")
def test_only_what_can_be_put_off_is_counted_and_an_extension_in_vain_is_called_so(given: Given) -> None:
    now = today(given)
    soon = asked(given, given.customer(), Right.ACCESS, on=now - 28 * DAY)
    at_once = [
        asked(given, given.customer(), right, on=now - 28 * DAY)
        for right in (Right.OBJECTION, Right.WITHDRAWAL, Right.RESTRICTION)
    ]
    desk = given.desk(MARIA)
    assert desk.ask(board.standing).letters_due == 1
    assert [each.request for each in desk.ask(board.board, narrowed=Narrowed(only=Only.LETTERS))] == [soon]
    assert said(line(given, soon), now).startswith("extend by ")
    assert [said(line(given, each), now) for each in at_once] == ["", "", ""]
    told = line(given, soon)
    late = replace(told, extended_on=told.letter_by_on + DAY)
    assert said(late, now) == "extension without effect"
    in_time = replace(told, extended_on=now, operative_on=told.operative_on + 60 * DAY)
    assert said(in_time, now).startswith("extended ")
