"""Pages: A4 in a fixed frame, a cursor that walks down, text and rules, and the finished file.

Boundary: lengths are points, heights count from the top of the page. The same values give the same bytes.
"""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass, replace
from datetime import datetime
from types import SimpleNamespace
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFArray, PDFName, PDFPage, PDFStream, PDFString
from reportlab.pdfgen.canvas import Canvas

from backoffice import __version__
from backoffice.clock import utc
from backoffice.documents import breaking, look
from backoffice.documents.structure import Structure
from backoffice.documents.typefaces import Cut
from backoffice.documents.typesetting import Ink, Line, Style, Typesetter
from backoffice.words import say

_PROGRAM = f"Backoffice {__version__}"
_LANGUAGES = {"en": "en-GB", "zh": "zh-CN"}
_FOOT_COLUMN = 158.0
_BOX = Style(Cut.MONO, 1, 1, look.TEXT)


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the content of every page, and what the file says about itself.

    `written` says when and by whom, in lines; `record_hash` is 64 hex digits, `audit_entry` the number of the audit
    row of this very file; `language` is "en" or "zh".
    """

    firm: str
    department: str
    secrecy: str
    readers: str
    title: str
    subject: str
    file: str
    written: tuple[str, ...]
    written_at: datetime
    record_hash: str
    audit_entry: int
    language: str


class Pages:
    """A document being drawn. `down` is where the next thing may stand, in points from the top of the page."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.type = Typesetter()
        self._file = io.BytesIO()
        self.canvas = _Canvas(
            self._file,
            pagesize=(look.PAPER_WIDTH, look.PAPER_HEIGHT),
            invariant=1,
            pdfVersion=(1, 7),
            lang=_LANGUAGES[frame.language],
        )
        self._describe()
        self.structure = Structure(self.canvas)
        self._bodies: list[PDFStream] = []
        self._begin_page()

    @property
    def number(self) -> int:
        """The page being drawn, from 1."""
        return len(self._bodies) + 1

    @property
    def room(self) -> float:
        """Points left on this page."""
        return look.BOTTOM - self.down

    def need(self, height: float) -> bool:
        """Go to a new page unless `height` points are left; whether that happened. A full page is the most to ask."""
        if height <= self.room or self.down <= look.TOP:
            return False
        self.next_page()
        return True

    def next_page(self) -> None:
        self._end_page()
        self.structure.next_page()
        self._begin_page()

    def draw(self, line: Line, style: Style, x: float, baseline: float) -> None:
        """Set one line with its left end at `x`."""
        self.canvas.addLiteral(self._text(line, style, x, baseline))

    def draw_lines(self, lines: list[Line], style: Style, x: float, top: float) -> None:
        """Set lines below each other from `top`."""
        for index, line in enumerate(lines):
            self.draw(line, style, x, top + index * style.leading + baseline_of(style))

    def rule(
        self, down: float, *, thickness: float, ink: Ink, left: float = look.LEFT, right: float = look.RIGHT
    ) -> None:
        """A line across, tagged as no content."""
        with self.structure.artifact():
            self.canvas.addLiteral(_rule(down, thickness, ink, left, right))

    def finish(self, record_hash: str = "") -> bytes:
        """The file. Nothing can be drawn afterwards.

        `record_hash` takes the place of the frame's, for a record that was not known before its rows were drawn.
        """
        if record_hash:
            self.frame = replace(self.frame, record_hash=record_hash)
            self.canvas._doc.updateSignature(record_hash)
        self._end_page()
        document = self.canvas._doc
        pages = [document.idToObject[f"Page{number + 1}"] for number in range(len(self._bodies))]
        for number, (page, body) in enumerate(zip(pages, self._bodies, strict=True), start=1):
            foot = _stream(f"/Artifact BMC {self._foot(number, len(pages))} EMC")
            page.Contents = PDFArray([document.Reference(body), document.Reference(foot)])
        self.structure.write(pages)
        self.type.add_fonts(document)
        self.canvas.save()
        return self._file.getvalue()

    def _begin_page(self) -> None:
        self.down = look.TOP
        frame = self.frame
        with self.structure.artifact():
            self._set(frame.firm, look.FIRM, look.LEFT, 48.5)
            self._set(frame.department, look.LABEL, look.LEFT, 60.5)
            self._set_right(frame.secrecy, look.SECRECY, look.RIGHT, 48.5)
            self._set_right(frame.readers, look.LABEL, look.RIGHT, 60.5)
            self.canvas.addLiteral(_rule(72.5, 1.5, look.TEXT, look.LEFT, look.RIGHT))

    def _end_page(self) -> None:
        self.canvas.showPage()
        page: PDFPage = self.canvas._doc.idToObject[f"Page{len(self._bodies) + 1}"]
        self._bodies.append(_stream(page.stream))
        page.stream = None

    def _foot(self, number: int, of: int) -> str:
        frame = self.frame
        digits = [frame.record_hash[start : start + 4] for start in range(0, len(frame.record_hash), 4)]
        half = len(digits) // 2
        page = say("document.page", frame.language, page=number, pages=of)
        audit = say("document.audit_entry", frame.language, number=f"{frame.audit_entry:,}")
        left = [
            line for text in (frame.file, *frame.written) for line in self.type.lines(text, look.FOOT, _FOOT_COLUMN)
        ]
        label = self.type.line(say("document.record_hash", frame.language), look.FOOT)
        halves = [self.type.line(" ".join(half), look.FOOT_HASH) for half in (digits[:half], digits[half:])]
        right = [self.type.line(text, look.FOOT) for text in (audit, page)]
        set_texts = [_rule(look.FOOT_RULE, 0.5, look.TEXT, look.LEFT, look.RIGHT)]
        for lines, place in ((left, 0), ([label, *halves], 0.5), (right, 1)):
            for row, line in enumerate(lines):
                x = look.LEFT + place * (look.WIDTH - line.width)
                style = look.FOOT_HASH if line in halves else look.FOOT
                set_texts.append(self._text(line, style, x, look.FOOT_RULE + 14 + row * look.FOOT.leading))
        return " ".join(set_texts)

    def _set(self, text: str, style: Style, x: float, baseline: float) -> None:
        self.draw(self.type.line(text, style), style, x, baseline)

    def _set_right(self, text: str, style: Style, right: float, baseline: float) -> None:
        line = self.type.line(text, style)
        self.draw(line, style, right - line.width, baseline)

    def _text(self, line: Line, style: Style, x: float, baseline: float) -> str:
        up = look.PAPER_HEIGHT - baseline
        operators = [f"BT {ink(style.ink)} rg 1 0 0 1 {x:.2f} {up:.2f} Tm"]
        font = ""
        risen = False
        at = x
        for run in line.runs:
            if run.box:
                after = at + run.advance * style.size / 1000
                operators.append(f"ET {self._box(run.box, style, at, up)} BT 1 0 0 1 {after:.2f} {up:.2f} Tm")
                font = ""
            elif run.resource != font:
                font = run.resource
                operators.append(f"/{font} {style.size:g} Tf")
            for rise, show in run.show:
                if rise or risen:
                    operators.append(f"{rise * style.size / 1000:.2f} Ts")
                    risen = bool(rise)
                operators.append(show)
            at += run.advance * style.size / 1000
        return " ".join([*operators, "0 Ts ET"] if risen else [*operators, "ET"])

    def _box(self, letter: str, style: Style, x: float, up: float) -> str:
        """A letter without a typeface: its code point in two rows in a frame; copied out it is the letter."""
        size = style.size
        digits = f"{ord(letter):06X}" if ord(letter) > 0xFFFF else f"{ord(letter):04X}"
        half = len(digits) // 2
        small = size * (0.36 if half == 2 else 0.3)
        read = letter.encode("utf-16-be").hex()
        rows = []
        for row, lift in ((digits[:half], 0.42), (digits[half:], 0.06)):
            (run,) = self.type.line(row, _BOX).runs
            left = x + size * 0.47 - run.advance * small / 2000
            rows.append(f"/{run.resource} {small:.2f} Tf 1 0 0 1 {left:.2f} {up + lift * size:.2f} Tm {run.show[0][1]}")
        frame = f"{x + size * 0.05:.2f} {up - size * 0.06:.2f} {size * 0.84:.2f} {size * 0.86:.2f} re S"
        drawn = f"q 0.4 w {ink(style.ink)} RG {frame} Q BT {' '.join(rows)} ET"
        return f"/Span <</ActualText <feff{read}>>> BDC {drawn} EMC"

    def _describe(self) -> None:
        frame, canvas, document = self.frame, self.canvas, self.canvas._doc
        title, subject, firm = (_one_line(text) for text in (frame.title, frame.subject, frame.firm))
        canvas.setTitle(title)
        canvas.setSubject(subject)
        canvas.setAuthor(firm)
        canvas.setCreator(_PROGRAM)
        canvas.setProducer(_PROGRAM)
        canvas.setViewerPreference("DisplayDocTitle", "true")
        written_at = utc(frame.written_at)
        document._timeStamp = SimpleNamespace(YMDhms=written_at.timetuple()[:6], dhh=0, dmm=0)
        document.updateSignature(frame.record_hash)
        metadata = PDFStream(content=_xmp(title, subject, firm, _LANGUAGES[frame.language], written_at))
        metadata.dictionary.dict.update(Type=PDFName("Metadata"), Subtype=PDFName("XML"))
        metadata.filters = []
        document.Catalog.Metadata = metadata
        document.Catalog.Lang = PDFString(_LANGUAGES[frame.language])


class _Canvas(Canvas):  # type: ignore[misc]
    """A canvas that does not begin with Helvetica, which is never embedded: no document may lean on it."""

    def _make_preamble(self) -> None:
        self._preamble = ""


def baseline_of(style: Style) -> float:
    """How far below the top of its line the foot of the letters stands, capitals centred in the line."""
    return style.leading / 2 + style.size * 0.36


def ink(colour: Ink) -> str:
    return " ".join(f"{part:.3f}".rstrip("0").rstrip(".") for part in colour)


def _rule(down: float, thickness: float, colour: Ink, left: float, right: float) -> str:
    up = look.PAPER_HEIGHT - down
    return f"q {ink(colour)} RG {thickness:g} w {left:.2f} {up:.2f} m {right:.2f} {up:.2f} l S Q"


def _stream(operators: str) -> PDFStream:
    stream = PDFStream(content=zlib.compress(operators.encode("latin-1"), 3))
    stream.dictionary.dict["Filter"] = PDFName("FlateDecode")
    return stream


def _one_line(text: str) -> str:
    return " ".join(breaking.clean(text))


def _xmp(title: str, subject: str, author: str, language: str, written_at: datetime) -> bytes:
    moment = written_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{escape(subject)}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>{escape(author)}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:format>application/pdf</dc:format><xmp:CreatorTool>{_PROGRAM}</xmp:CreatorTool>
<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate><pdf:Producer>{_PROGRAM}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>""".encode()
