-- Finance and auditors read approvals and keys; the worker reads what it needs to prove them; nobody but the guards writes.
grant execute on function ledger.bring_approval(bigint, bytea, bytea) to finance_lead;
grant execute on function ledger.bring_approvals(jsonb) to endpoint;
grant execute on function ledger.note_approvals(boolean, jsonb) to worker;
grant execute on function ledger.key_as_enrolled(uuid) to finance, auditor, worker;
set local role house_owner;
grant select, insert on ledger.approval_key, ledger.approval, ledger.approval_proof to guard;
grant select on ledger.approval_key, ledger.approval, ledger.approval_proof to finance, auditor;
grant select on ledger.approval_key, ledger.approval to worker;
create policy seen on ledger.approval_key for select to finance, auditor, worker using (true);
create policy seen on ledger.approval for select to finance, auditor, worker using (true);
create policy seen on ledger.approval_proof for select to finance, auditor using (true);
-- What an approval is about.
grant select (path) on ledger.account to worker;
grant select (happened_on) on ledger.transaction to worker;
grant select (source, reference, transaction_id) on ledger.reference to worker;
create policy approved on ledger.reference for select to worker using (true);
reset role;
