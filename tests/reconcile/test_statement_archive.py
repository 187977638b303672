"""Statements that come packed: each of a ZIP or gzip is read as if it came alone, and a hostile archive is named."""

from __future__ import annotations

import gzip
import io
import json
import stat
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from backoffice.cli import main
from backoffice.cli_words import sentence
from backoffice.errors import Refused
from backoffice.reconcile import statement_archive
from backoffice.reconcile import statement_faults as faults
from backoffice.reconcile.statement_file import learn_source, look, read
from backoffice.reconcile.statement_profile import Profile, shipped_profiles
from backoffice.reconcile.statement_source import source_of
from tests.reconcile.statement_files import camt, damaged, entry, statements, statements_or_refused
from tests.reconcile.test_statement_tables import STRIPE, workbook

MONDAY, TUESDAY = camt([entry("1.00")], "0.00", "1.00"), camt([entry("2.00")] * 2, "1.00", "5.00")
Part = tuple[str | zipfile.ZipInfo, bytes]


def zipped(*parts: Part, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", compression) as packed:
        for name, data in parts:
            packed.writestr(name, data, compression)
    return made.getvalue()


def link(name: str) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name)
    made.create_system, made.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return made


def flagged(data: bytes) -> bytes:
    """The same with the flag of encryption in both heads of its one file."""
    changed = bytearray(data)
    changed[6] |= 1
    changed[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(changed)


def tarred(data: bytes) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as packed:
        told = tarfile.TarInfo("a.xml")
        told.size = len(data)
        packed.addfile(told, io.BytesIO(data))
    return made.getvalue()


@pytest.mark.promise("L-01")
def test_every_statement_of_an_archive_is_the_one_it_is_outside_of_it(tmp_path: Path) -> None:
    whole = zipped(
        ("C53/2026-10-06.xml", TUESDAY), ("C53/2026-10-05.xml", MONDAY), ("C53/again.xml", MONDAY), ("C53/", b""),
        ("__MACOSX/._a", b"\0"), ("note.pdf", b"%PDF-1.7"), ("stripe.csv", STRIPE.encode()), ("t.ofx", b"\0") ,
    )  # fmt: skip
    with pytest.raises(faults.StatementEmpty) as refused:
        statements(whole)
    assert sentence(refused.value).startswith("t.ofx: ")
    whole = zipped(*((name, data) for name, data in contents(whole) if name != "t.ofx"))
    alone = [*statements(MONDAY), *statements(TUESDAY), *statements(STRIPE)]
    assert list(statements(whole)) == alone
    path = tmp_path / "c53.zip"
    path.write_bytes(whole)
    heard: list[tuple[int, int]] = []
    seen = look(path, shipped_profiles(), lambda done, of: heard.append((done, of)))
    assert [head.id for head in seen.heads] == [each.id for each in alone]
    assert (seen.files, seen.left_out) == (3, ("C53/again.xml", "note.pdf"))
    assert [each.lines for each in alone] == [seen.first_lines(head) for head in seen.heads]
    assert [done for done, _ in heard] == sorted(done for done, _ in heard)
    assert heard[-1] == (2 * len(whole), 2 * len(whole))
    assert statements(gzip.compress(MONDAY)) == statements(MONDAY)
    book = workbook()  # made once: a workbook holds the second it was made in
    assert statements(zipped(("book.xlsx", book)), *learnt_of(book)) == statements(book, *learnt_of(book))


def contents(data: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return [(info.filename, packed.read(info)) for info in packed.infolist()]


def learnt_of(data: bytes) -> tuple[Profile, ...]:
    return (learn_source(source_of(data)).profile,)


@pytest.mark.promise("L-01")
@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (zipped(("a.xml", b"<x>" + b" " * (8 << 20))), faults.StatementUnsafe),
        (gzip.compress(b"<x>" + b" " * (8 << 20)), faults.StatementUnsafe),
        (zipped(("../a.xml", MONDAY)), faults.StatementUnsafe),
        (zipped(("/etc/a.xml", MONDAY)), faults.StatementUnsafe),
        (zipped(("C:\\a.xml", MONDAY)), faults.StatementUnsafe),
        (zipped(("a\u202e.xml", MONDAY)), faults.StatementUnsafe),
        (zipped(("a.xml", MONDAY)).replace(b"a.xml", b"\0.xml"), faults.StatementUnsafe),
        (zipped(("a.xml", MONDAY), ("A.xml", TUESDAY)), faults.StatementUnsafe),
        (zipped((link("a.xml"), b"/etc/passwd")), faults.StatementUnsafe),
        (flagged(zipped(("a.xml", MONDAY))), faults.StatementLocked),
        (zipped(("a.xml", MONDAY), compression=zipfile.ZIP_LZMA), faults.StatementPacked),
        (zipped(("a.zip", zipped(("a.xml", MONDAY)))), faults.StatementPacked),
        (zipped(("a.xml.gz", gzip.compress(MONDAY))), faults.StatementPacked),
        (gzip.compress(zipped(("a.xml", MONDAY))), faults.StatementPacked),
        (gzip.compress(gzip.compress(MONDAY)), faults.StatementPacked),
        (tarred(MONDAY), faults.StatementPacked),
        (zipped(), faults.StatementHoldsNone),
        (zipped(("a.pdf", b"%PDF-1.7")), faults.StatementHoldsNone),
        (zipped(("a.xml", MONDAY))[:-30], faults.StatementCut),
        (zipped(("a.xml", MONDAY), compression=zipfile.ZIP_STORED).replace(b"1.00", b"9.00"), faults.StatementCut),
        (gzip.compress(MONDAY)[:-12], faults.StatementCut),
        (gzip.compress(MONDAY) + b"more", faults.StatementCut),
        (zipped(("a.xml", MONDAY), ("b.xml", b"<html></html>")), faults.StatementUnknownForm),
        (zipped(("a.xml", MONDAY), ("b.xml", MONDAY[:-50])), faults.StatementCut),
    ],
)  # fmt: skip
def test_a_hostile_or_broken_archive_is_named(data: bytes, fault: type[Refused]) -> None:
    with pytest.raises(fault):
        statements(data)


def test_an_archive_of_too_many_files_or_bytes_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    many = zipped(*((f"{at}.xml", MONDAY) for at in range(5)))
    monkeypatch.setattr(statement_archive, "FILES_AT_MOST", 4)
    with pytest.raises(faults.ArchiveTooMany):
        statements(many)
    monkeypatch.setattr(statement_archive, "UNPACKED_AT_MOST", len(MONDAY))
    with pytest.raises(faults.ArchiveTooLarge):
        statements(zipped(("a.xml", MONDAY), ("b.xml", TUESDAY)))
    with pytest.raises(faults.StatementUnsafe):
        statements(gzip.compress(MONDAY + b" "))


def test_an_archive_that_changes_between_looking_and_reading_has_other_statements(tmp_path: Path) -> None:
    path = tmp_path / "c53.zip"
    path.write_bytes(zipped(("a.xml", MONDAY)))
    seen = look(path)
    path.write_bytes(zipped(("a.xml", TUESDAY)))
    assert [each.id for each in read(path)] != [each.id for each in seen.heads]


@settings(max_examples=120, deadline=None)
@given(st.booleans(), st.integers(0, 1 << 16), st.integers(0, 255), st.booleans())
@example(True, 0, 0, True)
def test_any_cut_or_changed_byte_of_an_archive_gives_its_statements_or_a_refusal(
    gz: bool, at: int, to: int, cut: bool
) -> None:
    data = gzip.compress(MONDAY, mtime=0) if gz else zipped(("a.xml", MONDAY), ("b.xml", TUESDAY))
    known = {each.id for each in (*statements(MONDAY), *statements(TUESDAY))}
    assert all(each.id in known for each in statements_or_refused(damaged(data, at, to, cut)))


def test_the_command_says_what_an_archive_holds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "c53.zip"
    path.write_bytes(zipped(("a.xml", MONDAY), ("b.xml", TUESDAY), ("c.pdf", b"%PDF")))
    assert main(["statement", str(path), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["files"], told["left_out"]) == (2, ["c.pdf"])
    assert [each["total"] for each in told["statements"]] == ["1.00", "4.00"]
    assert main(["statement", str(path)]) == 0
    assert "2 files in an archive" in capsys.readouterr().out
    path.write_bytes(zipped(("a.xml", MONDAY), ("b.xml", b"<html/>")))
    assert main(["statement", str(path)]) == 1
    assert "b.xml: The file is none of" in capsys.readouterr().err
