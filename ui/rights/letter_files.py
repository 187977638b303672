"""Files that are dropped on a new request: a saved mail is taken apart, anything else comes along as a paper.

Boundary: runs in a pool's thread; reads the named files and nothing else.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from backoffice.errors import Refused, Unavailable
from backoffice.people.policy import controller
from backoffice.rights.board import HOUSE
from backoffice.rights.intake import Paper
from backoffice.rights.mail_reading import MAIL_AT_MOST, MailRead, MailTooBig, read_mail

_MAILS = (".eml", ".mht")


class FileNotRead(Unavailable):
    """The disk does not give the file. Facts: `name`, `reason`."""

    code = "window.file_not_read"


class PaperTooBig(Refused):
    """Facts: `name`, `at_most` in megabytes."""

    code = "rights.paper_too_big"


class TwoSenders(Refused):
    """R-09, R-01: mails of two senders are two letters; in one, each would get a copy of the other's.

    Facts: `first`, `second`.
    """

    code = "rights.two_senders"


@dataclass(frozen=True, slots=True)
class LetterFiles:
    """The mails, all of one sender, and every paper, those of the mails among them."""

    mails: tuple[MailRead, ...]
    papers: tuple[Paper, ...]


def read_files(paths: Sequence[Path], begun: str = "") -> LetterFiles:
    """`begun` is whose mail the letter holds already.

    Raises FileNotRead, PaperTooBig, MailTooBig, NotAMail, MailTooManyParts, MailSealed, TwoSenders.
    """
    mails: list[MailRead] = []
    papers: list[Paper] = []
    for path in paths:
        is_mail = path.suffix.lower() in _MAILS
        content = _content(path, is_mail=is_mail)
        if is_mail:
            mail = read_mail(content, controller(HOUSE).zone)
            first = begun or next((each.address for each in mails), mail.address)
            if mail.address.casefold() != first.casefold():
                raise TwoSenders(first=first, second=mail.address)
            mails.append(mail)
            papers += mail.papers
        else:
            media = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            papers.append(Paper(path.name, media, content))
    return LetterFiles(tuple(mails), tuple(papers))


def _content(path: Path, *, is_mail: bool) -> bytes:
    try:
        if path.stat().st_size > MAIL_AT_MOST:
            at_most = MAIL_AT_MOST // 1024 // 1024
            raise MailTooBig(at_most=at_most) if is_mail else PaperTooBig(name=path.name, at_most=at_most)
        return path.read_bytes()
    except OSError as fault:
        raise FileNotRead(name=path.name, reason=fault.strerror or str(fault)) from fault
