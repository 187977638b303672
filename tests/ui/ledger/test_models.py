"""The models of the ledger: blocks of a list that need not be here, a tree that grows, and the words of its cells."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from backoffice.ledger.explorer import BLOCK
from backoffice.ledger.rules import AccountKind
from backoffice.ledger.views import Day, Key, Line, Posting, Wanted
from backoffice.money import Asset, amount
from ui.kyc.wording import Wording
from ui.ledger.account_model import BALANCE, DIFFERENCE, NAME, AccountModel, Shown
from ui.ledger.accounts import WALLETS, add_wallets, matching, tree_of
from ui.ledger.copying import tab_separated
from ui.ledger.filter_words import tokens_of
from ui.ledger.kept import SHOWN_FIRST, KeptLedger
from ui.ledger.plotted import plotted
from ui.ledger.postings_model import PostingsModel
from ui.ledger.rows import At, Row, cell_of, rows_of
from ui.ledger.wording import MINUS, LedgerWording, decimals, money, pseudonym, short
from ui.widgets.row_delegate import CELL

WORDS = LedgerWording(Wording("en"))
HOLDER = "f54a0470-31b4-07e8-7339-f56cad99e6fc"


def posting(number: int, **told: object) -> Posting:
    facts: dict[str, object] = {
        "key": Key(date(2026, 11, 19), number, 1, -123456),
        "happened_on": date(2026, 11, 18),
        "kind": "withdrawal",
        "account": f"Liabilities:Wallet:{HOLDER}:EUR",
        "account_kind": AccountKind.WALLET,
        "holder": HOLDER,
        "asset": "EUR",
        "scale": 2,
        "reference": "SEPA-OUT-1",
        "words": "SEPA out",
        "other_side": "Assets:Bank:EUR",
        "other_holder": "",
        "sides": 2,
        "balance": None,
    }
    return Posting(**(facts | told))  # type: ignore[arg-type]


def block(number: int) -> tuple[Row, ...]:
    return rows_of([posting(number * BLOCK + at) for at in range(BLOCK)], WORDS)


def model() -> PostingsModel:
    made = PostingsModel()
    made.tester = QAbstractItemModelTester(made)  # type: ignore[attr-defined]
    return made


@pytest.mark.promise("L-02")
def test_rows_that_are_not_here_are_asked_for_by_block_and_few_are_kept(qtbot: QtBot) -> None:
    shown = PostingsModel()
    shown.show_list(10_000_000, block(0))
    assert shown.rowCount() == 10_000_000
    assert shown.index(3, At.NUMBER).data(CELL).text == "T-3"
    with qtbot.waitSignal(shown.wanted) as told:
        assert shown.index(9_999_999, At.NUMBER).data(CELL).text == "·"
    assert told.args == [[9_999_999 // BLOCK]]
    for number in range(60):
        shown.put_block(number, block(number), near=number)
    assert sum(shown.here(number) for number in range(60)) * BLOCK <= 6_144
    assert shown.here(59)
    assert not shown.here(0)


def test_a_list_that_turns_out_shorter_or_longer_keeps_what_still_stands(qtbot: QtBot) -> None:
    shown = model()
    shown.show_list(4 * BLOCK, block(0))
    shown.put_block(1, block(1), near=0)
    shown.set_total(2 * BLOCK)
    assert shown.rowCount() == 2 * BLOCK
    shown.set_total(8 * BLOCK)
    assert shown.rowCount() == 8 * BLOCK
    shown.outdate(BLOCK + 9, without_balance=False)
    assert shown.here(0)
    assert not shown.here(1)
    assert shown.index(BLOCK + 9, At.NUMBER).data(CELL).text == f"T-{BLOCK + 9}"


def test_cells_say_amounts_with_a_true_minus_and_customers_by_pseudonym() -> None:
    (row,) = rows_of([posting(7, balance=5)], WORDS)
    assert row.texts[At.AMOUNT] == f"{MINUS}1,234.56"
    assert cell_of(At.AMOUNT, row.texts[At.AMOUNT]).right
    assert row.texts[At.BALANCE] == "0.05"
    assert row.texts[At.KIND] == "Withdrawal"
    assert HOLDER not in row.texts[At.ACCOUNT]
    assert row.texts[At.ACCOUNT] == "Wallet / c·····e6fc / EUR"
    assert row.texts[At.OTHER] == "Bank / EUR"
    assert pseudonym("U1") == "U1"
    assert short("Cash") == "Cash"
    assert WORDS.kind("later_kind") == "later kind"


@given(st.integers(-(10**38) + 1, 10**38 - 1), st.integers(0, 18))
def test_every_amount_reads_back_from_what_is_shown_and_copied(minor: int, scale: int) -> None:
    assert amount(decimals(minor, scale), Asset("XXX", scale)).minor == minor
    assert money(minor, scale).replace(",", "").replace(MINUS, "-") == decimals(minor, scale)


@given(st.text(alphabet="=+-@＝ \t\n\rab", max_size=10))
def test_a_copied_row_never_calculates(words: str) -> None:
    lines = tab_separated([posting(1, words=words)], (At.WORDS, At.AMOUNT), ("Words", "Amount"), WORDS).split("\n")
    assert len(lines) == 3
    told, figure = lines[1].split("\t")
    assert not told.startswith(("=", "+", "-", "@", "＝"))
    assert figure == "-1234.56"


LINES = (
    Line("Assets:Bank:EUR", AccountKind.BANK, "EUR", 2, 1000),
    Line("Assets:Bank:USD", AccountKind.BANK, "USD", 2, 300),
    Line("Assets:Old", AccountKind.HOUSE, "EUR", 2, 0),
    Line(WALLETS, AccountKind.WALLET, "EUR", 2, -1000, 2),
)


def test_the_tree_sums_upwards_fetches_wallets_and_folds_zeros(qtbot: QtBot) -> None:
    root = tree_of(LINES, [Line("Assets:Bank:EUR", AccountKind.BANK, "EUR", 2, 400)])
    shown, wanted = AccountModel(WORDS), []
    shown.more_wanted.connect(wanted.append)
    shown.tester = QAbstractItemModelTester(shown)  # type: ignore[attr-defined]
    shown.show_tree(root, Shown("EUR", 2, "1 Nov", other="1 Oct"))
    assets = shown.index(0, NAME)
    assert [shown.index(0, column).data(CELL).text for column in range(4)] == ["Assets", "10.00", "4.00", "6.00"]
    bank = shown.index(0, NAME, assets)
    assert shown.index(1, BALANCE, bank).data(CELL).text == "no EUR"
    assert shown.rowCount(assets) == 2
    wallets = shown.index(0, NAME, shown.index(1, NAME))
    assert shown.hasChildren(wallets)
    shown.fetchMore(wallets)
    (node,) = wanted
    lines = [Line(f"{WALLETS}:U1:EUR", AccountKind.WALLET, "EUR", 2, -1000, 1, "U1")]
    shown.put_wallets(node, add_wallets(node, lines, (), None))
    assert shown.rowCount(wallets) == 1
    assert not shown.canFetchMore(wallets)
    assert shown.at_path(f"{WALLETS}:U1:EUR") is not None
    shown.show_tree(root, Shown("EUR", 2, "1 Nov", zeros=False))
    assert shown.rowCount(shown.index(0, NAME)) == 1
    shown.show_tree(root, Shown("EUR", 2, "1 Nov", other="1 Dec", forward=True))
    assert shown.index(0, DIFFERENCE).data(CELL).text == f"{MINUS}6.00"
    assert shown.index(9, NAME) == QModelIndex()


def test_a_typed_word_leaves_what_fits_and_what_is_above_it() -> None:
    root = tree_of(LINES)
    found = matching(root, "bank / usd")
    assert [child.path for child in found.children] == ["Assets"]
    assert [leaf.path for leaf in found.children[0].children[0].children] == ["Assets:Bank:USD"]
    assert matching(root, "nothing of this").children == []


def test_a_filter_is_told_in_words_and_each_part_goes_alone() -> None:
    wanted = Wanted(account="Assets:Bank", kind="fee", least="5", since=date(2026, 1, 1), until=date(2026, 1, 1))
    told = {token.label: token for token in tokens_of(wanted, WORDS)}
    assert {label: token.value for label, token in told.items()} == {
        "Account": "Bank", "Kind": "Fee", "Amount": "from 5", "Days": "1 Jan 2026",
    }  # fmt: skip
    assert told["Days"].without == Wanted(account="Assets:Bank", kind="fee", least="5")
    whole = Wanted("A:B", "U1", "fee", "EUR", "1", "2", date(2026, 1, 1), None, "R", "w")
    assert len(tokens_of(whole, WORDS)) == 8
    assert tokens_of(Wanted(), WORDS) == ()


def test_what_a_person_keeps_is_read_again_and_a_damaged_file_is_as_none(tmp_path: Path) -> None:
    kept = KeptLedger(tmp_path, "jonas")
    assert kept.columns == SHOWN_FIRST
    kept.columns = (At.DATE, At.WORDS)
    wanted = Wanted(words="sepa", since=date(2026, 2, 1))
    kept.keep("Fees", wanted)
    kept.keep("all", Wanted())
    again = KeptLedger(tmp_path, "jonas")
    assert again.columns == (At.DATE, At.WORDS)
    assert list(again.filters.items()) == [("all", Wanted()), ("Fees", wanted)]
    again.forget("all")
    assert list(KeptLedger(tmp_path, "jonas").filters) == ["Fees"]
    (file,) = tmp_path.iterdir()
    assert oct(file.stat().st_mode & 0o777) == "0o600"
    for damaged in ("{", "[]", '{"filters": {"x": 7, "y": {"since": "no day"}}, "columns": ["no", 3]}'):
        file.write_text(damaged, encoding="utf-8")
        assert KeptLedger(tmp_path, "jonas").filters == {}
        assert KeptLedger(tmp_path, "jonas").columns == SHOWN_FIRST


def test_a_chart_and_its_table_say_the_same() -> None:
    days = (Day(date(2026, 1, 1), 500, -200, 3, 300), Day(date(2026, 1, 3), 0, -300, 1, 0))
    shown = plotted("Assets", "EUR", 2, days, WORDS, "{day} {balance} {asset} {debit} {credit}")
    assert shown.balances == (3.0, 0.0)
    assert shown.seconds[1] - shown.seconds[0] == 2 * 86_400
    assert shown.words[0] == "1 Jan 2026 3.00 EUR 5.00 2.00"
    assert [cell.text for cell in shown.rows[1].cells] == ["3 Jan 2026", f"{MINUS}3.00", "0.00"]
