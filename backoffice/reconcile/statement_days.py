"""Days as statements write them, by ISO 8601 (camt), OFX 1.6 §3.2.8, and the patterns of a mapping profile.

Boundary: pure. The day is the bank's own: what stands in the file, never moved into another time zone.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from backoffice.reconcile.statement_faults import NoDayThere

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ][\d:.,]{4,24})?\s*(?:Z|[+-]\d\d:?\d\d)?", re.ASCII)
_OFX = re.compile(r"(\d{4})(\d\d)(\d\d)(?:\d\d(?:\d\d(?:\d\d(?:\.\d{1,9})?)?)?)?\s*(?:\[[^\]]{0,20}\])?", re.ASCII)

# How days are written in files that a profile describes; a time behind them is left aside.
PATTERNS = {
    "YYYY-MM-DD": r"(?P<y>\d{4})-(?P<m>\d\d?)-(?P<d>\d\d?)",
    "DD.MM.YYYY": r"(?P<d>\d\d?)\.(?P<m>\d\d?)\.(?P<y>\d{4})",
    "DD/MM/YYYY": r"(?P<d>\d\d?)/(?P<m>\d\d?)/(?P<y>\d{4})",
    "MM/DD/YYYY": r"(?P<m>\d\d?)/(?P<d>\d\d?)/(?P<y>\d{4})",
    "DD-MM-YYYY": r"(?P<d>\d\d?)-(?P<m>\d\d?)-(?P<y>\d{4})",
    "YYYY/MM/DD": r"(?P<y>\d{4})/(?P<m>\d\d?)/(?P<d>\d\d?)",
    "YYYYMMDD": r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)",
    "DD.MM.YY": r"(?P<d>\d\d?)\.(?P<m>\d\d?)\.(?P<y>\d\d)",
    "DD/MM/YY": r"(?P<d>\d\d?)/(?P<m>\d\d?)/(?P<y>\d\d)",
    "MM/DD/YY": r"(?P<m>\d\d?)/(?P<d>\d\d?)/(?P<y>\d\d)",
}
_TIME = r"(?:[T ,]+\d\d?[:.]\d\d(?:[:.]\d\d(?:\.\d{1,9})?)?\s*(?:[AaPp][Mm])?\s*(?:Z|[A-Z]{3,4}|[+-]\d\d:?\d\d)?)?"
_PATTERNS = {name: re.compile(pattern + _TIME, re.ASCII) for name, pattern in PATTERNS.items()}
_SHEET_STARTS = {False: date(1899, 12, 30), True: date(1904, 1, 1)}


def iso_day(text: str, row: int) -> date:
    """The day of an xs:date or xs:dateTime."""
    return _day(_ISO.fullmatch(text.strip()), text, row)


def ofx_day(text: str, row: int) -> date:
    """The day of an OFX date or date and time."""
    return _day(_OFX.fullmatch(text.strip()), text, row)


def patterned_day(text: str, pattern: str, row: int) -> date:
    """The day by one of PATTERNS; a year of two digits is of this century."""
    found = _PATTERNS[pattern].fullmatch(text.strip())
    if found is None:
        raise NoDayThere(row=row, text=text.strip()[:60])
    return _made(int(found["y"]) + (2000 if len(found["y"]) == 2 else 0), int(found["m"]), int(found["d"]), text, row)


def shaped_as(text: str, pattern: str) -> tuple[str, str, str] | None:
    """Year, month and day as one of PATTERNS finds them, whether or not there is such a day; None for other text."""
    found = _PATTERNS[pattern].fullmatch(text.strip())
    return None if found is None else (found["y"], found["m"], found["d"])


def sheet_day(serial: str, since_1904: bool, row: int) -> date:
    """The day of a workbook's serial number; a fraction is the time and left aside."""
    whole = serial.partition(".")[0]
    if not re.fullmatch(r"\d{1,7}", whole, re.ASCII):
        raise NoDayThere(row=row, text=serial[:60])
    try:
        return _SHEET_STARTS[since_1904] + timedelta(days=int(whole))
    except OverflowError as fault:
        raise NoDayThere(row=row, text=serial[:60]) from fault


def _day(found: re.Match[str] | None, text: str, row: int) -> date:
    if found is None:
        raise NoDayThere(row=row, text=text.strip()[:60])
    return _made(int(found[1]), int(found[2]), int(found[3]), text, row)


def _made(year: int, month: int, day: int, text: str, row: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as fault:
        raise NoDayThere(row=row, text=text.strip()[:60]) from fault
