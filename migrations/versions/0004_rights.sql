-- The sealer reads the rows it seals, adds batches, answers requests for a signature, and may nothing else.
grant execute on function audit.this_system(), audit.sealing_state(), audit.held_up(), audit.end_held_up() to sealer;
grant execute on function audit.stream_table(text), audit.this_system() to guard;
grant execute on function audit.reads_all(text), audit.may_verify(text),
    audit.leaves(text, text[], bigint, bigint, bigint, bigint, int) to auditor, administrator, dpo, kyc_lead, mlro;
grant execute on function audit.sealing_state(), audit.held_up() to auditor, administrator, dpo, kyc_lead;
grant execute on function audit.sealer_serves(), audit.ask_signature(uuid, bytea),
    audit.note_signed(uuid, bytea, bigint) to staff;
-- Whom a transaction belongs to, and how to end it, is the server's own knowledge.
select store.make_member('guard', 'pg_read_all_stats'), store.make_member('guard', 'pg_signal_backend');

set local role house_owner;
grant select on audit.stream, audit.batch, audit.sealing_limit to guard;
grant select, insert, update (signed_sha256, signed_size) on audit.signature_request to guard;

grant select on audit.stream, audit.batch to auditor, administrator, dpo, kyc_lead, mlro, sealer;
create policy seen on audit.stream for select to auditor, administrator, dpo, kyc_lead, mlro, sealer using (true);
create policy seen on audit.batch for select to auditor, administrator, dpo, kyc_lead, mlro
    using ((select audit.may_verify(stream)));
create policy sealed on audit.batch for select to sealer using (true);
grant insert on audit.batch to sealer;
create policy sealed_on on audit.batch for insert to sealer with check (true);

-- The firm's name stands in its certificate.
grant select (firm) on store.house to sealer;
create policy named on store.house for select to sealer using (true);
grant select on audit.firm_certificate to staff, sealer;
create policy seen on audit.firm_certificate for select to staff, sealer using (true);
grant insert on audit.firm_certificate to sealer;
create policy shown on audit.firm_certificate for insert to sealer with check (since = store.now());

grant select on audit.signature_request to staff, sealer;
create policy own on audit.signature_request for select to staff using (requested_by = store.me());
create policy seen on audit.signature_request for select to auditor, administrator, dpo using (true);
create policy asked on audit.signature_request for select to sealer using (true);
grant update (signature) on audit.signature_request to sealer;
create policy answered on audit.signature_request for update to sealer using (true);
reset role;
