grant execute on function rights.shown_last(uuid), rights.identity_refused(uuid), rights.identity_shown(uuid),
    rights.tell_identity(rights.request, text) to guard;
grant execute on function rights.note_sender(uuid, text), rights.identity_refused(uuid), rights.see_identity_paper(uuid), rights.decide_identity(uuid, text),
    rights.take_paper_over(uuid, uuid) to dpo;

set local role house_owner;
grant select, update on rights.identity_paper to guard;
grant select, delete on rights.identity_content to guard;
grant delete on rights.paper to guard;
grant select, insert, delete on rights.letter_sender to guard;
grant insert (id, request_id, subject_id, kind, media, received_by, received_at) on rights.identity_paper to dpo;
grant insert on rights.identity_content to dpo;
create policy recorded on rights.identity_paper for insert to dpo with check (true);
create policy recorded on rights.identity_content for insert to dpo with check (true);
grant select on rights.identity_paper to dpo, auditor;
create policy seen on rights.identity_paper for select to dpo, auditor using (true);
grant select on rights.identity_content to dpo;
create policy opened on rights.identity_content for select to dpo using (
    paper_id = any ((select vault.open_customers('{request}'))::uuid[])
);
reset role;
