"""The words a letter about a request begins with, before a person makes them their own.

Boundary: pure; reads `resources/letters` and the list of authorities. R-08, R-09, R-10; GDPR Art. 12(3), 12(4).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from backoffice.outbox.letter import greetable
from backoffice.people.policy import Controller
from backoffice.rights.rules import Addressee, ReplyKind, Right, Way

LANGUAGES = ("en", "zh")
# What is asked for is data itself, which is told; anything else is done.
_GIVE_AWAY = frozenset({Right.ACCESS, Right.PORTABILITY})
_BLANK = re.compile(r"\[[^\[\]\n]*\]")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a letter says of its request. `answer_by` is the day both clocks allow; `right` and `name` as they are.

    `agent` is who asked in the person's name, "" where nobody did; `name` is of whom `to` says the letter goes to.
    `country` is the person's, ISO 3166 alpha-2; `firm` is who is responsible and answers. `is_late`: that day is over.
    """

    number: int
    right: Right
    name: str
    received_on: date
    answer_by: date
    extended_to: date
    firm: Controller
    country: str
    agent: str = ""
    to: Addressee = Addressee.PERSON
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class OfComplaint:
    """What the letter that acknowledges a complaint says of it; the fields as those of `Facts`."""

    number: int
    name: str
    received_on: date
    answer_by: date
    firm: Controller
    country: str
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class LetterDraft:
    """A letter to be edited: plain text, a line per paragraph. `language` is one of LANGUAGES.

    `lifts_on` is the day that the notice of a lifting names, None for any other letter.
    """

    kind: ReplyKind
    language: str
    subject: str
    text: str
    lifts_on: date | None = None


@dataclass(frozen=True, slots=True)
class Authority:
    """Whom a person can complain to (R-08). `address` is "" where none is confirmed; `notes` by language.

    `names` and `addresses` by language where a letter in it says them differently.
    """

    name: str
    address: str
    web: str
    notes: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    addresses: Mapping[str, str] = field(default_factory=dict)

    def called(self, language: str) -> str:
        """The name as a letter in that language says it."""
        return self.names.get(language, self.name)

    def where(self, language: str) -> str:
        """The address and the site, or the site alone."""
        return ("；" if language == "zh" else "; ").join(
            part for part in (self.addresses.get(language, self.address), self.web) if part
        )


def draft(kind: ReplyKind, language: str, facts: Facts) -> LetterDraft:
    """The letter a person then completes; English where nobody wrote the language. […] is left to fill in."""
    spoken = _spoken(language)
    words = _words(spoken)
    told = {
        "greeting": _greeting(words, facts.name),
        **_asked(words, facts, spoken),
        "number": facts.number,
        "received": day(facts.received_on, spoken),
        "promise": words["late" if facts.is_late else "promise"].format(day=day(facts.answer_by, spoken)),
        "before_we": words["before_we"][facts.right.value],
        "only_with": words["only_with"]["told" if facts.right in _GIVE_AWAY else "done"],
        "extended_to": day(facts.extended_to, spoken),
        "controller": facts.firm.name,
        "privacy_address": facts.firm.privacy_address,
        "complaint": complaint(facts.firm.place[:2], facts.country, facts.firm.privacy_address, spoken),
        "closing": _closing(facts.firm, f"R-{facts.number}", spoken),
    }
    subject, text = _template(kind, spoken).split("\n", 1)
    return LetterDraft(kind, spoken, subject.format(**told), text.strip().format(**told))


def recipient_draft(occasion: str, language: str, number: int, firm: Controller) -> LetterDraft:
    """The letter that tells a recipient of a rectification, erasure or restriction (GDPR Art. 19)."""
    spoken = _spoken(language)
    template = _template(ReplyKind.RECIPIENT, spoken, "" if occasion == "rectification" else f"_{occasion}")
    closing = _closing(firm, f"R-{number}", spoken)
    subject, text = template.split("\n", 1)
    return LetterDraft(ReplyKind.RECIPIENT, spoken, subject.format(number=number), text.strip().format(closing=closing))


def complaint_draft(language: str, told: OfComplaint) -> LetterDraft:
    """The letter that says a complaint has come and is looked into (Data Protection Act 2018, s. 164A(3))."""
    spoken = _spoken(language)
    words, reference = _words(spoken), f"C-{told.number}"
    said = {
        "greeting": _greeting(words, told.name),
        "reference": reference,
        "received": day(told.received_on, spoken),
        "promise": words["late" if told.is_late else "promise"].format(day=day(told.answer_by, spoken)),
        "complaint": complaint(told.firm.place[:2], told.country, told.firm.privacy_address, spoken, to_us=False),
        "closing": _closing(told.firm, reference, spoken),
    }
    subject, text = _template(ReplyKind.ACKNOWLEDGEMENT, spoken, "_complaint").split("\n", 1)
    return LetterDraft(ReplyKind.ACKNOWLEDGEMENT, spoken, subject.format(**said), text.strip().format(**said))


def _greeting(words: Mapping[str, Any], name: str) -> str:
    return str(words["greeting_named"]).format(name=name) if greetable(name) else str(words["greeting"])


def contact(firm: Controller, language: str) -> str:
    """Who is responsible, where post and its data protection officer are reached: GDPR Art. 13(1)(a), (b)."""
    words = _words(language)
    lines = firm.posted(_spoken(language))
    where = ("，" if _spoken(language) == "zh" else ", ").join(lines) or words["registered_office"]
    return str(words["contact"]).format(legal_name=firm.legal_name, where=where, officer=firm.officer_address)


def _closing(firm: Controller, reference: str, language: str) -> str:
    closing = _words(language)["closing"]
    told = closing.format(controller=firm.name, reference=reference, privacy_address=firm.privacy_address)
    return f"{told}\n\n{contact(firm, language)}"


def _asked(words: Mapping[str, Any], facts: Facts, language: str) -> Mapping[str, str]:
    """What was asked and by whom, in words for who reads it: the person, an agent, or who an agent asks for."""
    to_agent = bool(facts.agent) and facts.to is Addressee.AGENT
    told = words["asked"]["to_agent" if to_agent else "by_agent" if facts.agent else "by_person"]
    right = words["right_of_theirs" if to_agent else "right"][facts.right.value]
    asked = told.format(agent=facts.agent, right=right, received=day(facts.received_on, language))
    return {"right": right, "asked": asked}


def words_of(table: str, language: str) -> Mapping[str, Any]:
    """How letters speak of one thing: `erasure`, `objection`, `restriction`, `withdrawal` or `rectification`."""
    told: Mapping[str, Any] = _words(language)[table]
    return told


def copy_named(language: str) -> str:
    """How an answer names the file that is the copy; how it travels stays to be filled in."""
    return str(_words(language)["package"])


def by_way(text: str, language: str, way: Way) -> str:
    """A letter that says how to answer it by the way it leaves: nobody answers a mail that came by post."""
    words = _words(language)
    answers = words["answer_mail"], words["answer_post"]
    before, after = answers if way is Way.POST else answers[::-1]
    return text.replace(before, after)


def completed(text: str, told: str) -> str:
    """A draft with what a person would have filled in, in the place of […]."""
    before, opening, rest = text.partition("[")
    _, closing, after = rest.partition("]")
    return f"{before}{told}{after}" if opening and closing else f"{text}\n\n{told}"


def renamed(text: str, language: str, before: date, after: date) -> str:
    """A letter with another day where it names `before` last."""
    head, named, tail = text.rpartition(day(before, language))
    return f"{head}{day(after, language)}{tail}" if named else text


def blanks(text: str) -> tuple[tuple[int, int], ...]:
    """Where something is still to be filled in: start and length of each […], in signs."""
    return tuple((found.start(), found.end() - found.start()) for found in _BLANK.finditer(text))


def authority_of(country: str) -> Authority | None:
    """Whom somebody who lives in `country` (ISO 3166 alpha-2) can complain to; None where the list names nobody."""
    found = _authorities().get(country)
    if found is None:
        return None
    notes, names, addresses = (
        {language: found[f"{part}_{language}"] for language in LANGUAGES if f"{part}_{language}" in found}
        for part in ("note", "name", "address")
    )
    return Authority(found["name"], found["address"], found["web"], notes, names, addresses)


def authorities() -> tuple[str, ...]:
    """The countries of the list, by their codes."""
    return tuple(_authorities())


def complaint(place: str, country: str, privacy_address: str, language: str, *, to_us: bool = True) -> str:
    """Where somebody who lives in `country` can complain about a controller of `place`, as every letter says (R-08).

    To us first, if they wish and have not (`to_us`); to our own authority; and to that of their country, where the list
    has one.
    """
    words, spoken = _words(language), _spoken(language)
    ours, theirs = authority_of(place), authority_of(country)
    named = [each for each in (ours, theirs if country != place else None) if each is not None]
    told = [str(words["complaint_first"]).format(privacy_address=privacy_address)] if to_us else []
    if not named:
        told.append(str(words["complaint_anywhere"]))
    elif len(named) == 1:
        told.append(str(words["complaint"]).format(name=named[0].called(spoken), where=named[0].where(spoken)))
    else:
        of = {"name": named[0].called(spoken), "where": named[0].where(spoken)}
        at_home = {"their_name": named[1].called(spoken), "their_where": named[1].where(spoken)}
        told.append(str(words["complaint_both"]).format(**of, **at_home))
    told.append(str(words["court"]))
    told += [each.notes[spoken] for each in named if spoken in each.notes]
    return ("" if spoken == "zh" else " ").join(told)


def day(day: date, language: str) -> str:
    """A day as a letter in that language writes it."""
    if language == "zh":
        return f"{day.year} 年 {day.month} 月 {day.day} 日"
    return f"{day.day} {day:%B %Y}"


def _spoken(language: str) -> str:
    return language if language in LANGUAGES else "en"


@cache
def _words(language: str) -> Mapping[str, Any]:
    file = files("resources") / "letters" / _spoken(language) / "words.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def _template(kind: ReplyKind, language: str, variant: str = "") -> str:
    return (files("resources") / "letters" / language / f"{kind.value}{variant}.txt").read_text(encoding="utf-8")


@cache
def _authorities() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((files("resources") / "authorities.toml").read_text(encoding="utf-8"))
