"""One sentence for each error code of the watch, of frozen accounts, and of screening a customer again.

Boundary: a part of `text`, which is the only one to read it.
"""

from __future__ import annotations

from ui.shell.translation import QT_TRANSLATE_NOOP

WATCH: dict[str, str] = {
    "kyc.no_such_rescreen": QT_TRANSLATE_NOOP(
        "Error", "A colleague has looked at this customer again already. Fetch the list anew."
    ),
    "ledger.alert_moved_on": QT_TRANSLATE_NOOP(
        "Error", "Alert A-{number} has changed since it was shown. Look at it again, then decide."
    ),
    "ledger.holder_unknown": QT_TRANSLATE_NOOP(
        "Error", "This wallet belongs to no customer of this house, so there is nobody to screen, freeze or refer."
    ),
    "ledger.no_evidence": QT_TRANSLATE_NOOP(
        "Error", "An alert was to name postings that are not this customer’s. Nothing was written."
    ),
    "ledger.no_such_alert": QT_TRANSLATE_NOOP("Error", "There is no such alert, or it is not for you."),
    "ledger.not_as_it_stands": QT_TRANSLATE_NOOP(
        "Error", "Alert A-{number} is over, or a colleague holds it. Take it first, then decide."
    ),
    "ledger.policy_without_version": QT_TRANSLATE_NOOP(
        "Error", "The watch’s policy was changed and its version {version} was not. Raise the version in watch.toml."
    ),
    "ledger.reason_needed": QT_TRANSLATE_NOOP(
        "Error", "This needs a reason: choose one, and for “another reason” write what it is."
    ),
    "ledger.words_too_long": QT_TRANSLATE_NOOP("Error", "That is too long. Say it in at most 4,000 letters."),
    "people.not_frozen": QT_TRANSLATE_NOOP("Error", "This account is not frozen. Nothing was changed."),
    "people.not_open": QT_TRANSLATE_NOOP(
        "Error", "Only an open account can be frozen; this one is {state}. Nothing was changed."
    ),
}
