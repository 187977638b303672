"""The answer to a request for access as pages: what is held, why, who saw it, what is held back, what can be done.

Boundary: values to layout only, in a process of its own; `pdf` is the door. R-01; GDPR Art. 12(1), 15(1).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date, datetime

from backoffice.documents import blocks, look
from backoffice.documents.bidi import isolate
from backoffice.documents.page import Frame, Pages
from backoffice.documents.table import Cell, Column, table
from backoffice.documents.wording import day, instant, zoned
from backoffice.people.countries import alpha2
from backoffice.rights.access_answer import Answer, Checked, Counted, Part, package_words, word, word_or_code
from backoffice.rights.answer_recipients import write_received
from backoffice.rights.copy_files import decimals
from backoffice.words import knows, say

# Which lists word the codes of a column, by table and column or by column alone: those of the answer itself, then of
# the vocabulary.
_ROOMS = {
    "people.customer.state": ("account_state",),
    "people.customer.kyc": ("account_kyc",),
    "people.consent.act": ("consent_act",),
    "people.consent.purpose": ("people.consent",),
    "people.consent.how": ("people.consent_how",),
    "people.objection.purpose": ("people.interest",),
    "people.objection.outcome": ("people.weighed",),
    "people.objection.ground": ("people.overriding",),
    "rights.request.objects_to": ("people.interest",),
    "rights.request.takes_back": ("people.consent",),
    "people.restriction.ground": ("restriction_ground",),
    "people.restriction.duties": ("duty",),
    "people.correction.field": ("people.field",),
    "people.correction.act": ("people.was_decided",),
    "people.correction.evidence": ("people.evidence",),
    "people.correction.ground": ("correction_ground",),
    "rights.rectification.act": ("people.was_decided",),
    "rights.rectification.evidence": ("people.evidence",),
    "rights.rectification.ground": ("correction_ground",),
    "rights.identity_paper.kind": ("identity_kind",),
    "rights.identity_paper.verdict": ("identity_verdict",),
    "rights.recipient_notice.way": ("rectification.way",),
    "rights.recipient_notice.act": ("act",),
    "rights.recipient_notice.occasion": ("occasion",),
    "rights.recipient_notice.recipient": ("recipient",),
    "outbox.message.state": ("mail_state",),
    "outbox.message.kind": ("mail_kind", "rights.reply"),
    "outbox.message.reason": ("kyc.reason",),
    "rights.words.of": ("words_of",),
    "rights.complaint.authority": ("country",),
    "rights.letter.dated_by": ("dated_by",),
    "kyc.case.state": ("kyc.state",),
    "kyc.case.outcome": ("kyc.decided",),
    "kyc.picture.kind": ("kyc.picture",),
    "kyc.decision.act": ("decision_act",),
    "kyc.decision.reason": ("kyc.reason",),
    "rights.event.kind": ("rights.event",),
    "rights.reply.kind": ("rights.reply",),
    "rights.reply.way": ("rights.channel",),
    "rights.posting.act": ("rights.post_act",),
    "rights.complaint.origin": ("rights.complaint_from",),
    "rights.complaint.outcome": ("rights.complaint_ended",),
    "rights.complaint.state": ("rights.complaint_state",),
    "rights.request.state": ("rights.state",),
    "country": ("country",),
    "sex": ("sex",),
    "language": ("language",),
    "headline": ("kyc.headline",),
    "device": ("kyc.device",),
    "verdict": ("kyc.decided", "kyc.verdict"),
    "provider": ("case_file.provider",),
    "right": ("rights.right",),
    "channel": ("rights.channel",),
    "asker": ("rights.asker",),
    "outcome": ("rights.outcome",),
    "topic": ("rights.topic",),
    "waits_for": ("rights.topic",),
}
# What tells nobody anything on paper; all of it is in the data file.
_NOT_ON_PAPER = frozenset(
    {
        "id",
        "sha256",
        "shown_sha256",
        "width",
        "height",
        "controller",
        "masked_name",
        "media",
        "place",
        "outer_on",
        "work_by_on",
        "letter_by_on",
    }
)
_IDS = 36


class AnswerPages:
    """Draws one answer."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.pages = Pages(self._frame())

    def write(self) -> bytes:
        answer = self.answer
        blocks.title(
            self.pages,
            self._say("title"),
            self._say("under", number=answer.number, received=day(answer.received_on, answer.language)),
        )
        self.pages.down += 6
        self._told(self._say("intro", name=isolate(answer.name)))
        self._your_data()
        self._movements()
        self._why()
        self._received()
        self._read()
        self._automated()
        self._withheld()
        self._rights()
        self._files()
        return self.pages.finish()

    def _your_data(self) -> None:
        self._section("your_data")
        for part in self.answer.parts:
            if part.rows and part.name != "kyc.provider_check":
                self._part(part)

    def _part(self, part: Part) -> None:
        name = word_or_code("part", part.name, self.answer.language)
        head = name if part.count == 1 else f"{name} ({part.count})"
        self.pages.need(70)
        if part.count == 1:
            rows = [[Cell(label, look.CELL_2), Cell(told)] for label, told in self._values(part.name, part.rows[0])]
            table(self.pages, [Column(head, 0.36), Column("", 0.64)], rows)
        else:
            table(self.pages, [Column(head, 1.0)], self._rows(part))
        more = part.count - len(part.rows)
        if more > 0:
            self._remark(self._say("more_rows", count=f"{more:,}"))
        self.pages.down += 10

    def _rows(self, part: Part) -> Iterator[list[Cell]]:
        """Each row as one cell, its values after each other; a long text stands on lines of its own."""
        for at, row in enumerate(part.rows, start=1):
            told = [f"{label}: {value}" for label, value in self._values(part.name, row)]
            yield [Cell(f"{at}.  " + "  ·  ".join(told))]

    def _values(self, part: str, row: Mapping[str, object]) -> Iterator[tuple[str, str]]:
        for name, value in row.items():
            told = self._value(part, name, value)
            if told:
                own = package_words(self.answer.language).get(f"column.{part}.{name}")
                yield own or word_or_code("column", name, self.answer.language), told

    def _value(self, part: str, name: str, value: object) -> str:
        """A value as a person reads it; "" for what is empty or only keeps rows apart."""
        language = self.answer.language
        if value is None or value in ("", [], {}) or name in _NOT_ON_PAPER:
            return ""
        if isinstance(value, bool):
            return word(f"value.{str(value).lower()}", language)
        if isinstance(value, Mapping):
            if set(value) == {"file"}:
                return self._say("in_file", name=value["file"])
            inner = (
                (word_or_code("field", str(key), language), self._value(part, str(key), each))
                for key, each in value.items()
            )
            return "; ".join(f"{label}: {each}" for label, each in inner if each)
        if isinstance(value, list):
            return ", ".join(isolate(self._worded(part, name, str(each))) for each in value)
        words = str(value)
        if len(words) == _IDS and words.count("-") == 4:
            return ""
        return self._dated(words) or self._worded(part, name, words)

    def _dated(self, words: str) -> str:
        try:
            if len(words) == 10:
                return day(date.fromisoformat(words), self.answer.language)
            if len(words) >= 19 and words[10] == "T":
                return instant(datetime.fromisoformat(words), self.answer.zone, self.answer.language)
        except ValueError:
            pass
        return ""

    def _worded(self, part: str, name: str, words: str) -> str:
        code = words.removeprefix("rights_") if part == "outbox.message" else words
        code = alpha2(code) if name == "country" else code
        for room in _ROOMS.get(f"{part}.{name}", _ROOMS.get(name, ())):
            own = package_words(self.answer.language).get(f"{room}.{code}")
            if own is not None:
                return own
            if knows(f"{room}.{code}", self.answer.language):
                return say(f"{room}.{code}", self.answer.language)
        return words

    def _movements(self) -> None:
        self._section("movements")
        if not self.answer.totals:
            self._told(self._say("no_movements"))
            return
        self._told(self._say("movements_said"))
        heads = (("asset", 0.12), ("count", 0.14), ("came_in", 0.24), ("went_out", 0.24), ("period", 0.26))
        rows = [
            [
                Cell(each.asset, look.CELL_STRONG),
                Cell(f"{each.count:,}", look.NUMBER),
                Cell(_grouped(decimals(each.came_in, each.scale)), look.NUMBER),
                Cell(_grouped(decimals(each.went_out, each.scale)), look.NUMBER),
                Cell(
                    f"{day(each.first_on, self.answer.language)} – {day(each.last_on, self.answer.language)}",
                    look.NUMBER,
                ),
            ]
            for each in self.answer.totals
        ]
        table(self.pages, self._columns(heads), rows)

    def _why(self) -> None:
        self._section("why")
        self._told(self._say("why_said"))
        heads = (("kind", 0.21), ("what_for", 0.29), ("from_whom", 0.2), ("until", 0.3))
        rows = []
        for each in self.answer.processing:
            rows.append(
                [
                    Cell(self._code("category", each.category), look.CELL_STRONG),
                    Cell(self._code("purpose", each.purpose), then=self._codes("basis", each.bases)),
                    Cell(self._codes("source", each.sources)),
                    Cell(self._codes("keep", each.keeps)),
                ]
            )
        table(self.pages, self._columns(heads), rows)
        self._remark(self.answer.seven_years)

    def _received(self) -> None:
        self._section("received_by")
        write_received(self.pages, self.answer)

    def _read(self) -> None:
        self._section("read_by")
        if not self.answer.reads:
            self._told(self._say("read_none"))
            return
        self._told(self._say("read_said"))
        heads = (("duty", 0.28), ("was_done", 0.35), ("times", 0.1), ("period", 0.27))
        rows = [
            [
                Cell(self._duties(each.who)),
                Cell(self._code("reading", each.what)),
                Cell(f"{each.count:,}", look.NUMBER),
                Cell(self._span(each)),
            ]
            for each in self.answer.reads
        ]
        table(self.pages, self._columns(heads), rows)

    def _automated(self) -> None:
        self._section("automated")
        if self.answer.checks:
            self._told(self._say("automated_said"))
            heads = (("check", 0.36), ("passed", 0.11), ("failed", 0.11), ("not_asked", 0.11), ("reasons", 0.31))
            rows = [
                [
                    Cell(self._code("question", each.question)),
                    Cell(str(each.passed), look.NUMBER),
                    Cell(str(each.failed), look.NUMBER),
                    Cell(str(each.not_asked), look.NUMBER),
                    Cell(self._reasons(each)),
                ]
                for each in self.answer.checks
            ]
            table(self.pages, self._columns(heads), rows)
            self.pages.down += 6
        else:
            self._told(self._say("automated_none"))
        self._told(self._say("profiling"))

    def _reasons(self, each: Checked) -> str:
        language = self.answer.language
        told = [say(key, language) for key in each.reasons]
        if each.unworded:
            told.append(self._say("unworded", codes=", ".join(isolate(code) for code in each.unworded)))
        return "\n".join(told)

    def _withheld(self) -> None:
        self._section("withheld")
        if self.answer.withheld:
            shares = 0.86, 0.14
            columns = [Column(self._say("what_and_why"), shares[0]), Column(self._say("how_many"), shares[1])]
            rows = [
                [Cell(self._code("ground", each.ground)), Cell(f"{each.count:,}", look.NUMBER)]
                for each in self.answer.withheld
            ]
            table(self.pages, columns, rows)
            self.pages.down += 6
        else:
            self._told(self._say("withheld_none"))
        self._told(self._say("silent"))

    def _rights(self) -> None:
        answer = self.answer
        self._section("rights")
        self._told(self._say("rights_said", privacy_address=answer.privacy_address, number=answer.number))
        self._told(answer.complaint)
        self._told(answer.contact)

    def _files(self) -> None:
        self._section("files")
        self._told(self._say("files_said_signed" if self.answer.signed else "files_said"))
        heads = (("file_name", 0.36), ("size", 0.12), ("hash", 0.52))
        rows = [
            [
                Cell(each.name, look.CELL),
                Cell(f"{each.size:,}", look.NUMBER),
                Cell(f"{each.sha256[:32]} {each.sha256[32:]}", look.HASH),
            ]
            for each in self.answer.files
        ]
        table(self.pages, self._columns(heads), rows)

    def _frame(self) -> Frame:
        answer = self.answer
        return Frame(
            firm=answer.controller,
            department=self._say("department"),
            secrecy=say("document.confidential", answer.language),
            readers=self._say("readers"),
            title=f"{self._say('title')}, R-{answer.number}, {answer.controller}",
            subject=self._say("department"),
            file=self._say("file", number=answer.number),
            written=(
                self._say("written", instant=zoned(answer.written_at, answer.zone, answer.language)),
                self._say("signed" if answer.signed else "not_signed"),
            ),
            written_at=answer.written_at,
            record_hash=files_hash(answer),
            audit_entry=answer.audit_entry,
            language=answer.language,
        )

    def _section(self, key: str) -> None:
        blocks.section(self.pages, self._say(key))

    def _told(self, sentence: str) -> None:
        blocks.paragraph(self.pages, sentence)
        self.pages.down += 5

    def _remark(self, sentence: str) -> None:
        self.pages.down += 3
        blocks.paragraph(self.pages, sentence, look.MUTED)

    def _columns(self, heads: tuple[tuple[str, float], ...]) -> list[Column]:
        return [Column(self._say(key), share) for key, share in heads]

    def _span(self, each: Counted) -> str:
        first, last = (day(at.date(), self.answer.language) for at in (each.first_at, each.last_at))
        return first if first == last else f"{first} – {last}"

    def _duties(self, who: str) -> str:
        language = self.answer.language
        told = [say(f"duty.{each}", language) if knows(f"duty.{each}", language) else each for each in who.split()]
        return ", ".join(told)

    def _codes(self, room: str, codes: tuple[str, ...]) -> str:
        joined = "；" if self.answer.language == "zh" else "; "
        return joined.join(self._code(room, each) for each in codes)

    def _code(self, room: str, code: str) -> str:
        return word_or_code(room, code, self.answer.language)

    def _say(self, key: str, **facts: object) -> str:
        return word(key, self.answer.language, **facts)


def files_hash(answer: Answer) -> str:
    """SHA-256 over names and hashes of the files, in their order: what the letter vouches for."""
    digest = hashlib.sha256()
    for each in answer.files:
        digest.update(f"{len(each.name)}:{each.name}:{each.sha256}\n".encode())
    return digest.hexdigest()


def _grouped(figure: str) -> str:
    whole, point, rest = figure.partition(".")
    return f"{int(whole):,}{point}{rest}"
