"""What the tour decides on a case of the sample firm: a verdict, a reason and a note for what made its checks fail.

Boundary: data; the keys are those under kyc.headline.
"""

from __future__ import annotations

from dataclasses import dataclass

from backoffice.kyc.rules import Verdict


@dataclass(frozen=True, slots=True)
class Judgement:
    """`note` is plain ASCII, as it is typed key by key."""

    verdict: Verdict
    reason: str
    note: str


_BY_HEADLINE = {
    "face_differs": Judgement(
        Verdict.APPROVE, "A-05", "Brow, nose and ears are the same in all three selfies; only the lamp differs."
    ),
    "glare": Judgement(Verdict.GRANT_ATTEMPT, "G-01", "Glare lies over the number each time. What can be read agrees."),
    "blurred": Judgement(
        Verdict.GRANT_ATTEMPT, "G-01", "The print cannot be read in any attempt; the face agrees with the portrait."
    ),
    "live_not_shown": Judgement(
        Verdict.GRANT_ATTEMPT, "G-02", "The document is in order; the live check has never seen a movement."
    ),
    "back_missing": Judgement(
        Verdict.ASK_DOCUMENT, "D-01", "The front is in order; only the back was never photographed."
    ),
    "expired": Judgement(
        Verdict.ASK_DOCUMENT, "D-02", "Genuine and theirs, but past its date; a valid document will do."
    ),
    "name_differs": Judgement(
        Verdict.ASK_DOCUMENT, "D-03", "Same face and birth date under another name; a proof of the change will do."
    ),
    "birth_date_differs": Judgement(
        Verdict.APPROVE, "A-02", "Day and month were swapped when declared; card and zone agree with each other."
    ),
}
_OTHERWISE = Judgement(
    Verdict.ASK_DOCUMENT, "D-04", "These pictures leave it open; a second document with a picture will settle it."
)
UNSURE = Judgement(Verdict.ESCALATE, "E-03", "I would like a second pair of eyes on the chin and the ears.")


def judgement(headline: str) -> Judgement:
    """What a careful reviewer would answer to such a case."""
    return _BY_HEADLINE.get(headline, _OTHERWISE)
