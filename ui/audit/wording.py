"""Entries of the trail as their reader says them: a sentence for each action, and instants in a named zone.

Boundary: pure; made in a pool's thread. An action or fact that nobody has worded shows its code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from backoffice.audit.rules import Entry
from backoffice.kyc.rules import mask
from backoffice.words import knows, say
from ui.kyc.wording import Wording, isolated

_UNKNOWN = "–"
_KINDS = ("audit.document", "kyc.picture", "audit.mail", "ledger.kind")
_WORDED = {
    "verdict": ("kyc.verdict",),
    "agrees": ("audit.agrees",),
    "duty": ("duty",),
    "duties": ("duty",),
    "from": ("duty",),
    "action": ("audit.agreement", "audit.action"),
    "role": ("audit.service",),
    "classes": ("audit.class",),
    "categories": ("audit.category",),
    "ground": ("audit.ground",),
    "group": ("audit.group",),
    "custody": ("audit.custody",),
    "kind": (*_KINDS, "people.search"),
    "cause": ("ledger.reason", "watch.freeze", "ledger.finding", "erasure.hold"),
    "fields": ("people.field",),
    "corrected": ("people.field",),
    "completed": ("people.field",),
    "refused": ("people.field",),
    "way": ("rectification.way",),
    "shown_by": ("erasure.minor",),
    "letter": ("rights.reply",),
    "outcome": ("rights.outcome", "rights.complaint_ended", "people.weighed"),
    "right": ("rights.right",),
    "topic": ("rights.topic",),
    "purpose": ("people.interest", "people.consent"),
}
_CASE_FACTS = frozenset({"case", "about"})
_PEOPLE_FACTS = frozenset({"person", "holder", "proposed_by", "granted_by", "to"})
_INSTANTS = frozenset({"since", "until", "at", "expires_at", "sealed_at"})


@dataclass(frozen=True, slots=True)
class AuditWording:
    """Says entries in one language. `names` are display names by sign-in name, `zone` an IANA name."""

    words: Wording
    names: Mapping[str, str]
    zone: str

    def who(self, actor: str) -> str:
        """A person's display name, a service's word, or the sign-in name."""
        return self.names.get(actor) or self._word(f"audit.service.{actor}") or actor

    def what(self, entry: Entry, numbers: Mapping[UUID, int]) -> str:
        """The entry in one sentence; `numbers` are the numbers of cases."""
        template = self._word(f"audit.action.{entry.action}")
        if template is None:
            told = ", ".join(f"{name}={self.fact(name, value, numbers)}" for name, value in entry.facts.items())
            return f"{entry.action} ({told})" if told else entry.action
        facts = {name: self.fact(name, value, numbers) for name, value in entry.facts.items()}
        return template.format_map(_Facts(facts))

    def label(self, name: str) -> str:
        """What a fact is called."""
        return self._word(f"audit.fact.{name}") or name

    def fact(self, name: str, value: object, numbers: Mapping[UUID, int]) -> str:
        """One fact in words."""
        if value is None:
            return _UNKNOWN
        if isinstance(value, list | tuple):
            return ", ".join(self.fact(name, each, numbers) for each in value) or _UNKNOWN
        if isinstance(value, bool):
            answer = str(value).lower()
            return self._word(f"audit.{name}.{answer}") or self.words.say(f"audit.yes_no.{answer}")
        told = str(value)
        if name in _CASE_FACTS and (number := _number(told, numbers)) is not None:
            return f"K-{number}"
        if name in _PEOPLE_FACTS:
            return isolated(self.who(told))
        if name == "reason":
            return self.words.reason(told) if self._word(f"kyc.reason.{told}") else told
        if name in _INSTANTS:
            return self._instant_or(told)
        if name == "kind" and (word := self._word(f"rights.reply.{told.removeprefix('rights_')}")) is not None:
            # A mail about a request is of the kind of its letter.
            return word
        for family in _WORDED.get(name, ()):
            if (word := self._word(f"{family}.{told}")) is not None:
                return word
        return f"{value:,}" if isinstance(value, int) and name == "size" else told

    def whose(self, subject: UUID | None) -> str:
        """A customer as lists show them."""
        return "" if subject is None else mask(subject)

    def when(self, at: datetime) -> str:
        """An instant in the reader's zone, to the second: "18 Nov 2026 14:24:05"."""
        there = at.astimezone(ZoneInfo(self.zone))
        return f"{self.words.day(there.date())} {there:%H:%M:%S}"

    def when_with_zone(self, at: datetime) -> str:
        """The same with the zone's abbreviation, which says whether it was summer time."""
        return f"{self.when(at)} {at.astimezone(ZoneInfo(self.zone)).tzname()}"

    def _word(self, key: str) -> str | None:
        return say(key, self.words.language) if knows(key, self.words.language) else None

    def _instant_or(self, told: str) -> str:
        try:
            at = datetime.fromisoformat(told)
        except ValueError:
            return told
        return self.when_with_zone(at) if at.tzinfo else told


def utc_words(at: datetime) -> str:
    """An instant exactly and without a zone of anybody's own: "2026-11-18 13:24:05.120031 UTC"."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f} UTC"


def _number(told: str, numbers: Mapping[UUID, int]) -> int | None:
    try:
        return numbers.get(UUID(told))
    except ValueError:
        return None


def cases_of(entry: Entry) -> list[UUID]:
    """The cases an entry's facts name, to be asked for their numbers."""
    found = []
    for name in _CASE_FACTS:
        try:
            found.append(UUID(str(entry.facts.get(name))))
        except ValueError:
            continue
    return found


class _Facts(dict[str, str]):
    """A dash for a fact that an entry does not have."""

    def __missing__(self, name: str) -> str:
        return _UNKNOWN
