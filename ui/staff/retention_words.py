"""Why something is kept, in a few words: the act and its years, and what only the firm's notice says. L-05, D-06."""

from __future__ import annotations

from backoffice.retention.law import PROMISED, orders
from backoffice.words import knows, say


def ground(keep: str, language: str) -> str:
    """By what it is kept, "" for what nobody worded; the law is that of the firms of this house."""
    key = f"erasure.keep.{keep}"
    if keep not in PROMISED:
        return say(key, language) if knows(key, language) else ""
    found = orders(keep)
    if not found:
        return say(f"erasure.promised.{keep}", language, promised=PROMISED[keep])
    years = ", ".join(say("erasure.ordered", language, act=each.short, years=each.years) for each in found)
    return say(key, language, ordered=years, promised=PROMISED[keep])
