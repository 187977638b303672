"""CSV files and workbooks: learnt once from one file, then read by what was learnt; processors' reports as shipped."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from backoffice.errors import Refused
from backoffice.reconcile import statement_faults as faults
from backoffice.reconcile.statement_cells import amount
from backoffice.reconcile.statement_file import learn_source, read
from backoffice.reconcile.statement_kept import Remembered, remember, remembered
from backoffice.reconcile.statement_profile import Profile, profile_of, shipped_profiles
from backoffice.reconcile.statement_source import source_of
from backoffice.reconcile.statement_values import Odd, StatedAccount, StatedPayout
from tests.reconcile.statement_files import statements

GERMAN = (
    "Umsatzanzeige;DE02120300000000202051\r\n\r\n"
    "Buchungstag;Valuta;Auftraggeber/Empfänger;Verwendungszweck;Betrag;Währung;Saldo\r\n"
    "03.10.2026;03.10.2026;Strom AG;Abschlag;-34,56;EUR;1.300,00\r\n"
    '02.10.2026;02.10.2026;"Müller; Söhne";"Rechnung ""12""";1.234,56;EUR;1.334,56\r\n'
)
ENGLISH = "Date,Description,Paid out,Paid in,Balance\n13/10/2026,CARD,12.50,,87.50\n14/10/2026,SALARY,,100.00,187.50\n"
STRIPE = (
    "automatic_payout_id,automatic_payout_effective_at_utc,balance_transaction_id,created_utc,available_on_utc,currency"
    ",gross,fee,net,reporting_category,source_id,description,customer_facing_amount\n"
    "po_1,2026-10-06 00:00:00,txn_1,2026-10-02 10:00:00,2026-10-05 00:00:00,eur,100.00,3.20,96.80,charge,ch_1,One,\n"
    "po_1,2026-10-06 00:00:00,txn_2,2026-10-03 11:00:00,2026-10-05 00:00:00,eur,-10.00,0.00,-10.00,refund,re_1,,\n"
    "po_2,2026-10-06 00:00:00,txn_3,2026-10-03 12:00:00,2026-10-05 00:00:00,usd,5.00,0.45,4.55,charge,ch_2,Order 2,\n"
)
ADYEN = (
    "Company Account,Merchant Account,Psp Reference,Merchant Reference,Payment Method,Creation Date,TimeZone,Type"
    ",Modification Reference,Gross Currency,Gross Debit (GC),Gross Credit (GC),Exchange Rate,Net Currency"
    ",Net Debit (NC),Net Credit (NC),Commission (NC),Markup (NC),Scheme Fees (NC),Interchange (NC)"
    ",Payment Method Variant,Modification Merchant Reference,Batch Number,Reserved4\n"
    "Co,Shop,88130001,ord-1,visa,2026-10-02 10:00:01,CET,Settled,,EUR,,100.00,1,EUR,,98.90,,0.60,0.20,0.30,visa,,12,\n"
    "Co,Shop,88130002,ord-2,mc,2026-10-02 11:00:01,CET,Refunded,,EUR,20.00,,1,EUR,20.10,,0.10,,,,mc,,12,\n"
    "Co,Shop,,,,2026-10-03 10:00:01,CET,MerchantPayout,,,,,,EUR,78.80,,,,,,,,12,\n"
)


def learnt(data: bytes | str, **sure: str) -> Profile:
    made = learn_source(source_of(data.encode() if isinstance(data, str) else data))
    assert set(made.unsure) == set(sure)
    return replace(made.profile, **sure)  # type: ignore[arg-type]


@pytest.mark.promise("L-01")
def test_a_profile_learnt_from_one_file_reads_the_next_of_the_same_bank() -> None:
    profile = learnt(GERMAN)
    assert (profile.decimal, profile.delimiter, profile.day, profile.heading) == (",", ";", "DD.MM.YYYY", 3)
    first = statements(GERMAN, profile)[0]
    assert first.opening is not None
    assert (first.opening.amount, first.total, first.difference) == (10000, 120000, 0)
    assert [(line.on, line.name, line.text) for line in first.lines] == [
        (date(2026, 10, 3), "Strom AG", "Abschlag"),
        (date(2026, 10, 2), "Müller; Söhne", 'Rechnung "12"'),
    ]
    for written in ("utf-8-sig", "cp1252", "utf-16"):
        told = statements(GERMAN.encode(written), profile)[0]
        assert [line.name for line in told.lines] == ["Strom AG", "Müller; Söhne"]
    assert statements(GERMAN.replace("\r\n", "\r"), profile)[0].lines[0].amount == -3456
    assert statements(GERMAN.replace("34,56;EUR;1.300,00", "34,57;EUR;1.300,00"), profile)[0].stops


def test_two_columns_signs_in_words_and_the_other_side_of_the_counter_are_understood() -> None:
    english = statements(ENGLISH, learnt(ENGLISH, asset="GBP"))[0]
    assert ([line.amount for line in english.lines], english.difference) == ([-1250, 10000], 0)
    dutch = (
        "Datum,Naam,Rekening,Af Bij,Bedrag (EUR),Munt\n20261002,Jan,NL1,Af,12.50,EUR\n20261003,Piet,NL2,Bij,7.00,EUR\n"
    )
    profile = learnt(dutch)
    assert (profile.sign, profile.minus) == ("Af Bij", ("Af",))
    assert [line.amount for line in statements(dutch, profile)[0].lines] == [-1250, 700]
    turned = replace(profile, turned=True)
    assert [line.amount for line in statements(dutch, turned)[0].lines] == [1250, -700]


def test_days_that_could_be_read_two_ways_are_asked_about() -> None:
    either = ENGLISH.replace("13/10", "03/10").replace("14/10", "04/10")
    assert "day" in learn_source(source_of(either.encode())).unsure


@pytest.mark.promise("L-01")
def test_processors_reports_are_read_as_shipped_net_with_gross_and_fee() -> None:
    euros, dollars = statements(STRIPE)
    assert [(line.amount, line.gross, line.fee) for line in euros.lines] == [(9680, 10000, 320), (-1000, -1000, 0)]
    assert (dollars.asset, dollars.total, dollars.lines[0].reference) == ("USD", 455, "ch_2")
    assert Odd.NET_DIFFERS in {each.odd for each in statements(STRIPE.replace(",96.80,", ",96.70,"))[0].oddities}
    adyen = statements(ADYEN)[0]
    assert (adyen.account.number, adyen.total) == ("Shop", 0)
    assert [(line.amount, line.gross, line.fee) for line in adyen.lines] == [
        (9890, 10000, 110), (-2010, -2000, 10), (-7880, -7880, 0),
    ]  # fmt: skip
    assert statements(ADYEN.replace(",", ";"))[0].total == 0


SETTLED = "".join(
    (
        *ADYEN.splitlines(keepends=True)[:3],
        "Co,Shop,88130003,ord-3,visa,2026-10-02 12:00:01,CET,Chargeback,,EUR,30.00,,1,EUR,37.50,,7.50,,,,visa,,12,\n",
        "Co,Shop,,,,2026-10-02 13:00:00,CET,Fee,,,,,,EUR,4.30,,,,,,,,12,\n",
        "Co,Shop,,,,2026-10-02 13:00:00,CET,ReserveAdjustment,,,,,,EUR,,5.00,,,,,,,12,\n",
        "Co,Shop,,,,2026-10-03 10:00:01,CET,MerchantPayout,,,,,,EUR,42.00,,,,,,,,12,\n",
        "Co,Shop,88130009,ord-9,visa,2026-10-05 10:00:01,CET,Settled,,EUR,,10.00,1,EUR,,9.70,,.1,.1,.1,visa,,13,\n",
        "Co,Shop,,,,2026-10-06 10:00:01,CET,MerchantPayout,,,,,,EUR,9.70,,,,,,,,13,\n",
    )
)


@pytest.mark.promise("L-01")
def test_each_payout_of_a_processors_report_is_its_lines_less_their_fees() -> None:
    euros, dollars = statements(STRIPE)
    assert euros.payouts == (StatedPayout("po_1", date(2026, 10, 6), 2, 9000, 320, 8680),)
    assert [(each.id, each.net) for each in dollars.payouts] == [("po_2", 455)]
    assert [line.payout for line in euros.lines] == ["po_1", "po_1"]
    # Reports of Stripe's without the payouts' columns are read as before.
    bare = "\n".join(",".join(row.split(",")[2:]) for row in STRIPE.splitlines())
    assert [each.payouts for each in statements(bare)] == [(), ()]
    adyen = statements(SETTLED)[0]
    assert adyen.payouts == (
        StatedPayout("12", None, 5, 5070, 870, 4200, 4200), StatedPayout("13", None, 1, 1000, 30, 970, 970),
    )  # fmt: skip
    assert adyen.total == 0
    assert Odd.PAYOUT_DIFFERS not in {each.odd for each in adyen.oddities}
    less = SETTLED.replace(SETTLED.splitlines(keepends=True)[3], "")
    (odd,) = (each for each in statements(less)[0].oddities if each.odd is Odd.PAYOUT_DIFFERS)
    assert (odd.amount, odd.count, odd.at, odd.stops) == (-3750, 1, "12", False)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("1.234,56;EUR", "1,234.56;EUR"), faults.NoAmountThere),
        (("1.234,56;EUR", "12.34,56;EUR"), faults.NoAmountThere),
        (("1.234,56;EUR", ";EUR"), faults.NoAmountThere),
        (("02.10.2026;02", "31.02.2026;02"), faults.NoDayThere),
        (("02.10.2026;02", ";02"), faults.NoDayThere),
        (("EUR;1.334,56", ";1.334,56"), faults.NoCurrencyThere),
        (("EUR;1.334,56\r\n", "EUR"), faults.StatementCut),
        (('""12""";', '""12;'), faults.StatementCut),
        (("EUR;1.300,00\r\n", "EUR\r\n"), faults.StatementMalformed),
        (("Saldo\r\n", "Stand\r\n"), faults.ProfileNeeded),
    ],
)
def test_a_table_that_does_not_hold_what_its_profile_says_is_refused(
    change: tuple[str, str], fault: type[Refused]
) -> None:
    profile = learnt(GERMAN)
    with pytest.raises(fault):
        statements(GERMAN.replace(*change), profile)


def test_a_mapping_that_was_chosen_says_which_columns_it_misses(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(GERMAN.replace("Saldo", "Stand").replace("Valuta", "Wert"))
    with pytest.raises(faults.ProfileMisfits) as refused:
        read(path, (learnt(GERMAN),))
    assert refused.value.facts["missing"] == "Valuta, Saldo"


def test_a_workbook_is_read_with_its_days_and_exact_numbers() -> None:
    data = workbook()
    told = statements(data, learnt(data))[0]
    assert [(line.on, line.amount) for line in told.lines] == [(date(2026, 1, 2), -120010), (date(2026, 1, 3), 30)]
    assert told.difference == 0
    # What binary arithmetic left behind the fifteenth digit is no money.
    sheet = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")
    assert b"<v>0.3</v>" in sheet
    noisy = repacked({"xl/worksheets/sheet1.xml": sheet.replace(b"<v>0.3</v>", b"<v>0.30000000000000004</v>")})
    assert statements(noisy, learnt(data))[0].lines[1].amount == 30


@pytest.mark.parametrize(
    ("parts", "fault"),
    [
        ({"xl/worksheets/sheet1.xml": b"\0" * (64 << 20)}, faults.StatementUnsafe),
        ({"xl/workbook.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"}, faults.StatementUnsafe),
        ({"xl/worksheets/sheet1.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}, faults.StatementUnsafe),
        ({"xl/sharedStrings.xml": b"<sst/>"}, faults.StatementMalformed),
        ({"xl/workbook.xml": None}, faults.StatementPacked),
        ({"xl/worksheets/sheet1.xml": None}, faults.StatementPacked),
    ],
    ids=["bomb", "entities", "entities in the sheet", "texts missing", "no workbook", "no sheet"],
)
def test_a_hostile_or_broken_workbook_is_refused(parts: dict[str, bytes | None], fault: type[Refused]) -> None:
    with pytest.raises(fault):
        statements(repacked(parts), learnt(workbook()))


@settings(max_examples=60)
@given(st.sampled_from(["csv", "xlsx"]), st.integers(0, 1 << 16), st.integers(0, 255), st.booleans())
def test_any_cut_or_changed_byte_of_a_table_gives_statements_or_a_refusal(
    kind: str, at: int, to: int, cut: bool
) -> None:
    whole = GERMAN.encode() if kind == "csv" else workbook()
    profile = learnt(whole)
    data = bytearray(whole)
    at %= len(data)
    if cut:
        del data[at:]
    else:
        data[at] = to
    for asked in (lambda: statements(bytes(data), profile), lambda: learn_source(source_of(bytes(data)))):
        try:
            asked()
        except Refused:
            continue


@given(st.integers(-(10**14), 10**14), st.sampled_from(".,"), st.booleans(), st.sampled_from(["", "()", "-", " EUR"]))
def test_amounts_come_out_as_they_went_in_however_they_are_written(
    minor: int, mark: str, grouped: bool, sign: str
) -> None:
    whole, part = divmod(abs(minor), 100)
    text = f"{whole:,}" if grouped else str(whole)
    text = text.replace(",", "." if mark == "," else ",") + f"{mark}{part:02}"
    if minor < 0:
        text = {"()": f"({text})", "-": f"{text}-"}.get(sign, f"-{text}")
    assert amount(text + (" EUR" if sign == " EUR" else ""), mark, 1) == minor * 10**16


def test_what_was_learnt_is_kept_and_an_account_stays_who_it_was(tmp_path: Path) -> None:
    path = tmp_path / "home" / "statements.json"
    own = StatedAccount(iban="DE02 1203 0000 0000 2020 51")
    kept = remembered(path).with_profile(learnt(GERMAN)).with_account(("Assets:Bank", "EUR"), own)
    again = replace(learnt(GERMAN), name="Hausbank")
    remember(path, kept.with_profile(again))
    found = remembered(path)
    assert (found.learnt, found.accounts) == ((again,), {("Assets:Bank", "EUR"): own})
    path.write_text('{"profiles": [{"name": 1}], "accounts": {}}')
    with pytest.raises(faults.ProfileUnusable):
        remembered(path)
    assert remembered(tmp_path / "none.json") == Remembered((), {})


def test_a_profile_that_cannot_say_day_amount_or_currency_is_refused() -> None:
    assert len(shipped_profiles()) == 4
    told = {"name": "x", "head": ["a", "b"], "on": "a", "amount": "b", "asset": "EUR"}
    assert profile_of(told).amount == "b"
    for wrong in ({"asset": ""}, {"amount": ""}, {"day": "YY"}, {"decimal": ";"}, {"colour": "red"}, {"heading": "1"}):
        with pytest.raises(faults.ProfileUnusable):
            profile_of({**told, **wrong})


def repacked(parts: dict[str, bytes | None]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as there, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as other:
        for name in there.namelist():
            data = parts.get(name, there.read(name))
            if data is not None:
                other.writestr(name, data)
    return made.getvalue()


def workbook() -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        sheet, days = book.add_worksheet(), book.add_format({"num_format": "dd.mm.yyyy"})
        sheet.write_row(0, 0, ["Kontoauszug"])
        sheet.write_row(2, 0, ["Datum", "Text", "Betrag", "Saldo", "Währung"])
        sheet.write_datetime(3, 0, date(2026, 1, 2), days)
        sheet.write_row(3, 1, ["Miete", -1200.1, 99.8, "EUR"])
        sheet.write_datetime(4, 0, date(2026, 1, 3), days)
        sheet.write_row(4, 1, ["Lohn", 0.1 + 0.2, 100.1, "EUR"])
    return made.getvalue()
