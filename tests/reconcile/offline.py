"""An account and its statement to decide on, for tests that need no database: values, and a workbook of one's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from backoffice.reconcile import deciding, workbook_lines
from backoffice.reconcile.carried import Carried, still_open
from backoffice.reconcile.deciding import Books
from backoffice.reconcile.findings import Examined, Problem, examine
from backoffice.reconcile.rules import Certificate, Entry, Line, Match, MatchRules, Reason, Shape
from backoffice.reconcile.statement_values import Balance, BalanceKind, Format, StatedAccount, StatedLine, Statement
from backoffice.reconcile.workbook import Workbook
from backoffice.reconcile.workbook_lines import Proposal
from backoffice.vault.person_keys import SoftSigner, make_signer

ACCOUNT, ASSET = "Assets:Bank:EUR", "EUR"
CHECK_OUT = UUID(int=0x5EED)
KEY = bytes(range(32))
MARKS = bytes(range(16))
FROM, TO = date(2026, 10, 1), date(2026, 10, 31)
BEGAN = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)


def statement(
    amounts: Iterable[int],
    opening: int | None = 0,
    name: str = "one",
    on: date = date(2026, 10, 5),
    days: tuple[date, date] = (FROM, TO),
) -> Statement:
    """A statement of these movements, whose closing is what they make of its opening; it speaks of these `days`."""
    told = tuple(amounts)
    file = sha256(name.encode()).hexdigest()
    lines = tuple(
        StatedLine(f"{file[:16]}.{number}", number, on, None, amount, f"Payment {number}", name="Ida Holm")
        for number, amount in enumerate(told, 1)
    )
    ends = (None, None)
    if opening is not None:
        ends = (
            Balance(BalanceKind.OPENING, "OPBD", days[0], opening),
            Balance(BalanceKind.CLOSING, "CLBD", days[1], opening + sum(told)),
        )
    account = StatedAccount(iban="DE02120300000000202051")
    head = (file, Format.CAMT, "053", 1, "S1", account, ASSET, 2, *ends, (), *days, len(told), sum(told), ())
    return Statement(*head, lines=lines)


def entry(number: int, amount: int, on: date = date(2026, 10, 4), reference: str = "") -> Entry:
    return Entry(f"{number}.1", on, amount, reference, frozenset(), "deposit")


def books(entries: Iterable[Entry]) -> Books:
    return Books({each.id: sha256(each.id.encode()).hexdigest() for each in entries})


def match(
    lines: Iterable[str], entries: Iterable[str], fee: int = 0, difference: int = 0, confirmed: bool = True
) -> Match:
    sides = (tuple(lines), tuple(entries))
    return Match(*sides, Shape.ONE, (Reason.ONLY_AMOUNT,), Certificate(1, True), fee, difference, confirmed)


def attend(book: Workbook, problem: Problem) -> None:
    """Somebody looks after everything that is missing, and says so."""
    for each in examine(problem, book.standing).unattended:
        book.do(deciding.own, each.key, "jonas.berg", ("jonas.berg",))
        book.do(deciding.note, each.key, "The bank was asked")


@dataclass(slots=True)
class Offline:
    """One person with a workbook; its clock moves a second with each look."""

    path: Path
    signer: SoftSigner = field(default_factory=make_signer)
    at: datetime = BEGAN
    book: Workbook = field(init=False)

    def __post_init__(self) -> None:
        Workbook.make(self.path, KEY, CHECK_OUT, "jonas.berg", self.signer.public)
        self.open()

    def open(self) -> Workbook:
        self.book = Workbook.open(self.path, KEY, CHECK_OUT, "jonas.berg", self.signer.public, self.now, self.signer)
        return self.book

    def now(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at

    def takes_in(self, stated: Statement) -> str:
        return self.book.do(deciding.import_statement, stated, ACCOUNT, ASSET, 2, MARKS)

    def problem(
        self,
        entries: tuple[Entry, ...],
        ledger_opening: int = 0,
        carried: tuple[Carried, ...] = (),
        rules: MatchRules | None = None,
    ) -> Problem:
        kept = self.book.ask(workbook_lines.lines, ACCOUNT, ASSET)
        lines: tuple[Line, ...] = tuple(line for line, _ in kept)
        told = self.book.ask(workbook_lines.statements_of, ACCOUNT, ASSET)
        left, carried = carried, still_open(carried, told)
        return Problem(
            ACCOUNT,
            ASSET,
            2,
            FROM,
            TO,
            ledger_opening,
            ledger_opening + sum(each.amount for each in entries),
            (*(each.as_line for each in carried if not each.entry), *lines),
            (*(each.as_entry for each in carried if each.entry), *entries),
            told,
            carried,
            rules or MatchRules(),
            {line.id: words for line, words in kept},
            stated_since=sum(each.amount for each in left) - sum(each.amount for each in carried),
        )

    def examined(self, problem: Problem) -> Examined:
        return examine(problem, self.book.standing)


def undecided(of: Offline) -> tuple[Proposal, ...]:
    """What was proposed and waits for a person yet."""
    return workbook_lines.undecided(of.book.ask(workbook_lines.proposals, ACCOUNT, ASSET), of.book.standing)
