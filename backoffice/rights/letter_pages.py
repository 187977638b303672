"""A letter of the firm as pages: its words as they went out, to whom, and what became of the mail.

Boundary: values to layout only; slow, so desks go through `documents.press`.
"""

from __future__ import annotations

from backoffice.documents import blocks, look
from backoffice.documents.blocks import Fact
from backoffice.documents.page import Frame, Pages
from backoffice.documents.wording import zoned
from backoffice.outbox.rules import MessageState
from backoffice.rights.letter_file import LetterFile, record_hash
from backoffice.words import say

_BETWEEN = 5.0


def letter_pdf(letter: LetterFile) -> bytes:
    """The finished, unsigned PDF; the same letter has the same bytes. From a window: `press(letter_pdf, letter)`."""
    language = letter.language

    def word(key: str, **facts: object) -> str:
        return say(f"letter_file.{key}", language, **facts)

    title = word("title_complaint" if letter.of_complaint else "title", reference=letter.reference)
    pages = Pages(
        Frame(
            firm=letter.firm,
            department=word("department"),
            secrecy=say("document.confidential", language),
            readers=word("readers"),
            title=f"{title}: {letter.subject}",
            subject=word("department"),
            file=title,
            written=(
                word("written", instant=zoned(letter.written_at, letter.zone, language)),
                word("written_by", who=letter.written_by),
                word("signed" if letter.signed else "not_signed"),
            ),
            written_at=letter.written_at,
            record_hash=record_hash(letter),
            audit_entry=letter.audit_entry,
            language=language,
        )
    )
    blocks.title(pages, letter.subject, title)
    pages.down += 6
    facts = [
        Fact(word("from"), letter.contact),
        Fact(word("kind"), say(f"rights.reply.{letter.kind}", language)),
        Fact(word("to"), letter.name or word("nobody_of_ours")),
        Fact(word("made"), zoned(letter.made_at, letter.zone, language)),
        Fact(word("made_by"), letter.made_by),
        Fact(word("mail"), _mail(letter)),
    ]
    blocks.grid(pages, facts)
    blocks.section(pages, word("words"))
    for paragraph in letter.text.splitlines():
        if paragraph.strip():
            blocks.paragraph(pages, paragraph.strip(), look.BODY)
        else:
            pages.down += _BETWEEN
    return pages.finish()


def _mail(letter: LetterFile) -> str:
    mail, language = letter.mail, letter.language
    if mail is None:
        return say("letter_file.mail_unknown", language)
    if mail.state is MessageState.SENT and mail.accepted_at is not None:
        return say("letter_file.mail_sent", language, instant=zoned(mail.accepted_at, letter.zone, language))
    return say(f"letter_file.mail_{mail.state}", language)
