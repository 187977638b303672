-- Who may do what. PUBLIC may nothing; definer functions belong to `guard`, which owns no table.
do $$
declare
    found record;
begin
    for found in
        select p.oid::regprocedure as name, p.prosecdef as definer
          from pg_proc p join pg_namespace n on n.oid = p.pronamespace
         where n.nspname in ('store', 'vault', 'audit', 'staff', 'people', 'outbox', 'kyc')
    loop
        execute format('revoke all on function %s from public', found.name);
        execute format('alter function %s owner to %I', found.name, case when found.definer then 'guard' else 'house_owner' end);
    end loop;
    for found in
        select format('%I.%I', schemaname, tablename) as name
          from pg_tables
         where schemaname in ('store', 'vault', 'audit', 'staff', 'people', 'outbox', 'kyc')
           and tablename <> 'alembic_version'
    loop
        execute format('alter table %s owner to house_owner', found.name);
        execute format('alter table %s enable row level security', found.name);
        execute format('alter table %s force row level security', found.name);
    end loop;
end
$$;
grant execute on function store.me(), store.now(), store.refuse(text, jsonb), staff.duties(),
    audit.record(text, uuid, jsonb) to kyc_reviewer, worker, guard, house_owner;
grant execute on function audit.note_export(uuid, text, uuid, bytea, bigint),
    kyc.document_arrived(uuid, bigint) to kyc_reviewer;
grant execute on function outbox.accepted(uuid) to worker;

set local role house_owner;

-- What the guards need to see and move.
grant select on store.clock_shift, people.customer, kyc."case", kyc.decision, outbox.message, staff.presence to guard;
grant insert, select on audit.event, audit.export to guard;
grant insert, update on staff.presence to guard;
grant update (state, level, outcome, last_decision, claimed_by, claimed_until, told_at, version) on kyc."case" to guard;
grant update (state, accepted_at, locked_at) on outbox.message to guard;
grant update (kyc) on people.customer to guard;

-- Everybody signed in.
grant select on store.house to kyc_reviewer, worker;
create policy seen on store.house for select to kyc_reviewer, worker using (true);
grant select, insert on store.command to kyc_reviewer, worker;
create policy own_seen on store.command for select to kyc_reviewer, worker using (actor = store.me());
create policy own_added on store.command for insert to kyc_reviewer, worker with check (actor = store.me());
grant delete on store.command to worker;
create policy old_removed on store.command for delete to worker using (at < store.now() - interval '7 days');
create policy old_seen on store.command for select to worker using (at < store.now() - interval '7 days');
grant select on vault.slot to kyc_reviewer, worker;
create policy own on vault.slot for select to kyc_reviewer, worker using (person = store.me());
grant select on vault.class_key to kyc_reviewer, worker;
create policy seen on vault.class_key for select to kyc_reviewer, worker using (true);
grant select on staff.person to kyc_reviewer, worker;
create policy seen on staff.person for select to kyc_reviewer, worker using (true);
grant select, insert, update on staff.presence to kyc_reviewer;
create policy seen on staff.presence for select to kyc_reviewer using (true);
create policy own_added on staff.presence for insert to kyc_reviewer with check (person = store.me());
create policy own_moved on staff.presence for update to kyc_reviewer using (person = store.me());

-- KYC: everybody of the duty sees the list; papers and pictures open for the holder, who decided, and a lead.
grant select on people.customer, people.name_token, kyc."case", kyc.decision, outbox.message to kyc_reviewer;
create policy seen on people.customer for select to kyc_reviewer using (true);
create policy seen on people.name_token for select to kyc_reviewer using (true);
create policy seen on kyc."case" for select to kyc_reviewer using (true);
create policy seen on kyc.decision for select to kyc_reviewer using (true);
create policy seen on outbox.message for select to kyc_reviewer using (true);

grant update (claimed_by, claimed_until) on kyc."case" to kyc_reviewer;
create policy claimed on kyc."case" for update to kyc_reviewer
    using (state = 'waiting' and (claimed_by is null or claimed_by = store.me() or claimed_until <= (select store.now())))
    with check (claimed_by is null or claimed_by = store.me());
grant insert on kyc.decision, kyc.decision_note, outbox.message to kyc_reviewer;
create policy added on kyc.decision for insert to kyc_reviewer with check (decided_by = store.me());
create policy added on outbox.message for insert to kyc_reviewer with check (state = 'waiting');
grant select on kyc.decision_note, kyc.attempt, kyc.provider_check, kyc.picture to kyc_reviewer;
grant insert on kyc.picture to kyc_reviewer;
create policy own_added on kyc.decision_note for insert to kyc_reviewer with check (
    exists (select from kyc.decision d where d.id = decision_id and d.decided_by = store.me())
);
create policy seen on kyc.decision_note for select to kyc_reviewer using (true);
create policy seen on kyc.provider_check for select to kyc_reviewer using (true);
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
create policy arrived on kyc.picture for insert to kyc_reviewer with check (
    kind in ('front', 'back', 'extra')
    and exists (
        select from kyc."case" c
         where c.id = case_id and c.customer_id = picture.customer_id and c.state = 'with_customer'
    )
);

-- The worker: reads whom to write to, moves messages on, nothing else.
grant select (id, controller, legal_name, email, language) on people.customer to worker;
create policy written_to on people.customer for select to worker using (true);
grant select (id, number) on kyc."case" to worker;
create policy numbered on kyc."case" for select to worker using (true);
grant select on outbox.message to worker;
grant update (state, leaves_at, tries, last_fault, locked_at) on outbox.message to worker;
create policy moved on outbox.message for select to worker using (true);
create policy moved_on on outbox.message for update to worker
    using (state in ('waiting', 'sending')) with check (state in ('waiting', 'sending', 'failed'));
reset role;
