"""What a typed amount is read as, in words for beside its field. L-01.

Boundary: the reading itself is `backoffice.typed_amounts`.
"""

from __future__ import annotations

from dataclasses import dataclass

from backoffice.money import NotAnAmount
from backoffice.typed_amounts import TwoReadings, typed_minor
from ui.ledger.wording import money
from ui.shell import text


@dataclass(frozen=True, slots=True)
class Read:
    """`minor` is None for nothing, and for what cannot be read; `wrong` then is a sentence, `short` what fits a row."""

    minor: int | None
    short: str
    wrong: str


def read_amount(typed: str, asset: str, scale: int) -> Read:
    """Read what stands in a field of an asset with `scale` decimals."""
    if not typed.strip():
        return Read(None, "", "")
    try:
        minor = typed_minor(typed, asset, scale)
    except TwoReadings as error:
        return Read(None, f"{error.facts['first']} / {error.facts['second']} ?", text.sentence(error))
    except NotAnAmount as error:
        return Read(None, "?", text.sentence(error))
    return Read(minor, f"= {money(minor, scale)} {asset}", "")
