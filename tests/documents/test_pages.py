"""Pages and what stands on them: frame, blocks, tables of both kinds, tags, and the same bytes for the same values."""

from __future__ import annotations

import dataclasses
import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backoffice.documents import blocks, look
from backoffice.documents.blocks import Fact
from backoffice.documents.long_table import LongColumn, long_table
from backoffice.documents.marks import Mark
from backoffice.documents.page import Frame, Pages
from backoffice.documents.table import Cell, Column, table
from tests.documents.reading import FRAME, blank, body, opened, tags, texts

TWO = (Column("When", 0.3), Column("What", 0.7))


def with_table(rows: list[list[Cell]]) -> bytes:
    pages = blank()
    blocks.section(pages, "History")
    table(pages, TWO, rows)
    return pages.finish()


def with_long_table(rows: list[tuple[str, str]]) -> bytes:
    pages = blank()
    long_table(pages, (LongColumn("Account", 0.6), LongColumn("Amount", 0.4, right=True)), rows)
    return pages.finish()


def test_each_page_says_whose_it_is_and_which_of_how_many() -> None:
    pages = blank()
    blocks.paragraph(pages, "line\n" * 200)
    found = texts(pages.finish())
    assert len(found) == 4
    for number, text in enumerate(found, start=1):
        assert "Sample Firm GmbH" in text
        assert "Confidential" in text
        assert f"Page {number} of 4" in text
        assert "Audit entry 1,048,221" in text
        assert "0123 4567 89ab cdef" in text
        assert "by Anna Lindqvist" in text


def test_the_file_says_what_it_is() -> None:
    pages = Pages(dataclasses.replace(FRAME, title="案卷 (7) \x07", language="zh"))
    data = pages.finish()
    with opened(data) as document:
        told = document.get_metadata_dict()
    assert told["Title"] == "案卷 (7) "
    assert told["Author"] == "Sample Firm GmbH"
    assert told["Subject"] == "Ledger"
    assert told["CreationDate"].startswith("D:20261119130900")
    assert re.search(rb"/Lang\s*\(zh-CN\)", data)
    assert re.search(rb"/DisplayDocTitle\s+true", data)
    assert re.search(rb"/Marked\s+true", data)
    assert b'<rdf:li xml:lang="x-default">' in data


def test_no_font_is_left_out_of_the_file() -> None:
    pages = blank()
    blocks.paragraph(pages, "Anna 张伟 سميرة")
    data = pages.finish()
    assert b"Helvetica" not in data
    assert len(re.findall(rb"/FontFile2", data)) == len(re.findall(rb"/Type\s*/FontDescriptor", data)) >= 5


def test_the_same_values_make_the_same_bytes() -> None:
    rows = [[Cell("now", mark=Mark.CLOSE), Cell("张伟 سميرة", then="note")] for _ in range(90)]
    assert with_table(rows) == with_table(rows)


def test_another_record_has_another_file_identifier() -> None:
    def identifier(frame: Frame) -> bytes:
        found = re.search(rb"/ID\s*\[(.*?)\]", Pages(frame).finish(), re.DOTALL)
        assert found
        return found[1]

    assert identifier(FRAME) == identifier(FRAME)
    assert identifier(FRAME) != identifier(dataclasses.replace(FRAME, record_hash="f" * 64))


def test_tags_follow_the_order_of_reading() -> None:
    pages = blank()
    blocks.title(pages, "Case file", "after three attempts")
    blocks.section(pages, "Customer")
    blocks.grid(pages, [Fact("Name", "Samira"), Fact("Born", "1991")])
    table(pages, TWO, [[Cell("14:24", mark=Mark.AGREES), Cell("told")]])
    assert tags(pages.finish()) == [
        "Document", "H1", "P", "H2", "L", "LI", "Lbl", "LBody", "LI", "Lbl", "LBody",
        "Table", "TR", "TH", "TH", "TR", "TD", "TD",
    ]  # fmt: skip


@pytest.mark.needs("poppler-utils")
def test_a_reader_program_hears_the_words_in_order(tmp_path: Path) -> None:
    file = tmp_path / "document.pdf"
    rows = [[Cell("14:24"), Cell("Escalated because the light is poor and the face cannot be seen well " * 3)]] * 60
    file.write_bytes(with_table(rows))
    heard = subprocess.run(["pdfinfo", "-struct-text", file], capture_output=True, text=True, check=True).stdout
    said = [line.strip().strip('" ') for line in heard.splitlines() if '"' in line]
    assert said[:3] == ["History", "When", "What"]
    assert said[3:] == ["14:24", rows[0][1].text.strip()] * 60, "each cell once, the heads of later pages never"
    assert "Confidential" not in heard


def test_a_table_goes_over_pages_without_losing_a_row() -> None:
    data = with_table([[Cell(f"row{number}x"), Cell("text")] for number in range(200)])
    found = texts(data)
    assert len(found) > 4
    assert all("When" in text for text in found), "heads on every page"
    whole = "".join(found)
    assert all(whole.count(f"row{number}x") == 1 for number in range(200))


def test_a_cell_taller_than_a_page_goes_on_over_the_page() -> None:
    words = [f"word{number}" for number in range(3_000)]
    data = with_table([[Cell("note"), Cell(" ".join(words), then="the end")]])
    found = re.findall(r"word\d+|the end", " ".join(texts(data)))
    assert found == [*words, "the end"]


@given(st.lists(st.tuples(st.text(max_size=80), st.text(max_size=20)), max_size=40))
@settings(deadline=None, max_examples=25)
def test_any_rows_make_tables_that_open(rows: list[tuple[str, str]]) -> None:
    assert texts(with_long_table(rows))
    assert texts(with_table([[Cell(one), Cell(two, mark=Mark.UNKNOWN, then=one)] for one, two in rows]))


def test_a_long_table_shows_every_row_once() -> None:
    rows = [(f"account-{number:05}", f"{number * 7 / 100:,.2f}") for number in range(3_000)]
    data = with_long_table(rows)
    found = body(data)
    assert all(found.count(account) == 1 for account, _ in rows[::97])
    assert "Page1of" in found
    assert found.count("209.93") == 1


def test_a_row_of_a_long_table_that_does_not_fit_its_line_is_broken_not_cut() -> None:
    words = [f"name{number}" for number in range(1_500)]
    data = with_long_table([("short", "1.00"), (" ".join(words), "2.00"), ("سميرة 张伟", "3.00")])
    found = body(data)
    assert all(word in found for word in words)
    assert "张伟" in found
    assert "سميرة" in found


def test_a_section_takes_what_it_keeps_to_the_next_page() -> None:
    pages = blank()
    pages.down = look.BOTTOM - 80
    blocks.section(pages, "Customer", keep=60)
    assert pages.number == 2


def test_the_verdict_box_is_never_torn() -> None:
    pages = blank()
    pages.down = look.BOTTOM - 60
    blocks.verdict_box(pages, "Verdict", "Approved", ["Reason A-02", "A note."], [Fact("Decided by", "Anna")])
    found = texts(pages.finish())
    assert "Approved" not in found[0]
    assert "Verdict" in found[1]
    assert "Decided by" in found[1]
