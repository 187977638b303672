-- What a person agreed to and took back, and what is withheld from use while they dispute it.
delete from audit.exportable where kind = 'rights.letter';
delete from audit.recordable where action = 'rights.letter_filed';
drop trigger consent_first on outbox.message;
drop function outbox.consent_first();
set local role house_owner;
drop table people.consent;
drop table rights.reply_draft;
reset role;
drop function people.note_consent(), people.guard_consent(), people.consents_to(uuid, text);
