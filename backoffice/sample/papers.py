"""The papers people show: what stands on an invented identity card, passport or driving licence, and its MRZ.

Boundary: pure; drawn from the person's number. No state's document is copied; numbers follow nobody's scheme.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files

from backoffice.kyc import mrz
from backoffice.sample.chance import Chance
from backoffice.sample.countries import every_country
from backoffice.sample.people import Person

_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
_DIGITS = "0123456789"
_WORDS = (
    "id", "passport", "licence", "surname", "given", "name", "birth", "sex", "nationality", "number", "expiry", "issue",
    "place", "authority", "signature",
)  # fmt: skip
_WITHOUT_CARDS = frozenset({"GB", "IE", "US", "CA", "AU", "NZ", "IN"})
_LONG_NUMBERS = frozenset({"BE", "PT", "MX"})
_OFFICES = (
    "Civil Registry Office 07",
    "Residents Office 12",
    "Papers Office North",
    "Registry 31",
    "Central Papers Desk",
)


class Kind(StrEnum):
    ID = "id"
    PASSPORT = "passport"
    LICENCE = "licence"


@dataclass(frozen=True, slots=True)
class Paper:
    """One document. Dates are civil; `issuer` and `nationality` ISO alpha-3; `mrz` has no lines on a licence.

    `native` is the whole name in the person's own script or "".
    """

    kind: Kind
    language: str
    surname: str
    given: str
    native: str
    sex: str
    birth_on: date
    place: str
    issuer: str
    number: str
    issued_on: date
    expires_on: date
    authority: str
    mrz: tuple[str, ...]

    @property
    def latin_name(self) -> str:
        return f"{self.given} {self.surname}".strip()


def paper(person: Person, *, on: date, kind: Kind | None = None, expired: bool = False) -> Paper:
    """The document the person shows on that day: valid, or with `expired` one that ran out some months before."""
    luck = Chance(person.seed, person.index, "paper")
    usual = Kind.PASSPORT if luck.happens(0.3) else Kind.LICENCE if luck.happens(0.18) else Kind.ID
    if usual is Kind.ID and person.alpha2 in _WITHOUT_CARDS:
        usual = luck.one_of((Kind.PASSPORT, Kind.LICENCE))
    shown = kind or usual
    years = 10 if shown is not Kind.ID else luck.one_of((5, 10))
    left = -luck.below(240) - 12 if expired else 200 + luck.below(years * 365 - 420)
    expires_on = on + timedelta(days=left)
    country = every_country()[person.alpha2]
    sheet = Paper(
        shown,
        language_of(person.alpha2),
        person.surname_latin,
        person.given_latin,
        person.native_name,
        person.sex,
        person.birth_on,
        luck.one_of(country.cities_latin),
        person.alpha3,
        _number(person.alpha2, shown, luck),
        max(expires_on - timedelta(days=years * 365), person.birth_on + timedelta(days=16 * 365)),
        expires_on,
        luck.one_of(_OFFICES),
        (),
    )
    return with_mrz(sheet)


def with_mrz(sheet: Paper) -> Paper:
    """The same paper with the machine-readable zone its fields call for."""
    if sheet.kind is Kind.LICENCE:
        return replace(sheet, mrz=())
    lines = mrz.write(
        mrz.Format.TD3 if sheet.kind is Kind.PASSPORT else mrz.Format.TD1,
        document_code="P" if sheet.kind is Kind.PASSPORT else "I",
        issuer=sheet.issuer,
        number=sheet.number,
        nationality=sheet.issuer,
        birth_on=sheet.birth_on,
        sex=sheet.sex,
        expires_on=sheet.expires_on,
        surname=sheet.surname,
        given_names=sheet.given,
    )
    return replace(sheet, mrz=lines)


def _number(alpha2: str, kind: Kind, luck: Chance) -> str:
    if kind is Kind.PASSPORT:
        return luck.letters(_LETTERS, 2) + luck.letters(_DIGITS, 7)
    if kind is Kind.LICENCE:
        return luck.letters(_LETTERS, 3) + luck.letters(_DIGITS, 6)
    if alpha2 in _LONG_NUMBERS:
        return luck.letters(_DIGITS, 12)
    return luck.letters(_LETTERS, 1) + luck.letters(_DIGITS, 8)


@cache
def _languages() -> dict[str, dict[str, str]]:
    return tomllib.loads((files("backoffice.sample") / "labels.toml").read_text(encoding="utf-8"))


@cache
def language_of(alpha2: str) -> str:
    """The language that stands beside English on that country's invented papers; "english" for English alone."""
    return next(name for name, row in _languages().items() if alpha2 in row["countries"].split())


@cache
def words(language: str) -> dict[str, str]:
    """The printed words of a language by field: id, passport, licence, surname, given, name, birth, sex and so on."""
    return dict(zip(_WORDS, _languages()[language]["words"].split(" / "), strict=True))
