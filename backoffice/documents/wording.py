"""Days and instants as documents write them, in the reader's language and the firm's zone.

Boundary: formats values; the sentences around them are words of the vocabulary.
"""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from backoffice.clock import utc
from backoffice.words import say


def day(on: date, language: str) -> str:
    """A civil date: "4 Jul 1991", "1991年7月4日"."""
    month = say(f"document.month.{on.month}", language)
    return say("document.day", language, day=on.day, month=month, year=on.year)


def instant(at: datetime, zone: str, language: str) -> str:
    """Day and time at a place: "18 Nov 2026, 14:24". Say the zone once, with `zoned`."""
    there = utc(at).astimezone(ZoneInfo(zone))
    return say("document.instant", language, day=day(there.date(), language), time=there.strftime("%H:%M"))


def zoned(at: datetime, zone: str, language: str) -> str:
    """An instant with its zone's abbreviation: "18 Nov 2026, 14:24 CET"."""
    there = utc(at).astimezone(ZoneInfo(zone))
    return say("document.zoned", language, instant=instant(at, zone, language), zone=there.tzname())


def clock_time(at: datetime, zone: str) -> str:
    """The time of day at a place: "14:24"."""
    return utc(at).astimezone(ZoneInfo(zone)).strftime("%H:%M")
