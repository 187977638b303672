"""The way into the sample firm from outside: its people, and a connection string for one of them.

Boundary: a house that is not a sample firm is refused, whatever its passwords.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from psycopg.conninfo import make_conninfo

from backoffice.app import House
from backoffice.config import Settings
from backoffice.errors import Missing, Refused
from backoffice.sample.visit import keep_up


class NotASampleFirm(Refused):
    """Only the invented people of a sample firm are told of; nobody's real password is known here."""

    code = "sample.not_a_sample_firm"


class NothingYet(Missing):
    """The home holds no firm yet: it is filled or prepared first."""

    code = "sample.nothing_yet"


class NoSuchSamplePerson(Missing):
    code = "sample.no_such_person"


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """`duties` as they were given at the filling, the first one first."""

    name: str
    display_name: str
    duties: tuple[str, ...]


def sample_people(settings: Settings) -> tuple[SamplePerson, ...]:
    """The people of the sample firm. Raises NotASampleFirm, NothingYet."""
    house = _sample_house(settings)
    try:
        return tuple(SamplePerson(name, display_name, (duty,)) for name, display_name, duty in house.sample_people())
    finally:
        house.close()


def connection_string(settings: Settings, name: str, stay: timedelta = timedelta(0)) -> str:
    """A libpq connection string that enters as this person, password included; good while the server runs.

    For as long as `stay` the server waits for a client, and is up meanwhile. Every libpq from 13 on understands it.
    Raises NotASampleFirm, NothingYet, NoSuchSamplePerson.
    """
    house = _sample_house(settings)
    try:
        password = house.sample_password(name)
        if password is None:
            raise NoSuchSamplePerson(name=name[:60])
        arguments = house.entry_arguments(name, password)
        if "requirepeer" in arguments:
            # Older clients refuse this word, and a socket whose server is of our account hears no password elsewhere.
            arguments.pop("require_auth", None)
        if stay:
            # Nothing is kept up for a name that is refused; and this house holds the server until the visitor does.
            keep_up(settings, stay)
        return make_conninfo(**arguments)
    finally:
        house.close()


def _sample_house(settings: Settings) -> House:
    house = House.open(settings)
    if house.state.house != "sample":
        house.close()
        if house.state.house == "empty":
            raise NothingYet(home=str(settings.home))
        raise NotASampleFirm(house=house.state.house)
    return house
