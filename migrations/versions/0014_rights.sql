-- What a person agreed to and took back, and what is withheld from use while they dispute it.
set local role house_owner;
grant select, insert, update, delete on rights.reply_draft to dpo;
create policy own on rights.reply_draft for select to dpo using (person = store.me());
create policy own_added on rights.reply_draft for insert to dpo with check (
    person = store.me()
    and exists (select from rights.request r where r.id = request_id and r.subject_id = reply_draft.subject_id)
);
create policy own_changed on rights.reply_draft for update to dpo using (person = store.me());
create policy own_removed on rights.reply_draft for delete to dpo using (person = store.me());
reset role;
