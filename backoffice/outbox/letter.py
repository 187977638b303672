"""A message as a letter: the words of its kind in the customer's language, and the e-mail that carries them.

Boundary: pure; reads `resources/mail` and nothing else. Names and addresses are hostile text: a name no person would
have is left out, an address that is none is refused. K-08.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from functools import cache
from importlib.resources import files
from typing import Any

from backoffice.outbox.rules import Draft

_LANGUAGE_TAGS = {"en": "en", "zh": "zh-CN"}
_NAME_AT_MOST = 80
# The zero-width joiners are letters' business in Persian and the scripts of India.
_IN_NAMES = frozenset(" -‐.,'’·・\u200c\u200d")
_LOOKS_LIKE_A_LINK = re.compile(r"\.\w\w")
_LOCAL_PART = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*")
_HOST = re.compile(r"(?=.{1,253}\Z)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+", re.ASCII)


class AddressUnusableError(ValueError):
    """The customer's e-mail address is none that mail could reach."""


class WordsMissingError(ValueError):
    """Nobody has written the words for this kind or reason; the argument names it."""


@dataclass(frozen=True, slots=True)
class Sender:
    """The controller in whose name a letter leaves, and where answers to it go."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Letter:
    """What is said to the customer. `language` is "en" or "zh"; `body` is plain text, a line per paragraph."""

    subject: str
    body: str
    language: str


def write(draft: Draft, sender: Sender) -> Letter:
    """The letter of a message; English for a language nobody writes. Raises WordsMissingError."""
    language = draft.language if draft.language in _LANGUAGE_TAGS else "en"
    if draft.subject:
        return Letter(" ".join(draft.subject.split()), draft.text.strip() + "\n", language)
    template, phrases = _template(draft.kind, language), _phrases(language)
    name = greetable(draft.name)
    told = {
        "greeting": phrases["greeting"].format(name=name) if name else phrases["greeting_without_name"],
        "closing": phrases["closing"].format(
            controller=sender.name, privacy_address=sender.address, number=draft.number
        ),
    }
    if "{reason}" in template:
        if draft.reason not in phrases["reason"]:
            raise WordsMissingError(draft.reason)
        told["reason"] = phrases["reason"][draft.reason]
    subject, body = template.split("\n", 1)
    return Letter(subject, body.strip().format(**told) + "\n", language)


def mail(draft: Draft, sender: Sender) -> EmailMessage:
    """The e-mail of a message. Its Message-ID follows from the message's id, so that a repeat is recognisable.

    Raises AddressUnusableError, WordsMissingError.
    """
    letter = write(draft, sender)
    address = usable_address(draft.email)
    made = EmailMessage(policy=SMTP if address.isascii() else SMTPUTF8)
    made["From"] = Address(sender.name, addr_spec=sender.address)
    local, host = address.rsplit("@", 1)
    made["To"] = Address(greetable(draft.name) or "", local, host)
    made["Subject"] = letter.subject
    made["Date"] = draft.written_at
    made["Message-ID"] = f"<{draft.message}@{sender.address.rsplit('@', 1)[1]}>"
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(letter.body, charset="utf-8", cte="quoted-printable")
    made["Content-Language"] = _LANGUAGE_TAGS[letter.language]
    return made


def greetable(name: str) -> str | None:
    """The name as a letter can say it; None for what is no name: links, numbers, control signs, whole sentences."""
    tidy = " ".join(unicodedata.normalize("NFC", name).split())
    said = all(sign in _IN_NAMES or unicodedata.category(sign)[0] in "LM" for sign in tidy)
    has_letter = any(unicodedata.category(sign)[0] == "L" for sign in tidy)
    if not said or not has_letter or len(tidy) > _NAME_AT_MOST or _LOOKS_LIKE_A_LINK.search(tidy):
        return None
    return tidy


def usable_address(text: str) -> str:
    """An address mail can be sent to, its host in ASCII (IDNA). Raises AddressUnusableError."""
    local, _, host = text.strip().rpartition("@")
    try:
        ascii_host = host.encode("idna").decode("ascii").lower()
    except UnicodeError as fault:
        raise AddressUnusableError from fault
    if not _LOCAL_PART.fullmatch(local) or len(local.encode()) > 64 or not _HOST.fullmatch(ascii_host):
        raise AddressUnusableError
    return f"{local}@{ascii_host}"


@cache
def _template(kind: str, language: str) -> str:
    file = files("resources") / "mail" / language / f"{kind}.txt"
    if not kind.isidentifier() or not file.is_file():
        raise WordsMissingError(kind)
    return file.read_text(encoding="utf-8")


@cache
def _phrases(language: str) -> dict[str, Any]:
    return tomllib.loads((files("resources") / "mail" / language / "phrases.toml").read_text(encoding="utf-8"))
