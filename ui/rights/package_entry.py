"""Whether a request's page offers to prepare a copy, shows who was told what, or looks for who is no customer."""

from __future__ import annotations

from backoffice.rights.rules import Right
from ui.rights.asker_check import is_refused
from ui.rights.sheet import Sheet

COPIES = (Right.ACCESS, Right.PORTABILITY)


def is_ours(sheet: Sheet) -> bool:
    """Whether a customer of ours asks: of anybody else only words can name them."""
    return sheet.page.customer is not None


def seeks(sheet: Sheet) -> bool:
    """Whether this reader may look for who asks and is no customer."""
    return not is_ours(sheet) and sheet.page.may_read and sheet.line.ended_at is None


def prepares(sheet: Sheet) -> bool:
    """Whether this reader may prepare a copy for the request as it stands."""
    line = sheet.line
    may = is_ours(sheet) and sheet.page.may_read and not is_refused(sheet.page)
    return may and line.right in COPIES and line.ended_at is None
