grant execute on function rights.expire_second() to worker;
grant execute on function rights.second_until(uuid, uuid) to guard;
grant execute on function rights.second_due(uuid[]) to dpo, kyc_lead, auditor;
grant execute on function rights.put_before_second(uuid, bytea, bytea, bytea, jsonb),
    rights.put_evidence(uuid, uuid, text, bytea, text) to dpo;
grant execute on function rights.second_classes(uuid), rights.second_unchecked(uuid), rights.note_second_look(uuid, jsonb, jsonb, text, jsonb) to dpo, kyc_lead;

set local role house_owner;
grant select, insert, update, delete on rights.second_view to guard;
grant select, insert, delete on rights.second_evidence to guard;
grant select, insert, update on rights.second_look to guard;
-- It shows with a ticket, to officers and to leads of KYC, who read what their people may read; the proofs show to nobody.
grant select (proposal_id, rectification_id, customer_id, identity, contact) on rights.second_view to dpo, kyc_reviewer;
grant select (other) on rights.second_view to dpo;
create policy opened on rights.second_view for select to dpo, kyc_lead using (
    customer_id = any ((select vault.open_customers('{identity,contact,request}'))::uuid[])
);
grant select on rights.second_evidence to dpo, kyc_reviewer;
create policy opened on rights.second_evidence for select to dpo, kyc_lead using (
    customer_id = any ((select vault.open_customers('{identity_image}'))::uuid[])
);
grant select on rights.second_look to dpo, auditor;
create policy seen on rights.second_look for select to dpo, auditor using (true);
reset role;
