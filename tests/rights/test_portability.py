"""What a person takes elsewhere: what they told us and their movements, each file as its schema says."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from backoffice.people.consents import ConsentTo
from backoffice.rights.access_map import is_portable, portable_columns
from backoffice.rights.portability import TERMS
from backoffice.rights.rules import Right
from backoffice.store.datamap import Basis, Personal, Source, classification
from tests.given import Given
from tests.ledger.flows import Line, book
from tests.people.test_consents import given_to
from tests.rights.asking import asked
from tests.rights.packing import inside, packed
from tests.test_architecture import areas_imported
from tests.vault.firm import customer_of


@pytest.mark.promise("R-05")
def test_every_file_of_a_portability_package_is_as_its_schema_says(given: Given, tmp_path: Path) -> None:
    customer = customer_of(given, given.case())
    book(given, [Line(customer, "2026-03-02", 1250.5), Line(customer, "2026-03-03", -0.05)])
    given_to(given, customer, ConsentTo.MARKETING)
    files = inside(packed(given, asked(given, customer, Right.PORTABILITY), tmp_path))

    def check(name: str, told: object) -> None:
        schema = json.loads(files[f"schemas/{name}.schema.json"])
        Draft202012Validator.check_schema(schema)
        Draft202012Validator(schema).validate(told)

    person = json.loads(files["person.jsonld"])
    check("person", person)
    assert (person["name"], person["telephone"]) == ("Samira Yousef Haddadin", "+962000123456")
    assert person["birthDate"] == "1991-04-07"
    assert person["address"] == {
        "@type": "PostalAddress",
        "addressCountry": "JO",
        "streetAddress": "Garden Street 4, 17110 Madaba",
    }
    assert not {"nationality", "image"} & person.keys()
    agreed = json.loads(files["consents.json"])
    check("consents", agreed)
    assert [(each["purpose"], each["act"]) for each in agreed["consents"]] == [("marketing", "given")]
    booked = json.loads(files["transactions.json"])
    check("transactions", booked)
    assert [(each["Amt"]["Value"], each["CdtDbtInd"]) for each in booked["Ntry"]] == [
        ("1250.50", "CRDT"),
        ("0.05", "DBIT"),
    ]
    lines = list(csv.DictReader(io.StringIO(files["transactions.csv"].decode())))
    for line in lines:
        check("transactions-csv", line)
    assert [line["NtryRef"] for line in lines] == [each["NtryRef"] for each in booked["Ntry"]]
    manifest = json.loads(files["manifest.json"])
    check("manifest", manifest)
    left = {each["part"]: (each["records"], each["why"]) for each in manifest["left_out"]}
    assert (left["faces"], left["kyc.case"]) == ((6, "by_law"), (1, "not_given"))
    assert not any(part.startswith(("people.", "ledger.")) for part in left)
    about = files["read-me.txt"].decode()
    assert "Pictures of your face (6)" in about
    assert "a law demands it" in about
    assert {each["name"] for each in manifest["files"]} == files.keys() - {"manifest.json"}


@pytest.mark.promise("R-05")
def test_only_what_the_person_told_on_consent_or_contract_is_portable() -> None:
    areas_imported()
    chosen = [
        (f"{table.fullname}.{column.name}", classification(column))
        for table, cols in portable_columns()
        for column in cols
    ]
    for name, told in chosen:
        assert isinstance(told, Personal)
        assert told.source is Source.PERSON
        assert {told.basis, told.also} & {Basis.CONSENT, Basis.CONTRACT}
        assert name in TERMS or name.startswith("people.consent."), f"which term of schema.org is {name}?"
    assert not any(name.startswith(("kyc.", "screening.")) for name, _ in chosen)
    assert not is_portable(None)
