"""One sentence for each error code: what happened, what stays safe, what to do.

Boundary: the window's only place for sentences about errors; a test keeps them equal to the codes of the services.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale

from backoffice.errors import BackofficeError
from ui.shell.text_audit import AUDIT
from ui.shell.text_books import BOOKS
from ui.shell.text_deciding import DECIDING
from ui.shell.text_guard import GUARD
from ui.shell.text_keeping import KEEPING
from ui.shell.text_keys import KEYS
from ui.shell.text_ledger import LEDGER
from ui.shell.text_retention import RETENTION
from ui.shell.text_rights import RIGHTS
from ui.shell.text_snapshot import SNAPSHOT
from ui.shell.text_statements import STATEMENTS
from ui.shell.text_vault import VAULT
from ui.shell.text_watch import WATCH
from ui.shell.translation import QT_TRANSLATE_NOOP

# An instant as errors tell it: people read it by the clock where they are.
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?[+-]\d\d:\d\d")
_SIZES = frozenset({"free", "needed", "size", "at_most_bytes"})

SENTENCES: dict[str, str] = {
    **AUDIT,
    **BOOKS,
    **DECIDING,
    **GUARD,
    **KEYS,
    **KEEPING,
    **LEDGER,
    **RETENTION,
    **RIGHTS,
    **SNAPSHOT,
    **STATEMENTS,
    **VAULT,
    **WATCH,
    "refused": QT_TRANSLATE_NOOP("Error", "A rule does not allow this. Nothing was changed."),
    "conflict": QT_TRANSLATE_NOOP("Error", "This was changed meanwhile. Nothing of yours was lost; look at it again."),
    "unavailable": QT_TRANSLATE_NOOP("Error", "This is not available now. Nothing was changed; try again later."),
    "not_allowed": QT_TRANSLATE_NOOP("Error", "Your duties do not allow this. Nothing was changed."),
    "missing": QT_TRANSLATE_NOOP("Error", "This is not there any more, or is not for you."),
    "app.entry_closed": QT_TRANSLATE_NOOP(
        "Error", "{name} may not sign in now. Nothing was opened; ask your administrator to open the entry."
    ),
    "app.not_migrated": QT_TRANSLATE_NOOP(
        "Error", "The database is of another version ({at}, needed {head}). It was not touched; its keeper runs: {run}"
    ),
    "clock.not_an_instant": QT_TRANSLATE_NOOP(
        "Error", "“{text}” does not say in which time zone it is. Nothing was changed; give the zone too."
    ),
    "config.settings_unreadable": QT_TRANSLATE_NOOP(
        "Error", "The settings in {file} cannot be read: {fault}. Your data is safe; correct the file and start again."
    ),
    "desk.database_busy": QT_TRANSLATE_NOOP(
        "Error", "The database is busy. Nothing was changed and what you typed stays; try again in a moment."
    ),
    "desk.database_full": QT_TRANSLATE_NOOP(
        "Error", "The disk of the database is full. Nothing was changed; make room, then try again."
    ),
    "desk.database_gone": QT_TRANSLATE_NOOP(
        "Error", "The connection to the database is lost. What you typed stays; it is tried again by itself."
    ),
    "desk.database_refused": QT_TRANSLATE_NOOP(
        "Error", "The database refused this ({state}). Nothing was changed; tell your administrator: {what}"
    ),
    "desk.duty_missing": QT_TRANSLATE_NOOP(
        "Error", "None of your duties allows this. Nothing was changed; ask your administrator for the duty."
    ),
    "desk.shut_out": QT_TRANSLATE_NOOP(
        "Error",
        "The database lets you in no more: your access was suspended or ended, or your password was changed. What you "
        "had begun to write is kept. Ask an administrator.",
    ),
    "desk.key_reused": QT_TRANSLATE_NOOP(
        "Error", "This was sent twice with different contents. The first one counts; look at it again."
    ),
    "documents.press_failed": QT_TRANSLATE_NOOP(
        "Error", "The document could not be made: {fault}. Nothing was written; try again."
    ),
    "documents.press_too_slow": QT_TRANSLATE_NOOP(
        "Error", "The document took longer than {seconds} s and was given up. Nothing was written; try again."
    ),
    "documents.signature_not_ours": QT_TRANSLATE_NOOP(
        "Error", "The signature is not the firm's, so the document was not kept. Tell your administrator."
    ),
    "keys.not_a_stroke": QT_TRANSLATE_NOOP(
        "Error", "“{keys}” are no keys. The old ones stay; press one to three keys."
    ),
    "keys.stroke_taken": QT_TRANSLATE_NOOP(
        "Error", "{keys} already does “{action}”. The old keys stay; choose others."
    ),
    "keys.unreadable": QT_TRANSLATE_NOOP(
        "Error", "Your changed keys in {file} cannot be read: {fault}. The shipped keys are in use."
    ),
    "kyc.case_moved_on": QT_TRANSLATE_NOOP(
        "Error", "Somebody else has changed this case meanwhile. Your note is kept; look at the case again."
    ),
    "kyc.file_not_written": QT_TRANSLATE_NOOP(
        "Error", "The case file could not be written to {path}: {reason}. The case is safe; make room, then try again."
    ),
    "kyc.mail_already_left": QT_TRANSLATE_NOOP(
        "Error", "The mail to the customer has already left, so the verdict stands. It can no longer be taken back."
    ),
    "kyc.needs_a_lead": QT_TRANSLATE_NOOP(
        "Error", "Only a lead can do this. Nothing was changed; escalate the case with E."
    ),
    "kyc.no_such_case": QT_TRANSLATE_NOOP(
        "Error", "There is no such case, or it is not for you. Search for its number."
    ),
    "kyc.not_a_picture": QT_TRANSLATE_NOOP(
        "Error", "This file is no picture that can be read here. Nothing was added; take a JPEG or PNG file."
    ),
    "kyc.not_an_mrz": QT_TRANSLATE_NOOP(
        "Error", "These lines are no machine-readable zone: {problem}. Nothing was changed."
    ),
    "kyc.not_your_verdict": QT_TRANSLATE_NOOP(
        "Error", "This verdict is somebody else's, so only they can take it back. Nothing was changed."
    ),
    "kyc.not_yours": QT_TRANSLATE_NOOP(
        "Error", "You do not hold this case any more. Your note is kept; take the case again to go on."
    ),
    "kyc.note_needed": QT_TRANSLATE_NOOP(
        "Error", "Reason {reason} needs a note in your own words. Nothing was sent; write it, then press the key again."
    ),
    "kyc.note_too_long": QT_TRANSLATE_NOOP(
        "Error", "The note has {length} characters and {at_most} fit. Nothing was sent; shorten it."
    ),
    "kyc.papers_closed": QT_TRANSLATE_NOOP(
        "Error", "The papers of this case are closed to you, so its file cannot be written. Take the case first."
    ),
    "kyc.picture_too_large": QT_TRANSLATE_NOOP(
        "Error", "This picture is too large to open safely. Nothing was added; send it smaller."
    ),
    "kyc.same_person": QT_TRANSLATE_NOOP(
        "Error", "Your own verdict needs a second person. Nothing was changed; another lead has to look at it."
    ),
    "kyc.too_many_claims": QT_TRANSLATE_NOOP(
        "Error", "You hold as many cases as one person may. Decide or give back one of them first."
    ),
    "kyc.unknown_reason": QT_TRANSLATE_NOOP(
        "Error", "Reason {reason} does not belong to this verdict. Nothing was sent; choose another reason."
    ),
    "money.assets_differ": QT_TRANSLATE_NOOP(
        "Error", "These amounts are in different currencies. Nothing was changed."
    ),
    "money.not_an_amount": QT_TRANSLATE_NOOP(
        "Error", "“{text}” is no amount. Nothing was changed; write it as 1234.56."
    ),
    "money.two_readings": QT_TRANSLATE_NOOP(
        "Error",
        "“{text}” could be {first} or {second}. Nothing was changed; write which, with decimals.",
    ),
    "people.no_such_controller": QT_TRANSLATE_NOOP(
        "Error", "There is no policy for the firm “{controller}”. Nothing was changed; ask your administrator."
    ),
    "console.who_is_asking": QT_TRANSLATE_NOOP(
        "Error", "This house has people of its own. Say who gives the command, with --as and a sign-in name."
    ),
    "people.not_yours_to_look_up": QT_TRANSLATE_NOOP(
        "Error", "None of your duties looks people up by name. Ask the reviewer or the data protection officer."
    ),
    "people.no_such_customer": QT_TRANSLATE_NOOP("Error", "There is no such customer, or they are not for you."),
    "calendars.no_calendar": QT_TRANSLATE_NOOP(
        "Error", "No holiday calendar is known for “{place}”, so no date is guessed. Check the place."
    ),
    "sample.house_not_empty": QT_TRANSLATE_NOOP(
        "Error", "{home} is not empty, so the sample firm was not moved in. Nothing was changed; choose another folder."
    ),
    "sample.no_such_person": QT_TRANSLATE_NOOP(
        "Error", "“{name}” is nobody of the sample firm. Nothing was told; look at the list of its people."
    ),
    "sample.nothing_yet": QT_TRANSLATE_NOOP(
        "Error", "There is no firm in this home yet. Run backoffice sample or backoffice prepare first."
    ),
    "sample.not_a_sample_firm": QT_TRANSLATE_NOOP(
        "Error", "This is no sample firm, so nobody's way in is told. Nothing was changed."
    ),
    "sample.needs_embedded": QT_TRANSLATE_NOOP(
        "Error", "The sample firm moves into a database of its own only. Nothing was changed on your server."
    ),
    "screening.moved_on": QT_TRANSLATE_NOOP(
        "Error", "This was changed at another desk meanwhile. What you typed stays; look at it again."
    ),
    "screening.no_such_case": QT_TRANSLATE_NOOP(
        "Error", "That case is not this customer’s. Nothing was sent; refer the customer without it."
    ),
    "screening.no_such_customer": QT_TRANSLATE_NOOP("Error", "There is no such customer. Nothing was sent."),
    "screening.no_such_file": QT_TRANSLATE_NOOP("Error", "There is no such file. Nothing was changed."),
    "screening.not_that_day": QT_TRANSLATE_NOOP(
        "Error", "A report was made between the file’s opening and today, a review lies ahead. Nothing was changed."
    ),
    "screening.unknown_category": QT_TRANSLATE_NOOP("Error", "There is no such kind of suspicion. Nothing was sent."),
    "screening.words_needed": QT_TRANSLATE_NOOP("Error", "This means nothing without words. Write them first."),
    "screening.words_too_long": QT_TRANSLATE_NOOP(
        "Error", "{length} characters are too many; {at_most} fit. What you typed stays; shorten it."
    ),
    "staff.already_proposed": QT_TRANSLATE_NOOP(
        "Error", "The same thing already waits for a second person. Nothing was sent twice; look under Approvals."
    ),
    "staff.bad_display_name": QT_TRANSLATE_NOOP(
        "Error", "A full name has 1 to {at_most} signs and no spaces at its ends. Nothing was added; correct it."
    ),
    "staff.bad_language": QT_TRANSLATE_NOOP(
        "Error", "The window speaks no “{language}”. Nothing was added; choose English or Chinese."
    ),
    "staff.duties_moved_on": QT_TRANSLATE_NOOP(
        "Error", "The duties of {name} were changed after this was proposed. Nothing was changed; propose it anew."
    ),
    "staff.facts_malformed": QT_TRANSLATE_NOOP(
        "Error", "The proposal does not say whom and what it is about, so nobody could agree. Nothing was sent."
    ),
    "staff.refusal_needs_reason": QT_TRANSLATE_NOOP(
        "Error", "Say why not, in at most {at_most} signs: who proposed it reads it. Nothing was decided."
    ),
    "staff.facts_too_long": QT_TRANSLATE_NOOP(
        "Error", "A proposal has at most {at_most} signs. Nothing was sent; shorten it."
    ),
    "staff.name_taken": QT_TRANSLATE_NOOP(
        "Error",
        "The name {name} was given to somebody before, or the database keeps it for itself. Nothing was added; choose "
        "another one.",
    ),
    "staff.no_emergency_access": QT_TRANSLATE_NOOP(
        "Error",
        "Emergency access is for leads, the data protection officer and the MLRO. Nothing was opened; ask one of them.",
    ),
    "staff.no_emergency_needed": QT_TRANSLATE_NOOP(
        "Error", "Your own files open this customer: look under Suspicions. Nothing was opened, and nobody was told."
    ),
    "staff.no_such_access": QT_TRANSLATE_NOOP(
        "Error", "This emergency access is not there, or is not yours to end. Nothing was changed."
    ),
    "staff.no_such_customer": QT_TRANSLATE_NOOP(
        "Error", "There is no customer with this number. Nothing was opened; check the number."
    ),
    "staff.no_such_notice": QT_TRANSLATE_NOOP(
        "Error", "This notice is not there any more, or is not yours to acknowledge. Nothing was changed."
    ),
    "staff.no_such_person": QT_TRANSLATE_NOOP(
        "Error", "There is nobody named {name} here. Nothing was changed; look at the list of people."
    ),
    "staff.no_such_proposal": QT_TRANSLATE_NOOP(
        "Error", "This proposal is not there, or is not yours to decide. Nothing was changed."
    ),
    "staff.not_a_verifier": QT_TRANSLATE_NOOP(
        "Error",
        "The password was not prepared as the server needs it. Nothing was sent in the clear or changed; try again.",
    ),
    "staff.not_agreed_yet": QT_TRANSLATE_NOOP(
        "Error", "A second person has not agreed to this, or it was used already. Nothing was changed."
    ),
    "staff.not_an_administrator": QT_TRANSLATE_NOOP(
        "Error", "Only an administrator keeps people. Nothing was changed; ask one of them."
    ),
    "staff.not_apart": QT_TRANSLATE_NOOP(
        "Error",
        "You and {person} do not count as two people yet: less than seven days ago one of you set the other's password,"
        " or somebody set both. Nothing was decided; ask another colleague.",
    ),
    "staff.not_oneself": QT_TRANSLATE_NOOP(
        "Error",
        "Nobody changes their own duties or ends themselves here. Nothing was changed; ask another administrator.",
    ),
    "staff.not_yours_to_propose": QT_TRANSLATE_NOOP(
        "Error", "None of your duties may propose this. Nothing was sent; ask somebody whose duty it is."
    ),
    "staff.person_moved_on": QT_TRANSLATE_NOOP(
        "Error", "{name} is {state} meanwhile. Nothing was changed; look at the list again."
    ),
    "staff.proposal_differs": QT_TRANSLATE_NOOP(
        "Error", "What you saw is not what waits here. Nothing was decided; look at it again."
    ),
    "staff.proposal_expired": QT_TRANSLATE_NOOP(
        "Error", "This proposal has expired. Nothing was changed; it has to be proposed anew."
    ),
    "staff.proposal_moved_on": QT_TRANSLATE_NOOP(
        "Error", "This is decided or withdrawn already. Nothing was changed; the list shows how."
    ),
    "staff.reason_too_short": QT_TRANSLATE_NOOP(
        "Error", "A reason has at least {at_least} letters and at most {at_most} signs. Nothing was opened; say why."
    ),
    "staff.same_password": QT_TRANSLATE_NOOP(
        "Error", "This is the password you have now. Nothing was changed; choose another one."
    ),
    "staff.same_person": QT_TRANSLATE_NOOP(
        "Error", "You proposed this yourself, so somebody else has to agree. Nothing was changed."
    ),
    "staff.suspended": QT_TRANSLATE_NOOP(
        "Error",
        "Your access was suspended by {by} on {at}. What you had begun to write is kept. Ask {by} or another "
        "administrator to let you in again.",
    ),
    "staff.ended": QT_TRANSLATE_NOOP(
        "Error", "Your access was ended by {by} on {at}. If that is a mistake, ask {by} or another administrator."
    ),
    "staff.password_was_reset": QT_TRANSLATE_NOOP(
        "Error",
        "{by} has set a new password for you on {at}. What you had begun to write is kept. Come in with the password "
        "{by} gives you.",
    ),
    "staff.unknown_action": QT_TRANSLATE_NOOP(
        "Error", "Nothing named “{action}” needs a second person. Nothing was sent."
    ),
    "staff.unknown_duty": QT_TRANSLATE_NOOP("Error", "Choose at least one duty from the list. Nothing was changed."),
    "staff.weak_password": QT_TRANSLATE_NOOP(
        "Error",
        "This password is too easy to guess or too short. Nothing was changed; choose a longer one without your name.",
    ),
    "staff.bad_name": QT_TRANSLATE_NOOP(
        "Error",
        "“{name}” is no sign-in name, or is kept for the database. It begins with a small letter; a-z, 0-9, . - _ "
        "follow.",
    ),
    "staff.not_staff": QT_TRANSLATE_NOOP(
        "Error", "{person} has no duty here. Nothing was opened; ask your administrator for a duty."
    ),
    "staff.wrong_password": QT_TRANSLATE_NOOP(
        "Error", "Name or password is wrong. Nothing was opened; check Caps Lock and type both again."
    ),
    "window.file_not_saved": QT_TRANSLATE_NOOP(
        "Error", "The copy could not be saved as {path}: {reason}. The case file itself is kept; choose another place."
    ),
    "window.preparation_stopped": QT_TRANSLATE_NOOP(
        "Error", "The preparation stopped: {fault}. Nothing was filled in by halves; try again."
    ),
    "window.cancelled": QT_TRANSLATE_NOOP("Error", "{title} was stopped. What was finished before stays."),
    "window.draft_not_saved": QT_TRANSLATE_NOOP(
        "Error", "Your note is not saved in {path}: {reason}. It stays here; make room, then type on."
    ),
    "window.file_not_read": QT_TRANSLATE_NOOP(
        "Error", "“{name}” could not be read: {reason}. Nothing else was lost; put it somewhere else and try again."
    ),
    "window.paper_not_saved": QT_TRANSLATE_NOOP(
        "Error", "The paper was not saved as {path}: {reason}. Choose another place; the paper itself is safe."
    ),
    "window.unexpected": QT_TRANSLATE_NOOP(
        "Error", "Something went wrong that should not ({fault}). What you typed stays; it is in the log. Try again."
    ),
}


def sentence(error: BackofficeError) -> str:
    """The sentence for an error in the language of the window."""
    return sentence_for(error.code, error.facts)


def sentence_for(code: str, facts: Mapping[str, object]) -> str:
    """The same for a code told by another process; the plainest sentence stands in for a code of a newer version."""
    source = SENTENCES.get(code, SENTENCES["refused"])
    said = QCoreApplication.translate("Error", source).format_map(_Facts(facts))
    # Of a file in an archive: which one.
    return f"{facts['member']}: {said}" if facts.get("member") and "{member}" not in source else said


class _Facts(dict[str, object]):
    """Facts ready for a sentence: sizes with their unit, a dash for what was not told."""

    def __init__(self, facts: Mapping[str, object]) -> None:
        super().__init__({name: _shown(name, value) for name, value in facts.items()})

    def __missing__(self, name: str) -> str:
        return "–"


def _shown(name: str, value: object) -> object:
    if name in _SIZES and str(value).isdecimal():
        return QLocale().formattedDataSize(int(str(value)), 1, QLocale.DataSizeFormat.DataSizeSIFormat)
    if isinstance(value, str) and _INSTANT.fullmatch(value):
        with suppress(ValueError):
            return f"{datetime.fromisoformat(value).astimezone():%Y-%m-%d %H:%M}"
    return value
