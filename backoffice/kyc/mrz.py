"""The machine-readable zone of identity documents: TD1 (3 × 30), TD2 (2 × 36) and TD3 (2 × 44).

Boundary: pure. Source of every rule: ICAO Doc 9303 parts 3 to 6. What is wrong in a zone is a finding, not an error.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from backoffice.errors import Refused
from backoffice.kyc.mrz_alphabet import FILLER, name_letters

_LEGAL = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_VALUE = {letter: value for value, letter in enumerate(_LEGAL)} | {FILLER: 0}
_WEIGHTS = (7, 3, 1)
_LENGTH_SLACK = 3
_NUMBER_WIDTH = 9
_GERMANY = ("D", "DEU")
_LEAST_AGE_AT_EXPIRY = 10
_BORN_IN_2000S_BELOW = 20


class NotAnMrz(Refused):
    """The lines have not the shape of a zone, or a value has no place in one; `problem` says which."""

    code = "kyc.not_an_mrz"


class Format(StrEnum):
    TD1 = "TD1"
    TD2 = "TD2"
    TD3 = "TD3"


_SHAPE = {Format.TD1: (3, 30), Format.TD2: (2, 36), Format.TD3: (2, 44)}


@dataclass(frozen=True, slots=True)
class MrzCheck:
    """One check digit: `name` is number, birth, expiry, optional or composite."""

    name: str
    given: str
    computed: str
    ok: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """Something the standard does not allow, at a 1-based line and column.

    `code` is wrong_length, illegal_character, impossible_birth, impossible_expiry or unknown_sex.
    """

    code: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Mrz:
    """What a zone says. States are ISO 3166 alpha-3 (Germany's D too) or ICAO's own; `sex` is "F", "M", "X" or "".

    "X" is unspecified. Fillers are taken away; name parts are parted by single spaces.
    """

    format: Format
    document_code: str
    issuer: str
    number: str
    nationality: str
    birth_on: date | None
    sex: str
    expires_on: date | None
    surname: str
    given_names: str
    optional: str
    checks: tuple[MrzCheck, ...]
    findings: tuple[Finding, ...]


def check_digit(text: str) -> str:
    """The check digit of `text` (weights 7, 3, 1, modulo 10); "" if it holds an illegal character. Doc 9303-3, 4.9."""
    if any(letter not in _VALUE for letter in text):
        return ""
    return str(sum(_VALUE[letter] * _WEIGHTS[place % 3] for place, letter in enumerate(text)) % 10)


def read(lines: Sequence[str]) -> Mrz:
    """Read two or three lines; blanks in them are ignored. Raises NotAnMrz if their number or length fits no format.

    A document's two-digit expiry year is in the 2000s. A birth year is in the 2000s if the holder is then at least
    ten years old when the document expires (right for everybody up to 100 years old who holds a ten-year document),
    else in the 1900s; without a readable expiry, years 00 to 19 are in the 2000s.
    """
    rows = [row for row in ("".join(line.split()) for line in lines) if row]
    form = _format(rows)
    width = _SHAPE[form][1]
    findings = [
        Finding("wrong_length", place, min(len(row), width) + 1)
        for place, row in enumerate(rows, 1)
        if len(row) != width
    ]
    rows = [row[:width].ljust(width, FILLER) for row in rows]
    findings += [
        Finding("illegal_character", line, column)
        for line, row in enumerate(rows, 1)
        for column, letter in enumerate(row, 1)
        if letter not in _VALUE
    ]
    return _read_td1(rows, findings) if form is Format.TD1 else _read_two_lines(form, rows, findings)


def _format(rows: list[str]) -> Format:
    for form, (count, width) in _SHAPE.items():
        if len(rows) == count and all(abs(len(row) - width) <= _LENGTH_SLACK for row in rows):
            return form
    raise NotAnMrz(problem="shape", lines=len(rows), lengths=",".join(str(len(row)) for row in rows))


def _read_td1(rows: list[str], findings: list[Finding]) -> Mrz:
    top, middle, names = rows
    number, optional, number_check = _number(top[5:14], top[14], top[15:30])
    composite = top[5:30] + middle[0:7] + middle[8:15] + middle[18:29]
    checks = (
        number_check,
        _check("birth", middle[0:6], middle[6]),
        _check("expiry", middle[8:14], middle[14]),
        _check("composite", composite, middle[29]),
    )
    birth_on, expires_on = _dates(middle[0:6], middle[8:14], 2, (1, 9), findings)
    surname, given_names = _names(names)
    return Mrz(
        Format.TD1,
        _plain(top[0:2]),
        _state(top[2:5]),
        number,
        _state(middle[15:18]),
        birth_on,
        _sex(middle[7], 2, 8, findings),
        expires_on,
        surname,
        given_names,
        _plain(optional + middle[18:29]),
        checks,
        tuple(findings),
    )


def _read_two_lines(form: Format, rows: list[str], findings: list[Finding]) -> Mrz:
    top, bottom = rows
    last = len(bottom) - 1
    checks = [_check("birth", bottom[13:19], bottom[19]), _check("expiry", bottom[21:27], bottom[27])]
    if form is Format.TD3:
        number, optional = _plain(bottom[0:9]), bottom[28:42]
        checks.insert(0, _check("number", bottom[0:9], bottom[9]))
        checks.append(_check("optional", optional, bottom[42], may_be_filler=not _plain(optional)))
    else:
        number, optional, number_check = _number(bottom[0:9], bottom[9], bottom[28:35])
        checks.insert(0, number_check)
    checks.append(_check("composite", bottom[0:10] + bottom[13:20] + bottom[21:last], bottom[last]))
    birth_on, expires_on = _dates(bottom[13:19], bottom[21:27], 2, (14, 22), findings)
    surname, given_names = _names(top[5:])
    return Mrz(
        form,
        _plain(top[0:2]),
        _state(top[2:5]),
        number,
        _state(bottom[10:13]),
        birth_on,
        _sex(bottom[20], 2, 21, findings),
        expires_on,
        surname,
        given_names,
        _plain(optional),
        tuple(checks),
        tuple(findings),
    )


def _plain(field: str) -> str:
    return re.sub(f"{FILLER}+", " ", field).strip()


def _state(field: str) -> str:
    code = _plain(field)
    return _GERMANY[1] if code == _GERMANY[0] else code


def _check(name: str, text: str, given: str, *, may_be_filler: bool = False) -> MrzCheck:
    computed = check_digit(text)
    ok = bool(computed) and (given == computed or (may_be_filler and given == FILLER))
    return MrzCheck(name, given, computed, ok)


def _number(field: str, given: str, optional: str) -> tuple[str, str, MrzCheck]:
    """A number of more than nine characters goes on in the optional data, its check digit after it (9303-5, 4.2.2)."""
    if given != FILLER:
        return _plain(field), optional, _check("number", field, given)
    tail, _, rest = optional.partition(FILLER)
    return field + tail[:-1], rest, _check("number", field + tail[:-1], tail[-1:] or FILLER)


def _names(field: str) -> tuple[str, str]:
    surname, _, given_names = field.strip(FILLER).partition(FILLER * 2)
    return _plain(surname), _plain(given_names)


def _sex(letter: str, line: int, column: int, findings: list[Finding]) -> str:
    if letter in ("F", "M"):
        return letter
    if letter in (FILLER, "X"):
        return "X"
    findings.append(Finding("unknown_sex", line, column))
    return ""


def _dates(
    birth: str, expiry: str, line: int, columns: tuple[int, int], findings: list[Finding]
) -> tuple[date | None, date | None]:
    expires_on = _date(2000, expiry)
    if expires_on is None:
        findings.append(Finding("impossible_expiry", line, columns[1]))
    birth_on = _birth(birth, expires_on)
    if birth_on is None and FILLER * 2 not in birth:
        findings.append(Finding("impossible_birth", line, columns[0]))
    return birth_on, expires_on


def _birth(field: str, expires_on: date | None) -> date | None:
    later = _date(2000, field)
    if later and expires_on:
        recent = expires_on.year - later.year >= _LEAST_AGE_AT_EXPIRY
    else:
        recent = field[:2] < f"{_BORN_IN_2000S_BELOW:02}"
    return later if recent else _date(1900, field)


def _date(century: int, field: str) -> date | None:
    if not re.fullmatch("[0-9]{6}", field):
        return None
    try:
        return date(century + int(field[:2]), int(field[2:4]), int(field[4:6]))
    except ValueError:
        return None


def write(
    form: Format,
    *,
    document_code: str,
    issuer: str,
    number: str,
    nationality: str,
    birth_on: date,
    sex: str,
    expires_on: date,
    surname: str,
    given_names: str,
    optional: str = "",
) -> tuple[str, ...]:
    """The correct lines of a document. Names may be in Latin, Cyrillic or Arabic script; names too long are cut so
    that the last place holds a letter (9303-3, 4.6 and 9303-4, 4.2.3).

    Raises NotAnMrz if a code, number or optional data has an illegal character or finds no room.
    """
    code, state, nation = (
        _fit("document_code", document_code, 2),
        _fit_state(issuer),
        _fit_state(nationality),
    )
    dates = _dated(birth_on) + {"X": FILLER}.get(sex, sex) + _dated(expires_on)
    name = _name_field(name_letters(surname, issuer), name_letters(given_names, issuer), _name_width(form))
    if form is Format.TD3:
        personal = _fit("optional", optional, 14)
        personal += check_digit(personal) if optional else FILLER
        field = _fit("number", number, _NUMBER_WIDTH)
        bottom = field + check_digit(field) + nation + dates + personal
        return code + state + name, bottom + check_digit(bottom[0:10] + bottom[13:20] + bottom[21:43])
    if form is Format.TD2:
        field, rest = _numbered(number, optional, 7)
        bottom = field + nation + dates + rest
        return code + state + name, bottom + check_digit(bottom[0:10] + bottom[13:20] + bottom[21:35])
    field, rest = _numbered(number, optional, 15)
    top, middle = code + state + field + rest, dates + nation + FILLER * 11
    return top, middle + check_digit(top[5:30] + middle[0:7] + middle[8:15] + middle[18:29]), name


def _name_width(form: Format) -> int:
    return _SHAPE[form][1] if form is Format.TD1 else _SHAPE[form][1] - 5


def _dated(day: date) -> str:
    field = f"{day:%y%m%d}"
    return field + check_digit(field)


def _fit(what: str, text: str, width: int) -> str:
    field = text.upper().replace(" ", FILLER).replace("-", FILLER)
    if len(field) > width or any(letter not in _VALUE for letter in field):
        raise NotAnMrz(problem=what, text=text)
    return field.ljust(width, FILLER)


def _fit_state(code: str) -> str:
    return _fit("issuer", _GERMANY[0] if code == _GERMANY[1] else code, 3)


def _numbered(number: str, optional: str, room: int) -> tuple[str, str]:
    """The number field with its check digit, and the optional data with what of a long number goes on there."""
    if len(number) <= _NUMBER_WIDTH:
        field = _fit("number", number, _NUMBER_WIDTH)
        return field + check_digit(field), _fit("optional", optional, room)
    whole = _fit("number", number, _NUMBER_WIDTH + room - 2)[: len(number)]
    rest = whole[_NUMBER_WIDTH:] + check_digit(whole) + FILLER + optional
    return whole[:_NUMBER_WIDTH] + FILLER, _fit("optional", rest, room)


def _name_field(surname: str, given_names: str, width: int) -> str:
    whole = f"{surname}{FILLER * 2}{given_names}" if given_names else surname
    if len(whole) <= width:
        return whole.ljust(width, FILLER)
    if given_names:
        surname = surname[: width - 3].rstrip(FILLER)
        whole = f"{surname}{FILLER * 2}{given_names}"
    field = whole[:width]
    if field.endswith(FILLER) and not field.endswith(FILLER * 2) and field[-3:-2] != FILLER:
        field = field[:-2] + FILLER + whole[width]
    return field.ljust(width, FILLER)
