-- Who may do what in the first case.
grant execute on function store.me(), store.now(), store.refuse(text, jsonb), staff.duties()
    to staff, worker, sealer, endpoint, guard, role_keeper, house_owner;
grant execute on function audit.record(text, uuid, jsonb) to guard, role_keeper, house_owner;
grant execute on function audit.note(text, uuid, jsonb) to staff, worker, endpoint, guard, house_owner;
grant execute on function audit.note_export(uuid, text, uuid, bytea, bigint) to staff;
grant execute on function audit.enter_document(uuid, text, uuid, bytea, bigint), store.only_now() to guard;
grant execute on function kyc.document_arrived(uuid, bigint), kyc.may_open(uuid), kyc.note_shown(uuid) to kyc_reviewer;
grant execute on function outbox.accepted(uuid) to worker;

set local role house_owner;

-- What the guards need to see and move.
grant select on people.identity, people.name_token, people.search_key to guard;
grant select, insert, update, delete on people.search to guard;
grant select on store.clock_shift, people.customer, kyc."case", kyc.decision, outbox.message, staff.presence to guard;
grant insert, select on audit.event, audit.export to guard;
grant select on audit.recordable, audit.exportable to guard;
grant select (id, case_id, kind, added_at) on kyc.picture to guard;
grant insert, update on staff.presence to guard;
grant update (state, level, outcome, last_decision, claimed_by, claimed_until, told_at, version) on kyc."case" to guard;
grant update (state, accepted_at, locked_at) on outbox.message to guard;
grant update (kyc) on people.customer to guard;

-- Everybody signed in.
grant select on store.house to staff, worker;
create policy seen on store.house for select to staff, worker using (true);
grant select, insert on store.command to staff, worker;
create policy own_seen on store.command for select to staff, worker using (actor = store.me());
create policy own_added on store.command for insert to staff, worker with check (actor = store.me());
grant delete on store.command to worker;
create policy old_removed on store.command for delete to worker using (at < store.now() - interval '7 days');
create policy old_seen on store.command for select to worker using (at < store.now() - interval '7 days');
grant select on vault.slot to staff, worker;
create policy own on vault.slot for select to staff, worker using (person = store.me());
grant select on vault.class_key to staff, worker;
create policy seen on vault.class_key for select to staff, worker using (true);
grant select on staff.person to staff, worker;
create policy seen on staff.person for select to staff, worker using (true);
grant select, insert, update on staff.presence to staff;
create policy seen on staff.presence for select to staff using (true);
create policy own_added on staff.presence for insert to staff with check (person = store.me());
create policy own_moved on staff.presence for update to staff using (person = store.me());

-- KYC: everybody of the duty sees the list; papers and pictures open for the holder, who decided, and a lead.
grant select on kyc."case", kyc.decision, outbox.message to kyc_reviewer;
grant select on people.customer to kyc_reviewer, dpo, mlro, auditor;
grant select on people.identity to kyc_reviewer, dpo, mlro, auditor;
grant select on people.particulars to kyc_reviewer, dpo, mlro;
create policy seen on people.customer for select to kyc_reviewer, dpo, mlro, auditor using (true);
create policy seen on people.identity for select to auditor using (true);
-- Real time, not the house's: a minute is a minute also in a house whose clock is shifted.
grant select on people.search to kyc_reviewer, dpo, mlro, auditor;
create policy own on people.search for select to kyc_reviewer, dpo, mlro, auditor using (
    person = store.me() and at > transaction_timestamp() - interval '1 minute'
    and made_in is distinct from pg_current_xact_id_if_assigned()::text::bigint
);
create policy held on people.identity for select to kyc_reviewer using (
    exists (
        select from kyc."case" c
         where c.customer_id = identity.customer_id
           and (c.claimed_by = store.me() and c.claimed_until > (select store.now())
                or exists (select from kyc.decision d where d.case_id = c.id and d.decided_by = store.me()))
    )
);
create policy lead on people.identity for select to kyc_lead using (true);
create policy held on people.particulars for select to kyc_reviewer using (
    exists (select from people.identity i where i.customer_id = particulars.customer_id)
);
create policy seen on kyc."case" for select to kyc_reviewer using (true);
create policy seen on kyc.decision for select to kyc_reviewer using (true);
create policy seen on outbox.message for select to kyc_reviewer using (decision_id is not null);

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
grant select (id, controller, language) on people.customer to worker;
grant select on people.identity to worker;
create policy written_to on people.identity for select to worker using (true);
create policy written_to on people.customer for select to worker using (true);
grant select (id, number) on kyc."case" to worker;
create policy numbered on kyc."case" for select to worker using (true);
grant select on outbox.message to worker;
grant update (state, leaves_at, tries, last_fault, locked_at) on outbox.message to worker;
create policy moved on outbox.message for select to worker using (true);
create policy moved_on on outbox.message for update to worker
    using (state in ('waiting', 'sending')) with check (state in ('waiting', 'sending', 'failed'));
reset role;
