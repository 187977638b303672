"""A report in words: its title, what stands around its lines, the heads of its columns, its figures.

Boundary: pure; one language at a time. Files have decimal strings, pages group the digits.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from backoffice.documents.wording import day, zoned
from backoffice.ledger.report import FIRST_DAY, Entry, Report, ReportKind, Sums
from backoffice.words import knows, say

_MINUS = "\N{MINUS SIGN}"


def figure(minor: int, scale: int) -> str:
    """As pages show it: "−1,234.50", all decimals, comma groups."""
    digits = str(abs(minor)).rjust(scale + 1, "0")
    whole = f"{int(digits[:-scale] if scale else digits):,}"
    sign = _MINUS if minor < 0 else ""
    return f"{sign}{whole}.{digits[-scale:]}" if scale else sign + whole


def spaced(path: str) -> str:
    """A path as people read it: "Assets / Bank / EUR"."""
    return " / ".join(path.split(":"))


def named(each: Sums) -> str:
    """An account with its asset, which most paths end with already."""
    whole = each.account if each.account.endswith(f":{each.asset}") else f"{each.account}:{each.asset}"
    return spaced(whole)


@dataclass
class ReportWords:
    """Says one report in its language."""

    report: Report

    def word(self, name: str, **facts: object) -> str:
        return say(f"ledger.report.{name}", self.report.asked.language, **facts)

    def column(self, name: str) -> str:
        """The head of a column; a customer reads of in and out."""
        seen_by_customer = self.report.asked.kind is ReportKind.CUSTOMER and name in ("debit", "credit")
        return self.word(f"column.{name}_customer" if seen_by_customer else f"column.{name}")

    @property
    def title(self) -> str:
        return self.word(f"title.{self.report.asked.kind}")

    @cached_property
    def period(self) -> str:
        """ "1 Jan 2026 to 31 Jan 2026"; "until 31 Jan 2026" where it begins with the books."""
        made = self.report
        if made.since == FIRST_DAY:
            return self.word("until", until=self.day(made.until))
        return self.word("period", since=self.day(made.since), until=self.day(made.until))

    @cached_property
    def opened(self) -> str:
        """The end of the day before the period, with its word."""
        if self.report.since == FIRST_DAY:
            return self.word("at_first")
        return self.word("at_end", day=self.day(self.report.since - timedelta(days=1)))

    @cached_property
    def closed(self) -> str:
        return self.word("at_end", day=self.day(self.report.until))

    @property
    def about(self) -> str:
        """The account or customer, or that it is all accounts."""
        asked = self.report.asked
        if asked.kind is ReportKind.CUSTOMER:
            return asked.holder
        return spaced(asked.account) if asked.account and asked.kind is not ReportKind.JOURNAL else self.word("all")

    @property
    def sense(self) -> str:
        """What a positive amount means."""
        return self.word("sense_customer" if self.report.asked.kind is ReportKind.CUSTOMER else "sense")

    @property
    def lines(self) -> str:
        count = self.report.count if self.report.lists_entries else len(self.report.sums)
        name = "postings" if self.report.lists_entries else "accounts"
        return self.word(f"{name}_one" if count == 1 else name, count=f"{count:,}")

    def facts(self) -> tuple[tuple[str, str], ...]:
        """Label and value of everything that stands before the figures."""
        made, asked = self.report, self.report.asked
        subject = "customer" if asked.kind is ReportKind.CUSTOMER else "account"
        return (
            (self.word("firm"), made.firm),
            (self.word(subject), self.about),
            (self.word("period_head"), self.period),
            (self.word("as_of"), zoned(made.written_at, asked.zone, asked.language)),
            (self.word("maker"), made.maker),
            (self.word("lines"), self.lines),
            (self.word("amounts"), self.sense),
        )

    def kind(self, kind: str) -> str:
        """A kind of transaction; one that nobody has worded shows its code."""
        key, language = f"ledger.kind.{kind}", self.report.asked.language
        return say(key, language) if knows(key, language) else kind.replace("_", " ")

    def day(self, on: date) -> str:
        return day(on, self.report.asked.language)

    def account(self, each: Sums) -> str:
        """The path; where it stands for many wallets, how many."""
        path = spaced(each.account)
        return self.word("wallets", path=path, count=f"{each.accounts:,}") if each.accounts > 1 else path

    def what(self, entry: Entry) -> str:
        """Kind, reference and description in one line, and the day it happened where that is another."""
        parts = [self.kind(entry.kind), entry.reference, entry.words]
        if entry.happened_on != entry.booked_on:
            parts.append(self.word("happened", day=self.day(entry.happened_on)))
        return ", ".join(part for part in parts if part)
