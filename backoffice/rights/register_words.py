"""The register in words: its title, what stands before its lines, the heads of its columns, one line.

Boundary: pure; one language at a time. Files have days as ISO 8601 and whole pseudonyms, pages what fits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from backoffice.documents.wording import day, zoned
from backoffice.rights.deadline import Step
from backoffice.rights.register_rules import Kept, Line, Register, Totals, promise_steps, statute_steps
from backoffice.words import say

COLUMNS = (
    *("number", "letter", "received_on", "recognised_on", "right", "person", "place", "statute_on", "statute_rules"),
    *("promise_on", "promise_rules", "operative_on", "extended_on", "state", "outcome", "answered_on", "kept"),
    *("days_late", "letters"),
)
DAYS = frozenset(name for name in COLUMNS if name.endswith("_on"))
TOTALS = ("received", "in_time", "late", "open", "overdue", "taken_back", "extended")


@dataclass(frozen=True, slots=True)
class RegisterWords:
    """Says one register in its language."""

    register: Register

    @property
    def language(self) -> str:
        return self.register.asked.language

    def word(self, name: str, **facts: object) -> str:
        return say(f"rights.register.{name}", self.language, **facts)

    def column(self, name: str) -> str:
        return self.word(f"column.{name}")

    def day(self, on: date | None) -> str:
        return day(on, self.language) if on is not None else ""

    @property
    def title(self) -> str:
        return self.word("title")

    @property
    def period(self) -> str:
        asked = self.register.asked
        return self.word("period", since=self.day(asked.since), until=self.day(asked.until))

    def facts(self) -> tuple[tuple[str, str], ...]:
        """Label and value of everything that stands before the figures."""
        made = self.register
        return (
            (self.word("firm"), made.firm),
            (self.word("received_within"), self.period),
            (self.word("as_of"), self.day(made.today)),
            (self.word("judged"), self.word("judged_by")),
            (self.word("made"), zoned(made.written_at, made.asked.zone, self.language)),
            (self.word("made_by"), made.maker),
            (self.word("audit_entry"), f"{made.audit_entry:,}"),
        )

    def totals(self) -> tuple[tuple[str, ...], ...]:
        """A row of figures for each right, and the one of all at the end."""
        made = self.register
        return tuple(self._totals(each) for each in (*made.by_right, made.all))

    def _totals(self, told: Totals) -> tuple[str, ...]:
        name = self.word("all") if told.right is None else say(f"rights.right.{told.right}", self.language)
        return (name, *(f"{getattr(told, each):,}" for each in TOTALS))

    def right(self, line: Line) -> str:
        return say(f"rights.right.{line.right}", self.language)

    def state(self, line: Line) -> str:
        return say(f"rights.state.{line.state}", self.language)

    def outcome(self, line: Line) -> str:
        return say(f"rights.outcome.{line.outcome}", self.language) if line.outcome is not None else ""

    def kept(self, line: Line) -> str:
        """ "In time", "Late by 3 days"."""
        if line.kept in (Kept.LATE, Kept.OVERDUE):
            name = f"{line.kept}_one" if line.days_late == 1 else line.kept.value
            return self.word(f"kept.{name}", days=f"{line.days_late:,}")
        return self.word(f"kept.{line.kept}")

    def letters(self, line: Line, days: str = "; ") -> str:
        """Every letter that left, with its day."""
        named = ((say(f"rights.reply.{each.kind}", self.language), each.on) for each in line.letters)
        return days.join(f"{name} {on.isoformat()}" for name, on in named)

    def extended(self, line: Line) -> str:
        """ "extended 2026-11-20", or that it was without effect; "" where no letter of an extension left."""
        if line.extended_on is None:
            return ""
        return self.word("extended_in_vain" if line.extended_in_vain else "extended", day=line.extended_on)

    def said(self, step: Step) -> str:
        """What a rule does to a clock, without the days of one request."""
        code = step.said.partition(" ")[0]
        return self.word(f"step.{code}")

    def cells(self, line: Line) -> tuple[str, ...]:
        """One request as files have it, in the order of COLUMNS; days as ISO 8601, "" where there is none.

        An extension without effect is no day: it is said in words.
        """
        days = (line.statute_on, line.promise_on, line.operative_on, line.answered_on)
        statute, promise, operative, answered = (each.isoformat() if each else "" for each in days)
        extended = self.extended(line) if line.extended_in_vain else str(line.extended_on or "")
        return (
            f"R-{line.number}",
            f"L-{line.letter}",
            line.received_on.isoformat(),
            line.recognised_on.isoformat(),
            self.right(line),
            str(line.customer) if line.customer is not None else f"R-{line.number}",
            line.place,
            statute,
            _rules(statute_steps(line)),
            promise,
            _rules(promise_steps(line)),
            operative,
            extended,
            self.state(line),
            self.outcome(line),
            answered,
            self.kept(line),
            str(line.days_late),
            self.letters(line),
        )


def _rules(steps: Sequence[Step]) -> str:
    return "; ".join(f"{step.rule} {step.source}" for step in steps)
