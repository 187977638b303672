"""A mail as it was saved (`.eml`): who sent it, on which day it reached the firm, its words and its papers.

Boundary: everything in it is hostile; nothing is fetched, run or believed beyond what it says. R-11.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email import policy
from email.errors import MessageError
from email.message import EmailMessage, Message
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

from backoffice.errors import Refused
from backoffice.rights.intake import Paper
from backoffice.rights.rules import WORDS_AT_MOST, DatedBy

MAIL_AT_MOST = 25 * 1024 * 1024
PARTS_AT_MOST = 100
_HTML_AT_MOST = 2_000_000
_NAME_AT_MOST = 120
# A header of a mail says at least one of these; a picture or a document says none.
_SIGNS_OF_A_MAIL = ("from", "received", "date", "subject", "message-id")
_SEALED = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_BLOCKS = frozenset({"p", "br", "div", "li", "tr", "h1", "h2", "h3", "h4", "blockquote", "table", "ul", "ol"})
_UNSEEN = frozenset({"script", "style", "title", "template"})


class NotAMail(Refused):
    """The file has no header of a mail, or cannot be taken apart."""

    code = "rights.not_a_mail"


class MailTooBig(Refused):
    """Facts: `at_most`, in megabytes."""

    code = "rights.mail_too_big"


class MailTooManyParts(Refused):
    """Facts: `at_most`."""

    code = "rights.mail_too_many_parts"


class MailSealed(Refused):
    """It is encrypted: only the mail program that holds the key can save it readable."""

    code = "rights.mail_sealed"


@dataclass(frozen=True, slots=True)
class MailRead:
    """`received_on` is a civil date in the zone asked for, None where the mail says none.

    `words` begin with the subject and are cut at what a request can hold, then `is_cut`; the first of `papers` is the
    mail itself as it came, so nothing is lost.
    """

    sender: str
    address: str
    subject: str
    received_on: date | None
    dated_by: DatedBy
    words: str
    is_cut: bool
    papers: tuple[Paper, ...]


def read_mail(content: bytes, zone: ZoneInfo) -> MailRead:
    """Take a saved mail apart. Raises MailTooBig, NotAMail, MailTooManyParts, MailSealed."""
    if len(content) > MAIL_AT_MOST:
        raise MailTooBig(at_most=MAIL_AT_MOST // 1024 // 1024)
    try:
        told = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(content)
        names = {name.lower() for name in told}
    except (MessageError, ValueError, LookupError, RecursionError, AttributeError, TypeError) as fault:
        raise NotAMail from fault
    if not names.intersection(_SIGNS_OF_A_MAIL):
        raise NotAMail
    subject = _line(_header(told, "subject"))
    sender, address = parseaddr(_header(told, "from"))
    received_on, dated_by = _day_of(told, zone)
    text, papers = _content(told)
    words = "\n\n".join(part for part in (subject, text) if part)
    return MailRead(
        sender=_line(sender),
        address=_line(address).lower(),
        subject=subject,
        received_on=received_on,
        dated_by=dated_by,
        words=words[:WORDS_AT_MOST],
        is_cut=len(words) > WORDS_AT_MOST,
        papers=(Paper(f"{subject[:60] or 'mail'}.eml", "message/rfc822", content), *papers),
    )


def _content(told: EmailMessage) -> tuple[str, tuple[Paper, ...]]:
    """The words that are read, plain rather than HTML, and all other parts as papers."""
    plain: list[str] = []
    html: list[str] = []
    papers: list[Paper] = []
    for number, part in enumerate(_leaves(told), 1):
        media = part.get_content_type()
        if part.get_content_disposition() == "attachment" or part.get_filename() or media not in _TEXTS:
            papers.append(Paper(_name(part, number), media, _bytes(part)))
        elif media == "text/plain":
            plain.append(_text(part))
        else:
            html.append(_text(part))
    told_plain = "\n\n".join(plain).strip()
    return _clean(told_plain or "\n\n".join(map(_without_tags, html))), tuple(papers)


_TEXTS = frozenset({"text/plain", "text/html"})


def _leaves(told: EmailMessage) -> Iterator[Message]:
    """Parts that hold something themselves; a mail inside the mail is one of them, whatever it holds."""
    waiting: list[Message] = [told]
    seen = 0
    while waiting:
        part = waiting.pop()
        seen += 1
        if seen > PARTS_AT_MOST:
            raise MailTooManyParts(at_most=PARTS_AT_MOST)
        if part.get_content_type() in _SEALED:
            raise MailSealed
        inside = part.get_payload()
        if isinstance(inside, list) and (part is told or part.get_content_maintype() != "message"):
            waiting.extend(reversed([each for each in inside if isinstance(each, Message)]))
        else:
            yield part


def _day_of(told: EmailMessage, zone: ZoneInfo) -> tuple[date | None, DatedBy]:
    """The topmost Received is what the firm's own server wrote; every other one a sender can invent."""
    for name, by in (("received", DatedBy.RECEIVED), ("date", DatedBy.DATE)):
        at = _instant(_header(told, name).rpartition(";")[2])
        if at is not None:
            return at.astimezone(zone).date(), by
    return None, DatedBy.TOLD


def _instant(text: str) -> datetime | None:
    try:
        at = parsedate_to_datetime(text.strip())
        return (at if at.tzinfo is not None else at.replace(tzinfo=UTC)).astimezone(UTC)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def _header(told: EmailMessage, name: str) -> str:
    """The first header of that name as text; "" where it is none that can be read."""
    try:
        found = told.get(name)
        return "" if found is None else str(found)
    except (MessageError, ValueError, LookupError, AttributeError, TypeError, RecursionError):
        raw = next((value for key, value in told.raw_items() if key.lower() == name), "")
        return str(raw)


def _text(part: Message) -> str:
    raw = _bytes(part)
    charset = part.get_content_charset() or "utf-8"
    try:
        return raw.decode(charset)
    except (LookupError, UnicodeError, ValueError):
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            return raw.decode("latin-1")


def _bytes(part: Message) -> bytes:
    if part.get_content_maintype() == "message":
        inside = part.get_payload()
        first = inside[0] if isinstance(inside, list) and inside else inside
        try:
            return first.as_bytes() if isinstance(first, Message) else str(first).encode()
        except (MessageError, ValueError, LookupError, AttributeError, TypeError, UnicodeError, RecursionError):
            return b""
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _name(part: Message, number: int) -> str:
    """The name of a paper, without folders or signs that play tricks on a reader."""
    try:
        told = part.get_filename() or ""
    except (MessageError, ValueError, LookupError, AttributeError, TypeError, UnicodeError):
        told = ""
    shown = "".join(sign for sign in re.split(r"[\\/]", told)[-1] if sign.isprintable()).strip(" .")
    return shown[-_NAME_AT_MOST:] or f"{number}.{part.get_content_subtype()[:20]}"


def _line(text: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())[:400]


def _clean(text: str) -> str:
    """Without control signs, trailing blanks and more than one empty line."""
    lines = (line.rstrip() for line in _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _without_tags(html: str) -> str:
    reader = _Words()
    try:
        reader.feed(html[:_HTML_AT_MOST])
        reader.close()
    except (ValueError, AssertionError):
        pass
    return reader.text()


class _Words(HTMLParser):
    """The words of a page, with lines where blocks end; what a browser would not show is left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._unseen = 0

    def text(self) -> str:
        lines = "".join(self._parts).split("\n")
        return "\n".join(" ".join(line.split()) for line in lines)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag in _BLOCKS:
            self._parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _BLOCKS:
            self._parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._parts.append(data.replace("\n", " "))
