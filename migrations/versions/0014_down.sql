-- What a person agreed to and took back, and what is withheld from use while they dispute it.
delete from audit.exportable where kind in ('rights.letter', 'rights.register');
delete from audit.recordable where action in ('rights.letter_filed', 'rights.register_written');
drop trigger hidden_is_not_changed on kyc.picture;
drop trigger hidden_is_not_changed on kyc.decision_note;
drop trigger hidden_is_not_decided on kyc.decision;
drop function people.stop_if_hidden(), kyc.stop_if_hidden();
drop trigger consent_first on outbox.message;
drop function outbox.consent_first();
set local role house_owner;
drop policy restricted on people.identity;
drop policy restricted on people.particulars;
drop policy restricted on kyc.attempt;
drop policy restricted on kyc.picture;
drop policy restricted on kyc.decision_note;
drop policy restricted on kyc."case";
drop policy restricted on ledger.particulars;
drop policy restricted on ledger.draft_words;
drop table people.restriction;
drop table people.consent;
drop table rights.reply_draft;
reset role;
drop function people.note_consent(), people.guard_consent(), people.consents_to(uuid, text);
drop function ledger.few_saying(text, int), ledger.transactions_saying(text), ledger.accounts_hidden_from_me();
drop function people.restrict(uuid, uuid, text, text[]), people.lift_restriction(uuid), people.hidden_from_me(),
    people.is_restricted(uuid), people.restricted_among(uuid[]);
