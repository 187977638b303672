"""The books in the database: they only grow, come to zero, and show every change to who proves them. L-01, L-05."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import psycopg
import pytest

from backoffice.ledger import service as ledger
from backoffice.ledger.intake import import_folder
from backoffice.ledger.rules import EarlierMonthOpen, MonthNotOver
from backoffice.store.cluster import BOOTSTRAP
from tests.given import AIKO, ANNA, JONAS, MARIA, OLGA, PAVEL, RUTH, TOMASZ, WEN, Given
from tests.ledger.closing import seal
from tests.ledger.test_intake import DEPOSIT, write

OTHERS = (ANNA, TOMASZ, WEN, MARIA, RUTH, OLGA)
CHANGES = {
    "change an amount": "update ledger.posting set amount = amount + 1",
    "move a posting": "update ledger.posting set account_id = 1",
    "remove postings": "delete from ledger.posting",
    "empty the postings": "truncate ledger.posting",
    "change a date": "update ledger.transaction set booked_on = booked_on + 1",
    "remove a transaction": "delete from ledger.transaction",
    "forget a reference": "delete from ledger.reference",
    "write a posting": "insert into ledger.posting select * from ledger.posting",
    "write a transaction": "insert into ledger.transaction select * from ledger.transaction",
    "seal a month": "insert into ledger.month_seal values ('2025-01-01', 'x', now(), 0, '')",
    "open a sealed month": "delete from ledger.month_seal",
    "write a checkpoint": "update ledger.checkpoint set balance = 0",
    "rename an account": "update ledger.account set path = 'x'",
    "change a scale": "update ledger.asset set scale = 3",
    "write into a partition": "insert into ledger.posting_202501 select * from ledger.posting_202501",
    "read a partition behind the grants": "select * from ledger.posting_202501",
    "erase the words": "delete from ledger.particulars",
}
TAMPERED = {
    "an amount on both sides": ("update ledger.posting set amount = amount * 2 where booked_on = '2025-01-05'",
                                "content_changed"),
    "an amount on one side": ("update ledger.posting set amount = amount + 1 where seq = 1", "unbalanced"),
    "a kind": ("update ledger.transaction set kind = 'donation' where kind = 'deposit'", "content_changed"),
    "the words": ("update ledger.particulars set description = 'SEPA in Bob'", "words_changed"),
    "a posting gone": ("delete from ledger.posting where booked_on = '2025-01-05'", "content_changed"),
    "a transaction gone": ("delete from ledger.transaction where kind = 'deposit'", "posting_without_transaction"),
    "a reference gone": ("delete from ledger.reference where reference = 'DEP-1'", "transaction_without_reference"),
    "an account gone": ("delete from ledger.account where path = 'Assets:Bank:EUR'", "posting_outside_the_chart"),
    "a checkpoint": ("update ledger.checkpoint set balance = balance + 1", "checkpoint_wrong"),
    "a reference's content": ("update ledger.reference set content = sha256('x') where reference = 'DEP-1'",
                              "sealed_month_changed"),
}  # fmt: skip


@pytest.fixture
def books(given: Given, tmp_path: Path) -> Given:
    """A house with two transactions in the books, January sealed."""
    folder = tmp_path / "in"
    folder.mkdir()
    import_folder(given.desk(AIKO), write(folder, *DEPOSIT))
    seal(given, date(2025, 1, 1))
    return given


@pytest.mark.promise("L-01")
def test_a_changed_balance_of_any_sealed_month_is_found(books: Given) -> None:
    seal(books, date(2025, 2, 1))
    with books.sql(BOOTSTRAP) as connection:
        connection.execute("update ledger.checkpoint set balance = balance + 1 where month = '2025-01-01'")
    found = {(fault.code, fault.what[-7:]) for fault in books.desk(PAVEL).ask(ledger.prove).faults}
    assert found >= {("checkpoint_wrong", "2025-01")}


@pytest.mark.promise("L-01", "S-05")
@pytest.mark.parametrize("change", CHANGES)
def test_nobody_at_a_desk_changes_the_books(books: Given, change: str) -> None:
    before = books.desk(JONAS).ask(ledger.trial_balance)
    for name in (JONAS, AIKO, PAVEL, *OTHERS, "worker"):
        with books.sql(name) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(CHANGES[change])
    assert books.desk(JONAS).ask(ledger.trial_balance) == before


@pytest.mark.promise("S-05")
def test_the_books_are_read_by_finance_and_auditors_alone(books: Given) -> None:
    for name in OTHERS:
        with books.sql(name) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("select count(*) from ledger.posting")
    for name in (JONAS, AIKO, PAVEL):
        with books.sql(name) as connection:
            assert connection.execute("select count(*) from ledger.posting").fetchone() == (4,)


@pytest.mark.promise("L-01")
def test_the_owner_of_everything_is_stopped_by_the_triggers(books: Given) -> None:
    for table in ("transaction", "posting", "reference", "month_seal"):
        with books.sql(BOOTSTRAP) as connection, pytest.raises(psycopg.Error, match=r"store\.only_grows"):
            connection.execute(f"delete from ledger.{table}")


@pytest.mark.promise("L-01")
def test_a_live_transaction_that_is_not_zero_does_not_commit(books: Given) -> None:
    def post(amounts: tuple[int, int]) -> None:
        with books.sql(BOOTSTRAP) as connection:
            connection.execute(
                "insert into ledger.transaction values (77, '2025-02-10', '2025-02-10', now(), 'fee', null, null, null)"
            )
            for seq, amount in enumerate(amounts):
                connection.execute(
                    "insert into ledger.posting values (77, %s, '2025-02-10', 1, 'EUR', %s, null)", [seq, amount]
                )

    with pytest.raises(psycopg.Error, match=r"ledger\.unbalanced"):
        post((5, -4))
    post((5, -5))


@pytest.mark.promise("L-01")
@pytest.mark.parametrize("what", TAMPERED)
def test_a_superusers_change_is_found_by_the_proof(books: Given, what: str) -> None:
    statement, proof = TAMPERED[what]
    with books.sql(BOOTSTRAP) as connection:
        connection.execute("set session_replication_role = replica")
        assert connection.execute(statement).rowcount > 0
    assert proof in {fault.code for fault in books.desk(JONAS).ask(ledger.prove).faults}


def test_erasing_the_words_leaves_every_proof_valid(books: Given) -> None:
    with books.sql(BOOTSTRAP) as connection:
        assert connection.execute("delete from ledger.particulars").rowcount == 1
    assert books.desk(JONAS).ask(ledger.prove).faults == ()


@pytest.mark.parametrize("as_of", [date(2025, 1, 4), date(2025, 1, 31), date(2025, 2, 4), date(2025, 2, 28)])
def test_balances_from_a_checkpoint_are_those_from_the_beginning(books: Given, as_of: date) -> None:
    from_checkpoint = books.desk(JONAS).ask(ledger.trial_balance, as_of)
    with books.sql(BOOTSTRAP) as connection:
        connection.execute("set session_replication_role = replica")
        connection.execute("delete from ledger.month_seal")
    assert books.desk(JONAS).ask(ledger.trial_balance, as_of) == from_checkpoint


def test_months_are_sealed_in_their_order_and_once_they_are_over(books: Given) -> None:
    with pytest.raises(EarlierMonthOpen):
        seal(books, date(2025, 3, 1))
    with pytest.raises(MonthNotOver):
        seal(books, books.now().date().replace(day=1))
    seal(books, date(2025, 2, 1))
    assert books.desk(AIKO).ask(ledger.prove).months_sealed == 2
