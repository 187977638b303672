"""Reading finished PDFs back: their text, tags and pictures, by another program than the one that wrote them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pypdfium2
import pypdfium2.raw as pdfium

from backoffice.documents.page import Frame, Pages

FRAME = Frame(
    firm="Sample Firm GmbH",
    department="Ledger",
    secrecy="Confidential",
    readers="For internal use",
    title="Statement 7",
    subject="Ledger",
    file="Statement 7",
    written=("Written 19 Nov 2026", "by Anna Lindqvist"),
    written_at=datetime(2026, 11, 19, 13, 9, tzinfo=UTC),
    record_hash="0123456789abcdef" * 4,
    audit_entry=1_048_221,
    language="en",
)


def blank() -> Pages:
    return Pages(FRAME)


@contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument(data)
    try:
        yield document
    finally:
        document.close()


def texts(data: bytes) -> list[str]:
    """The text of each page, as somebody would copy it."""
    with opened(data) as document:
        found = []
        for page in document:
            read = page.get_textpage()
            found.append(read.get_text_range().replace("\r\n", "\n"))
            read.close()
            page.close()
        return found


def body(data: bytes) -> str:
    """All text without spaces and line ends. PDFium takes a hyphen at a line's end for one that may go away."""
    return "".join("".join(texts(data)).split()).replace("\ufffe", "-")


def tags(data: bytes) -> list[str]:
    """Roles of all tags in reading order, by page; a figure with its words: "Figure: ID front"."""
    found: list[str] = []
    with opened(data) as document:
        for page in document:
            tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
            for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
                _walk(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), found)
            pdfium.FPDF_StructTree_Close(tree)
            page.close()
    return found


def _walk(element: object, found: list[str]) -> None:
    if not element:
        return
    role = _string(pdfium.FPDF_StructElement_GetType, element)
    alt = _string(pdfium.FPDF_StructElement_GetAltText, element)
    found.append(f"{role}: {alt}" if alt else role)
    for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
        _walk(pdfium.FPDF_StructElement_GetChildAtIndex(element, index), found)


def _string(ask: object, element: object) -> str:
    length = ask(element, None, 0)  # type: ignore[operator]
    buffer = ctypes.create_string_buffer(length)
    ask(element, buffer, length)  # type: ignore[operator]
    return buffer.raw.decode("utf-16-le").rstrip("\0")
