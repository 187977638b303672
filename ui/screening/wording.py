"""Referrals and files as their reader says them, made in a pool's thread.

Boundary: pure; one language and this desk's zone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from backoffice.kyc.headlines import CaseHeadline
from backoffice.kyc.rules import mask
from backoffice.screening.rules import Act, FileState, Line, Matter, ReferralState
from ui.kyc.wording import Wording, isolated
from ui.widgets.shapes import Shape, days_shape

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class ListLine:
    """One row of the list, formatted; `quiet` for what is over."""

    target: UUID
    shape: Shape
    name: str
    second: str
    at: str
    quiet: bool

    def spoken(self) -> str:
        return ", ".join((self.name, self.second, self.at))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """When, what in one line, and the words below it; `unreadable` where there are words that cannot be opened."""

    when: str
    head: str
    words: str = ""
    unreadable: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One matter, formatted for its page."""

    matter: Matter
    number: str
    facts: tuple[str, ...]
    state: str
    told: tuple[Paragraph, ...]
    done: tuple[Paragraph, ...]
    cases: tuple[Paragraph, ...]
    trail: tuple[Paragraph, ...]


def list_line(line: Line, wording: Wording, today: date) -> ListLine:
    """A line for the list."""
    quiet = line.referral_state is ReferralState.DISMISSED or line.file_state is FileState.CLOSED
    parts = [f"S-{line.number}" if line.number is not None else "", _state(line, wording)]
    if line.review_on is not None and not quiet:
        parts.append(translate("Screening", "review {day}").format(day=wording.day(line.review_on)))
    elif line.category is not None:
        parts.append(wording.say(f"screening.category.{line.category}"))
    return ListLine(
        target=line.target,
        shape=_shape(line, today, quiet=quiet),
        name=isolated(line.masked_name),
        second=", ".join(part for part in parts if part),
        at=wording.moment(line.at),
        quiet=quiet,
    )


def sheet(matter: Matter, cases: Sequence[CaseHeadline], wording: Wording, names: dict[str, str]) -> Sheet:
    """The page of a matter. `names` are display names by sign-in name."""
    numbers = {case.case: f"K-{case.number}" for case in cases}
    number = f"S-{matter.number}" if matter.number is not None else ""
    facts = [number, mask(matter.customer), wording.country(matter.country), matter.email, ", ".join(numbers.values())]
    if matter.birth_on is not None:
        facts.insert(2, translate("Screening", "born {day}").format(day=wording.day(matter.birth_on)))
    if matter.reported_on is not None:
        facts.append(translate("Screening", "reported {day}").format(day=wording.day(matter.reported_on)))
    if matter.review_on is not None and not matter.is_closed:
        facts.append(translate("Screening", "review {day}").format(day=wording.day(matter.review_on)))
    if matter.restricted:
        facts.append(translate("Screening", "withheld from others: a dispute goes on"))
    return Sheet(
        matter=matter,
        number=number,
        facts=tuple(fact for fact in facts if fact),
        state=_state_of(matter, wording),
        told=tuple(
            Paragraph(
                wording.moment(told.referred_at),
                ", ".join(
                    part
                    for part in (
                        wording.say(f"screening.category.{told.category}"),
                        _who(told.referred_by, names),
                        numbers.get(told.case, "") if told.case else "",
                    )
                    if part
                ),
                told.words or "",
                told.words is None,
            )
            for told in matter.told
        ),
        done=tuple(
            Paragraph(
                wording.moment(done.done_at),
                ", ".join(
                    part
                    for part in (
                        wording.say(f"screening.act.{done.kind}"),
                        wording.day(done.day) if done.day else "",
                        _who(done.done_by, names),
                    )
                    if part
                ),
                done.words or "",
                done.words is None,
            )
            for done in reversed(matter.done)
        ),
        cases=tuple(
            Paragraph(
                f"K-{case.number}",
                wording.say(f"kyc.headline.{case.headline}"),
                ", ".join(
                    part
                    for part in (
                        wording.say(f"kyc.state.{case.state}"),
                        wording.decided(case.outcome) if case.outcome else "",
                        wording.moment(case.handed_over_at),
                    )
                    if part
                ),
            )
            for case in cases
        ),
        trail=tuple(
            Paragraph(
                wording.moment(entry.at),
                f"{wording.say(f'screening.trail.{entry.action}')}, {_who(entry.actor, names)}",
            )
            for entry in matter.trail
        ),
    )


def placeholder(act: Act) -> str:
    """What the field says before anything stands in it."""
    return {
        Act.OPEN: translate("Screening", "Why a file is opened, if there is more to say"),
        Act.JOIN: translate("Screening", "Why it belongs to the open file, if there is more to say"),
        Act.DISMISS: translate("Screening", "Why there is no suspicion"),
        Act.NOTE: translate("Screening", "Note"),
        Act.REPORT: translate("Screening", "Reference of the report"),
        Act.REVIEW: translate("Screening", "What to look at then, if there is more to say"),
        Act.CLOSE: translate("Screening", "Why the file is closed"),
    }[act]


def _state(line: Line, wording: Wording) -> str:
    return wording.say(f"screening.state.{line.file_state or line.referral_state}")


def _state_of(matter: Matter, wording: Wording) -> str:
    state = matter.file_state or (ReferralState.NEW if matter.is_new else ReferralState.DISMISSED)
    return wording.say(f"screening.state.{state}")


def _shape(line: Line, today: date, *, quiet: bool) -> Shape:
    if quiet:
        return Shape.AGREES
    if line.is_new:
        return Shape.UNKNOWN
    if line.review_on is not None:
        return days_shape((line.review_on - today).days)
    return Shape.LATER


def _who(name: str, names: dict[str, str]) -> str:
    return isolated(names.get(name, name))
