"""Working days of a place: its weekends and public holidays, by country and subdivision.

Boundary: the only reader of the library `holidays`; a place or year it does not know is refused, never guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib import metadata

import holidays

from backoffice.errors import Refused

_DAY = timedelta(days=1)


class NoCalendar(Refused):
    """No holiday calendar is known for that place, or for that year there. Facts: `place`, `year` where it matters."""

    code = "calendars.no_calendar"


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """The working days of `place`, an ISO 3166 code such as "IE" or "GB-ENG"; `version` names the source."""

    place: str
    version: str

    @property
    def country(self) -> str:
        """ISO 3166 alpha-2."""
        return self.place[:2]

    @property
    def of_whole_country(self) -> bool:
        """Whether parts of the country have holidays of their own, and none of them was named."""
        return "-" not in self.place and bool(holidays.list_supported_countries()[self.country])

    @property
    def a_part(self) -> str:
        """The code of one part of the country that has holidays of its own; its own code where there is none."""
        parts = holidays.list_supported_countries()[self.country]
        return f"{self.country}-{parts[0]}" if parts else self.place

    def is_working_day(self, day: date) -> bool:
        """Whether offices work there on that day. Raises NoCalendar for a year nobody has published."""
        return day in _working_days(self.place, day.year)

    def next_working_day(self, day: date) -> date:
        """`day` itself if it is one, else the first after it."""
        while not self.is_working_day(day):
            day += _DAY
        return day

    def last_working_day(self, day: date) -> date:
        """`day` itself if it is one, else the last before it."""
        while not self.is_working_day(day):
            day -= _DAY
        return day


@lru_cache(maxsize=256)
def calendar_of(place: str) -> WorkingCalendar:
    """The calendar of a country or of one of its subdivisions. Raises NoCalendar."""
    country, dash, subdivision = place.partition("-")
    known = holidays.list_supported_countries()
    if country not in known or (dash and subdivision not in known[country]):
        raise NoCalendar(place=place[:20])
    return WorkingCalendar(place, f"holidays {metadata.version('holidays')}")


@lru_cache(maxsize=4096)
def _working_days(place: str, year: int) -> frozenset[date]:
    country, _, subdivision = place.partition("-")
    found = holidays.country_holidays(country, subdiv=subdivision or None, years=year)
    if not found.start_year <= year <= found.end_year:
        raise NoCalendar(place=place, year=year)
    first = date(year, 1, 1)
    days = (first + timedelta(days=number) for number in range((date(year + 1, 1, 1) - first).days))
    return frozenset(day for day in days if found.is_working_day(day))
