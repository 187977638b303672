"""`backoffice statement`: say what a bank's, processor's or custodian's file holds, before anything of it is kept.

Boundary: arguments in, lines out; needs no database, no sign-in and no network.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from backoffice.config import Settings
from backoffice.words import say

if TYPE_CHECKING:
    from backoffice.reconcile.statement_file import Looked
    from backoffice.reconcile.statement_profile import Profile
    from backoffice.reconcile.statement_values import Balance, StatedLine, StatementHead


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `statement`."""
    command = commands.add_parser(
        "statement", help="say what a camt, MT940, OFX, CSV or XLSX statement holds, packed as ZIP or gzip or not"
    )
    command.add_argument("file", metavar="FILE", type=Path)
    command.add_argument("--mapping", metavar="FILE", type=Path, help="a mapping of a table's columns, as JSON or TOML")
    command.add_argument("--currency", metavar="EUR", help="of a table that names none")
    command.add_argument("--day", choices=_days(), help="how a table writes days, where day and month could be swapped")
    command.add_argument("--lines", metavar="N", type=int, default=20, help="how many lines to show; 20")
    command.add_argument("--json", action="store_true")
    command.set_defaults(run=_statement)


def _days() -> tuple[str, ...]:
    from backoffice.reconcile.statement_days import PATTERNS

    return tuple(PATTERNS)


def _statement(asked: argparse.Namespace, settings: Settings) -> int:
    from backoffice.reconcile.statement_file import look

    profiles, guessed = _profiles(asked, settings)
    seen = look(asked.file, profiles, shown=max(asked.lines, 0))
    if asked.json:
        print(json.dumps(_told(seen, guessed), ensure_ascii=False))
    else:
        _print(seen, guessed)
    return 0


def _profiles(asked: argparse.Namespace, settings: Settings) -> tuple[tuple[Profile, ...], bool]:
    """The mappings to try; when none fits a table, the one it looks like, and that it was guessed."""
    import tomllib

    from backoffice.reconcile.statement_faults import DaysUnclear, ProfileNeeded, ProfileUnusable
    from backoffice.reconcile.statement_file import learn, look
    from backoffice.reconcile.statement_kept import remembered
    from backoffice.reconcile.statement_profile import profile_of

    if asked.mapping:
        try:
            text = asked.mapping.read_text("utf-8")
            told = tomllib.loads(text) if asked.mapping.suffix == ".toml" else json.loads(text)
        except (OSError, ValueError) as fault:
            raise ProfileUnusable(missing=asked.mapping.name) from fault
        if not isinstance(told, dict):
            raise ProfileUnusable(missing=asked.mapping.name)
        return (profile_of(told),), False
    known = remembered(settings.home / "statements.json").profiles
    try:
        look(asked.file, known, shown=0)
    except ProfileNeeded:
        learnt = learn(asked.file, known)
        made = learnt.profile
        if asked.day:
            made = replace(made, day=asked.day)
        elif "day" in learnt.unsure:
            at = learnt.head.index(made.on)
            raise DaysUnclear(text=next((row[at].strip()[:60] for row in learnt.rows if row[at].strip()), "")) from None
        if not made.currency and asked.currency:
            made = replace(made, asset=asked.currency)
        return (*known, made.checked()), True
    return known, False


def _told(seen: Looked, guessed: bool) -> dict[str, Any]:
    return {
        "file": str(seen.path),
        "sha256": seen.source.sha256,
        "bytes": seen.source.size,
        "format": seen.format.value,
        "files": seen.files,
        "left_out": list(seen.left_out),
        "mapping": None if seen.profile is None else {**asdict(seen.profile), "guessed": guessed},
        "statements": [_head(head, lines) for head, lines in zip(seen.heads, seen.shown, strict=True)],
    }


def _head(head: StatementHead, lines: tuple[StatedLine, ...]) -> dict[str, Any]:
    from backoffice.reconcile.statement_amounts import written

    def money(minor: int | None) -> str | None:
        return None if minor is None else written(minor, head.scale)

    def balance(of: Balance | None) -> dict[str, Any] | None:
        if of is None:
            return None
        return {"kind": of.kind.value, "code": of.code, "on": _day(of.on), "amount": money(of.amount)}

    return {
        "number": head.number,
        "file": head.file,
        "format": head.format.value,
        "name": head.name,
        "version": head.version,
        "account": asdict(head.account),
        "asset": head.asset,
        "scale": head.scale,
        "opening": balance(head.opening),
        "closing": balance(head.closing),
        "balances": [balance(each) for each in head.balances],
        "from": _day(head.first_on),
        "to": _day(head.last_on),
        "count": head.count,
        "total": money(head.total),
        "difference": money(head.difference),
        "payouts": [
            {"id": each.id, "on": _day(each.on), "count": each.count, "gross": money(each.gross),
             "fee": money(each.fee), "net": money(each.net), "paid": money(each.paid)}
            for each in head.payouts
        ],
        "importable": not head.stops,
        "oddities": [
            {"odd": each.odd.value, "amount": money(each.amount), "count": each.count, "at": each.at,
             "stops": each.stops, "words": say(f"reconcile.odd.{each.odd}")}
            for each in head.oddities
        ],
        "lines": [
            {**asdict(line), "on": _day(line.on), "value_on": _day(line.value_on), "amount": money(line.amount),
             "gross": money(line.gross), "fee": money(line.fee)}
            for line in lines
        ],
    }  # fmt: skip


def _print(seen: Looked, guessed: bool) -> None:
    from backoffice.reconcile.statement_amounts import written

    packed = f", {seen.files} {'file' if seen.files == 1 else 'files'} in an archive" if seen.files else ""
    by = "" if seen.profile is None else f", by the mapping “{seen.profile.name}”{' (guessed)' if guessed else ''}"
    print(f"{seen.path.name}: {seen.format.value}, {seen.source.size} bytes, SHA-256 {seen.source.sha256}{packed}{by}")
    for name in seen.left_out:
        print(f"left out: {name!a}")
    for head, lines in zip(seen.heads, seen.shown, strict=True):
        ends = [None if each is None else written(each.amount, head.scale) for each in (head.opening, head.closing)]
        print(
            f"\n{head.number}. {head.account.called or '–'} {head.asset}, {_day(head.first_on) or '–'} to"
            f" {_day(head.last_on) or '–'}: {_sums(head, *ends)}"
        )
        for each in head.oddities:
            amount = f" {written(each.amount, head.scale)}" if each.amount else ""
            count = f" ({each.count})" if each.count else ""
            place = f", at {each.at}" if each.at else ""
            print(f"   {'!' if each.stops else '·'} {say(f'reconcile.odd.{each.odd}')}{amount}{count}{place}")
        for paid in head.payouts[:20]:
            sums = " ".join((written(paid.net, head.scale), "=", written(paid.gross, head.scale), "−",
                             written(paid.fee, head.scale)))  # fmt: skip
            print(f"   payout {paid.id!a}{f' on {paid.on}' if paid.on else ''}: {sums}, {paid.count} lines")
        for line in lines:
            text = " ".join(each for each in (line.reference, line.name, line.text) if each)
            print(f"   {line.on} {written(line.amount, head.scale):>18}  {text[:80]}")


def _sums(head: StatementHead, opening: str | None, closing: str | None) -> str:
    """Opening and lines make the closing; where they do not, or one is not stated, the three stand side by side."""
    from backoffice.reconcile.statement_amounts import written

    lines = f"{head.count} {'line' if head.count == 1 else 'lines'} of {written(head.total, head.scale)}"
    if opening and closing and not head.difference:
        return f"{opening} and {lines} make {closing}"
    parts = (f"opening {opening}" if opening else "", lines, f"closing {closing}" if closing else "")
    return ", ".join(each for each in parts if each)


def _day(day: Any) -> str | None:
    return None if day is None else day.isoformat()
