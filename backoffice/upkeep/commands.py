"""`backoffice backup` and `backoffice restore`, and who enters a server of one's own for a keeper's work.

Boundary: arguments in, lines out; the work is loaded when it is asked for.
"""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from backoffice.config import Settings, password_descriptor

if TYPE_CHECKING:
    from backoffice.app import House, Keeper
    from backoffice.upkeep.keys import KeyBook

Commands = argparse._SubParsersAction  # the type argparse gives add_subparsers, which has no public name
Teller = Callable[[str, float], None]


def add_commands(commands: Commands[argparse.ArgumentParser], teller: Callable[[argparse.Namespace], Teller]) -> None:
    """Add both commands; `teller` makes what says the progress of one."""
    command = commands.add_parser(
        "backup",
        help="write everything into a sealed file; or handle its keys",
        description="Write everything into FILE, sealed. `backup keys` lists the months' keys (--to copies them), and "
        "`backup forget --epoch 2026-05` destroys those of a month and with them its dumps.",
    )
    command.add_argument("file", metavar="FILE")
    command.add_argument("--epoch", metavar="YYYY-MM", help="with `forget`: the month")
    command.add_argument("--to", type=Path, metavar="FILE", help="with `keys`: copy them there, for a safe")
    _add_keeping(command)
    command.set_defaults(run=lambda asked, settings: _backup(asked, settings, teller(asked)))
    command = commands.add_parser("restore", help="bring a sealed file back into an empty house")
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument(
        "--without-erasures", action="store_true", help="even where the register of erasures since was cut short"
    )
    _add_keeping(command)
    command.set_defaults(run=lambda asked, settings: _restore(asked, settings, teller(asked)))


def add_entry(command: argparse.ArgumentParser) -> None:
    """The role a command enters a server of one's own with; its password is asked for, or read from a descriptor."""
    command.add_argument("--as", dest="role", metavar="ROLE", help="on a server: deployer, backup; asks its password")


def entry(asked: argparse.Namespace) -> Keeper | None:
    """Whom `--as` named, with the password from BACKOFFICE_PASSWORD_FD or the terminal; None when nobody."""
    if asked.role is None:
        return None
    from backoffice.app import Keeper

    descriptor = password_descriptor()
    if descriptor is None:
        return Keeper(asked.role, getpass.getpass(f"Password of the role {asked.role}: "))
    return Keeper(asked.role, _line(descriptor))


def _add_keeping(command: argparse.ArgumentParser) -> None:
    add_entry(command)
    command.add_argument("--keys", type=Path, metavar="FILE", help="the file of the backup keys, kept elsewhere")
    command.add_argument("--passphrase-fd", type=int, metavar="N", help="a passphrase instead of the month's key")
    command.add_argument("--json", action="store_true", help="one JSON object a line")


def _backup(asked: argparse.Namespace, settings: Settings, tell: Teller) -> int:
    if asked.file == "forget":
        return _forget(asked, settings)
    if asked.file == "keys":
        return _keys(asked, settings)
    from backoffice.upkeep.backup import make_backup

    book, passphrase = _book(asked, settings), _passphrase(asked)
    house = _house(asked, settings)
    try:
        made = make_backup(house, Path(asked.file), book, passphrase, tell)
    except KeyboardInterrupt:
        return _stopped(f"No file {asked.file} was made.")
    finally:
        house.close()
    if asked.json:
        print(json.dumps(asdict(made), default=str), flush=True)
        return 0
    print(f"{made.path}: {made.rows:,} rows, {made.size / 1_000_000:,.1f} MB, SHA-256 {made.sha256}")
    if passphrase is not None:
        print(f"It opens with the passphrase alone; forgetting the key of {made.epoch} does not reach it.")
    elif book.in_file:
        print(
            f"Warning: there is no keyring, so the key of {made.epoch} lies in {book.file}, readable to this account"
            " and root. Keep a copy apart from the dumps: without it they cannot be read.",
            file=sys.stderr,
        )
    else:
        print(f"Its key of {made.epoch} is in this account's keyring; `backoffice backup keys --to FILE` copies it.")
    if made.without_password:
        print(f"Their passwords could not be read and are not in it: {', '.join(made.without_password)}")
    return 0


def _forget(asked: argparse.Namespace, settings: Settings) -> int:
    book = _book(asked, settings)
    count = book.forget(asked.epoch or "", datetime.now(UTC))
    if asked.json:
        print(json.dumps({"epoch": asked.epoch, "keys": count}), flush=True)
    else:
        print(f"{asked.epoch}: {count} key destroyed. No dump of that month opens with what is kept here.")
        print("Destroy copies of the key made elsewhere, and dumps sealed under a passphrase, by hand.")
    return 0


def _keys(asked: argparse.Namespace, settings: Settings) -> int:
    book = _book(asked, settings)
    if asked.to is not None:
        count = book.copy_to(asked.to)
        print(
            json.dumps({"keys": count}) if asked.json else f"{asked.to}: {count} keys. Who has it and a dump reads it."
        )
        return 0
    months = book.months()
    if asked.json:
        print(json.dumps(months), flush=True)
        return 0
    for epoch, state in months.items():
        print(epoch, "kept" if state == "kept" else f"destroyed {state}")
    return 0


def _restore(asked: argparse.Namespace, settings: Settings, tell: Teller) -> int:
    from backoffice.upkeep.restore import has_proofs, restore, seal_leftovers_of

    book, passphrase = _book(asked, settings), _passphrase(asked)
    house = _house(asked, settings)
    try:
        restored = restore(house, asked.file, book, passphrase, tell, without_erasures=asked.without_erasures)
        proofs = has_proofs(settings)
        cluster = seal_leftovers_of(house) if settings.database_url is None else None
    except KeyboardInterrupt:
        return _stopped("The house is as it was.")
    finally:
        house.close()
    if asked.json:
        print(json.dumps(asdict(restored) | {"cluster": cluster and str(cluster)}), flush=True)
        return 0
    print(f"{restored.firm} ({restored.house}) as it stood at {restored.taken_at}: {restored.rows:,} rows.")
    if cluster is None:
        print("Before anyone signs in, run `backoffice audit restored` where the sealer of this server keeps its keys.")
    else:
        print(f"What the trail had not sealed then is sealed now; it goes on as cluster {cluster}.")
        if not proofs:
            print("The checkpoints of the old home were not here, so what it had sealed cannot be proved in this one.")
    print(
        f"{restored.erased_again} people of it had been erased since; they were erased again before anyone signed in."
    )
    if restored.unproven:
        print(
            f"{restored.unproven} lines of the register of erasures are signed by nobody known and were not followed."
        )
    if not proofs:
        print("The register of erasures of the old home was not here: copy checkpoints/ in first and restore anew.")
    if restored.mail_waiting:
        print(f"{restored.mail_waiting} mails had not left then; the worker sends them now, again if they left since.")
    if restored.need_password:
        print(f"They need a new password: {', '.join(restored.need_password)}")
    if restored.kept:
        print(f"Known to this server already, with the passwords they had: {', '.join(restored.kept)}")
    return 0


def _house(asked: argparse.Namespace, settings: Settings) -> House:
    from backoffice.app import House

    return House.open(settings, keeper=entry(asked))


def _book(asked: argparse.Namespace, settings: Settings) -> KeyBook:
    from backoffice.upkeep.keys import KEYS_FILE, KeyBook

    if asked.keys is not None:
        return KeyBook(asked.keys, in_file=True)
    return KeyBook(settings.home / KEYS_FILE)


def _passphrase(asked: argparse.Namespace) -> str | None:
    return None if asked.passphrase_fd is None else _line(asked.passphrase_fd)


def _line(descriptor: int) -> str:
    with os.fdopen(descriptor, encoding="utf-8") as told:
        return told.readline().rstrip("\n")


def _stopped(words: str) -> int:
    print(f"\nStopped. {words}", file=sys.stderr)
    return 130
