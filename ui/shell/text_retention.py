"""One sentence for each error code of erasures.

Boundary: a part of `text`, which is the only one to read it.
"""

from __future__ import annotations

from ui.shell.translation import QT_TRANSLATE_NOOP

RETENTION: dict[str, str] = {
    "retention.bad_reference": QT_TRANSLATE_NOOP(
        "Error", "A file number has at most 40 letters, figures, points, slashes and dashes. Leave out any name."
    ),
    "retention.blocked": QT_TRANSLATE_NOOP(
        "Error", "Nothing was erased: something has to be settled first ({what}). The preview says what, and how."
    ),
    "retention.held_already": QT_TRANSLATE_NOOP("Error", "A legal hold is in force already. Nothing was changed."),
    "retention.no_such_erasure": QT_TRANSLATE_NOOP(
        "Error", "This erasure, or what its search had found there, is no longer what it was. Look at it once more."
    ),
    "retention.no_such_hold": QT_TRANSLATE_NOOP("Error", "This legal hold was released already. Nothing was changed."),
    "retention.minor_unproven": QT_TRANSLATE_NOOP(
        "Error",
        "Nothing shows that this person is a minor: by the birth date on file they are of age. Choose the document or"
        " the guardian that shows it, or erase without the tick.",
    ),
    "retention.nothing_to_erase": QT_TRANSLATE_NOOP(
        "Error", "Nothing is left to erase: what is still there is kept by law. Tell the person so in the answer."
    ),
    "retention.nothing_erased": QT_TRANSLATE_NOOP(
        "Error",
        "This answer says that all is erased, and nothing was. Erase and search first, or choose another answer.",
    ),
    "retention.nothing_to_look_for": QT_TRANSLATE_NOOP(
        "Error", "A search needs a name or another value of the person. Type what the letter says, then search."
    ),
    "retention.preview_moved_on": QT_TRANSLATE_NOOP(
        "Error",
        "Nothing was erased: there is now more, or less, than was agreed to. Look at the preview and propose anew.",
    ),
    "retention.reason_needed": QT_TRANSLATE_NOOP(
        "Error", "Say in at most {at_most} signs why it may stay there, without a name. Nothing was changed."
    ),
    "retention.search_not_clear": QT_TRANSLATE_NOOP(
        "Error",
        "The answer waits for the search after the erasure: run it, and explain what it finds. The letter is kept.",
    ),
    "retention.search_not_through": QT_TRANSLATE_NOOP(
        "Error", "A table came up meanwhile that was not searched. Search once more."
    ),
}
