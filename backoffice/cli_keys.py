"""`backoffice keys`: how far the keys of classes are, and renewing one: offered, certified, put in the old one's place.

Boundary: arguments in, lines out; a run that is stopped goes on with the same command. S-02.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING
from uuid import uuid4

from backoffice.config import Settings

if TYPE_CHECKING:
    from backoffice.desk import Desk
    from backoffice.vault.renewal import ClassStanding
    from backoffice.vault.rotation import Rotated

_STOPPED = 130
_TOLD_EVERY_SECONDS = 0.5


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommands of `keys`."""
    keys = commands.add_parser("keys", help="the keys of classes of fields: list, rotate, certify")
    inner = keys.add_subparsers(required=True, metavar="command")
    command = inner.add_parser("list", help="say since when each class has its key, and which wait for a new one")
    _add_person(command)
    command.set_defaults(run=_list)
    command = inner.add_parser(
        "rotate",
        help="renew the key of a class you hold: offer a new one, and once it is certified put everything under it",
    )
    command.add_argument("field_class", metavar="CLASS")
    _add_person(command)
    command.set_defaults(run=_rotate)
    command = inner.add_parser("certify", help="as an administrator: certify the new key of a class")
    command.add_argument("field_class", metavar="CLASS")
    command.add_argument("--number", required=True, help="what its maker read out to you")
    _add_person(command)
    command.set_defaults(run=_certify)


def _add_person(command: argparse.ArgumentParser) -> None:
    command.add_argument("--as", dest="person", metavar="PERSON", required=True, help="who gives the command")
    command.add_argument("--json", action="store_true")


def _list(asked: argparse.Namespace, settings: Settings) -> int:
    from backoffice.vault.renewal import class_standings

    with _desk(settings, asked) as desk:
        found = desk.ask(class_standings)
    if asked.json:
        print(json.dumps([_as_json(each) for each in found]))
        return 0
    for each in found:
        words = f"new key {each.number} waits for a certificate, offered by {each.offered_by}"
        state = {"in_use": "", "offered": words, "certified": "a new key is certified: rotate goes on"}[each.state]
        print(f"{each.field_class:<12} since {each.since:%Y-%m-%d}  {'held' if each.held else '':<5} {state}".rstrip())
    return 0


def _rotate(asked: argparse.Namespace, settings: Settings) -> int:
    from backoffice.vault.renewal import RenewalState
    from backoffice.vault.rotation import offer_class_key

    with _desk(settings, asked) as desk:
        now = _standing(desk, asked.field_class)
        if now.state is RenewalState.IN_USE:
            desk.do(uuid4(), offer_class_key, now.field_class)
            now = _standing(desk, asked.field_class)
        if now.state is RenewalState.OFFERED:
            words = f"{now.field_class}: a new key waits. Read its number to an administrator, who certifies it"
            then = f"backoffice keys certify {now.field_class} --number '{now.number}' --as ADMINISTRATOR"
            print(json.dumps(_as_json(now)) if asked.json else f"{words}:\n{then}\nThen give this command again.")
            return 0
        assert now.new_key is not None
        with _stopped_by_interrupt() as stopped:
            said = _run(desk, now, stopped)
        was_stopped = bool(stopped) and not said.ended
    if asked.json:
        told = {
            "class": now.field_class,
            "keys": said.keys,
            "unreadable": said.unreadable,
            "left_by": said.left_by,
            "ended": said.ended,
        }
        print(json.dumps({**told, "stopped": was_stopped, "seconds": round(said.seconds, 3)}))
    else:
        print(_words(now.field_class, said, stopped=was_stopped))
    return 0 if said.ended else _STOPPED if was_stopped else 1


def _certify(asked: argparse.Namespace, settings: Settings) -> int:
    from backoffice.vault.grants import KeysMovedOn
    from backoffice.vault.renewal import certify_offered

    with _desk(settings, asked) as desk:
        now = _standing(desk, asked.field_class)
        if now.new_key is None:
            raise KeysMovedOn(person=now.field_class)
        desk.do(uuid4(), certify_offered, now.new_key, " ".join(asked.number.split()))
        now = _standing(desk, asked.field_class)
    print(json.dumps(_as_json(now)) if asked.json else f"{now.field_class}: certified. Its holder goes on with rotate.")
    return 0


def _run(desk: Desk, now: ClassStanding, stopped: list[int]) -> Rotated:
    from backoffice.vault.rotation import rotate

    assert now.new_key is not None
    began, told_at = time.monotonic(), -_TOLD_EVERY_SECONDS

    def progress(done: int, every: int) -> bool:
        nonlocal told_at
        passed = time.monotonic() - began
        if done >= every or passed - told_at >= _TOLD_EVERY_SECONDS:
            told_at = passed
            rate = done / passed if passed > 0 else 0.0
            left = f", {(every - done) / rate:,.0f} s left" if rate else ""
            sys.stderr.write(f"{done:,} of {every:,} keys, {rate:,.0f} a second{left}\n")
        return not stopped

    return rotate(desk, now.new_key, progress)


def _words(name: str, said: Rotated, *, stopped: bool) -> str:
    done = f"{said.keys:,} keys are under the new one"
    makers = ", ".join(said.left_by)
    broken = (
        f" {said.unreadable:,} could not be opened; they stay under the old key. Made by {makers}."
        if said.unreadable
        else ""
    )
    if said.ended:
        return f"{name}: {done}; the old one is retired.{broken}"
    if stopped:
        return f"{name}: stopped, {done}.{broken} The same command goes on."
    return f"{name}: {done}.{broken} The old key stays in use."


def _standing(desk: Desk, field_class: str) -> ClassStanding:
    from backoffice.vault.held_keys import NoClassKey
    from backoffice.vault.renewal import class_standings

    found = next((each for each in desk.ask(class_standings) if each.field_class == field_class), None)
    if found is None:
        raise NoClassKey(field_class=field_class[:60])
    return found


def _as_json(each: ClassStanding) -> dict[str, object]:
    return {
        "class": each.field_class,
        "since": each.since.isoformat(),
        "held": each.held,
        "state": each.state.value,
        "number": each.number or None,
        "offered_by": each.offered_by or None,
    }


@contextmanager
def _desk(settings: Settings, asked: argparse.Namespace) -> Iterator[Desk]:
    from backoffice.console import desk_of
    from backoffice.staff.rules import Duty

    with desk_of(settings, asked.person, Duty.KYC_LEAD) as desk:
        yield desk


@contextmanager
def _stopped_by_interrupt() -> Iterator[list[int]]:
    """Ctrl+C ends after the batch that is under way; a list that says so when it has come."""
    came: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    try:
        yield came
    finally:
        signal.signal(signal.SIGINT, before)
