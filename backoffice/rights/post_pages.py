"""A letter by post as pages: who writes, the address where a window envelope shows it, the day, and its words.

Boundary: values to layout only; slow, so desks go through `documents.press`. R-09.
"""

from __future__ import annotations

from backoffice.documents import blocks, look
from backoffice.documents.page import Frame, Pages
from backoffice.documents.typefaces import Cut
from backoffice.documents.typesetting import Style
from backoffice.rights.letter_file import LetterFile, record_hash
from backoffice.rights.letters import day
from backoffice.words import say

# ISO 269 DL with a window, the sheet folded in three: the address lies 45 to 90 mm below the edge.
_WINDOW, _SUBJECT = 47 * look.MILLIMETRE, 98 * look.MILLIMETRE
_SENDER = Style(Cut.REGULAR, 7, 13, look.TEXT_2)
_ADDRESS = Style(Cut.REGULAR, 10.5, 14, look.TEXT)
_HEAD = Style(Cut.STRONG, 12, 16, look.TEXT)
_TEXT = Style(Cut.REGULAR, 10.5, 15, look.TEXT)
_BETWEEN = 8.0


def post_pdf(letter: LetterFile) -> bytes:
    """The finished, unsigned PDF; the same letter has the same bytes. From a window: `press(post_pdf, letter)`."""
    language = letter.language

    def word(key: str, **facts: object) -> str:
        return say(f"letter_file.{key}", language, **facts)

    pages = Pages(
        Frame(
            firm=letter.firm,
            department=word("officer"),
            secrecy=word("personal"),
            readers=word("reference", reference=letter.reference),
            title=f"{letter.reference}: {letter.subject}",
            subject=word("department"),
            file=word("reference", reference=letter.reference),
            written=(word("signed" if letter.signed else "not_signed"),),
            written_at=letter.made_at,
            record_hash=record_hash(letter),
            audit_entry=letter.audit_entry,
            language=language,
        )
    )
    pages.down = _WINDOW
    blocks.paragraph(pages, word("sender", firm=letter.firm, address=letter.sender), _SENDER)
    for line in letter.address.splitlines():
        blocks.paragraph(pages, line, _ADDRESS)
    pages.down = max(pages.down + 2 * _BETWEEN, _SUBJECT - 3 * _TEXT.leading)
    blocks.paragraph(pages, day(letter.made_on, language), _TEXT)
    pages.down += _BETWEEN
    blocks.paragraph(pages, letter.subject, _HEAD)
    pages.down += _BETWEEN
    for paragraph in letter.text.splitlines():
        if paragraph.strip():
            blocks.paragraph(pages, paragraph.strip(), _TEXT)
        else:
            pages.down += _BETWEEN
    # Whoever edited the words may have left it out.
    if letter.contact and letter.contact not in letter.text:
        pages.down += _BETWEEN
        blocks.paragraph(pages, letter.contact, _TEXT)
    return pages.finish()
