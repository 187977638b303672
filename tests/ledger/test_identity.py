"""The night's proof: both sides of the books agree in each asset, every checkpoint too; and what a seal finds. L-05."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from backoffice.audit.findings import Kind
from backoffice.ledger import identity
from backoffice.ledger import service as ledger
from backoffice.ledger.identity import AssetProof, Lopsided, WrongCheckpoint
from backoffice.ledger.intake import import_folder
from backoffice.store.cluster import BOOTSTRAP
from tests.audit.sealed import Sealed
from tests.given import JONAS, PAVEL, Given
from tests.ledger.closing import seal
from tests.ledger.test_intake import DEPOSIT, write


@pytest.fixture
def books(given: Given, tmp_path: Path) -> Given:
    folder = tmp_path / "in"
    folder.mkdir()
    import_folder(given.desk(JONAS), write(folder, *DEPOSIT))
    seal(given, date(2025, 1, 1))
    return given


def tampered(books: Given, *statements: str) -> None:
    with books.sql(BOOTSTRAP) as connection:
        connection.execute("set session_replication_role = replica")
        for statement in statements:
            assert connection.execute(statement.encode()).rowcount > 0


@pytest.mark.promise("L-05")
def test_the_night_proves_both_sides_once_a_day_and_says_what_broke_them(books: Given) -> None:
    assert books.desk(JONAS).ask(identity.last_proof) is None
    assert books.worker().do(uuid4(), identity.prove_if_due)
    assert not books.worker().do(uuid4(), identity.prove_if_due)
    sound = books.desk(PAVEL).ask(identity.last_proof)
    assert sound is not None
    assert sound.holds
    (euro,) = sound.assets
    assert euro == AssetProof("EUR", 2, wallets=12245, house=100, banks=12345, processors=0, custodians=0)
    assert euro.difference == 0

    tampered(
        books,
        "update ledger.posting set amount = amount + 7 where account_id = 1 and booked_on = '2025-01-05'",
        "update ledger.checkpoint set balance = balance + 7 where account_id = 1",
    )
    books.clock_moves(timedelta(days=1))
    assert books.worker().do(uuid4(), identity.prove_if_due)
    broken = books.desk(JONAS).ask(identity.last_proof)
    assert broken is not None
    assert not broken.holds
    assert broken.assets[0].difference == 7
    assert broken.transactions == (Lopsided(1, "EUR", 7),)
    assert broken.checkpoints == ()
    with books.sql(PAVEL) as connection:
        told = connection.execute("select count(*) from staff.notice where kind = 'books_broken'").fetchone()
    assert told == (1,)
    tampered(books, "update ledger.checkpoint set balance = balance - 7 where account_id = 1")
    books.clock_moves(timedelta(days=1))
    books.worker().do(uuid4(), identity.prove_if_due)
    wrong = books.desk(JONAS).ask(identity.last_proof)
    assert wrong is not None
    assert wrong.checkpoints == (WrongCheckpoint("2025-01", "Assets:Bank:EUR", "EUR"),)


@pytest.mark.promise("S-05")
def test_only_the_worker_proves_at_night(books: Given) -> None:
    for name in (JONAS, PAVEL, "endpoint"):
        with books.sql(name) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("select ledger.prove_night()")


@pytest.mark.promise("L-05", "S-05")
def test_books_changed_with_everything_that_speaks_of_them_are_found_by_the_seal(books: Given, tmp_path: Path) -> None:
    sealed = Sealed(books, tmp_path)
    sealed.seal()
    assert sealed.verify(JONAS).sound
    assert [each.stream for each in sealed.verify(JONAS).streams] == ["ledger.transaction"]
    tampered(
        books,
        "update ledger.posting set amount = amount * 2 where booked_on = '2025-01-05'",
        "update ledger.checkpoint set balance = balance * 2 where month = '2025-01-01'",
        """
        update ledger.reference r set content = ledger.content(
            t.booked_on, t.happened_on, t.kind, t.words, r.source, r.reference, t.reverses, (
                select string_agg(concat_ws(E'\\t', a.path, p.asset, 2, p.amount), E'\\n' order by a.path collate "C")
                  from ledger.posting p join ledger.account a on a.id = p.account_id where p.transaction_id = t.id))
          from ledger.transaction t where t.id = r.transaction_id and t.booked_on = '2025-01-05'
        """,
        "update ledger.month_seal set content = (select sha256(r.content) from ledger.reference r"
        " where r.reference = 'DEP-1')",
    )
    found = [fault.code for fault in books.desk(JONAS).ask(ledger.prove).faults]
    assert found == ["content_changed", "month_seal_changed"]
    tampered(
        books,
        "update audit.event set facts = facts || jsonb_build_object('content', (select encode(m.content, 'hex')"
        " from ledger.month_seal m)) where action = 'ledger.month_sealed'",
    )
    tampered(
        books,
        "update ledger.transaction t set content = r.content from ledger.reference r"
        " where r.transaction_id = t.id and r.reference = 'DEP-1'",
    )
    assert books.desk(JONAS).ask(ledger.prove).faults == ()
    for name in (JONAS, PAVEL):
        found = [each for each in sealed.verify(name).findings if each.stream == "ledger.transaction"]
        assert [(each.kind, each.entry) for each in found] == [(Kind.ROW_CHANGED, 1)]
