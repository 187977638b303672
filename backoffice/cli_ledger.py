"""`backoffice ledger`: bring files into the books, print balances, prove them, seal a month.

Boundary: arguments in, lines out; findings are counted by kind, shown, and end the command with 1.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from backoffice import cli_approvals, cli_report
from backoffice.config import Settings
from backoffice.words import knows, say

if TYPE_CHECKING:
    from backoffice.ledger.rules import Booked, HasFindings

_LINES_OF_A_KIND = 20


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommands of `ledger`."""
    ledger = commands.add_parser("ledger", help="the books: import, trial-balance, report, verify, seal, approve")
    inner = ledger.add_subparsers(required=True, metavar="command")
    command = _command(inner, "import", "book a folder's tx.csv and postings.csv, or a .jsonl file, whole or not")
    command.add_argument("path", metavar="DIR", type=Path)
    command.set_defaults(run=_import)
    command = _command(inner, "trial-balance", "print every account's balance and each asset's sum")
    command.add_argument("--as-of", metavar="YYYY-MM-DD", type=date.fromisoformat)
    command.set_defaults(run=_trial_balance)
    command = _command(inner, "verify", "prove the books, or name what contradicts them and end with 1")
    command.set_defaults(run=_verify)
    cli_report.add_to(inner)
    cli_approvals.add_to(inner)
    command = _command(inner, "seal", "close a month for good; finance proposes it, a lead agrees")
    command.add_argument("month", metavar="YYYY-MM", type=_month)
    command.set_defaults(run=_seal)


def _command(
    inner: argparse._SubParsersAction[argparse.ArgumentParser], name: str, about: str
) -> argparse.ArgumentParser:
    command = inner.add_parser(name, help=about)
    command.add_argument("--as", dest="person", metavar="PERSON", help="who gives the command")
    command.add_argument("--json", action="store_true")
    return command


def _import(asked: argparse.Namespace, settings: Settings) -> int:
    from backoffice.console import desk_of
    from backoffice.ledger.intake import import_folder
    from backoffice.ledger.rules import HasFindings
    from backoffice.ledger.spoken import told_import
    from backoffice.staff.rules import Duty

    with desk_of(settings, asked.person, Duty.FINANCE) as desk:
        try:
            found = import_folder(desk, asked.path)
        except HasFindings as refused:
            return _tell_findings(refused, as_json=asked.json)
    told = told_import(found)
    if asked.json:
        print(json.dumps(told))
    else:
        booked = f"Booked: transactions {told['transactions']:,}, postings {told['postings']:,}."
        print(f"{booked} In the books before: {told['already']:,}.")
        for line in _new(found):
            print(line)
    return 0


def _new(booked: Booked) -> Iterator[str]:
    """What the books had not before: a typing error opens an account as a new bank does."""
    if booked.new_accounts:
        named = f": {', '.join(booked.named)}" if booked.named else ""
        yield f"New accounts: {booked.new_accounts:,}{named}"
    if booked.new_kinds:
        yield f"New kinds: {', '.join(booked.new_kinds)}"
    if booked.misplaced:
        yield f"In an account of another asset: {', '.join(booked.misplaced)}"


def _tell_findings(refused: HasFindings, *, as_json: bool) -> int:
    facts: dict[str, Any] = refused.facts
    found = [
        {"file": file, "line": refused.line(record), "code": code, "value": value}
        for file, record, code, value in facts["findings"]
    ]
    if as_json:
        told = {"error": "ledger.has_findings", "total": facts["total"], "kinds": facts["kinds"], "findings": found}
        print(json.dumps(told))
        return 1
    print(f"Nothing was booked. Findings: {facts['total']:,}", file=sys.stderr)
    of_kind = Counter(facts["kinds"])
    for code, count in of_kind.most_common():
        print(f"  {count:>7,} {code}: {_meaning(code)}", file=sys.stderr)
    # The rarest first: what is wrong with every line is read last.
    for code, count in reversed(of_kind.most_common()):
        alike = [each for each in found if each["code"] == code]
        for each in alike[:_LINES_OF_A_KIND]:
            print(f"{each['file']}:{each['line']}: {code}: {each['value']}", file=sys.stderr)
        if count > _LINES_OF_A_KIND:
            print(f"{code}: and {count - _LINES_OF_A_KIND:,} more", file=sys.stderr)
    return 1


def _meaning(code: str) -> str:
    key = f"ledger.finding.{code}"
    return say(key) if knows(key) else "–"


def _trial_balance(asked: argparse.Namespace, settings: Settings) -> int:
    from backoffice.console import desk_of
    from backoffice.ledger.service import trial_balance
    from backoffice.ledger.spoken import told_balance
    from backoffice.staff.rules import Duty

    with desk_of(settings, asked.person, Duty.FINANCE) as desk:
        found = desk.ask(trial_balance, asked.as_of)
    if asked.json:
        print(json.dumps(told_balance(found), ensure_ascii=False))
    else:
        for each in found.balances:
            print(f"{each.amount!s:>28} {each.amount.asset.code:<6} {each.path}")
        if found.later:
            print(cli_report.TO_COME.format(found.later, "--as-of"), file=sys.stderr)
    return 0


def _verify(asked: argparse.Namespace, settings: Settings) -> int:
    from backoffice.audit.seal_keys import pinned_keys
    from backoffice.audit.verification import verify
    from backoffice.cli_audit import as_json, lines
    from backoffice.console import desk_of
    from backoffice.ledger.service import prove
    from backoffice.ledger.spoken import told_proof
    from backoffice.staff.rules import Duty

    with desk_of(settings, asked.person, Duty.FINANCE) as desk:
        proof = desk.ask(prove)
        pinned = pinned_keys(settings.seal_key, settings.sealer_folder)
        sealed = desk.ask(verify, pinned, settings.checkpoint_folders[0])
    if asked.json:
        print(json.dumps({**told_proof(proof), "sealed": as_json(sealed)}))
    else:
        for fault in proof.faults:
            print(f"{fault.code}: {fault.what}")
        print("\n".join(lines(sealed)))
        verdict = f"{len(proof.faults)} contradictions" if proof.faults else "the books are sound"
        print(f"{proof.transactions} transactions, {proof.postings} postings: {verdict}.")
    return 1 if proof.faults or not sealed.sound else 0


def _seal(asked: argparse.Namespace, settings: Settings) -> int:
    from backoffice.console import desk_of
    from backoffice.ledger.closing import propose_seal, seal_month
    from backoffice.ledger.correcting import NeedsASecond
    from backoffice.ledger.rules import NeedsALead
    from backoffice.staff.rules import Duty

    month = f"{asked.month:%Y-%m}"
    with desk_of(settings, asked.person, Duty.FINANCE) as desk:
        try:
            desk.do(uuid4(), seal_month, asked.month)
        except (NeedsALead, NeedsASecond):
            desk.do(uuid4(), propose_seal, asked.month)
            told = f"{month} waits for a finance lead who is somebody else, and agrees under Approvals."
            print(json.dumps({"proposed": month}) if asked.json else told)
            return 0
    print(json.dumps({"sealed": month}) if asked.json else f"{month} is sealed.")
    return 0


def _month(told: str) -> date:
    """The first day of YYYY-MM."""
    try:
        return date.fromisoformat(f"{told}-01")
    except ValueError:
        raise argparse.ArgumentTypeError(f"not a month as YYYY-MM: {told}") from None
