"""What the officer should know before a letter is recorded, and whose half-recorded letter the box still holds.

Boundary: pure; words in, words out. R-09, R-11.
"""

from __future__ import annotations

from backoffice.rights.rules import Asker
from ui.rights.foreseeing import Preview
from ui.rights.wording import RightsWording, translate
from ui.widgets.bar import Tone


def advice(told: Preview | None, told_date: str, asker: Asker, wording: RightsWording) -> tuple[Tone, str] | None:
    """The gravest alone; None where nothing speaks against recording the letter as it stands."""
    if told is not None and told.same_file:
        numbers = ", ".join(wording.number(number) for number in told.same_file)
        words = translate("Rights", "This very mail or file was recorded before, in {numbers}. Is it another letter?")
        return Tone.WARNING, words.format(numbers=numbers)
    if told is not None and told.same_open:
        numbers = ", ".join(wording.number(number) for number in told.same_open)
        words = translate(
            "Rights", "This customer already asks for that in {numbers}. Record it only if it is another letter."
        )
        return Tone.WARNING, words.format(numbers=numbers)
    if told_date:
        return Tone.WARNING, told_date
    if asker is Asker.AGENT:
        words = translate("Rights", "An agent asks: have their authority shown. You can enter it next.")
        return Tone.NOTICE, words
    if told is not None and told.asks_who:
        words = translate(
            "Rights", "It did not come out of the account: be sure who asks. You can enter the question next."
        )
        return Tone.NOTICE, words
    return None


def begun_words(person: str, sender: str) -> str:
    """Whose letter was begun and not recorded."""
    if not person and not sender:
        return translate("Rights", "This letter was begun and not recorded. Go on with it, or start afresh.")
    words = translate("Rights", "The letter of {whom} was begun and not recorded. Go on with it, or start afresh.")
    return words.format(whom=person or sender)
