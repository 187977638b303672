"""Requests as their reader says them: numbers, days left, states, steps of a clock and its sources, in one language.

Boundary: pure; made in a pool's thread, so that nothing is formatted while painting.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from backoffice.kyc.rules import mask
from backoffice.people.policy import controller
from backoffice.rights.board import urgency
from backoffice.rights.deadline import Deadline, Law, Step
from backoffice.rights.rules import Channel, Outcome, Right, State, Topic
from backoffice.rights.views import Line, Urgency
from ui.kyc.wording import Wording, isolated
from ui.ledger.wording import MINUS
from ui.rights.day_counts import DayCounts

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class RightsWording(Wording):
    """Says what belongs to requests, in `language`."""

    def number(self, number: int) -> str:
        return f"R-{number}"

    def right(self, right: Right) -> str:
        return self.say(f"rights.right.{right}")

    def channel(self, channel: Channel) -> str:
        return self.say(f"rights.channel.{channel}")

    def topic(self, topic: Topic) -> str:
        return self.say(f"rights.topic.{topic}")

    def outcome(self, outcome: Outcome) -> str:
        return self.say(f"rights.outcome.{outcome}")

    def urgency(self, urgency: Urgency) -> str:
        return self.say(f"rights.urgency.{urgency}")

    def name(self, line: Line) -> str:
        """The masked name with the country, or that nobody of ours asked."""
        return isolated(line.name) if line.name else translate("Rights", "Nobody of ours")

    def figure(self, days: int) -> str:
        """Days as a figure: "7", "−2"."""
        return f"{MINUS}{-days}" if days < 0 else str(days)

    def left(self, days: int) -> str:
        """Days as a sentence's end: "7 days left", "2 days late"."""
        return DayCounts().left(days)

    def month(self, month: int) -> str:
        """The short name of a month."""
        return f"{month}月" if self.language == "zh" else self.say(f"document.month.{month}")

    def short_day(self, on: date) -> str:
        """A day without its year, with its weekday: "Tue 24 Nov", "11月24日 周二"."""
        weekday = translate("Rights", "Mon Tue Wed Thu Fri Sat Sun").split()[on.weekday()]
        if self.language == "zh":
            return f"{on.month}月{on.day}日 {weekday}"
        return f"{weekday} {on.day} {self.say(f'document.month.{on.month}')}"

    def state(self, line: Line) -> str:
        """What the request waits for, where it stands, or how it ended; a letter that came back before all."""
        if line.undone:
            return translate("Rights", "To be done at once")
        if line.state is State.OPEN and line.came_back:
            return translate("Rights", "A letter came back")
        if line.state is State.OPEN and line.waits_for is not None:
            return translate("Rights", "Waits: {topic}").format(topic=self.topic(line.waits_for))
        if line.outcome is not None and line.state is State.ANSWERED:
            return self.outcome(line.outcome)
        return self.say(f"rights.state.{line.state}")

    def governs(self, found: Deadline) -> str:
        """Which clock governs and why, in one sentence."""
        if found.statute is None:
            if found.law is Law.PIPL:
                return translate("Rights", "The law sets no number of days, so the promise governs.")
            return translate("Rights", "The law’s clock has not begun, so the promise governs.")
        if found.statute == found.promise:
            return translate("Rights", "Statute and promise end on the same day.")
        days = abs((found.statute - found.promise).days)
        if found.promise < found.statute:
            return DayCounts().promise_first(days)
        return DayCounts().statute_first(days)

    def step(self, step: Step) -> str:
        """What a rule did to a clock, in a sentence."""
        code, _, rest = step.said.partition(" ")
        days, counts = int(rest) if rest.isdigit() else 0, DayCounts()
        topic = self.topic(Topic(rest)) if code == "not_begun" else ""
        told = {
            "start": translate("Rights", "Clock starts; the day of receipt is not counted"),
            "at_once": translate("Rights", "Takes effect on receipt; the month is for the answer"),
            "month": translate("Rights", "One month: the same date of the next month"),
            "rolled": translate("Rights", "A day off: moves to the next working day"),
            "asserted_pause": counts.stood_still(days),
            "not_begun": translate("Rights", "Has not begun: waits for {topic}").format(topic=topic),
            "clarification": counts.clarified(days),
            "clarification_outer": counts.clarified_at_most(days),
            "thirty_days": translate("Rights", "30 days from receipt, never moved"),
            "no_number_of_days": translate("Rights", "The law sets no number of days"),
            "promise": translate("Rights", "The firm’s promise: 30 days from receipt"),
            "extended": translate("Rights", "Extended: three months from the start"),
            "extension_void": translate("Rights", "The extension has no effect: its letter left too late"),
            "extension_unnumbered": translate("Rights", "The law lets the letter name a later day, without a number"),
            "promise_extended": translate("Rights", "The promise, extended by two months"),
            "promise_broken": translate("Rights", "The extension left after 30 days: the promise stays, and is broken"),
            "operative": translate("Rights", "Answer by then: the earlier of both clocks"),
            "work_by": translate("Rights", "Work done by: the last working day before it"),
        }
        return told.get(code, step.said)

    def rule(self, step: Step) -> str:
        """The rule and where it stands; a rule's number alone looks like a request's."""
        told = translate("Rights", "rule {rule}").format(rule=step.rule)
        return f"{told} · {self.source(step.source)}"

    def source(self, source: str) -> str:
        """Where a rule stands; laws keep their names."""
        told = {
            "the earlier governs": translate("Rights", "the earlier governs"),
            "last working day on or before it": translate("Rights", "working days of the place"),
            "privacy notice, R-09": translate("Rights", "privacy notice, promise R-09"),
            "privacy notice, R-10": translate("Rights", "privacy notice, promise R-10"),
            "ICO time-limit guidance": translate("Rights", "ICO time-limit guidance"),
        }
        return told.get(source, source)

    def calendar(self, calendar: str) -> str:
        """The list of public holidays that the days are counted by, and its version."""
        _library, _space, version = calendar.partition(" ")
        return translate("Rights", "public holidays {version}").format(version=version)

    def law(self, law: Law) -> str:
        return {
            Law.GDPR: translate("Rights", "GDPR"),
            Law.UK: translate("Rights", "UK GDPR"),
            Law.SWISS: translate("Rights", "Swiss FADP"),
            Law.PIPL: translate("Rights", "PIPL"),
        }[law]

    def firm(self, key: str) -> str:
        return controller(key).name

    def customer(self, line: Line, name: str, email: str) -> tuple[str, ...]:
        """Who it is, as far as the reader may know."""
        return tuple(part for part in (self.country(line.country) if line.country else "", email, name) if part)


def masked(customer: object) -> str:
    """A customer's number, masked."""
    from uuid import UUID

    return mask(customer) if isinstance(customer, UUID) else ""


def group_of(line: Line) -> Urgency:
    return urgency(line.days_left)


# What did it where a customer did it themselves, and what carries letters.
CUSTOMERS_OWN, CARRIER = "endpoint", "worker"


def actor(name: str, names: Mapping[str, str]) -> str:
    """A person by their name; what services did is said as what it was."""
    if name == CARRIER:
        return translate("Rights", "when the relay had accepted it")
    if name == CUSTOMERS_OWN:
        return translate("Rights", "by the customer, from the account")
    return isolated(names.get(name, name))
