"""Why a statement's file was refused: each names the place (`row`, the file's line from 1; in an archive `member`).

Boundary: codes and facts; the sentences that say what to do live at the edges. L-01.
"""

from __future__ import annotations

from backoffice.errors import Refused


class StatementUnreadable(Refused):
    """The file could not be opened or read to its end: facts `path`, `reason`."""

    code = "reconcile.statement_unreadable"


class StatementEmpty(Refused):
    code = "reconcile.statement_empty"


class StatementUnknownForm(Refused):
    """None of the formats that are read."""

    code = "reconcile.statement_unknown_form"


class StatementPacked(Refused):
    """An archive of another kind than ZIP and gzip, or one in another, which is to be unpacked first."""

    code = "reconcile.statement_packed"


class StatementLocked(Refused):
    """A file of an archive is behind a password: fact `member`."""

    code = "reconcile.statement_locked"


class ArchiveTooMany(Refused):
    """More files than any bank delivers at once: fact `at_most`."""

    code = "reconcile.statement_archive_many"


class ArchiveTooLarge(Refused):
    """It would unpack to more than is read at once: fact `at_most_bytes`."""

    code = "reconcile.statement_archive_large"


class StatementOldSheet(Refused):
    """A workbook of before 2007, or one behind a password: both look the same from outside."""

    code = "reconcile.statement_old_sheet"


class StatementIsPdf(Refused):
    code = "reconcile.statement_is_pdf"


class StatementUnsafe(Refused):
    """It carries what a statement never needs and an attack does: fact `found` (DOCTYPE, entities, a packed bomb)."""

    code = "reconcile.statement_unsafe"


class StatementCut(Refused):
    """It ends before its own end: facts `row`, `missing`."""

    code = "reconcile.statement_cut"


class StatementMalformed(Refused):
    """Facts `row`, `found`."""

    code = "reconcile.statement_malformed"


class StatementHoldsNone(Refused):
    """Well written, yet no statement in it."""

    code = "reconcile.statement_holds_none"


class StatementDeclined(Refused):
    """The bank answered with an error in place of a statement: facts `status`, `message`."""

    code = "reconcile.statement_declined"


class NoAmountThere(Refused):
    """Facts `row`, `text`."""

    code = "reconcile.statement_no_amount"


class NoDayThere(Refused):
    """Facts `row`, `text`."""

    code = "reconcile.statement_no_day"


class NoCurrencyThere(Refused):
    """Fact `row`; a profile may name the currency of files that do not."""

    code = "reconcile.statement_no_currency"


class OtherLetters(Refused):
    """The bytes are not of the encoding the file or its profile claims: facts `row`, `encoding`."""

    code = "reconcile.statement_other_letters"


class RecordTooLong(Refused):
    """One record is larger than any real one: facts `row`, `at_most_bytes`."""

    code = "reconcile.statement_record_too_long"


class TooManyLines(Refused):
    """More than fit into memory at once: fact `at_most`."""

    code = "reconcile.statement_too_many_lines"


class ProfileNeeded(Refused):
    """No mapping profile fits these columns: fact `columns`."""

    code = "reconcile.statement_profile_needed"


class DaysUnclear(Refused):
    """Day and month could be swapped and nobody has said which is which: fact `text`, such a day."""

    code = "reconcile.statement_days_unclear"


class ProfileMisfits(Refused):
    """The chosen profile names what the file does not have: facts `profile`, `missing`."""

    code = "reconcile.statement_profile_misfits"


class ProfileUnusable(Refused):
    """A profile that contradicts itself or is not written whole: fact `missing`, a field's or file's name."""

    code = "reconcile.statement_profile_unusable"


class StatementChanged(Refused):
    """The file is not what it was when it was previewed."""

    code = "reconcile.statement_changed"


class OtherAccount(Refused):
    """Facts `stated`, `wanted`."""

    code = "reconcile.statement_other_account"


class OtherCurrency(Refused):
    """Facts `stated`, `wanted`."""

    code = "reconcile.statement_other_currency"


class FinerThanBooks(Refused):
    """Amounts with more decimals than the books keep of this asset: facts `asset`, `decimals`, `at_most`."""

    code = "reconcile.statement_finer_than_books"


class StatementStopped(Refused):
    """Something forbids importing it as it is: fact `odd` of `Odd`, `amount`, `count`, `at`."""

    code = "reconcile.statement_stopped"
