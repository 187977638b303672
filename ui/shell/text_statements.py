"""One sentence for each error code of statements' files: what is wrong with the file, and what to do about it.

Boundary: a part of `text`, which is the only one to read it.
"""

from __future__ import annotations

from ui.shell.translation import QT_TRANSLATE_NOOP

STATEMENTS: dict[str, str] = {
    "reconcile.statement_cut": QT_TRANSLATE_NOOP(
        "Error", "The file ends too early: from row {row} on, {missing} is missing. Fetch it from the bank again."
    ),
    "reconcile.statement_changed": QT_TRANSLATE_NOOP(
        "Error", "The file was changed while it was being read. Nothing was imported; choose it again."
    ),
    "reconcile.statement_declined": QT_TRANSLATE_NOOP(
        "Error",
        "In place of a statement the bank’s answer says {status}: {message}. Ask the bank for the statement again.",
    ),
    "reconcile.statement_empty": QT_TRANSLATE_NOOP("Error", "The file is empty. Fetch it from the bank again."),
    "reconcile.statement_finer_than_books": QT_TRANSLATE_NOOP(
        "Error",
        "An amount has {decimals} decimals, and the books keep {at_most} of {asset}. Nothing was imported; choose the"
        " account of another asset.",
    ),
    "reconcile.statement_holds_none": QT_TRANSLATE_NOOP(
        "Error", "The file is well written, but there is no statement in it. Ask the bank for one with its movements."
    ),
    "reconcile.statement_is_pdf": QT_TRANSLATE_NOOP(
        "Error", "This is a PDF, made for reading. Fetch the same statement as camt, MT940, OFX, CSV or XLSX."
    ),
    "reconcile.statement_malformed": QT_TRANSLATE_NOOP(
        "Error", "Row {row} cannot be read: {found}. Nothing was imported; fetch the file from the bank again."
    ),
    "reconcile.statement_no_amount": QT_TRANSLATE_NOOP(
        "Error",
        "In row {row}, “{text}” is no amount. Nothing was imported; fetch the file from the bank again. Of a table"
        " (CSV, XLSX) the mapping says how decimals are written.",
    ),
    "reconcile.statement_no_currency": QT_TRANSLATE_NOOP(
        "Error", "Row {row} names no currency. Say in the mapping which one the file is in."
    ),
    "reconcile.statement_days_unclear": QT_TRANSLATE_NOOP(
        "Error", "“{text}” can be two days: nothing says which number is the month. Say how days are written: --day."
    ),
    "reconcile.statement_no_day": QT_TRANSLATE_NOOP(
        "Error",
        "In row {row}, “{text}” is no day. If the file writes days another way, say so in its mapping; otherwise fetch"
        " it again.",
    ),
    "reconcile.statement_old_sheet": QT_TRANSLATE_NOOP(
        "Error", "This workbook is of an old kind or behind a password. Save it as XLSX without one, and choose that."
    ),
    "reconcile.account_unconfirmed": QT_TRANSLATE_NOOP(
        "Error",
        "Nobody knows yet whose statement this is ({stated}), so nothing was taken in. Say first that it is of"
        " {account}.",
    ),
    "reconcile.statement_other_account": QT_TRANSLATE_NOOP(
        "Error",
        "The statement is of {stated}; statements of this account are of {wanted}. Nothing was imported; choose the"
        " account it belongs to.",
    ),
    "reconcile.statement_other_currency": QT_TRANSLATE_NOOP(
        "Error",
        "The statement is in {stated}, the account in {wanted}. Nothing was imported; choose the account in {stated}.",
    ),
    "reconcile.statement_other_letters": QT_TRANSLATE_NOOP(
        "Error", "Row {row} is not written in {encoding}. Choose the file’s encoding in its mapping, or fetch it again."
    ),
    "reconcile.statement_archive_large": QT_TRANSLATE_NOOP(
        "Error",
        "This archive would unpack to more than {at_most_bytes}. Nothing was opened; choose the statements in it one by"
        " one.",
    ),
    "reconcile.statement_archive_many": QT_TRANSLATE_NOOP(
        "Error",
        "This archive holds more than {at_most} files. Nothing was opened; unpack it, and pack fewer of them together.",
    ),
    "reconcile.statement_locked": QT_TRANSLATE_NOOP(
        "Error",
        "{member} in this archive is behind a password. Unpack it with the password, and choose the file itself.",
    ),
    "reconcile.statement_packed": QT_TRANSLATE_NOOP(
        "Error",
        "This is an archive within one or of a kind that is not read, or a workbook without its parts. Unpack it, and"
        " choose the statement in it.",
    ),
    "reconcile.statement_profile_misfits": QT_TRANSLATE_NOOP(
        "Error", "The mapping “{profile}” wants columns this file has not: {missing}. Choose another, or learn it anew."
    ),
    "reconcile.statement_profile_needed": QT_TRANSLATE_NOOP(
        "Error", "No mapping reads these columns yet: {columns}. Show once what each of them says."
    ),
    "reconcile.statement_profile_unusable": QT_TRANSLATE_NOOP(
        "Error", "The mapping lacks what a statement needs, or cannot be kept: {missing}. Put that right first."
    ),
    "reconcile.statement_record_too_long": QT_TRANSLATE_NOOP(
        "Error", "One record, at row {row}, is longer than any statement’s ({at_most_bytes}). Nothing was imported."
    ),
    "reconcile.statement_stopped": QT_TRANSLATE_NOOP(
        "Error", "This statement contradicts itself, so nothing was imported. Ask the bank for a whole one."
    ),
    "reconcile.statement_too_many_lines": QT_TRANSLATE_NOOP(
        "Error",
        "The file holds more than {at_most} at once. Fetch it in shorter periods, and import one after another.",
    ),
    "reconcile.statement_unknown_form": QT_TRANSLATE_NOOP(
        "Error",
        "The file is none of camt.052, .053, .054, MT940, OFX, CSV and XLSX. Fetch the statement as one of them.",
    ),
    "reconcile.statement_unreadable": QT_TRANSLATE_NOOP(
        "Error", "The file could not be read: {reason}. Nothing was imported; look whether it is still there."
    ),
    "reconcile.statement_unsafe": QT_TRANSLATE_NOOP(
        "Error",
        "The file carries {found}, which no statement needs and attacks do. It was not opened any further; ask whoever"
        " sent it.",
    ),
}
