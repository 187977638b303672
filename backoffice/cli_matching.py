"""`backoffice reconcile`: match a ledger's CSV with a statement's CSV.

Boundary: arguments and files in, a file and lines out; no database, no keys, no network.
"""

from __future__ import annotations

import argparse
import gc
import re
import sys
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from backoffice import outlet

if TYPE_CHECKING:
    from backoffice.config import Settings
    from backoffice.reconcile.rules import Match

_SHARE = re.compile(r"\d{1,2}(?:\.\d{1,6})?%", re.ASCII)
_AMOUNT = re.compile(r"\d{1,20}(?:\.\d{1,18})?", re.ASCII)


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `reconcile`."""
    command = commands.add_parser(
        "reconcile",
        help="match a ledger's CSV with a statement's CSV",
        description="Matches entries (int_id,date,amount,ref,name,kind) with lines (ext_id,date,amount,text)"
        " of one account and one asset; a column currency may name it. The same files and rules give the same bytes.",
    )
    command.add_argument("--ledger", required=True, metavar="FILE", type=Path)
    command.add_argument("--statement", required=True, metavar="FILE", type=Path)
    command.add_argument("--out", metavar="FILE", type=Path, help="where the pairs go, as CSV; - for the output")
    command.add_argument(
        "--fee",
        action="append",
        default=[],
        metavar="PAYER[@KIND]:RATE%+FIXED",
        help='what a processor keeps of each entry, such as "PSP PAYOUT:1.4%%+0.25"; as often as needed',
    )
    command.add_argument(
        "--payouts",
        action="append",
        default=[],
        metavar="FILE",
        type=Path,
        help="a processor's itemised report of payouts, such as Stripe's or Adyen's; as often as needed",
    )
    command.add_argument("--days-after", type=_days, default=7, metavar="N", help="a line comes so late (7)")
    command.add_argument("--days-before", type=_days, default=1, metavar="N", help="or so early (1)")
    command.add_argument(
        "--days-gathered", type=_days, default=21, metavar="N", help="a batch reaches so far back (21)"
    )
    command.add_argument("--tolerance", type=_amount, default=Fraction(0), metavar="0.05", help="tolerated difference")
    command.add_argument("--tolerance-share", type=_share, default=Fraction(0), metavar="0.1%", help="of the amount")
    command.add_argument(
        "--fx-share", type=_share, default=Fraction(0), metavar="2%", help="where the text carries a foreign amount"
    )
    command.add_argument(
        "--decimals", type=int, choices=range(19), metavar="N", help="the asset's; else as the amounts show them"
    )
    command.add_argument("--json", action="store_true", help="print the pairs, and how many there are")
    command.set_defaults(run=lambda asked, settings: _reconcile(command, asked, settings))


def _reconcile(command: argparse.ArgumentParser, asked: argparse.Namespace, settings: Settings) -> int:
    if asked.json and asked.out == outlet.STDOUT:
        command.error("--json prints the pairs itself: leave out --out -")
    # Millions of small values without a cycle among them: looking for cycles would take longer than matching.
    looked = gc.isenabled()
    gc.disable()
    try:
        return _matched(asked, settings.home)
    finally:
        if looked:
            gc.enable()


def _matched(asked: argparse.Namespace, home: Path) -> int:
    from backoffice.reconcile.fees import decimals_of, fee_model
    from backoffice.reconcile.matching import match
    from backoffice.reconcile.matching_files import read_books, read_payouts, write_csv, write_json
    from backoffice.reconcile.payouts import raised
    from backoffice.reconcile.rules import MatchRules

    payouts, scale = read_payouts(asked.payouts, home) if asked.payouts else ((), 0)
    least = max(map(decimals_of, asked.fee), default=0)
    books = read_books(asked.ledger, asked.statement, max(least, scale), asked.decimals)
    rules = MatchRules(
        days_after=asked.days_after,
        days_before=asked.days_before,
        days_gathered=asked.days_gathered,
        tolerance=int(asked.tolerance * 10**books.scale),
        tolerance_share=asked.tolerance_share,
        fx_share=asked.fx_share,
        fees=tuple(fee_model(told, books.scale) for told in asked.fee),
    )
    found = match(books.entries, books.lines, rules, reported=raised(payouts, books.scale - scale))
    if asked.out:
        write_csv(asked.out, found)
    summary = _summary(found, len(books.lines), len(books.entries))
    if asked.json:
        write_json(sys.stdout, summary, found)
    else:
        told = sys.stderr if asked.out == outlet.STDOUT else sys.stdout
        for name, value in summary.items():
            print(f"{name:<20} {value:>10,}", file=told)
    return 0


def _summary(found: tuple[Match, ...], lines: int, entries: int) -> dict[str, object]:
    return {
        "lines": lines,
        "entries": entries,
        "matches": len(found),
        "confirmed": sum(each.confirmed for each in found),
        "to_look_at": sum(not each.confirmed for each in found),
        "lines_unmatched": lines - sum(len(each.lines) for each in found),
        "entries_unmatched": entries - sum(len(each.entries) for each in found),
    }


def _days(told: str) -> int:
    if not re.fullmatch(r"\d{1,3}", told, re.ASCII):
        raise argparse.ArgumentTypeError("0 to 999 days")
    return int(told)


def _amount(told: str) -> Fraction:
    if not _AMOUNT.fullmatch(told):
        raise argparse.ArgumentTypeError("an amount such as 0.05")
    return Fraction(told)


def _share(told: str) -> Fraction:
    if not _SHARE.fullmatch(told):
        raise argparse.ArgumentTypeError("a share such as 0.1%")
    return Fraction(told.removesuffix("%")) / 100
