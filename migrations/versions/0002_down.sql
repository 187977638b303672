drop function people.search(text, text[], bytea, int);
set local role house_owner;
drop policy opened on people.particulars;
drop policy opened on people.identity;
drop policy opened on kyc.attempt;
drop policy opened on kyc.picture;
drop policy opened_without_faces on kyc.picture;
drop policy opened on kyc.decision_note;
revoke select on kyc.attempt, kyc.picture, kyc.decision_note from dpo, mlro;
revoke select (id, case_id, customer_id, ordinal, kind, width, height, sha256, added_at, image) on kyc.picture from mlro;
drop index kyc.attempt_by_customer, kyc.picture_by_customer, kyc.decision_note_by_customer;
drop table vault.ticket, vault.rotation, vault.blind_index, vault.index_queue, vault.class_grant, vault.slot,
    vault.person_key, vault.destroyed_key, vault.customer_key, vault.class_reader, vault.key_in_use, vault.class_key cascade;
reset role;
do $$
declare
    made record;
begin
    for made in select p.oid::regprocedure as name from pg_proc p where p.pronamespace = 'vault'::regnamespace loop
        execute format('drop function %s cascade', made.name);
    end loop;
end
$$;

set local role house_owner;
create table vault.class_key (
    id uuid primary key,
    field_class text not null,
    made_at timestamptz not null
);
create table vault.slot (
    person text primary key,
    salt bytea not null,
    sealed bytea not null
);
alter table vault.class_key enable row level security;
alter table vault.class_key force row level security;
alter table vault.slot enable row level security;
alter table vault.slot force row level security;
grant select on vault.slot to staff, worker;
create policy own on vault.slot for select to staff, worker using (person = store.me());
grant select on vault.class_key to staff, worker;
create policy seen on vault.class_key for select to staff, worker using (true);
create policy held on people.particulars for select to kyc_reviewer using (
    exists (select from people.identity i where i.customer_id = particulars.customer_id)
);
create policy seen on kyc.decision_note for select to kyc_reviewer using (true);
create policy held on kyc.attempt for select to kyc_reviewer using (
    exists (
        select from kyc."case" c
         where c.id = case_id and c.claimed_by = store.me() and c.claimed_until > (select store.now())
    )
    or exists (select from kyc.decision d where d.case_id = attempt.case_id and d.decided_by = store.me())
);
create policy lead on kyc.attempt for select to kyc_lead using (true);
create policy held on kyc.picture for select to kyc_reviewer using (
    exists (
        select from kyc."case" c
         where c.id = case_id and c.claimed_by = store.me() and c.claimed_until > (select store.now())
    )
    or exists (select from kyc.decision d where d.case_id = picture.case_id and d.decided_by = store.me())
);
create policy lead on kyc.picture for select to kyc_lead using (true);
reset role;
