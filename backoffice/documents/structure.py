"""Structure tags: headings, paragraphs, tables and pictures as a reader program walks them, in reading order.

Boundary: reportlab has no API for this; marked content goes into the page's operators, the tree into the catalog.
What is not content (running header, footer, rules) is marked as artifact.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFPage, PDFString
from reportlab.pdfgen.canvas import Canvas

from backoffice.documents import bidi, breaking


@dataclass(slots=True)
class Element:
    """One tag: its role (H1, P, Table, TR, TD, Figure, ...), text for who cannot see it, and what it holds.

    `read` is its text in reading order, where that is not the order on paper.
    """

    role: str
    alt: str = ""
    scope: str = ""
    read: str = ""
    kids: list[Element | Mark] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a page's operators: page from 0, number on that page."""

    page: int
    number: int


class Structure:
    """Builds the tree while pages are drawn."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._root = Element("Document")
        self._open = [self._root]
        self._marks_of_pages: list[int] = [0]

    @contextmanager
    def element(self, role: str, text: str = "", *, alt: str = "", scope: str = "") -> Iterator[Element]:
        """What is tagged inside belongs to this element, over as many pages as it takes; `text` as in `add`."""
        with self.inside(self.add(role, text, alt=alt, scope=scope)) as element:
            yield element

    def add(self, role: str, text: str = "", *, alt: str = "", scope: str = "") -> Element:
        """A child of the innermost open element, to be filled later with `inside`.

        `text` is what it says, needed where letters run leftward.
        """
        read = " ".join(breaking.clean(text)) if bidi.runs_leftward(text) else ""
        element = Element(role, alt, scope, read)
        self._open[-1].kids.append(element)
        return element

    @contextmanager
    def inside(self, element: Element) -> Iterator[Element]:
        """Go on with an element begun earlier."""
        self._open.append(element)
        yield element
        self._open.pop()

    @contextmanager
    def content(self) -> Iterator[None]:
        """What is drawn inside, on one page, is content of the innermost open element."""
        mark = Mark(len(self._marks_of_pages) - 1, self._marks_of_pages[-1])
        self._marks_of_pages[-1] += 1
        owner = self._open[-1]
        owner.kids.append(mark)
        self._canvas.addLiteral(f"/{owner.role} <</MCID {mark.number}>> BDC")
        yield
        self._canvas.addLiteral("EMC")

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """What is drawn inside is no content."""
        self._canvas.addLiteral("/Artifact BMC")
        yield
        self._canvas.addLiteral("EMC")

    def next_page(self) -> None:
        self._marks_of_pages.append(0)

    def write(self, pages: list[PDFPage]) -> None:
        """Put the tree into the catalog, once every page is drawn."""
        document = self._canvas._doc
        owners: list[list[object]] = [[None] * count for count in self._marks_of_pages]
        root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        root_reference = document.Reference(root)
        root["K"] = self._write(self._root, root_reference, owners, pages)
        numbers: list[object] = []
        for index, page in enumerate(pages):
            page.__NoDefault__ = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = index, PDFName("S")
            numbers += [index, document.Reference(PDFArray(owners[index]))]
        root["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(numbers)}))
        root["ParentTreeNextKey"] = len(pages)
        catalog = document.Catalog
        catalog.StructTreeRoot = root_reference
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def _write(self, element: Element, parent: object, owners: list[list[object]], pages: list[PDFPage]) -> object:
        document = self._canvas._doc
        entries = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(element.role), "P": parent})
        entries.multiline = False
        reference = document.Reference(entries)
        kids: list[object] = []
        for kid in element.kids:
            if isinstance(kid, Mark):
                owners[kid.page][kid.number] = reference
                kids.append(_content(kid, document.Reference(pages[kid.page])))
            else:
                kids.append(self._write(kid, reference, owners, pages))
        entries["K"] = PDFArray(kids)
        if element.alt:
            entries["Alt"] = PDFString(element.alt)
        if element.read:
            entries["ActualText"] = PDFString(element.read)
        if element.scope:
            entries["A"] = PDFDictionary({"O": PDFName("Table"), "Scope": PDFName(element.scope)})
        return reference


def _content(mark: Mark, page: object) -> PDFDictionary:
    return PDFDictionary({"Type": PDFName("MCR"), "Pg": page, "MCID": mark.number})
