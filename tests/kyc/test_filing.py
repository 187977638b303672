"""A case file from the desk to the folder: complete, registered by its hash, refused to those who see no papers."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path
from uuid import uuid4

import pypdfium2
import pytest

from backoffice.kyc import service as kyc
from backoffice.kyc.filing import FileNotWritten, PapersClosed, write_case_file
from backoffice.kyc.rules import Verdict
from tests.given import ANNA, TOMASZ, WEN, Given


def words(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


@pytest.mark.promise("K-08", "S-05")
def test_a_case_file_tells_the_whole_case_and_stands_in_the_register(given: Given, tmp_path: Path) -> None:
    case = given.case()
    desk = given.desk(ANNA)
    claimed = desk.do(uuid4(), kyc.claim_case, case)
    first = desk.do(uuid4(), kyc.decide, case, claimed.version, Verdict.REJECT, "R-01", "The portrait is glued on.")
    given.desk(WEN).do(uuid4(), kyc.second, case, first.version, first.decision, True, "I see it too.")
    with pytest.raises(PapersClosed):
        write_case_file(desk, case, "en", "Europe/Stockholm", tmp_path / "exports")
    path = write_case_file(given.desk(WEN), case, "en", "Europe/Stockholm", tmp_path / "exports")
    text = words(path)
    for told in ("Samira Yousef Haddadin", "Rejected", "The portrait is glued on.", "Anna Lindqvist", "too_much_glare"):
        assert told in text
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with given.sql("bootstrap") as connection:
        row = connection.execute("select sha256, size, kind from audit.export").fetchone()
    assert row == (hashlib.sha256(path.read_bytes()).digest(), path.stat().st_size, "kyc.case_file")


def test_a_chinese_reader_gets_a_chinese_file(given: Given, tmp_path: Path) -> None:
    case = given.case(name="陈思远")
    given.desk(WEN).do(uuid4(), kyc.claim_case, case)
    text = words(write_case_file(given.desk(WEN), case, "zh", "Asia/Shanghai", tmp_path))
    assert "陈思远" in text
    assert "机读区校验位" in text


@pytest.mark.promise("S-05")
def test_who_may_not_see_the_papers_gets_no_file(given: Given, tmp_path: Path) -> None:
    case = given.case()
    with pytest.raises(PapersClosed):
        write_case_file(given.desk(TOMASZ), case, "en", "Europe/Stockholm", tmp_path)
    assert list(tmp_path.glob("*.p*")) == []


def test_a_folder_that_takes_no_file_is_named_and_nothing_half_is_left(given: Given, tmp_path: Path) -> None:
    case = given.case()
    given.desk(ANNA).do(uuid4(), kyc.claim_case, case)
    blocked = tmp_path / "exports"
    blocked.write_text("a file where the folder should be")
    with pytest.raises(FileNotWritten) as refused:
        write_case_file(given.desk(ANNA), case, "en", "Europe/Stockholm", blocked)
    assert str(blocked) in str(refused.value.facts["path"])
