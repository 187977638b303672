"""Customers of the sample firm: one invented person per seed and number, the same one every time.

Boundary: pure. E-mail domains are reserved for examples (RFC 2606); a mobile number's national part begins with 000,
which no numbering plan assigns; postcodes and streets are invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from backoffice.sample.chance import draws
from backoffice.sample.countries import Country, by_share
from backoffice.sample.names import Culture, Name, culture

SAMPLE_DAY = date(2026, 11, 19)

_DOMAINS = ("example.com", "example.org", "example.net")
_SURNAME_FIRST = frozenset({"chinese", "nanyang", "vietnamese", "hungarian"})
_TWO_SURNAMES = frozenset({"spanish", "portuguese"})
_SECOND_GIVEN = {
    "english": 36,
    "german": 22,
    "french": 20,
    "nigerian": 36,
    "polish": 22,
    "italian": 8,
    "nordic": 28,
    "akan": 30,
}
_HYPHENATED = frozenset({"german", "french"})
_ONE_NAME = {"indonesian": 80, "indian": 14, "malay": 4}
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_DAYS_OF_ADULTS = 72 * 365
_JUST_18_EVERY = 211


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address, every part as one writes it there; `country` is ISO 3166 alpha-2."""

    street: str
    postcode: str
    city: str
    country: str


@dataclass(frozen=True, slots=True)
class Person:
    """One customer. `legal_name` is as declared, in the person's script; `native_name` is "" where that is Latin.

    `given_latin` is "" for people of one name. `sex` is "F" or "M", `alpha2` and `alpha3` are ISO 3166,
    `language` is "en" or "zh", `mobile` E.164, `another_latin` another usual spelling of the whole name or "".
    """

    seed: int
    index: int
    legal_name: str
    given_latin: str
    surname_latin: str
    another_latin: str
    native_name: str
    sex: str
    birth_on: date
    alpha2: str
    alpha3: str
    culture: str
    language: str
    email: str
    mobile: str
    address: Address

    @property
    def latin_name(self) -> str:
        """The whole name in Latin letters, in the order usual where it comes from."""
        return _ordered(self.culture, self.given_latin, self.surname_latin)


def person(seed: int, index: int, *, on: date = SAMPLE_DAY) -> Person:
    """Customer number `index` (0 to 9,999,999) of the firm of `seed`, aged 18 to 90 on the day `on`.

    Every 211th has come of age on that day or the two before. No two of one firm share an e-mail or mobile number.
    """
    d = draws(seed, index, b"person")
    country = by_share()[d[0] & 1023]
    names = culture(country.cultures[d[1] & 1023])
    key = names.key
    sex = "F" if d[2] & 1 else "M"
    given, surname = _given(names, sex, d), _surname(names, sex, d)
    if d[3] & 255 < _ONE_NAME.get(key, 0):
        given, surname = _NOBODY, given
    native = _ordered_native(key, given.native, surname.native) if country.native_share or key == "nanyang" else ""
    latin = _ordered(key, given.latin, surname.latin)
    another = _ordered(key, given.another or given.latin, surname.another or surname.latin)
    dotted = f"{given.plain}.{surname.plain}" if given.plain else surname.plain
    return Person(
        seed,
        index,
        native if native and d[4] % 100 < country.native_share else latin,
        given.latin,
        surname.latin,
        another if another != latin else "",
        native,
        sex,
        _birth_on(index, d[5], d[6], on),
        country.alpha2,
        country.alpha3,
        key,
        "zh" if country.chinese_speaking and key in ("chinese", "nanyang") else "en",
        f"{dotted}.{index:x}@{_DOMAINS[d[7] % 3]}",
        f"+{country.calling}000{(index * 7_368_787 + seed) % 10_000_000:07}",
        _address(country, d),
    )


_NOBODY = Name("", "", "")


def _ordered(key: str, given: str, surname: str) -> str:
    return (f"{surname} {given}" if key in _SURNAME_FIRST else f"{given} {surname}").strip()


def _ordered_native(key: str, given: str, surname: str) -> str:
    return surname + given if key in ("chinese", "nanyang") else f"{given} {surname}".strip()


def _given(names: Culture, sex: str, d: tuple[int, ...]) -> Name:
    choices = names.given[sex]
    first, second = choices[d[8] % len(choices)], choices[d[9] % len(choices)]
    if names.key == "chinese":
        return first if d[10] & 255 < 56 or first is second else _joined(first, second, "", "")
    if names.key == "nanyang":
        return first if first is second else _joined(first, second, "", " ")
    if names.key == "arabic":
        fathers = names.given["M"]
        return _joined(first, fathers[d[9] % len(fathers)], " ", " ")
    if first is second or d[10] & 255 >= _SECOND_GIVEN.get(names.key, 0):
        return first
    if names.key in _HYPHENATED and d[10] & 1 and "-" not in first.latin + second.latin:
        return _joined(first, second, "-", "-")
    return _joined(first, second, " ", " ")


def _surname(names: Culture, sex: str, d: tuple[int, ...]) -> Name:
    choices = names.surnames[sex]
    first, second = choices[d[11] % len(choices)], choices[d[12] % len(choices)]
    if first is second:
        return first
    if names.key in _TWO_SURNAMES:
        both = _joined(first, second, " ", " ")
        third = choices[d[19] % len(choices)]
        return _joined(both, third, " ", " ") if names.key == "portuguese" and d[13] & 255 < 40 else both
    if (names.key == "english" and d[13] & 255 < 14) or (names.key in ("nigerian", "german") and d[13] & 255 < 8):
        return _joined(first, second, "-", "-")
    return first


def _joined(first: Name, second: Name, native_gap: str, latin_gap: str) -> Name:
    native = first.native + native_gap + second.native if first.native else ""
    latin = first.latin + latin_gap + (second.latin if latin_gap else second.latin.lower())
    another = ""
    if first.another or second.another:
        another = f"{first.another or first.latin}{latin_gap}{second.another or second.latin}"
    return Name(native, latin, first.plain + second.plain, another)


@cache
def _came_of_age(on: date) -> int:
    """The ordinal of the latest birthday of somebody who is 18 on that day."""
    day = 28 if (on.month, on.day) == (2, 29) else on.day
    return date(on.year - 18, on.month, day).toordinal()


def _birth_on(index: int, first: int, second: int, on: date) -> date:
    if index % _JUST_18_EVERY == 7:
        return date.fromordinal(_came_of_age(on) - first % 3)
    share = (first / 65536) ** 1.7
    return date.fromordinal(_came_of_age(on) - int(share * _DAYS_OF_ADULTS) - second % 200)


def _address(country: Country, d: tuple[int, ...]) -> Address:
    street = country.streets[d[14] % len(country.streets)]
    return Address(
        country.street_form.format(street=street, number=1 + d[15] % 98),
        _postcode(country.postcode, d[16] << 16 | d[17]),
        country.cities[d[18] % len(country.cities)],
        country.alpha2,
    )


def _postcode(pattern: str, number: int) -> str:
    written = ""
    for sign in pattern:
        if sign == "#":
            number, digit = divmod(number, 10)
            written += str(digit)
        elif sign == "@":
            number, letter = divmod(number, len(_LETTERS))
            written += _LETTERS[letter]
        else:
            written += sign
    return written
