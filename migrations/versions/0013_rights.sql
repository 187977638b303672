grant execute on function rights.call_back(uuid) to dpo;
grant execute on function rights.is_own_reply(uuid, uuid), rights.whose(rights.reply) to guard;

set local role house_owner;
grant select on rights.reply to guard;
grant select, delete on outbox.body to guard;

grant select on rights.reply to dpo, auditor, worker;
create policy seen on rights.reply for select to dpo, auditor, worker using (true);
grant insert on rights.reply to dpo;
create policy made on rights.reply for insert to dpo with check (made_by = store.me());
grant insert on outbox.body to dpo;
create policy written on outbox.body for insert to dpo with check (
    exists (
        select from outbox.message m join rights.reply p on p.id = m.reply_id
         where m.id = message_id and m.made_at = store.now() and p.made_by = store.me()
    )
);
grant select on outbox.body to worker;
create policy carried on outbox.body for select to worker using (true);

grant insert, select on outbox.message to dpo;
create policy own_to_dpo on outbox.message for select to dpo using (reply_id is not null);
create policy written_by_dpo on outbox.message for insert to dpo with check (state = 'waiting' and reply_id is not null);
reset role;
