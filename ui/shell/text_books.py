"""One sentence for each error code of corrections, closed months, the platform's feed and approvals.

Boundary: a part of `text`, which is the only one to read it.
"""

from __future__ import annotations

from ui.shell.translation import QT_TRANSLATE_NOOP

BOOKS: dict[str, str] = {
    "ledger.approval_key_malformed": QT_TRANSLATE_NOOP(
        "Error", "A key needs its public point, a label of at most 80 signs, and two days in order. Nothing was done."
    ),
    "ledger.approval_key_unknown": QT_TRANSLATE_NOOP(
        "Error", "Two people have not let this key in, or its days are over. Nothing was approved; propose the key."
    ),
    "ledger.lead_approves": QT_TRANSLATE_NOOP(
        "Error", "Only a finance lead approves by hand. Nothing was approved; ask one."
    ),
    "ledger.not_in_a_token": QT_TRANSLATE_NOOP(
        "Error", "Your keys are not in a token. Nothing was approved; move them to one under your account."
    ),
    "ledger.not_to_approve": QT_TRANSLATE_NOOP(
        "Error", "T-{number} is no crypto withdrawal above the limit. Nothing was approved; look at the list of them."
    ),
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
        "Error",
        "Sealing a month takes two people here. Nothing was sealed; one proposes it, and a lead who is another agrees.",
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
    "ledger.no_such_finding": QT_TRANSLATE_NOOP("Error", "There is no such finding, or it is not for you."),
    "ledger.finding_dealt": QT_TRANSLATE_NOOP(
        "Error", "{person} has dealt with this finding already. Nothing was changed; look at it again."
    ),
    "ledger.finding_words": QT_TRANSLATE_NOOP(
        "Error", "Say in words what was done about it: at least {at_least} letters, at most {at_most}."
    ),
    "ledger.account_frozen": QT_TRANSLATE_NOOP(
        "Error",
        "{account} is frozen, and this would take something out of it. Nothing was changed. What left before the "
        "freeze is corrected on its own day; a freeze is lifted by two: one proposes it in the watch, a lead agrees "
        "under Approvals.",
    ),
    "ledger.unknown_account": QT_TRANSLATE_NOOP(
        "Error", "The books have no account “{account}” in that asset. Nothing was proposed; choose one from the list."
    ),
}
