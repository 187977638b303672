"""One sentence for each error code of requests.

Boundary: a part of `text`, which is the only one to read it.
"""

from __future__ import annotations

from ui.shell.translation import QT_TRANSLATE_NOOP

RIGHTS: dict[str, str] = {
    "people.is_restricted": QT_TRANSLATE_NOOP(
        "Error", "This person’s data is withheld from use while a dispute goes on. Ask the data protection officer."
    ),
    "people.no_consent": QT_TRANSLATE_NOOP(
        "Error", "No consent to this stands, so nothing was put on its way. Ask the person in their account."
    ),
    "people.not_the_words_shown": QT_TRANSLATE_NOOP(
        "Error", "These are not the words on file for that consent ({language}). Show the present ones and ask again."
    ),
    "people.not_restricted": QT_TRANSLATE_NOOP(
        "Error", "No such restriction stands any more. Look at the person again before you go on."
    ),
    "people.lifting_not_announced": QT_TRANSLATE_NOOP(
        "Error",
        "The person is told before a restriction is lifted (GDPR Art. 18(3)). Write the notice; lift once it has left.",
    ),
    "people.lifting_too_early": QT_TRANSLATE_NOOP(
        "Error", "The notice tells the person that it is lifted from {from} on. Lift it then, or write another notice."
    ),
    "rights.lifting_day": QT_TRANSLATE_NOOP(
        "Error", "Choose from which day the data is used again, today at the earliest, and name it in the letter."
    ),
    "people.is_objected_to": QT_TRANSLATE_NOOP(
        "Error", "The person objected to this ({purpose}), so it stands still. Nothing was sent."
    ),
    "people.no_such_objection": QT_TRANSLATE_NOOP(
        "Error", "There is no such objection, or it is not for you. Nothing was changed; look at the request again."
    ),
    "people.marketing_is_not_weighed": QT_TRANSLATE_NOOP(
        "Error", "An objection to marketing is never weighed: it stays stopped. Weigh the other purposes."
    ),
    "people.assessed_already": QT_TRANSLATE_NOOP(
        "Error", "This purpose ({purpose}) was weighed already, and stays as it was weighed. Look at the request again."
    ),
    "people.no_such_assessment": QT_TRANSLATE_NOOP(
        "Error", "An objection is upheld, or overridden on a ground. Choose one of them, then enter it again."
    ),
    "people.nothing_to_withdraw": QT_TRANSLATE_NOOP(
        "Error", "No consent to this stands, so there is nothing to take back. Look at the history of the consents."
    ),
    "people.restricted_already": QT_TRANSLATE_NOOP(
        "Error", "This person’s data is restricted already. Lift that restriction before you set another."
    ),
    "people.only_the_person_consents": QT_TRANSLATE_NOOP(
        "Error", "A consent is given by the person in their account. Here it can only be taken back for them."
    ),
    "rights.answer_before_question": QT_TRANSLATE_NOOP(
        "Error", "The answer about “{topic}” on {on} has no question before it. Enter the day it was asked."
    ),
    "rights.answer_is_leaving": QT_TRANSLATE_NOOP(
        "Error", "The answer to R-{number} is on its way. Call it back first if something is still to be done."
    ),
    "rights.correction_not_whole": QT_TRANSLATE_NOOP(
        "Error",
        "A field still needs something: a new value, statement, ground or reason. Fill it in, then try again.",
    ),
    "rights.correction_waits": QT_TRANSLATE_NOOP(
        "Error", "A second person still looks at the correction. Carry it out or take it back before the answer leaves."
    ),
    "rights.data_moved_on": QT_TRANSLATE_NOOP(
        "Error", "The data was changed meanwhile, so nothing was corrected. Look at the field again and decide anew."
    ),
    "rights.evidence_needed": QT_TRANSLATE_NOOP(
        "Error",
        "Name what the decision rests on: the letter, one of its papers, a case of this person, or a note of yours.",
    ),
    "rights.no_such_recipient": QT_TRANSLATE_NOOP(
        "Error", "Nobody of that kind had received what was corrected. Look at the list of recipients again."
    ),
    "rights.not_that_value": QT_TRANSLATE_NOOP(
        "Error",
        "That value does not fit its field. Write it as it is to stand, and try again.",
    ),
    "rights.held_already": QT_TRANSLATE_NOOP(
        "Error", "That is the value already held. Write what is to stand instead, or leave the field as it is."
    ),
    "rights.nothing_to_rectify": QT_TRANSLATE_NOOP(
        "Error",
        "There is nothing to correct for R-{number}: it has ended, asks for something else, or nothing is filled in.",
    ),
    "rights.recipient_settled": QT_TRANSLATE_NOOP(
        "Error", "That recipient was told already, or it was recorded why not. Look at the list of recipients again."
    ),
    "rights.second_person_first": QT_TRANSLATE_NOOP(
        "Error",
        "Who somebody is, and to which address everything goes, changes only when a second person has agreed. Put the"
        " correction before them first.",
    ),
    "rights.old_address_untold": QT_TRANSLATE_NOOP(
        "Error", "An e-mail address changes only together with the letter that tells the old one. Nothing was changed."
    ),
    "rights.notice_stays": QT_TRANSLATE_NOOP(
        "Error", "This letter tells an old address that it was changed. It is never called back."
    ),
    "rights.asked_twice": QT_TRANSLATE_NOOP(
        "Error", "“{topic}” was already open on {on}. Enter the answer to the first question before asking again."
    ),
    "rights.bad_address": QT_TRANSLATE_NOOP(
        "Error", "No mail can be sent to “{address}”. Write the address the answer is to go to; the letter is kept."
    ),
    "rights.agent_needed": QT_TRANSLATE_NOOP(
        "Error", "Who asks for somebody else has a name, and an e-mail or a postal address. Write them down first."
    ),
    "rights.blanks_left": QT_TRANSLATE_NOOP(
        "Error", "“{blank}” is still to be filled in. Write what belongs there, or take it out; nothing was sent yet."
    ),
    "rights.clock_not_that_of_the_rules": QT_TRANSLATE_NOOP(
        "Error", "The dates run past the promise of {promise}. Nothing was changed; tell whoever keeps this program."
    ),
    "rights.event_before_receipt": QT_TRANSLATE_NOOP(
        "Error", "“{event}” on {on} lies before the day the request was received. Correct one of the two dates."
    ),
    "rights.extension_waits": QT_TRANSLATE_NOOP(
        "Error",
        "A letter that extends R-{number} is on its way already. Call it back before you write another; a request is"
        " extended once.",
    ),
    "rights.copy_needed": QT_TRANSLATE_NOOP(
        "Error",
        "R-{number} cannot end as fulfilled: no copy was written for it. Write the package (P), or answer in part or"
        " refuse, and say why.",
    ),
    "rights.copy_is_stale": QT_TRANSLATE_NOOP(
        "Error",
        "The person’s data was corrected after the copy for R-{number} was written. Write the package anew (P).",
    ),
    "rights.nothing_restricted": QT_TRANSLATE_NOOP(
        "Error",
        "R-{number} cannot end as fulfilled: nothing is restricted. Restrict (H), or answer in part or refuse,"
        " and say why.",
    ),
    "rights.consent_stands": QT_TRANSLATE_NOOP(
        "Error",
        "R-{number} cannot end as fulfilled: a consent that it takes back still stands. Take it back (U).",
    ),
    "rights.nothing_corrected": QT_TRANSLATE_NOOP(
        "Error",
        "R-{number} cannot end as fulfilled: nothing was corrected. Correct the data (Y), or answer in part or refuse,"
        " and say why.",
    ),
    "rights.nobody_of_ours": QT_TRANSLATE_NOOP(
        "Error",
        "R-{number} cannot end as fulfilled: no customer of ours asks. Answer in part, or that nothing is held.",
    ),
    "rights.extended_already": QT_TRANSLATE_NOOP(
        "Error", "This request was extended on {on}, and can be extended only once. Nothing was changed."
    ),
    "rights.extension_too_late": QT_TRANSLATE_NOOP(
        "Error", "An extension letter had to leave by {by} and would have no effect any more. Answer the request now."
    ),
    "rights.faces_not_agreed": QT_TRANSLATE_NOOP(
        "Error", "Faces open for a copy only when a second person has agreed. Ask for it, or say why they stay out."
    ),
    "rights.letter_has_left": QT_TRANSLATE_NOOP(
        "Error",
        "The letter is already with the mail relay and cannot be called back. Write another one if it was wrong.",
    ),
    "rights.letter_not_written": QT_TRANSLATE_NOOP(
        "Error", "The letter could not be saved at {path} ({reason}). Make room or choose another folder; try again."
    ),
    "rights.letter_sealed": QT_TRANSLATE_NOOP(
        "Error", "The letter’s words are sealed. Open request R-{number} first, then file the letter."
    ),
    "rights.two_senders": QT_TRANSLATE_NOOP(
        "Error",
        "This letter has a mail from {first} already, and the one you opened is from {second}. Record the first, then"
        " begin another letter for the second.",
    ),
    "rights.mail_sealed": QT_TRANSLATE_NOOP(
        "Error", "This mail is encrypted. Open it in the mail program that has its key, and paste its words here."
    ),
    "rights.mail_too_big": QT_TRANSLATE_NOOP(
        "Error", "This mail is larger than {at_most} MB. Paste its words, and keep its files where they are."
    ),
    "rights.mail_too_many_parts": QT_TRANSLATE_NOOP(
        "Error", "This mail has more than {at_most} parts, as no letter has. Paste its words instead."
    ),
    "rights.moved_on": QT_TRANSLATE_NOOP(
        "Error", "Somebody else worked on R-{number} meanwhile, or it has ended. Look at it again before you go on."
    ),
    "rights.no_copy_now": QT_TRANSLATE_NOOP(
        "Error", "R-{number} has ended, or no customer of ours asks for a copy in it. A copy is made while it is open."
    ),
    "rights.no_rules_for_place": QT_TRANSLATE_NOOP(
        "Error", "No rules say which law’s clock runs at “{place}”. Choose the controller’s place of establishment."
    ),
    "rights.no_such_outcome": QT_TRANSLATE_NOOP("Error", "That is no way a request can end. Nothing was changed."),
    "rights.no_such_request": QT_TRANSLATE_NOOP(
        "Error", "This request is not there, or is not yours to see. Look for it on the board."
    ),
    "rights.not_a_mail": QT_TRANSLATE_NOOP(
        "Error", "This file is no mail, or is damaged. Save the mail again as .eml, or paste its words."
    ),
    "rights.not_a_date": QT_TRANSLATE_NOOP(
        "Error",
        "“{text}” is no date. A day is written 2026-03-02, an instant 2026-03-27T22:00+01:00.",
    ),
    "rights.offset_needed": QT_TRANSLATE_NOOP(
        "Error",
        "“{text}” does not say on which clock. Write its offset (2026-03-27T22:00+01:00); a zone of the local clock"
        " (Europe/Berlin) does too, but for an hour that a clock shows twice or never.",
    ),
    "rights.date_out_of_reach": QT_TRANSLATE_NOOP(
        "Error",
        "“{text}” is too far away: no calendar of working days reaches there. Give a day between 1950 and 2098.",
    ),
    "rights.extended_twice": QT_TRANSLATE_NOOP(
        "Error", "A request is extended once, and a second day was given for it: {on}. Leave one of the two out."
    ),
    "rights.not_a_zone": QT_TRANSLATE_NOOP("Error", "“{text}” is no time zone. Write one such as Europe/London."),
    "rights.not_an_event": QT_TRANSLATE_NOOP(
        "Error", "“{text}” is no event of a request. Use identity-asked, identity-got and the like, or extended."
    ),
    "rights.not_opened": QT_TRANSLATE_NOOP(
        "Error", "Access to this person’s data has ended meanwhile. Prepare the answer again; nothing was written."
    ),
    "rights.not_received_then": QT_TRANSLATE_NOOP(
        "Error", "A letter cannot have come on {on}. Give the day on which it reached the firm."
    ),
    "rights.not_that_day": QT_TRANSLATE_NOOP(
        "Error", "{on} lies before the request came in, or after today. Put the date right."
    ),
    "rights.not_that_letter": QT_TRANSLATE_NOOP(
        "Error", "The request does not fit its letter. Nothing was recorded; record the letter again."
    ),
    "rights.nothing_asked": QT_TRANSLATE_NOOP(
        "Error", "Say at least one thing that the letter asks for. Nothing was recorded yet."
    ),
    "rights.outcome_needed": QT_TRANSLATE_NOOP(
        "Error", "Say how the request ends with this letter; a refusal is a refusal. Nothing was sent yet."
    ),
    "rights.package_not_written": QT_TRANSLATE_NOOP(
        "Error", "The package could not be written to “{path}” ({reason}). Choose another folder; nothing was left."
    ),
    "rights.paper_too_big": QT_TRANSLATE_NOOP(
        "Error", "“{name}” is larger than {at_most} MB. Leave it where it is and say so in a note."
    ),
    "rights.objection_not_assessed": QT_TRANSLATE_NOOP(
        "Error", "The objection waits to be weighed. Weigh every purpose it names (O), then write the answer."
    ),
    "rights.postal_address_needed": QT_TRANSLATE_NOOP(
        "Error", "A letter by post needs a name and an address, in two to {at_most} lines. Complete it, then go on."
    ),
    "rights.not_by_post": QT_TRANSLATE_NOOP(
        "Error", "This letter leaves as mail, so there is no posting to enter. Nothing was changed."
    ),
    "rights.posted_already": QT_TRANSLATE_NOOP(
        "Error", "This was entered about the letter of R-{number} before. Look at its letters again."
    ),
    "rights.not_posted_yet": QT_TRANSLATE_NOOP(
        "Error", "The letter of R-{number} was never posted, so it cannot come back. Enter its posting first."
    ),
    "rights.not_posted_then": QT_TRANSLATE_NOOP(
        "Error", "It cannot have been on {on}: after the letter was made, and no later than today. Put the day right."
    ),
    "rights.proof_needed": QT_TRANSLATE_NOOP(
        "Error", "Say who carries the letter, and the number of the item or what else proves its posting."
    ),
    "rights.no_such_complaint": QT_TRANSLATE_NOOP(
        "Error", "There is no such complaint, or it is not for you. Nothing was changed; look at the list again."
    ),
    "rights.complaint_closed": QT_TRANSLATE_NOOP(
        "Error", "The complaint C-{number} was closed already. Look at the list of complaints again."
    ),
    "rights.not_a_period": QT_TRANSLATE_NOOP(
        "Error", "The period ends on {until}, before it begins on {since}. Nothing was written; turn the days round."
    ),
    "rights.register_too_long": QT_TRANSLATE_NOOP(
        "Error",
        "{count} requests are more than the {at_most} a {form} takes. Nothing was written; choose a shorter period "
        "or CSV.",
    ),
    "rights.register_not_written": QT_TRANSLATE_NOOP(
        "Error", "{path} could not be written: {reason}. Nothing half is left; choose another folder or make room."
    ),
    "rights.acknowledged_already": QT_TRANSLATE_NOOP(
        "Error", "The complaint C-{number} is acknowledged already, or its letter is about to leave. Look at it again."
    ),
    "rights.complaint_not_answered": QT_TRANSLATE_NOOP(
        "Error", "No letter of yours about C-{number} has left since it came. Let it leave first, then close it."
    ),
    "rights.authority_needed": QT_TRANSLATE_NOOP(
        "Error", "Say which authority writes: one of the list. Nothing was recorded."
    ),
    "rights.second_unseen": QT_TRANSLATE_NOOP(
        "Error",
        "Read all of it first: old and new values and what they rest on. Where your duties do not open a part of it, "
        "another second person decides.",
    ),
    "rights.second_differs": QT_TRANSLATE_NOOP(
        "Error",
        "What was put before you is not what would be written. Refuse it, and tell a data protection officer that it "
        "was exchanged.",
    ),
    "rights.no_identity_check": QT_TRANSLATE_NOOP(
        "Error", "No paper waits for a verdict here: the request has ended, or its papers are gone. Look again."
    ),
    "rights.identity_refused": QT_TRANSLATE_NOOP(
        "Error",
        "The papers of who asks in R-{number} were not confirmed. Nothing is handed out or changed until another proof "
        "is there: ask for it (L), or check another paper (D).",
    ),
    "rights.identity_unseen": QT_TRANSLATE_NOOP("Error", "Look at every paper first, then decide on all of them."),
    "rights.no_paper_of_that_kind": QT_TRANSLATE_NOOP(
        "Error", "A paper is a PDF, PNG or JPEG of at most 20 MB. Nothing was kept."
    ),
    "rights.not_by_that_way": QT_TRANSLATE_NOOP(
        "Error", "An authority writes by post or e-mail, or calls: it has no account with us. Nothing was recorded."
    ),
    "rights.no_such_day": QT_TRANSLATE_NOOP(
        "Error", "It cannot be answered by {on}: after it came, and a customer’s within 30 days. Put the day right."
    ),
    "rights.the_relay_says_so": QT_TRANSLATE_NOOP(
        "Error", "Only what a mail relay has accepted counts as sent, and nobody at a desk can say so."
    ),
    "rights.words_needed": QT_TRANSLATE_NOOP("Error", "Some words are needed here. Write them, then save again."),
    "rights.words_too_long": QT_TRANSLATE_NOOP(
        "Error", "That is longer than {at_most} signs. Shorten it, or add it as a file; nothing was lost."
    ),
}
