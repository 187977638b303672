insert into vault.class_reader (field_class, duty) values ('request', 'dpo');
grant execute on function rights.is_asked(uuid) to guard;

set local role house_owner;
grant select, update on rights.request to guard;
grant select, insert on rights.event to guard;
grant select on rights.letter to guard;

-- The officer works on all of it; auditors read everything but words; the worker keeps the clocks when a relay has spoken.
grant select on rights.letter, rights.request, rights.event to dpo, auditor;
create policy seen on rights.letter for select to dpo, auditor using (true);
create policy seen on rights.request for select to dpo, auditor using (true);
create policy seen on rights.event for select to dpo, auditor using (true);
grant select (id, letter_id, subject_id, media, size, sha256) on rights.paper to auditor;
create policy listed on rights.paper for select to auditor using (true);
grant select on rights.request, rights.event to worker;
grant select (id, controller) on rights.letter to worker;
create policy dated on rights.letter for select to worker using (true);
create policy moved on rights.request for select to worker using (true);
create policy moved on rights.event for select to worker using (true);

-- Whoever receives a request writes it down: the officer, and the account itself.
grant insert (id, channel, asker, controller, subject_id, customer_id, received_on, dated_by, recorded_by, recorded_at,
    agent_id)
    on rights.letter to dpo, endpoint;
create policy recorded on rights.letter for insert to dpo with check (true);
create policy recorded_by_account on rights.letter for insert to endpoint
    with check (channel = 'account' and customer_id is not null);
grant insert (id, letter_id, subject_id, customer_id, "right", place, received_on, state, statute_on, outer_on, promise_on,
    operative_on, work_by_on, letter_by_on, pack, calendar, version) on rights.request to dpo, endpoint;
create policy recorded on rights.request for insert to dpo, endpoint with check (true);
grant insert on rights.words, rights.paper to dpo, endpoint;
create policy recorded on rights.words for insert to dpo, endpoint with check (true);
create policy recorded on rights.paper for insert to dpo, endpoint with check (true);

-- Clocks follow the events; the guard on the table keeps them within the promise.
grant update (statute_on, outer_on, promise_on, operative_on, work_by_on, letter_by_on, pack, calendar)
    on rights.request to dpo, worker;
create policy clocked on rights.request for update to dpo, worker using (ended_at is null) with check (true);
grant insert on rights.event to dpo, worker;
create policy done on rights.event for insert to dpo, worker with check (true);

grant select on rights.words, rights.paper to dpo;
create policy opened on rights.words for select to dpo using (
    subject_id = any ((select vault.open_customers('{request}'))::uuid[])
);
create policy opened on rights.paper for select to dpo using (
    subject_id = any ((select vault.open_customers('{request}'))::uuid[])
);

-- What a command of the account itself needs.
grant select, insert on store.command to endpoint;
create policy own_seen_by_endpoint on store.command for select to endpoint using (actor = store.me());
create policy own_added_by_endpoint on store.command for insert to endpoint with check (actor = store.me());
reset role;
