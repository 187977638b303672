"""Whether a request's page offers to prepare a copy, or only shows who was told what; costs nothing to import."""

from __future__ import annotations

from backoffice.rights.rules import Right
from ui.rights.asker_check import is_refused
from ui.rights.sheet import Sheet

COPIES = (Right.ACCESS, Right.PORTABILITY)


def is_ours(sheet: Sheet) -> bool:
    """Whether a customer of ours asks: only of them is anything held."""
    return sheet.page.customer is not None


def prepares(sheet: Sheet) -> bool:
    """Whether this reader may prepare a copy for the request as it stands."""
    line = sheet.line
    may = is_ours(sheet) and sheet.page.may_read and not is_refused(sheet.page)
    return may and line.right in COPIES and line.ended_at is None
