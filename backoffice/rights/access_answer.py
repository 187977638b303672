"""What the answer to a request for access says: values for its pages, gathered while the copy streams by.

Boundary: pure values and the words of the answer; nothing is read here but `resources/letters`. R-01; GDPR Art. 12(1).
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from backoffice.kyc.checks import Question, question_of, word_of_reason
from backoffice.people.disclosures import Recipient
from backoffice.rights.access_rules import AssetTotal, FileMade, Piece, Withheld
from backoffice.rights.processing_record import Processing
from backoffice.rights.receivers import Given, Received

# A part with more rows than this is told of by its first ones; all are in the data file.
ROWS_ON_PAPER = 40


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of one kind as they stand in the copy, the first ROWS_ON_PAPER; `count` are all."""

    name: str
    count: int
    rows: tuple[Mapping[str, object], ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """Something that happened `count` times between two instants; `what` and `who` are codes."""

    what: str
    who: str
    count: int
    first_at: datetime
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Checked:
    """What the automatic checks of one question came to over all attempts.

    `reasons` are keys of the vocabulary, `unworded` codes of the provider that nobody has put into words.
    """

    question: Question
    passed: int
    failed: int
    not_asked: int
    reasons: tuple[str, ...]
    unworded: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything the letter says. `language` is "en" or "zh", `zone` an IANA name, `country` the person's own."""

    number: int
    name: str
    received_on: date
    controller: str
    privacy_address: str
    contact: str
    complaint: str
    country: str
    language: str
    zone: str
    written_at: datetime
    audit_entry: int
    signed: bool
    parts: tuple[Part, ...]
    totals: tuple[AssetTotal, ...]
    movements: int
    processing: tuple[Processing, ...]
    seven_years: str
    disclosed: tuple[Counted, ...]
    received: tuple[Received, ...]
    reads: tuple[Counted, ...]
    checks: tuple[Checked, ...]
    withheld: tuple[Withheld, ...]
    files: tuple[FileMade, ...]


@dataclass(slots=True)
class Gathered:
    """What of a copy the letter needs, collected row by row."""

    parts: dict[str, list[Mapping[str, object]]] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    checks: dict[Question, list[tuple[str, tuple[str, ...]]]] = field(default_factory=dict)

    def take(self, piece: Piece) -> None:
        if piece.name:
            return
        rows = self.parts.setdefault(piece.part, [])
        self.counts[piece.part] += 1
        if len(rows) < ROWS_ON_PAPER:
            rows.append(piece.values)
        if piece.part == "kyc.provider_check":
            reasons = piece.values.get("reasons")
            told = tuple(str(each) for each in reasons) if isinstance(reasons, list) else ()
            status = str(piece.values.get("status", ""))
            self.checks.setdefault(question_of(str(piece.values.get("name", ""))), []).append((status, told))

    def told_parts(self) -> tuple[Part, ...]:
        return tuple(Part(name, self.counts[name], tuple(rows)) for name, rows in self.parts.items())

    def told_checks(self) -> tuple[Checked, ...]:
        return tuple(_checked(question, self.checks[question]) for question in Question if question in self.checks)


def _checked(question: Question, found: list[tuple[str, tuple[str, ...]]]) -> Checked:
    worded: dict[str, None] = {}
    unworded: dict[str, None] = {}
    for status, reasons in found:
        for reason in reasons if status == "failed" else ():
            word = word_of_reason(reason)
            if word:
                worded[f"kyc.answer.failed.{question}" if word == "failed" else f"kyc.answer.{word}"] = None
            else:
                unworded[reason] = None
    passed = sum(status == "passed" for status, _ in found)
    failed = sum(status == "failed" for status, _ in found)
    return Checked(question, passed, failed, len(found) - passed - failed, tuple(worded), tuple(unworded))


def counted(acts: Iterable[tuple[str, str, datetime]]) -> tuple[Counted, ...]:
    """Acts as what, who and when, summed up by what and who, in the order of their first."""
    found: dict[tuple[str, str], list[datetime]] = {}
    for what, who, at in acts:
        found.setdefault((what, who), []).append(at)
    return tuple(Counted(what, who, len(at), min(at), max(at)) for (what, who), at in found.items())


def disclosed(given: Iterable[Given]) -> tuple[Counted, ...]:
    """What the log tells of, by what and who. Releases to authorities in an inquiry stay out (GDPR Art. 4(9))."""
    found: dict[tuple[str, str], list[Given]] = {}
    for each in given:
        if each.recipient not in (Recipient.BUSINESS, Recipient.AUTHORITY):
            found.setdefault((each.act, each.recipient.value), []).append(each)
    return tuple(
        Counted(
            what,
            who,
            sum(one.times for one in acts),
            min(one.first_at for one in acts),
            max(one.last_at for one in acts),
        )
        for (what, who), acts in found.items()
    )


def word(key: str, language: str, **facts: object) -> str:
    """A sentence of the answer. Raises KeyError for one that nobody wrote."""
    told = package_words(language)[key]
    return told.format(**facts) if facts else told


def word_or_code(room: str, code: str, language: str) -> str:
    """The word of a code in one of the answer's own lists, the code itself where there is none."""
    return package_words(language).get(f"{room}.{code}", code.replace("_", " "))


@cache
def package_words(language: str) -> Mapping[str, str]:
    """All words of the answer by key; "part.kyc.case" for what stands in a list."""
    told = tomllib.loads((files("resources") / "letters" / language / "package.toml").read_text(encoding="utf-8"))
    return dict(_flat(told))


def _flat(told: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    for name, value in told.items():
        if isinstance(value, dict):
            yield from ((f"{name}.{code}", words) for code, words in value.items())
        else:
            yield name, value
