"""The case file as pages: page one says what was decided and on what; then each attempt in full, then the history.

Boundary: values to layout only; `pdf` is the door. K-07, K-08.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import date, datetime

from backoffice.documents import blocks, look, pictures
from backoffice.documents.bidi import isolate
from backoffice.documents.blocks import Fact
from backoffice.documents.marks import Mark
from backoffice.documents.page import Frame, Pages
from backoffice.documents.table import Cell, Column, table
from backoffice.documents.wording import clock_time, day, instant, zoned
from backoffice.kyc import checks
from backoffice.kyc.case_file import Attempt, CaseFile, Picture, record_hash
from backoffice.kyc.checks import Answer, Check, Question
from backoffice.kyc.comparison import Cell as Value
from backoffice.kyc.comparison import Compared
from backoffice.kyc.rules import CaseState, PictureKind, Verdict, needs_second_person
from backoffice.kyc.views import HistoryLine
from backoffice.people.countries import alpha2
from backoffice.words import knows, say

_VERDICTS = frozenset(verdict.value for verdict in Verdict)
_STRIP_HEIGHT, _LARGE_HEIGHT = 96.0, 114.0
_COMPARISON_HEIGHT = 130.0
_ATTEMPTS_SIDE_BY_SIDE = 3
_ROWS_ON_PAGE_ONE = 5
_NOTE_LINES_IN_BOX = 6
# A heading, the head of the table and two of its rows.
_TOO_LITTLE = 110.0
# 36 signs on one line.
_WHOLE_NUMBER = look.HASH.in_ink(look.TEXT)
_QUIET_IF_AGREED = frozenset({"sex", "check_digits"})
_DATES = frozenset({"birth_on", "expires_on"})
_WIDE = frozenset({PictureKind.FRONT, PictureKind.BACK, PictureKind.EXTRA})
_MARK_OF_STATUS = {"passed": Mark.AGREES, "failed": Mark.CONFLICTS, "not_applicable": Mark.UNKNOWN}


class CaseFilePages:
    """Draws one case file."""

    def __init__(self, case_file: CaseFile) -> None:
        self.file = case_file
        self.record = case_file.record
        self.pages = Pages(self._frame())
        self._history_split = False

    def write(self) -> bytes:
        """The verdict stands on page one: at its foot, or before the evidence where that takes the whole page.

        A history that would leave a line or two alone on the last page begins on a page of its own.
        """
        self._lay_out(history_apart=False)
        if self._history_split and self.pages.down < look.TOP + _TOO_LITTLE:
            self._lay_out(history_apart=True)
        return self.pages.finish()

    def _lay_out(self, *, history_apart: bool) -> None:
        self.pages = Pages(self._frame())
        evidence = [self._latest_pictures, self._checks_side_by_side, self._comparison]
        self._page_one([self._customer, *evidence, self._verdict])
        if self.pages.number > 1:
            self.pages = Pages(self._frame())
            self._page_one([self._customer, self._verdict, *evidence])
        for attempt in self.record.attempts:
            self._attempt(attempt)
        if self.record.sent_later:
            blocks.section(self.pages, self._say("sent_later"), keep=_LARGE_HEIGHT)
            pictures.strip(self.pages, [self._tile(each, None) for each in self.record.sent_later], _LARGE_HEIGHT)
        if history_apart:
            self.pages.need(look.BOTTOM - look.TOP)
        before = self.pages.number
        self._history()
        self._history_split = self.pages.number > before

    def _page_one(self, parts: Sequence[Callable[[], None]]) -> None:
        blocks.title(self.pages, self._say("title", number=self.record.number), self._under_title())
        for part in parts:
            part()

    def _frame(self) -> Frame:
        record, file = self.record, self.file
        return Frame(
            firm=record.firm,
            department=self._say("department"),
            secrecy=say("document.confidential", file.language),
            readers=say("document.for_authorities", file.language),
            title=f"{self._say('title', number=record.number)}, {record.firm}",
            subject=self._say("department"),
            file=self._say("file", number=record.number, version=record.version),
            written=(
                self._say("written", instant=zoned(file.written_at, file.zone, file.language)),
                self._say("written_by", who=isolate(file.written_by)),
                self._say("signed" if file.signed else "not_signed"),
            ),
            written_at=file.written_at,
            record_hash=record_hash(record),
            audit_entry=file.audit_entry,
            language=file.language,
        )

    def _under_title(self) -> str:
        record, outcome = self.record, self.record.outcome
        if outcome is None:
            return self._say("waiting", attempts=len(record.attempts))
        state = record.state if record.state is not CaseState.WAITING else CaseState.DECIDED
        decided = zoned(outcome.decided_at, self.file.zone, self.file.language)
        return self._say(state.value, attempts=len(record.attempts), instant=decided)

    def _customer(self) -> None:
        record = self.record
        unknown = self._say("unknown")
        told = self._instant(record.told_at) if record.told_at else self._say("not_told")
        blocks.section(self.pages, self._say("customer"))
        facts = [
            Fact(self._say("declared_name"), record.declared_name or unknown, look.STRONG),
            Fact(self._say("reference"), record.customer, _WHOLE_NUMBER),
            Fact(self._say("native_name"), record.native_name or unknown),
            Fact(self._say("opened"), self._instant(record.opened_at)),
            Fact(self._say("born"), day(record.birth_on, self.file.language) if record.birth_on else unknown),
            Fact(self._say("promised"), self._instant(record.promised_at)),
            Fact(self._say("country"), self._word_or_code("country", record.country) or unknown),
            Fact(self._say("told"), told),
        ]
        blocks.grid(self.pages, facts)

    def _latest_pictures(self) -> None:
        latest = next((attempt for attempt in reversed(self.record.attempts) if attempt.pictures), None)
        if latest is None:
            return
        received = self._say("received", instant=self._instant(latest.tried_at))
        heading = self._say("pictures", number=latest.number)
        blocks.section(self.pages, heading, aside=received, keep=_STRIP_HEIGHT + 30)
        tiles = [self._tile(picture, latest.number) for picture in latest.pictures]
        pictures.strip(self.pages, tiles, _STRIP_HEIGHT)

    def _checks_side_by_side(self) -> None:
        shown = self.record.attempts[-_ATTEMPTS_SIDE_BY_SIDE:]
        given = [{answer.question: answer for answer in attempt.answers} for attempt in shown]
        asked = [question for question in Question if any(question in answers for answers in given)]
        if not asked:
            return
        telling = [question for question in asked if not _passed_everywhere(question, given)]
        rows = asked if len(asked) <= _ROWS_ON_PAGE_ONE else telling
        blocks.section(self.pages, self._say("checks"))
        share = 0.78 / len(shown)
        heads = [
            self._say("attempt_at", number=attempt.number, time=clock_time(attempt.tried_at, self.file.zone))
            for attempt in shown
        ]
        columns = [Column(self._say("check"), 0.22), *(Column(head, share) for head in heads)]
        cells = [
            [Cell(self._word(f"kyc.question.{question}")), *(self._answer(answers.get(question)) for answers in given)]
            for question in rows
        ]
        table(self.pages, columns, cells)
        rest = [self._word(f"kyc.question.{question}") for question in asked if question not in rows]
        if rest:
            self._remark(self._say("also_passed", checks=self._list(rest)))

    def _comparison(self) -> None:
        if not self.record.comparison:
            return
        blocks.section(self.pages, self._say("comparison"), keep=_COMPARISON_HEIGHT)
        heads = (("field", 0.137), ("declared", 0.187), ("card", 0.216), ("mrz", 0.236), ("finding", 0.224))
        columns = [Column(self._say(key), share) for key, share in heads]
        quiet = [
            row for row in self.record.comparison if row.field in _QUIET_IF_AGREED and row.mark is checks.Mark.AGREES
        ]
        table(self.pages, columns, [self._compared(row) for row in self.record.comparison if row not in quiet])
        if quiet:
            said = [f"{self._word(f'kyc.field.{row.field}')} {isolate(row.mrz.value)}" for row in quiet]
            self._remark(self._say("also_agreed", fields=self._list(said)))

    def _remark(self, sentence: str) -> None:
        self.pages.down += 4
        blocks.paragraph(self.pages, sentence, look.MUTED)

    def _compared(self, row: Compared) -> list[Cell]:
        blank = "" if row.field == "check_digits" else "not_read"
        return [
            Cell(self._word(f"kyc.field.{row.field}")),
            self._value(row.field, row.declared, "" if row.field == "check_digits" else "not_asked"),
            self._value(row.field, row.card, blank),
            self._value(row.field, row.mrz, "not_read"),
            Cell(self._word(f"kyc.mark.{row.mark}"), mark=Mark(row.mark.value)),
        ]

    def _value(self, name: str, value: Value, absent: str) -> Cell:
        if not value.value:
            return Cell(self._say(absent) if absent else "", look.MUTED)
        if name in _DATES:
            text = self._iso_day(value.value)
            return Cell(text, differs=((0, len(text)),) if value.differs else ())
        if name == "country":
            text = self._country(value.value)
            return Cell(text, differs=((0, len(text)),) if value.differs else ())
        return Cell(value.value, look.NUMBER if name == "document_number" else look.CELL, differs=value.differs)

    def _verdict(self) -> None:
        outcome = self.record.outcome
        if outcome is None:
            promised = self._say("undecided_sentence", instant=self._instant(self.record.promised_at))
            blocks.verdict_box(self.pages, self._say("verdict"), self._say("undecided"), [promised], [])
            return
        facts = [
            Fact(self._say("decided_at"), zoned(outcome.decided_at, self.file.zone, self.file.language), look.STRONG),
            Fact(self._say("decided_by"), self._person(outcome.decided_by, outcome.duty), look.STRONG),
        ]
        if needs_second_person(outcome.verdict):
            second = self._person(outcome.second_by, outcome.second_duty) if outcome.second_by else ""
            facts.append(Fact(self._say("second_person"), second or self._say("second_waiting"), look.STRONG))
        reason = self._say("reason", code=outcome.reason, word=self._word_or_code("kyc.reason", outcome.reason))
        note = outcome.note.strip()
        if len(self.pages.type.lines(note, look.BODY, look.WIDTH * 0.55)) > _NOTE_LINES_IN_BOX:
            note = self._say("note_below")
        verdict = self._word(f"kyc.decided.{outcome.verdict}")
        blocks.verdict_box(self.pages, self._say("verdict"), verdict, [reason, note], facts)

    def _attempt(self, attempt: Attempt) -> None:
        aside = self._say(
            "attempt_aside",
            instant=self._instant(attempt.tried_at),
            provider=isolate(self._word_or_code("case_file.provider", attempt.provider)),
            device=isolate(self._word_or_code("kyc.device", attempt.device)),
        )
        heading = self._say("attempt", number=attempt.number)
        blocks.section(self.pages, heading, keep=2 * _LARGE_HEIGHT + 90 if attempt.pictures else 60)
        self._remark(aside)
        cards = [each for each in attempt.pictures if each.kind in _WIDE]
        faces = [each for each in attempt.pictures if each.kind not in _WIDE]
        for row in [cards, faces] if len(cards) > 1 else [cards + faces]:
            pictures.strip(self.pages, [self._tile(each, attempt.number) for each in row], _LARGE_HEIGHT)
        if attempt.checks:
            self.pages.down += 5
            heads = (("question", 0.19), ("providers_check", 0.38), ("result", 0.17), ("reasons", 0.26))
            columns = [Column(self._say(key), share) for key, share in heads]
            table(self.pages, columns, [self._check(check) for check in attempt.checks])

    def _check(self, check: Check) -> list[Cell]:
        word = self._word_or_code("case_file.status", check.status)
        reasons = self._list(list(check.reasons)) if check.reasons else self._say("none_sent")
        return [
            Cell(self._word(f"kyc.question.{checks.question_of(check.name)}")),
            Cell(check.name, look.CODE, then="" if check.required else self._say("optional")),
            Cell(word, mark=_MARK_OF_STATUS.get(check.status, Mark.UNKNOWN)),
            Cell(reasons, look.CODE if check.reasons else look.MUTED),
        ]

    def _history(self) -> None:
        if not self.record.history:
            return
        blocks.section(self.pages, self._say("history"))
        heads = (("when", 0.2), ("who", 0.19), ("what", 0.21), ("why", 0.4))
        columns = [Column(self._say(key), share) for key, share in heads]
        table(self.pages, columns, [self._event(event) for event in self.record.history])

    def _event(self, event: HistoryLine) -> list[Cell]:
        word = self._word_or_code("kyc.reason", event.reason)
        reason = event.reason if word == event.reason else f"{event.reason} {word}"
        why = Cell(reason, then=event.note, then_style=look.CELL_2) if reason else Cell(event.note, look.CELL_2)
        return [
            Cell(self._instant(event.at)),
            Cell(event.who),
            Cell(
                self._word_or_code("kyc.history", event.what),
                look.CELL_STRONG if event.what in _VERDICTS else look.CELL,
            ),
            why,
        ]

    def _tile(self, picture: Picture, attempt: int | None) -> pictures.Picture:
        kind = self._word(f"kyc.picture.{picture.kind}")
        digits = picture.sha256
        return pictures.Picture(
            caption=kind,
            hash_line=" ".join((digits[:4], digits[4:8], "…", digits[-4:])),
            alt=kind if attempt is None else self._say("picture_of", kind=kind, number=attempt),
            shown=_shown(picture),
            wide=picture.kind in _WIDE,
        )

    def _answer(self, answer: Answer | None) -> Cell:
        if answer is None:
            return Cell(self._say("not_touched"), mark=Mark.UNKNOWN)
        return Cell(self._word(answer.key), mark=Mark(answer.mark.value), then=self._list(list(answer.sent)))

    def _person(self, name: str, duty: str) -> str:
        return self._say("person", who=isolate(name), duty=self._word_or_code("duty", duty))

    def _word_or_code(self, room: str, code: str) -> str:
        """The word of a code from outside, or the code itself: a file never lacks what nobody has worded."""
        return self._word(f"{room}.{code}") if knows(f"{room}.{code}", self.file.language) else code

    def _country(self, code: str) -> str:
        """A country of two or three letters by its name; as it was read where it has none."""
        return self._word_or_code("country", alpha2(code))

    def _list(self, words: Sequence[str]) -> str:
        return ("、" if self.file.language == "zh" else ", ").join(words)

    def _iso_day(self, text: str) -> str:
        try:
            return day(date.fromisoformat(text), self.file.language)
        except ValueError:
            return text

    def _instant(self, at: datetime) -> str:
        return instant(at, self.file.zone, self.file.language)

    def _say(self, key: str, **facts: object) -> str:
        return say(f"case_file.{key}", self.file.language, **facts)

    def _word(self, key: str) -> str:
        return say(key, self.file.language)


def _passed_everywhere(question: Question, given: Sequence[dict[Question, Answer]]) -> bool:
    return all(question in answers and _agrees(answers[question].mark) for answers in given)


def _agrees(mark: checks.Mark) -> bool:
    return mark is checks.Mark.AGREES


def _shown(picture: Picture) -> bytes | pictures.Flaw:
    if picture.data is None:
        return pictures.Flaw.MISSING
    if hashlib.sha256(picture.data).hexdigest() != picture.sha256:
        return pictures.Flaw.ALTERED
    return pictures.printable(picture.data)
