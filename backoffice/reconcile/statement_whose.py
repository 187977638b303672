"""Whose a statement is: the account it names, held against what is known of ours before anything is taken in. L-01.

Boundary: pure. `known` is the IBAN or number that statements of an account of ours name, empty while nobody knows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from backoffice.errors import Refused
from backoffice.reconcile.statement_values import StatedAccount

_ROWS, _CELLS, _SIGNS = 60, 20, 200
_IBAN = re.compile(r"(?<![A-Z0-9])([A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30})(?![A-Z0-9])")
_LABEL = re.compile(
    r"(?:account|konto|compte|cuenta|conto|rekening|kontonummer|acct)(?:[\s._-]*(?:number|nummer|nr|no|n°|#))?"
    r"|kontonummer|iban|账号|帐号|账户",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[\d][\d /.-]{4,33}")


class AccountUnconfirmed(Refused):
    """Nobody knows yet whose this is, and nobody said so. Facts: `stated`, empty where the file names no account."""

    code = "reconcile.account_unconfirmed"


class Whose(StrEnum):
    """How the account a statement names stands to one of ours.

    `unknown`: no statement of ours was ever seen; `unnamed`: the file names no account.
    """

    KNOWN = "known"
    OTHER = "other"
    UNKNOWN = "unknown"
    UNNAMED = "unnamed"


def whose(stated: StatedAccount, known: str, remembered: str = "") -> Whose:
    """Whether a statement that names `stated` is of the account of which `known` is known.

    What only this laptop has `remembered` can contradict it, and does not answer for it.
    """
    if not stated.called:
        return Whose.UNNAMED
    if known:
        return Whose.KNOWN if stated.same(named(known)) else Whose.OTHER
    return Whose.UNKNOWN if not remembered or stated.same(named(remembered)) else Whose.OTHER


def named(told: str) -> StatedAccount:
    """An account by what somebody wrote of it."""
    bare = told.replace(" ", "")
    if is_iban(bare):
        return StatedAccount(iban=bare)
    return StatedAccount(number=told.strip()[:70])


def is_iban(told: str) -> bool:
    """Whether these signs are an IBAN by their check digits (ISO 13616)."""
    if not re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}", told):
        return False
    return int("".join(str(int(mark, 36)) for mark in told[4:] + told[:4])) % 97 == 1


def told_above(rows: Iterable[Sequence[str]]) -> StatedAccount:
    """The account that stands above a table: the first IBAN, or else a number beside a word for an account."""
    found = StatedAccount()
    for cells, _ in zip(rows, range(_ROWS), strict=False):
        label = ""
        for cell in cells[:_CELLS]:
            told = cell[:_SIGNS].strip()
            for each in _IBAN.finditer(told.upper()):
                iban = _longest(each[1].replace(" ", ""))
                if iban:
                    return StatedAccount(iban=iban)
            found = found if found.called else _beside(label, told)
            label = told or label
    return found


def _longest(told: str) -> str:
    """The IBAN that `told` begins with; words may stand behind it."""
    return next((told[:size] for size in range(len(told), 14, -1) if is_iban(told[:size])), "")


def _beside(label: str, told: str) -> StatedAccount:
    """A number behind a word for an account: in the same cell, or in the one after."""
    head, _, tail = told.partition(":")
    if tail and _LABEL.fullmatch(head.strip()) and _NUMBER.fullmatch(tail.strip()):
        return StatedAccount(number=tail.strip())
    if _LABEL.fullmatch(label.rstrip(": ")) and _NUMBER.fullmatch(told):
        return StatedAccount(number=told)
    return StatedAccount()
