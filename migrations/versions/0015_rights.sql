grant execute on function retention.folded(text) to guard;
grant execute on function retention.preview(uuid, boolean) to dpo, kyc_lead;
grant execute on function retention.erase(uuid, uuid), retention.set_hold(uuid, uuid, text, text),
    retention.propose_release(uuid), retention.close_account(uuid), retention.places(),
    retention.find(uuid, uuid, text, text[], text[], text[], text[]), retention.end_search(uuid, uuid),
    retention.explain(uuid, text, text, text) to dpo;
grant select on store.alembic_version to guard;

set local role house_owner;
grant select, insert, update on retention.hold, retention.erasure to guard;
grant select, insert, update on retention.place to guard;
grant select, insert, update, delete on retention.finding to guard;
grant select, insert, delete on retention.sought to guard;
grant update (language, masked_name, country, closed_at) on people.customer to guard;
grant update (email), delete on people.identity to guard;
grant update (mobile), delete on people.particulars to guard;
grant delete on people.name_token, kyc.picture, kyc.decision_note, ledger.particulars, ledger.draft_words,
    ledger.feed_note, rights.words, rights.paper, rights.reply_draft to guard;
grant update (device, card, document_number) on kyc.attempt to guard;
grant update (last_fault) on outbox.message to guard;

grant select on retention.rule to dpo, auditor;
create policy seen on retention.rule for select to dpo, auditor using (true);
grant select on retention.hold, retention.erasure, retention.finding to dpo, auditor;
create policy seen on retention.hold for select to dpo, auditor using (true);
create policy seen on retention.erasure for select to dpo, auditor using (true);
create policy seen on retention.finding for select to dpo, auditor using (true);
grant select (id, customer_id, request_id, is_minor, closed_at, erased_by, erased_at) on retention.erasure to sealer;
create policy registered on retention.erasure for select to sealer using (true);
reset role;
