"""Reports of the books: opening + movements = closing in every form, written whole or not at all, registered. L-02."""

from __future__ import annotations

import csv
import hashlib
import io
import stat
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given as given_any
from hypothesis import strategies as st

from backoffice.audit.service import NotYoursToRecord
from backoffice.documents import wording
from backoffice.documents.cells import csv_lines, safe
from backoffice.documents.drawn import AT_MOST, Form
from backoffice.documents.signature import verify
from backoffice.errors import Refused
from backoffice.jobs.sealer import CERTIFICATE
from backoffice.ledger import service as ledger
from backoffice.ledger.intake import import_folder
from backoffice.ledger.report import (
    Asked,
    NotAPeriod,
    NothingUnder,
    ReportDisagrees,
    ReportKind,
    ReportNotWritten,
    ReportTooLong,
    Written,
)
from backoffice.ledger.report_filing import write_report
from backoffice.store.cluster import BOOTSTRAP
from tests.audit.conftest import sealed
from tests.audit.sealed import Sealed
from tests.audit.test_signing import served
from tests.given import AIKO, ANNA, JONAS, PAVEL, Given
from tests.kyc.test_filing import words
from tests.ledger.closing import seal
from tests.ledger.conftest import HOLDERS, LAST
from tests.ledger.test_intake import POSTINGS, TX, write

__all__ = ["sealed"]

FORMULA = "=cmd|' /C calc'!A0"
BOOKS = (
    TX
    + f"0,2025-01-05,deposit,{FORMULA},DEP-1\n1,2025-01-31,trade,向张伟转账,TRD-1\n"
    + "2,2025-02-05,fee,مرحبا,+FEE-1\n3,2025-02-06,deposit,,DEP-2\n",
    POSTINGS
    + "0,Assets:Bank:EUR,EUR,123.45\n0,Liabilities:Wallet:U1:EUR,EUR,-123.45\n"
    + "1,Assets:Custodian:TOK,TOK,1234567.000000000000000001\n1,Equity:Trading:TOK,TOK,-1234567.000000000000000001\n"
    + "2,Liabilities:Wallet:U1:EUR,EUR,1\n2,Income:Fees,EUR,-1.00\n"
    + "3,Assets:Bank:EUR,EUR,7.00\n3,Liabilities:Wallet:U2:EUR,EUR,-7\n",
)
FEBRUARY = date(2025, 2, 1), date(2025, 2, 28)


def asked(kind: ReportKind, form: Form = Form.CSV, **others: object) -> Asked:
    return Asked(kind, form, **{"language": "en", "zone": "Europe/Stockholm"} | others)  # type: ignore[arg-type]


def tables(written: Written) -> tuple[dict[str, str], list[list[str]], list[list[str]]]:
    """The head of a CSV by label, its sums and its lines, without their heads."""
    rows = list(csv.reader(io.StringIO(Path(written.path).read_text(encoding="utf-8-sig"), newline="")))
    blank = [place for place, row in enumerate(rows) if not row]
    head, sums = dict(rows[: blank[0]]), rows[blank[0] + 2 : blank[1] if len(blank) > 1 else None]
    return head, sums, rows[blank[1] + 2 :] if len(blank) > 1 else []


@pytest.fixture
def house(given: Given, tmp_path: Path) -> Given:
    """Four transactions in the books, January sealed; one asset has 18 decimals."""
    folder = tmp_path / "in"
    folder.mkdir()
    import_folder(given.desk(AIKO), write(folder, *BOOKS, "currency,scale\nTOK,18\n"))
    seal(given, date(2025, 1, 1))
    return given


@pytest.mark.promise("L-02")
def test_a_statement_has_every_posting_between_opening_and_closing(year: Given, tmp_path: Path) -> None:
    wanted = asked(ReportKind.STATEMENT, account="Assets", since=date(2026, 3, 5), until=date(2026, 4, 10))
    written = write_report(year.desk(JONAS), wanted, tmp_path)
    head, sums, lines = tables(written)
    assert head["Period"] == "5 Mar 2026 to 10 Apr 2026"
    assert head["Written by"] == "Jonas Berg"
    with year.sql(BOOTSTRAP) as connection:
        truth = connection.execute("""
            select a.path, p.asset, p.booked_on::text, p.transaction_id::text, r.reference, w.description,
                   (p.amount / 10 ^ c.scale)::numeric from ledger.posting p
              join ledger.account a on a.id = p.account_id join ledger.asset c on c.code = p.asset
              left join ledger.reference r on r.transaction_id = p.transaction_id
              left join ledger.particulars w on w.transaction_id = p.transaction_id
             where a.path like 'Assets:%' and p.booked_on between '2026-03-05' and '2026-04-10'
             order by a.path, p.asset, p.booked_on, p.transaction_id, p.seq
        """).fetchall()
    told = [(*row[:3], row[4], row[6], row[7], Decimal(row[8])) for row in lines]
    assert told == [(*row[:5], row[5] or "", row[6]) for row in truth]
    assert written.lines == len(truth)
    balances = {}
    for row in lines:
        opening = next(Decimal(each[3]) for each in sums if each[:2] == row[:2])
        balances[row[0]] = balances.get(row[0], opening) + Decimal(row[8])
        assert balances[row[0]] == Decimal(row[9])
    for account, asset, _, *figures, count in sums[: -len({row[1] for row in sums})]:
        opening, debit, credit, closing = map(Decimal, figures)
        assert opening + debit + credit == closing == balances.get(account, opening)
        assert int(count) == sum(row[:2] == [account, asset] for row in lines)


@pytest.mark.promise("L-02")
def test_a_trial_balance_compares_two_days_and_comes_to_zero(year: Given, tmp_path: Path) -> None:
    since, until = date(2026, 6, 1), date(2026, 9, 30)
    desk = year.desk(PAVEL)
    _, sums, _ = tables(write_report(desk, asked(ReportKind.TRIAL_BALANCE, since=since, until=until), tmp_path))
    each_wallet = asked(ReportKind.TRIAL_BALANCE, since=since, until=until, each_wallet=True)
    _, every, _ = tables(write_report(desk, each_wallet, tmp_path))
    for column, day in ((3, date(2026, 5, 31)), (6, until)):
        truth = {
            (each.path, each.amount.asset.code): each.amount for each in desk.ask(ledger.trial_balance, day).balances
        }
        told = {(row[0], row[1]): row[column] for row in every if row[0] != "Sum"}
        assert {key: value for key, value in told.items() if Decimal(value)} == {
            key: str(value) for key, value in truth.items() if value.minor
        }
    assert [Decimal(row[3]) for row in sums if row[0] == "Sum"] == [0, 0, 0, 0]
    assert [Decimal(row[6]) for row in sums if row[0] == "Sum"] == [0, 0, 0, 0]
    (wallets,) = [row for row in sums if row[:2] == ["Liabilities:Wallet", "EUR"]]
    single = [row for row in every if row[0].startswith("Liabilities:Wallet:") and row[1] == "EUR"]
    assert int(wallets[2]) == len(single)
    assert Decimal(wallets[6]) == sum(Decimal(row[6]) for row in single)


@pytest.mark.promise("L-02", "S-05", "S-08")
def test_a_pdf_is_signed_by_the_firm_and_stands_in_the_register(sealed: Sealed, tmp_path: Path) -> None:
    house, holder = sealed.given, "53545412-7b09-6499-a949-42a28a807973"
    folder = tmp_path / "in"
    folder.mkdir()
    books = (BOOKS[0], BOOKS[1].replace("U1", holder))
    import_folder(house.desk(JONAS), write(folder, *books, "currency,scale\nTOK,18\n"))
    with served(sealed):
        wanted = asked(ReportKind.CUSTOMER, Form.PDF, holder=holder, since=FEBRUARY[0], until=FEBRUARY[1])
        written = write_report(house.desk(JONAS), wanted, tmp_path / "history.pdf")
    content = Path(written.path).read_bytes()
    assert written.signed
    assert verify(content, (sealed.folder.parent / "sealer" / CERTIFICATE).read_bytes()).sound
    assert stat.S_IMODE(Path(written.path).stat().st_mode) == 0o600
    text = words(Path(written.path))
    # A customer's claim is what the customer has, so the sign is theirs.
    lines = text.splitlines()
    assert "Customer history" in lines
    assert "Opening balance, end of 31 Jan 2025" in lines
    for figure in ("123.45", "−1.00", "122.45"):
        assert figure in lines
    with house.sql(BOOTSTRAP) as connection:
        row = connection.execute("select kind, subject::text, sha256, size from audit.export").fetchone()
        signed = connection.execute("select facts ->> 'sha256' from audit.event where action = 'audit.document_signed'")
        assert signed.fetchone() == (written.sha256,)
    assert row is not None
    assert row[:2] == ("ledger.customer", holder)
    assert hashlib.sha256(content[: row[3]]).digest() == row[2]


@pytest.mark.promise("L-02")
def test_sheets_hold_exact_figures_and_no_formula(house: Given, tmp_path: Path) -> None:
    written = write_report(house.desk(JONAS), asked(ReportKind.JOURNAL, Form.XLSX), tmp_path)
    book = openpyxl.load_workbook(written.path)
    sums, lines = book["Balances"], book["Postings"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert "Test Firm" in [cell.value for cell in sums["B"]]
    rows = [[cell.value for cell in row] for row in lines.iter_rows(min_row=2)]
    assert len(rows) == 8
    assert rows[0][0] == "Assets:Bank:EUR"
    assert rows[0][2].date() == date(2025, 1, 5)
    assert rows[0][6:9] == ["DEP-1", FORMULA, 123.45]
    assert rows[1][8] == -123.45
    assert rows[2][8] == "1234567.000000000000000001"
    assert rows[4][6:8] == ["+FEE-1", "مرحبا"]
    assert lines["I2"].number_format == "#,##0.00"
    told = Path(write_report(house.desk(JONAS), asked(ReportKind.JOURNAL), tmp_path).path).read_text("utf-8-sig")
    assert f"'{FORMULA}" in told
    assert "'+FEE-1" in told
    assert ",-1234567.000000000000000001," in told


@pytest.mark.promise("L-02")
def test_figures_that_do_not_add_up_are_written_nowhere(house: Given, tmp_path: Path) -> None:
    with house.sql(BOOTSTRAP) as connection:
        connection.execute("set session_replication_role = replica")
        connection.execute("""
            update ledger.checkpoint set balance = balance + 1
             where account_id = (select id from ledger.account where path = 'Assets:Bank:EUR')
        """)
    out = tmp_path / "out"
    out.mkdir()
    over_january = asked(ReportKind.STATEMENT, account="Assets:Bank", until=date(2025, 2, 28))
    with pytest.raises(ReportDisagrees) as refused:
        write_report(house.desk(JONAS), over_january, out)
    assert refused.value.facts == {
        "account": "Assets:Bank:EUR",
        "asset": "EUR",
        "opening": "0.00",
        "debit": "130.45",
        "credit": "0.00",
        "closing": "130.46",
    }
    # Both balances of February lean on the same checkpoint; over all accounts it shows.
    february = asked(ReportKind.TRIAL_BALANCE, Form.PDF, since=FEBRUARY[0], until=FEBRUARY[1])
    with pytest.raises(ReportDisagrees):
        write_report(house.desk(JONAS), february, out)
    assert list(out.iterdir()) == []
    with house.sql(BOOTSTRAP) as connection:
        assert connection.execute("select count(*) from audit.export").fetchone() == (0,)


def test_what_cannot_be_written_leaves_nothing(year: Given, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, out = year.desk(JONAS), tmp_path / "out"
    out.mkdir()

    class Stopped(Refused):
        code = "test.stopped"

    def stop(done: int, total: int) -> None:
        if done >= 2_000:
            raise Stopped

    for form in (Form.PDF, Form.XLSX):
        with pytest.raises(Stopped):
            write_report(desk, asked(ReportKind.JOURNAL, form), out, stop)
    with pytest.raises(NotAPeriod):
        write_report(desk, asked(ReportKind.JOURNAL, since=LAST, until=date(2026, 1, 1)), out)
    with pytest.raises(NothingUnder):
        write_report(desk, asked(ReportKind.STATEMENT, account="Assets:Ban"), out)
    monkeypatch.setitem(AT_MOST, Form.PDF, 10)
    with pytest.raises(ReportTooLong):
        write_report(desk, asked(ReportKind.JOURNAL, Form.PDF), out)
    with pytest.raises(ReportNotWritten) as refused:
        write_report(desk, asked(ReportKind.TRIAL_BALANCE), out / "missing" / "report.csv")
    assert "missing" in str(refused.value.facts["path"])
    with pytest.raises(NotYoursToRecord):
        write_report(year.desk(ANNA), asked(ReportKind.JOURNAL), out)
    assert list(out.iterdir()) == []


def test_a_report_follows_a_link_and_is_written_into_a_device(year: Given, tmp_path: Path) -> None:
    real, link, full = tmp_path / "real.csv", tmp_path / "link.csv", tmp_path / "full"
    real.write_text("before")
    try:
        link.symlink_to(real)
        full.symlink_to("/dev/full")
    except OSError:
        pytest.skip("no links here")
    written = write_report(year.desk(JONAS), asked(ReportKind.TRIAL_BALANCE), link)
    assert (link.is_symlink(), real.stat().st_size) == (True, written.size)
    if not Path("/dev/full").is_char_device():
        pytest.skip("no full device here")
    # Through a link of ours: nothing but the link could be replaced here should this be broken.
    with pytest.raises(ReportNotWritten):
        write_report(year.desk(JONAS), asked(ReportKind.TRIAL_BALANCE), full)
    assert full.is_symlink()
    assert not list(tmp_path.glob(".*.part"))


@pytest.mark.parametrize("form", Form)
def test_a_full_disk_is_named_and_nothing_half_is_left(year: Given, tmp_path: Path, form: Form) -> None:
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    target = tmp_path / f"journal.{form}"
    target.write_text("the report of last month")
    # The drawing process takes the limit over: a file beyond it is refused as by a disk without room.
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        month = asked(ReportKind.JOURNAL, form, since=date(2026, 10, 1), until=date(2026, 10, 9))
        with pytest.raises(ReportNotWritten) as refused:
            write_report(year.desk(JONAS), month, target)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert refused.value.facts["reason"] == "File too large"
    assert [each.name for each in tmp_path.iterdir()] == [target.name]
    assert target.read_text() == "the report of last month"


def test_a_customer_without_postings_and_a_chinese_reader(year: Given, tmp_path: Path) -> None:
    desk, quiet = year.desk(JONAS), date(2020, 1, 1)
    holder = str(HOLDERS[7][0])
    wanted = asked(ReportKind.CUSTOMER, Form.PDF, holder=holder, since=quiet, until=quiet, language="zh")
    text = words(Path(write_report(desk, wanted, tmp_path).path))
    assert "客户交易记录" in text
    assert "此期间没有分录。" in text
    whole = words(Path(write_report(desk, asked(ReportKind.CUSTOMER, Form.PDF, holder=holder), tmp_path).path))
    assert f"from the beginning to {wording.day(max(year.now().date(), LAST), 'en')}" in whole
    assert "SEPA in Person 7" in whole


@given_any(
    st.text(max_size=30)
    | st.tuples(st.sampled_from(["=", "+", "-", " -", "@", "\t", "\r"]), st.text("0123456789.,e(= ", max_size=9)).map(
        "".join
    )
)
def test_no_cell_begins_as_a_formula_unless_it_is_an_amount(text: str) -> None:
    cell = safe(text)
    begins = cell.lstrip()[:1] or cell[:1]
    assert begins not in "=+@\t\r\n＝＋－＠" or not begins
    if begins == "-":
        assert Decimal(cell) < 0 or Decimal(cell) == 0
    assert cell.removeprefix("'") == text or cell == text
    assert csv_lines([["-12.50"]]) == b"-12.50\r\n"
