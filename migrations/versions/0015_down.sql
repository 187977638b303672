drop trigger release_follows on staff.proposal;
drop trigger guard_outcome on rights.reply;
drop trigger guard_fulfilled on rights.event;
revoke select on store.alembic_version from guard;
set local role house_owner;
revoke update (language, masked_name, country, closed_at) on people.customer from guard;
revoke update (email), delete on people.identity from guard;
revoke update (mobile), delete on people.particulars from guard;
revoke delete on people.name_token, kyc.picture, kyc.decision_note, ledger.particulars, ledger.draft_words,
    ledger.feed_note, rights.words, rights.paper, rights.reply_draft from guard;
revoke update (device, card, document_number) on kyc.attempt from guard;
revoke update (last_fault) on outbox.message from guard;
reset role;
delete from staff.four_eyes where action = 'retention.release_hold';
