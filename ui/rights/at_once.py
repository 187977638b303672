"""What takes effect on receipt, as far as it is true: done, when and by whom; or not done, and the key that does it.

Boundary: pure; words in, words out. R-04, R-06, R-07.
"""

from __future__ import annotations

from dataclasses import dataclass

from backoffice.rights.rules import Right
from backoffice.rights.views import Done, RequestPage
from ui.rights.wording import RightsWording, actor, translate
from ui.widgets.shapes import Shape

_MADE_BY = {
    Right.RESTRICTION: Done.RESTRICTED,
    Right.OBJECTION: Done.STOPPED,
    Right.WITHDRAWAL: Done.TAKEN_BACK,
}


@dataclass(frozen=True, slots=True)
class AtOnce:
    """What to say of it. `warning` is "" unless something is still to be done."""

    shape: Shape
    words: str
    warning: str = ""


def at_once(page: RequestPage, wording: RightsWording, names: dict[str, str]) -> AtOnce:
    """How far what takes effect on receipt has taken effect."""
    wanted = _MADE_BY.get(page.line.right)
    if wanted is None or page.customer is None:
        return AtOnce(Shape.UNKNOWN, translate("Rights", "Takes effect on receipt; the month is for the answer"))
    done = [each for each in page.effects if each.done is wanted]
    if done and not (wanted is Done.TAKEN_BACK and page.consent_left):
        first = done[0]
        at, name = wording.moment(first.at), actor(first.by, names)
        if first.on > page.line.received_on:
            told = translate("Rights", "Received {day}, in effect only since {at}, {name}")
            return AtOnce(Shape.LATE, told.format(day=wording.short_day(page.line.received_on), at=at, name=name))
        told = translate("Rights", "In effect since {at}, {name}; the month is for the answer")
        return AtOnce(Shape.AGREES, told.format(at=at, name=name))
    if wanted is Done.TAKEN_BACK and not page.consent_left:
        told = translate("Rights", "No consent of the person stands that could be taken back")
        if page.takes_back is not None:
            told = translate("Rights", "No consent that the letter takes back stands: there is nothing to take back")
        return AtOnce(Shape.UNKNOWN, told)
    if page.line.ended_at is not None:
        return AtOnce(Shape.UNKNOWN, translate("Rights", "Nothing took effect by this request"))
    words = translate("Rights", "Takes effect on receipt, and has not yet")
    return AtOnce(Shape.CONFLICTS, words, _to_do(page))


def _to_do(page: RequestPage) -> str:
    if page.line.right is Right.RESTRICTION:
        if page.restricted:
            return ""
        return translate("Rights", "Nothing is restricted yet, though it takes effect on receipt: restrict now (H).")
    if page.line.right is Right.WITHDRAWAL:
        return translate(
            "Rights",
            "What the letter takes back still stands, though it takes effect on receipt: do it now (U).",
        )
    return translate("Rights", "Nothing is stopped yet, though it takes effect on receipt: look at it now (O).")
