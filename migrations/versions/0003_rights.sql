-- Functions: what desks call, what guards call, and what the keeper of roles asks of the guard.
grant execute on function staff.propose(text, uuid, jsonb), staff.decide_proposal(uuid, boolean, bytea, text),
    staff.withdraw_proposal(uuid), staff.new_password(text), staff.end_break_glass(uuid), staff.apart(text, text),
    staff.glass_ended(uuid) to staff;
grant execute on function staff.break_the_glass(uuid, text), staff.glass_is_broken(uuid) to kyc_lead, dpo, mlro;
grant execute on function staff.has_keys(text) to administrator, auditor, dpo;
grant execute on function staff.acknowledge(bigint) to dpo, administrator;
grant execute on function staff.add_person(text, text, text, text[], text), staff.set_duties(text, text[]),
    staff.apply_duties(uuid), staff.suspend(text), staff.resume(text), staff.end_person(text),
    staff.reset_password(text, text) to administrator;
grant execute on function staff.propose(text, uuid, jsonb), staff.use_proposal(uuid, text, uuid),
    staff.announce(text, text, uuid, jsonb), staff.let_go(text), staff.drop_proposals(text),
    staff.agreed_reset(text) to role_keeper;
grant execute on function staff.facts_hash(text, uuid, jsonb) to guard;

set local role house_owner;
grant select, insert, update on staff.person to role_keeper;
create policy kept on staff.person for all to role_keeper using (true) with check (true);
grant select on staff.person, staff.four_eyes to guard;
grant select, insert, update on staff.proposal, staff.break_glass to guard;
grant select, insert on staff.notice, staff.acknowledgement to guard;
grant delete on staff.presence to guard;

grant select on staff.four_eyes to staff;
create policy seen on staff.four_eyes for select to staff using (true);
-- A proposal is seen by who made it, and by those who may make or second its kind. Auditors see all but what the MLRO
-- releases, which nobody else may know of.
grant select on staff.proposal to staff;
create policy own on staff.proposal for select to staff using (proposed_by = store.me());
create policy kind on staff.proposal for select to staff using (
    action in (
        select f.action from staff.four_eyes f where (f.seconds || f.proposers) && (select staff.duties())
    )
);
create policy audited on staff.proposal for select to auditor using (action <> 'authority.release');
grant select on staff.break_glass to staff;
create policy own on staff.break_glass for select to staff using (person = store.me());
create policy watched on staff.break_glass for select to dpo, administrator, auditor using (true);
grant select on staff.notice, staff.acknowledgement to staff;
create policy everybodys on staff.notice for select to staff using (audience = 'everybody');
create policy watched on staff.notice for select to dpo, administrator, auditor using (true);
create policy seen on staff.acknowledgement for select to dpo, administrator, auditor using (true);
create policy own on staff.acknowledgement for select to staff using (person = store.me());
reset role;
