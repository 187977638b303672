"""The door to statements: a file or archive is looked at first, then read whole. L-01, L-02.

Boundary: paths and profiles in, values out; everything wrong with a file is a Refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from itertools import islice
from pathlib import Path

from backoffice.errors import Refused
from backoffice.reconcile.statement_archive import Packed, is_archive, of_member, unpacked
from backoffice.reconcile.statement_cells import Row
from backoffice.reconcile.statement_events import Event, RawLine
from backoffice.reconcile.statement_faults import ProfileNeeded, TooManyLines
from backoffice.reconcile.statement_gathering import STATEMENTS_AT_MOST, Gathering, stated_line
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
    """What a file holds, before anything of it is kept: its statements, and the first lines of each.

    `format` is that of its first statement's file. `profiles` are the mappings that tables in it were read by. Of an
    archive, `files` counts its statements' files, `members` are their hashes with their names, and `left_out` names
    what is none.
    """

    path: Path
    source: Source
    format: Format
    profiles: tuple[Profile, ...]
    heads: tuple[StatementHead, ...]
    shown: tuple[tuple[StatedLine, ...], ...]
    files: int = 0
    left_out: tuple[str, ...] = ()
    members: tuple[tuple[str, str], ...] = ()

    def came_as(self, file: str) -> tuple[str, str]:
        """The name of one of its statements' files, known by its SHA-256, and the SHA-256 of the archive it was in."""
        member = dict(self.members).get(file, "")
        return (f"{self.path.name}: {member}", self.source.sha256) if member else (self.path.name, "")

    @property
    def profile(self) -> Profile | None:
        """The mapping a table was read by; of an archive, its first table's."""
        return self.profiles[0] if self.profiles else None

    def first_lines(self, head: StatementHead) -> tuple[StatedLine, ...]:
        """What is shown of one of its statements."""
        return next((lines for each, lines in zip(self.heads, self.shown, strict=True) if each.id == head.id), ())


def look(path: Path, profiles: Iterable[Profile] = (), told: Told = _silent, shown: int = SHOWN) -> Looked:
    """Go through a whole file and say what it holds; keeps at most `shown` lines of each of the first 100 statements.

    A table is read by the profile that fits its headings, the last learnt first. ProfileNeeded when none does: then
    `learn` proposes one. `told` hears of twice the file's size: it is hashed first, then read. An archive's files are
    looked at one by one.
    """
    found, known = source(path, lambda read, of: told(read, 2 * of)), tuple(profiles)
    heads: list[StatementHead] = []
    lines: list[tuple[StatedLine, ...]] = []
    used: list[Profile] = []
    kinds: list[Format] = []
    with _files(found, lambda read, of: told(of + read, 2 * of)) as (packed, told_of):
        for name, each in packed.files:
            with of_member(name):
                kind = form(each)
                profile = _profile_for(each, kind, known)
                used += [profile] if profile is not None and profile not in used else []
                gathering, first = Gathering(), dict[int, list[tuple[int, RawLine]]]()
                with _events(each, kind, profile, told_of(name)) as events:
                    for number, line in enumerate(gathering.lines(events), 1):
                        if line.statement + len(heads) <= 100:
                            kept = first.setdefault(line.statement, [])
                            if len(kept) < shown:
                                kept.append((number, line))
                there = gathering.heads(each.sha256, kind)
                _not_too_many(len(heads) + len(there))
            heads += there
            kinds.append(kind)
            lines += [
                tuple(stated_line(each.sha256, number, line, head.scale) for number, line in first.get(head.number, ()))
                for head in there
            ]
    in_archive = len(packed.files) if packed.files[0][1] is not found else 0
    members = tuple((each.sha256, name) for name, each in packed.files) if in_archive else ()
    return Looked(path, found, kinds[0], tuple(used), tuple(heads), tuple(lines), in_archive, packed.left_out, members)


def read(
    path: Path, profiles: Iterable[Profile] = (), told: Told = _silent, at_most: int = LINES_AT_MOST
) -> tuple[Statement, ...]:
    """All statements of a file or archive with all their lines. TooManyLines when they would not fit into memory."""
    found = source(path)
    return read_source(found, profiles, told, at_most)


def read_source(
    found: Source, profiles: Iterable[Profile] = (), told: Told = _silent, at_most: int = LINES_AT_MOST
) -> tuple[Statement, ...]:
    """The same of a source at hand."""
    known, made = tuple(profiles), list[Statement]()
    with _files(found, told) as (packed, told_of):
        for name, each in packed.files:
            with of_member(name):
                left = at_most - sum(statement.count for statement in made)
                made += _statements(each, known, told_of(name), left, at_most)
                _not_too_many(len(made))
    return tuple(made)


def _statements(
    found: Source, profiles: tuple[Profile, ...], told: Told, left: int, at_most: int
) -> Iterator[Statement]:
    kind = form(found)
    profile = _profile_for(found, kind, profiles)
    gathering, kept = Gathering(), dict[int, list[tuple[int, RawLine]]]()
    with _events(found, kind, profile, told) as events:
        for number, line in enumerate(gathering.lines(events), 1):
            if number > left:
                raise TooManyLines(at_most=at_most)
            kept.setdefault(line.statement, []).append((number, line))
    for head in gathering.heads(found.sha256, kind):
        yield Statement(
            **{field.name: getattr(head, field.name) for field in fields(StatementHead)},
            lines=tuple(
                stated_line(found.sha256, number, line, head.scale) for number, line in kept.get(head.number, ())
            ),
        )


def _not_too_many(statements: int) -> None:
    if statements > STATEMENTS_AT_MOST:
        raise TooManyLines(at_most=STATEMENTS_AT_MOST)


@contextmanager
def _files(found: Source, told: Told) -> Iterator[tuple[Packed, Callable[[str], Told]]]:
    """The files of a source: itself, or those of an archive; and for each by name whom it tells how far it is."""
    if not is_archive(found):
        yield Packed((("", found),)), lambda name: told
        return
    half = max(found.size // 2, 1)
    with unpacked(found, lambda read, of: told(half * read // max(of, 1), found.size)) as packed:
        sizes = {name: each.size for name, each in packed.files}
        whole = max(sum(sizes.values()), 1)

        def told_of(name: str) -> Told:
            before = sum(size for other, size in sizes.items() if other < name)

            def heard(read: int, of: int) -> None:
                told(half + (found.size - half) * (before + read) // whole, found.size)

            return heard

        yield packed, told_of


def learn(path: Path, profiles: Iterable[Profile] = ()) -> Guess:
    """How a table might be read, for a person to confirm: of an archive the first that no profile reads, or the first.

    Raises ProfileNeeded when it does not look like one.
    """
    known = tuple(profiles)
    with _files(source(path), _silent) as (packed, _):
        tables = [(name, each) for name, each in packed.files if len(packed.files) == 1 or _is_table(each)]
        unread = [(name, each) for name, each in tables if not _reads(each, known)]
        for name, each in (unread or tables)[:1]:
            with of_member(name):
                return learn_source(each)
    raise ProfileNeeded(columns="")


def _is_table(found: Source) -> bool:
    try:
        return form(found) in (Format.CSV, Format.XLSX)
    except Refused:
        return False


def _reads(found: Source, profiles: tuple[Profile, ...]) -> bool:
    try:
        _profile_for(found, form(found), profiles)
    except Refused:
        return False
    return True


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
