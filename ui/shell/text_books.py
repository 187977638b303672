"""One sentence for each error code of corrections, closed months and the platform's feed.

Boundary: a part of `text`, which is the only one to read it.
"""

from __future__ import annotations

from ui.shell.translation import QT_TRANSLATE_NOOP

BOOKS: dict[str, str] = {
    "ledger.day_to_come": QT_TRANSLATE_NOOP(
        "Error", "{on} is no day to book a correction on. Nothing was proposed; choose today or an open day before it."
    ),
    "ledger.draft_differs": QT_TRANSLATE_NOOP(
        "Error", "What lies there is not what was proposed, so nothing was booked. Refuse it and tell the auditor."
    ),
    "ledger.draft_unbalanced": QT_TRANSLATE_NOOP(
        "Error", "The sides do not come to zero in {asset}. Nothing was proposed; put the amounts right."
    ),
    "ledger.explanation_missing": QT_TRANSLATE_NOOP(
        "Error", "Say in words why, in at most {at_most} signs. Nothing was proposed yet."
    ),
    "ledger.feed_at_once": QT_TRANSLATE_NOOP(
        "Error", "Another call was booking the same references. Nothing of this one was booked; send it again."
    ),
    "ledger.feed_too_long": QT_TRANSLATE_NOOP(
        "Error", "A call takes at most {at_most} transactions. Nothing was booked; send them in several calls."
    ),
    "ledger.needs_a_second": QT_TRANSLATE_NOOP(
        "Error", "Sealing a month takes two people here. Nothing was sealed; propose it, and another lead agrees."
    ),
    "ledger.no_such_draft": QT_TRANSLATE_NOOP(
        "Error", "There is no correction behind this proposal, so nothing was booked. Refuse it."
    ),
    "ledger.not_yours_to_correct": QT_TRANSLATE_NOOP(
        "Error", "Only finance proposes corrections. Nothing was proposed; ask somebody of finance."
    ),
    "ledger.reversal_waits": QT_TRANSLATE_NOOP(
        "Error", "The reversal of T-{number} is proposed already and waits for a lead. Nothing was proposed again."
    ),
    "ledger.reversed_already": QT_TRANSLATE_NOOP(
        "Error", "T-{number} is reversed already, which happens once. To undo that, reverse its reversal."
    ),
    "ledger.sides_missing": QT_TRANSLATE_NOOP(
        "Error", "A correction has {at_least} to {at_most} sides. Nothing was proposed; add what is missing."
    ),
    "ledger.unknown_account": QT_TRANSLATE_NOOP(
        "Error", "The books have no account “{account}” in that asset. Nothing was proposed; choose one from the list."
    ),
}
