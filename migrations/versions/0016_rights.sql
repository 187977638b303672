grant execute on function people.disclose(uuid, text, text, text, text[], text, uuid, uuid, uuid),
    rights.copied_for(uuid), rights.opened_for(uuid), staff.use_proposal(uuid, text, uuid),
    audit.note_export(uuid, text, uuid, bytea, bigint), rights.given(uuid, timestamptz) to guard;
grant execute on function rights.package_of(uuid), rights.kept_nameless(uuid), rights.count_held(uuid), rights.plain_held(uuid, text),
    rights.history(uuid), rights.given_to(uuid, timestamptz),
    rights.enter_package(uuid, uuid, text, bytea, bigint, uuid) to dpo;

set local role house_owner;
grant select, insert on people.disclosure to guard;
grant select on people.account_freeze, kyc.provider_check, rights.words, rights.paper, ledger.draft_leg,
    ledger.draft_words to guard;
grant select (id, customer_id, provider, submitted_at) on kyc.attempt to guard;
grant select (customer_id) on people.particulars, kyc.picture to guard;
grant select (customer_id, decision_id) on kyc.decision_note to guard;

grant select on people.disclosure to dpo, auditor;
create policy seen on people.disclosure for select to dpo, auditor using (true);
reset role;
