"""A check-out as the guards make it, with a workbook beside it: what a laptop that comes back holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from backoffice.ledger.intake import import_folder
from backoffice.reconcile import deciding, workbook_lines
from backoffice.reconcile.bringing import bring_back
from backoffice.reconcile.findings import Problem
from backoffice.reconcile.rules import Entry, MatchRules
from backoffice.reconcile.workbook import Workbook
from backoffice.store.cluster import BOOTSTRAP
from backoffice.vault.entry import own_keys
from tests.given import JONAS, Given
from tests.ledger.test_intake import DEPOSIT, write
from tests.reconcile.offline import KEY, attend, match, statement

BANK, WALLET = "Assets:Bank:EUR", "Liabilities:Wallet:U1:EUR"
SINCE, UNTIL = date(2025, 1, 1), date(2025, 3, 31)


@dataclass
class Laptop:
    """One person's check-out of the bank account, made by the guards, and a workbook for it."""

    given: Given
    person: str
    which: UUID
    book: Workbook
    entries: tuple[Entry, ...]
    leaves: dict[str, str]
    root: str
    closing: int

    def problem(self) -> Problem:
        kept = self.book.ask(workbook_lines.lines, BANK, "EUR")
        told = self.book.ask(workbook_lines.statements_of, BANK, "EUR")
        lines = tuple(line for line, _ in kept)
        words = {line.id: words for line, words in kept}
        bounds = (SINCE, UNTIL, 0, self.closing)
        return Problem(BANK, "EUR", 2, *bounds, lines, self.entries, told, (), MatchRules(), words)

    def takes_in(self, amounts: list[int], name: str = "one") -> list[str]:
        stated = statement(amounts, opening=0, name=name, on=date(2025, 2, 3))
        self.book.do(deciding.import_statement, stated, BANK, "EUR", 2, KEY[:16], vouched=True)
        return [line.id for line in stated.lines]

    def confirms(self, lines: list[str], entries: list[str], difference: int = 0) -> str:
        told = match(lines, entries, difference=difference)
        return self.book.do(deciding.confirm, self.problem(), told, deciding.Books(self.leaves))

    def closes(self) -> None:
        problem = self.problem()
        keys = [each.key for each in deciding.examine(problem, self.book.standing).open_findings]
        self.book.do(deciding.classify, problem, keys)
        attend(self.book, self.problem())
        self.book.do(deciding.close_account, self.problem(), deciding.Books(self.leaves), self.root)

    def comes_back(self) -> object:
        return bring_back(self.given.desk(self.person), self.book)


@pytest.fixture
def books(given: Given, tmp_path: Path) -> Given:
    folder = tmp_path / "in"
    folder.mkdir()
    import_folder(given.desk(JONAS), write(folder, *DEPOSIT))
    return given


def taken_out(given: Given, person: str, path: Path) -> Laptop:
    """A check-out as the guards make it. What a manifest says beside it is another's test."""
    which, document = uuid4(), uuid4()
    with given.sql(person) as connection:
        connection.execute(
            "select reconcile.begin_check_out(%s, %s, %s, %s, '7 days', 'keyring')", [which, [BANK], SINCE, UNTIL]
        )
    with given.sql(BOOTSTRAP) as keeper:
        rows = keeper.execute(
            "select p.transaction_id || '.' || p.seq, t.happened_on, p.amount, coalesce(r.reference, ''), t.kind,"
            "       encode(sha256('\\x00'::bytea || reconcile.entry_leaf(array[a.path, p.asset, p.transaction_id::text,"
            "           p.seq::text, p.booked_on::text, t.happened_on::text, p.amount::text, t.kind,"
            "           coalesce(r.reference, '')])), 'hex')"
            "  from ledger.posting p join ledger.account a on a.id = p.account_id"
            "  join ledger.transaction t on t.id = p.transaction_id and t.booked_on = p.booked_on"
            "  left join ledger.reference r on r.transaction_id = t.id"
            " where a.path = %s and p.asset = 'EUR' order by p.booked_on, p.transaction_id, p.seq",
            [BANK],
        ).fetchall()
        closing = sum(int(row[2]) for row in rows)
        root = bytes(range(32))
        # What the sealer would have signed is not looked at here.
        keeper.execute("set session_replication_role = replica")
        keeper.execute("insert into audit.export values (%s, 1, 'reconcile.snapshot', null, %s, 1)", [document, root])
        keeper.execute(
            "update reconcile.check_out set state = 'out', root = %s, rows = %s, document = %s where id = %s",
            [root, len(rows), document, which],
        )
        keeper.execute("update reconcile.check_out_account set closing = %s where check_out_id = %s", [closing, which])
    keys = given.desk(person).ask(own_keys)
    assert keys is not None
    Workbook.make(path, KEY, which, person, keys.signing.public)
    book = Workbook.open(path, KEY, which, person, keys.signing.public, given.now, keys.signing)
    entries = tuple(Entry(row[0], row[1], int(row[2]), row[3], frozenset(), row[4]) for row in rows)
    return Laptop(given, person, which, book, entries, {row[0]: row[5] for row in rows}, root.hex(), closing)


@contextmanager
def laptop(given: Given, person: str, tmp_path: Path) -> Iterator[Laptop]:
    made = taken_out(given, person, tmp_path / f"{person}-{uuid4().hex[:6]}.workbook")
    yield made
    made.book.close()
