"""Values of a case as its reader says them: words, countries, days and times in one language and this desk's zone.

Boundary: pure; cheap enough for a pool's thread, so that nothing is formatted while painting.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from html import escape

from backoffice.kyc.rules import Verdict
from backoffice.people.countries import alpha2
from backoffice.words import knows, say

FIRST_STRONG, POP = "\u2068", "\u2069"


def isolated(text: str) -> str:
    """Text that keeps its own direction and changes nobody else's."""
    return f"{FIRST_STRONG}{text}{POP}" if text else ""


def plain_tip(text: str) -> str:
    """Text as a tooltip shows it letter by letter: Qt would take a customer's angle brackets for markup."""
    return f"<p style='white-space:pre-wrap'>{escape(text)}</p>" if text else ""


@dataclass(frozen=True, slots=True)
class Wording:
    """Says values in `language`, "en" or "zh"."""

    language: str

    def say(self, key: str) -> str:
        """The word for a key of the vocabulary; the key's last part where a newer house sends one without a word."""
        return say(key, self.language) if knows(key, self.language) else key.rpartition(".")[2]

    def listed(self, *parts: str) -> str:
        """Several things in one line, by the comma of the language."""
        return ("，" if self.language == "zh" else ", ").join(parts)

    def sentences(self, *parts: str) -> str:
        """One sentence after the other, each with the full stop of the language."""
        stop, space = ("。", "") if self.language == "zh" else (".", " ")
        return space.join(part if part.endswith((stop, ".")) else part + stop for part in parts)

    def country(self, code: str) -> str:
        """The name of a country by its two or three letters; the code itself where it has none."""
        key = f"country.{alpha2(code)}"
        return say(key, self.language) if knows(key, self.language) else code

    def reason(self, code: str) -> str:
        """A reason with its code: "A-02 Day and month swapped when declared"."""
        return f"{code} {self.say(f'kyc.reason.{code}')}" if code else ""

    def verdict(self, verdict: Verdict) -> str:
        return self.say(f"kyc.verdict.{verdict}")

    def decided(self, verdict: Verdict) -> str:
        """The verdict as something done: "Rejected"."""
        return self.say(f"kyc.decided.{verdict}")

    def day_parts(self, on: date) -> tuple[tuple[str, str], ...]:
        """A day cut into (part, text), part being "day", "month", "year" or "" for what stands between."""
        month = self.say(f"document.month.{on.month}")
        known = {"day": str(on.day), "month": month, "year": str(on.year)}
        pattern = say("document.day", self.language)
        parts: list[tuple[str, str]] = []
        for piece in pattern.replace("{", "\0{").replace("}", "}\0").split("\0"):
            if piece.startswith("{"):
                parts.append((piece[1:-1], known[piece[1:-1]]))
            elif piece:
                parts.append(("", piece))
        return tuple(parts)

    def day(self, on: date) -> str:
        """A civil date: "4 Jul 1991", "1991年7月4日"."""
        return "".join(text for _, text in self.day_parts(on))

    def moment(self, at: datetime) -> str:
        """An instant where this desk stands, without its year: "18 Nov 14:24", "11月18日 14:24"."""
        there = at.astimezone()
        if self.language == "zh":
            return f"{there.month}月{there.day}日 {there:%H:%M}"
        return f"{there.day} {self.say(f'document.month.{there.month}')} {there:%H:%M}"

    def lately(self, at: datetime, now: datetime) -> str:
        """An instant in the room of a clock: the time of today, else the day: "14:24", "18 Nov", "11月18日"."""
        there = at.astimezone()
        if there.date() == now.astimezone().date():
            return f"{there:%H:%M}"
        if self.language == "zh":
            return f"{there.month}月{there.day}日"
        return f"{there.day} {self.say(f'document.month.{there.month}')}"

    def clock(self, at: datetime) -> str:
        """The time of day where this desk stands: "14:24"."""
        return f"{at.astimezone():%H:%M}"


def minutes_seconds(seconds: float) -> str:
    """A short span as m:ss, never below zero: "9:41"."""
    minutes, rest = divmod(max(0, int(seconds)), 60)
    return f"{minutes}:{rest:02}"
