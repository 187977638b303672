"""The part of an answer that says who has received what: in the course of business, on request, and inside the firm.

Boundary: values to layout only; `access_pages` draws the rest. R-01, D-11; GDPR Art. 15(1)(c), 15(2).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from backoffice.documents import blocks, look
from backoffice.documents.page import Pages
from backoffice.documents.table import Cell, Column, table
from backoffice.documents.wording import day
from backoffice.people.disclosures import Recipient
from backoffice.rights.access_answer import Answer, Counted, word, word_or_code
from backoffice.rights.receivers import UNRECORDED, Received
from backoffice.words import say


def write_received(pages: Pages, answer: Answer) -> None:
    """Recipients with place and safeguard, what left our systems act by act, and documents that stay in the firm."""
    language = answer.language
    left = [each for each in answer.disclosed if each.who != Recipient.FIRM]
    stayed = [each for each in answer.disclosed if each.who == Recipient.FIRM]
    if answer.received:
        _told(pages, word("receivers_said", language))
        heads = (("to_whom", 0.25), ("what", 0.31), ("where", 0.26), ("times", 0.18))
        table(pages, _columns(heads, language), [_receiver(each, language) for each in answer.received])
        pages.down += 6
        _told(pages, word("transfers", language, privacy_address=answer.privacy_address))
    if answer.country == "CN":
        _told(pages, word("transfers_cn", language, controller=answer.controller))
    if left:
        _told(pages, word("received_said", language))
        _acts(pages, left, language)
    if not answer.received and not left:
        _told(pages, word("received_none", language))
    if stayed:
        _told(pages, word("made_here_said", language))
        _acts(pages, stayed, language)


def _receiver(each: Received, language: str) -> list[Cell]:
    who, joined = each.receiver, "、" if language == "zh" else ", "
    kind = word_or_code("receiver", who.kind, language)
    places = joined.join(_place(country, language) for country in who.countries)
    safeguard = word_or_code("safeguard", who.safeguard, language)
    return [
        Cell(who.name or kind, look.CELL_STRONG, then=kind if who.name and who.kind != UNRECORDED else ""),
        Cell(word_or_code("receives", who.kind, language)),
        Cell(places or safeguard, then=safeguard if places else ""),
        Cell(f"{each.times:,}", look.NUMBER, then=_span(each.first_on, each.last_on, language)),
    ]


def _place(country: str, language: str) -> str:
    return word("eea", language) if country == "EEA" else say(f"country.{country}", language)


def _acts(pages: Pages, acts: Sequence[Counted], language: str) -> None:
    heads = (("what", 0.45), ("to_whom", 0.18), ("times", 0.1), ("period", 0.27))
    rows = [
        [
            Cell(word_or_code("act", each.what, language)),
            Cell(word_or_code("recipient", each.who, language)),
            Cell(f"{each.count:,}", look.NUMBER),
            Cell(_span(each.first_at.date(), each.last_at.date(), language)),
        ]
        for each in acts
    ]
    table(pages, _columns(heads, language), rows)
    pages.down += 6


def _columns(heads: tuple[tuple[str, float], ...], language: str) -> list[Column]:
    return [Column(word(key, language), share) for key, share in heads]


def _span(first: date, last: date, language: str) -> str:
    told = day(first, language)
    return told if first == last else f"{told} – {day(last, language)}"


def _told(pages: Pages, sentence: str) -> None:
    blocks.paragraph(pages, sentence)
    pages.down += 5
