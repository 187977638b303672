"""`backoffice ledger approve` and `approval-key`: a crypto withdrawal approved with a token, and its key put forward.

Boundary: arguments in, lines out; the token signs, and its PIN is never an argument. L-06.
"""

from __future__ import annotations

import argparse
import json
from datetime import date
from uuid import uuid4

from backoffice.config import Settings


def add_to(inner: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `approve` and `approval-key` to the subcommands of `ledger`."""
    command = inner.add_parser("approve", help="approve a crypto withdrawal with the key in your token")
    command.add_argument("--as", dest="person", metavar="PERSON", help="who gives the command")
    command.add_argument("--json", action="store_true")
    command.add_argument("--transaction", metavar="N", type=int, required=True)
    command.set_defaults(run=_approve)
    command = inner.add_parser("approval-key", help="print the key of your token, or put a key before a finance lead")
    command.add_argument("--as", dest="person", metavar="PERSON", help="who gives the command")
    command.add_argument("--json", action="store_true")
    command.add_argument("--key", metavar="HEX", type=bytes.fromhex, help="its public point; else that of your token")
    command.add_argument("--label", metavar="TEXT", help="how people call it; without one the key is only printed")
    days = {"metavar": "YYYY-MM-DD", "type": date.fromisoformat}
    command.add_argument("--from", dest="since", help="its first day; else today", **days)  # type: ignore[arg-type]
    command.add_argument("--until", help="its last day; else a year from its first", **days)  # type: ignore[arg-type]
    command.set_defaults(run=_key)


def _approve(asked: argparse.Namespace, settings: Settings) -> int:
    from backoffice.console import desk_of
    from backoffice.ledger.approvals import approve, withdrawal
    from backoffice.staff.rules import Duty

    with desk_of(settings, asked.person, Duty.FINANCE_LEAD) as desk:
        desk.do(uuid4(), approve, asked.transaction)
        made = desk.ask(withdrawal, asked.transaction)
    assert made is not None
    told = {"transaction": made.number, "standing": made.standing.value, "key": made.key}
    print(json.dumps(told) if asked.json else f"T-{made.number} is approved with {made.key}: {made.standing.value}.")
    return 0


def _key(asked: argparse.Namespace, settings: Settings) -> int:
    from backoffice.console import desk_of
    from backoffice.ledger.approvals import own_approval_key, propose_key
    from backoffice.staff.rules import Duty

    with desk_of(settings, asked.person, Duty.FINANCE) as desk:
        key = asked.key or desk.ask(own_approval_key)
        if asked.label is None:
            print(json.dumps({"key": key.hex()}) if asked.json else key.hex())
            return 0
        since = asked.since or desk.ask(lambda work: work.now.date())
        until = asked.until or date(since.year + 1, since.month, min(since.day, 28))
        desk.do(uuid4(), propose_key, key, asked.label, since, until)
    told = {"proposed": asked.label, "from": since.isoformat(), "until": until.isoformat()}
    print(json.dumps(told) if asked.json else f"{asked.label} waits for another finance lead, under Approvals.")
    return 0
