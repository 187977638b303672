"""What was done about a request, as lines of what happened: restricted, erased, searched, held; and the hold in force.

Boundary: pure; words in, words out. R-03, R-04, D-10.
"""

from __future__ import annotations

from collections.abc import Callable

from backoffice.retention.rules import Hold
from backoffice.rights.views import Done, Effect, RequestPage
from ui.kyc.wording import isolated
from ui.rights.wording import RightsWording, actor, translate
from ui.screening.wording import Paragraph


def acts_done(page: RequestPage, wording: RightsWording, names: dict[str, str]) -> list[tuple[Effect, Paragraph]]:
    """What was restricted, lifted, erased and held; what else takes effect at once is noted with its words."""
    return [
        (each, Paragraph(wording.moment(each.at), f"{told}, {actor(each.by, names)}", each.note))
        for each in page.effects
        if (told := _told(each, wording))
    ]


def held_words(page: RequestPage, wording: RightsWording) -> str:
    """That a legal hold keeps everything of the person; "" where none is in force."""
    if page.hold is None:
        return ""
    words = translate("Rights", "Legal hold since {day}, {what}: nothing of this person is erased, whoever asks.")
    said = words.format(day=wording.short_day(page.hold.set_at.date()), what=_what(page.hold, wording))
    if page.is_releasing:
        said += " " + translate("Rights", "That it ends waits for a second person.")
    return said


def _told(each: Effect, wording: RightsWording) -> str:
    make = _WORDS.get(each.done)
    words = make() if make is not None else ""
    figures = dict(zip(("first", "second"), (f"{count:,}" for count in each.counts), strict=False))
    what = _what(each.hold, wording) if each.hold is not None else ""
    said = words.format(what=what, **({"first": "–", "second": "–"} | figures))
    return said + translate("Rights", " (taken back)") if each.taken_back else said


def _what(hold: Hold, wording: RightsWording) -> str:
    reason = wording.say(f"erasure.hold.{hold.reason}")
    return f"{reason} {isolated(hold.reference)}" if hold.reference else reason


# Said anew at every look: the language can change between two.
_WORDS: dict[Done, Callable[[], str]] = {
    Done.RESTRICTED: lambda: translate("Rights", "Data restricted"),
    Done.LIFTED: lambda: translate("Rights", "Restriction lifted"),
    Done.ERASURE_PROPOSED: lambda: translate("Rights", "Erasure proposed: {first} records go, {second} stay"),
    Done.ERASURE_AGREED: lambda: translate("Rights", "Erasure agreed to"),
    Done.ERASURE_REFUSED: lambda: translate("Rights", "Erasure not agreed to"),
    Done.ERASED: lambda: translate("Rights", "Erased: {first} records, {second} keys destroyed"),
    Done.SEARCHED: lambda: translate("Rights", "Everything searched: found in {first} places"),
    Done.CLEARED: lambda: translate("Rights", "All that the search found is explained"),
    Done.HELD: lambda: translate("Rights", "Legal hold set: {what}"),
    Done.RELEASE_PROPOSED: lambda: translate("Rights", "Proposed to end the legal hold"),
    Done.RELEASE_REFUSED: lambda: translate("Rights", "End of the legal hold not agreed to"),
    Done.RELEASED: lambda: translate("Rights", "Legal hold ended by a second person: {what}"),
}
