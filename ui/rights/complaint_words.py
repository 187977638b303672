"""A complaint in a line, for the board and for a request.

Boundary: pure; words in, words out. R-08.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from backoffice.rights.complaints import Complaint
from backoffice.rights.gone import Gone
from ui.kyc.wording import isolated
from ui.rights.wording import RightsWording, translate
from ui.widgets.shapes import Shape, month_shape

_NEAR_DAYS = 7


@dataclass(frozen=True, slots=True)
class ToAcknowledge:
    """The letter that is due for a complaint: by when, in words that end a sentence. `near` within a week."""

    on: date
    day: str
    shape: Shape
    near: bool
    leaving: bool


@dataclass(frozen=True, slots=True)
class LettersDue:
    """A line for each complaint that is to be acknowledged; `near` of them within a week and not on their way."""

    lines: tuple[str, ...]
    near: int


def number_of(told: Complaint) -> str:
    return f"C-{told.number}"


def who_of(told: Complaint, wording: RightsWording) -> str:
    """Who complains, as the reader writes it: the authority by its name, else that it is the customer."""
    if told.authority is not None:
        return told.authority.called(wording.language)
    return wording.say(f"rights.complaint_from.{told.origin}")


def said_of(told: Complaint, wording: RightsWording) -> str:
    """A complaint in a line: its number, who writes, by when it is answered."""
    who = isolated(who_of(told, wording))
    return f"{number_of(told)} ({who}), {wording.short_day(told.answer_by)}, {wording.left(told.days_left)}"


def to_acknowledge(told: Complaint, wording: RightsWording) -> ToAcknowledge | None:
    """What is due for the letter that says it has come; None where none is due."""
    on = told.acknowledge_by
    if on is None:
        return None
    # Both days are of the same today.
    left = told.days_left + (on - told.answer_by).days
    leaving = told.acknowledgement is not None and told.acknowledgement.far.gone is Gone.LEAVING
    day = f"{wording.short_day(on)}, {wording.left(left)}"
    return ToAcknowledge(on, day, month_shape(left), left <= _NEAR_DAYS, leaving)


def letters_due(found: Sequence[Complaint], wording: RightsWording) -> LettersDue:
    """Which complaints are to be acknowledged, the nearest first.

    One whose letter is on its way is due until a relay has accepted it, and says so.
    """
    due = [(told, each) for each in found if (told := to_acknowledge(each, wording)) is not None]
    lines = []
    for told, each in sorted(due, key=lambda pair: (pair[0].on, pair[1].number)):
        leaving = translate("Rights", "{number} is leaving, by {day}")
        words = leaving if told.leaving else translate("Rights", "{number} by {day}")
        lines.append(words.format(number=number_of(each), day=told.day))
    return LettersDue(tuple(lines), sum(told.near and not told.leaving for told, _ in due))
