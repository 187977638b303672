grant execute on function rights.rectified_for(uuid), rights.put_right(uuid, text, jsonb), rights.lines_hash(uuid, bytea, jsonb) to guard;
grant execute on function rights.keep_rectification(uuid, uuid, bytea), rights.propose_rectification(uuid, jsonb, text, bytea),
    rights.reopen_rectification(uuid), rights.rectify(uuid, uuid, bigint, jsonb),
    rights.note_recipient(uuid, uuid, text, text, text, text, uuid) to dpo;

set local role house_owner;
grant select, insert on people.correction to guard;
grant select, insert, update, delete on rights.rectification to guard;
grant select, insert on rights.recipient_notice to guard;
grant update (legal_name) on people.identity to guard;
grant update (birth_on, address) on people.particulars to guard;
grant insert on people.name_token to guard;
grant update (class_key_id, sealed) on outbox.body to guard;
grant update (body) on rights.words to guard;

-- Reviewers see that something was put right, and nothing of what was not.
grant select on people.correction to kyc_reviewer, dpo, mlro, auditor;
create policy put_right on people.correction for select to kyc_reviewer using (act <> 'refused');
create policy seen on people.correction for select to dpo, mlro, auditor using (true);
grant select on rights.rectification to dpo;
grant select (id, request_id, customer_id, state, proposal_id, made_by, made_at, done_by, done_at)
    on rights.rectification to auditor;
create policy seen on rights.rectification for select to dpo, auditor using (true);
grant select on rights.recipient_notice to dpo, auditor;
create policy seen on rights.recipient_notice for select to dpo, auditor using (true);
reset role;
