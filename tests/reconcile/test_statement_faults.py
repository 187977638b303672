"""What may be wrong with a statement's file, and that it is said instead of guessed, whatever the bytes are."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from backoffice.errors import Refused
from backoffice.reconcile import statement_faults as faults
from backoffice.reconcile.foreign_amounts import carries_original
from backoffice.reconcile.statement_file import look, read_source
from backoffice.reconcile.statement_values import Odd, Statement
from tests.reconcile.statement_files import (
    SAMPLES,
    balance,
    camt,
    damaged,
    detail,
    entry,
    statements,
    statements_or_refused,
)

MT940 = ":20:A\n:25:DE02120300000000202051\n:28C:1\n:60F:C261001EUR10,00\n{lines}:62F:C261005EUR{closing}\n-\n"
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def mt940(lines: str, closing: str) -> str:
    return MT940.format(lines=lines, closing=closing)


@pytest.mark.promise("L-01")
@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", faults.StatementEmpty),
        (b"\xef\xbb\xbf \r\n", faults.StatementEmpty),
        (b"%PDF-1.7 ...", faults.StatementIsPdf),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old workbook", faults.StatementOldSheet),
        (b"7z\xbc\xaf'\x1c", faults.StatementPacked),
        (b"<html><body>Please sign in</body></html>", faults.StatementUnknownForm),
        (bytes(range(256)), faults.StatementUnknownForm),
        (camt([entry("1.00")], before=BOMB), faults.StatementUnsafe),
        (camt([entry("1.00")], before='<!DOCTYPE x SYSTEM "http://192.0.2.1/x.dtd">'), faults.StatementUnsafe),
        (camt([entry("1.00")], before="<!-- -->" * 9000 + BOMB), faults.StatementUnknownForm),
        (camt([entry("1.00")])[:-200], faults.StatementCut),
        (camt([entry("1.00")]).replace(b"</Amt>", b"</Amr>"), faults.StatementMalformed),
        (camt([entry("1,00")]), faults.NoAmountThere),
        (camt([entry("-1.00")]), faults.NoAmountThere),
        (camt([entry("1e3")]), faults.NoAmountThere),
        (camt([entry("1.00", direction="PLUS")]), faults.StatementMalformed),
        (camt([entry("1.00").replace("2026-10-05", "2026-02-30")]), faults.NoDayThere),
        (camt([entry("x" * 11_000_000)]), faults.StatementMalformed),
        (mt940("", "10,00")[:-25].encode(), faults.StatementCut),
        (mt940(":61:261005C1.00NTRFNONREF\n", "11,00").encode(), faults.NoAmountThere),
        (mt940(":61:2610051005C12345678901234,56NTRFNONREF\n", "11,00").encode(), faults.NoAmountThere),
        (mt940(":61:2610051005EC1,00NTRFNONREF\n", "11,00").encode(), faults.StatementMalformed),
        (mt940("", "10,00x").encode(), faults.StatementMalformed),
        (mt940("", "10000000000000000,00").encode(), faults.StatementMalformed),
        (mt940(":61:2602310231C1,00NTRFNONREF\n", "11,0x").encode(), faults.StatementMalformed),
        (b"OFXHEADER:100\n\n<OFX><STMTRS><CURDEF>EUR", faults.StatementCut),
        (b"<OFX><STMTRS></OFX>", faults.StatementMalformed),
        (b"<?OFX VERSION='200'?><!DOCTYPE x><OFX></OFX>", faults.StatementUnsafe),
        (b"<OFX><MEMO>" + b"x" * (3 << 20), faults.RecordTooLong),
        (mt940(":61:261005C1,00NTRFNONREF\n" + ":86:x\n" * 9000, "11,00").encode(), faults.RecordTooLong),
        (b"a;b;c\n1;2;3\n", faults.ProfileNeeded),
        (b":20:A\n:25:1\n" + b"x" * (2 << 20), faults.RecordTooLong),
        (mt940("", "10,00").replace(":28C:1", "x\n" * 40_000).encode(), faults.RecordTooLong),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(data: bytes, fault: type[Refused]) -> None:
    with pytest.raises(fault):
        statements(data)


@pytest.mark.promise("L-01")
def test_lines_that_do_not_lead_from_opening_to_closing_are_seen() -> None:
    whole, short = (statements(camt([entry("1.00")], "10.00", closing))[0] for closing in ("11.00", "12.50"))
    assert (whole.difference, whole.stops) == (0, False)
    assert (short.difference, short.stops) == (150, True)
    stated = statements(mt940(":61:2610051005RC1,00NTRFNONREF\n", "9,00"))[0]
    assert (stated.difference, stated.total) == (0, -100)
    summed = "<TxsSummry><TtlNtries><NbOfNtries>2</NbOfNtries></TtlNtries></TxsSummry>"
    assert Odd.SUMMARY_DIFFERS in odd(statements(camt([entry("1.00")], extra=summed))[0])
    counted = mt940(":61:2610051005C1,00NTRFNONREF\n", "11,00").replace("-\n", ":90C:2EUR1,00\n:90D:0EUR0,00\n-\n")
    assert Odd.SUMMARY_DIFFERS in odd(statements(counted)[0])


def test_a_batch_is_cut_into_its_parts_where_they_come_to_its_sum() -> None:
    parts = detail("1.10", "E1") + detail("2.20", "E2")
    batch, other, foreign = (
        statements(camt([entry(amount, told)]))[0].lines
        for amount, told in (("3.30", parts), ("3.00", parts), ("3.30", parts.replace('"EUR"', '"USD"')))
    )
    assert [(line.amount, line.reference, line.booking) for line in batch] == [(110, "E1", 1), (220, "E2", 1)]
    assert [line.amount for line in other] == [300]
    assert [line.amount for line in foreign] == [330]


def test_what_is_not_booked_or_in_another_currency_is_left_out_and_said() -> None:
    stated = statements(camt([entry("1.00"), entry("5.00", status="PDNG"), entry("7.00", currency="SEK")]))[0]
    assert (stated.count, stated.total) == (1, 100)
    assert {Odd.PENDING_LEFT_OUT, Odd.OTHER_CURRENCY} <= odd(stated)
    assert stated.stops


def test_decimals_are_kept_as_they_are_written() -> None:
    five = statements(camt([entry("8.85001")], "18.15000", "27.00001"))[0]
    assert (five.scale, five.total, five.difference) == (5, 885001, 0)
    assert Odd.FINER_THAN_USUAL in odd(five)
    yen = statements(camt([entry("500")], "0", "500").replace(b"EUR", b"JPY"))[0]
    assert (yen.scale, yen.total) == (0, 500)
    dust = "0." + "0" * 17 + "1"
    assert statements(camt([entry(dust)]).replace(b"EUR", b"ETH"))[0].total == 1


def test_pages_interim_balances_and_breaks_between_statements_are_understood() -> None:
    data = camt([entry("1.00")], "0.00").replace(b">OPBD<", b">ITBD<")
    page = data.replace(b"<Ntry>", balance("ITBD", "1.00").encode() + b"<Ntry>", 1)
    stated = statements(page)[0]
    assert stated.opening is not None
    assert (stated.opening.amount, stated.difference) == (0, 0)
    two = mt940(":61:261005C1,00NTRFNONREF\n", "11,00") + mt940("", "10,00")
    first, second = statements(two)
    assert [each.odd for each in second.oddities] == [Odd.BALANCES_BREAK]
    assert second.oddities[0].amount == -100
    assert not first.oddities


def test_byte_order_marks_and_bare_returns_change_nothing() -> None:
    plain = mt940(":61:261005C1,00NTRFNONREF\n:86:Über alles\n", "11,00")
    variants = [
        plain.encode(),
        b"\xef\xbb\xbf" + plain.encode(),
        plain.replace("\n", "\r").encode(),
        plain.replace("\n", "\r\n").encode(),
        b"\xff\xfe" + plain.encode("utf-16-le"),
        plain.encode("cp1252"),
    ]
    told = [[(line.amount, line.text) for line in statements(each)[0].lines] for each in variants]
    assert told == [[(100, "Über alles")]] * len(variants)


def test_a_file_of_one_long_line_is_read_and_its_rows_are_counted() -> None:
    line = "<STMTTRN><TRNTYPE>DEP<DTPOSTED>20261005<TRNAMT>0.01<FITID>{}<MEMO>{}</STMTTRN>"
    head = "OFXHEADER:100\r\n\r\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKTRANLIST>"
    whole = head + "".join(line.format(at, "x" * 90) for at in range(9000)) + "</BANKTRANLIST></STMTRS></STMTTRNRS>"
    stated = statements(whole + "</BANKMSGSRSV1></OFX>")[0]
    assert (stated.count, stated.total) == (9000, 9000)
    with pytest.raises(faults.NoAmountThere) as refused:
        statements(
            (whole + "</BANKMSGSRSV1></OFX>").replace("<STMTRS>", "<!--\n\n-->\n<STMTRS>").replace("0.01", "$1", 1)
        )
    assert refused.value.facts["row"] == 6


def test_true_twins_of_one_file_are_both_kept() -> None:
    stated = statements(camt([entry("1.00"), entry("1.00")], "0.00", "2.00"))[0]
    assert (stated.count, stated.difference) == (2, 0)
    assert Odd.TWINS in odd(stated)
    assert len({line.id for line in stated.lines}) == 2


def test_a_file_that_changes_between_looking_and_reading_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "statement.xml"
    path.write_bytes(camt([entry("1.00")]))
    seen = look(path)
    path.write_bytes(camt([entry("9.00")]))
    with pytest.raises(faults.StatementChanged):
        read_source(seen.source)


def test_reading_tells_how_far_it_is_and_stops_when_it_is_told_to(tmp_path: Path) -> None:
    class Stopped(Exception):
        pass

    heard: list[tuple[int, int]] = []

    def told(done: int, of: int) -> None:
        heard.append((done, of))
        if len(heard) == stop_at:
            raise Stopped

    for name, data in (("a.xml", camt([entry("1.00")] * 3000)), ("b.sta", mt940(":86:x\n" * 90_000, "10,00").encode())):
        path = tmp_path / name
        path.write_bytes(data)
        stop_at = 0
        heard.clear()
        look(path, told=told)
        assert heard[-1] == (2 * len(data), 2 * len(data))
        assert [done for done, _ in heard] == sorted(done for done, _ in heard)
        stop_at, heard[:] = len(heard), []
        with pytest.raises(Stopped):
            look(path, told=told)


def test_what_was_exchanged_is_told_with_its_rate() -> None:
    exchanged = (
        '<TxDtls><AmtDtls><InstdAmt><Amt Ccy="USD">100.00</Amt></InstdAmt><CntrValAmt><Amt Ccy="EUR">92.17</Amt>'
        "<CcyXchg><XchgRate>1.0850</XchgRate></CcyXchg></CntrValAmt></AmtDtls></TxDtls>"
    )
    line = statements(camt([entry("92.17", exchanged)]))[0].lines[0]
    assert carries_original(line.text, line.amount)


def test_a_large_file_does_not_fill_the_memory(tmp_path: Path) -> None:
    """36 MB within a process that may hold 20 MB more than it does at rest."""
    path = tmp_path / "large.xml"
    part = entry("0.01", detail("0.01", "E" * 2600)) * 500
    with path.open("wb") as file:
        start, end = camt(["@"], "0.00").split(b"@")
        file.write(start)
        for _ in range(24):
            file.write(part.encode())
        file.write(end)
    told = subprocess.run(
        [sys.executable, "-c", _GROWS, str(path)], capture_output=True, text=True, check=True, cwd=Path.cwd()
    )
    count, grown = map(int, told.stdout.split())
    assert count == 12_000
    assert grown < 20 * 1024


_GROWS = """
import resource, sys, pathlib
from backoffice.reconcile.statement_file import look
import backoffice.reconcile.statement_camt
at_rest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
head, = look(pathlib.Path(sys.argv[1])).heads
print(head.count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - at_rest)
"""

SEEDS = sorted(path for path in SAMPLES.rglob("*") if path.suffix in (".xml", ".sta", ".txt", ".ofx"))


@pytest.mark.promise("L-01")
@settings(max_examples=150)
@given(st.sampled_from(SEEDS), st.integers(0, 1 << 20), st.integers(0, 255), st.booleans())
@example(SEEDS[0], 0, 0, True)
def test_any_cut_or_changed_byte_gives_statements_or_a_refusal(path: Path, at: int, to: int, cut: bool) -> None:
    found = statements_or_refused(damaged(path.read_bytes(), at, to, cut))
    assert all(isinstance(each, Statement) for each in found)


def odd(stated: Statement) -> set[Odd]:
    return {each.odd for each in stated.oddities}
