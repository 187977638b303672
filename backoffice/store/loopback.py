"""What stands for the private socket where there is none (Windows): a loopback port and the bootstrap password.

The password lives in the person's keyring; only a file of the moment carries it to initdb.
"""

from __future__ import annotations

import secrets
import socket
from pathlib import Path

from backoffice.store.faults import SecretUnavailable
from backoffice.store.place import Place

ADDRESS = "127.0.0.1"
_SERVICE = "backoffice embedded database"


def port(place: Place) -> int:
    """The port of this place: a free one, chosen once and written down."""
    record = place.folder / "port"
    if not record.exists():
        with socket.socket() as free:
            free.bind((ADDRESS, 0))
            record.write_text(str(free.getsockname()[1]), encoding="ascii")
    return int(record.read_text(encoding="ascii"))


def password(place: Place) -> str:
    """The bootstrap role's password. Raises SecretUnavailable."""
    import keyring
    from keyring.errors import KeyringError

    try:
        found = keyring.get_password(_SERVICE, str(place.folder))
        if found is None:
            found = secrets.token_urlsafe(32)
            keyring.set_password(_SERVICE, str(place.folder), found)
    except KeyringError as fault:
        raise SecretUnavailable(reason=str(fault)) from fault
    return found


def password_file(place: Place) -> Path:
    """The same in a private file for initdb; the caller removes it."""
    file = place.locks / "password"
    file.touch(mode=0o600)
    file.write_text(password(place) + "\n", encoding="ascii")
    return file
