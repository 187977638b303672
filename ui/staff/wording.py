"""People, proposals and notices as the reader says them.

Boundary: pure; words of the domain come from `backoffice.words`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from backoffice.kyc.rules import mask
from backoffice.rights.second_due import Due
from backoffice.staff.rules import Action, Duty, PersonState
from backoffice.staff.views import Notice, Proposal, Use
from backoffice.words import knows, say
from ui.audit.wording import AuditWording
from ui.kyc.wording import Wording, isolated
from ui.ledger.wording import MINUS, LedgerWording
from ui.staff.retention_words import ground

_RULED = ("account", "asset")
_ORDER = ("person", "from", "duties", *_RULED, "outside", "tolerance", "tolerance_share", "fx_share", "report_share")
# What a screen shows of a correction in full comes from the correction itself; its hash is for the machine.
_SHOWN_BESIDE = {
    Action.LEDGER_ADJUST: frozenset({"draft", "content", "kind", "transaction", "booked_on", "cause"}),
    Action.RECONCILE_REVERSE: frozenset({"check_out", "part", "seq", "words"}),
    Action.LIFT_FREEZE: frozenset({"freeze"}),
    Action.RELEASE_HOLD: frozenset({"hold"}),
    Action.RIGHTS_RECTIFY: frozenset({"content", "said", "applied"}),
    Action.RIGHTS_ERASE: frozenset({"request", "hash", "lines", "kept_until"}),
}

# What is said of a request by whom the guard has told of it.
_REQUEST = frozenset({"request"})
_MONTH = len("2026-10")
_ABOUT_CUSTOMERS = frozenset(
    {
        Action.RIGHTS_ERASE,
        Action.RIGHTS_ACCESS_COPY,
        Action.RIGHTS_RECTIFY,
        Action.AUTHORITY_RELEASE,
        Action.LIFT_FREEZE,
        Action.RELEASE_HOLD,
    }
)


@dataclass(frozen=True, slots=True)
class StaffWording:
    """Says things in one language. `names` are display names by sign-in name."""

    words: Wording
    names: Mapping[str, str]

    def duty(self, duty: Duty) -> str:
        return say(f"duty.{duty}", self.words.language)

    def duties(self, duties: Iterable[Duty]) -> str:
        """In a row; a dash for none."""
        return ", ".join(self.duty(duty) for duty in duties) or "–"

    def state(self, state: PersonState) -> str:
        return say(f"staff.state.{state}", self.words.language)

    def use(self, use: Use) -> str:
        return say(f"staff.use.{use}", self.words.language)

    def field_class(self, name: str) -> str:
        """A class of sealed fields, or one of the keys beside them."""
        for key in (f"audit.class.{name}", f"staff.key.{name}"):
            if knows(key, self.words.language):
                return say(key, self.words.language)
        return name

    def who(self, name: object) -> str:
        return isolated(self.names.get(str(name)) or str(name))

    def moment(self, at: datetime) -> str:
        return self.words.moment(at)

    def moment_of_year(self, at: datetime) -> str:
        """An instant that may be of any year: "18 Nov 2026 14:24"."""
        there = at.astimezone()
        return f"{self.words.day(there.date())} {there:%H:%M}"

    def action(self, proposal: Proposal) -> str:
        return say(f"staff.action.{proposal.action}", self.words.language)

    def proposal_state(self, proposal: Proposal) -> str:
        return say(f"staff.proposal.{proposal.state}", self.words.language)

    def about(self, proposal: Proposal, due: Due | None = None) -> str:
        """What it is about, in a few words; first of all which request, and by when that is answered."""
        said = self._about(proposal, frozenset[str]() if due is None else _REQUEST)
        return said if due is None else " · ".join(part for part in (self._due(due), said) if part)

    def _due(self, due: Due) -> str:
        number, language = f"R-{due.number}", self.words.language
        if due.on is None:
            return number
        key = "late" if due.days_left < 0 else "today" if due.days_left == 0 else "by"
        return say(f"staff.due.{key}", language, number=number, day=self.words.day(due.on))

    def _about(self, proposal: Proposal, but: frozenset[str]) -> str:
        told = [
            self._fact(name, proposal.facts[name])
            for name in ("person", "duties", "field_classes")
            if name in proposal.facts
        ]
        rest = [] if told else [self._fact(name, value) for name, value in self._plain(proposal) if name not in but]
        if proposal.action is Action.LEDGER_ADJUST:
            rest = [self._fact(name, proposal.facts[name]) for name in ("kind", "cause") if name in proposal.facts]
            number = proposal.facts.get("transaction")
            rest += [] if number is None else [f"T-{number}"]
        if proposal.action is Action.RIGHTS_ERASE:
            rest = self._erased_in_all(proposal)
        if proposal.action is Action.LEDGER_SEAL_MONTH and "month" in proposal.facts:
            rest = [self._fact("month", proposal.facts["month"])]
        if proposal.action is Action.RECONCILE_RULES:
            rest = [self._fact(name, proposal.facts[name]) for name in _RULED if name in proposal.facts]
        if proposal.action in (Action.LIFT_FREEZE, Action.RELEASE_HOLD) and proposal.subject is not None:
            rest = [self.customer(proposal.subject), self._fact("cause", proposal.facts.get("cause"))]
        return " · ".join(told or rest[:3])

    def facts(self, proposal: Proposal, due: Due | None = None) -> list[tuple[str, str]]:
        """Label and value of all that is agreed to; first of all which request it is about."""
        but = frozenset[str]() if due is None else _REQUEST
        told = sorted((each for each in self._plain(proposal) if each[0] not in but), key=_in_order)
        lines = [(self._label(proposal, name), self._fact(name, value)) for name, value in told]
        if proposal.action is Action.RIGHTS_ERASE:
            lines.insert(0, (say("staff.erased.ground", self.words.language), self._ground(proposal)))
            shown = proposal.facts.get("lines")
            # Whoever proposes by hand may have written anything; the guard holds it against what would happen.
            lines += [self._erased(each) for each in shown if isinstance(each, dict)] if isinstance(shown, list) else []
        if proposal.subject is not None:
            shown = mask(proposal.subject) if proposal.action in _ABOUT_CUSTOMERS else str(proposal.subject)
            lines.insert(0, (self._trail().label("subject"), shown))
        return lines if due is None else [(say("staff.due.label", self.words.language), self._due(due)), *lines]

    def _ground(self, proposal: Proposal) -> str:
        """Why anything is erased at all."""
        minor, asked = proposal.facts.get("minor"), proposal.facts.get("request")
        return say(f"staff.erased.{'minor' if minor else 'asked' if asked else 'over'}", self.words.language)

    def _erased_in_all(self, proposal: Proposal) -> list[str]:
        """How many records go and stay."""
        told = ((name, proposal.facts.get(name)) for name in ("goes", "kept"))
        return [say(f"staff.erased.all_{name}", self.words.language, count=count) for name, count in told if count]

    def _erased(self, line: Mapping[str, object]) -> tuple[str, str]:
        """What goes and what stays of one kind of data: all that is agreed to, not its sum."""
        language, until = self.words.language, line.get("until")
        try:
            until = self.words.day(date.fromisoformat(str(until)))
        except ValueError:  # Open, or not known yet.
            until = ""
        stays = "staff.erased.stays" if until else "staff.erased.stays_on"
        parts = [
            say(key, language, count=count, day=until)
            for key, count in (("staff.erased.goes", line.get("goes")), (stays, line.get("kept")))
            if count
        ]
        law = ground(str(line.get("keep")), language)
        if line.get("kept") and law:
            parts.append(law)
        name = f"erasure.rule.{line.get('rule')}"
        return say(name, language) if knows(name, language) else str(line.get("rule")), " · ".join(parts)

    def _plain(self, proposal: Proposal) -> list[tuple[str, object]]:
        """The facts that are for people."""
        beside = _SHOWN_BESIDE.get(proposal.action, frozenset[str]())
        return [fact for fact in proposal.facts.items() if fact[0] not in beside]

    def _label(self, proposal: Proposal, name: str) -> str:
        own = f"staff.fact.{name}"
        if proposal.action is Action.DUTIES and knows(own, self.words.language):
            return say(own, self.words.language)
        return self._trail().label(name)

    def notice(self, notice: Notice) -> str:
        """A notice in one or two sentences; its code where nobody has worded it."""
        key = f"staff.notice.{notice.kind}" + ("_ended" if notice.ended_at is not None else "")
        facts = {name: self._fact(name, value) for name, value in notice.facts.items()}
        if not knows(key, self.words.language):
            return f"{notice.kind} {facts}"
        if "until" in notice.facts:
            facts["until"] = self.words.clock(datetime.fromisoformat(str(notice.facts["until"])))
        if notice.ended_at is not None:
            facts["ended"] = self.words.moment(notice.ended_at)
        return say(key, self.words.language).format_map(_Facts(facts))

    def _fact(self, name: str, value: object) -> str:
        if name in ("person", "by"):
            return self.who(value)
        if name == "field_classes" and isinstance(value, list):
            return ", ".join(self.field_class(str(each)) for each in value) or "–"
        if name in ("month", "amount", "account", "day"):
            return self._figure(name, str(value))
        if name == "turnover" and isinstance(value, list):
            return ", ".join(self._figure("amount", str(each)) for each in value) or "–"
        if name in ("transactions", "postings") and isinstance(value, int):
            return f"{value:,}"
        if name == "since":
            with suppress(ValueError):  # Whoever proposes by hand may have written anything.
                return self.moment(datetime.fromisoformat(str(value)))
        if name == "customer":
            return self.customer(UUID(str(value)))
        return self._trail().fact(name, value, {})

    def _figure(self, name: str, told: str) -> str:
        """A month, a day, an amount or an account as everywhere; anything else as somebody wrote it."""
        if name == "account":
            return LedgerWording(self.words).short(told)
        with suppress(ValueError):
            if name == "month":
                return f"{date.fromisoformat(told if len(told) > _MONTH else f'{told}-01'):%Y-%m}"
            if name == "day":
                return self.words.day(date.fromisoformat(told))
            whole, dot, part = told.removeprefix("-").partition(".")
            return f"{MINUS if told.startswith('-') else ''}{int(whole):,}{dot}{part}"
        return told

    def customer(self, which: UUID) -> str:
        """A customer whom everybody may read of: masked."""
        return f"{say('staff.customer', self.words.language)} {mask(which)}"

    def _trail(self) -> AuditWording:
        return AuditWording(self.words, self.names, "UTC")


def _in_order(fact: tuple[str, object]) -> int:
    """Whom, from what, to what; the rest as it stands."""
    return _ORDER.index(fact[0]) if fact[0] in _ORDER else len(_ORDER)


class _Facts(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "–"
