"""One sentence for each error code of matching plain files.

Boundary: a part of `text_deciding`.
"""

from __future__ import annotations

from ui.shell.translation import QT_TRANSLATE_NOOP

MATCHING: dict[str, str] = {
    "reconcile.column_twice": QT_TRANSLATE_NOOP(
        "Error", "The first row of {file} names {column} twice. Nothing was matched; leave one of the two columns out."
    ),
    "reconcile.columns_missing": QT_TRANSLATE_NOOP(
        "Error", "The first row of {file} lacks: {missing}. Nothing was matched; name the columns so."
    ),
    "reconcile.file_not_read": QT_TRANSLATE_NOOP(
        "Error", "{file} could not be read: {why}. Nothing was matched; it has to be UTF-8 text with commas."
    ),
    "reconcile.matching_failed": QT_TRANSLATE_NOOP(
        "Error", "Matching ended before it had an answer: {fault}. Nothing was decided; start it again."
    ),
    "reconcile.not_a_fee": QT_TRANSLATE_NOOP(
        "Error", "“{text}” is no fee. Nothing was matched; write it like PSP PAYOUT:1.4%+0.25."
    ),
    "reconcile.pairs_not_written": QT_TRANSLATE_NOOP(
        "Error", "The pairs could not be written to {file}: {why}. Choose another place."
    ),
    "reconcile.row_other_width": QT_TRANSLATE_NOOP(
        "Error",
        "{file}, line {line} has {found} values, and the first row names {wanted}: “{text}”. Nothing was matched; "
        "write amounts with a point, and put text with commas in quotes.",
    ),
    "reconcile.amount_too_fine": QT_TRANSLATE_NOOP(
        "Error",
        "{file}, line {line}: {text} shows more than {decimals} decimals, unlike the other amounts. Nothing was "
        "matched; put it right, or say --decimals.",
    ),
    "reconcile.row_not_read": QT_TRANSLATE_NOOP(
        "Error", "{file}, line {line}: “{text}” does not fit in {column}. Nothing was matched; put it right first."
    ),
    "reconcile.rule_beyond_house": QT_TRANSLATE_NOOP(
        "Error",
        "The house allows less on this account, so nothing was changed. A lead agrees to other rules under Reconcile; "
        "they hold from the next check-out on.",
    ),
    "reconcile.rule_not_read": QT_TRANSLATE_NOOP(
        "Error",
        "“{text}” cannot be read. Write days as 7, amounts as 0.05, shares as 0.1, fees as PSP PAYOUT:1.4%+0.25.",
    ),
    "reconcile.same_id_twice": QT_TRANSLATE_NOOP(
        "Error", "The id {id} stands twice, so nobody could say which is meant. Nothing was matched."
    ),
}
