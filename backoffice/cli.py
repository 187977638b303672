"""The `backoffice` command.

Boundary: arguments in, lines out; every command obeys BACKOFFICE_HOME. Work is done by `app`, `sample` and the areas.
"""

from __future__ import annotations

import argparse
import getpass
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import timedelta

from backoffice import __version__, cli_audit, cli_keys, cli_ledger, cli_matching, cli_reconcile
from backoffice.config import Settings, password_descriptor, read_settings
from backoffice.errors import BackofficeError
from backoffice.upkeep.commands import add_commands, add_entry, entry

# Spelled out so that the command starts without the areas; a test holds them against the rules.
_EVENTS = (
    "identity-asked",
    "identity-got",
    "clarification-asked",
    "clarification-got",
    "authority-asked",
    "authority-got",
    "fee-asked",
    "fee-got",
    "extended",
)
_RIGHTS = ("access", "rectification", "erasure", "restriction", "portability", "objection", "withdrawal")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it did its work, 1 when it was refused, saying the code and why in a sentence."""
    asked = _parser().parse_args(arguments)
    try:
        return int(asked.run(asked, read_settings()))
    except BrokenPipeError:
        # Whoever read our lines has read enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except BackofficeError as fault:
        from backoffice.cli_words import sentence

        if getattr(asked, "json", False):
            told = {"error": fault.code, "facts": {name: str(value) for name, value in fault.facts.items()}}
            print(json.dumps({**told, "sentence": sentence(fault)}, ensure_ascii=False), flush=True)
        else:
            # The code first, for who reads with a program; then what it means.
            print(f"backoffice: {fault}\n{sentence(fault)}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="backoffice", description="The compliance back office.")
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="command")

    command = commands.add_parser("open", help="open the window")
    command.set_defaults(run=_open)
    command = commands.add_parser("tour", help="do the sample firm's work in the real window, leaving pictures")
    command.add_argument("--out", required=True, metavar="DIR")
    command.add_argument("--part", choices=("case", "account", "request", "books"), help="one part of it alone")
    command.set_defaults(run=_tour)
    command = commands.add_parser("status", help="say which database this is and what is wrong with it, if anything")
    command.add_argument("--json", action="store_true")
    add_entry(command)
    command.set_defaults(run=_status)
    command = commands.add_parser("worker", help="deliver mail for a server of one's own, until it is ended")
    command.set_defaults(run=_worker)
    command = commands.add_parser("sealer", help="seal the trail of a server of one's own, until it is ended")
    command.set_defaults(run=_sealer)
    command = commands.add_parser("prepare", help="bring the database to this version; fill an empty sample firm")
    command.add_argument("--json", action="store_true", help="one JSON object a line")
    command.add_argument("--firm", help="on a server: whose house an empty database becomes")
    add_entry(command)
    command.set_defaults(run=_prepare)
    command = commands.add_parser("found", help="found a live firm: its keys, and the first people")
    command.add_argument("--firm", required=True, metavar="NAME")
    command.add_argument(
        "--person",
        action="append",
        default=[],
        metavar="NAME=DUTY[,DUTY]",
        help="two administrators, a kyc_lead, a dpo"
        " and an mlro at least; each gets a password for one sign-in, which is shown once",
    )
    add_entry(command)
    command.add_argument("--json", action="store_true")
    command.set_defaults(run=_found)
    command = commands.add_parser("sample", help="fill an empty house with the sample firm")
    command.add_argument("--size", choices=("s", "m", "l"), default="s")
    command.add_argument("--seed", type=int, default=1)
    command.add_argument("--json", action="store_true", help="one JSON object a line")
    command.set_defaults(run=_sample)
    cli_ledger.add_to(commands)
    cli_audit.add_to(commands)
    cli_keys.add_to(commands)
    cli_matching.add_to(commands)
    cli_reconcile.add_to(commands)
    command = commands.add_parser("deadline", help="say by when a rights request must be answered, and by which rules")
    command.add_argument("--place", required=True, metavar="GB-ENG", help="place of establishment, ISO 3166")
    command.add_argument("--right", required=True, choices=_RIGHTS)
    command.add_argument("--received", required=True, metavar="YYYY-MM-DD")
    events = f"what happened and on which day, as often as needed: {', '.join(_EVENTS)}"
    command.add_argument("--event", action="append", default=[], metavar="EVENT:YYYY-MM-DD", help=events)
    command.add_argument("--json", action="store_true")
    command.set_defaults(run=_deadline)
    command = commands.add_parser("breach-deadline", help="say by when a breach must be reported to the authority")
    command.add_argument("--aware", required=True, metavar="2026-03-27T22:00+01:00")
    command.add_argument("--zone", default="", metavar="Europe/London", help="also on the clock of this time zone")
    command.add_argument("--json", action="store_true")
    command.set_defaults(run=_breach_deadline)
    add_commands(commands, _teller)
    command = commands.add_parser("people", help="list the people of the sample firm")
    command.add_argument("--json", action="store_true")
    command.set_defaults(run=_people)
    command = commands.add_parser(
        "dsn", help="print a libpq connection string of one of the sample firm, and keep its server up meanwhile"
    )
    command.add_argument(
        "--stay",
        type=float,
        default=15,
        metavar="MINUTES",
        help="how long the server waits for a client (0: not at all)",
    )
    command.add_argument("--as", dest="person", required=True, metavar="PERSON")
    command.set_defaults(run=_dsn)
    return parser


def _open(asked: argparse.Namespace, settings: Settings) -> int:
    # The window is another top-level package that this one never imports; it runs in its own process.
    return subprocess.run([sys.executable, "-m", "ui"], check=False).returncode


def _tour(asked: argparse.Namespace, settings: Settings) -> int:
    part = ["--part", asked.part] if asked.part else []
    return subprocess.run([sys.executable, "-m", "ui.tour", "--out", asked.out, *part], check=False).returncode


def _status(asked: argparse.Namespace, settings: Settings) -> int:
    from backoffice.status import house_status

    status = house_status(settings, entry(asked))
    if asked.json:
        print(json.dumps(status.as_json()))
    else:
        print("\n".join(status.lines()))
    return 1 if status.wrong else 0


def _worker(asked: argparse.Namespace, settings: Settings) -> int:
    return _served("worker")


def _sealer(asked: argparse.Namespace, settings: Settings) -> int:
    return _served("sealer", "sealer")


def _served(role: str, *arguments: str) -> int:
    # The password goes over a pipe to the service's own process, so that it stands in no argument and no environment.
    return subprocess.run(
        [sys.executable, "-m", "backoffice.jobs", *arguments],
        input=json.dumps({"password": _password(role)}).encode() + b"\n",
        stdout=subprocess.DEVNULL,
        check=False,
    ).returncode


def _password(role: str) -> str:
    """The service role's password: from the descriptor in BACKOFFICE_PASSWORD_FD, else asked for."""
    descriptor = password_descriptor()
    if descriptor is None:
        return getpass.getpass(f"Password of the role {role}: ")
    with os.fdopen(descriptor, encoding="utf-8") as told:
        return told.readline().rstrip("\n")


def _deadline(asked: argparse.Namespace, settings: Settings) -> int:
    from backoffice.rights.spoken import lines_of, told_deadline

    told = told_deadline(asked.place, asked.right, asked.received, asked.event)
    if asked.json:
        print(json.dumps(told))
        return 0
    print("\n".join(lines_of(told)))
    return 0


def _breach_deadline(asked: argparse.Namespace, settings: Settings) -> int:
    from backoffice.rights.spoken import lines_of_breach, told_breach

    told = told_breach(asked.aware, asked.zone)
    print(json.dumps(told) if asked.json else "\n".join(lines_of_breach(told)))
    return 0


def _prepare(asked: argparse.Namespace, settings: Settings) -> int:
    if settings.database_url is not None:
        from backoffice.upkeep.deployment import prepare_server

        firm = asked.firm or ("" if settings.firm == "sample" else settings.firm)
        prepare_server(settings, entry(asked), firm, _teller(asked))
        return 0
    from backoffice.sample.firm import prepare

    prepare(settings, _teller(asked))
    return 0


def _found(asked: argparse.Namespace, settings: Settings) -> int:
    from backoffice.staff.rules import BadName, Duty
    from backoffice.upkeep.founding import found_firm

    people: dict[str, tuple[Duty, ...]] = {}
    for told in asked.person:
        name, _, duties = told.partition("=")
        if not set(duties.split(",")) <= set(Duty):
            raise BadName(name=told[:60])
        people[name] = tuple(Duty(duty) for duty in duties.split(","))
    passwords = found_firm(settings, entry(asked), asked.firm, people)
    if asked.json:
        print(json.dumps(passwords))
        return 0
    print("Each signs in with this once, and then chooses a password. It is shown nowhere else:")
    print("\n".join(f"{name:20} {password}" for name, password in passwords.items()))
    return 0


def _sample(asked: argparse.Namespace, settings: Settings) -> int:
    from backoffice.sample.firm import fill

    fill(settings, _teller(asked), size=asked.size, seed=asked.seed)
    return 0


def _people(asked: argparse.Namespace, settings: Settings) -> int:
    from backoffice.sample.entry import sample_people

    people = sample_people(settings)
    if asked.json:
        print(json.dumps([asdict(person) for person in people], ensure_ascii=False))
    else:
        print("\n".join(f"{each.name:20} {', '.join(each.duties):16} {each.display_name}" for each in people))
    return 0


def _dsn(asked: argparse.Namespace, settings: Settings) -> int:
    from backoffice.sample.entry import connection_string

    print(connection_string(settings, asked.person, timedelta(minutes=asked.stay)), flush=True)
    return 0


class _teller:  # noqa: N801
    """Says each step once in words, or every change as a line of JSON."""

    def __init__(self, asked: argparse.Namespace) -> None:
        self._json = asked.json
        self._step = ""

    def __call__(self, step: str, done: float) -> None:
        if self._json:
            print(json.dumps({"step": step, "done": round(done, 3)}), flush=True)
        elif step != self._step:
            print(f"{step} …", flush=True)
        self._step = step


if __name__ == "__main__":
    sys.exit(main())
