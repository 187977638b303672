"""A letter of the firm as a document: what it says, to whom, and what became of its mail.

Boundary: frozen values; no I/O.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime

from backoffice.outbox.rules import Mailed
from backoffice.rights.rules import ReplyKind, Way


@dataclass(frozen=True, slots=True)
class LetterFile:
    """One letter, opened. The document speaks the letter's own language; `zone` is the IANA name of its reader's.

    `name` is "" where nobody of ours asked; `mail` is None for a letter by post, and for one whose message is not the
    reader's to see. By post there is an `address` in lines; `made_on` is the civil day on which it was made. It comes
    back to `sender`, one line; `contact` says who is responsible, and where post and its officer are reached.
    """

    firm: str
    number: int
    name: str
    kind: ReplyKind
    language: str
    subject: str
    text: str
    made_by: str
    made_at: datetime
    mail: Mailed | None
    written_at: datetime
    written_by: str
    zone: str
    audit_entry: int
    signed: bool
    way: Way = Way.MAIL
    address: str = ""
    made_on: date = date.min
    sender: str = ""
    contact: str = ""
    of_complaint: bool = False

    @property
    def reference(self) -> str:
        """The number by which the person can name what it is about."""
        return f"{'C' if self.of_complaint else 'R'}-{self.number}"


def record_hash(letter: LetterFile) -> str:
    """64 hex digits over what was said, to whom and when; not over what became of the mail."""
    number = letter.reference if letter.of_complaint else letter.number
    said = [letter.firm, number, letter.name, letter.kind.value, letter.language, letter.subject, letter.text]
    told = [*said, letter.made_by, letter.made_at.isoformat(), *([letter.address] if letter.address else [])]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()
