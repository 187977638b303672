set local role house_owner;

-- Who a customer is shows to whoever has a ticket, also to a lead; a claim takes one.
drop policy held on people.identity;
drop policy lead on people.identity;
drop policy opened on people.identity;
create policy opened on people.identity for select to kyc_reviewer, dpo, mlro using (
    customer_id = any ((select vault.open_customers('{identity,contact}'))::uuid[])
);

-- Auditors read everything but sealed fields and suspicions.
grant select on kyc."case", kyc.decision, kyc.provider_check, outbox.message to auditor;
grant select (id, case_id, customer_id, ordinal, provider, reference, device, submitted_at) on kyc.attempt to auditor;
grant select (id, case_id, customer_id, ordinal, kind, width, height, sha256, added_at) on kyc.picture to auditor;
grant select (decision_id, customer_id) on kyc.decision_note to auditor;
create policy audited on kyc.decision for select to auditor using (true);
create policy audited on kyc.provider_check for select to auditor using (true);
create policy audited on kyc.attempt for select to auditor using (true);
create policy audited on kyc.picture for select to auditor using (true);
create policy audited on kyc.decision_note for select to auditor using (true);
create policy audited on outbox.message for select to auditor using (true);

reset role;
