"""The day a letter of the firm must meet, said before it is sent (R-09, R-10).

Boundary: pure; words in, words out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from backoffice.rights.rules import ReplyKind
from backoffice.rights.views import Line
from ui.rights.wording import RightsWording
from ui.widgets.shapes import Shape

translate = QCoreApplication.translate

_ENDS = frozenset({ReplyKind.REFUSAL, ReplyKind.OUTCOME})
_NEAR_DAYS = 7
LANGUAGE_NAMES = {"en": "English", "zh": "简体中文"}


@dataclass(frozen=True, slots=True)
class Meets:
    """What hangs on a letter's day; `stops` is why it cannot be sent any more, "" where it can."""

    shape: Shape
    words: str
    token: str
    stops: str = ""


def meets(
    kind: ReplyKind, line: Line, today: date, wording: RightsWording, *, by_post: bool = False, on_its_way: bool = False
) -> Meets:
    """What hangs on the day a relay accepts this letter, or on which it is posted.

    `on_its_way`: another letter that extends the request waits for its relay or its posting.
    """
    if kind is ReplyKind.EXTENSION:
        stopped = _stopped(line, today, wording, on_its_way=on_its_way)
        if stopped is not None:
            return stopped
        words = translate("Letters", "It extends both clocks only if a relay accepts it by {day}: {left}.")
        if by_post:
            words = translate("Letters", "It extends both clocks only if it is posted by {day}: {left}.")
        return _due(words, line.letter_by_on, today, wording)
    if kind in _ENDS and line.ended_at is not None:
        return Meets(Shape.PROMISE, translate("Letters", "A further answer. The request stays as it ended."), "text2")
    if kind in _ENDS:
        if today > line.operative_on:
            words = translate("Letters", "Late: the answer was due by {day}. Every day counts.")
            return Meets(Shape.LATE, words.format(day=wording.day(line.operative_on)), "danger")
        words = translate("Letters", "It ends the request once a relay has accepted it, by {day}: {left}.")
        if by_post:
            words = translate("Letters", "It ends the request on the day of its posting, by {day}: {left}.")
        return _due(words, line.operative_on, today, wording)
    if kind is ReplyKind.ACKNOWLEDGEMENT and today > line.operative_on:
        words = translate("Letters", "The answer was due by {day}: say in the letter when it will come.")
        return Meets(Shape.LATE, words.format(day=wording.day(line.operative_on)), "danger")
    if kind is ReplyKind.ACKNOWLEDGEMENT:
        words = translate("Letters", "No date hangs on it. It promises the answer by {day}.")
        return Meets(Shape.PROMISE, words.format(day=wording.day(line.operative_on)), "text2")
    if kind is ReplyKind.LIFTING:
        words = translate("Letters", "It can be lifted (H) from that day, once a relay has accepted this letter.")
        if by_post:
            words = translate("Letters", "It can be lifted (H) from that day, once its posting is entered.")
        return Meets(Shape.PROMISE, words, "text2")
    words = translate("Letters", "The question counts from the day a relay accepts it. The promise of {day} stays.")
    if by_post:
        words = translate("Letters", "The question counts from the day it is posted. The promise of {day} stays.")
    return Meets(Shape.PROMISE, words.format(day=wording.day(line.promise_on)), "text2")


def _stopped(line: Line, today: date, wording: RightsWording, *, on_its_way: bool) -> Meets | None:
    """Why the request can be extended no more: a request is extended once, and in time."""
    if line.extended_on is not None:
        words = translate("Letters", "Extended already on {day}; a request is extended once.")
        if line.extended_in_vain:
            words = translate("Letters", "An extension of {day} had no effect; a request is extended once.")
        stops = translate("Letters", "Extended already")
        return Meets(Shape.LATE, words.format(day=wording.day(line.extended_on)), "danger", stops)
    if on_its_way:
        words = translate("Letters", "A letter that extends it is on its way already; a request is extended once.")
        return Meets(Shape.LATE, words, "danger", translate("Letters", "On its way already"))
    if today > line.letter_by_on:
        words = translate("Letters", "Too late: an extension had to be accepted by {day}. Answer the request now.")
        stops = translate("Letters", "Too late to send")
        return Meets(Shape.LATE, words.format(day=wording.day(line.letter_by_on)), "danger", stops)
    return None


def _due(words: str, by: date, today: date, wording: RightsWording) -> Meets:
    days = (by - today).days
    near = days <= _NEAR_DAYS
    shape = Shape.UNDER_HOUR if near else Shape.LATER
    said = words.format(day=wording.day(by), left=wording.left(days))
    return Meets(shape, said, "warn" if near else "text2")
