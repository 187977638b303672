"""Mails and papers in a copy: as files that can be opened, and on paper only what tells which one it is."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import replace
from pathlib import Path
from uuid import uuid4
from zoneinfo import ZoneInfo

import pypdfium2
import pytest

from backoffice.people.policy import controller
from backoffice.rights import intake
from backoffice.rights.access_answer import package_words
from backoffice.rights.access_map import WAYS
from backoffice.rights.copy_values import MAIL_WORDS_AT_MOST, Said, mail_told
from backoffice.rights.intake import Paper
from backoffice.rights.mail_reading import read_mail
from backoffice.rights.rules import Right
from tests.given import MARIA, Given
from tests.rights.asking import CONTROLLER, letter
from tests.rights.packing import inside, packed
from tests.rights.test_access import words_of
from tests.rights.test_mail_reading import LONDON, mail


@pytest.mark.promise("R-01", "R-11")
def test_a_mail_goes_out_as_a_file_and_its_source_stands_neither_on_paper_nor_in_the_data(
    given: Given, tmp_path: Path
) -> None:
    attached = bytes(range(256)) * 1_600
    came = mail("Please send me all you hold.")
    came.add_attachment(attached, maintype="application", subtype="octet-stream", filename="holiday.raw")
    read = read_mail(came.as_bytes(), LONDON)
    customer = given.customer("Léonie Marchetti")
    note = Paper("note.txt", "text/plain", b"{not a structure, and no words of ours")
    wanted = replace(letter(given, customer, Right.ACCESS), words=read.words, papers=(*read.papers, note))
    made = packed(given, given.desk(MARIA).do(uuid4(), intake.receive, wanted).first_request, tmp_path)
    files = inside(made)
    ends = {Path(name).suffix: content for name, content in files.items() if name.startswith("files/rights-paper-")}
    assert ends == {".eml": came.as_bytes(), ".bin": attached, ".txt": note.content}
    source = base64.b64encode(attached)[:60]
    assert source not in re.sub(rb"\\n|\s", b"", files["data.json"])
    rows = {row["name"]: row for row in json.loads(files["data.json"])["held"]["rights.paper"]}
    told = rows["Demande d’accès.eml"]
    assert (set(told["content"]), told["mail"]["attached"]) == ({"file"}, ["holiday.raw"])
    assert told["mail"]["words"] == "Please send me all you hold."
    paper = words_of(files["answer.pdf"])
    assert "Attached: \u2068holiday.raw\u2069" in paper or "Attached: holiday.raw" in paper
    assert source[:20].decode() not in paper
    with pypdfium2.PdfDocument(files["answer.pdf"]) as document:
        assert len(document) < 8


def test_whose_words_they_are_is_known_when_words_are_told() -> None:
    order = list(WAYS)
    authors = {"rights.letter", "rights.event", "rights.reply", "rights.complaint"}
    assert max(order.index(each) for each in authors) < order.index("rights.words")
    said = Said("", "en", controller(CONTROLLER))
    for table in authors:
        key = uuid4()
        said.add_to(table, {"id": key}, {})
        values: dict[str, object] = {"body": "Hello"}
        said.add_to("rights.words", {"id": key}, values)
        assert list(values) == ["of", "body"]
        for language in ("en", "zh"):
            assert f"words_of.{values['of']}" in package_words(language)
        assert values["of"] == table.removeprefix("rights.")


def test_the_words_of_a_mail_on_paper_end_where_a_page_would() -> None:
    told = mail_told(mail("word " * 4_000).as_bytes(), ZoneInfo("UTC"))
    assert told is not None
    assert len(str(told["words"])) < MAIL_WORDS_AT_MOST + 10
    assert str(told["words"]).endswith("[…]")
    assert mail_told(b"no mail at all", ZoneInfo("UTC")) is None
