grant execute on function vault.take_ticket(uuid, text[], text, uuid), vault.open_customers(text[]), vault.open_pairs(),
    vault.offer_keys(bytea, bytea), vault.keys_leaving(), vault.holders(uuid), vault.grant_action(text),
    vault.move_slot(text, bytea, boolean), vault.renew_keys(bytea, bytea, uuid[], bytea[], text, bytea) to staff;
grant execute on function vault.grant_action(text), vault.is_wrap(bytea) to guard;
grant execute on function vault.certify_person(text, bytea, bytea), vault.certify_class(uuid, bytea, bytea)
    to administrator;
grant execute on function vault.give_classes(text, uuid[], bytea[], uuid),
    vault.offer_class_key(uuid, text, bytea, text[], bytea[]), vault.lead_rotation(uuid, uuid),
    vault.rewrap(uuid, uuid[], bytea[]), vault.left_to_rewrap(uuid), vault.end_rotation(uuid, uuid[])
    to kyc_reviewer, dpo, mlro, administrator;
grant execute on function vault.destroy_customer_keys(uuid) to dpo;
grant execute on function people.search(text, text[], bytea, int) to kyc_reviewer, dpo, mlro, auditor;
grant execute on function vault.holds_every_class(text) to guard;
grant execute on function vault.forget_person(text), vault.forget_classes(text),
    vault.check_not_last_holder(text) to role_keeper, guard;

set local role house_owner;

grant select, insert, update, delete on vault.person_key, vault.slot, vault.class_grant, vault.ticket, vault.customer_key,
    vault.destroyed_key, vault.rotation, vault.blind_index, vault.index_queue to guard;
grant select, insert, update on vault.class_key to guard;
grant select, insert, update, delete on vault.key_in_use to guard;
grant select on vault.class_reader to guard;

-- What is public, or opens nothing by itself.
grant select on vault.class_key to staff, worker, endpoint;
create policy seen on vault.class_key for select to staff, worker, endpoint using (true);
grant select on vault.class_reader, vault.rotation to staff;
create policy seen on vault.class_reader for select to staff using (true);
create policy seen on vault.rotation for select to staff using (true);
grant select on vault.person_key to staff, worker;
create policy seen on vault.person_key for select to staff, worker using (true);
grant select on vault.class_grant to staff, worker;
create policy own on vault.class_grant for select to staff, worker using (person = store.me());

-- A person's own slot; other hands than its owner's never touch it while the person is there.
grant select, delete on vault.slot to staff, worker;
grant insert (person, custody, sealed), update (sealed) on vault.slot to staff;
create policy own on vault.slot for select to staff, worker using (person = store.me());
create policy own_added on vault.slot for insert to staff with check (person = store.me());
create policy own_changed on vault.slot for update to staff using (person = store.me());
create policy own_removed on vault.slot for delete to staff using (person = store.me());

-- Everybody who may write a sealed column may make a key for it; only a ticket shows one.
grant insert (id, customer_id, field_class, class_key_id, wrapped) on vault.customer_key to staff, endpoint;
create policy made on vault.customer_key for insert to staff, endpoint with check (made_by = store.me());
grant select on vault.customer_key to staff;
create policy opened on vault.customer_key for select to staff using (
    customer_id = any ((select vault.open_customers(null))::uuid[])
    and (customer_id, field_class) in (select * from vault.open_pairs())
);
create policy leaving on vault.customer_key for select to staff using (
    class_key_id = any ((select vault.keys_leaving())::uuid[])
);
grant select on vault.ticket to staff;
create policy own on vault.ticket for select to staff using (person = store.me());
grant select on vault.destroyed_key to staff;
create policy seen on vault.destroyed_key for select to dpo, auditor using (true);

grant insert (id, column_name, row_id, customer_id, class_key_id, sealed) on vault.index_queue to staff, endpoint;
create policy added on vault.index_queue for insert to staff, endpoint with check (true);
grant select, delete on vault.index_queue to worker;
create policy taken on vault.index_queue for select to worker using (true);
create policy done on vault.index_queue for delete to worker using (true);
grant select, insert, update on vault.blind_index to worker;
create policy seen on vault.blind_index for select to worker using (true);
create policy entered on vault.blind_index for insert to worker with check (true);
create policy renewed on vault.blind_index for update to worker using (true);

-- Sealed columns: a live ticket for the customer shows them, nothing else does.
drop policy held on people.particulars;
create policy opened on people.particulars for select to kyc_reviewer, dpo, mlro using (
    customer_id = any ((select vault.open_customers('{identity,contact}'))::uuid[])
);
create policy opened on people.identity for select to dpo, mlro using (
    customer_id = any ((select vault.open_customers('{identity,contact}'))::uuid[])
);
drop policy held on kyc.attempt;
drop policy lead on kyc.attempt;
create policy opened on kyc.attempt for select to kyc_reviewer, dpo, mlro using (
    customer_id = any ((select vault.open_customers('{identity}'))::uuid[])
);
drop policy held on kyc.picture;
drop policy lead on kyc.picture;
create policy opened on kyc.picture for select to kyc_reviewer, dpo using (
    image is not null and customer_id = any ((select vault.open_customers('{identity_image}'))::uuid[])
    or face is not null and customer_id = any ((select vault.open_customers('{biometric}'))::uuid[])
);
create policy opened_without_faces on kyc.picture for select to mlro using (
    image is not null and customer_id = any ((select vault.open_customers('{identity_image}'))::uuid[])
);
drop policy seen on kyc.decision_note;
create policy opened on kyc.decision_note for select to kyc_reviewer, dpo using (
    customer_id = any ((select vault.open_customers('{note}'))::uuid[])
);
grant select on kyc.attempt, kyc.picture to dpo;
grant select on kyc.attempt to mlro;
grant select (id, case_id, customer_id, ordinal, kind, width, height, sha256, added_at, image) on kyc.picture to mlro;
grant select on kyc.decision_note to dpo;
reset role;
