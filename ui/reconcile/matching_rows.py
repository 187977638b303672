"""Proposed matches as their reader sees them: rows of the queue, and the sides and sums of one solution.

Boundary: made in a pool's thread from values; the window shows them as they are.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from backoffice.reconcile.carried import Carried
from backoffice.reconcile.decisions import match_id
from backoffice.reconcile.differences import must_be_named
from backoffice.reconcile.problems import Work
from backoffice.reconcile.proposing import Waiting
from backoffice.reconcile.rules import Entry, Line, Match, Reason
from backoffice.reconcile.standing import Standing
from backoffice.reconcile.workbook_lines import Proposal
from ui.kyc.wording import Wording, isolated
from ui.ledger.wording import LedgerWording, money
from ui.staff.cells import CellRow
from ui.widgets.row_delegate import Cell
from ui.widgets.shapes import Shape

SIDES_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Side:
    """One line or entry: its day, what it says, its amount."""

    on: str
    says: str
    amount: str


@dataclass(frozen=True, slots=True)
class Solution:
    """One way to match, said: both sides, how many more there are, and the sums below them."""

    match: Match
    lines: tuple[Side, ...]
    more_lines: int
    entries: tuple[Side, ...]
    more_entries: int
    sums: tuple[tuple[str, str], ...]
    beyond: bool = False
    """Whether it differs by more than the account tolerates: it is confirmed with a class and a note."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A proposal, said: its row, its title, why, how sure, and its solutions, the proposed one first."""

    proposal: Proposal
    row: CellRow
    title: str
    shape: str
    reasons: str
    certificate: str
    certificate_says: str
    unique: bool
    solutions: tuple[Solution, ...]


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits on one account, said."""

    waiting: Waiting
    asked: tuple[Asked, ...]
    _saying: _Saying = field(repr=False)

    def after(self, standing: Standing) -> Queue:
        """The same queue once later decisions are counted; what was said before is not said anew."""
        return _queue(self.waiting.after(standing), self._saying)


def queue_of(waiting: Waiting, language: str) -> Queue:
    """Say everything that waits."""
    return _queue(waiting, _Saying(waiting.work, LedgerWording(Wording(language))))


def _queue(waiting: Waiting, saying: _Saying) -> Queue:
    return Queue(waiting, tuple(saying.asked(each) for each in waiting.proposals), saying)


def line_says(line: Line, words: Wording, item: Carried | None = None) -> str:
    """What a statement says of a line: its text, the bank's own reference, and its number in the file.

    Nothing else tells the two lines of a payment stated twice apart. Of an `item` that an earlier closing left open it
    is the file's name, or the entry that it lies beside.
    """
    said = line.text
    if not said:
        beside = "" if item is None or not item.beside else f"{item.beside_called} T-{item.beside.partition('.')[0]}"
        called = beside.strip() or ("" if item is None else item.file)
        said = words.listed(*filter(None, (called, words.say("reconcile.match.carried"))))
    told = f"{said}  {line.reference}" if line.reference and line.reference not in said else said
    number = line.id.rpartition(".")[2]
    numbered = words.say("reconcile.match.line_number").format(number=number) if number.isdigit() else ""
    return f"{isolated(told)}  {numbered}" if numbered else isolated(told)


def payout_says(payout: str, words: Wording) -> str:
    """What a processor's report calls a payout; empty where none tells of it."""
    return words.say("reconcile.match.payout").format(payout=isolated(payout)) if payout else ""


class _Saying:
    def __init__(self, work: Work, words: LedgerWording) -> None:
        self._work = work
        self._words = words
        self._scale = work.problem.scale
        self._said: dict[str, Asked] = {}

    def asked(self, proposal: Proposal) -> Asked:
        key = match_id(proposal.match.lines, proposal.match.entries)
        if key not in self._said:
            self._said[key] = self._asked(proposal)
        return self._said[key]

    def _asked(self, proposal: Proposal) -> Asked:
        match = proposal.match
        unique = match.certificate.unique
        solutions = proposal.solutions or (match,)
        certificate, says = self._certificate(match)
        return Asked(
            proposal=proposal,
            row=self._row(match),
            title=self._title(match),
            shape=self._words.words.say(f"reconcile.shape.{match.shape}"),
            reasons=self._words.words.listed(*(self._reason(each, match) for each in match.reasons)),
            certificate=certificate,
            certificate_says=says,
            unique=unique,
            solutions=tuple(self._solution(each) for each in solutions),
        )

    def _reason(self, reason: Reason, match: Match) -> str:
        return self._words.words.say(f"reconcile.reason.{reason}").format_map({"payout": isolated(match.payout)})

    def _row(self, match: Match) -> CellRow:
        lines = [self._work.lines[each] for each in match.lines]
        entries = [self._work.entries[each] for each in match.entries]
        doubtful = not match.certificate.unique or Reason.RIVAL in match.reasons or match.difference
        other = self._entry_name(entries[0]) if len(entries) == 1 else self._say("entries", count=len(entries))
        text = isolated(lines[0].text or lines[0].reference)
        if lines[0].id in self._work.carried:
            text = self._line_says(lines[0])
        if len(lines) > 1:
            text = self._say("lines", count=len(lines), text=text)
        note = payout_says(match.payout, self._words.words) if match.certificate.unique else self._note(match)
        if match.difference:
            differs = f"{self._say('sum_difference')} {self._money(match.difference)}"
            note = self._words.words.listed(differs, note) if note else differs
        return CellRow(
            match_id(match.lines, match.entries),
            (
                Cell(self._words.day(lines[0].on), token="text2", mark=Shape.CLOSE if doubtful else Shape.PROMISE),
                Cell(text),
                Cell(other, token="text2", note=note),
                Cell(self._money(sum(each.amount for each in lines)), right=True),
            ),
        )

    def _title(self, match: Match) -> str:
        lines, entries = len(match.lines), len(match.entries)
        if lines > 1:
            return self._say("lines_to_one", count=lines)
        return self._say("one_to_one") if entries == 1 else self._say("one_to_entries", count=entries)

    def _note(self, match: Match) -> str:
        told = match.certificate
        said = self._words.words.say(f"reconcile.report.certificate.{'equal' if told.complete else 'open'}")
        return said.format(count=f"{told.solutions:,}")

    def _certificate(self, match: Match) -> tuple[str, str]:
        told = match.certificate
        if Reason.RIVAL in match.reasons:
            kind = "rival"
        elif told.unique:
            kind = "differs" if match.difference else "reported" if match.report else "unique"
        else:
            kind = "equal" if told.complete else "cut"
        count = f"{told.solutions:,}"
        return self._say(f"{kind}.title", count=count, payout=isolated(match.payout)), self._say(f"{kind}.says")

    def _solution(self, match: Match) -> Solution:
        lines = [self._work.lines[each] for each in match.lines]
        entries = [self._work.entries[each] for each in match.entries]
        stated, booked = sum(each.amount for each in lines), sum(each.amount for each in entries)
        sums = []
        if match.difference or len(lines) + len(entries) > 2:
            sums.append((self._say("sum_entries"), self._money(booked)))
            if match.fee:
                sums.append((self._say("sum_fee"), self._money(-match.fee)))
            sums.append((self._say("sum_lines"), self._money(stated)))
        sums.append((self._say("sum_difference"), self._money(match.difference)))
        return Solution(
            match,
            tuple(self._line(each) for each in lines[:SIDES_SHOWN]),
            max(0, len(lines) - SIDES_SHOWN),
            tuple(self._entry(each) for each in entries[:SIDES_SHOWN]),
            max(0, len(entries) - SIDES_SHOWN),
            tuple(sums),
            bool(match.difference) and must_be_named(self._work.problem.rules, stated, match.difference, match.reasons),
        )

    def _line(self, line: Line) -> Side:
        return Side(self._words.day(line.on), self._line_says(line), self._money(line.amount))

    def _line_says(self, line: Line) -> str:
        return line_says(line, self._words.words, self._work.carried.get(line.id))

    def _entry(self, entry: Entry) -> Side:
        says = "  ".join(part for part in (self._entry_name(entry), isolated(entry.reference)) if part)
        return Side(self._words.day(entry.on), says, self._money(entry.amount))

    def _entry_name(self, entry: Entry) -> str:
        number = entry.id.partition(".")[0]
        return f"T-{number}" if number.isdigit() else number

    def _say(self, key: str, **facts: object) -> str:
        return self._words.words.say(f"reconcile.match.{key}").format_map(facts)

    def _money(self, amount: int) -> str:
        return money(amount, self._scale)
