-- Finance checks out, auditors see what was; nobody but the guards writes.
grant execute on function reconcile.entry_leaf(text[]), reconcile.merkle_root(bytea[]), reconcile.instant(timestamptz)
    to guard;
grant execute on function reconcile.booked_late(uuid) to guard, finance, auditor;
grant execute on function reconcile.begin_check_out(uuid, text[], date, date, interval, text),
    reconcile.finish_check_out(uuid, uuid, bytea), reconcile.recall_check_out(uuid), reconcile.note_destroyed(uuid)
    to finance;
set local role house_owner;
grant select, insert, update on reconcile.check_out, reconcile.check_out_account to guard;
grant select on reconcile.check_out, reconcile.check_out_account to finance, auditor;
create policy seen on reconcile.check_out for select to finance, auditor using (true);
create policy seen on reconcile.check_out_account for select to finance, auditor using (true);
reset role;
