"""Draws the register: what it is of and what it comes to on its first page, then every request, then the rules met.

Boundary: frozen values in, PDF bytes out, signed by nobody yet. Runs in a process of its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date
from typing import BinaryIO

from backoffice.documents import blocks
from backoffice.documents.blocks import Fact
from backoffice.documents.drawn import Drawn, with_room
from backoffice.documents.long_table import LongColumn, StrongRow, long_table
from backoffice.documents.page import Frame, Pages
from backoffice.documents.wording import zoned
from backoffice.kyc.rules import mask
from backoffice.rights.deadline import Step
from backoffice.rights.register_rules import Line, Register, promise_steps, statute_steps
from backoffice.rights.register_words import TOTALS, RegisterWords
from backoffice.words import say

# The shares of the width that the columns of the lines take.
_LINES = (
    *(("number", 0.08), ("received", 0.12), ("what", 0.17), ("statute", 0.12), ("promise", 0.12), ("ended", 0.12)),
    *(("kept", 0.1), ("letters", 0.17)),
)
_FIGURE = 0.11


def register_pdf(register: Register, lines: Iterator[Line], file: BinaryIO, certificate: bytes | None = None) -> Drawn:
    """Write the whole PDF; with a certificate (DER) it has room for the signature that goes with it."""
    pdf, drawn = with_room(_Pages(register).write(lines), certificate, register.written_at)
    file.write(pdf)
    return drawn


class _Pages:
    def __init__(self, register: Register) -> None:
        self._register = register
        self._words = RegisterWords(register)
        self._digest = hashlib.sha256()
        self._met: dict[tuple[str, str], str] = {}
        words, language = self._words, register.asked.language
        self._pages = Pages(
            Frame(
                firm=register.firm,
                department=say("letter_file.department", language),
                secrecy=say("document.confidential", language),
                readers=say("document.for_authorities", language),
                title=f"{words.title}, {words.period}, {register.firm}",
                subject=say("letter_file.department", language),
                file=f"{words.title}, {words.day(register.asked.until)}",
                written=(
                    say("letter_file.written", language, instant=self._instant()),
                    say("letter_file.written_by", language, who=register.maker),
                    say("letter_file.signed" if register.signed else "letter_file.not_signed", language),
                ),
                written_at=register.written_at,
                record_hash="",
                audit_entry=register.audit_entry,
                language=language,
            )
        )

    def write(self, lines: Iterator[Line]) -> bytes:
        words, pages, told = self._words, self._pages, self._register.all
        blocks.title(pages, words.title, words.period)
        pages.down += 6
        blocks.grid(pages, [Fact(label, value) for label, value in words.facts()])
        blocks.section(pages, words.word("totals"))
        blocks.grid(pages, [Fact(words.word(f"total.{name}"), f"{getattr(told, name):,}") for name in TOTALS])
        if told.received:
            self._totals()
            blocks.section(pages, words.word("lines"))
            columns = [LongColumn(words.word(f"head.{name}"), share) for name, share in _LINES]
            long_table(pages, columns, self._rows(lines))
            self._rules()
        else:
            blocks.paragraph(pages, words.word("nothing"))
        return pages.finish(self._digest.hexdigest())

    def _instant(self) -> str:
        made = self._register
        return zoned(made.written_at, made.asked.zone, made.asked.language)

    def _totals(self) -> None:
        """The same by right."""
        words, figures = self._words, self._words.totals()
        columns = [
            LongColumn(words.column("right"), 1 - _FIGURE * len(TOTALS)),
            *(LongColumn(words.word(f"total.{name}"), _FIGURE, right=True) for name in TOTALS),
        ]
        blocks.section(self._pages, words.word("by_right"))
        long_table(self._pages, columns, (*figures[:-1], StrongRow(figures[-1])))

    def _rows(self, lines: Iterator[Line]) -> Iterator[Sequence[str]]:
        words = self._words
        for line in lines:
            self._count(*words.cells(line))
            for step in (*statute_steps(line), *promise_steps(line)):
                self._met.setdefault((step.rule, words.said(step)), step.source)
            received = line.received_on.isoformat()
            if line.recognised_on != line.received_on:
                received = f"{received}\n{words.word('recognised', day=line.recognised_on)}"
            person = mask(line.customer) if line.customer is not None else words.word("nobody")
            ended = words.outcome(line) if line.answered_on is not None else ""
            yield (
                f"R-{line.number}\nL-{line.letter}",
                received,
                f"{words.right(line)}\n{person}\n{line.place}",
                _dated(line.statute_on, statute_steps(line)),
                _dated(line.promise_on, promise_steps(line))
                + (f"\n{words.extended(line)}" if line.extended_on else ""),
                (ended or words.state(line)) + (f"\n{line.answered_on}" if line.answered_on else ""),
                words.kept(line),
                words.letters(line, "\n"),
            )

    def _rules(self) -> None:
        """Which rules the numbers of the lines mean, and where each is written."""
        words, pages = self._words, self._pages
        blocks.section(pages, words.word("rules"))
        columns = [
            LongColumn(words.word(f"head.{name}"), share)
            for name, share in (("rule", 0.08), ("does", 0.52), ("source", 0.4))
        ]
        rows = sorted(((rule, does, source) for (rule, does), source in self._met.items()), key=_by_number)
        long_table(pages, columns, rows)

    def _count(self, *values: str) -> None:
        told = "\x1f".join(values).encode("utf-8", "surrogatepass")
        self._digest.update(len(told).to_bytes(8, "big") + told)


def _dated(on: date | None, steps: Sequence[Step]) -> str:
    return f"{on or '–'}\n{' '.join(dict.fromkeys(step.rule for step in steps))}"


def _by_number(row: tuple[str, str, str]) -> tuple[int, str]:
    return int(row[0].removeprefix("C")), row[1]
