"""The books in the database: they only grow, come to zero, and show every change to who proves them. L-01, L-05."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql

from backoffice.ledger import adjustments
from backoffice.ledger import service as ledger
from backoffice.ledger.correcting import Reason
from backoffice.ledger.intake import import_folder
from backoffice.ledger.rules import EarlierMonthOpen, MonthNotOver
from backoffice.store.cluster import BOOTSTRAP
from tests.given import AIKO, ANNA, JONAS, MARIA, OLGA, PAVEL, RUTH, TOMASZ, WEN, Given
from tests.ledger.closing import agree, seal
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
# What is bent, with every trigger off: the table, the statement, the proof that finds it and what it names.
BENT = {
    "both sides": ("posting", "update ledger.posting set amount = amount * 2 where booked_on = '2025-01-05'",
                   "content_changed", "transaction 1 reference DEP-1"),
    "one side": ("posting", "update ledger.posting set amount = amount + 1 where seq = 1",
                              "unbalanced", "transaction 1 EUR 1"),
    "a posting gone": ("posting", "delete from ledger.posting where booked_on = '2025-01-05'",
                       "content_changed", "transaction 1 reference DEP-1"),
    "a kind": ("transaction", "update ledger.transaction set kind = 'donation' where kind = 'deposit'",
               "content_changed", "transaction 1 reference DEP-1"),
    "the day it happened": ("transaction", "update ledger.transaction set happened_on = '2025-01-04' where id = 1",
                            "content_changed", "transaction 1 reference DEP-1"),
    "what it reverses": ("transaction", "update ledger.transaction set reverses = null where kind = 'reversal'",
                         "content_changed", "transaction 5 reference REV-2"),
    "a transaction gone": ("transaction", "delete from ledger.transaction where kind = 'deposit'",
                           "posting_without_transaction", "transaction 1"),
    "the words": ("particulars", "update ledger.particulars set description = 'SEPA in Bob' where transaction_id = 1",
                  "words_changed", "transaction 1"),
    "a byte of a reference": ("reference", "update ledger.reference set reference = 'DEP-2' where reference = 'DEP-1'",
                              "content_changed", "transaction 1 reference DEP-2"),
    "a source": ("reference", "update ledger.reference set source = 'platform' where reference = 'DEP-1'",
                 "content_changed", "transaction 1 reference DEP-1"),
    "a reference gone": ("reference", "delete from ledger.reference where reference = 'DEP-1'",
                         "transaction_without_reference", "transaction 1"),
    "a content": ("reference", "update ledger.reference set content = sha256('x') where reference = 'DEP-1'",
                              "sealed_month_changed", "month 2025-01-01"),
    "a scale": ("asset", "update ledger.asset set scale = 3 where code = 'EUR'", "content_changed",
                "transaction 1 reference DEP-1"),
    "a scale not used yet": ("asset", "update ledger.asset set scale = 7 where code = 'BTC'", "asset_changed", "BTC"),
    "a scale a file brought": ("asset", "update ledger.asset set scale = 0 where code = 'SEK'",
                                             "asset_changed", "SEK"),
    "an asset gone": ("asset", "delete from ledger.asset where code = 'SEK'", "asset_changed", "SEK"),
    "whose wallet": ("account", "update ledger.account set holder = 'U2' where holder = 'U1'",
                     "account_changed", "account 3 Liabilities:Wallet:U1:EUR"),
    "an account's kind": ("account", "update ledger.account set kind = 'house' where kind = 'bank'",
                          "account_changed", "account 1 Assets:Bank:EUR"),
    "an account's path": ("account", "update ledger.account set path = 'Assets:Bank:EU' where id = 1",
                          "account_changed", "account 1 Assets:Bank:EU"),
    "when it was opened": ("account", "update ledger.account set opened_at = opened_at + interval '1 us' where id = 1",
                                 "account_changed", "account 1 Assets:Bank:EUR"),
    "an account gone": ("account", "delete from ledger.account where id = 1",
                        "posting_outside_the_chart", "account 1 EUR"),
    "the reversals gone": ("reversal", "delete from ledger.reversal", "reversal_changed", "transaction 5"),
    "the corrections gone": ("correction", "delete from ledger.correction", "correction_changed", "transaction 5"),
    "what was corrected": ("correction", "update ledger.correction set corrects = 1",
                           "correction_changed", "transaction 5"),
    "a checkpoint": ("checkpoint", "update ledger.checkpoint set balance = balance + 1 where account_id = 1",
                     "checkpoint_wrong", "account 1 EUR 2025-01"),
    "how much a seal is over": ("month_seal", "update ledger.month_seal set postings = postings + 1",
                                "sealed_month_changed", "month 2025-01-01"),
    "who sealed a month": ("month_seal", "update ledger.month_seal set sealed_by = 'jonas'",
                           "month_seal_changed", "2025-01"),
    "when a month was sealed": ("month_seal", "update ledger.month_seal set sealed_at = sealed_at - interval '1 us'",
                                "month_seal_changed", "2025-01"),
    "a seal gone": ("month_seal", "delete from ledger.month_seal", "month_without_seal", "2025-01"),
    "the trail of a seal": ("audit.event", "delete from audit.event where action = 'ledger.month_sealed'",
                            "month_seal_changed", "2025-01"),
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
def test_nobody_at_a_desk_changes_the_books(books: Given) -> None:
    before = books.desk(JONAS).ask(ledger.trial_balance)
    allowed = []
    for name in (JONAS, AIKO, PAVEL, *OTHERS, "worker"):
        with books.sql(name) as connection:
            for change, statement in CHANGES.items():
                try:
                    with connection.transaction():
                        connection.execute(statement)
                    allowed.append((name, change))
                except psycopg.errors.InsufficientPrivilege:
                    pass
    assert allowed == []
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


@pytest.mark.promise("L-01", "L-05")
def test_whatever_a_superuser_bends_is_found_and_named_by_the_proof(books: Given, tmp_path: Path) -> None:
    """One house for them all: each table is put back as it was before the next is bent."""
    folder = tmp_path / "in"
    (folder / "assets.csv").write_text("currency,scale\nSEK,2\n", encoding="utf-8")
    import_folder(books.desk(JONAS), folder)
    books.desk(JONAS).do(uuid4(), adjustments.propose_reversal, 2, date(2025, 2, 6), Reason.BOOKED_TWICE, "twice")
    agree(books, AIKO, books.desk(JONAS).ask(adjustments.waiting)[0].proposal.id)
    assert books.desk(JONAS).ask(ledger.prove).faults == ()
    missed = {}
    for what, (table, statement, proof, named) in BENT.items():
        whole = sql.Identifier(*(table if "." in table else f"ledger.{table}").split("."))
        with books.sql(BOOTSTRAP) as connection:
            connection.execute("set session_replication_role = replica")
            connection.execute(sql.SQL("create table ledger_stage.held as select * from {}").format(whole))
            assert connection.execute(statement).rowcount > 0, what
        found = {(fault.code, fault.what) for fault in books.desk(JONAS).ask(ledger.prove).faults}
        if (proof, named) not in found:
            missed[what] = found
        with books.sql(BOOTSTRAP) as connection:
            connection.execute("set session_replication_role = replica")
            connection.execute(sql.SQL("delete from {}").format(whole))
            held = "insert into {} overriding system value select * from ledger_stage.held"
            connection.execute(sql.SQL(held).format(whole))
            connection.execute("drop table ledger_stage.held")
    assert missed == {}
    assert books.desk(JONAS).ask(ledger.prove).faults == ()


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
