"""A copy of everything held about a person: complete by the data map, sealed until agreed, silent where it must be."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pypdfium2
import pytest
from sqlalchemy import Column, MetaData, Table, Text, Uuid

from backoffice.documents.signature import verify
from backoffice.jobs.sealer import CERTIFICATE
from backoffice.kyc import service as kyc
from backoffice.kyc.rules import Verdict
from backoffice.people.tables import IdentityRow
from backoffice.rights import access, access_map, course
from backoffice.rights.access_answer import package_words
from backoffice.rights.access_map import WAYS, Own, Told, Under, collected, tables, told_columns
from backoffice.rights.access_rules import Agreement, FacesNotAgreed, FacesOut, Ground, NoCopyNow, PackageAsked
from backoffice.rights.processing_record import record_of_processing
from backoffice.rights.rules import ReplyKind, Right, WordsNeeded
from backoffice.screening import rules as screening_rules
from backoffice.screening import service as screening
from backoffice.store.cluster import BOOTSTRAP
from backoffice.store.datamap import AtEnd, Basis, Category, Keep, Personal, Purpose, Source, classification, personal
from tests.audit.conftest import sealed
from tests.audit.sealed import Sealed
from tests.audit.test_signing import served
from tests.given import ANNA, JONAS, MARIA, OLGA, PAVEL, RUTH, WEN, Given
from tests.jobs.relays import LocalRelay
from tests.ledger.flows import Line, book
from tests.rights.asking import asked
from tests.rights.packing import inside, packed, told
from tests.rights.test_replies import delivered, relay, written
from tests.test_architecture import areas_imported
from tests.vault.firm import agreed, customer_of

__all__ = ["relay", "sealed"]


def words_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        words = " ".join(page.get_textpage().get_text_bounded() for page in document)
    return re.sub(r"\s+", " ", words)


@pytest.mark.promise("R-01", "D-04", "L-02")
def test_a_copy_holds_what_is_held_and_faces_only_as_two_people_agreed(given: Given, tmp_path: Path) -> None:
    case = given.case()
    customer, other = customer_of(given, case), given.customer("Elena Petrova")
    claim = given.desk(ANNA).do(uuid4(), kyc.claim_case, case)
    given.desk(ANNA).do(uuid4(), kyc.decide, case, claim.version, Verdict.ESCALATE, "E-02", "A list names her.")
    book(given, [Line(customer, "2026-03-02", 1250.5), Line(customer, "2026-03-03", -20, other=other)])
    request, desk = asked(given, customer, Right.ACCESS), given.desk(MARIA)
    foreseen = desk.ask(access.preview, request)
    assert (foreseen.movements, foreseen.faces, foreseen.agreement) == (2, 6, Agreement.NONE)
    assert {each.ground: each.count for each in foreseen.withheld} == {
        Ground.THIRD_PARTIES: 1,
        Ground.INTERNAL: 1,
        Ground.DERIVED: 3,
    }
    first = packed(given, request, tmp_path)
    files, held = inside(first), told(first)
    assert (Path(first.path).name, first.signed) == (f"access-R-{foreseen.number}.zip", False)
    assert held["people.identity"][0]["legal_name"] == "Samira Yousef Haddadin"
    assert held["people.particulars"][0]["address"] == "Garden Street 4, 17110 Madaba"
    assert held["kyc.attempt"][0]["card"]["document_number"] == "T40187O26"
    assert {name: len(rows) for name, rows in held.items() if name != "kyc.picture"} == {
        name: count for name, count in foreseen.parts if count and name != "kyc.picture"
    }
    assert [row["Amt"]["Value"] for row in json.loads(files["transactions.json"])["Ntry"]] == ["1250.50", "20.00"]
    assert files["transactions.csv"].decode("utf-8-sig").splitlines()[1].split(",")[2:5] == ["1250.50", "EUR", "CRDT"]
    assert sum(name.endswith(".jpg") for name in files) == 6
    assert not any("selfie" in name or "portrait" in name for name in files)
    manifest = json.loads(files.pop("manifest.json"))
    assert {each["name"]: each["sha256"] for each in manifest["files"]} == {
        name: hashlib.sha256(content).hexdigest() for name, content in files.items()
    }
    assert [(each["verdict"], each["reason"]) for each in held["kyc.decision"]] == [("escalate", None)]
    for secret in (b"anna.lindqvist", b"A list names her", b"E-02"):
        assert secret not in b"".join(files.values())
    letter = words_of(files["answer.pdf"])
    assert "You told us that you do not want them" in letter
    assert "GDPR Art. 9" not in letter
    assert "dpo@xiaomicrowdtrading.com" in letter
    assert json.loads(files["data.json"])["controller"]["name"] == "Xiaomi Crowd Trading Limited"
    assert "for the life of the account and seven years after it is closed" in letter
    assert "Whether the faces agree 0 3 0 Not alike" in letter
    for code in ("selfie_id_comparison", "face_mismatch", "too_much_glare", "kyc_"):
        assert code not in letter
    with given.sql(BOOTSTRAP) as connection:
        (row,) = connection.execute("select sha256, subject from audit.export where kind = 'rights.access_copy'")
        assert row == (hashlib.sha256(Path(first.path).read_bytes()).digest(), customer)

    with pytest.raises(FacesNotAgreed):
        packed(given, request, tmp_path, faces=True)
    desk.do(uuid4(), access.ask_for_faces, request)
    assert desk.ask(access.preview, request).agreement is Agreement.WAITING
    agreed(given, "rights.access_copy", customer, by=MARIA, second=WEN)
    assert desk.ask(access.preview, request).agreement is Agreement.STANDS
    second = packed(given, request, tmp_path, faces=True, language="zh")
    assert sum("selfie" in name or "portrait" in name for name in inside(second)) == 6
    assert "机器作出的决定" in words_of(second.pdf or b"")
    assert desk.ask(access.preview, request).agreement is not Agreement.STANDS
    # The ticket that showed them is still good; a copy without them has none of them all the same.
    without = inside(packed(given, request, tmp_path, language="zh"))
    assert not any("selfie" in name or "portrait" in name for name in without)
    assert [path.name for path in tmp_path.glob("*R-*")] == [Path(second.path).name]


@pytest.mark.promise("R-01")
def test_a_copy_says_what_the_mails_said_in_words_and_whose_words_the_others_are(
    given: Given, tmp_path: Path, relay: LocalRelay
) -> None:
    case = given.case()
    claim = given.desk(ANNA).do(uuid4(), kyc.claim_case, case)
    given.desk(ANNA).do(uuid4(), kyc.decide, case, claim.version, Verdict.APPROVE, "A-01", "")
    request = asked(given, customer_of(given, case), Right.ACCESS)
    written(given, request, ReplyKind.ACKNOWLEDGEMENT)
    delivered(given, relay, request)
    made = packed(given, request, tmp_path)
    held, letter = told(made), words_of(made.pdf or b"")
    (mail,) = (row for row in held["outbox.message"] if row["kind"] == "kyc_approve")
    assert mail["text"].startswith("Your identity is confirmed")
    assert {row["of"] for row in held["rights.words"]} == {"letter", "reply"}
    for words in ("Kind: Your identity check is passed", "Reason: Pictures and data agree", "Identity check Passed"):
        assert words in letter
    assert "kyc_approve" not in letter
    assert "A-01" not in letter


@pytest.mark.promise("R-01", "S-08")
def test_the_answer_carries_the_signature_of_the_firm_and_names_every_file(sealed: Sealed, tmp_path: Path) -> None:
    given, folder = sealed.given, tmp_path / "in"
    folder.mkdir()
    request = asked(given, given.customer(language="zh"), Right.ACCESS)
    with served(sealed):
        made = packed(given, request, folder, language="zh")
    files = inside(made)
    assert made.signed
    assert files["answer.pdf"] == made.pdf
    assert verify(files["answer.pdf"], (sealed.folder.parent / "sealer" / CERTIFICATE).read_bytes()).sound
    letter = words_of(files["answer.pdf"]).replace(" ", "")
    for each in json.loads(files["manifest.json"])["files"]:
        if each["name"] != "answer.pdf":
            assert each["sha256"] in letter


@pytest.mark.promise("R-01", "D-01")
def test_a_new_column_is_in_the_copy_by_its_declaration_alone(given: Given, tmp_path: Path) -> None:
    customer = given.customer()
    with given.sql(BOOTSTRAP) as connection:
        connection.execute("alter table people.identity add column shoe_size text default 'forty-one'")
    declared = personal(
        Category.IDENTITY,
        purpose=Purpose.ACCOUNT,
        basis=Basis.CONTRACT,
        source=Source.PERSON,
        keep=Keep.ACCOUNT_PLUS_7Y,
        at_end=AtEnd.DELETE,
        type_=Text(),
    ).column
    declared.name = declared.key = "shoe_size"
    table = IdentityRow.__table__
    assert isinstance(table, Table)
    table.append_column(declared)
    try:
        made = packed(given, asked(given, customer, Right.ACCESS), tmp_path)
    finally:
        table._columns.remove(declared)
    assert told(made)["people.identity"][0]["shoe_size"] == "forty-one"
    assert "forty-one" in words_of(made.pdf or b"")


def speaks_of_customers(table: Table) -> bool:
    refers = any(column.name in {"customer_id", "subject_id", "subject", "holder"} for column in table.columns)
    personal = [told for told in map(classification, table.columns) if isinstance(told, Personal)]
    return (
        refers
        or any(key.target_fullname == "people.customer.id" for key in table.foreign_keys)
        or any(told.category is not Category.STAFF for told in personal)
    )


@pytest.mark.promise("R-01", "D-01")
def test_every_table_that_speaks_of_customers_says_how_it_gets_into_the_copy() -> None:
    areas_imported()
    speaking = {table.fullname for table in tables() if speaks_of_customers(table)}
    assert speaking - set(WAYS) == set(), "say so in backoffice/rights/access_map.py"
    stranger = Table("loyalty", MetaData(), Column("id", Uuid), Column("customer_id", Uuid), schema="people")
    assert speaks_of_customers(stranger)


def test_every_part_and_column_of_a_copy_has_its_words_in_both_languages() -> None:
    areas_imported()
    english, chinese = package_words("en"), package_words("zh")
    assert english.keys() == chinese.keys()
    wanted = {f"part.{table.fullname}" for table, _ in collected()}
    wanted |= {
        f"column.{column.name}"
        for table, way in collected()
        for column in told_columns(table, way)
        if column.name != "id" and not column.name.endswith("_id") and not column.foreign_keys
    }
    wanted |= {f"ground.{each}" for each in Ground} | {f"category.{each.category}" for each in record_of_processing()}
    for each in record_of_processing():
        wanted |= {f"keep.{keep}" for keep in each.keeps} | {f"source.{source}" for source in each.sources}
        wanted |= {f"basis.{basis}" for basis in each.bases} | {f"purpose.{each.purpose}"}
    assert wanted - english.keys() - {"column.refers_to"} == set()


@pytest.mark.promise("S-05")
def test_a_copy_is_the_same_with_and_without_a_suspicion(given: Given, tmp_path: Path) -> None:
    made = []
    for at, suspected in enumerate((False, True)):
        customer = customer_of(given, given.case())
        if suspected:
            _suspected(given, customer)
        folder = tmp_path / str(at)
        folder.mkdir()
        made.append(packed(given, asked(given, customer, Right.ACCESS), folder))
    plain, suspect = (inside(each) for each in made)
    assert _normal(*plain) == _normal(*suspect)
    for name in ("data.json", "transactions.json", "transactions.csv"):
        assert _normal(*plain[name].decode().splitlines()) == _normal(*suspect[name].decode().splitlines())
    letters = [" ".join(_normal(words_of(each.pdf or b""))).split() for each in made]
    # Lines break elsewhere where a name of a file is wider, and words of other scripts are copied out in pieces.
    sets = [{word for word in each if word.isascii() and not re.search("files/|-|HASH", word)} for each in letters]
    assert sets[0] == sets[1]


@pytest.mark.promise("S-05")
def test_who_may_not_make_a_copy_learns_nothing_of_one(given: Given, tmp_path: Path) -> None:
    customer = customer_of(given, given.case())
    request = asked(given, customer, Right.ACCESS)
    objection = asked(given, customer, Right.OBJECTION)
    calls = ("rights.history(%s)", "rights.plain_held(%s, 'kyc.case')", "rights.count_held(%s)")
    for person in (ANNA, WEN, JONAS, RUTH, PAVEL, OLGA):
        for call in calls:
            with pytest.raises(psycopg.errors.InsufficientPrivilege), given.sql(person) as connection:
                connection.execute(f"select * from {call}".encode(), [request])
    for call in calls[:2]:
        with pytest.raises(psycopg.Error, match=r"rights\.not_opened"), given.sql(MARIA) as connection:
            connection.execute(f"select * from {call}".encode(), [request])
    with pytest.raises(NoCopyNow):
        given.desk(MARIA).ask(access.preview, objection)
    given.desk(MARIA).do(uuid4(), access.open_for_copy, PackageAsked(request, "en", FacesOut.NOT_WANTED))
    with given.sql(MARIA) as connection:
        connection.execute("select * from rights.history(%s)", [request])
    with pytest.raises(psycopg.Error, match=r"rights\.no_copy_now"), given.sql(MARIA) as connection:
        connection.execute(
            "select rights.enter_package(%s, gen_random_uuid(), 'rights.access_copy_faces', sha256('x'), 1, null)",
            [request],
        )
    given.desk(MARIA).do(uuid4(), course.withdraw, request, 1, _today(given), "On the phone.")
    with pytest.raises(psycopg.Error, match=r"rights\.no_copy_now"), given.sql(MARIA) as connection:
        connection.execute("select * from rights.history(%s)", [request])


def test_a_stopped_copy_leaves_nothing_behind(given: Given, tmp_path: Path) -> None:
    request = asked(given, customer_of(given, given.case()), Right.ACCESS)

    def stops(at_call: int) -> Callable[[int, int], None]:
        calls: list[int] = []

        def progress(done: int, total: int) -> None:
            calls.append(done)
            if len(calls) == at_call:
                raise WordsNeeded

        return progress

    # While rows are read, and when the answer is drawn and the package not yet registered.
    for call in (1, 4):
        with pytest.raises(WordsNeeded):
            packed(given, request, tmp_path, progress=stops(call))
    assert [path.name for path in tmp_path.rglob("*") if "R-" in path.name or ".part" in path.name] == []
    with given.sql(BOOTSTRAP) as connection:
        assert connection.execute("select from audit.export where kind <> 'rights.access_answer'").fetchall() == []
        assert connection.execute("select from people.disclosure").fetchall() == []


def test_what_is_counted_beforehand_is_what_the_map_collects(given: Given) -> None:
    areas_imported()
    request = asked(given, given.customer(), Right.ACCESS)
    names = {name for name, _ in given.desk(MARIA).ask(access.preview, request).parts}
    assert names == {table.fullname for table, _ in collected()}
    assert all(isinstance(access_map.WAYS[name], Own | Under | Told) for name in names)


def _today(given: Given) -> object:
    return given.now().date()


def _suspected(given: Given, customer: UUID) -> None:
    """A referral that the reporting officer has opened a file of, and read."""
    given.desk(JONAS).do(uuid4(), screening.refer, customer, screening_rules.Category.FUNDS, "Odd amounts.")
    officer = given.desk(RUTH)
    (referral,) = (each.target for each in officer.ask(screening.lines) if each.customer == customer)
    officer.do(uuid4(), screening.take_access, referral)
    officer.do(uuid4(), screening.open_file, referral, "To be looked into.")


def _normal(*lines: str) -> list[str]:
    """Without what differs between any two customers: ids and the order they make, instants, numbers, hashes."""
    found = []
    for line in lines:
        words = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "ID", line)
        words = re.sub(r"\d{4}-\d\d-\d\d(T[\d:.+]+)?|\d\d? \w{3} \d{4}(, \d\d:\d\d)?", "AT", words)
        words = re.sub(r"entry \d+", "entry", re.sub(r"(\b|inq_)[0-9a-f]{4,}\b", "HASH", words))
        found.append(re.sub(r"\d[\d,]{2,}", "N", words).strip(","))
    return sorted(found)
