-- The watch over flows: what was found, on which postings, and what became of it.
set local role house_owner;
drop policy watched on ledger.account;
drop policy watched on ledger.asset;
revoke select (id, kind, holder) on ledger.account from worker;
revoke select on ledger.asset from worker, mlro;
revoke select (booked_on, transaction_id, seq, account_id, asset, amount) on ledger.posting from worker;
revoke select (booked_on, id, kind, reverses) on ledger.transaction from worker;
revoke select (kyc) on people.customer from worker;
revoke update (state) on people.customer from guard;
reset role;
drop trigger note_new on ledger.transaction;
drop trigger lift_follows on staff.proposal;
drop function ledger.pass_freezes(bigint[], boolean), ledger.came_first(date, timestamptz, timestamptz),
    ledger.instant(text), ledger.step_where_frozen(uuid, text, text), ledger.freeze_for_alert(uuid, uuid, text),
    people.freeze_account(uuid, uuid, text), people.propose_lift(uuid), people.lift_agreed(),
    kyc.end_rescreen(uuid), ledger.pass_alert_on(uuid, bigint, uuid, bytea),
    ledger.act_on_alert(uuid, bigint, text, text, text),
    ledger.raise_alert(uuid, text, text, text, int, int, jsonb, jsonb), ledger.step(uuid, text, text, text),
    ledger.watch_begin(int, bytea), ledger.watch_spread(int), ledger.note_new();
drop table ledger.left_before, people.account_freeze, kyc.rescreen, ledger.alert_words, ledger.alert_step,
    ledger.alert_evidence, ledger.alert, ledger.watch_due, ledger.watch_new, ledger.watch_policy;
delete from staff.four_eyes where action = 'people.lift_freeze';
