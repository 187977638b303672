-- The reporting officer reads; nobody writes a row but through the functions. Everybody else is not even told that the
-- schema has tables: who may refer can call one function of it.
revoke usage on schema screening from staff, worker, endpoint;
grant usage on schema screening to kyc_reviewer, finance, dpo, mlro;
grant execute on function screening.refer(uuid, uuid, uuid, text, bytea) to kyc_reviewer, finance, dpo;
grant execute on function screening.act(uuid, text, uuid, uuid, bigint, date, bytea) to mlro;
-- The worker ends what has been kept long enough, and is told nothing of it.
grant usage on schema screening to worker;
grant execute on function screening.expire() to worker;
grant execute on function screening.record(text, uuid, jsonb), screening.is_referred(uuid) to guard;

-- Only the reporting officer may be given the key of this class.
insert into vault.class_reader (field_class, duty) values ('suspicion', 'mlro');

set local role house_owner;
grant select, insert, update, delete on screening.file, screening.referral to guard;
grant select, insert, delete on screening.act, screening.words to guard;
grant select, insert on screening.event to guard;
grant select, delete on screening.draft to guard;

grant select on screening.file, screening.referral, screening.act, screening.words, screening.event to mlro;
create policy seen on screening.file for select to mlro using (true);
create policy seen on screening.referral for select to mlro using (true);
create policy seen on screening.act for select to mlro using (true);
create policy seen on screening.event for select to mlro using (true);
create policy opened on screening.words for select to mlro using (
    customer_id = any ((select vault.open_customers('{suspicion}'))::uuid[])
);
grant select, insert, update, delete on screening.draft to mlro;
create policy own on screening.draft for select to mlro using (person = store.me());
create policy own_added on screening.draft for insert to mlro with check (person = store.me());
create policy own_changed on screening.draft for update to mlro using (person = store.me());
create policy own_removed on screening.draft for delete to mlro using (person = store.me());

-- Of the cases of a customer whose words are open: that there are any, and how they went.
grant select (id, number, customer_id, headline, handed_over_at, state, outcome) on kyc."case" to mlro;
create policy numbered_for_mlro on kyc."case" for select to mlro using (
    customer_id = any ((select vault.open_customers('{suspicion}'))::uuid[])
);
reset role;
