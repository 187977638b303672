-- Who reads the trail. Auditors, the DPO and administrators all of it; a lead of KYC what concerns the duty's people and
-- cases; everybody their own entries.
grant execute on function audit.kyc_people() to kyc_lead;
grant execute on function audit.this_transaction() to staff;

set local role house_owner;
grant select on audit.event, audit.export to staff;
create policy own on audit.event for select to staff using (actor = (select store.me()));
create policy seen on audit.event for select to auditor, dpo, administrator using (true);
-- How many a search found is told by its entry, so the entry shows no earlier than what it found.
create policy committed on audit.event as restrictive for select to staff using (
    action <> 'people.searched' or xact is distinct from (select audit.this_transaction())
);
create policy kyc on audit.event for select to kyc_lead using (
    actor = any ((select audit.kyc_people())::text[])
    or starts_with(action, 'kyc.')
    or action = 'outbox.mail_accepted' and facts ->> 'case' is not null
);
create policy seen on audit.export for select to auditor, dpo, administrator using (true);
-- A scalar query is answered by key for each row; `exists` could be hashed by reading the whole trail.
create policy own on audit.export for select to staff using (
    (select true from audit.event e where e.id = event_id)
);

-- A case by its number, and whose it is: a pseudonym, nothing of the case.
grant select (id, number, customer_id) on kyc."case" to auditor, dpo, administrator;
create policy numbered_for_audit on kyc."case" for select to auditor, dpo, administrator using (true);
reset role;
