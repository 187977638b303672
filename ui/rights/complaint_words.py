"""A complaint in a line, for the board and for a request.

Boundary: pure; words in, words out. R-08.
"""

from __future__ import annotations

from backoffice.rights.complaints import Complaint
from ui.kyc.wording import isolated
from ui.rights.wording import RightsWording


def number_of(told: Complaint) -> str:
    return f"C-{told.number}"


def said_of(told: Complaint, wording: RightsWording) -> str:
    """A complaint in a line: its number, who writes, by when it is answered."""
    who = told.authority or wording.say(f"rights.complaint_from.{told.origin}")
    return f"{number_of(told)} ({isolated(who)}), {wording.short_day(told.answer_by)}, {wording.left(told.days_left)}"
