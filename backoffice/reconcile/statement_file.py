"""The door to statements: a file is looked at first, then read line by line, or whole where it is small. L-01, L-02.

Boundary: paths and profiles in, values out; everything wrong with a file is a Refused. The two goings-through see the
same bytes, or StatementChanged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from itertools import islice
from pathlib import Path

from backoffice.reconcile.statement_cells import Row
from backoffice.reconcile.statement_events import Event, RawLine
from backoffice.reconcile.statement_faults import ProfileNeeded, TooManyLines
from backoffice.reconcile.statement_gathering import Gathering, stated_line
from backoffice.reconcile.statement_learning import Guess, delimiter_of, guess
from backoffice.reconcile.statement_mapped import mapped_events
from backoffice.reconcile.statement_ofx import ofx_events
from backoffice.reconcile.statement_profile import Profile, fitting
from backoffice.reconcile.statement_source import Source, Told, form, source
from backoffice.reconcile.statement_table import csv_rows
from backoffice.reconcile.statement_values import Format, StatedLine, Statement, StatementHead

LINES_AT_MOST = 1_500_000
SHOWN = 50


def _silent(read: int, of: int) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Looked:
    """What a file holds, before anything of it is kept: its statements, their first lines by statement number.

    `profile` is the mapping a table was read by.
    """

    path: Path
    source: Source
    format: Format
    profile: Profile | None
    heads: tuple[StatementHead, ...]
    shown: tuple[tuple[StatedLine, ...], ...]


def look(path: Path, profiles: Iterable[Profile] = (), told: Told = _silent, shown: int = SHOWN) -> Looked:
    """Go through a whole file and say what it holds; keeps at most `shown` lines of each of the first 100 statements.

    A table is read by the profile that fits its headings, the last learnt first. ProfileNeeded when none does: then
    `learn` proposes one. `told` hears of twice the file's size: it is hashed first, then read.
    """
    found = source(path, lambda read, of: told(read, 2 * of))
    kind = form(found)
    profile = _profile_for(found, kind, tuple(profiles))
    gathering, first = Gathering(), dict[int, list[tuple[int, RawLine]]]()
    with _events(found, kind, profile, lambda read, of: told(of + read, 2 * of)) as events:
        for number, line in enumerate(gathering.lines(events), 1):
            if line.statement <= 100:
                kept = first.setdefault(line.statement, [])
                if len(kept) < shown:
                    kept.append((number, line))
    heads = gathering.heads(found.sha256, kind)
    lines = tuple(
        tuple(stated_line(found.sha256, number, line, head.scale) for number, line in first.get(head.number, ()))
        for head in heads
    )
    return Looked(path, found, kind, profile, heads, lines)


def stated_lines(looked: Looked, number: int, told: Told = _silent) -> Iterator[StatedLine]:
    """All lines of statement `number`, one at a time. Raises StatementChanged when the file is another one now."""
    head = next(head for head in looked.heads if head.number == number)
    gathering = Gathering()
    with _events(looked.source, looked.format, looked.profile, told) as events:
        for running, line in enumerate(gathering.lines(events), 1):
            if line.statement == number:
                yield stated_line(looked.source.sha256, running, line, head.scale)


def read(
    path: Path, profiles: Iterable[Profile] = (), told: Told = _silent, at_most: int = LINES_AT_MOST
) -> tuple[Statement, ...]:
    """All statements of a file with all their lines. TooManyLines when they would not fit into memory."""
    found = source(path)
    return read_source(found, profiles, told, at_most)


def read_source(
    found: Source, profiles: Iterable[Profile] = (), told: Told = _silent, at_most: int = LINES_AT_MOST
) -> tuple[Statement, ...]:
    """The same of a source at hand."""
    kind = form(found)
    profile = _profile_for(found, kind, tuple(profiles))
    gathering, kept = Gathering(), dict[int, list[tuple[int, RawLine]]]()
    with _events(found, kind, profile, told) as events:
        for number, line in enumerate(gathering.lines(events), 1):
            if number > at_most:
                raise TooManyLines(at_most=at_most)
            kept.setdefault(line.statement, []).append((number, line))
    return tuple(
        Statement(
            **{field.name: getattr(head, field.name) for field in fields(StatementHead)},
            lines=tuple(
                stated_line(found.sha256, number, line, head.scale) for number, line in kept.get(head.number, ())
            ),
        )
        for head in gathering.heads(found.sha256, kind)
    )


def learn(path: Path) -> Guess:
    """How a table might be read, for a person to confirm. Raises ProfileNeeded when it does not look like one."""
    return learn_source(source(path))


def learn_source(found: Source) -> Guess:
    """The same of a source at hand."""
    kind = form(found)
    delimiter = delimiter_of(found.opening_text)
    with _table(found, kind, delimiter) as rows:
        seen = list(islice(rows, 300))
    made = guess(seen, delimiter)
    if made is None:
        raise ProfileNeeded(columns=", ".join(seen[0][1][:12])[:200] if seen else "")
    return made


def _profile_for(found: Source, kind: Format, profiles: tuple[Profile, ...]) -> Profile | None:
    """The profile for a table's headings, wherever in its first rows they stand.

    Where only one may be used and does not fit, ProfileMisfits says what it misses in the row that is nearest to it.
    """
    if kind not in (Format.CSV, Format.XLSX):
        return None
    seen = ""
    nearest: tuple[int, Sequence[str]] = (0, ())
    delimiters = (delimiter_of(found.opening_text), *(each.delimiter for each in profiles))
    for delimiter in dict.fromkeys(delimiters if kind is Format.CSV else delimiters[:1]):
        with _table(found, kind, delimiter) as rows:
            for number, cells in islice(rows, 45):
                seen = seen or ", ".join(cells[:12])
                profile = fitting(profiles, cells)
                if profile is not None:
                    return replace(profile, delimiter=delimiter, heading=number)
                if len(profiles) == 1:
                    nearest = max(nearest, (profiles[0].alike(cells), cells), key=lambda each: each[0])
    if nearest[0]:
        profiles[0].places(nearest[1])
    raise ProfileNeeded(columns=seen[:200])


@contextmanager
def _table(
    found: Source, kind: Format, delimiter: str, encoding: str = "", sheet: str = "", told: Told = _silent
) -> Iterator[Iterator[Row]]:
    if kind is Format.XLSX:
        from backoffice.reconcile.statement_sheet import sheet_rows

        with found.packed(told) as file:
            yield sheet_rows(file, sheet)
    elif kind is Format.CSV:
        with found.bytes(told) as file:
            yield csv_rows(found.rows(file, encoding), delimiter)
    else:
        raise ProfileNeeded(columns="")


@contextmanager
def _events(found: Source, kind: Format, profile: Profile | None, told: Told) -> Iterator[Iterator[Event]]:
    """A reader over the file. Each reader is imported only when a file needs it."""
    if profile is not None:
        with _table(found, kind, profile.delimiter, profile.encoding, profile.sheet, told) as rows:
            yield mapped_events(rows, profile, ragged=kind is Format.XLSX)
        return
    with found.bytes(told) as file:
        if kind is Format.CAMT:
            from backoffice.reconcile.statement_camt import camt_events

            yield camt_events(found, file)
        elif kind is Format.MT940:
            from backoffice.reconcile.statement_mt940 import mt940_events

            yield mt940_events(found.rows(file))
        else:
            yield ofx_events(found.texts(file, _ofx_letters(found)))


def _ofx_letters(found: Source) -> str:
    """What the head of an OFX file says of its letters, where the bytes are not plainly UTF-8."""
    if found.encoding != "cp1252":
        return found.encoding
    said = re.search(r"""CHARSET:\s*(\d{3,4})|encoding=["']([\w-]{3,20})["']""", found.opening_text)
    if said is None or (said[2] or "").lower() in ("utf-8", "us-ascii"):
        return "cp1252"
    return f"cp{said[1]}" if said[1] else said[2]
