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
    """The first lines as texts and amounts, and how many more there are.

    Each with its number and file: true twins differ in nothing else.
    """
    told = []
    for one in lines:
        parts = (words.day(one.on), one.text, _place(one.id, words))
        told.append(("  ".join(part for part in parts if part), money(one.amount, scale)))
    more = len(told) - LINES_SHOWN
    rest = (("…", f"+{more}"),) if more > 0 else ()
    return (*told[:LINES_SHOWN], *rest)


def _place(line: str, words: Wording) -> str:
    file, _, number = line.rpartition(".")
    return words.say("reconcile.side.place").format(number=number, file=file[:6])
