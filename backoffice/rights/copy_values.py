"""What an opened value is in a copy: a text, a structure, or a file of the package; and what a mail says in words.

Boundary: pure; everything opened here was somebody's to write and is hostile. R-01.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from backoffice.outbox.letter import Sender, WordsMissingError, write
from backoffice.outbox.rules import Draft
from backoffice.people.policy import Controller
from backoffice.rights.mail_reading import MailRead, MailSealed, MailTooBig, MailTooManyParts, NotAMail, read_mail

MAIL = "message/rfc822"
# The whole mail is a file of the package; on paper stands what tells which one it is.
MAIL_WORDS_AT_MOST = 1_500
_ATTACHED_AT_MOST = 40
# By their first bytes; anything else is a file of no known kind.
_KINDS = {b"\xff\xd8": ".jpg", b"\x89PNG": ".png", b"%PDF": ".pdf", b"RIFF": ".webp", b"PK\x03\x04": ".zip"}
_MEDIA = {
    MAIL: ".eml",
    "text/plain": ".txt",
    "text/csv": ".csv",
    "text/html": ".html.txt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.oasis.opendocument.text": ".odt",
}
_FILE_LETTERS = 400


def words_of(content: bytes) -> object:
    """A sealed text or structure; None where it is a file after all."""
    if any(content.startswith(kind) for kind in _KINDS):
        return None
    try:
        words = content.decode()
    except UnicodeDecodeError:
        return None
    if words[:1] in ("{", "["):
        try:
            return json.loads(words)
        except ValueError:
            pass
    return words


def file_name(table: str, row: Mapping[str, object], key: UUID, content: bytes) -> str:
    """A place in the package that says what it is: "files/kyc-picture-1-front-….jpg"."""
    ending = _MEDIA.get(str(row.get("media"))) or next(
        (ending for kind, ending in _KINDS.items() if content.startswith(kind)), ".bin"
    )
    said = [str(row[name]) for name in ("ordinal", "kind") if row.get(name) is not None]
    return "files/" + "-".join([table.replace(".", "-"), *said, key.hex[-8:]])[:_FILE_LETTERS] + ending


def mail_told(content: bytes, zone: ZoneInfo) -> dict[str, object] | None:
    """What a saved mail says: subject, day, the beginning of its words, what was attached; None where it is none."""
    try:
        mail = read_mail(content, zone)
    except (MailSealed, MailTooBig, MailTooManyParts, NotAMail):
        return None
    told: dict[str, object] = {
        "subject": mail.subject,
        "on_day": mail.received_on.isoformat() if mail.received_on else None,
        "words": _beginning(mail),
        "attached": [paper.name for paper in mail.papers[1:]][:_ATTACHED_AT_MOST],
    }
    return {name: value for name, value in told.items() if value}


@dataclass(slots=True)
class Said:
    """Who said what: mails of the firm from their forms, and whose words sealed ones are, as rows go by."""

    name: str
    language: str
    policy: Controller
    numbers: dict[object, int] = field(default_factory=dict)
    authors: dict[object, str] = field(default_factory=dict)

    def add_to(self, table: str, row: Mapping[str, object], values: dict[str, object]) -> None:
        """Keep what later rows refer to, and say in `values` what the row alone does not."""
        if table == "kyc.case":
            self.numbers[str(row["id"])] = int(str(row["number"]))
        elif table in _AUTHORS:
            self.authors[row["id"]] = _AUTHORS[table]
        elif table == "rights.words":
            words = dict(values)
            values.clear()
            values.update({"of": self.authors.get(row["id"], "note"), **words})
        elif table == "outbox.message" and row.get("decision_id") is not None:
            values["text"] = self._mail(row)

    def _mail(self, row: Mapping[str, object]) -> str | None:
        draft = Draft(
            message=UUID(str(row["id"])),
            kind=str(row["kind"]),
            reason=str(row["reason"]),
            number=self.numbers.get(str(row["case_id"]), 0),
            name=self.name,
            email="",
            language=self.language,
            controller=self.policy.key,
            written_at=datetime.fromisoformat(str(row["made_at"])),
        )
        try:
            told = write(draft, Sender(self.policy.name, self.policy.privacy_address))
        except WordsMissingError:
            return None
        return f"{told.subject}\n\n{told.body.strip()}"


_AUTHORS = {
    "rights.letter": "letter",
    "rights.event": "event",
    "rights.reply": "reply",
    "rights.complaint": "complaint",
}


def _beginning(mail: MailRead) -> str:
    words = mail.words.removeprefix(mail.subject).strip()
    return words if len(words) <= MAIL_WORDS_AT_MOST else words[:MAIL_WORDS_AT_MOST].rstrip() + " […]"
