"""Change one's own password: judge it, seal the keys anew, tell the server its verifier, come in with it from now on.

Boundary: the password stays in this process; only its verifier and sealed keys leave it. S-03, S-05.
"""

from __future__ import annotations

import hmac
from uuid import uuid4

from backoffice.desk import Desk
from backoffice.staff import service
from backoffice.staff.passwords import check_password
from backoffice.staff.refusals import SamePassword
from backoffice.staff.rules import Person, WrongPassword
from backoffice.vault.custody import CustodyKind
from backoffice.vault.entry import own_keys
from backoffice.vault.moving import own_slots
from backoffice.vault.passphrase import PassphraseCustody


def change_own_password(desk: Desk, person: Person, old: str, new: str) -> None:
    """Give the signed-in person a new password. Raises WrongPassword, SamePassword, WeakPassword, DatabaseGone.

    The open window goes on with it; every other window of the person asks for it when it next connects.
    """
    way_in = desk.way_in
    if way_in is None or not hmac.compare_digest(way_in.password.encode(), old.encode()):
        raise WrongPassword(name=person.name)
    if old == new:
        raise SamePassword()
    check_password(new, person.name, person.display_name)
    verifier = desk.ask(service.password_verifier, person.name, new)
    keys = desk.ask(own_keys)
    # Keys in a token or the keyring do not lie behind the password, and stay where they are.
    behind = keys is not None and CustodyKind.PASSPHRASE in desk.ask(own_slots)
    slot = PassphraseCustody(new).store(person.name, keys) if keys is not None and behind else None
    desk.do(uuid4(), service.change_password, verifier, slot)
    way_in.password = new
