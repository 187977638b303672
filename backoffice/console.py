"""A desk for the command line: who signs in, and where the password comes from.

Boundary: an empty house becomes a live one with the person `console`, listed like any other; others sign in with their
own password, from BACKOFFICE_PASSWORD_FD or the prompt, and whose keys lie in a token with its PIN (BACKOFFICE_PIN_FD).
"""

from __future__ import annotations

import getpass
import json
import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import text

from backoffice.app import House
from backoffice.config import Settings, password_descriptor, pin_descriptor
from backoffice.desk import Desk
from backoffice.errors import Refused
from backoffice.staff.keeper import add_person
from backoffice.staff.rules import Duty
from backoffice.vault.entry import PinWanted, lock_keys
from backoffice.vault.key_proof import KeyProof

CONSOLE = "console"
_DUTIES = (Duty.FINANCE, Duty.FINANCE_LEAD)


class WhoIsAsking(Refused):
    """The house has people of its own, so a command has to say who gives it: --as PERSON."""

    code = "console.who_is_asking"


@contextmanager
def desk_of(settings: Settings, person: str | None, duty: Duty) -> Iterator[Desk]:
    """A desk of `person`; without one that of `console`, or in a sample firm of somebody with `duty`.

    Raises WhoIsAsking, and what signing in raises.
    """
    house = House.open(settings)
    try:
        if house.state.house == "empty":
            _begin(house)
        name = person or _who(house, duty)
        if house.state.house == "sample":
            sys.stderr.write(f"backoffice: as {name} of the sample firm\n")
        password = _password(house, name)
        try:
            seat = house.sign_in(name, password)
        except PinWanted:
            seat = house.sign_in(name, password, KeyProof(pin=_pin(name)))
        try:
            yield seat.desk
        finally:
            lock_keys(seat.desk)()
            seat.desk.close()
    finally:
        house.close()


def _begin(house: House) -> None:
    """Make a live firm with one person. A second process that comes meanwhile finds it made."""
    house.migrate()
    password = secrets.token_urlsafe(24)
    with house.keeper() as connection:
        connection.execute(text("lock table store.house in access exclusive mode"))
        if connection.execute(text("select from store.house")).first() is not None:
            return
        connection.execute(text("insert into store.house values (true, 'live', 'Firm', null, store.now())"))
        add_person(connection, name=CONSOLE, display_name="Console", language="en", duties=_DUTIES, password=password)
        _write(_secret(house), password)
    house.look_again()


def _who(house: House, duty: Duty) -> str:
    if _secret(house).exists():
        return CONSOLE
    for name, _, held in house.sample_people():
        if held == duty.value:
            return name
    raise WhoIsAsking(house=house.state.house)


def _password(house: House, name: str) -> str:
    descriptor = password_descriptor()
    if descriptor is not None:
        with os.fdopen(descriptor, encoding="utf-8") as told:
            return told.readline().rstrip("\n")
    if name == CONSOLE and _secret(house).exists():
        return str(json.loads(_secret(house).read_text(encoding="utf-8"))["password"])
    sample = house.sample_password(name)
    return sample if sample is not None else getpass.getpass(f"Password of {name}: ")


def _pin(name: str) -> str:
    descriptor = pin_descriptor()
    if descriptor is None:
        return getpass.getpass(f"PIN of the token of {name}: ")
    with os.fdopen(descriptor, encoding="utf-8") as told:
        return told.readline().rstrip("\n")


def _secret(house: House) -> Path:
    return house.settings.home / "console.json"


def _write(file: Path, password: str) -> None:
    with suppress(FileNotFoundError):
        file.unlink()
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as written:
        json.dump({"what": "Password of the person console of this house.", "password": password}, written)
