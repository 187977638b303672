"""One sentence for each error code of the books.

Boundary: a part of `text`, which is the only one to read it.
"""

from __future__ import annotations

from ui.shell.translation import QT_TRANSLATE_NOOP

LEDGER: dict[str, str] = {
    "ledger.earlier_month_open": QT_TRANSLATE_NOOP(
        "Error", "The month {month} is still open. Months are sealed in their order; seal that one first."
    ),
    "ledger.card_number": QT_TRANSLATE_NOOP(
        "Error",
        "These words hold the full number of the card that ends in {last}. Nothing was kept; write those four digits.",
    ),
    "ledger.has_findings": QT_TRANSLATE_NOOP(
        "Error", "Nothing was booked; findings in the file: {total}. Put them right and import it again."
    ),
    "ledger.month_moved_on": QT_TRANSLATE_NOOP(
        "Error",
        "Something was booked in {month} since it was proposed to be sealed. Refuse it, and have it proposed anew.",
    ),
    "ledger.month_not_over": QT_TRANSLATE_NOOP(
        "Error", "The month {month} is not over, so it cannot be sealed. Seal it once its last day has passed."
    ),
    "ledger.month_sealed": QT_TRANSLATE_NOOP(
        "Error", "The month of {on} is sealed and takes nothing more. Book a correction on a day that is open."
    ),
    "ledger.needs_a_lead": QT_TRANSLATE_NOOP("Error", "Only a finance lead seals a month. Propose it to yours."),
    "ledger.no_other_lead": QT_TRANSLATE_NOOP(
        "Error",
        "A finance lead other than you has to agree, and nobody else has that duty. Nothing was proposed: let a"
        " colleague of finance propose it, or ask an administrator for another finance lead.",
    ),
    "ledger.no_such_batch": QT_TRANSLATE_NOOP(
        "Error", "This import is no longer open, so nothing was booked. Begin it again."
    ),
    "ledger.not_yours": QT_TRANSLATE_NOOP(
        "Error", "Only finance brings files into the books. Nothing was read; ask somebody of finance."
    ),
    "ledger.nothing_to_import": QT_TRANSLATE_NOOP(
        "Error", "{path} holds neither tx.csv with postings.csv nor one .jsonl file. Choose the folder that does."
    ),
    "ledger.unbalanced": QT_TRANSLATE_NOOP(
        "Error", "Transaction {transaction} does not come to zero in each asset, so it was not booked."
    ),
    "ledger.cannot_copy_so_many": QT_TRANSLATE_NOOP(
        "Error",
        "{count} rows are more than the {at_most} that can be copied at once. Nothing was copied; select fewer.",
    ),
    "ledger.needs_an_asset": QT_TRANSLATE_NOOP(
        "Error", "Amounts of different assets have no order. The list stays as it is; choose one asset first."
    ),
    "ledger.no_such_transaction": QT_TRANSLATE_NOOP(
        "Error", "There is no transaction {number} in the books. Check its number."
    ),
    "ledger.not_a_size": QT_TRANSLATE_NOOP(
        "Error", "“{text}” is no amount. The list stays as it is; write 1250 or 1250.50, without a sign."
    ),
    "ledger.not_a_period": QT_TRANSLATE_NOOP(
        "Error", "The period ends on {until}, before it begins on {since}. Nothing was written; turn the days round."
    ),
    "ledger.nothing_under": QT_TRANSLATE_NOOP(
        "Error", "The books have no account and no customer “{what}”. Nothing was written; check how it is spelt."
    ),
    "ledger.report_disagrees": QT_TRANSLATE_NOOP(
        "Error",
        "The figures of {account} in {asset} do not add up, so no report was written. Prove the books, and tell "
        "finance’s lead.",
    ),
    "ledger.report_not_written": QT_TRANSLATE_NOOP(
        "Error", "{path} could not be written: {reason}. Nothing half is left; choose another folder or make room."
    ),
    "ledger.report_too_long": QT_TRANSLATE_NOOP(
        "Error",
        "{count} lines are more than the {at_most} a {form} takes. Nothing was written; choose a shorter period "
        "or CSV.",
    ),
    "documents.file_not_taken": QT_TRANSLATE_NOOP(
        "Error", "{path} could not be written: {reason}. Nothing half is left; choose another folder or make room."
    ),
}
