"""Found a firm: its house, its root and class keys, and the first people, each with a password for one sign-in.

Boundary: a keeper's work in a house that has no keys yet. Afterwards people add people, two at a time. S-03, S-05.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence

from sqlalchemy import text
from sqlalchemy.orm import Session

from backoffice.app import House, Keeper
from backoffice.config import Settings
from backoffice.errors import Refused
from backoffice.staff.keeper import add_person
from backoffice.staff.rules import Duty
from backoffice.store.clockwork import server_now
from backoffice.vault.founding import CLASSES, enrol, found, is_founded, make_firm_keys
from backoffice.vault.passphrase import PassphraseCustody
from backoffice.vault.root_pin import begin_root, check_free, end_root
from backoffice.vault.service_secret import make_service_secret

_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"


class AlreadyFounded(Refused):
    """The house has keys and people; an administrator adds others in the window. Facts: `firm`."""

    code = "upkeep.already_founded"


class TooFewFounders(Refused):
    """Every class of sealed fields needs a holder, and administrators agree in pairs. Facts: `missing`."""

    code = "upkeep.too_few_founders"


def check_founders(people: Mapping[str, Sequence[Duty]]) -> None:
    """At least two administrators, a KYC lead, a DPO and a reporting officer. Raises TooFewFounders."""
    held = [duty for duties in people.values() for duty in duties]
    missing = [duty.value for duty in (Duty.KYC_LEAD, Duty.DPO, Duty.MLRO) if duty not in held]
    missing += [Duty.ADMINISTRATOR.value] * max(0, 2 - held.count(Duty.ADMINISTRATOR))
    if missing:
        raise TooFewFounders(missing=", ".join(missing))


def found_firm(
    settings: Settings, keeper: Keeper | None, firm: str, people: Mapping[str, Sequence[Duty]]
) -> dict[str, str]:
    """Found `firm` with these people; the password each signs in with once, by name.

    Raises TooFewFounders, AlreadyFounded, BadName, AnotherRootPinned, and what opening and migrating the house raises.
    """
    check_founders(people)
    passwords = {name: _password() for name in people}
    house = House.open(settings, None, keeper)
    try:
        if house.state.kind == "embedded":
            house.migrate()
        with house.keeper() as connection:
            # One founding at a time; it happens once in the life of a house.
            connection.execute(text("lock table store.house in access exclusive mode"))
            named = connection.execute(text("select firm from store.house")).scalar_one_or_none()
            now = server_now(connection)
            if named is None:
                connection.execute(
                    text("insert into store.house values (true, 'live', :firm, null, :now)"), {"firm": firm, "now": now}
                )
            keys = make_firm_keys(now)
            with Session(connection, join_transaction_mode="create_savepoint") as session:
                if is_founded(session):
                    raise AlreadyFounded(firm=named or firm)
                check_free(settings.home)
                found(session, keys)
                enrol(session, keys, "worker", PassphraseCustody(make_service_secret(settings.home, "worker")))
                session.commit()
            for name, duties in people.items():
                add_person(
                    connection,
                    name=name,
                    display_name=name.replace(".", " ").title(),
                    language="en",
                    duties=tuple(duties),
                    password=passwords[name],
                    keys=keys,
                    for_one_entry=True,
                )
            connection.execute(
                text("select audit.record('staff.firm_founded', null, cast(:facts as jsonb))"),
                {"facts": f'{{"people": {len(people)}, "classes": {len(CLASSES)}}}'},
            )
            begin_root(settings.home, keys.root.public)
        end_root(settings.home)
    finally:
        house.close()
    return passwords


def _password() -> str:
    """Five groups that a person can type: 100 bits."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(5))
