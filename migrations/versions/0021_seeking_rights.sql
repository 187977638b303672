grant execute on function rights.sought_places() to guard, dpo;
grant execute on function rights.seek(uuid, text, text[], text[], text[]) to dpo;

set local role house_owner;
grant select, insert, update on rights.sought_place to guard;
grant select on rights.sought_place to dpo, auditor;
create policy seen on rights.sought_place for select to dpo, auditor using (true);
reset role;
