"""Files into the books: whole or not at all, once, and every wrong record named. L-01."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from backoffice.ledger import service as ledger
from backoffice.ledger.intake import import_folder
from backoffice.ledger.rules import HasFindings, MonthSealed, NothingToImport
from backoffice.ledger.spoken import told_balance
from backoffice.store.cluster import BOOTSTRAP
from tests.given import AIKO, ANNA, JONAS, PAVEL, Given
from tests.ledger.closing import seal

TX = "tx_id,date,kind,description,ref\n"
POSTINGS = "tx_id,account,currency,amount\n"
DEPOSIT = (
    TX + "0,2025-01-05,deposit,SEPA in Ann Vo,DEP-1\n1,2025-02-05,fee,,FEE-1\n",
    POSTINGS
    + "0,Assets:Bank:EUR,EUR,123.45\n0,Liabilities:Wallet:U1:EUR,EUR,-123.45\n"
    + "1,Liabilities:Wallet:U1:EUR,EUR,1\n1,Income:Fees,EUR,-1.00\n",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    return made


def write(folder: Path, tx: str, postings: str, assets: str | None = None) -> Path:
    (folder / "tx.csv").write_text(tx, encoding="utf-8")
    (folder / "postings.csv").write_text(postings, encoding="utf-8")
    if assets is not None:
        (folder / "assets.csv").write_text(assets, encoding="utf-8")
    return folder


def refused(given: Given, folder: Path) -> list[tuple[str, int, str]]:
    """The findings of an import that booked nothing."""
    with pytest.raises(HasFindings) as told:
        import_folder(given.desk(JONAS), folder)
    assert given.desk(JONAS).ask(ledger.prove).transactions == 0
    found = told.value.facts["findings"]
    assert isinstance(found, list)
    assert told.value.facts["total"] == len(found)
    return [(file, record, code) for file, record, code, _ in found]


@pytest.mark.promise("L-01", "L-02")
def test_a_folder_is_booked_once_and_adds_up(given: Given, folder: Path) -> None:
    desk = given.desk(JONAS)
    booked = import_folder(desk, write(folder, *DEPOSIT))
    assert (booked.transactions, booked.postings, booked.already) == (2, 4, 0)
    again = import_folder(desk, folder)
    assert (again.transactions, again.postings, again.already) == (0, 0, 2)
    assert told_balance(desk.ask(ledger.trial_balance, date(2025, 12, 31))) == {
        "as_of": "2025-12-31",
        "assets": {
            "EUR": {
                "accounts": {
                    "Assets:Bank:EUR": "123.45",
                    "Income:Fees": "-1.00",
                    "Liabilities:Wallet:U1:EUR": "-122.45",
                },
                "sum": "0.00",
            }
        },
    }
    assert desk.ask(ledger.trial_balance, date(2025, 1, 31)).balances[0].path == "Assets:Bank:EUR"
    assert len(desk.ask(ledger.trial_balance, date(2025, 1, 31)).balances) == 2
    assert desk.ask(ledger.prove).faults == ()


def test_what_is_new_in_a_longer_file_is_booked_and_the_rest_passed_over(given: Given, folder: Path) -> None:
    desk = given.desk(JONAS)
    import_folder(desk, write(folder, *DEPOSIT))
    tx, postings = DEPOSIT
    longer = write(
        folder, tx + "2,2025-03-01,fee,Card,FEE-2\n", postings + "2,Income:Fees,EUR,-2\n2,Assets:Bank:EUR,EUR,2\n"
    )
    booked = import_folder(desk, longer)
    assert (booked.transactions, booked.postings, booked.already) == (1, 2, 2)
    assert desk.ask(ledger.prove).faults == ()


@pytest.mark.parametrize(
    "change",
    [
        ("SEPA in Ann Vo", "SEPA in Bob Vo"),
        ("2025-01-05", "2025-01-06"),
        ("deposit", "donation"),
        ("123.45", "123.46"),
        ("U1", "U2"),
    ],
)
def test_the_same_reference_with_other_content_is_refused_and_named(
    given: Given, folder: Path, change: tuple[str, str]
) -> None:
    desk = given.desk(JONAS)
    import_folder(desk, write(folder, *DEPOSIT))
    before = desk.ask(ledger.trial_balance)
    with pytest.raises(HasFindings) as told:
        import_folder(desk, write(folder, *(part.replace(*change) for part in DEPOSIT)))
    found = told.value.facts["findings"]
    assert isinstance(found, list)
    assert found[0] == ["tx", 1, "reference_has_other_content", "DEP-1"]
    assert desk.ask(ledger.trial_balance) == before


WRONG = {
    "unbalanced": ("", "", "0,Assets:Bank:EUR,EUR,1\n", [("tx", 1, "unbalanced")]),
    "an unknown transaction": ("", "7,A:B,EUR,1\n", "", [("postings", 3, "unknown_tx_id")]),
    "an unknown currency": ("", "", "0,A:B,XAU,1\n0,A:C,XAU,-1\n", [("postings", 3, "unknown_currency"),
                                                                     ("postings", 4, "unknown_currency")]),
    "NaN": ("", "", "0,A:B,EUR,NaN\n", [("postings", 3, "bad_amount")]),
    "an exponent": ("", "", "0,A:B,EUR,1E999\n", [("postings", 3, "bad_amount")]),
    "a negative zero": ("", "", "0,A:B,EUR,-0.00\n", [("postings", 3, "bad_amount")]),
    "too many decimals": ("", "", "0,A:B,EUR,0.001\n0,A:B,EUR,-0.001\n", [("postings", 3, "too_many_decimals"),
                                                                           ("postings", 4, "too_many_decimals")]),
    "an amount beyond 32 digits": ("", "", f"0,A:B,EUR,{'9' * 31}\n0,A:B,EUR,-{'9' * 31}\n",
                                   [("postings", 3, "bad_amount"), ("postings", 4, "bad_amount")]),
    "an empty account": ("", "", "0,,EUR,0\n", [("postings", 3, "bad_account")]),
    "an account with a hole": ("", "", "0,A::B,EUR,0\n", [("postings", 3, "bad_account")]),
    "the year 1": ("5,0001-01-01,fee,,\n", "5,A,EUR,1\n5,B,EUR,-1\n", "", [("tx", 2, "date_out_of_reach")]),
    "the year 9999": ("5,9999-01-01,fee,,\n", "5,A,EUR,1\n5,B,EUR,-1\n", "", [("tx", 2, "date_out_of_reach")]),
    "a day that is none": ("5,2025-02-30,fee,,\n", "5,A,EUR,1\n5,B,EUR,-1\n", "", [("tx", 2, "bad_date")]),
    "a full card number": ("5,2025-02-01,fee,of 12 2025 4111 1111 1111 1111,\n"
                           "6,2025-02-01,fee,DE89 3704 0044 0532 0130 00,\n",
                           "5,A,EUR,1\n5,B,EUR,-1\n6,A,EUR,1\n6,B,EUR,-1\n", "", [("tx", 2, "card_number")]),
    "a last line without an end": ("5,2025-02-01,fee,,CUTREF-0000", "5,A,EUR,1\n5,B,EUR,-1\n", "",
                                   [("tx", 0, "cut_off")]),
    "a kind in capitals": ("5,2025-02-01,FEE,,\n", "5,A,EUR,1\n5,B,EUR,-1\n", "", [("tx", 2, "bad_kind")]),
    "corrections nobody seconded": (
        "5,2025-02-01,adjustment,,\n6,2025-02-01,reversal,,\n", "5,A,EUR,1\n5,B,EUR,-1\n6,A,EUR,1\n6,B,EUR,-1\n", "",
        [("tx", 2, "correction_from_outside"), ("tx", 3, "correction_from_outside")],
    ),
    "the same id twice": ("0,2025-02-01,fee,,X\n", "", "", [("tx", 2, "tx_id_twice")]),
    "the same reference twice": ("5,2025-02-01,fee,,DEP-1\n", "5,A,EUR,1\n5,B,EUR,-1\n", "",
                                 [("tx", 2, "reference_twice")]),
    "no postings": ("5,2025-02-01,fee,,\n", "", "", [("tx", 2, "fewer_than_two_postings")]),
    "a record with too much": ("5,2025-02-01,fee,,,,,\n", "", "", [("tx", 2, "bad_record")]),
    "a file cut in the middle": ("5,2025-02-0", "", "", [("tx", 2, "bad_record")]),
}  # fmt: skip


@pytest.mark.promise("L-01")
@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_record_is_named_and_nothing_is_booked(given: Given, folder: Path, what: str) -> None:
    tx, own_postings, more_postings, findings = WRONG[what]
    made = write(
        folder,
        TX + "0,2025-01-05,deposit,SEPA in Ann Vo,DEP-1\n" + tx,
        POSTINGS + "0,Assets:Bank:EUR,EUR,5\n0,Liabilities:Wallet:U1:EUR,EUR,-5\n" + own_postings + more_postings,
    )
    found = refused(given, made)
    # A wrong amount also leaves its transaction without a balance; what was wrong itself is named too.
    assert set(findings) <= set(found)


@pytest.mark.parametrize(
    ("name", "content"),
    [("tx.csv", b"id,day\n"), ("postings.csv", b"\xff\xfe\x00"), ("tx.csv", b""), ("assets.csv", b"currency\nXAU\n")],
)
def test_a_file_that_is_none_of_ours_is_refused(given: Given, folder: Path, name: str, content: bytes) -> None:
    write(folder, *DEPOSIT)
    (folder / name).write_bytes(content)
    refused(given, folder)


def test_a_currency_is_known_from_the_file_beside(given: Given, folder: Path) -> None:
    tx = TX + "0,2025-01-05,trade,,\n"
    postings = POSTINGS + "0,A,XAU,0.001\n0,B,XAU,-0.001\n"
    import_folder(given.desk(JONAS), write(folder, tx, postings, "currency,scale\nXAU,3\n"))
    assert given.desk(JONAS).ask(ledger.trial_balance).balances[0].amount.minor == 1


@pytest.mark.parametrize("assets", ["EUR,3\n", "XAU,3\nXAU,10\n"])
def test_a_scale_other_than_the_books_own_or_the_file_s_is_refused(given: Given, folder: Path, assets: str) -> None:
    write(folder, *DEPOSIT, f"currency,scale\n{assets}")
    assert ("assets", 1, "bad_asset") in refused(given, folder)


def test_lines_of_json_are_read_as_the_two_files_are(given: Given, folder: Path) -> None:
    told = {
        "tx_id": "0", "date": "2025-01-05", "kind": "deposit", "description": "SEPA in 陈", "ref": "DEP-1",
        "postings": [
            {"account": "Assets:Bank:EUR", "currency": "EUR", "amount": "123.45"},
            {"account": "Liabilities:Wallet:U1:EUR", "currency": "EUR", "amount": "-123.45"},
        ],
    }  # fmt: skip
    (folder / "ledger.jsonl").write_text(json.dumps(told) + "\n\n", encoding="utf-8")
    assert import_folder(given.desk(JONAS), folder).postings == 2
    assert import_folder(given.desk(JONAS), folder / "ledger.jsonl").already == 1


@pytest.mark.parametrize(
    "line",
    [
        *("{", "[]", '{"postings": 1}', '{"postings": [1]}', "null", "[" * 100_000),
        *('{"tx_id": {}, "postings": []}', '{"description": "\\u0000", "postings": []}'),
        *('{"ref": "\\ud800", "postings": []}', '{"postings": [{"account": ["A"]}]}'),
    ],
)
def test_a_line_that_is_no_transaction_is_named(given: Given, folder: Path, line: str) -> None:
    (folder / "ledger.jsonl").write_text(line + "\n", encoding="utf-8")
    with pytest.raises(HasFindings) as told:
        import_folder(given.desk(JONAS), folder)
    assert told.value.facts["findings"] == [["ledger", 1, "not_a_transaction", line[:200]]]
    # There is no header: the first record is the first line.
    assert told.value.line(1) == 1


def test_an_empty_folder_holds_nothing_to_import(given: Given, folder: Path) -> None:
    for path in (folder, folder / "nowhere"):
        with pytest.raises(NothingToImport):
            import_folder(given.desk(JONAS), path)


@pytest.mark.promise("S-05")
def test_only_finance_imports(given: Given, folder: Path) -> None:
    write(folder, *DEPOSIT)
    for name in (ANNA, PAVEL):
        with given.sql(name) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("select ledger.open_batch()")


def test_what_a_killed_import_left_is_cleared_by_the_next(given: Given, folder: Path) -> None:
    desk = given.desk(JONAS)
    desk.do(uuid4(), ledger.open_batch)
    import_folder(desk, write(folder, *DEPOSIT))
    with given.sql(BOOTSTRAP) as connection:
        left = connection.execute("select count(*) from pg_tables where schemaname = 'ledger_stage'").fetchone()
    assert left == (0,)


def test_a_sealed_month_takes_no_file(given: Given, folder: Path) -> None:
    lead = given.desk(AIKO)
    import_folder(lead, write(folder, *DEPOSIT))
    seal(given, date(2025, 1, 1))
    tx, postings = DEPOSIT
    write(folder, tx + "9,2025-01-31,fee,,F9\n", postings + "9,A,EUR,1\n9,B,EUR,-1\n")
    with pytest.raises(HasFindings) as told:
        import_folder(lead, folder)
    # What is booked already is passed over there too.
    assert [each[:3] for each in told.value.facts["findings"]] == [["tx", 3, "month_sealed"]]  # type: ignore[attr-defined]
    many = [f"{number},2025-01-31,fee,,F{number}\n" for number in range(10, 210)]
    write(
        folder,
        tx + "".join(many) + "9,2025-03-01,fee,,F9\n",
        postings + "".join(f"{line.split(',')[0]},A,EUR,1\n{line.split(',')[0]},B,EUR,-1\n" for line in many)
        + "9,A,EUR,1\n9,B,EUR,1E999\n",
    )  # fmt: skip
    with pytest.raises(HasFindings) as told:
        import_folder(lead, folder)
    facts = told.value.facts
    assert (facts["total"], facts["kinds"]) == (202, {"month_sealed": 200, "bad_amount": 1, "unbalanced": 1})
    assert ["postings", 406, "bad_amount", "9,B,EUR,1E999"] in facts["findings"]  # type: ignore[operator]
    assert len(facts["findings"]) == 102  # type: ignore[arg-type]
    with pytest.raises(MonthSealed):
        seal(given, date(2025, 1, 1))
    assert lead.ask(ledger.prove).faults == ()
