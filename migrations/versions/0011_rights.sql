-- Finance reads alerts and decides, through the functions alone; the reporting officer reads; an auditor sees how alerts
-- stand and not whom they are about. The worker reads flows without a name and can only point at postings.
grant execute on function ledger.raise_alert(uuid, text, text, text, int, int, jsonb, jsonb), ledger.watch_spread(int),
    ledger.watch_begin(int, bytea) to worker;
grant execute on function ledger.act_on_alert(uuid, bigint, text, text, text), ledger.pass_alert_on(uuid, bigint, uuid, bytea),
    ledger.freeze_for_alert(uuid, uuid, text), people.freeze_account(uuid, uuid, text),
    people.propose_lift(uuid) to finance;
grant execute on function kyc.end_rescreen(uuid) to kyc_reviewer;
grant execute on function ledger.step(uuid, text, text, text) to guard;
grant execute on function screening.refer(uuid, uuid, uuid, text, bytea) to guard;
grant execute on function people.freeze_account(uuid, uuid, text), ledger.instant(text),
    ledger.came_first(date, timestamptz, timestamptz) to guard;
set local role house_owner;
grant select, insert, update on ledger.alert to guard;
grant select, insert on ledger.alert_evidence, ledger.alert_step, ledger.alert_words, ledger.watch_policy to guard;
grant select, insert, update, delete on ledger.watch_new, ledger.watch_due to guard;
grant select, insert, update on kyc.rescreen, people.account_freeze to guard;
grant update (state) on people.customer to guard;
grant select, insert on ledger.left_before to guard;
grant select on ledger.left_before to finance, mlro, auditor;
create policy seen on ledger.left_before for select to finance, mlro, auditor using (true);

grant select on ledger.alert, ledger.alert_evidence, ledger.alert_step, ledger.alert_words to finance, mlro;
grant select (id, number, rule, severity, policy_version, state, found_at, changed_at) on ledger.alert to auditor;
grant select on ledger.watch_policy to finance, mlro, auditor, worker;
create policy seen on ledger.alert for select to finance, mlro, auditor using (true);
create policy seen on ledger.alert_evidence for select to finance, mlro using (true);
create policy seen on ledger.alert_step for select to finance, mlro using (true);
create policy seen on ledger.alert_words for select to finance, mlro using (true);
create policy seen on ledger.watch_policy for select to finance, mlro, auditor, worker using (true);

grant select on ledger.watch_new to worker, finance, mlro;
grant select on ledger.watch_due to worker, finance, mlro;
grant delete on ledger.watch_due to worker;
create policy seen on ledger.watch_new for select to worker, finance, mlro using (true);
create policy seen on ledger.watch_due for select to worker, finance, mlro using (true);
create policy judged on ledger.watch_due for delete to worker using (true);
grant select (id, kind, holder) on ledger.account to worker;
grant select on ledger.asset to worker, mlro;
grant select (booked_on, transaction_id, seq, account_id, asset, amount) on ledger.posting to worker;
grant select (booked_on, id, kind, reverses) on ledger.transaction to worker;
grant select (kyc) on people.customer to worker;
create policy watched on ledger.account for select to worker using (true);
create policy watched on ledger.asset for select to worker, mlro using (true);

grant select on kyc.rescreen to kyc_reviewer;
create policy seen on kyc.rescreen for select to kyc_reviewer using (true);
grant select on people.account_freeze to finance, kyc_reviewer, dpo, mlro, auditor;
create policy seen on people.account_freeze for select to finance, kyc_reviewer, dpo, mlro, auditor using (true);
reset role;
