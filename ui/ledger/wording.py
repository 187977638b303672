"""The books as their reader says them: amounts, kinds, accounts, filters, in one language.

Boundary: pure; made in a pool's thread. What a person copies has an ASCII minus and no group separators.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from backoffice.kyc.rules import mask
from backoffice.ledger.approval_rules import Standing, Withdrawal
from backoffice.ledger.correcting import Reason
from backoffice.ledger.rules import AccountKind
from backoffice.words import knows, say
from ui.kyc.wording import Wording, isolated

MINUS = "\N{MINUS SIGN}"
ICONS = {
    AccountKind.WALLET: "wallet",
    AccountKind.HOUSE: "home",
    AccountKind.BANK: "bank",
    AccountKind.PROCESSOR: "card",
    AccountKind.CUSTODIAN: "safe",
    AccountKind.PROGRAMME: "programme",
    AccountKind.FEE: "fee",
}


def decimals(minor: int, scale: int) -> str:
    """As files have it: "-1234.50"."""
    digits = str(abs(minor)).rjust(scale + 1, "0")
    sign = "-" if minor < 0 else ""
    return f"{sign}{digits[:-scale]}.{digits[-scale:]}" if scale else sign + digits


def money(minor: int, scale: int) -> str:
    """As windows show it: "−1,234.50", all decimals, comma groups."""
    digits = str(abs(minor)).rjust(scale + 1, "0")
    whole = f"{int(digits[:-scale] if scale else digits):,}"
    sign = MINUS if minor < 0 else ""
    return f"{sign}{whole}.{digits[-scale:]}" if scale else sign + whole


def pseudonym(holder: str) -> str:
    """A customer's pseudonym as lists show it; one that is no id stands as it is."""
    try:
        return mask(UUID(holder))
    except ValueError:
        return holder


def short(path: str, holder: str = "") -> str:
    """The end of a path, as cells show it: "Bank / EUR", "Wallet / c·····91be / EUR"."""
    parts = path.split(":")
    if holder:
        parts = [pseudonym(part) if part == holder else part for part in parts]
    return " / ".join(parts[1:] if len(parts) > 1 else parts)


@dataclass(frozen=True, slots=True)
class LedgerWording:
    """Says values of the books in the language of `words`."""

    words: Wording

    def kind(self, kind: str) -> str:
        """A kind of transaction; a kind nobody has worded shows its code."""
        return self._say(f"ledger.kind.{kind}", kind.replace("_", " "))

    def part(self, name: str) -> str:
        """One step of a path, such as "Bank": the chart's own word, in the reader's language where there is one."""
        return self._say(f"ledger.path.{name}", name)

    def source(self, name: str) -> str:
        """Where a transaction came from."""
        return self._say(f"ledger.source.{name}", name)

    def short(self, path: str, holder: str = "") -> str:
        """As `short`, in the reader's language."""
        return " / ".join(self.part(part) for part in short(path, holder).split(" / "))

    def reason(self, reason: Reason) -> str:
        """Why something is corrected."""
        return say(f"ledger.reason.{reason}", self.words.language)

    def standing(self, standing: Standing) -> str:
        """What an approval is worth."""
        return say(f"ledger.standing.{standing}", self.words.language)

    def approval(self, of: Withdrawal, names: Mapping[str, str]) -> str:
        """Which key approved it, who brought that in, and when."""
        language = self.words.language
        if of.brought_in_at is None:
            return say("ledger.approval.nobody", language)
        who = names.get(of.brought_in_by, of.brought_in_by)
        return say("ledger.approval.with_key", language).format(
            key=isolated(of.key) if of.key else say("ledger.approval.unknown_key", language),
            who=say("ledger.approval.platform", language) if of.brought_in_by == "endpoint" else who,
            at=self.words.moment(of.brought_in_at),
        )

    def stands(self, of: Withdrawal) -> str:
        """Such as "Approval valid"."""
        said = say("ledger.approval.stands", self.words.language)
        return said.format(standing=self.standing(of.standing))

    def account_kind(self, kind: AccountKind) -> str:
        return say(f"ledger.account.{kind}", self.words.language)

    def fault(self, code: str) -> str:
        """What a proof or an import found, in words."""
        return self._say(f"ledger.finding.{code}", code)

    def step(self, code: str) -> str:
        """A step of long work."""
        return self._say(f"ledger.step.{code}", code)

    def day_of_year(self, on: date) -> str:
        """A civil date where its year is known: "4 Jul", "7月4日"."""
        if self.words.language == "zh":
            return f"{on.month}月{on.day}日"
        return f"{on.day} {self.words.say(f'document.month.{on.month}')}"

    def day(self, on: date) -> str:
        return self.words.day(on)

    def name(self, text: str) -> str:
        """Words from outside, which keep their own direction."""
        return isolated(text)

    def _say(self, key: str, otherwise: str) -> str:
        return say(key, self.words.language) if knows(key, self.words.language) else otherwise
