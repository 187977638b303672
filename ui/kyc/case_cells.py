"""A case's attempts and its declared, read and MRZ values as table cells: marks, words, what changed, what differs.

Boundary: pure; made in a pool's thread. Reasons nobody has mapped stand there as sent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from unicodedata import bidirectional

from PySide6.QtCore import QCoreApplication

from backoffice.kyc.checks import Answer, Mark, Question, question_of
from backoffice.kyc.comparison import Cell as Compare
from backoffice.kyc.comparison import Compared
from backoffice.kyc.views import Attempt
from ui.kyc.wording import Wording, isolated
from ui.widgets.row_delegate import Cell
from ui.widgets.shapes import Shape

SHAPES = {
    Mark.AGREES: Shape.AGREES,
    Mark.CLOSE: Shape.CLOSE,
    Mark.CONFLICTS: Shape.CONFLICTS,
    Mark.UNKNOWN: Shape.UNKNOWN,
}
_GROUNDS = {Mark.CONFLICTS: "danger_soft", Mark.CLOSE: "warn_soft"}
_INKS = {Mark.CONFLICTS: "danger_f", Mark.CLOSE: "warn_f"}
_DATES = ("birth_on", "expires_on")
_ISO_PARTS = (("year", 0, 4), ("month", 5, 7), ("day", 8, 10))
_Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells with the provider's own words for each, and what needs no row: passed, or asked, in no attempt."""

    rows: tuple[tuple[Cell, ...], ...]
    tips: tuple[tuple[str, ...], ...]
    passed: str = ""
    never_asked: str = ""
    rest_tip: str = ""


def attempt_grid(attempts: Sequence[Attempt], wording: Wording, *, sent_later: bool = False) -> Grid:
    """One row a question that attempts answer differently or badly; what is not as in the one before is changed.

    Questions that every attempt has passed, or none was asked, are told in one line. With `sent_later` an empty
    column follows for what came without an attempt.
    """
    answered = [{answer.question: answer for answer in attempt.answers} for attempt in attempts]
    asked = [question for question in Question if any(question in answers for answers in answered)]
    marks = {question: {_mark(answers.get(question)) for answers in answered} for question in asked}
    passed = [question for question in asked if marks[question] == {Mark.AGREES}]
    never = [question for question in asked if marks[question] == {Mark.UNKNOWN}]
    rows, tips = [], []
    for question in asked:
        if question in passed or question in never:
            continue
        cells = [Cell(wording.say(f"kyc.question.{question}"), token="text2")]
        before: Answer | None = None
        for at, answers in enumerate(answered):
            answer = answers.get(question, Answer(question, Mark.UNKNOWN, "not_asked"))
            cells.append(_answer_cell(answer, wording, changed=at > 0 and answer != before))
            before = answer
        later = (Cell(),) if sent_later else ()
        rows.append((*cells, *later))
        tips.append(("", *(_as_sent(attempt, question) for attempt in attempts), *("" for _ in later)))
    rest = [_as_sent(attempt, question) for question in (*passed, *never) for attempt in attempts[-1:]]
    return Grid(tuple(rows), tuple(tips), _names(passed, wording), _names(never, wording), "\n".join(rest))


def _mark(answer: Answer | None) -> Mark:
    return answer.mark if answer is not None else Mark.UNKNOWN


def _names(questions: Sequence[Question], wording: Wording) -> str:
    return ", ".join(wording.say(f"kyc.question.{question}") for question in questions)


def _answer_cell(answer: Answer, wording: Wording, *, changed: bool) -> Cell:
    words = wording.say(answer.key)
    if answer.sent:
        codes = ", ".join(answer.sent)
        if answer.word == "unknown_reason":
            words = f"{words}: {codes}"
        else:
            words = QCoreApplication.translate("CaseCells", "{words}, as sent: {codes}").format(
                words=words, codes=codes
            )
    return Cell(
        words,
        weight=600 if changed else 400,
        token="text" if answer.word != "not_asked" else "text3",
        mark=SHAPES[answer.mark],
        note=QCoreApplication.translate("CaseCells", "changed") if changed else "",
        ground="raised" if changed else "",
    )


def _as_sent(attempt: Attempt, question: Question) -> str:
    """The provider's own checks behind one answer, a line each."""
    return "\n".join(
        f"{check.name}: {check.status}" + (f" ({', '.join(check.reasons)})" if check.reasons else "")
        for check in attempt.checks
        if question_of(check.name) is question
    )


def comparison_rows(compared: Sequence[Compared], wording: Wording) -> tuple[tuple[Cell, ...], ...]:
    """Field, declared, card, MRZ and the mark; the odd value's letters are bold and underlined."""
    return tuple(_comparison_row(row, wording) for row in compared)


def count(compared: Sequence[Compared], mark: Mark) -> int:
    return sum(1 for row in compared if row.mark is mark)


def _comparison_row(row: Compared, wording: Wording) -> tuple[Cell, ...]:
    ground = _GROUNDS.get(row.mark, "")
    values = (row.declared, row.card, row.mrz)
    marked = max((value.differs for value in values), key=len) if row.mark in _INKS else ()
    cells = [Cell(wording.say(f"kyc.field.{row.field}"), token="text2", ground=ground)]
    for at, value in enumerate(values):
        if not value.value:
            cells.append(Cell(_absent(row.field, at), token="text3", ground=ground))
            continue
        odd = bool(value.differs)
        spans = value.differs or tuple(span for span in marked if span[1] <= len(value.value) and _aligned(row))
        text, differs = _shown(row.field, value, spans, at, wording)
        cells.append(
            Cell(
                text,
                ground=ground,
                differs=differs,
                underline=_INKS.get(row.mark, "") if odd else "",
                slashed_zero=row.field == "document_number",
            )
        )
    cells.append(Cell(mark=SHAPES[row.mark], mark_last=True, ground=ground))
    return tuple(cells)


def _aligned(row: Compared) -> bool:
    """Whether letters of the values stand under each other, so that a neighbour's place can be shown too."""
    return row.field in _DATES or row.field == "document_number"


def _absent(field: str, at: int) -> str:
    if at == 0:
        return QCoreApplication.translate("CaseCells", "not asked")
    if field == "check_digits" and at == 1:
        return QCoreApplication.translate("CaseCells", "not on front")
    return QCoreApplication.translate("CaseCells", "not read")


def _shown(field: str, value: Compare, spans: _Spans, at: int, wording: Wording) -> tuple[str, _Spans]:
    """A value as its reader says it, and (start, length) of what differs in that text."""
    if field in _DATES:
        return _shown_day(value.value, spans, wording)
    if field == "check_digits":
        right, _, total = value.value.partition("/")
        words = QCoreApplication.translate("CaseCells", "{right} of {total} right")
        return words.format(right=right, total=total), ()
    if field == "country" and at < 2:
        name = wording.country(value.value)
        return name, ((0, len(name)),) if spans else ()
    if field == "name" and any(bidirectional(letter) in ("R", "AL") for letter in value.value):
        # Letters of a joined script cannot be set apart; the name then differs as a whole.
        return isolated(value.value), ((0, len(value.value) + 2),) if spans else ()
    return value.value, tuple((start, end - start) for start, end in spans)


def _shown_day(iso: str, spans: _Spans, wording: Wording) -> tuple[str, _Spans]:
    """A date in the reader's form; day, month and year differ as wholes, neighbours joined into one."""
    odd = {part for part, start, end in _ISO_PARTS for s, e in spans if s < end and e > start}
    text, differs = "", []
    for part, piece in wording.day_parts(date.fromisoformat(iso)):
        if part in odd:
            differs.append((len(text), len(piece)))
        text += piece
    joined: list[tuple[int, int]] = []
    for start, length in differs:
        if joined and start - sum(joined[-1]) <= 1:
            joined[-1] = (joined[-1][0], start + length - joined[-1][0])
        else:
            joined.append((start, length))
    return text, tuple(joined)
