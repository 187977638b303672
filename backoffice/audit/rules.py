"""What an entry of the trail is, which entries belong together, and what counts as reading a person's data.

Boundary: pure. S-05.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

PAGE = 256


class Group(StrEnum):
    """What a reader of the trail asks for, rather than a single action."""

    SIGNED_IN = "signed_in"
    OPENED = "opened"
    CLAIMED = "claimed"
    DECIDED = "decided"
    DOCUMENTS = "documents"
    PEOPLE = "people"
    KEYS = "keys"
    EMERGENCY = "emergency"
    OTHER = "other"


# The first beginning that fits decides.
_BEGINNINGS = (
    ("staff.signed_", Group.SIGNED_IN),
    ("staff.sign_in", Group.SIGNED_IN),
    ("staff.glass_", Group.EMERGENCY),
    ("vault.opened", Group.OPENED),
    ("kyc.case.shown", Group.OPENED),
    ("kyc.case.claimed", Group.CLAIMED),
    ("kyc.case.released", Group.CLAIMED),
    ("kyc.case_file.", Group.DOCUMENTS),
    ("kyc.case.", Group.DECIDED),
    ("audit.document_", Group.DOCUMENTS),
    ("audit.list_", Group.DOCUMENTS),
    ("ledger.report_", Group.DOCUMENTS),
    ("staff.proposed", Group.DECIDED),
    ("staff.seconded", Group.DECIDED),
    ("staff.withdrawn", Group.DECIDED),
    ("staff.agreement_used", Group.DECIDED),
    ("staff.review_written", Group.DOCUMENTS),
    ("staff.", Group.PEOPLE),
    ("vault.", Group.KEYS),
)
# A claim or a broken glass opens a person's data, a document carries it out; opening a sealed field says so itself.
_READ_ACTIONS = frozenset(
    {
        "vault.opened",
        "staff.glass_broken",
        "kyc.case.claimed",
        "kyc.case_file.written",
        "ledger.report_written",
        "audit.document_made",
    }
)
_EXPLAINED_BY = "vault.opened"
_GROUND_OF_MLRO = "suspicion"


@dataclass(frozen=True, slots=True)
class Filter:
    """What the trail is narrowed to; None narrows nothing.

    `actor` is a sign-in name or service role; `reads` keeps what opened or carried out personal data; `document` is a
    document's id, `sha256` a document's digest; `since` inclusive, `until` exclusive.
    """

    actor: str | None = None
    group: Group | None = None
    reads: bool = False
    subject: UUID | None = None
    document: UUID | None = None
    sha256: bytes | None = None
    since: datetime | None = None
    until: datetime | None = None

    def narrows(self) -> bool:
        return self != Filter()


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; `subject` is the customer it is about, `facts` hold codes and ids, never personal text."""

    number: int
    at: datetime
    actor: str
    action: str
    subject: UUID | None
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Access:
    """One time somebody read a customer's data, as the customer may be told (GDPR Art. 15).

    `duties` are codes of `duty.*`, never a name: "worker" for a service. `classes` are field classes, empty where the
    entry names none. `ground` is a code of `audit.ground.*`; `about` the case or document, if any.
    """

    at: datetime
    duties: tuple[str, ...]
    action: str
    classes: tuple[str, ...]
    ground: str
    about: str


def group_of(action: str) -> Group:
    """The group an action belongs to; actions nobody has placed are OTHER."""
    return next((group for beginning, group in _BEGINNINGS if action.startswith(beginning)), Group.OTHER)


def is_read(action: str) -> bool:
    """Whether an entry of this action means that somebody read or carried out the data of its subject."""
    return action in _READ_ACTIONS


def actions_in(known: Iterable[str], wanted: Filter) -> tuple[str, ...] | None:
    """Those of the known actions that a filter lets through, sorted; None when it asks for no kind of action."""
    if wanted.group is None and not wanted.reads:
        return None
    return tuple(
        sorted(
            action
            for action in known
            if (wanted.group is None or group_of(action) is wanted.group) and (not wanted.reads or is_read(action))
        )
    )


def accesses(entries: Iterable[Entry], duties: Mapping[str, tuple[str, ...]]) -> tuple[Access, ...]:
    """Who read the data, for the person it is about, in the order of `entries`.

    Left out: what the MLRO read, because knowing of it would tip the person off; and a claim at the instant at which
    the same person's ticket already says which fields it opened.
    """
    told = tuple(entries)
    explained = {(entry.actor, entry.at) for entry in told if entry.action == _EXPLAINED_BY}
    found = []
    for entry in told:
        held = duties.get(entry.actor, ())
        secret = entry.facts.get("ground") == _GROUND_OF_MLRO or held == ("mlro",)
        doubled = entry.action == "kyc.case.claimed" and (entry.actor, entry.at) in explained
        if is_read(entry.action) and not secret and not doubled:
            found.append(_access(entry, held))
    return tuple(found)


def _access(entry: Entry, held: tuple[str, ...]) -> Access:
    facts = entry.facts
    classes = facts.get("classes")
    about = next((facts[name] for name in ("document", "about", "case") if facts.get(name)), "")
    return Access(
        at=entry.at,
        duties=tuple(duty for duty in held if duty != "mlro") or _usual(entry.action),
        action=entry.action,
        classes=tuple(str(each) for each in classes) if isinstance(classes, list | tuple) else (),
        ground=str(facts.get("ground") or _ground(entry)),
        about=str(about),
    )


def _usual(action: str) -> tuple[str, ...]:
    """Whose work an action is, where the person has left and holds no duty any more."""
    return ("kyc_reviewer",) if action.startswith("kyc.") else ()


def _ground(entry: Entry) -> str:
    group = group_of(entry.action)
    if group is Group.EMERGENCY:
        return "break_glass"
    return "document" if group is Group.DOCUMENTS else "case"
