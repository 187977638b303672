"""One sentence for each error code of what is decided offline.

Boundary: a part of `text`, which is the only one to read it.
"""

from __future__ import annotations

from ui.shell.text_matching import MATCHING
from ui.shell.translation import QT_TRANSLATE_NOOP

DECIDING: dict[str, str] = {
    **MATCHING,
    "reconcile.account_is_closed": QT_TRANSLATE_NOOP(
        "Error", "{account} in {asset} is closed, so nothing on it was changed. Reopen it first."
    ),
    "reconcile.account_not_closed": QT_TRANSLATE_NOOP(
        "Error", "{account} in {asset} is not closed, so there is nothing to reopen."
    ),
    "reconcile.adjustment_known": QT_TRANSLATE_NOOP(
        "Error", "An adjusting entry was proposed for this finding already. Nothing was added."
    ),
    "reconcile.already_matched": QT_TRANSLATE_NOOP(
        "Error", "{which} is part of another match, and everything is matched once. Undo that match first."
    ),
    "reconcile.another_log": QT_TRANSLATE_NOOP(
        "Error",
        "Other decisions of this check-out came in before, and one log is taken in. Nothing was changed; look at "
        "what became of the first.",
    ),
    "reconcile.check_out_expired": QT_TRANSLATE_NOOP(
        "Error",
        "Entry {at} of the log is dated after the check-out's time was over ({expired_at}), so none of it is taken in. "
        "Check out again.",
    ),
    "reconcile.closed_in_house": QT_TRANSLATE_NOOP(
        "Error",
        "{account} was closed in the house up to {until} (check-out {number}), so it is not closed again. Check out "
        "from the day after, or have that closing reversed.",
    ),
    "reconcile.closing_stands": QT_TRANSLATE_NOOP(
        "Error",
        "The closing of {account} up to {until} (check-out {number}) rests on it, so it was not taken back. Have that "
        "closing reversed first.",
    ),
    "reconcile.decided_too_early": QT_TRANSLATE_NOOP(
        "Error",
        "The clock of this computer says {now}, earlier than the last decision ({last}). Nothing was decided; "
        "set the clock right.",
    ),
    "reconcile.entry_unknown": QT_TRANSLATE_NOOP(
        "Error", "{which} is not on this account, so nothing was matched. Look at the account again."
    ),
    "reconcile.finding_gone": QT_TRANSLATE_NOOP(
        "Error", "This finding is not there any more: it was matched meanwhile. Nothing was changed."
    ),
    "reconcile.identity_broken": QT_TRANSLATE_NOOP(
        "Error", "Statement and ledger differ by more than the listed reasons. The account stays open."
    ),
    "reconcile.log_broken": QT_TRANSLATE_NOOP(
        "Error",
        "The log of decisions was changed at entry {at} ({why}), so none of it is used. Take it from a backup, "
        "or check out again.",
    ),
    "reconcile.match_differs": QT_TRANSLATE_NOOP(
        "Error", "The match does not add up ({why}), so it was not confirmed. Look at its lines and entries again."
    ),
    "reconcile.missing_unattended": QT_TRANSLATE_NOOP(
        "Error", "Of what is missing, {count} have no note or nobody who looks after them. Explain each, then close."
    ),
    "reconcile.difference_unnamed": QT_TRANSLATE_NOOP(
        "Error", "Both sides differ by more than this account tolerates. Say what the difference is, and why."
    ),
    "reconcile.no_such_adjustment": QT_TRANSLATE_NOOP(
        "Error", "There is no such adjusting entry in this check-in, so nothing was proposed. Look at the list again."
    ),
    "reconcile.not_free": QT_TRANSLATE_NOOP(
        "Error", "It is held by an earlier decision that was not reversed ({table}). Nothing was changed."
    ),
    "reconcile.not_this_adjustment": QT_TRANSLATE_NOOP(
        "Error", "The entry must still be booked on {account}, which the finding is on. Nothing was proposed."
    ),
    "reconcile.nothing_to_reverse": QT_TRANSLATE_NOOP(
        "Error", "The house took no such match or closing, so there is nothing to take back. Look at the list again."
    ),
    "reconcile.reversal_waits": QT_TRANSLATE_NOOP(
        "Error", "Its reversal was proposed already and waits for a lead. Nothing was added."
    ),
    "reconcile.reversed_already": QT_TRANSLATE_NOOP(
        "Error", "It was taken back already, so nothing was changed. Look at the list again."
    ),
    "reconcile.period_not_covered": QT_TRANSLATE_NOOP(
        "Error",
        "No statement speaks of {since} to {until}, so the account stays open. Take one in, or say why there is none.",
    ),
    "reconcile.gap_moved": QT_TRANSLATE_NOOP(
        "Error",
        "Between {since} and {until} the balance moved or entries are booked, so a statement is missing. Ask for it, "
        "and give that as the reason.",
    ),
    "reconcile.statement_awaited": QT_TRANSLATE_NOOP(
        "Error", "No statement of {account} speaks of this period, so it stays open. Take one in first."
    ),
    "reconcile.no_such_rejection": QT_TRANSLATE_NOOP(
        "Error", "This rejection was taken back already. Nothing was changed."
    ),
    "reconcile.too_many_parts": QT_TRANSLATE_NOOP(
        "Error", "One match takes at most {at_most} lines and entries, and {count} are marked. Unmark some."
    ),
    "reconcile.no_such_match": QT_TRANSLATE_NOOP("Error", "This match was undone already. Nothing was changed."),
    "reconcile.no_such_statement": QT_TRANSLATE_NOOP(
        "Error", "This statement was taken out already. Nothing was changed."
    ),
    "reconcile.no_such_check_in": QT_TRANSLATE_NOOP("Error", "No decisions of this check-out have come in."),
    "reconcile.nothing_closed": QT_TRANSLATE_NOOP(
        "Error", "No account was closed in these decisions, so there is nothing to report. Close one first."
    ),
    "reconcile.report_not_written": QT_TRANSLATE_NOOP(
        "Error", "The report could not be written as {path}: {reason}. Nothing of it was kept; make room and try again."
    ),
    "reconcile.words_differ": QT_TRANSLATE_NOOP(
        "Error",
        "Texts came in that no decision was made about. Nothing of them was kept; bring the decisions in again.",
    ),
    "reconcile.not_in_snapshot": QT_TRANSLATE_NOOP(
        "Error", "This snapshot does not hold {account} in {asset}. Check the account out to work on it."
    ),
    "reconcile.not_signing": QT_TRANSLATE_NOOP(
        "Error",
        "Your signing key is not open, so nothing was decided. Open the snapshot again with your password, or "
        "put your token in.",
    ),
    "reconcile.not_unique": QT_TRANSLATE_NOOP(
        "Error",
        "Not every one of these matches is the only possible one, so none was confirmed. Decide them one by one.",
    ),
    "reconcile.note_missing": QT_TRANSLATE_NOOP(
        "Error", "Write between {at_least} and {at_most} signs. Nothing was noted."
    ),
    "reconcile.no_payout_there": QT_TRANSLATE_NOOP(
        "Error", "This file names no payout in an asset of the snapshot. Nothing was taken in; choose another report."
    ),
    "reconcile.nothing_to_import": QT_TRANSLATE_NOOP(
        "Error", "Every line of this statement is known already. Nothing was imported."
    ),
    "reconcile.rows_awaited": QT_TRANSLATE_NOOP(
        "Error", "The rows of the snapshot are still being proved. The account can be closed as soon as they are."
    ),
    "reconcile.statement_in_use": QT_TRANSLATE_NOOP(
        "Error", "{matches} matches rest on this file, so it stays. Undo them first."
    ),
    "reconcile.statement_known": QT_TRANSLATE_NOOP("Error", "This statement was imported before. Nothing was added."),
    "reconcile.statement_unfit": QT_TRANSLATE_NOOP(
        "Error", "The statement does not fit the account ({why}). Nothing was imported; choose another account."
    ),
    "reconcile.still_unexplained": QT_TRANSLATE_NOOP(
        "Error", "{count} findings on this account are unexplained, so it stays open. Say what each of them is."
    ),
    "reconcile.owner_unknown": QT_TRANSLATE_NOOP(
        "Error", "Nobody of finance signs in as {owner}, so nobody was named. Choose one of the list."
    ),
    "reconcile.counter_unknown": QT_TRANSLATE_NOOP(
        "Error",
        "The books have no account {account} of their own that an adjusting entry could be booked against. Nothing was "
        "proposed; choose one of the list.",
    ),
    "reconcile.workbook_broken": QT_TRANSLATE_NOOP(
        "Error",
        "The file of decisions is damaged or is not of this snapshot. It was not opened and nothing of it was "
        "changed; take it from a backup, or check out again.",
    ),
    "reconcile.workbook_checked_in": QT_TRANSLATE_NOOP(
        "Error",
        "These decisions were checked in at {at}, so nothing more is decided on this snapshot. Check out again to go "
        "on.",
    ),
    "reconcile.workbook_elsewhere": QT_TRANSLATE_NOOP(
        "Error", "The file of decisions is another person’s or of another check-out. It was not opened."
    ),
    "reconcile.workbook_in_use": QT_TRANSLATE_NOOP(
        "Error", "Another window has these decisions open. Nothing was changed; close that window and try again."
    ),
    "reconcile.workbook_not_here": QT_TRANSLATE_NOOP(
        "Error",
        "No decisions lie beside this snapshot. Nothing was checked in; put {name} from the computer on which they "
        "were made into the folder “snapshots”, and check in again.",
    ),
    "reconcile.nothing_decided": QT_TRANSLATE_NOOP(
        "Error",
        "Nothing was decided in this workbook, so nothing was checked in. If the work was done on another computer, "
        "bring its workbook here first; if nobody needs the check-out any more, recall it.",
    ),
    "reconcile.workbook_not_written": QT_TRANSLATE_NOOP(
        "Error", "The disk did not take the decision ({reason}), so nothing of it was kept. Make room and decide again."
    ),
}
