"""Statements as banks publish them for testing readers: each is read with its figures, or refused for its reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from backoffice.cli import main
from backoffice.errors import Refused
from backoffice.reconcile.statement_file import look, read
from backoffice.reconcile.statement_values import Odd, StatementHead
from backoffice.words import vocabulary

SAMPLES = Path(__file__).parents[1] / "data" / "statements"

# Account, asset, decimals, opening, closing, lines, their sum, what is odd. Some balances were changed by those who
# published the files, so that their lines do not add up; that is to be seen.
Figures = tuple[str, str, int, int | None, int | None, int, int, str]
SWISS: Figures = ("CH2801234000123456789", "SEK", 2, None, None, 1, -20000000, "no_balances")
DUTCH: Figures = (
    "NL26VAYB8060476890", "EUR", 2, 1815, None, 1, 885, "no_balances other_currency balance_left_out balance_left_out",
)  # fmt: skip
WANTED: dict[str, str | list[Figures]] = {
    "camt/camt052.v1.xml": [SWISS],
    "camt/camt052.v2.other-account.xml": [SWISS],
    "camt/camt052.v2.with-account-name.xml": [
        ("CH2801234000123456789", "SEK", 2, None, None, 1, -20000000, "day_guessed no_balances")
    ],
    "camt/camt052.v2.xml": [SWISS],
    "camt/camt052.v4.xml": [("CH2801234000123456789", "CHF", 2, None, 1002215, 0, 0, "pending_left_out no_balances")],
    "camt/camt052.v6.Amt-zero.xml": [
        ("CH2801234000123456789", "CHF", 2, None, 1002215, 0, 0, "pending_left_out no_balances")
    ],
    "camt/camt052.v6.xml": [("CH2801234000123456789", "CHF", 2, None, 1002215, 0, 0, "pending_left_out no_balances")],
    "camt/camt052.v8.xml": [SWISS],
    "camt/camt053.v2.all-balance-types.xml": [("CH2801234000123456789", "EUR", 2, 101, 404, 1, 885, "does_not_add_up")],
    "camt/camt053.v2.five.decimals.xml": [("NL26VAYB8060476890", "EUR", 2, 1815, 2705, 1, 885, "does_not_add_up")],
    "camt/camt053.v2.minimal.ultimate.xml": [DUTCH],
    "camt/camt053.v2.minimal.xml": [DUTCH],
    "camt/camt053.v2.multi.statement.xml": [
        ("NL26VAYB8060476890", "EUR", 2, 1815, 2700, 1, 885, ""),
        ("NL26VAYB8060476890", "EUR", 2, 2700, 2000, 1, -700, ""),
    ],
    "camt/camt053.v2.with-account-name.xml": [
        ("CH2801234000123456789", "EUR", 2, None, None, 1, 885, "no_balances balance_left_out")
    ],
    "camt/camt053.v2.with-party-ids.xml": [DUTCH],
    "camt/camt053.v2.wrong.xml": "reconcile.statement_holds_none",
    "camt/camt053.v3.xml": [DUTCH],
    "camt/camt053.v4.xml": [DUTCH],
    "camt/camt053.v8.xml": [DUTCH],
    "camt/camt054.v2.with-account-name.xml": [
        ("CH2801234000123456789", "SEK", 2, None, None, 1, -20000000, "day_guessed no_balances")
    ],
    "camt/camt054.v2.xml": [SWISS],
    "camt/camt054.v4.xml": [SWISS],
    "camt/camt054.v8-with-UETR.xml": [
        ("CH2801234000123456789", "SEK", 2, None, None, 1, -20000000, "day_guessed no_balances")
    ],
    "camt/camt054.v8-with-financial-institution.xml": [
        ("CH2801234000123456789", "SEK", 2, None, None, 1, -20000000, "day_guessed no_balances")
    ],
    "camt/camt054.v8.xml": [SWISS],
    "camt/camt53.only-Dt-with-DtTm.xml": [("GB33BUKB20201555555555", "RON", 2, 544209, None, 0, 0, "no_balances")],
    "mt940/abnamro.sta": [
        ("517852257", "EUR", 2, 323628, 87684, 8, -32144, "does_not_add_up"),
        ("517852257", "EUR", 2, 287684, 184975, 2, -2449, "does_not_add_up balances_break"),
    ],
    "mt940/asnb.txt": [
        ("NL81ASNB9999999999", "EUR", 2, 44429, 37929, 1, -6500, ""),
        *[("NL81ASNB9999999999", "EUR", 2, 37929, 37929, 0, 0, "")] * 3,
        ("NL81ASNB9999999999", "EUR", 2, 37929, 57774, 2, 19845, ""),
        *[("NL81ASNB9999999999", "EUR", 2, 57774, 57774, 0, 0, "")] * 19,
        ("NL81ASNB9999999999", "EUR", 2, 57774, 57609, 1, -165, ""),
        *[("NL81ASNB9999999999", "EUR", 2, 57609, 57609, 0, 0, "")] * 3,
        ("NL81ASNB9999999999", "EUR", 2, 57609, 40481, 2, -17128, ""),
        ("NL81ASNB9999999999", "EUR", 2, 40481, 40481, 0, 0, ""),
        ("NL81ASNB9999999999", "EUR", 2, 40481, 50123, 2, 9642, ""),
    ],
    "mt940/citi.txt": [("123456789", "USD", 2, 1737667, 1623392, 5, -114275, "")],
    "mt940/generic.sta": [
        ("11111111", "EUR", 2, 10000, 9000, 1, -1000, ""),
        ("11111111", "EUR", 2, 9000, 8000, 1, -1000, ""),
    ],
    "mt940/ing.sta": [("0001234567", "EUR", 2, 0, 347, 7, -4559, "does_not_add_up")],
    "mt940/knab.sta": [
        ("123456789", "EUR", 2, 0, 50000, 1, 50000, ""),
        ("123456789", "EUR", 2, 305898, 79898, 2, -676000, "does_not_add_up balances_break"),
    ],
    "mt940/postfinance.sta": [
        ("123456789", "CHF", 2, 0, 22920, 2, 22920, ""),
        ("123456789", "CHF", 2, 22920, 15960, 2, -6980, "does_not_add_up"),
    ],
    "mt940/rabobank-iban.sta": [
        ("NL71RABO0123456789", "EUR", 2, 100000, 96500, 2, -3500, ""),
        ("NL71RABO0123456789", "EUR", 2, 96500, 93000, 2, -3500, ""),
    ],
    "mt940/rabobank.sta": [
        ("1291.99.348", "EUR", 2, 47317, 39582, 1, -121328, "does_not_add_up"),
        ("1291.99.348", "EUR", 2, 100089, 100089, 0, 0, "balances_break"),
        ("1291.99.348", "EUR", 2, 129582, 125087, 2, -28151, "does_not_add_up balances_break"),
        ("1526.89.184", "EUR", 2, 419612, 410182, 2, -9430, ""),
    ],
    "mt940/sns.sta": [
        ("0123456789", "EUR", 2, 123456, 120956, 2, -2500, ""),
        ("0123456789", "EUR", 2, 120956, 120956, 0, 0, ""),
    ],
    "mt940/triodos.sta": [("0390123456", "EUR", 2, 497509, 437079, 2, -71570, "does_not_add_up")],
    "ofx/anzcc.ofx": [("1234123412341234", "AUD", 2, None, -12345, 1, -550, "no_balances")],
    "ofx/bank_medium.ofx": [("12300 000012345678", "CAD", 2, None, 38234, 3, -34527, "no_balances")],
    "ofx/bank_small.ofx": "reconcile.statement_holds_none",
    "ofx/checking.ofx": [("1452687~7", "USD", 2, None, 10099, 3, -5950, "no_balances")],
    "ofx/decimal_error.ofx": "reconcile.statement_no_amount",
    "ofx/fidelity-savings.ofx": [("X0000001", "USD", 4, None, None, 4, -17783952, "no_balances finer_than_usual")],
    "ofx/multiple_accounts.ofx": [
        ("9100", "USD", 2, None, 11100, 0, 0, "no_balances"),
        ("9200", "USD", 2, None, 22200, 0, 0, "no_balances"),
    ],
    "ofx/signon_fail.ofx": "reconcile.statement_declined",
    "ofx/suncorp.ofx": [("123456789", "AUD", 2, None, 123412, 1, -1685, "no_balances")],
}


def figures(head: StatementHead) -> Figures:
    ends = [None if each is None else each.amount for each in (head.opening, head.closing)]
    odd = " ".join(each.odd.value for each in head.oddities)
    return (head.account.called, head.asset, head.scale, ends[0], ends[1], head.count, head.total, odd)


def test_no_sample_is_forgotten() -> None:
    there = {str(path.relative_to(SAMPLES)) for path in SAMPLES.rglob("*") if path.suffix not in ("", ".md")}
    assert there == WANTED.keys()


@pytest.mark.promise("L-01")
@pytest.mark.parametrize("name", sorted(WANTED))
def test_each_sample_is_read_with_its_figures_or_refused_for_its_reason(name: str) -> None:
    wanted = WANTED[name]
    if isinstance(wanted, str):
        with pytest.raises(Refused) as refused:
            read(SAMPLES / name)
        assert refused.value.code == wanted
        return
    seen = look(SAMPLES / name)
    assert [figures(head) for head in seen.heads] == wanted
    whole = read(SAMPLES / name)
    assert [figures(head) for head in whole] == wanted
    for head, statement in zip(seen.heads, whole, strict=True):
        assert (len(statement.lines), sum(line.amount for line in statement.lines)) == (head.count, head.total)
        assert all(type(line.amount) is int for line in statement.lines)
    ids = [line.id for statement in whole for line in statement.lines]
    assert ids == [f"{seen.source.sha256[:16]}.{number}" for number in range(1, len(ids) + 1)]


def test_what_a_line_says_is_found_where_each_format_writes_it() -> None:
    camt = read(SAMPLES / "camt/camt053.v2.multi.statement.xml")[1].lines[0]
    assert (camt.name, camt.account, camt.reference, camt.text) == (
        "Company Name 2", "NL56AGDH9619008421", "000000002", "Transaction Description 2",
    )  # fmt: skip
    asn = read(SAMPLES / "mt940/asnb.txt")[4].lines
    assert [(line.account, line.amount) for line in asn] == [
        ("NL56ASNB9999999999", 100000), ("NL08ABNA9999999999", -80155),
    ]  # fmt: skip
    assert "INTERNE OVERBOEKING VIA MOBIEL" in asn[0].text
    rabo = read(SAMPLES / "mt940/rabobank-iban.sta")[0].lines[0]
    assert (rabo.name, rabo.reference) == ("CONTRA ACCOUNT HOLDER", "01-01-2013 12:00 0030000987654321")
    ofx = read(SAMPLES / "ofx/suncorp.ofx")[0].lines[0]
    assert (ofx.bank_reference, ofx.name, ofx.code) == ("1", "EFTPOS WDL HANDYWAY ALDI STORE", "DEBIT")


def test_everything_odd_has_a_word_in_both_languages() -> None:
    for language in ("en", "zh"):
        assert {f"reconcile.odd.{each}" for each in Odd} <= vocabulary(language).keys()


def test_the_command_says_what_a_file_holds_and_why_one_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["statement", str(SAMPLES / "camt/camt053.v2.multi.statement.xml"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    first = told["statements"][0]
    assert (first["opening"]["amount"], first["total"], first["closing"]["amount"]) == ("18.15", "8.85", "27.00")
    assert (first["importable"], first["lines"][0]["amount"]) == (True, "8.85")
    assert main(["statement", str(SAMPLES / "mt940/triodos.sta")]) == 0
    assert "! Opening and lines miss the closing by 111.40" in capsys.readouterr().out
    assert main(["statement", str(SAMPLES / "ofx/signon_fail.ofx"), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["error"] == "reconcile.statement_declined"


def test_the_command_asks_about_days_names_one_that_is_none_and_says_only_what_is_stated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bank.csv"
    asked = ["statement", str(file), "--currency", "EUR"]
    file.write_text("date,amount,text\n01/02/2026,10.00,one\n03/04/2026,-2.00,two\n")
    assert main([*asked, "--json"]) == 1
    refused = json.loads(capsys.readouterr().out)
    assert (refused["error"], refused["facts"]["text"]) == ("reconcile.statement_days_unclear", "01/02/2026")
    for day, first in (("DD/MM/YYYY", "2026-02-01"), ("MM/DD/YYYY", "2026-01-02")):
        assert main([*asked, "--json", "--day", day]) == 0
        assert json.loads(capsys.readouterr().out)["statements"][0]["lines"][0]["on"] == first
    # One row of its own tells which is which.
    file.write_text("date,amount,text\n01/02/2026,10.00,one\n23/04/2026,-2.00,two\n")
    assert main(asked) == 0
    assert "2 lines of 8.00\n" in capsys.readouterr().out
    file.write_text("date,amount,text\n2026-02-30,10.00,one\n")
    assert main([*asked, "--json"]) == 1
    refused = json.loads(capsys.readouterr().out)
    assert (refused["error"], refused["facts"]) == ("reconcile.statement_no_day", {"row": "2", "text": "2026-02-30"})
    file.write_text("one,two\nthree,four\n")
    assert main([*asked, "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["facts"] == {"columns": "one, two"}
