"""Sentences for what the database refuses: entries nothing stands behind, cases one could not read, hasty searches.

Boundary: as `text`, which takes these in.
"""

from __future__ import annotations

from ui.shell.translation import QT_TRANSLATE_NOOP

GUARD: dict[str, str] = {
    "audit.not_yours_to_record": QT_TRANSLATE_NOOP(
        "Error", "Your duties do not enter {action} into the trail. Nothing was entered."
    ),
    "kyc.no_keys": QT_TRANSLATE_NOOP(
        "Error",
        "You lack keys that open K-{number}, so it stays in the queue. An administrator certifies your keys under "
        "Keys; then a lead gives them to you once a second person agrees.",
    ),
    "audit.facts_too_long": QT_TRANSLATE_NOOP(
        "Error",
        "What was to be entered into the trail has over 4,000 bytes. Nothing was done; shorten it and try again.",
    ),
    "audit.not_a_document": QT_TRANSLATE_NOOP(
        "Error", "An empty file is no document. Nothing was entered; write the document again."
    ),
    "audit.not_settled": QT_TRANSLATE_NOOP(
        "Error",
        "Entries of {stream} are not settled yet, or are others than were counted. They were not sealed, which is "
        "tried again by itself; if it stays so, verify the trail.",
    ),
    "audit.not_the_next_batch": QT_TRANSLATE_NOOP(
        "Error",
        "Other entries of {stream} come next. Nothing was sealed; end the second sealer if one runs, and verify the "
        "trail.",
    ),
    "audit.signed_already": QT_TRANSLATE_NOOP(
        "Error", "This document carries its signature already, which stays. Nothing was changed; use the one there is."
    ),
    "kyc.lease_too_long": QT_TRANSLATE_NOOP(
        "Error", "A case is held for 15 minutes at a time. It was not held longer; claim it again."
    ),
    "kyc.mail_missing": QT_TRANSLATE_NOOP(
        "Error", "The customer's mail is missing, without which this is not decided. Nothing was changed; decide again."
    ),
    "outbox.not_your_message": QT_TRANSLATE_NOOP(
        "Error",
        "This message goes with no decision or answer of yours. It was not sent; write it from the case or the "
        "request.",
    ),
    "retention.too_much_to_look_for": QT_TRANSLATE_NOOP(
        "Error",
        "A search is for 1,000 texts at most, each of 2,000 signs at most. Nothing was searched for; take out what is "
        "longer, or search in two parts.",
    ),
    "store.clock_not_shiftable": QT_TRANSLATE_NOOP(
        "Error", "Only a sample or a test house lives at another time. The clock stays; use a sample house."
    ),
    "store.only_grows": QT_TRANSLATE_NOOP(
        "Error", "What stands in {table} is neither changed nor deleted. It stays as it is; add what is right instead."
    ),
    "store.reads_the_past": QT_TRANSLATE_NOOP(
        "Error",
        "The rule holds for what stands now, and this was judged by an earlier state. Nothing was changed; look again "
        "and repeat it.",
    ),
    "store.transaction_too_old": QT_TRANSLATE_NOOP(
        "Error", "This was begun over an hour ago, which is too long for one change. Nothing was changed; begin again."
    ),
    "audit.not_yours_to_export": QT_TRANSLATE_NOOP(
        "Error", "Your duties do not make documents of this kind ({kind}). Nothing was entered."
    ),
    "people.search_too_short": QT_TRANSLATE_NOOP(
        "Error", "Type at least {least} letters; two of a Chinese name are enough. Nobody was searched for."
    ),
    "people.too_many_searches": QT_TRANSLATE_NOOP(
        "Error", "More than {at_most} searches within a minute. Nobody was searched for; try again in a minute."
    ),
    "people.search_over": QT_TRANSLATE_NOOP("Error", "What was found is kept for a minute. Search again."),
}
