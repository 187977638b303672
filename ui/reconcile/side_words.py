"""One of two decisions beside each other, in words. Made in a pool's thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from backoffice.reconcile.check_in_rules import LineSeen
from ui.kyc.wording import Wording
from ui.ledger.wording import money

LINES_SHOWN = 6


@dataclass(frozen=True, slots=True)
class SideWords:
    """One person's decision: who and when, its lines as texts and amounts, its entries, and how sure it is."""

    who: str
    when: str
    lines: tuple[tuple[str, str], ...]
    entries: str
    how: str


def lines_shown(lines: Sequence[LineSeen], scale: int, words: Wording) -> tuple[tuple[str, str], ...]:
    """The first lines as texts and amounts, and how many more there are."""
    told = tuple((f"{words.day(one.on)}  {one.text or one.id}", money(one.amount, scale)) for one in lines)
    more = len(told) - LINES_SHOWN
    return told[:LINES_SHOWN] + ((("…", f"+{more}"),) if more > 0 else ())
