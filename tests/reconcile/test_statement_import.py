"""A bank's file taken in on a laptop: for the account it is of, once, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

from backoffice.errors import BackofficeError
from backoffice.reconcile import workbook_lines
from backoffice.reconcile.bench import Bench
from backoffice.reconcile.problems import open_workbook
from backoffice.reconcile.snapshot import open_snapshot
from backoffice.reconcile.standing import StatementKnown
from backoffice.reconcile.statement_faults import OtherAccount, OtherCurrency, StatementChanged, StatementStopped
from backoffice.reconcile.statement_file import look
from backoffice.reconcile.statement_import import TakenIn, parts_of, preview, take_in
from backoffice.reconcile.statement_kept import Remembered
from backoffice.reconcile.statement_values import Odd, StatedAccount, StatementHead
from backoffice.reconcile.statement_whose import AccountUnconfirmed, Whose, told_above
from tests.given import KEYS
from tests.reconcile.snapshots import BANK, PASSPHRASE, firm, made_up, write_snapshot
from tests.reconcile.statement_files import camt, entry

CARDS = "Assets:Processor:Cards:EUR"
NOBODY = Remembered((), {})
HOUSE_BANK = StatedAccount(iban="DE02120300000000202051")


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    of = firm()
    books = {(BANK, "EUR"): made_up(3), (CARDS, "EUR"): made_up(2)}
    path = write_snapshot(tmp_path, of, books, made_at=datetime.now(UTC))
    snapshot = open_snapshot(path, KEYS.root.public, PASSPHRASE)
    made = Bench(snapshot, of.keys.signing, open_workbook(snapshot, of.keys.signing))
    yield made
    made.close()


def taken(bench: Bench, path: Path, kept: Remembered = NOBODY, account: str = BANK, vouched: bool = True) -> TakenIn:
    looked = look(path)
    head = next(each for each in bench.manifest.accounts if each.path == account)
    ids = {each.id: head for each in looked.heads}
    return take_in(bench, looked, ids, kept, silent, ids if vouched else ())


def silent(_done: int, _of: int | None) -> None:
    pass


def amounts(bench: Bench, account: str = BANK) -> list[int]:
    return [line.amount for line, _ in bench.look(workbook_lines.lines, account, "EUR")]


@pytest.mark.promise("L-02")
def test_a_file_is_taken_in_once_and_of_a_second_one_only_what_is_new(bench: Bench, tmp_path: Path) -> None:
    first, second = tmp_path / "first.xml", tmp_path / "second.xml"
    first.write_bytes(camt([entry("1.00"), entry("2.00"), entry("2.00")]))
    second.write_bytes(camt([entry("2.00"), entry("2.00"), entry("2.00"), entry("3.00")]))
    assert taken(bench, first).lines == 3
    with pytest.raises(StatementKnown):
        taken(bench, first)
    told = taken(bench, second)
    assert (told.lines, told.lines_known) == (2, 2)
    assert sorted(amounts(bench)) == [100, 200, 200, 200, 300]


@pytest.mark.promise("S-05")
def test_a_statement_keeps_its_file_s_name_its_account_and_its_archive_s_hash(bench: Bench, tmp_path: Path) -> None:
    alone, packed = tmp_path / "march.xml", tmp_path / "march.zip"
    alone.write_bytes(camt([entry("1.00")]))
    with ZipFile(packed, "w") as archive:
        archive.writestr("camt/april.xml", camt([entry("5.00"), entry("6.00")]).replace(b"<Id>S1</Id>", b"<Id>S2</Id>"))
    taken(bench, alone)
    taken(bench, packed)
    told = bench.look(
        lambda work: {
            work.words_of(each.file): (each.stated, each.archive) for each in work.standing.statements.values()
        }
    )
    iban = look(alone).heads[0].account.called
    assert iban
    assert told == {
        "march.xml": (iban, ""),
        "march.zip: camt/april.xml": (iban, sha256(packed.read_bytes()).hexdigest()),
    }


def test_nothing_is_taken_in_when_a_statement_must_not_be(bench: Bench, tmp_path: Path) -> None:
    path = tmp_path / "statement.xml"
    wrong: list[tuple[bytes, Remembered, type[BackofficeError]]] = [
        (camt([entry("1.00")], "0.00", "2.00"), NOBODY, StatementStopped),
        (camt([entry("1.00", currency="SEK")]).replace(b"EUR", b"SEK"), NOBODY, OtherCurrency),
        (camt([entry("1.00")]), NOBODY.with_account((BANK, "EUR"), StatedAccount(number="4711")), OtherAccount),
    ]
    for data, kept, fault in wrong:
        path.write_bytes(data)
        with pytest.raises(fault):
            taken(bench, path, kept)
    good, bad = camt([entry("1.00")], "0.00", "1.00"), camt([entry("1.00")], "1.00", "9.00")
    both = good.replace(b"</Stmt>", b"</Stmt>" + bad[bad.index(b"<Stmt>") : bad.index(b"</BkTo")], 1)
    path.write_bytes(both)
    with pytest.raises(StatementStopped):
        taken(bench, path)
    looked = look(path)
    path.write_bytes(good)
    with pytest.raises(StatementChanged):
        take_in(bench, looked, {looked.heads[0].id: bench.manifest.accounts[0]}, NOBODY, silent)
    assert amounts(bench) == []


@pytest.mark.promise("L-01", "L-02", "S-05")
def test_whose_a_statement_is_is_said_once_in_the_log_and_a_statement_of_another_account_is_refused(
    bench: Bench, tmp_path: Path
) -> None:
    path, other = tmp_path / "first.xml", tmp_path / "other.xml"
    path.write_bytes(camt([entry("1.00")]))
    other.write_bytes(camt([entry("2.00")]).replace(b"DE02120300000000202051", b"DE02500105170137075030"))
    with pytest.raises(AccountUnconfirmed) as unsaid:
        taken(bench, path, vouched=False)
    assert unsaid.value.facts["stated"] == HOUSE_BANK.iban
    assert amounts(bench) == []
    taken(bench, path)
    (kept,) = bench.book.standing.statements.values()
    assert (kept.stated, kept.vouched) == (HOUSE_BANK.iban, True)
    # From then on it is known, on any laptop that opens this workbook, and nobody is asked again.
    (part,) = preview(bench, other, NOBODY, (), silent).parts
    assert (part.account, part.whose(BANK), part.whose(CARDS)) == ("", Whose.OTHER, Whose.UNKNOWN)
    with pytest.raises(OtherAccount) as refused:
        taken(bench, other)
    assert refused.value.facts == {"stated": "DE02500105170137075030", "wanted": HOUSE_BANK.iban, "account": BANK}
    second = tmp_path / "second.xml"
    second.write_bytes(
        camt([entry("5.00")]).replace(b"<IBAN>DE02120300000000202051</IBAN>", b"<Othr><Id>0000202051</Id></Othr>")
    )
    assert preview(bench, second, NOBODY, (), silent).parts[0].whose(BANK) is Whose.KNOWN
    taken(bench, second, vouched=False)


def test_a_table_says_whose_it_is_above_its_headings() -> None:
    for above, iban, number in (
        ((("Kontoauszug",), ("IBAN", "DE02 1203 0000 0000 2020 51 EUR")), HOUSE_BANK.iban, ""),
        ((("Konto:", "0000202051"),), "", "0000202051"),
        ((("Account number: 4711 0815",),), "", "4711 0815"),
        # Check digits that are wrong, and numbers beside other words, name nobody.
        ((("IBAN", "DE03120300000000202051"), ("Page", "202051")), "", ""),
    ):
        assert told_above(above) == StatedAccount(iban=iban, number=number)


def test_the_account_a_statement_is_of_is_remembered_or_the_only_one_in_its_asset(bench: Bench, tmp_path: Path) -> None:
    path = tmp_path / "statement.xml"
    path.write_bytes(camt([entry("1.00")]))
    looked, accounts = look(path), bench.manifest.accounts
    (part,) = parts_of(looked, accounts, NOBODY)
    assert (part.statements, part.account, part.remembered) == ((looked.heads[0].id,), "", False)
    (part,) = parts_of(looked, accounts[:1], NOBODY)
    assert (part.account, part.remembered) == (accounts[0].path, False)
    (part,) = parts_of(
        looked, accounts[:1], NOBODY.with_account((accounts[0].path, "EUR"), StatedAccount(number="Stripe"))
    )
    assert part.account == ""
    (part,) = parts_of(looked, accounts, NOBODY.with_account((CARDS, "EUR"), HOUSE_BANK))
    assert (part.account, part.remembered) == (CARDS, True)


def test_the_preview_says_what_is_known_and_what_lies_outside_the_days_that_were_checked_out(
    bench: Bench, tmp_path: Path
) -> None:
    path, other, inside = tmp_path / "a.xml", tmp_path / "b.xml", bench.manifest.since.isoformat().encode()
    path.write_bytes(camt([entry("1.00"), entry("2.00")]))
    other.write_bytes(camt([entry("2.00"), entry("3.00")]))
    kept = NOBODY.with_account((BANK, "EUR"), HOUSE_BANK)

    def seen(file: Path) -> tuple[frozenset[str], list[tuple[Odd, int]]]:
        told = preview(bench, file, kept, (), lambda _done, _of: None)
        head = told.looked.heads[0]
        return told.known, [(each.odd, each.count) for each in told.oddities(head) if each.odd not in head_odd(head)]

    assert seen(path) == (frozenset(), [(Odd.OUTSIDE_PERIOD, 2)])
    taken(bench, path, kept)
    assert seen(path)[0] == {look(path).heads[0].id}
    assert seen(other)[1] == [(Odd.LINES_KNOWN, 1), (Odd.OUTSIDE_PERIOD, 2)]
    other.write_bytes(camt([entry("3.00")]).replace(b"2026-10-05", inside))
    assert seen(other)[1] == []


def head_odd(head: StatementHead) -> set[Odd]:
    return {each.odd for each in head.oddities}


def test_cancelling_leaves_what_was_taken_in_whole(bench: Bench, tmp_path: Path) -> None:
    class Stopped(Exception):
        pass

    def stop(done: int, _of: int) -> None:
        raise Stopped(done)

    path = tmp_path / "statement.xml"
    path.write_bytes(camt([entry("1.00")]))
    ids = {look(path).heads[0].id: bench.manifest.accounts[0]}
    with pytest.raises(Stopped):
        take_in(bench, look(path), ids, NOBODY, stop, ids)
    with pytest.raises(StatementKnown):
        taken(bench, path)
