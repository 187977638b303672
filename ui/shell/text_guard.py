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
