"""`backoffice reconcile`: two plain files in, the same pairs out in any order, and bad files named by line."""

from __future__ import annotations

import csv
import json
import os
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

from backoffice.cli import main
from tests.reconcile.statement_files import STRIPE_HEAD

LEDGER = """int_id,date,amount,ref,name,kind
1,2026-03-02,50.00,DEP-0000117-5F2A,Anna Lindqvist,deposit
2,2026-03-02,10.00,,Wei Zhang,deposit
3,2026-03-03,10.00,,Wei Zhang,deposit
4,2026-03-02,-80.00,WIT-0000931-AB01,Jonas Weber,withdrawal
5,2026-03-02,33.10,PSP-0001,,card
6,2026-03-02,7.95,PSP-0002,,card
7,2026-03-04,12.00,DEP-0000200-AAAA,Mia Roth,deposit
"""
STATEMENT = """ext_id,date,amount,text
A,2026-03-03,50.00,ANNA LINDQVIST DEP0000117 5F2A
B,2026-03-03,10.00,WEI ZHANG
C,2026-03-04,10.00,WEI ZHANG
D,2026-03-03,-50.00,Jonas Weber WIT-0000931-AB01 1/2
E,2026-03-04,-30.00,Jonas Weber WIT-0000931-AB01 2/2
F,2026-03-04,39.98,PSP PAYOUT 20260302 N=2
G,2026-03-05,11.50,DEP-0000200-AAAA
"""
PAIRS = """ext_id,int_id,class,certificate,confirmed
A,1,one,unique,true
B,2,one,2,false
C,3,one,2,false
D,4,split,unique,true
E,4,split,unique,true
F,5,payout,unique,true
F,6,payout,unique,true
G,7,short_over,unique,false
"""

IN_TWO = b"int_id,date,amount,ref,name,kind,currency\n1,2026-03-02,1.00,,,d,EUR\n2,2026-03-02,1.00,,,d,USD\n"


def arguments(folder: Path) -> list[str]:
    return ["reconcile", "--ledger", str(folder / "ledger.csv"), "--statement", str(folder / "statement.csv")]


def reconcile(folder: Path, *more: str, seed: str = "0") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "backoffice.cli", *arguments(folder), *more],
        env={**os.environ, "BACKOFFICE_HOME": str(folder / "home"), "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ledger.csv").write_text(LEDGER)
    (tmp_path / "statement.csv").write_text(STATEMENT)
    return tmp_path


@pytest.mark.promise("L-02")
def test_the_same_files_in_any_order_give_the_same_bytes(folder: Path) -> None:
    fee = ("--fee", "PSP PAYOUT:1.4%+0.25")
    told = reconcile(folder, *fee, "--out", str(folder / "pairs.csv"), "--json")
    assert told.stderr == ""
    assert (folder / "pairs.csv").read_text() == PAIRS
    answer = json.loads(told.stdout)
    assert {name: answer[name] for name in ("lines", "entries", "matches", "confirmed", "lines_unmatched")} == {
        "lines": 7, "entries": 7, "matches": 6, "confirmed": 3, "lines_unmatched": 0,
    }  # fmt: skip
    written = csv.DictReader(PAIRS.splitlines())
    assert answer["pairs"] == [{**pair, "confirmed": pair["confirmed"] == "true"} for pair in written]
    for name in ("ledger", "statement"):
        head, *rows = (folder / f"{name}.csv").read_text().splitlines()
        random.Random(7).shuffle(rows)
        # A mark at the front and lines ended by CR LF change nothing either.
        (folder / f"{name}.csv").write_bytes(b"\xef\xbb\xbf" + "\r\n".join([head, *rows, ""]).encode())
    assert reconcile(folder, *fee, "--out", str(folder / "again.csv"), seed="77").returncode == 0
    assert (folder / "again.csv").read_bytes() == (folder / "pairs.csv").read_bytes()
    assert not (folder / "home").exists()


def test_neither_the_window_nor_the_database_is_loaded(folder: Path) -> None:
    program = (
        f"import sys; from backoffice.cli import main; main({arguments(folder)!r});"
        "sys.exit(str({'PySide6', 'sqlalchemy', 'psycopg', 'sqlcipher3'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert told.stderr.strip() == "set()"


@pytest.mark.parametrize(
    ("name", "content", "code", "facts"),
    [
        ("statement", None, "reconcile.file_not_read", {"file": "statement.csv"}),
        ("statement", b"\xff\xfe\x00e", "reconcile.file_not_read", {"file": "statement.csv"}),
        ("statement", b'ext_id,date,amount,text\nA,2026-03-03,1.00,"cut', "reconcile.file_not_read", {}),
        ("statement", b"", "reconcile.columns_missing", {"missing": "ext_id, date, amount, text"}),
        ("ledger", b"int_id,date,amount\n", "reconcile.columns_missing", {"missing": "ref, name, kind"}),
        ("ledger", LEDGER.replace("kind", "kind,amount", 1).encode(), "reconcile.column_twice", {"column": "amount"}),
        ("ledger", IN_TWO, "reconcile.row_not_read", {"column": "currency", "line": "3", "text": "USD"}),
        ("ledger", LEDGER.replace("2026-03-04", "20260304").encode(), "reconcile.row_not_read", {"column": "date"}),
        ("ledger", LEDGER.replace("7,2026", " ,2026").encode(), "reconcile.row_not_read", {"column": "int_id"}),
        ("ledger", LEDGER.replace("33.10", '"33,10"').encode(), "reconcile.row_not_read", {"line": "6"}),
        ("ledger", LEDGER.replace("12.00", "1e3").encode(), "reconcile.row_not_read", {"line": "8"}),
        ("ledger", LEDGER.replace("12.00", "9" * 39).encode(), "reconcile.row_not_read", {"column": "amount"}),
        ("ledger", LEDGER.replace("12.00", "9" * 38).encode(), "reconcile.row_not_read", {"column": "amount"}),
        ("ledger", LEDGER.replace("2026-03-04", "04.03.2026").encode(), "reconcile.row_not_read", {"column": "date"}),
        ("ledger", LEDGER.replace("2026-03-04", "0001-01-01").encode(), "reconcile.row_not_read", {"column": "date"}),
        ("ledger", LEDGER.replace("12.00", "-97.391").encode(), "reconcile.amount_too_fine",
         {"line": "8", "text": "-97.391", "decimals": "2"}),
        ("statement", STATEMENT.replace("11.50,", "11,50,").encode(), "reconcile.row_other_width",
         {"line": "8", "found": "5", "wanted": "4"}),
        ("statement", STATEMENT.replace("G,", ",").encode(), "reconcile.row_not_read", {"column": "ext_id"}),
        ("statement", STATEMENT.replace("G,", "A,").encode(), "reconcile.same_id_twice", {"id": "A", "side": "line"}),
    ],
)  # fmt: skip
def test_a_bad_file_is_refused_by_name_and_line(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes | None, code: str, facts: dict[str, str]
) -> None:
    path = folder / f"{name}.csv"
    path.unlink() if content is None else path.write_bytes(content)
    assert main([*arguments(folder), "--json", "--out", str(folder / "pairs.csv")]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer["error"] == code
    assert answer["facts"] == answer["facts"] | facts
    assert "{" not in answer["sentence"]
    assert not (folder / "pairs.csv").exists()


def test_what_cannot_be_written_leaves_nothing_behind(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "taken").mkdir()
    for out in (folder / "nowhere" / "pairs.csv", folder / "taken"):
        assert main([*arguments(folder), "--out", str(out)]) == 1
        assert capsys.readouterr().err.startswith("backoffice: reconcile.pairs_not_written")
    assert sorted(path.name for path in folder.iterdir()) == ["ledger.csv", "statement.csv", "taken"]
    assert main([*arguments(folder), "--fee", "PSP"]) == 1
    assert capsys.readouterr().err.startswith("backoffice: reconcile.not_a_fee")


@pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and devices of POSIX")
def test_links_are_followed_and_devices_and_pipes_are_written_into(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    real, link, full = folder / "real.csv", folder / "link.csv", folder / "full"
    real.write_text("before")
    link.symlink_to(real)
    full.symlink_to("/dev/full")
    fee = ("--fee", "PSP PAYOUT:1.4%+0.25")
    assert main([*arguments(folder), *fee, "--out", str(link)]) == 0
    assert link.is_symlink()
    assert real.read_text() == PAIRS
    capsys.readouterr()
    # Through a link in a folder of ours: nothing but a link could be replaced here should this be broken.
    assert main([*arguments(folder), *fee, "--out", str(full)]) == 1
    assert capsys.readouterr().err.startswith("backoffice: reconcile.pairs_not_written")
    assert full.is_symlink()
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert main([*arguments(folder), *fee, "--out", str(pipe)]) == 0
        assert os.read(reader, 65536).decode() == PAIRS
    finally:
        os.close(reader)
    assert pipe.is_fifo()
    told = reconcile(folder, *fee, "--out", "-")
    assert (told.stdout, told.stderr.split()[:2]) == (PAIRS, ["lines", "7"])
    with pytest.raises(SystemExit):
        main([*arguments(folder), "--out", "-", "--json"])
    assert not [path.name for path in folder.iterdir() if path.suffix == ".part"]


def test_decimals_are_as_many_as_said_or_as_the_amounts_show(folder: Path) -> None:
    finer = (folder / "ledger.csv").read_text().replace("12.00", "12.0001")
    (folder / "ledger.csv").write_text(finer)
    assert main(arguments(folder)) == 1
    assert main([*arguments(folder), "--decimals", "4"]) == 0
    # Amounts whose last zeros are cut say nothing of how many there are.
    for name in ("ledger", "statement"):
        told = (folder / f"{name}.csv").read_text()
        (folder / f"{name}.csv").write_text(re.sub(r"(\.\d*?)0+,", r"\1,", told).replace(".,", ","))
    assert main(arguments(folder)) == 0
    assert main([*arguments(folder), "--decimals", "0"]) == 1


@pytest.mark.promise("L-01")
def test_a_payout_the_processor_itemises_is_its_entries_without_any_fee_model(folder: Path) -> None:
    report = folder / "stripe.csv"
    report.write_text(
        f"{STRIPE_HEAD}\n"
        "po_77AA,2026-03-04,txn_1,2026-03-02,2026-03-04,eur,33.10,0.71,32.39,charge,PSP-0001,One\n"
        "po_77AA,2026-03-04,txn_2,2026-03-02,2026-03-04,eur,7.95,0.36,7.59,charge,PSP-0002,Two\n"
    )
    plain = "".join(PAIRS.splitlines(keepends=True)[:6])
    payouts, out = ["--payouts", str(report), "--payouts", str(report)], ["--out", str(folder / "pairs.csv")]
    assert main([*arguments(folder), *out]) == 0
    assert "payout" not in (folder / "pairs.csv").read_text()
    assert main([*arguments(folder), *payouts, *out]) == 0
    assert (folder / "pairs.csv").read_text() == PAIRS
    # With a fee model as well it is still one match, and what the report does not account for stays open.
    assert main([*arguments(folder), *payouts, "--fee", "PSP PAYOUT:1.4%+0.25", *out]) == 0
    assert (folder / "pairs.csv").read_text() == PAIRS
    for change in (("PSP-0002,Two", "PSP-0009,Two"), ("7.95,0.36", "7.94,0.35"), ("2026-03-04,txn", "2026-05-04,txn")):
        report.write_text(report.read_text().replace(*change))
        assert main([*arguments(folder), *payouts, *out]) == 0
        assert "payout" not in (folder / "pairs.csv").read_text()
        report.write_text(report.read_text().replace(*reversed(change)))
    # Two lines of that amount: whichever names the payout is it, and none is taken where none does.
    statement = folder / "statement.csv"
    statement.write_text(STATEMENT + "H,2026-03-05,39.98,STRIPE PAYOUT\n")
    assert main([*arguments(folder), *payouts, *out]) == 0
    assert "payout" not in (folder / "pairs.csv").read_text()
    statement.write_text(STATEMENT + "H,2026-03-05,39.98,STRIPE po_77AA\n")
    assert main([*arguments(folder), *payouts, *out]) == 0
    assert (folder / "pairs.csv").read_text() == plain + (
        "G,7,short_over,unique,false\nH,5,payout,unique,true\nH,6,payout,unique,true\n"
    )
