"""The firm's signature: asked for by who enters the document, given by the sealer, sound to anybody's eyes. S-08."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest
from asn1crypto import x509
from psycopg.errors import InsufficientPrivilege
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from backoffice.audit import history, signing
from backoffice.audit.rules import Filter
from backoffice.audit.service import note_export
from backoffice.audit.signing import NotSignedYet, NotYourDocument
from backoffice.desk import Work
from backoffice.documents.signature import verify
from backoffice.jobs.sealer import CERTIFICATE
from backoffice.kyc import service as kyc
from backoffice.kyc.filing import write_case_file
from tests.audit.sealed import Sealed
from tests.audit.sealers import sealer_serves
from tests.given import ANNA, OLGA, PAVEL, TOMASZ
from tests.kyc.test_filing import words


def served(sealed: Sealed) -> AbstractContextManager[None]:
    return sealer_serves(sealed.given, sealed.folder.parent / "sealer", sealed.folder)


@pytest.fixture
def serving(sealed: Sealed) -> Iterator[None]:
    with served(sealed):
        yield


def entered(work: Work, document: UUID, digest: bytes) -> int:
    entry = note_export(work, document=document, kind="test", subject=None, sha256=digest, size=1)
    signing.ask_signature(work, document, digest)
    return entry


@pytest.mark.promise("S-08")
@pytest.mark.usefixtures("serving")
def test_a_case_file_carries_the_firm_s_signature(sealed: Sealed, tmp_path: Path) -> None:
    given = sealed.given
    case = given.case()
    given.desk(ANNA).do(uuid4(), kyc.claim_case, case)
    path = write_case_file(given.desk(ANNA), case, "en", "Europe/Stockholm", tmp_path / "exports")
    pdf, root = path.read_bytes(), (tmp_path / "sealer" / CERTIFICATE).read_bytes()
    assert verify(pdf, root).sound
    (signature,) = PdfFileReader(io.BytesIO(pdf)).embedded_regular_signatures
    trusted = ValidationContext(
        trust_roots=[x509.Certificate.load(root)], allow_fetching=False, moment=signature.self_reported_timestamp
    )
    status = validate_pdf_signature(signature, trusted)
    assert status.bottom_line
    assert signature.signer_cert.subject.native["common_name"] == "Test Firm"
    assert "Carries the firm's electronic signature" in words(path)
    with given.sql("bootstrap") as connection:
        drawn = connection.execute("select sha256, size from audit.export").fetchone()
        filed = connection.execute("select signed_sha256, signed_size from audit.signature_request").fetchone()
        told = connection.execute("select facts ->> 'sha256' from audit.event where action = 'audit.document_signed'")
        assert told.fetchone() == (hashlib.sha256(pdf).hexdigest(),)
    assert drawn is not None
    for sha256 in (drawn[0], hashlib.sha256(pdf).digest()):
        (entry,) = given.desk(PAVEL).ask(history.entries, Filter(sha256=sha256))
        assert entry.action == "audit.document_made"
    assert filed == (hashlib.sha256(pdf).digest(), len(pdf))
    assert drawn[0] == hashlib.sha256(pdf[: drawn[1]]).digest()


def test_without_a_sealer_the_file_says_that_it_is_not_signed(sealed: Sealed, tmp_path: Path) -> None:
    given = sealed.given
    case = given.case()
    given.desk(ANNA).do(uuid4(), kyc.claim_case, case)
    path = write_case_file(given.desk(ANNA), case, "en", "Europe/Stockholm", tmp_path / "exports")
    assert "Not signed electronically" in words(path)
    assert PdfFileReader(io.BytesIO(path.read_bytes())).embedded_regular_signatures == []


def test_a_signature_that_does_not_come_is_said_and_comes_later(sealed: Sealed) -> None:
    document, desk = uuid4(), sealed.given.desk(ANNA)
    desk.do(uuid4(), entered, document, hashlib.sha256(b"x").digest())
    with pytest.raises(NotSignedYet):
        signing.await_signature(desk, document, within=0)
    with sealed.raw() as raw:
        assert signing.answer_requests(raw, sealed.keys) == 1
        assert signing.answer_requests(raw, sealed.keys) == 0
    assert signing.await_signature(desk, document, within=0)
    assert sealed.given.desk(TOMASZ).ask(signing.signature, document) is None
    assert sealed.given.desk(OLGA).ask(signing.signature, document) is not None


@pytest.mark.promise("S-08")
def test_only_who_has_just_entered_a_document_has_it_signed(sealed: Sealed) -> None:
    document, digest = uuid4(), hashlib.sha256(b"x").digest()
    with pytest.raises(NotYourDocument):
        sealed.given.desk(ANNA).do(uuid4(), signing.ask_signature, document, digest)
    with sealed.given.sql(ANNA) as connection:
        connection.execute("select audit.note_export(%s, 'test', null, %b, 1)", (document, digest))
    for who in (ANNA, TOMASZ):
        with pytest.raises(NotYourDocument):
            sealed.given.desk(who).do(uuid4(), signing.ask_signature, document, digest)
    for statement in (
        "insert into audit.signature_request values (gen_random_uuid(), sha256(''), 'x', now())",
        "update audit.signature_request set signature = ''",
        "select document from audit.export, audit.signature_request for update",
    ):
        with sealed.given.sql(ANNA) as connection, pytest.raises(InsufficientPrivilege):
            connection.execute(statement)


def test_a_signature_is_given_once_and_its_file_entered_once(sealed: Sealed) -> None:
    document, desk = uuid4(), sealed.given.desk(ANNA)
    desk.do(uuid4(), entered, document, hashlib.sha256(b"x").digest())
    with pytest.raises(NotYourDocument):
        signing.note_signed(desk, document, hashlib.sha256(b"y").digest(), 1)
    with sealed.raw() as raw:
        signing.answer_requests(raw, sealed.keys)
        with pytest.raises(psycopg.DatabaseError, match=r"audit\.signed_already"):
            raw.execute("update audit.signature_request set signature = 'another'")
    with pytest.raises(NotYourDocument):
        signing.note_signed(sealed.given.desk(TOMASZ), document, hashlib.sha256(b"y").digest(), 1)
    signing.note_signed(desk, document, hashlib.sha256(b"y").digest(), 1)
    with pytest.raises(NotYourDocument):
        signing.note_signed(desk, document, hashlib.sha256(b"z").digest(), 1)


@pytest.mark.promise("S-05")
def test_a_sealer_that_is_told_to_end_seals_once_more(sealed: Sealed) -> None:
    with served(sealed):
        (last,) = sealed.write(1)
        sealed.settle()
    told = sealed.verify()
    assert told.sound
    assert told.provable_to == last


@pytest.mark.usefixtures("serving")
def test_a_sealer_whose_database_goes_away_comes_back(sealed: Sealed) -> None:
    with sealed.given.sql("bootstrap") as connection:
        connection.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity"
            " where usename = 'sealer' and datname = current_database()"
        )
    document, desk = uuid4(), sealed.given.desk(ANNA)
    desk.do(uuid4(), entered, document, hashlib.sha256(b"x").digest())
    assert signing.await_signature(desk, document, within=60)
