"""What the customer declared, what the machine read from the card, and what the MRZ says, field by field.

Boundary: pure. Findings are words (agrees, close, conflicts, unknown), never scores.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import partial
from itertools import combinations

from backoffice.kyc import mrz
from backoffice.kyc.checks import Mark
from backoffice.kyc.mrz_alphabet import FILLER, name_letters

# Letters that two spellings of one word share, of all their letters: Samira and Sameera share 10 of 13.
_CLOSE_WORD = 0.75


@dataclass(frozen=True, slots=True)
class CardRead:
    """What a provider's machine read from a document; any part may be missing.

    `country` is ISO 3166 alpha-3, `sex` "F", "M" or "X", `mrz` its lines as read.
    """

    name: str = ""
    native_name: str = ""
    birth_on: date | None = None
    document_number: str = ""
    expires_on: date | None = None
    country: str = ""
    sex: str = ""
    mrz: tuple[str, ...] = ()

    def to_bytes(self) -> bytes:
        """As it is sealed: one JSON object with ISO dates."""
        told = {**asdict(self), "birth_on": _iso(self.birth_on), "expires_on": _iso(self.expires_on)}
        return json.dumps(told, ensure_ascii=False).encode()

    @classmethod
    def from_bytes(cls, sealed: bytes) -> CardRead:
        told = json.loads(sealed)
        days = {name: date.fromisoformat(told[name]) if told[name] else None for name in ("birth_on", "expires_on")}
        return cls(**{**told, **days, "mrz": tuple(told["mrz"])})


@dataclass(frozen=True, slots=True)
class Declared:
    """What the customer typed when opening the account (K-03). `country` is ISO 3166 alpha-3."""

    name: str
    birth_on: date | None
    country: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a comparison and the spans of it (start, end) that differ from its neighbours."""

    value: str
    differs: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """One row. `field` completes the word key "kyc.field.<field>"; an empty value means not asked or not read.

    Dates are ISO texts, to be shown in the reader's own form.
    """

    field: str
    declared: Cell
    card: Cell
    mrz: Cell
    mark: Mark


def compare(declared: Declared, card: CardRead | None) -> tuple[Compared, ...]:
    """Seven rows: name, birth date, document number, expiry, country, sex and the check digits."""
    read = card or CardRead()
    zone = _zone(read.mrz)
    names = (declared.name, read.name, f"{zone.surname} {zone.given_names}".strip() if zone else "")
    return (
        _row("name", names, _names_mark(names, read.native_name)),
        _exact("birth_on", (_iso(declared.birth_on), _iso(read.birth_on), _iso(zone.birth_on) if zone else "")),
        _exact("document_number", ("", read.document_number, zone.number if zone else "")),
        _exact("expires_on", ("", _iso(read.expires_on), _iso(zone.expires_on) if zone else "")),
        _exact("country", (declared.country, read.country, zone.issuer if zone else "")),
        _exact("sex", ("", read.sex, zone.sex if zone else "")),
        _check_digits(zone),
    )


def _zone(lines: Sequence[str]) -> mrz.Mrz | None:
    try:
        return mrz.read(lines) if lines else None
    except mrz.NotAnMrz:
        return None


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _exact(field: str, values: tuple[str, str, str]) -> Compared:
    given = {value for value in values if value}
    if len(given) > 1:
        return _row(field, values, Mark.CONFLICTS)
    known = sum(1 for value in values if value)
    return _row(field, values, Mark.AGREES if known > 1 else Mark.UNKNOWN)


def _row(field: str, values: tuple[str, str, str], mark: Mark) -> Compared:
    odd = _odd_one(values) if mark in (Mark.CONFLICTS, Mark.CLOSE) else ((), (), ())
    cells = tuple(Cell(value, spans) for value, spans in zip(values, odd, strict=True))
    return Compared(field, cells[0], cells[1], cells[2], mark)


def _odd_one(values: tuple[str, str, str]) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Which letters to underline: those of each value that its nearest neighbour does not share."""
    return tuple(
        _spans(value, min((other for other in values if other and other != value), key=len, default=""))
        if value and sum(1 for other in values if other == value) < 2
        else ()
        for value in values
    )


def _spans(value: str, other: str) -> tuple[tuple[int, int], ...]:
    if not other:
        return ()
    matcher = SequenceMatcher(a=value.casefold(), b=other.casefold(), autojunk=False)
    if len(value.casefold()) != len(value):
        return ((0, len(value)),)
    return tuple((start, end) for kind, start, end, _, _ in matcher.get_opcodes() if kind in ("replace", "delete"))


def name_tokens(name: str) -> frozenset[str]:
    """Words of a name without accents or case, so that order, hyphens and diacritics do not count."""
    bare = "".join(
        letter if letter.isalpha() else " "
        for letter in unicodedata.normalize("NFKD", name.casefold())
        if not unicodedata.combining(letter)
    )
    return frozenset(bare.split())


def _zone_tokens(name: str) -> frozenset[str]:
    """Words of a name as a machine-readable zone writes them: Götz Weiß is GOETZ and WEISS there."""
    return frozenset(name_letters(name).split(FILLER))


def _latin(name: str) -> bool:
    return all("LATIN" in unicodedata.name(letter, "") for letter in name if letter.isalpha())


def _names_mark(names: tuple[str, str, str], native: str) -> Mark:
    """Names in another script than the card's Latin line are held against the card's native line."""
    written = [name for name in names if name]
    if native and names[0] and not _latin(names[0]):
        if name_tokens(names[0]) == name_tokens(native):
            return Mark.AGREES
        written = [names[0], native]
    if len(written) < 2:
        return Mark.UNKNOWN
    return max((_pair_mark(first, second) for first, second in combinations(written, 2)), key=_SEVERITY.index)


_SEVERITY = (Mark.UNKNOWN, Mark.AGREES, Mark.CLOSE, Mark.CONFLICTS)


def _pair_mark(first: str, second: str) -> Mark:
    if _zone_tokens(first) == _zone_tokens(second):
        return Mark.AGREES
    one, two = sorted((name_tokens(first), name_tokens(second)), key=len)
    if one == two:
        return Mark.AGREES
    left = sorted(two)
    for word in sorted(one):
        nearest = max(left, key=partial(_likeness, word), default="")
        if _likeness(word, nearest) < _CLOSE_WORD:
            return Mark.CONFLICTS
        left.remove(nearest)
    return Mark.CLOSE if one else Mark.CONFLICTS


def _likeness(one: str, two: str) -> float:
    return SequenceMatcher(a=one, b=two, autojunk=False).ratio()


def _check_digits(zone: mrz.Mrz | None) -> Compared:
    if zone is None:
        return Compared("check_digits", Cell(""), Cell(""), Cell(""), Mark.UNKNOWN)
    wrong = [check for check in zone.checks if not check.ok]
    text = f"{len(zone.checks) - len(wrong)}/{len(zone.checks)}"
    return Compared("check_digits", Cell(""), Cell(""), Cell(text), Mark.CONFLICTS if wrong else Mark.AGREES)
