"""Statement lines, proposals and rules in the workbook.

Boundary: SQL of SQLite over an open workbook. A statement's lines are held against the hash in its decision. S-02.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import cast

from backoffice.reconcile.decisions import LineFacts, StatementImported
from backoffice.reconcile.plain_values import canonical, plain, rich
from backoffice.reconcile.rules import Line, Match, MatchRules
from backoffice.reconcile.standing import Standing
from backoffice.reconcile.workbook import WorkbookLook, WorkbookWork
from backoffice.reconcile.workbook_file import WorkbookBroken

Kept = tuple[Line, str]
"""A line and the commitment to its text."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A match that waits for a person; `solutions` are the equal ones it was chosen from, itself first."""

    match: Match
    solutions: tuple[Match, ...] = ()


def content_of(lines: Iterable[Kept]) -> str:
    """What a statement's decision says of its lines: hex."""
    made = sha256()
    for line, words in lines:
        told = [line.id, line.on.isoformat(), plain(line.value_on), line.amount, line.reference, words]
        made.update(canonical(told) + b"\n")
    return made.hexdigest()


def put_lines(work: WorkbookWork, statement: str, lines: Sequence[Kept]) -> None:
    """Keep a statement's lines in their order."""
    work.file.executemany(
        "insert into line values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                line.id,
                statement,
                place,
                line.on.isoformat(),
                plain(line.value_on),
                str(line.amount),
                line.reference,
                words,
                json.dumps(sorted(line.words)),
            )
            for place, (line, words) in enumerate(lines)
        ),
    )


def drop_lines(work: WorkbookWork, statement: str) -> None:
    """Forget a statement's lines and their words."""
    work.file.execute("delete from words where hash in (select words from line where statement = ?)", (statement,))
    work.file.execute("delete from line where statement = ?", (statement,))


def lines_of(look: WorkbookLook, statement: StatementImported) -> tuple[Kept, ...]:
    """A statement's lines with the commitments to their texts. Raises WorkbookBroken where they are not its own."""
    rows = look.file.execute(
        'select l.id, l."on", l.value_on, l.amount, l.reference, l.words, l.marks, w.words'
        " from line l left join words w on w.hash = l.words where l.statement = ? order by l.place",
        (statement.statement,),
    )
    found = tuple(
        (
            Line(
                id_,
                date.fromisoformat(on),
                None if value_on is None else date.fromisoformat(value_on),
                int(amount),
                text or "",
                reference,
                frozenset(json.loads(marks)),
            ),
            words,
        )
        for id_, on, value_on, amount, reference, words, marks, text in rows
    )
    if content_of(found) != statement.content:
        raise WorkbookBroken(path="", why="lines")
    return found


def statements_of(look: WorkbookLook, account: str, asset: str) -> tuple[StatementImported, ...]:
    """The statements of one account, the earliest first."""
    found = (each for each in look.standing.statements.values() if (each.account, each.asset) == (account, asset))
    return tuple(sorted(found, key=lambda each: (each.from_on, each.to_on, each.statement)))


def lines(look: WorkbookLook, account: str, asset: str) -> tuple[Kept, ...]:
    """Every line of an account, statement by statement."""
    return tuple(kept for each in statements_of(look, account, asset) for kept in lines_of(look, each))


def line_facts(look: WorkbookLook, ids: Iterable[str]) -> tuple[LineFacts, ...]:
    """Lines as a decision names them, in the order of their ids; unknown ones are left out."""
    found = []
    for id_ in sorted(ids):
        row = look.file.execute('select id, "on", amount, words from line where id = ?', (id_,)).fetchone()
        if row is not None:
            found.append(LineFacts(row[0], date.fromisoformat(row[1]), int(row[2]), row[3]))
    return tuple(found)


def put_proposals(work: WorkbookWork, account: str, asset: str, proposals: Sequence[Proposal]) -> None:
    """Replace the proposals of one account."""
    work.file.execute("delete from proposal where account = ? and asset = ?", (account, asset))
    work.file.executemany(
        "insert into proposal values (?, ?, ?, ?)",
        ((account, asset, place, json.dumps(plain(each))) for place, each in enumerate(proposals)),
    )


def proposals(look: WorkbookLook, account: str, asset: str) -> tuple[Proposal, ...]:
    """What the last matching of one account left to a person, decided since or not."""
    found = look.file.execute(
        "select body from proposal where account = ? and asset = ? order by place", (account, asset)
    )
    return tuple(cast(Proposal, rich(Proposal, json.loads(body))) for (body,) in found)


def undecided(proposals: Iterable[Proposal], standing: Standing) -> tuple[Proposal, ...]:
    """Those that wait for a person yet: nothing that was rejected, or of which a part was matched since."""
    return tuple(each for each in proposals if standing.may_match(each.match.lines, each.match.entries))


def put_rules(work: WorkbookWork, account: str, asset: str, rules: MatchRules) -> None:
    """Keep how an account is matched."""
    told = json.dumps(plain(rules))
    work.file.execute("insert or replace into rules values (?, ?, ?)", (account, asset, told))


def rules_of(look: WorkbookLook, account: str, asset: str, usual: MatchRules | None = None) -> MatchRules:
    """How an account is matched; the `usual` rules where nobody said otherwise."""
    row = look.file.execute("select body from rules where account = ? and asset = ?", (account, asset)).fetchone()
    if row is None:
        return usual or MatchRules()
    return cast(MatchRules, rich(MatchRules, json.loads(row[0])))


def rules_version(rules: MatchRules) -> str:
    """The first 16 hex digits of the hash of what the rules say."""
    return sha256(canonical(plain(rules))).hexdigest()[:16]
