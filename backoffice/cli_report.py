"""`backoffice ledger report`: a statement, trial balance, journal or customer history as PDF, CSV or XLSX.

Boundary: arguments in, a file and a line out.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path

from backoffice import outlet
from backoffice.config import Settings
from backoffice.words import LANGUAGES

_KINDS = ("statement", "trial-balance", "journal", "customer")
_FORMS = ("pdf", "csv", "xlsx")
TO_COME = "Postings booked on days to come: {:,}. They are not in it; {} YYYY-MM-DD takes them in."


def add_to(inner: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `report` to the subcommands of `ledger`."""
    command = inner.add_parser("report", help="write a statement, trial balance, journal or customer history")
    command.add_argument("--as", dest="person", metavar="PERSON", help="who gives the command")
    command.add_argument("--json", action="store_true")
    command.add_argument("--kind", choices=_KINDS, required=True)
    command.add_argument("--account", metavar="PATH", default="", help="an account with all under it")
    command.add_argument("--customer", metavar="PSEUDONYM", default="", help="whose history it is")
    days: dict[str, object] = {"metavar": "YYYY-MM-DD", "type": date.fromisoformat}
    command.add_argument("--from", dest="since", help="the first day; else from the beginning", **days)  # type: ignore[arg-type]
    command.add_argument("--to", "--as-of", dest="until", help="the last day; else today", **days)  # type: ignore[arg-type]
    command.add_argument("--compare", help="a trial balance beside that of the end of this day", **days)  # type: ignore[arg-type]
    command.add_argument("--each-wallet", action="store_true", help="a trial balance with every customer's wallet")
    command.add_argument("--format", dest="form", choices=_FORMS, default="pdf")
    command.add_argument("--language", choices=LANGUAGES, default="en")
    command.add_argument(
        "--zone", metavar="ZONE", default="UTC", help="of the instants in it, such as Europe/Stockholm"
    )
    command.add_argument("--out", metavar="FILE", type=Path, default=Path(), help="a file, a folder or -; else here")
    command.add_argument("--replace", action="store_true", help="write over a file that is there")
    command.set_defaults(run=lambda asked, settings: _report(command, asked, settings))


def _report(command: argparse.ArgumentParser, asked: argparse.Namespace, settings: Settings) -> int:
    from backoffice.console import desk_of
    from backoffice.documents.drawn import Form
    from backoffice.ledger.report import Asked, ReportKind
    from backoffice.ledger.report_filing import write_report
    from backoffice.ledger.service import postings_to_come
    from backoffice.staff.rules import Duty

    kind = ReportKind(asked.kind.replace("-", "_"))
    for needed, told, name in (
        (kind is ReportKind.STATEMENT, asked.account, "--account"),
        (kind is ReportKind.CUSTOMER, asked.customer, "--customer"),
    ):
        if needed and not told:
            command.error(f"a {asked.kind} needs {name}")
    if asked.out != outlet.STDOUT and asked.out.is_file() and not asked.replace:
        command.error(f"{asked.out} is there already; --replace writes over it")
    since = asked.compare + timedelta(days=1) if asked.compare else asked.since
    wanted = Asked(
        kind=kind,
        form=Form(asked.form),
        language=asked.language,
        zone=asked.zone,
        account=asked.account,
        holder=asked.customer,
        since=since,
        until=asked.until,
        each_wallet=asked.each_wallet,
    )
    with desk_of(settings, asked.person, Duty.FINANCE) as desk:
        written = write_report(desk, wanted, asked.out)
        later = 0 if asked.until else desk.ask(postings_to_come)
    told = sys.stderr if asked.out == outlet.STDOUT else sys.stdout
    if asked.json:
        print(json.dumps(asdict(written)), file=told)
    else:
        signed = "signed by the firm" if written.signed else "not signed"
        sizes = f"{written.lines:,} lines, {written.size:,} bytes"
        print(f"{written.path}: {sizes}, {signed}, SHA-256 {written.sha256}", file=told)
    if later:
        print(TO_COME.format(later, "--to"), file=sys.stderr)
    return 0
