"""One sentence for each error code of check-outs and snapshots.

Boundary: a part of `text`, which is the only one to read it.
"""

from __future__ import annotations

from ui.shell.translation import QT_TRANSLATE_NOOP

SNAPSHOT: dict[str, str] = {
    "reconcile.password_not_theirs": QT_TRANSLATE_NOOP(
        "Error",
        "The snapshot opens, but this is not the password with which {person} signs in. Nothing was opened; type the "
        "password again, or leave it empty to look without deciding.",
    ),
    "reconcile.check_out_over": QT_TRANSLATE_NOOP(
        "Error", "Check-out {number} is over already: recalled, destroyed or checked in. Nothing was changed."
    ),
    "reconcile.lasts_too_long": QT_TRANSLATE_NOOP(
        "Error", "A snapshot opens for {days} days at most. Nothing was taken; choose fewer days."
    ),
    "reconcile.manifest_disagrees": QT_TRANSLATE_NOOP(
        "Error",
        "The database read other figures than the snapshot says ({part}). Nothing was signed or kept; check out again.",
    ),
    "reconcile.no_account": QT_TRANSLATE_NOOP(
        "Error", "Nothing was taken: choose at least one account, and not more than {at_most}."
    ),
    "reconcile.no_such_check_out": QT_TRANSLATE_NOOP(
        "Error", "This check-out is not there, or is not yours to change. Nothing was changed."
    ),
    "reconcile.not_a_period": QT_TRANSLATE_NOOP(
        "Error", "The period ends before it begins. Nothing was taken; put its days in order."
    ),
    "reconcile.not_to_reconcile": QT_TRANSLATE_NOOP(
        "Error", "{account} is no account at a bank, processor or custodian, so it does not travel. Nothing was taken."
    ),
    "reconcile.not_yours": QT_TRANSLATE_NOOP("Error", "Only finance takes the books along. Nothing was taken."),
    "reconcile.too_many_entries": QT_TRANSLATE_NOOP(
        "Error", "{count} entries are more than the {at_most} a laptop takes. Nothing was taken; choose fewer days."
    ),
    "reconcile.clock_behind": QT_TRANSLATE_NOOP(
        "Error",
        "This computer’s clock says {now}, and it has already shown {seen_at}. Nothing was opened; set it right.",
    ),
    "reconcile.keys_wanted": QT_TRANSLATE_NOOP(
        "Error",
        "Decisions are signed with your own key, and none is at hand here. Nothing was taken; sign in with your keys.",
    ),
    "reconcile.snapshot_key_not_kept": QT_TRANSLATE_NOOP(
        "Error",
        "No open keyring here keeps the snapshot’s key. Nothing was taken; unlock it, or choose a passphrase.",
    ),
    "reconcile.passphrase_later": QT_TRANSLATE_NOOP(
        "Error", "After so many wrong passphrases the next is heard in {wait} s. Nothing is lost; wait, then try again."
    ),
    "reconcile.passphrase_weak": QT_TRANSLATE_NOOP(
        "Error", "A passphrase that guards the books has at least {at_least} signs. Nothing was taken; choose a longer."
    ),
    "reconcile.passphrase_wrong": QT_TRANSLATE_NOOP(
        "Error", "That is not this snapshot’s passphrase; wrong in a row: {failed}. Nothing is lost; type it again."
    ),
    "reconcile.rows_not_proved": QT_TRANSLATE_NOOP(
        "Error",
        "The rows do not give the root the firm signed ({account}). Decide nothing on this snapshot; check out anew.",
    ),
    "reconcile.snapshot_broken": QT_TRANSLATE_NOOP(
        "Error", "{path} is not the file that was checked out ({reason}). It was not opened; check out anew."
    ),
    "reconcile.snapshot_expired": QT_TRANSLATE_NOOP(
        "Error",
        "This snapshot expired {expired_at} and opens no more. What you decided is kept: sign in, open Reconcile and "
        "check it in. Then check out anew.",
    ),
    "reconcile.snapshot_foreign": QT_TRANSLATE_NOOP(
        "Error", "{path} is of another firm ({firm}). It was not opened; this computer knows only its own."
    ),
    "reconcile.snapshot_key_missing": QT_TRANSLATE_NOOP(
        "Error",
        "The keyring of this computer has no key for this snapshot. It opens where it was checked out; "
        "for other computers, check out under a passphrase.",
    ),
    "reconcile.snapshot_key_wrong": QT_TRANSLATE_NOOP(
        "Error", "The key that was found is not this snapshot’s. Nothing was opened; check out anew."
    ),
    "reconcile.snapshot_missing": QT_TRANSLATE_NOOP("Error", "{path} is not there any more. Check out anew."),
    "reconcile.snapshot_not_signed": QT_TRANSLATE_NOOP(
        "Error", "The firm did not sign {path}. It was not opened; take it from nobody, check out by yourself."
    ),
    "reconcile.snapshot_not_written": QT_TRANSLATE_NOOP(
        "Error", "{path} could not be written: {reason}. Nothing was left half; make room and try again."
    ),
}
