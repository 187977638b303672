"""Plain files for matching: a ledger's and a statement's CSV in, pairs as CSV or JSON out. L-01.

Boundary: UTF-8 with a header; decimal points, ISO dates. A file is read whole or refused by file, line and column.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TextIO, TypeVar
from uuid import uuid4

from backoffice import outlet
from backoffice.errors import Refused, Unavailable
from backoffice.reconcile.payouts import Reported, payouts_of, raised
from backoffice.reconcile.rules import Certificate, Entry, Line, Match, Reason
from backoffice.reconcile.words import word_marks

COLUMNS = ("ext_id", "int_id", "class", "certificate", "confirmed")
_AMOUNT = re.compile(r"[+-]?(\d{1,38})(?:\.(\d{1,18}))?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_DIGITS_AT_MOST = 38
_YEARS = range(1900, 2200)
# Both files are at hand, so nothing is kept from anybody: the marks only have to be equal for equal words.
_KEY = b"words of two plain files"

T = TypeVar("T", Entry, Line)


class FileNotRead(Unavailable):
    """The file is not there, is no file, or is not UTF-8 text with commas."""

    code = "reconcile.file_not_read"


class ColumnsMissing(Refused):
    """The first row does not name the columns that are needed."""

    code = "reconcile.columns_missing"


class ColumnTwice(Refused):
    """The first row names a column twice, so nobody could say which is meant: `file`, `column`."""

    code = "reconcile.column_twice"


class RowNotRead(Refused):
    """A value of a row is not what its column holds: `line`, `column` and the text say which."""

    code = "reconcile.row_not_read"


class RowOtherWidth(Refused):
    """A row has more or fewer values than the first names: `line`, `found`, `wanted` and the text say which."""

    code = "reconcile.row_other_width"


class TooFine(Refused):
    """An amount shows more decimals than the others, which show every zero: `line`, `text`, `decimals`."""

    code = "reconcile.amount_too_fine"


class PairsNotWritten(Unavailable):
    """The pairs could not be written where they were wanted."""

    code = "reconcile.pairs_not_written"


@dataclass(frozen=True, slots=True)
class Books:
    """Both sides, with amounts in minor units of `scale` decimals: the most that any amount or fee shows."""

    entries: list[Entry]
    lines: list[Line]
    scale: int


def read_books(ledger: Path, statement: Path, least_scale: int = 0, decimals: int | None = None) -> Books:
    """Entries of `int_id,date,amount,ref,name,kind` and lines of `ext_id,date,amount,text`.

    A statement may have `value_date` and `reference` as well, and both `currency`, which is then one and the same.
    `decimals` is the most an amount may show; without it, what the amounts that are written to the last zero show (two
    at least), where there are such.
    Raises FileNotRead, ColumnsMissing, ColumnTwice, RowNotRead, RowOtherWidth, TooFine.
    """
    shared: dict[frozenset[int], frozenset[int]] = {}
    names: set[int] = set()

    def entry(row: Row) -> Entry:
        made = word_marks(row.text("name"), _KEY)
        names.update(made)
        marks, kind = shared.setdefault(made, made), sys.intern(row.text("kind"))
        return Entry(row.text("int_id"), row.day("date"), row.amount(), row.text("ref"), marks, kind)

    def words(text: str) -> frozenset[int]:
        """Of a line only what some name of the ledger has, or one word to say that it has words: a million are read."""
        made = word_marks(text, _KEY)
        kept = made & names or frozenset(sorted(made)[:1])
        return shared.setdefault(kept, kept)

    def line(row: Row) -> Line:
        text, value_on = row.text("text"), row.day("value_date") if row.text("value_date") else None
        reference = row.text("reference")
        return Line(row.text("ext_id"), row.day("date"), value_on, row.amount(), text, reference, words(text))

    needed = ("int_id", "date", "amount", "ref", "name", "kind")
    entries, of_entries, to_zero, asset = _rows(ledger, needed, entry, "")
    lines, of_lines, to_zero_there, _ = _rows(statement, ("ext_id", "date", "amount", "text"), line, asset)
    at_most = max(to_zero, to_zero_there) if decimals is None else decimals
    if at_most or decimals is not None:
        _check_fine(ledger, entries, of_entries, at_most)
        _check_fine(statement, lines, of_lines, at_most)
    scale = max(least_scale, max(of_entries, default=0), max(of_lines, default=0))
    _scale(ledger, entries, of_entries, scale)
    _scale(statement, lines, of_lines, scale)
    return Books(entries, lines, scale)


def read_payouts(reports: Iterable[Path], home: Path) -> tuple[tuple[Reported, ...], int]:
    """The payouts of processors' reports, and the most decimals their amounts have. Raises what reading them raises.

    A report is read by the shipped mappings and those learnt in `home`.
    """
    from backoffice.reconcile.statement_file import read
    from backoffice.reconcile.statement_kept import remembered

    known = remembered(home / "statements.json").profiles
    # A report that is given twice says nothing new, nor does one that overlaps.
    found = {each.id: each for path in reports for each in read(path, known)}
    scale = max((each.scale for each in found.values()), default=0)
    told = (raised(payouts_of(each), scale - each.scale) for each in found.values())
    return tuple(dict.fromkeys(payout for payouts in told for payout in payouts)), scale


class Row:
    """One row by column name; what it refuses names file, line and column."""

    __slots__ = ("_at", "_days", "_values", "asset", "decimals", "line", "path", "to_zero")

    def __init__(self, path: Path, at: dict[str, int], days: dict[str, date], asset: str) -> None:
        self.path, self._at, self._days = path, at, days
        self._values: list[str] = []
        self.line = self.decimals = self.to_zero = 0
        self.asset = asset

    def set(self, line: int, values: list[str]) -> None:
        """Move on to the next row."""
        self.line, self._values = line, values

    def text(self, column: str) -> str:
        """The value, or nothing when the file has no such column."""
        at = self._at.get(column)
        return "" if at is None else self._values[at]

    def day(self, column: str) -> date:
        """A date; each is made once, for a year has few."""
        told = self.text(column)
        known = self._days.get(told)
        if known is None:
            with suppress(ValueError):
                known = date.fromisoformat(told) if _DAY.fullmatch(told) else self._refuse(column)
                # Nobody kept these books in the year 1, nor is it a day to come that they tell.
                known = self._days[told] = known if known.year in _YEARS else self._refuse(column)
        return known if known is not None else self._refuse(column)

    def amount(self) -> int:
        """The digits as they stand; `decimals` says how many of them are behind the point."""
        told = self.text("amount")
        found = _AMOUNT.fullmatch(told)
        if found is None:
            self._refuse("amount")
        assert found is not None
        self.decimals = len(found[2] or "")
        if self.decimals > max(self.to_zero, 1) and told[-1] == "0":
            self.to_zero = self.decimals
        minor = int(found[1] + (found[2] or ""))
        return -minor if told[0] == "-" else minor

    def check(self, key: str) -> None:
        """The row has an id, and is of the one currency where a column names it."""
        if not self.text(key).strip():
            self._refuse(key)
        self.asset = self.asset or self.text("currency")
        if self.text("currency") not in ("", self.asset):
            self._refuse("currency")

    def _refuse(self, column: str) -> date:
        raise RowNotRead(file=self.path.name, line=self.line, column=column, text=self.text(column)[:60])


def _rows(
    path: Path, needed: Sequence[str], make: Callable[[Row], T], asset: str
) -> tuple[list[T], bytearray, int, str]:
    """The rows, the decimals each shows, the most that one ending in a zero shows (one decimal says nothing), and the
    currency where a column names it."""
    made: list[T] = []
    decimals = bytearray()
    to_zero = 0
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            table = csv.reader(file, strict=True)
            header = [name.strip() for name in next(table, [])]
            missing = [name for name in needed if name not in header]
            if missing:
                raise ColumnsMissing(file=path.name, missing=", ".join(missing), found=", ".join(header)[:120])
            twice = next((name for name in header if name and header.count(name) > 1), "")
            if twice:
                raise ColumnTwice(file=path.name, column=twice[:60])
            row = Row(path, {name: at for at, name in enumerate(header)}, {}, asset)
            for values in table:
                if not values:
                    continue
                row.set(table.line_num, values)
                if len(values) != len(header):
                    raise RowOtherWidth(
                        file=path.name,
                        line=table.line_num,
                        found=len(values),
                        wanted=len(header),
                        text=",".join(values)[:60],
                    )
                row.check(needed[0])
                made.append(make(row))
                decimals.append(row.decimals)
            to_zero, asset = row.to_zero, row.asset
    except (OSError, UnicodeError, csv.Error) as fault:
        why = fault.strerror if isinstance(fault, OSError) and fault.strerror else str(fault)
        raise FileNotRead(file=path.name, why=why[:120]) from fault
    return made, decimals, to_zero, asset


def _check_fine(path: Path, rows: list[T], decimals: bytearray, at_most: int) -> None:
    for at, shown in enumerate(decimals):
        if shown > at_most:
            whole, part = divmod(abs(rows[at].amount), 10**shown)
            told = f"{'-' if rows[at].amount < 0 else ''}{whole}.{part:0{shown}}"
            raise TooFine(file=path.name, line=at + 2, text=told[:60], decimals=at_most)


def _scale(path: Path, rows: list[T], decimals: bytearray, scale: int) -> None:
    """Bring every amount to one scale, in place."""
    for at, shown in enumerate(decimals):
        if shown != scale:
            rows[at] = replace(rows[at], amount=rows[at].amount * 10 ** (scale - shown))
        if len(str(abs(rows[at].amount))) > _DIGITS_AT_MOST:
            raise RowNotRead(file=path.name, line=at + 2, column="amount", text=str(rows[at].amount)[:60])


def pairs(matches: Iterable[Match]) -> Iterator[tuple[str, str, str, str, bool]]:
    """One (ext_id, int_id, class, certificate, confirmed) for each line and entry that belong together."""
    for match in matches:
        said = "short_over" if Reason.OTHER_AMOUNT in match.reasons else str(match.shape)
        for line in match.lines:
            for entry in match.entries:
                yield line, entry, said, certificate_words(match.certificate), match.confirmed


def certificate_words(certificate: Certificate) -> str:
    """`unique`, the number of equal solutions, or that number with a plus when there may be more."""
    if certificate.unique:
        return "unique"
    return f"{certificate.solutions}{'' if certificate.complete else '+'}"


def write_csv(path: Path, matches: Iterable[Match]) -> None:
    """Write the pairs; a file has its name only when it is whole, a device or pipe is written into, `-` is the output.

    Raises PairsNotWritten.
    """
    part: Path | None = None
    try:
        path = outlet.settled(path)
        part = outlet.beside(path, f".{path.name}.{uuid4().hex[:12]}.part")
        with part.open("x", encoding="utf-8", newline="") as file:
            table = csv.writer(file, lineterminator="\n")
            table.writerow(COLUMNS)
            table.writerows((*pair, "true" if confirmed else "false") for *pair, confirmed in pairs(matches))
        outlet.hand_over(part, path)
    except OSError as fault:
        with suppress(OSError):
            if part is not None:
                part.unlink()
        raise PairsNotWritten(file=path.name, why=(fault.strerror or str(fault))[:120]) from fault


def write_json(file: TextIO, summary: dict[str, object], matches: Iterable[Match]) -> None:
    """One object: the summary, and `pairs`, each by the names of the columns."""
    file.write(json.dumps(summary, ensure_ascii=False)[:-1] + ', "pairs": [')
    between = "\n"
    for pair in pairs(matches):
        file.write(between + json.dumps(dict(zip(COLUMNS, pair, strict=True)), ensure_ascii=False))
        between = ",\n"
    file.write("]}\n")
