"""`backoffice audit`: verify the sealed trail, and seal what a restore has left over.

Boundary: arguments in, lines out; what verification finds is printed and ends the command with 1. S-05.
"""

from __future__ import annotations

import argparse
import json
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, cast

from backoffice.config import Settings

if TYPE_CHECKING:
    from backoffice.audit.findings import Finding, Verification


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommands of `audit`."""
    audit = commands.add_parser("audit", help="the sealed trail: verify, restored")
    inner = audit.add_subparsers(required=True, metavar="command")
    command = inner.add_parser("verify", help="prove the trail, or name what was changed and end with 1")
    command.add_argument("--as", dest="person", metavar="PERSON", help="who verifies; else the keeper of the database")
    command.add_argument("--json", action="store_true")
    command.add_argument("--checkpoints", metavar="DIR", type=Path, help="a folder of checkpoints, not the home's")
    command.set_defaults(run=_verify)
    command = inner.add_parser("restored", help="after a restore: seal what was left over, before anyone signs in")
    command.set_defaults(run=_restored)


def _verify(asked: argparse.Namespace, settings: Settings) -> int:
    from backoffice.app import House
    from backoffice.audit.seal_keys import pinned_keys
    from backoffice.audit.verification import verify
    from backoffice.console import desk_of
    from backoffice.staff.rules import Duty

    pinned = pinned_keys(settings.seal_key, settings.sealer_folder)
    folder = asked.checkpoints or settings.checkpoint_folders[0]
    if asked.person is not None:
        with desk_of(settings, asked.person, Duty.AUDITOR) as desk:
            told = desk.ask(verify, pinned, folder)
    else:
        with closing(House.open(settings)) as house, house.keeper() as connection:
            told = verify(connection, pinned, folder)
    print(json.dumps(as_json(told)) if asked.json else "\n".join(lines(told)))
    return 0 if told.sound else 1


def as_json(told: Verification) -> dict[str, object]:
    """What a verification found, as plain values."""
    return {
        "sound": told.sound,
        "rows": told.rows,
        "provable_to": told.provable_to,
        "waiting": told.waiting,
        "streams": [
            asdict(each) | {"provable_at": each.provable_at.isoformat() if each.provable_at else None}
            for each in told.streams
        ],
        "findings": [{**asdict(each), "kind": each.kind.value, "explained": each.explained} for each in told.findings],
        "more": told.more,
    }


def lines(told: Verification) -> list[str]:
    """The same as lines of text."""
    found = []
    for each in told.streams:
        proven = f"proven to entry {each.provable_to} ({each.provable_at})" if each.provable_at else "nothing proven"
        found.append(
            f"{each.stream:<16} {each.rows + each.by_leaf:,} rows, {proven}, {each.waiting:,} not yet provable"
        )
    found += [_line(each) for each in told.findings]
    if told.more:
        found.append(f"and {told.more:,} more")
    return [*found, "The trail is as it was sealed." if told.sound else "The trail is NOT as it was sealed."]


def _line(found: Finding) -> str:
    entry = "" if found.entry is None else f" entry {found.entry}"
    until = f" to {found.until}" if found.until is not None and found.until != found.entry else ""
    batch = "" if found.batch is None else f" (batch {found.batch})"
    line = "" if found.line is None else f" (line {found.line})"
    return f"{found.stream}: {found.kind.value.replace('_', ' ')}{entry}{until}{batch}{line}"


def _restored(asked: argparse.Namespace, settings: Settings) -> int:
    from backoffice.app import House
    from backoffice.audit.sealing import seal_leftovers
    from backoffice.audit.stream_rows import Raw

    with closing(House.open(settings)) as house, house.keeper() as connection:
        raw = cast(Raw, connection.connection.driver_connection)
        # The transaction that `keeper` has begun gives way to one for each batch.
        raw.rollback()
        raw.autocommit = True
        cluster = seal_leftovers(raw, settings.sealer_folder, settings.checkpoint_folders)
    print(f"What the restore left over is sealed; the trail goes on as cluster {cluster}.")
    return 0
